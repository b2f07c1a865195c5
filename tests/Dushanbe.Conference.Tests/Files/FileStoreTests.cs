using System.Text;
using Dushanbe.Conference.Files;

namespace Dushanbe.Conference.Tests.Files;

public sealed class FileStoreTests(Installation installation) : IClassFixture<Installation>
{
    private readonly FileStore files = installation.Get<FileStore>();

    [Fact]
    public async Task What_was_stored_is_read_measured_and_opened_under_its_hash()
    {
        var bytes = Encoding.UTF8.GetBytes("Раҳмон");

        var hash = await files.SaveAsync(bytes, default);

        Assert.Equal(FileStore.HashOf(bytes), hash);
        Assert.Equal(12, files.LengthOf(hash));
        Assert.Equal(bytes, await files.ReadAsync(hash, default));
        await using var stream = files.Open(hash);
        using var reader = new StreamReader(stream!);
        Assert.Equal("Раҳмон", await reader.ReadToEndAsync());
    }

    [Fact]
    public async Task A_file_that_was_deleted_is_absent_and_deleting_it_again_is_nothing()
    {
        var hash = await files.SaveAsync(new byte[] { 1, 2, 3 }, default);

        files.Delete(hash);
        files.Delete(hash);

        Assert.Null(files.LengthOf(hash));
        Assert.Null(files.Open(hash));
        Assert.Null(await files.ReadAsync(hash, default));
    }

    [Fact]
    public async Task What_was_never_stored_is_absent()
    {
        var hash = FileStore.HashOf("nothing of the kind"u8);

        Assert.Null(files.LengthOf(hash));
        Assert.Null(files.Open(hash));
        Assert.Null(await files.ReadAsync(hash, default));
        files.Delete(hash);
    }

    [Theory]
    [InlineData("")]
    [InlineData("../../etc/passwd")]
    [InlineData("ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789")]
    public async Task A_text_that_is_no_hash_names_nothing(string hash)
    {
        Assert.Throws<ArgumentException>(() => files.Open(hash));
        Assert.Throws<ArgumentException>(() => files.LengthOf(hash));
        Assert.Throws<ArgumentException>(() => files.Delete(hash));
        await Assert.ThrowsAsync<ArgumentException>(() => files.ReadAsync(hash, default));
    }
}
