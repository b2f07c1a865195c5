using System.Text;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Delegations;
using Dushanbe.Conference.Exchange;
using Dushanbe.Conference.Files;
using Dushanbe.Conference.Files.AtRest;
using Dushanbe.Conference.Files.Pictures;
using Dushanbe.Conference.People;
using Dushanbe.Conference.People.Passports;
using Dushanbe.Conference.Privacy;
using Dushanbe.Conference.Tests.Privacy;
using Dushanbe.Conference.Work;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Tests.Files;

/// <summary>What is declared encrypted stands nowhere in clear: not in the database's file or rows, not in the folder of uploads.</summary>
public sealed class AtRestTests(Installation installation) : IClassFixture<Installation>
{
    // what an entity stores of a file is its name in the file store
    private static readonly string[] NameFiles = ["Participant.PhotoHash", "Participant.PhotoOriginalHash", "ImportCase.TableHash", "ImportCase.PhotosHash", "DelegationCredentials.NoteHash"];

    [Fact]
    public async Task A_column_that_is_declared_encrypted_is_stored_so_and_no_other()
    {
        await using var db = await installation.OpenAsync();
        var declared = PersonalData.Columns.Where(each => each.Value.IsEncrypted).Select(each => each.Key).Order(StringComparer.Ordinal).ToList();
        var columns = db.Model.GetEntityTypes().SelectMany(each => each.GetProperties()).Where(each => each.ClrType == typeof(SealedText)).Select(each => $"{each.DeclaringType.ClrType.Name}.{each.Name}");

        Assert.Equal(columns.Concat(NameFiles).Order(StringComparer.Ordinal), declared);
        // and goes by itself: with the rule of the edition, or, of an upload, within a day
        Assert.All(declared, each => Assert.True(RetentionDays.Kinds.Contains(PersonalData.Columns[each].Retention) || each.StartsWith("ImportCase.", StringComparison.Ordinal), each));
        // the test below writes a value through each
        Assert.Equal(declared, Written.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Values_written_through_the_operations_are_found_nowhere()
    {
        var desk = await Desk.OpenAsync(installation);
        var values = new List<byte[]>();
        foreach (var write in Written.Values.Distinct()) values.AddRange(await write(installation, desk));

        Assert.True(values.Count >= 6);
        Assert.All(values, value => Assert.Empty(FoundIn(installation.Folder, value)));
        Assert.Empty(await Scan.ForAsync(installation, "Qurbonzoda-Recognizable", "xx-state-nowhere"));
    }

    [Fact]
    public async Task The_search_finds_what_is_in_clear()
    {
        var (desk, photo) = (await Desk.OpenAsync(installation), AnyPicture.Png());
        await installation.StoreInClearAsync(photo);
        await desk.Register(desk.Fields("Bahodur", "Inclearzoda"));

        Assert.Single(FoundIn(installation.Folder, PartOf(photo)));
        Assert.NotEmpty(await Scan.ForAsync(installation, "Inclearzoda"));
        installation.Get<FileStore>().Delete(FileStore.HashOf(photo));
    }

    [Fact]
    public void A_sealed_field_opens_for_its_column_and_row_alone_and_equal_values_have_one_hash()
    {
        var (secrets, row) = (installation.Get<FieldSecrets>(), Guid.CreateVersion7());

        var one = secrets.Seal("Passport.Number", row, "A 1234567");
        var other = secrets.Seal("Passport.Number", row, "A 1234567");

        Assert.Equal("A 1234567", secrets.Open("Passport.Number", row, one));
        Assert.NotEqual(one, other);
        Assert.Null(secrets.Open("Passport.Number", Guid.CreateVersion7(), one));
        Assert.Null(secrets.Open("Passport.BirthDate", row, one));
        Assert.Null(secrets.Open("Passport.Number", row, new($"{one.Stored[..^6]}AAAA==")));
        Assert.Null(secrets.Open("Passport.Number", row, new("sealed1:????")));
        Assert.Null(secrets.Open("Passport.Number", row, null));
        Assert.Equal("as it was", secrets.Open("Passport.Number", row, new("as it was")));
        Assert.Equal(secrets.HashOf("Passport.Number", "A1234567"), secrets.HashOf("Passport.Number", "A1234567"));
        Assert.NotEqual(secrets.HashOf("Passport.Number", "A1234567"), secrets.HashOf("Passport.Number", "A1234568"));
        Assert.NotEqual(secrets.HashOf("Passport.Number", "A1234567"), secrets.HashOf("Passport.BirthDate", "A1234567"));
        Assert.DoesNotContain("1234567", one.ToString(), StringComparison.Ordinal);
    }

    // by column, the operation that writes it; it returns what must be found nowhere
    private static Dictionary<string, Func<Installation, Desk, Task<IReadOnlyList<byte[]>>>> Written { get; } = new()
    {
        ["Participant.PhotoHash"] = PhotographAsync,
        ["Participant.PhotoOriginalHash"] = PhotographAsync,
        ["ImportCase.TableHash"] = ImportAsync,
        ["ImportCase.PhotosHash"] = ImportAsync,
        ["ImportCase.Report"] = ImportAsync,
        ["ImportCase.Corrections"] = ImportAsync,
        ["Passport.Sealed"] = PassportAsync,
        ["DelegationCredentials.NoteHash"] = NoteAsync,
    };

    private static async Task<IReadOnlyList<byte[]>> PhotographAsync(Installation installation, Desk desk)
    {
        var (id, _) = await desk.Register(desk.Fields());
        Assert.IsType<SetPhoto.Outcome.Stored>(await installation.Get<SetPhoto>().ExecuteAsync(new(id, new PhotoUpload("me.png", AnyPicture.Png())), A.Organizer, default));
        var (printed, original) = ((await installation.Get<ReadPhoto>().ReadAsync(id, false, A.Organizer, default))!, (await installation.Get<ReadPhoto>().ReadAsync(id, true, A.Organizer, default))!);
        // nor may a hash that anybody can compute tell that this picture is here
        return [PartOf(printed.Bytes), PartOf(original.Bytes), Encoding.ASCII.GetBytes(FileStore.HashOf(printed.Bytes)), Encoding.ASCII.GetBytes(FileStore.HashOf(original.Bytes))];
    }

    private static async Task<IReadOnlyList<byte[]>> NoteAsync(Installation installation, Desk desk)
    {
        byte[] note = [.. "%PDF-1.7\n"u8, .. "The Embassy of Recognizabilia presents its compliments"u8, .. "\n%%EOF"u8];
        Assert.IsType<ReceiveNote.Outcome.Stored>(await installation.Get<ReceiveNote>().ExecuteAsync(new(desk.Edition.Id, desk.Tajikistan.Id, new MemoryStream(note)), A.Organizer, default));
        return [Encoding.ASCII.GetBytes("Recognizabilia"), Encoding.ASCII.GetBytes(FileStore.HashOf(note))];
    }

    private static async Task<IReadOnlyList<byte[]>> PassportAsync(Installation installation, Desk desk)
    {
        var (id, _) = await desk.Register(desk.Fields());
        var passport = new PassportFields { Number = "Q7391846Z", Nationality = "TJK", BirthDate = new(1961, 11, 27), LatinFamily = "HAMROQULOVIDZE" };
        Assert.IsType<RecordPassport.Outcome.Recorded>(await installation.Get<RecordPassport>().ExecuteAsync(new(id, null, passport), A.Organizer, default));
        return [.. new[] { passport.Number, "1961-11-27", "HAMROQULOVIDZE" }.Select(Encoding.UTF8.GetBytes)];
    }

    private static async Task<IReadOnlyList<byte[]>> ImportAsync(Installation installation, Desk desk)
    {
        var table = Encoding.UTF8.GetBytes("given,family,iso2\nFarrukh,Qurbonzoda-Recognizable,TJ\nFarrukh,Other,xx-state-nowhere\n");
        var photo = AnyPicture.Png();
        var zip = await PhotosAsync(photo);
        var import = Assert.IsType<ReceiveImport.Outcome.Received>(await installation.Get<ReceiveImport>().ExecuteAsync(new(desk.Edition.Id, "people.csv", new MemoryStream(table)), A.Organizer, default)).CaseId;
        Assert.IsType<ReceiveImportPhotos.Outcome.Received>(await installation.Get<ReceiveImportPhotos>().ExecuteAsync(new(desk.Edition.Id, import, "photos.zip", new MemoryStream(zip)), A.Organizer, default));
        // while the files wait, and again when the report quotes them
        Assert.Empty(FoundIn(installation.Folder, table));
        Assert.Empty(FoundIn(installation.Folder, PartOf(photo)));
        await installation.Get<StartImport>().ExecuteAsync(new(desk.Edition.Id, import, DryRun: true), A.Organizer, default);
        Assert.True(await installation.Get<WorkRunner>().RunNextAsync(default));
        var report = (await installation.Get<ReadImport>().ReadAsync(desk.Edition.Id, import, A.Organizer, default))!.Report!;
        Assert.Contains(report.Kept.Findings, each => each.Value == "xx-state-nowhere");
        Assert.IsType<CorrectImport.Outcome.Corrected>(await installation.Get<CorrectImport>().ExecuteAsync(new(desk.Edition.Id, import, new(3, new Dictionary<int, string> { [1] = "Corrected-Recognizable" }, false)), A.Organizer, default));
        Assert.True(await installation.Get<WorkRunner>().RunNextAsync(default));
        return [table, PartOf(photo), Encoding.UTF8.GetBytes("Corrected-Recognizable"), Encoding.UTF8.GetBytes("Qurbonzoda-Recognizable"), Encoding.UTF8.GetBytes("xx-state-nowhere")];
    }

    private static async Task<byte[]> PhotosAsync(byte[] photo)
    {
        var bytes = new MemoryStream();
        await using (var zip = await System.IO.Compression.ZipArchive.CreateAsync(bytes, System.IO.Compression.ZipArchiveMode.Create, leaveOpen: true, null))
        {
            await using var entry = await zip.CreateEntry("me.png", System.IO.Compression.CompressionLevel.NoCompression).OpenAsync();
            await entry.WriteAsync(photo);
        }

        return bytes.ToArray();
    }

    private static byte[] PartOf(byte[] picture) => picture[(picture.Length / 2)..(picture.Length / 2 + 32)];

    private static IReadOnlyList<string> FoundIn(string folder, byte[] value) =>
        [.. Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Where(each => !each.EndsWith(".starting", StringComparison.Ordinal) && BytesOf(each).AsSpan().IndexOf(value) >= 0)];

    private static byte[] BytesOf(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
