using System.IO.Compression;
using Dushanbe.Conference.Names;
using Dushanbe.Conference.Printing.Drawing;

namespace Dushanbe.Conference.Exchange;

/// <summary>
/// The photos of an import file. Names are only looked up among them and never used as a path outside.
/// Capitals, the form of accents and the kind of slash do not matter; a name that matches several photos is ambiguous.
/// </summary>
public abstract class ImportPhotos : IDisposable
{
    /// <summary>The most bytes a ZIP file of photos may have.</summary>
    public const long MaxBytes = 300L << 20;

    /// <summary>The most bytes that the files of a ZIP may have together once unpacked; photos hardly shrink when packed.</summary>
    public const long MaxUnpacked = 1L << 30;

    /// <summary>The most files a ZIP may hold.</summary>
    public const int MaxFiles = 20_000;

    /// <summary>The maximum folder depth; deeper files are ignored.</summary>
    public const int MaxDepth = 16;

    private const int MostAlike = 10;                  // photos of one name that are listed

    private ImportPhotos() { }

    /// <summary>The fault of the photos as a whole; null for none.</summary>
    internal virtual ImportCode? Fault => null;

    /// <summary>Whether there is no picture among them.</summary>
    internal virtual bool IsEmpty => false;

    /// <summary>The photos that were not looked up; none where the folder may contain unrelated ones.</summary>
    internal virtual IReadOnlyList<string> Unused => [];

    /// <summary>Whether a file is a ZIP file with a readable directory, without parsing its entries.</summary>
    internal static bool IsZip(Stream file)
    {
        try
        {
            if (file.Length > MaxBytes || ZipFiles.CountOf(file) > MaxFiles) return true;
            using var zip = ZipFiles.Open(file);
            return zip.Entries.Count >= 0;
        }
        catch (Exception damage) when (ZipFiles.IsDamage(damage))
        {
            return false;
        }
    }

    /// <summary>Photos in a folder, as beside a file on the server.</summary>
    public static ImportPhotos Folder(string folder) => new InFolder(Path.GetFullPath(folder));

    /// <summary>Photos in a ZIP file, read one by one on request.</summary>
    /// <param name="file">The file, from which can be read anywhere; closed with the photos.</param>
    public static ImportPhotos Zip(Stream file) => new InZip(file);

    /// <inheritdoc/>
    public void Dispose()
    {
        Release();
        GC.SuppressFinalize(this);
    }

    /// <summary>The lookup form of a photo's name: forward slashes, composed accents.</summary>
    internal static string Normal(string name) => Cleaning.Normal(name.Replace('\\', '/'));

    /// <summary>Whether a name may be looked up: a file, perhaps in folders below, never above or elsewhere.</summary>
    internal static bool StaysInside(string name) =>
        name.Length is > 0 and <= 400 && !name.AsSpan().ContainsAny(':', '\0')
        && Normal(name).Split('/') is { Length: <= MaxDepth + 1 } parts && parts.All(part => part.Length > 0 && part is not ("." or "..") && !part.Any(char.IsControl));

    /// <summary>Looks up a photo by a validated name.</summary>
    internal abstract Task<Found> ReadAsync(string name, CancellationToken cancel);

    private protected virtual void Release()
    {
    }

    private static string Key(string name) => name.ToUpperInvariant();

    private static async Task<Found> BytesAsync(string name, Stream stream, long length, CancellationToken cancel)
    {
        if (length > Picture.MaxBytes) return new(name, null, ImportCode.PhotoTooManyBytes);
        // a packed file may be longer than declared
        using var limited = new LimitedStream(stream, length);
        using var bytes = new MemoryStream((int)length);
        await limited.CopyToAsync(bytes, cancel);
        return bytes.Length == length ? new(name, bytes.ToArray()) : new(name, null, ImportCode.PhotoDamaged);
    }

    /// <summary>The result of a lookup.</summary>
    /// <param name="Name">The photo's full name among the others.</param>
    /// <param name="Bytes">Its bytes; null where there is a fault.</param>
    /// <param name="Fault">Why there are none.</param>
    /// <param name="Others">The candidates of an ambiguous name.</param>
    internal sealed record Found(string Name, byte[]? Bytes, ImportCode? Fault = null, IReadOnlyList<string>? Others = null);

    private sealed class InFolder(string folder) : ImportPhotos
    {
        private readonly Dictionary<string, ILookup<string, string>> folders = new(StringComparer.Ordinal);

        internal override async Task<Found> ReadAsync(string name, CancellationToken cancel)
        {
            var path = folder;
            foreach (var part in Normal(name).Split('/'))
            {
                var all = Entries(path)[Key(part)].ToList();
                var exact = all.Where(each => Cleaning.Normal(each) == part).Take(2).ToList();
                if (exact.Count == 1) all = exact;
                if (all.Count > 1) return new(name, null, ImportCode.PhotoAmbiguous, all);
                if (all.Count == 0) return new(name, null, ImportCode.PhotoNotFound);
                path = Path.Combine(path, all[0]);
                // symbolic links could point anywhere
                if (new FileInfo(path).LinkTarget is not null) return new(name, null, ImportCode.PhotoNotFound);
            }

            if (!File.Exists(path)) return new(name, null, ImportCode.PhotoNotFound);
            await using var stream = File.OpenRead(path);
            return await BytesAsync(path, stream, stream.Length, cancel);
        }

        private ILookup<string, string> Entries(string path)
        {
            if (folders.TryGetValue(path, out var known)) return known;
            var names = Directory.Exists(path) ? Directory.EnumerateFileSystemEntries(path).Select(each => Path.GetFileName(each)) : [];
            return folders[path] = names.ToLookup(each => Key(Cleaning.Normal(each)), StringComparer.Ordinal);
        }
    }

    private sealed class InZip : ImportPhotos
    {
        private readonly Stream file;
        private readonly ZipArchive? zip;
        private readonly Dictionary<ReadOnlyMemory<char>, List<Entry>> byName = new(SameText.Ordinal), byEnd = new(SameText.Ordinal);
        private readonly List<Entry> all = [];

        public InZip(Stream file)
        {
            this.file = file;
            try
            {
                if (file.Length > MaxBytes) Fault = ImportCode.PhotosTooLarge;
                else if (ZipFiles.CountOf(file) is var count && count > MaxFiles) Fault = ImportCode.PhotosTooMany;
                else Fault = Know(zip = ZipFiles.Open(file));
            }
            catch (Exception damage) when (ZipFiles.IsDamage(damage))
            {
                Fault = ImportCode.PhotosUnreadable;
            }
        }

        internal override ImportCode? Fault { get; }

        internal override bool IsEmpty => Fault is null && !all.Exists(each => ZipFiles.IsPicture(each.Name));

        internal override IReadOnlyList<string> Unused => [.. all.Where(each => !each.IsUsed && ZipFiles.IsPicture(each.Name)).Select(each => each.Name)];

        internal override async Task<Found> ReadAsync(string name, CancellationToken cancel)
        {
            var normal = Normal(name);
            var found = byName.GetValueOrDefault(normal.AsMemory()) ?? byEnd.GetValueOrDefault(Key(normal).AsMemory()) ?? [];
            foreach (var each in found) each.IsUsed = true;
            if (found.Count > 1) return new(name, null, ImportCode.PhotoAmbiguous, [.. found.Select(each => each.Name)]);
            if (found is not [var entry]) return new(name, null, ImportCode.PhotoNotFound);
            if (entry.Packed.IsEncrypted) return new(entry.Name, null, ImportCode.PhotoLocked);
            try
            {
                await using var stream = await entry.Packed.OpenAsync(cancel);
                return await BytesAsync(entry.Name, stream, entry.Packed.Length, cancel);
            }
            catch (Exception damage) when (ZipFiles.IsDamage(damage))
            {
                return new(entry.Name, null, ImportCode.PhotoDamaged);
            }
        }

        private protected override void Release()
        {
            zip?.Dispose();
            file.Dispose();
        }

        private ImportCode? Know(ZipArchive opened)
        {
            var unpacked = 0L;
            foreach (var packed in opened.Entries)
            {
                if (ZipFiles.IsNothing(packed) || !StaysInside(packed.FullName)) continue;
                if ((unpacked += packed.Length) > MaxUnpacked) return ImportCode.PhotosUnpackTooLarge;
                all.Add(new Entry(Normal(packed.FullName), packed));
            }

            // most tools add a root folder to the archive
            var shared = all.Count > 0 ? all[0].Name[..(all[0].Name.IndexOf('/', StringComparison.Ordinal) + 1)] : "";
            if (!all.TrueForAll(each => each.Name.StartsWith(shared, StringComparison.Ordinal))) shared = "";
            foreach (var entry in all)
            {
                Put(byName, entry.Name.AsMemory(), entry);
                if (shared.Length > 0) Put(byName, entry.Name.AsMemory(shared.Length), entry);
                var end = Key(entry.Name).AsMemory();
                while (true)
                {
                    Put(byEnd, end, entry);
                    var folder = end.Span.IndexOf('/');
                    if (folder < 0) break;
                    end = end[(folder + 1)..];
                }
            }

            return null;
        }

        private static void Put(Dictionary<ReadOnlyMemory<char>, List<Entry>> names, ReadOnlyMemory<char> name, Entry entry)
        {
            if (!names.TryGetValue(name, out var known)) names[name] = known = new(1);
            if (known.Count < MostAlike) known.Add(entry);
        }

        /// <summary>Suffixes of names, compared without copying.</summary>
        private sealed class SameText : IEqualityComparer<ReadOnlyMemory<char>>
        {
            public static SameText Ordinal { get; } = new();

            public bool Equals(ReadOnlyMemory<char> x, ReadOnlyMemory<char> y) => x.Span.SequenceEqual(y.Span);

            public int GetHashCode(ReadOnlyMemory<char> obj) => string.GetHashCode(obj.Span, StringComparison.Ordinal);
        }

        private sealed class Entry(string name, ZipArchiveEntry packed)
        {
            public string Name => name;

            public ZipArchiveEntry Packed => packed;

            public bool IsUsed { get; set; }
        }
    }
}
