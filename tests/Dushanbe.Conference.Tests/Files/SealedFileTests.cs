using Dushanbe.Conference.Files;
using Dushanbe.Conference.Files.AtRest;

namespace Dushanbe.Conference.Tests.Files;

/// <summary>The form of an encrypted file: whole at every length and position, and nothing else opens.</summary>
public sealed class SealedFileTests(Installation installation) : IClassFixture<Installation>
{
    private const int Chunk = SealedFile.Chunk;

    private readonly FileStore files = installation.Get<FileStore>();

    [Theory]
    [InlineData(0), InlineData(1), InlineData(Chunk - 1), InlineData(Chunk), InlineData(Chunk + 1), InlineData(2 * Chunk), InlineData(3 * Chunk + 77)]
    public async Task Whatever_its_length_a_file_reads_back_from_any_position(int length)
    {
        var bytes = Bytes(length);
        string sent;
        using (var draft = await files.DraftAsync(new Trickle(bytes), length, default))
        {
            sent = draft!.Hash;
            Assert.Equal(length, draft.Length);
            draft.Keep();
        }

        Assert.Equal(sent, await files.SaveAsync(bytes, default));
        Assert.Equal(length, files.LengthOf(sent));
        Assert.Equal(bytes, files.Read(sent));
        Assert.Equal(bytes, await files.ReadAsync(sent, default));
        await using var stream = files.Open(sent)!;
        foreach (var at in new[] { 0, length / 2, Math.Max(0, length - 3), Math.Min(Chunk, length), 0 })
        {
            stream.Position = at;
            var rest = new MemoryStream();
            await stream.CopyToAsync(rest);
            Assert.Equal(bytes[at..], rest.ToArray());
            stream.Seek(at - length, SeekOrigin.End);
            rest.SetLength(0);
            stream.CopyTo(rest);
            Assert.Equal(bytes[at..], rest.ToArray());
        }
    }

    [Theory]
    [InlineData("a byte of the content"), InlineData("the last chunk is missing"), InlineData("chunks have changed places"), InlineData("bytes are missing"), InlineData("its key is another's"), InlineData("it lies under another name"), InlineData("one is added"), InlineData("another file lies there in clear")]
    public async Task A_file_that_was_changed_does_not_open(string how)
    {
        var bytes = Bytes(2 * Chunk + 5);
        var (hash, other) = (await files.SaveAsync(bytes, default), await files.SaveAsync(Bytes(9), default));
        var path = PathOf(hash);
        var stored = await File.ReadAllBytesAsync(path);
        const int Whole = Chunk + SealedFile.TagLength;
        switch (how)
        {
            case "a byte of the content": stored[SealedFile.HeaderLength + 10] ^= 1; break;
            case "the last chunk is missing": stored = stored[..(SealedFile.HeaderLength + 2 * Whole)]; break;
            case "chunks have changed places": stored = [.. stored[..SealedFile.HeaderLength], .. stored[(SealedFile.HeaderLength + Whole)..(SealedFile.HeaderLength + 2 * Whole)], .. stored[SealedFile.HeaderLength..(SealedFile.HeaderLength + Whole)], .. stored[(SealedFile.HeaderLength + 2 * Whole)..]]; break;
            case "bytes are missing": stored = stored[..^3]; break;
            case "its key is another's": stored[9] ^= 1; break;
            case "it lies under another name": stored = await File.ReadAllBytesAsync(PathOf(other)); break;
            case "another file lies there in clear": stored = AnyPicture.Png(); break;
            default: stored = [.. stored, 0]; break;
        }

        await File.WriteAllBytesAsync(path, stored);

        Assert.Null(files.Read(hash));
        Assert.Null(await files.ReadAsync(hash, default));
        await using (var there = files.OpenStored(hash)) Assert.False(await files.IsWholeAsync(hash, there!, default));
        if (files.Open(hash) is { } stream) await Assert.ThrowsAsync<InvalidDataException>(() => stream.CopyToAsync(Stream.Null));
        files.Delete(hash);
    }

    [Fact]
    public async Task A_file_that_was_cut_off_anywhere_does_not_open()
    {
        foreach (var length in new[] { 0, 5, Chunk, 2 * Chunk + 5 })
        {
            var hash = await files.SaveAsync(Bytes(length), default);
            var stored = await File.ReadAllBytesAsync(PathOf(hash));
            foreach (var cut in Enumerable.Range(1, 40).Where(cut => cut < stored.Length - SealedFile.HeaderLength))
            {
                await File.WriteAllBytesAsync(PathOf(hash), stored[..^cut]);

                Assert.Null(files.Read(hash));
                Assert.Null(await files.ReadAsync(hash, default));
                await using (var there = files.OpenStored(hash)) Assert.False(await files.IsWholeAsync(hash, there!, default));
                await using (var stream = files.Open(hash)!) await Assert.ThrowsAsync<InvalidDataException>(() => stream.CopyToAsync(Stream.Null));
                await using (var stream = files.Open(hash)!) Assert.Throws<InvalidDataException>(() => stream.CopyTo(Stream.Null));
                Assert.False(await files.RenewAsync(hash, default));
            }

            files.Delete(hash);
        }
    }

    [Fact]
    public async Task Equal_files_lie_once_and_no_two_look_alike()
    {
        var (one, other) = (Bytes(5_000), Bytes(5_000));
        var (hash, second) = (await files.SaveAsync(one, default), await files.SaveAsync(other, default));
        var stored = await File.ReadAllBytesAsync(PathOf(hash));

        Assert.Equal(hash, await files.SaveAsync(one, default));
        Assert.Equal(stored, await File.ReadAllBytesAsync(PathOf(hash)));
        Assert.NotEqual(hash, second);
        Assert.NotEqual(FileStore.HashOf(one), hash);
        files.Delete(hash);
        await files.SaveAsync(one, default);
        Assert.NotEqual(stored, await File.ReadAllBytesAsync(PathOf(hash)));
    }

    private string PathOf(string hash) => Path.Combine(installation.Folder, "files", hash[..2], hash);

    private static byte[] Bytes(int length)
    {
        var bytes = new byte[length];
        Random.Shared.NextBytes(bytes);
        return bytes;
    }

    // as a connection gives it: in parts of any size
    private sealed class Trickle(byte[] bytes) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => base.ReadAsync(buffer[..Math.Min(buffer.Length, 7_919)], cancellationToken);
    }
}
