using System.Security.Cryptography;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Backups;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Files;
using Dushanbe.Conference.Files.AtRest;
using Dushanbe.Conference.Journal;
using Dushanbe.Conference.Transfer;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Dushanbe.Conference.Tests.Backups;

/// <summary>A folder to restore into, gone afterwards, and what is in it.</summary>
internal sealed class RestoredPlace : IDisposable
{
    public const string Passphrase = "the passphrase of the tests";

    public string Root { get; } = Directory.CreateTempSubdirectory("conference-restored-").FullName;

    public string Database => Path.Combine(Root, "conference.db");

    public IDbContextFactory<ConferenceDb> Databases => Installation.SqliteFiles.At(Database, writes: true);

    public FileStore Files => FilesIn(Root);

    /// <summary>The files of a folder, with the keys that lie in it.</summary>
    public static FileStore FilesIn(string root)
    {
        var options = Options.Create(new FileStoreOptions { Folder = Path.Combine(root, "files"), Keys = Path.Combine(root, "keys") });
        return new(options, new DataKeys(options, Installation.Keys));
    }

    public Action<string> Step { get; set; } = _ => { };

    public RestoreInstallation Restore => new(Installation.SqliteFiles, Options.Create(new BackupOptions { Root = Root, Step = step => Step(step) }), TimeProvider.System, NullLogger<RestoreInstallation>.Instance);

    public Task<RestoreInstallation.Outcome> RestoreAsync(string backup, bool replaces = false, string passphrase = Passphrase) => Restore.RunAsync(new(backup, passphrase, Database, null, replaces), default);

    /// <summary>What the journal says, with nothing but what lies in the folder.</summary>
    public async Task<VerifyJournal.Report> VerifyAsync() =>
        await new VerifyJournal(Databases, SealOf(Root)).ReadAsync(new([.. (await File.ReadAllLinesAsync(Path.Combine(Root, "journal-anchors.txt"))).Select(JournalAnchor.Read).OfType<JournalAnchor>()]), Actor.Operator, default);

    public void Dispose() => Directory.Delete(Root, recursive: true);

    private static JournalSeal SealOf(string root) => new(Convert.FromBase64String(File.ReadAllText(Path.Combine(root, "keys", "journal.key"))));
}

internal static class Backed
{
    /// <summary>Puts beside the database what a server keeps there: keys, a font, anchors of the journal.</summary>
    public static async Task EquipAsync(this Installation installation)
    {
        foreach (var each in new[] { "keys", "fonts" }) Directory.CreateDirectory(Path.Combine(installation.Folder, each));
        await File.WriteAllTextAsync(Path.Combine(installation.Folder, "keys", "journal.key"), Convert.ToBase64String(SHA256.HashData("the key of the tests"u8)));
        await File.WriteAllTextAsync(Path.Combine(installation.Folder, "keys", "key-1.xml"), "<key/>");
        await File.WriteAllBytesAsync(Path.Combine(installation.Folder, "fonts", "Own font.ttf"), [1, 2, 3]);
        await installation.AnchorAsync();
    }

    public static async Task AnchorAsync(this Installation installation) =>
        await File.WriteAllLinesAsync(Path.Combine(installation.Folder, "journal-anchors.txt"), (await installation.Get<ReadAnchors>().ReadAsync(Actor.Operator, default)).Select(each => each.ToString()));

    public static async Task<BackUpInstallation.Outcome.Written> BackUpAsync(this Installation installation) =>
        Assert.IsType<BackUpInstallation.Outcome.Written>(await installation.Get<BackUpInstallation>().ExecuteAsync(new(installation.NewBackup(), RestoredPlace.Passphrase), Actor.Operator, default));

    public static string NewBackup(this Installation installation) => Path.Combine(installation.Folder, "backups", $"{Guid.CreateVersion7():N}.backup");

    /// <summary>Rows and digest of every table.</summary>
    public static async Task<IReadOnlyList<CopiedTable>> TablesAsync(this IDbContextFactory<ConferenceDb> databases)
    {
        await using var db = await databases.CreateDbContextAsync();
        var tables = new List<CopiedTable>();
        foreach (var table in StoredTable.AllOf(db))
        {
            var (rows, digest) = await table.DigestAsync(default);
            tables.Add(new(table.Name, rows, digest));
        }

        return tables;
    }

    /// <summary>Every file below a folder with the hash of its bytes.</summary>
    public static SortedDictionary<string, string> Content(string folder, params string[] except) =>
        new(Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(each => Path.GetRelativePath(folder, each)).Where(each => !except.Any(name => each.StartsWith(name, StringComparison.Ordinal)))
            .ToDictionary(each => each, each => FileStore.HashOf(File.ReadAllBytes(Path.Combine(folder, each)))), StringComparer.Ordinal);
}
