using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Dushanbe.Conference.Backups;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Dushanbe.Conference.Tests.Backups;

/// <summary>Backups by somebody who has the passphrase and does not mean well: nothing lands outside, nothing grows without end, nothing is changed.</summary>
public sealed class HostileBackupTests : IDisposable
{
    private const string Passphrase = "a quiet long passphrase";

    private readonly string folder = Directory.CreateTempSubdirectory("conference-hostile-").FullName;

    public static TheoryData<string> Names =>
    [
        "", "..", "../evil", "/etc/evil", "keys/../../evil", "keys/..", "keys/.hidden", "keys/a/b", "keys\\evil", "keys/a\\..\\b", "keys/", "keys/C:evil", "keys/nul\0", "keys/a\n", "keys/ends.", "keys", "files/evil",
        "files/../evil", $"files/{new string('A', 64)}", $"files/{new string('a', 63)}", $"files/{new string('a', 64)}/b", "conference.db-wal", "manifest", "restore.plan", "in-use.lock", "appsettings.json", "Keys/evil", $"keys/{new string('x', 250)}",
    ];

    [Theory, MemberData(nameof(Names))]
    public async Task A_name_that_no_backup_has_is_refused_and_nothing_lands_anywhere(string name)
    {
        var outcome = await RestoreAsync(Manifest(1, 4), Entry(name, "evil"u8.ToArray()));

        Assert.Equal(BackupFault.Strange, Assert.IsType<RestoreInstallation.Outcome.Unreadable>(outcome).Fault);
        AssertUntouched();
    }

    [Theory, InlineData("conference.db"), InlineData("journal-anchors.txt"), InlineData("keys/journal.key"), InlineData("keys/key-0b2c.xml"), InlineData("fonts/Noto Serif (Тоҷикӣ).ttf")]
    public void Names_of_backups_lie_below_the_folder(string name) => Assert.StartsWith(folder, Path.GetFullPath(Path.Combine(folder, BackupNames.PathOf(name)!)), StringComparison.Ordinal);

    [Fact]
    public async Task Lengths_and_counts_that_are_not_so_are_refused()
    {
        (BackupManifest Manifest, byte[] Entries)[] forged =
        [
            (Manifest(1, 10), Entry("conference.db", [1, 2, 3], declared: long.MaxValue)),
            (Manifest(1, 10), Entry("conference.db", [1, 2, 3], declared: -1)),
            (Manifest(1, 1L << 30), Entry("conference.db", [1, 2, 3], declared: 1L << 30)),
            (Manifest(1, 3), Entry("conference.db", [1, 2, 3], declared: 2)),
            (Manifest(int.MaxValue, 3), Entry("conference.db", [1, 2, 3])),
            (Manifest(1, 4), Entry("conference.db", [1, 2, 3])),
            (Manifest(0, 0), Entry("conference.db", [1, 2, 3])),
            (Manifest(2, 6), [.. Entry("conference.db", [1, 2, 3]), .. Entry("conference.db", [1, 2, 3])]),
            (Manifest(2, 6), [.. Entry("keys/a", [1, 2, 3]), .. Entry("keys/A", [1, 2, 3])]),
            (Manifest(1, 3), Entry("conference.db", [1, 2, 3], hash: new byte[32])),
            (Manifest(1, 3), Entry($"files/{new string('a', 64)}", [1, 2, 3])),
            (Manifest(1, 3), [0xFF, 0xFF, .. Entry("conference.db", [1, 2, 3])]),
            (Manifest(20_000, 0), [.. Enumerable.Range(0, 20_000).SelectMany(each => Entry($"keys/{each}", []))]),
        ];
        foreach (var (manifest, rest) in forged)
        {
            Assert.Equal(BackupFault.Strange, Assert.IsType<RestoreInstallation.Outcome.Unreadable>(await RestoreAsync(manifest, rest)).Fault);
            AssertUntouched();
        }
    }

    [Fact]
    public async Task A_declared_length_takes_no_memory()
    {
        // longer than any array can be
        const long length = 1L << 40;
        byte[] content = [.. Entry("manifest", JsonSerializer.SerializeToUtf8Bytes(Manifest(1, length))), .. Entry("conference.db", [1, 2, 3], declared: length)];
        using var reader = await BackupReader.BeginAsync(new MemoryStream(await SealedFormatTests.SealAsync(content, Passphrase)), Passphrase, default);

        var refused = await Assert.ThrowsAsync<UnreadableBackupException>(() => reader.UnpackAsync(_ => null, default));

        Assert.Equal(BackupFault.Strange, refused.Fault);
    }

    [Fact]
    public async Task A_manifest_without_end_or_sense_is_refused()
    {
        byte[][] forged =
        [
            Entry("manifest", "{}"u8.ToArray()), Entry("manifest", "null"u8.ToArray()), Entry("manifest", "no"u8.ToArray()), Entry("manifest", [], declared: long.MaxValue), Entry("other", "{}"u8.ToArray()), [],
            Entry("manifest", JsonSerializer.SerializeToUtf8Bytes(Manifest(-1, 0))), Entry("manifest", JsonSerializer.SerializeToUtf8Bytes(Manifest(0, -1))),
        ];
        foreach (var each in forged) Assert.Equal(BackupFault.Strange, Assert.IsType<RestoreInstallation.Outcome.Unreadable>(await RestoreAsync(each)).Fault);
        AssertUntouched();
    }

    [Fact]
    public async Task More_than_the_disk_can_hold_is_refused_before_a_byte_is_written()
    {
        var outcome = Assert.IsType<RestoreInstallation.Outcome.NoRoom>(await RestoreAsync(Manifest(1, long.MaxValue / 2), Entry("conference.db", [1], declared: long.MaxValue / 2)));

        Assert.True(outcome.Needed > outcome.Free);
        AssertUntouched();
    }

    [Fact]
    public async Task A_database_that_is_none_is_refused()
    {
        byte[] junk = [.. "SQLite format 3\0"u8, .. new byte[4096]];

        Assert.Equal(BackupFault.DamagedDatabase, Assert.IsType<RestoreInstallation.Outcome.Unreadable>(await RestoreAsync(Manifest(1, junk.Length), Entry("conference.db", junk))).Fault);
        AssertUntouched();
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static BackupManifest Manifest(int entries, long bytes) => new(new DateTime(2026, 11, 30, 0, 0, 0, DateTimeKind.Utc), "Sqlite", entries, bytes, 0, 0, new(1, 1, null));

    private static byte[] Entry(string name, byte[] bytes, long? declared = null, byte[]? hash = null)
    {
        var title = Encoding.UTF8.GetBytes(name);
        var (count, length) = (new byte[2], new byte[8]);
        BinaryPrimitives.WriteUInt16BigEndian(count, (ushort)title.Length);
        BinaryPrimitives.WriteInt64BigEndian(length, declared ?? bytes.Length);
        return [.. count, .. title, .. length, .. bytes, .. hash ?? SHA256.HashData(bytes)];
    }

    private Task<RestoreInstallation.Outcome> RestoreAsync(BackupManifest manifest, byte[] rest) => RestoreAsync([.. Entry("manifest", JsonSerializer.SerializeToUtf8Bytes(manifest)), .. rest]);

    private async Task<RestoreInstallation.Outcome> RestoreAsync(byte[] content)
    {
        var (file, root) = (Path.Combine(folder, "hostile.backup"), Path.Combine(folder, "data"));
        await File.WriteAllBytesAsync(file, await SealedFormatTests.SealAsync(content, Passphrase));
        var restore = new RestoreInstallation(Installation.SqliteFiles, Options.Create(new BackupOptions { Root = root }), TimeProvider.System, NullLogger<RestoreInstallation>.Instance);
        return await restore.RunAsync(new(file, Passphrase, Path.Combine(root, "conference.db"), null, Replaces: true), default);
    }

    // the lock of the data folder is all there is
    private void AssertUntouched() =>
        Assert.Subset(new HashSet<string> { "hostile.backup", "data", Path.Combine("data", "in-use.lock") }, Directory.EnumerateFileSystemEntries(folder, "*", SearchOption.AllDirectories).Select(each => Path.GetRelativePath(folder, each)).ToHashSet());
}
