using System.Globalization;
using Dushanbe.Conference.Files;
using Dushanbe.Conference.Files.Pictures;

namespace Dushanbe.Conference.Exchange;

/// <summary>Looks up and checks the photos named by the rows of an import and, except in a dry run, stores them.</summary>
/// <param name="source">The uploaded photos; null for none.</param>
/// <param name="check">Receives the findings.</param>
/// <param name="added">Where they are stored; null to check only.</param>
internal sealed class ImportedPhotos(ImportPhotos? source, ImportCheck check, NewFiles? added)
{
    private const int MostNamed = 5;
    private const long Megabyte = 1 << 20;

    private readonly Dictionary<string, int> rows = new(StringComparer.Ordinal);

    /// <summary>The photo of a row, and the row's verdict.</summary>
    public async Task<(StoredPhoto? Photo, RowVerdict Verdict)> ReadAsync(ImportCheck.Person person, CancellationToken cancel)
    {
        // faults of all photos are reported once
        if (person.Photo is not { } name || source?.Fault is not null) return (null, RowVerdict.Ready);
        if (!ImportPhotos.StaysInside(name)) return Fault(person, ImportCode.PhotoPath, name);
        if (source is null)
        {
            check.Add(person.Row, ImportColumns.Photo, ImportSeverity.Warning, ImportCode.PhotosNotSupplied, name);
            return (null, RowVerdict.ToLookAt);
        }

        var found = await source.ReadAsync(name, cancel);
        if (found.Bytes is not { } bytes) return Fault(person, found.Fault!.Value, name, Listed(found.Others ?? []));
        var (photo, refused) = await PhotoPress.DevelopAsync(new PhotoUpload("photo", bytes), cancel);
        if (photo is null) return Fault(person, CodeOf(refused), name);
        var verdict = IsFirst(person, found.Name, name) ? RowVerdict.Ready : RowVerdict.ToLookAt;
        return (added is null ? null : await StoreAsync(added, photo, cancel), verdict);
    }

    /// <summary>Reports faults of the photos as a whole, and unused photos.</summary>
    public void Finish()
    {
        if (source is null) return;
        if (source.Fault is { } fault)
        {
            var limit = fault switch
            {
                ImportCode.PhotosTooLarge => ImportPhotos.MaxBytes / Megabyte,
                ImportCode.PhotosUnpackTooLarge => ImportPhotos.MaxUnpacked / Megabyte,
                _ => ImportPhotos.MaxFiles,
            };
            check.Add(0, ImportColumns.Photo, ImportSeverity.Error, fault, null, limit.ToString(CultureInfo.InvariantCulture));
        }
        else if (source.Unused is { Count: > 0 } unused)
        {
            check.Add(0, ImportColumns.Photo, ImportSeverity.Warning, ImportCode.PhotosUnused, null, unused.Count.ToString(CultureInfo.InvariantCulture), Listed(unused));
        }
    }

    private static async Task<StoredPhoto> StoreAsync(NewFiles added, DevelopedPhoto photo, CancellationToken cancel) => new(
        await added.SaveAsync(photo.Printed, cancel), photo.Printed.Length,
        await added.SaveAsync(photo.Original, cancel), photo.Original.Length, photo.OriginalType);

    private static ImportCode CodeOf(PhotoFault? fault) => fault switch
    {
        PhotoFault.TooManyBytes => ImportCode.PhotoTooManyBytes,
        PhotoFault.TooManyPixels => ImportCode.PhotoTooManyPixels,
        PhotoFault.Damaged => ImportCode.PhotoDamaged,
        _ => ImportCode.PhotoNotAPicture,
    };

    private static string Listed(IReadOnlyList<string> names) => string.Join(", ", names.Take(MostNamed)) + (names.Count > MostNamed ? ", …" : "");

    private (StoredPhoto? Photo, RowVerdict Verdict) Fault(ImportCheck.Person person, ImportCode code, string name, string others = "")
    {
        check.Add(person.Row, ImportColumns.Photo, ImportSeverity.Error, code, name, others);
        return (null, RowVerdict.Faulty);
    }

    private bool IsFirst(ImportCheck.Person person, string photo, string name)
    {
        if (rows.TryAdd(photo, person.Row)) return true;
        check.Add(person.Row, ImportColumns.Photo, ImportSeverity.Warning, ImportCode.PhotoTwice, name, rows[photo].ToString(CultureInfo.InvariantCulture));
        return false;
    }
}

/// <summary>A photo that an import has put into the file store.</summary>
/// <param name="Printed">Its hash as it is printed.</param>
/// <param name="PrintedLength">Bytes of that.</param>
/// <param name="Original">Its hash as supplied.</param>
/// <param name="OriginalLength">Bytes of that.</param>
/// <param name="Type">The media type as supplied.</param>
internal sealed record StoredPhoto(string Printed, long PrintedLength, string Original, long OriginalLength, string Type)
{
    /// <summary>The database rows of both files.</summary>
    public IEnumerable<StoredFile> Describe(Guid editionId, DateTime now) =>
    [
        new() { Hash = Printed, EditionId = editionId, Purpose = FilePurpose.ParticipantPhoto, MediaType = "image/jpeg", Length = PrintedLength, StoredAt = now },
        new() { Hash = Original, EditionId = editionId, Purpose = FilePurpose.ParticipantPhoto, MediaType = Type, Length = OriginalLength, StoredAt = now },
    ];
}
