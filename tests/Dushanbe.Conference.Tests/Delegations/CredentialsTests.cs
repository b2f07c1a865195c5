using Dushanbe.Conference.Access;
using Dushanbe.Conference.Delegations;
using Dushanbe.Conference.Files;
using Dushanbe.Conference.Forms;
using Dushanbe.Conference.Journal;
using Dushanbe.Conference.Register;
using Dushanbe.Conference.Tests.People;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Tests.Delegations;

/// <summary>The credentials of delegations and the notes verbales that came with them.</summary>
public sealed class CredentialsTests(Installation installation) : IClassFixture<Installation>
{
    private static readonly byte[] Pdf = [.. "%PDF-1.7\nTo the Ministry of Foreign Affairs\n"u8, .. "trailer\n%%EOF\n"u8];

    public static TheoryData<string, string?> Files => new()
    {
        { "%PDF-1.7 text %%EOF", "application/pdf" },
        { "\u00FF\u00D8\u00FF\u00E0 text \u00FF\u00D9", "image/jpeg" },
        { "\u0089PNG\r\n\u001A\n text IEND\u00AE\u0042\u0060\u0082", "image/png" },
        // cut off, another kind behind a familiar name, nothing
        { "%PDF-1.7 text", null },
        { "<html><script>alert(1)</script>%PDF-1.7 %%EOF", null },
        { "PK\u0003\u0004 a package", null },
        { "", null },
    };

    [Theory, MemberData(nameof(Files))]
    public async Task A_note_is_what_its_bytes_are(string bytes, string? type)
    {
        var desk = await Desk.OpenAsync(installation);

        var outcome = await SendAsync(desk, System.Text.Encoding.Latin1.GetBytes(bytes));

        Assert.Equal(type is not null, outcome is ReceiveNote.Outcome.Stored);
        Assert.Equal(type is null, outcome is ReceiveNote.Outcome.NotANote);
        Assert.Equal(type, (await NoteAsync(desk, A.Organizer))?.MediaType);
    }

    [Fact]
    public async Task A_note_lies_encrypted_is_read_whole_and_every_reading_is_in_the_journal()
    {
        var desk = await Desk.OpenAsync(installation);
        var reviewer = A.Holder(Roles.Find("reviewer")!, GrantScope.Edition, desk.Edition.Id);
        await SendAsync(desk, Pdf);

        Assert.Equal(Pdf, (await NoteAsync(desk, reviewer))!.Bytes);
        await NoteAsync(desk, reviewer);

        Assert.DoesNotContain(Directory.GetFiles(Path.Combine(installation.Folder, "files"), "*", SearchOption.AllDirectories).Select(File.ReadAllBytes), bytes => bytes.AsSpan().IndexOf("Foreign Affairs"u8) >= 0);
        await using var db = await installation.OpenAsync();
        var entries = await db.Journal.Where(each => each.SubjectId == desk.Tajikistan.Id).OrderBy(each => each.Number).ToListAsync();
        Assert.Equal([JournalAction.Amended, JournalAction.Read, JournalAction.Read], entries.Select(each => each.Action));
        Assert.All(entries, each => Assert.Equal(new FieldChange("Note", null, null), Assert.Single(each.Changes)));
    }

    [Fact]
    public async Task Who_neither_keeps_delegations_nor_reviews_gets_no_note_and_who_only_looks_neither()
    {
        var desk = await Desk.OpenAsync(installation);
        await SendAsync(desk, Pdf);
        var badges = A.Holder(Roles.Find("badges")!, GrantScope.Edition, desk.Edition.Id);

        await Assert.ThrowsAsync<NotPermittedException>(() => NoteAsync(desk, badges));
        await Assert.ThrowsAsync<NotPermittedException>(() => NoteAsync(desk, A.FocalPoint(desk.Tajikistan)));
        await Assert.ThrowsAsync<OnlyLookingException>(() => NoteAsync(desk, A.Organizer with { LooksAs = "reviewer" }));
        Assert.NotNull(await installation.Get<ReadCredentials>().ReadAsync(desk.Tajikistan.Id, A.FocalPoint(desk.Tajikistan), default));
    }

    [Fact]
    public async Task A_note_that_is_too_large_is_refused_and_a_new_one_takes_the_place_of_the_old()
    {
        var desk = await Desk.OpenAsync(installation);
        await SendAsync(desk, Pdf);
        var files = installation.Get<FileStore>();
        var old = Assert.Single(await HashesAsync(desk));

        Assert.Equal(ReceiveNote.MaxBytes, Assert.IsType<ReceiveNote.Outcome.TooLarge>(await SendAsync(desk, [.. Pdf, .. new byte[ReceiveNote.MaxBytes]])).Most);
        Assert.NotNull(files.LengthOf(old));
        await SendAsync(desk, [.. Pdf, (byte)'\n']);

        Assert.Null(files.LengthOf(old));
        var current = Assert.Single(await HashesAsync(desk));
        await using var db = await installation.OpenAsync();
        Assert.Contains(current, await db.NamedFilesAsync(null, default));
    }

    [Fact]
    public async Task Credentials_need_a_date_once_they_have_come_and_a_reason_when_they_go_back()
    {
        var desk = await Desk.OpenAsync(installation);

        var undated = Assert.IsType<SetCredentials.Outcome.Invalid>(await SetAsync(desk, 0, new() { State = CredentialsState.Received }));
        var received = Assert.IsType<SetCredentials.Outcome.Noted>(await SetAsync(desk, 0, new() { State = CredentialsState.Received, DatedOn = new(2022, 9, 7), Signer = "Minister of Foreign Affairs" }));
        var unreasoned = Assert.IsType<SetCredentials.Outcome.Invalid>(await SetAsync(desk, received.Version, new() { State = CredentialsState.Returned }));
        var late = Assert.IsType<SetCredentials.Outcome.ChangedMeanwhile>(await SetAsync(desk, 0, new() { State = CredentialsState.Accepted, DatedOn = new(2022, 9, 7) }));
        Assert.IsType<SetCredentials.Outcome.Noted>(await SetAsync(desk, received.Version, new() { State = CredentialsState.Returned, Reason = "No seal" }));

        Assert.Equal(new FieldFault("DatedOn", FieldFaultKind.Missing), Assert.Single(undated.Faults));
        Assert.Equal(new FieldFault("Reason", FieldFaultKind.Missing), Assert.Single(unreasoned.Faults));
        Assert.Equal((CredentialsState.Received, received.Version), (late.Current.State, late.Version));
        await using var db = await installation.OpenAsync();
        var first = (await db.Journal.Where(each => each.SubjectId == desk.Tajikistan.Id).OrderBy(each => each.Number).FirstAsync()).Changes;
        Assert.Contains(new FieldChange("Credentials.State", "NotReceived", "Received"), first);
    }

    [Fact]
    public async Task The_queue_finds_those_whose_delegation_has_no_credentials()
    {
        var it = await QuotaDesk.OpenAsync(installation);
        var desk = it.Desk;
        var person = await it.WaitAsync(1);
        async Task<int> MissingAsync() => (await installation.Get<ReviewQueue>().ReadAsync(new() { EditionId = desk.Edition.Id, WithoutCredentials = true }, it.Reviewer, default)).Total;

        Assert.Equal(1, await MissingAsync());
        var noted = Assert.IsType<SetCredentials.Outcome.Noted>(await SetAsync(desk, 0, new() { State = CredentialsState.Received, DatedOn = new(2022, 9, 7) }));
        Assert.Equal(0, await MissingAsync());
        await SetAsync(desk, noted.Version, new() { State = CredentialsState.Returned, Reason = "No seal" });
        Assert.Equal(1, await MissingAsync());
    }

    private Task<ReceiveNote.Outcome> SendAsync(Desk desk, byte[] bytes) => installation.Get<ReceiveNote>().ExecuteAsync(new(desk.Edition.Id, desk.Tajikistan.Id, new MemoryStream(bytes)), A.Organizer, default);

    private Task<ReadCredentials.Note?> NoteAsync(Desk desk, Actor actor) => installation.Get<ReadCredentials>().NoteAsync(desk.Edition.Id, desk.Tajikistan.Id, actor, default);

    private Task<SetCredentials.Outcome> SetAsync(Desk desk, long version, CredentialsFields fields) => installation.Get<SetCredentials>().ExecuteAsync(new(desk.Tajikistan.Id, version, fields), A.Organizer, default);

    private async Task<IReadOnlyList<string>> HashesAsync(Desk desk)
    {
        await using var db = await installation.OpenAsync();
        return await db.Credentials.Where(each => each.EditionId == desk.Edition.Id && each.NoteHash != null).Select(each => each.NoteHash!).ToListAsync();
    }
}
