using System.Text;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Exchange;
using Dushanbe.Conference.Files;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace Dushanbe.Conference.Tests.Files;

public sealed class FileStoreTests(Installation installation) : IClassFixture<Installation>
{
    private readonly FileStore files = installation.Get<FileStore>();

    [Fact]
    public async Task What_was_stored_is_read_measured_and_opened_under_its_hash()
    {
        var bytes = Encoding.UTF8.GetBytes("Раҳмон");

        var hash = await files.SaveAsync(bytes, default);

        Assert.Equal(files.NameOf(bytes), hash);
        Assert.Equal(12, files.LengthOf(hash));
        Assert.Equal(bytes, await files.ReadAsync(hash, default));
        Assert.Equal(bytes, files.Read(hash));
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
        Assert.Null(files.Read(hash));
        Assert.Null(await files.ReadAsync(hash, default));
    }

    [Fact]
    public async Task What_was_never_stored_is_absent()
    {
        var hash = files.NameOf("nothing of the kind"u8);

        Assert.Null(files.LengthOf(hash));
        Assert.Null(files.Open(hash));
        Assert.Null(files.Read(hash));
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
        Assert.Throws<ArgumentException>(() => files.Read(hash));
        Assert.Throws<ArgumentException>(() => files.LengthOf(hash));
        Assert.Throws<ArgumentException>(() => files.Delete(hash));
        await Assert.ThrowsAsync<ArgumentException>(() => files.ReadAsync(hash, default));
    }

    [Fact]
    public async Task A_draft_becomes_a_file_when_it_is_kept_and_is_gone_otherwise()
    {
        var (kept, dropped) = ("kept draft"u8.ToArray(), "dropped draft"u8.ToArray());

        using (var draft = await files.DraftAsync(new MemoryStream(kept), 10, default))
        {
            Assert.Equal(files.NameOf(kept), draft!.Hash);
            using var reader = new StreamReader(draft.Open());
            Assert.Equal("kept draft", await reader.ReadToEndAsync());
            Assert.Null(files.LengthOf(draft.Hash));
            draft.Keep();
        }

        (await files.DraftAsync(new MemoryStream(dropped), 100, default))!.Dispose();

        Assert.Equal(kept, await files.ReadAsync(files.NameOf(kept), default));
        Assert.Null(files.LengthOf(files.NameOf(dropped)));
        Assert.Empty(Drafts());
    }

    [Fact]
    public async Task A_stream_that_is_too_long_or_breaks_off_leaves_nothing()
    {
        Assert.Null(await files.DraftAsync(new MemoryStream(new byte[11]), 10, default));
        await Assert.ThrowsAsync<IOException>(() => files.DraftAsync(new Broken(), 10, default));

        Assert.Empty(Drafts());
    }

    [Fact]
    public async Task Drafts_of_a_process_that_died_are_swept_once_they_are_old()
    {
        using var fresh = await files.DraftAsync(new MemoryStream([1]), 10, default);
        using var old = await files.DraftAsync(new MemoryStream([2]), 10, default);
        var paths = Drafts();
        File.SetLastWriteTimeUtc(paths[1], TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(-25));

        Assert.Equal(1, files.SweepDrafts(TimeSpan.FromDays(1)));

        Assert.Equal([paths[0]], Drafts());
    }

    [Fact]
    public async Task An_upload_on_its_way_is_kept_whatever_clock_the_installation_runs_by()
    {
        using var fresh = await files.DraftAsync(new MemoryStream([1]), 10, default);
        var ahead = new FakeTimeProvider(new DateTimeOffset(2099, 1, 1, 0, 0, 0, TimeSpan.Zero));

        await new SweepImports(installation.Get<IDbContextFactory<ConferenceDb>>(), files, ahead).ExecuteAsync(default);

        Assert.Single(Drafts());
    }

    private string[] Drafts() => Directory.Exists(Path.Combine(installation.Folder, "files", "drafts")) ? [.. Directory.GetFiles(Path.Combine(installation.Folder, "files", "drafts")).Order(StringComparer.Ordinal)] : [];

    private sealed class Broken : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => throw new IOException("The connection broke off.");
    }
}
