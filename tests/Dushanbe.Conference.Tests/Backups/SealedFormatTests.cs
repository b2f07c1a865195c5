using System.Buffers.Binary;
using Dushanbe.Conference.Backups;

namespace Dushanbe.Conference.Tests.Backups;

/// <summary>Whatever happens to the bytes of a backup on their way is noticed, and nothing of a changed chunk is given out.</summary>
public sealed class SealedFormatTests
{
    private const string Passphrase = "a quiet long passphrase";
    private const int Iterations = 100_000, SealedChunk = BackupHeader.Chunk + BackupHeader.TagLength;

    private static readonly byte[] Plain = [.. Enumerable.Range(0, 3 * BackupHeader.Chunk + 1000).Select(each => (byte)(each * 31 + each / 256))];
    private static readonly byte[] Whole = SealAsync(Plain).Result, Other = SealAsync(Plain).Result;

    /// <summary>A byte of each part of the file.</summary>
    public static TheoryData<string, int> Regions => new()
    {
        { "magic", 3 }, { "version", 8 }, { "derivation", 9 }, { "cipher", 10 }, { "reserve", 11 }, { "iterations, much more", 12 }, { "iterations", 15 }, { "chunk size", 18 }, { "salt, first", 20 }, { "salt, last", 51 }, { "tag of the header", 60 },
        { "first chunk", BackupHeader.Length }, { "tag of the first chunk", BackupHeader.Length + BackupHeader.Chunk + 3 }, { "middle of the second", BackupHeader.Length + SealedChunk + 5000 },
        { "third", BackupHeader.Length + 2 * SealedChunk }, { "last chunk", BackupHeader.Length + 3 * SealedChunk + 10 }, { "last byte", -1 },
    };

    [Theory]
    [InlineData(0), InlineData(1), InlineData(BackupHeader.Chunk - 1), InlineData(BackupHeader.Chunk), InlineData(BackupHeader.Chunk + 1), InlineData(3 * BackupHeader.Chunk)]
    public async Task What_was_written_is_read(int length)
    {
        var written = await SealAsync(Plain[..length]);

        Assert.Equal(Plain[..length], await OpenAsync(written));
        Assert.Equal(BackupHeader.Length + length + BackupHeader.TagLength * Math.Max(1, (length + BackupHeader.Chunk - 1) / BackupHeader.Chunk), written.Length);
    }

    [Fact]
    public void Nothing_of_the_content_is_seen_and_no_two_backups_are_alike()
    {
        Assert.Equal(-1, Whole.AsSpan().IndexOf(Plain.AsSpan(100, 16)));
        Assert.NotEqual(Whole[20..52], Other[20..52]);
        Assert.NotEqual(Whole[BackupHeader.Length..(BackupHeader.Length + 64)], Other[BackupHeader.Length..(BackupHeader.Length + 64)]);
    }

    [Theory, MemberData(nameof(Regions))]
    public async Task A_flipped_bit_is_refused(string region, int at)
    {
        for (var bit = 0; bit < 8; bit += 7)
        {
            var changed = Whole.ToArray();
            changed[at < 0 ? changed.Length + at : at] ^= (byte)(1 << bit);

            var refused = await RefusedAsync(changed);

            Assert.True(refused is not null, region);
            Assert.Equal(at is < BackupHeader.Length and >= 0, refused.Fault is BackupFault.NotABackup or BackupFault.OtherFormat or BackupFault.WrongPassphrase);
        }
    }

    [Fact]
    public async Task A_file_cut_anywhere_is_refused_at_the_borders_of_chunks_too()
    {
        int[] lengths = [0, 1, 8, BackupHeader.Length - 1, BackupHeader.Length, BackupHeader.Length + 1, .. Enumerable.Range(1, 3).SelectMany(each => new[] { -1, 0, 1, BackupHeader.TagLength }.Select(more => BackupHeader.Length + each * SealedChunk + more)), Whole.Length - 1];
        foreach (var length in lengths)
        {
            var refused = await RefusedAsync(Whole[..length]);
            Assert.True(refused is not null, $"{length} bytes of {Whole.Length} were read");
            Assert.Equal(length < 8 ? BackupFault.NotABackup : BackupFault.Damaged, refused.Fault);
        }
    }

    [Fact]
    public async Task A_file_that_ends_with_a_full_chunk_is_refused_once_that_is_gone()
    {
        var full = await SealAsync(Plain[..(2 * BackupHeader.Chunk)]);

        Assert.Equal(BackupFault.Damaged, (await RefusedAsync(full[..^SealedChunk]))?.Fault);
    }

    [Fact]
    public async Task Chunks_that_change_places_are_doubled_left_out_or_taken_from_another_backup_are_refused()
    {
        var (first, second, third) = (Chunk(Whole, 0), Chunk(Whole, 1), Chunk(Whole, 2));
        byte[] head = Whole[..BackupHeader.Length], last = Whole[(BackupHeader.Length + 3 * SealedChunk)..];
        Assert.Equal(Whole, (byte[])[.. head, .. first, .. second, .. third, .. last]);

        byte[][] forged =
        [
            [.. head, .. second, .. first, .. third, .. last],
            [.. head, .. first, .. first, .. third, .. last],
            [.. head, .. first, .. third, .. last],
            [.. head, .. first, .. second, .. third, .. third, .. last],
            [.. head, .. first, .. second, .. third, .. last, .. last],
            [.. Whole, 0],
            [.. head, .. first, .. Chunk(Other, 1), .. third, .. last],
            [.. Other[..BackupHeader.Length], .. first, .. second, .. third, .. last],
            [.. head, .. first, .. second, .. third, .. Other[(BackupHeader.Length + 3 * SealedChunk)..]],
        ];
        foreach (var each in forged) Assert.Equal(BackupFault.Damaged, (await RefusedAsync(each))?.Fault);
    }

    [Fact]
    public async Task Another_passphrase_is_refused_at_once_and_letters_may_be_composed_otherwise()
    {
        Assert.Equal(BackupFault.WrongPassphrase, (await RefusedAsync(Whole, "a quiet long passphrase "))?.Fault);
        var accented = await SealAsync(Plain[..100], "Ҳуҷҷат й é long enough");

        Assert.Equal(Plain[..100], await OpenAsync(accented, "Ҳуҷҷат и\u0306 e\u0301 long enough"));
    }

    [Theory, InlineData(0), InlineData(1), InlineData(99_999), InlineData(10_000_001), InlineData(int.MaxValue), InlineData(-1)]
    public async Task A_number_of_rounds_that_weakens_the_key_or_keeps_the_machine_busy_is_refused_unused(int rounds)
    {
        var changed = Whole.ToArray();
        BinaryPrimitives.WriteInt32BigEndian(changed.AsSpan(12), rounds);

        Assert.Equal(BackupFault.WrongPassphrase, (await RefusedAsync(changed))?.Fault);
    }

    internal static async Task<byte[]> SealAsync(byte[] plain, string passphrase = Passphrase)
    {
        var file = new MemoryStream();
        using var seal = await SealedWriter.BeginAsync(file, passphrase, default, Iterations);
        // in pieces that fit no chunk
        foreach (var some in plain.Chunk(10_007)) await seal.WriteAsync(some, default);
        await seal.CompleteAsync(default);
        return file.ToArray();
    }

    private static byte[] Chunk(byte[] file, int number) => file[(BackupHeader.Length + number * SealedChunk)..(BackupHeader.Length + (number + 1) * SealedChunk)];

    private static async Task<byte[]> OpenAsync(byte[] file, string passphrase = Passphrase)
    {
        using var reader = await SealedReader.BeginAsync(new MemoryStream(file), passphrase, default);
        var (plain, buffer) = (new MemoryStream(), new byte[7001]);
        while (await reader.ReadAsync(buffer, default) is > 0 and var count) plain.Write(buffer, 0, count);
        return plain.ToArray();
    }

    private static async Task<UnreadableBackupException?> RefusedAsync(byte[] file, string passphrase = Passphrase)
    {
        try
        {
            await OpenAsync(file, passphrase);
            return null;
        }
        catch (UnreadableBackupException refused)
        {
            return refused;
        }
    }
}
