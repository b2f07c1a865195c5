using Dushanbe.Conference.Access;
using Dushanbe.Conference.Editions;
using Dushanbe.Conference.Forms;
using Dushanbe.Conference.History;
using Dushanbe.Conference.Journal;
using Dushanbe.Conference.People;
using Dushanbe.Conference.Privacy;
using Dushanbe.Conference.Register;
using Dushanbe.Conference.Tests.Files;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Tests.People;

/// <summary>Contact data and original photos: masked until somebody asks, and who asked stands in the journal, once a day.</summary>
public sealed class ShowContactsTests(Installation installation) : IClassFixture<Installation>
{
    [Theory]
    [InlineData(DataMask.Address, "karim@example.org", "k…@example.org"), InlineData(DataMask.Address, "ҷон@мисол.тҷ", "ҷ…@мисол.тҷ"), InlineData(DataMask.Address, "ҷ@мисол.тҷ", "…@мисол.тҷ"), InlineData(DataMask.Address, "nonsense", "…"), InlineData(DataMask.Address, "@x", "…")]
    [InlineData(DataMask.Number, "+992 37 221-12-45", "…45"), InlineData(DataMask.Number, "1245", "…"), InlineData(DataMask.None, "as it is", "as it is"), InlineData(DataMask.Number, "", null), InlineData(DataMask.Address, null, null)]
    public void A_mask_leaves_what_lets_one_recognize_a_value_and_no_more(DataMask mask, string? value, string? expected) => Assert.Equal(expected, DataMasks.Of(mask, value));

    [Fact]
    public void What_is_confidential_is_masked()
    {
        Assert.Equal(["Email", "Phone"], ParticipantFields.Declared.Where(each => each.Data.Sensitivity == DataSensitivity.Confidential).Select(each => each.Name));
        Assert.All(ParticipantFields.Declared, each => Assert.Equal(each.Data.Sensitivity == DataSensitivity.Confidential, each.Data.Mask != DataMask.None));
    }

    [Fact]
    public async Task Nothing_but_masks_is_told_before_somebody_asks_and_to_others_what_their_role_may_know()
    {
        var (desk, id) = await PersonAsync();
        var (reviewer, gate) = (A.Clerk(desk.Edition, Permission.ReadDesk, Permission.SeeContacts), A.Clerk(desk.Edition, Permission.ReadDesk));

        var (seen, known) = ((await installation.Get<ParticipantDetails>().ReadAsync(id, reviewer, default))!, (await installation.Get<ParticipantDetails>().ReadAsync(id, gate, default))!);

        Assert.Equal([("Email", "k…@example.org"), ("Phone", "…45")], seen.Masked.Select(each => (each.Key, each.Value)));
        Assert.Equal([("Phone", "…45")], known.Masked.Select(each => (each.Key, each.Value)));
        Assert.All([seen, known], each => Assert.Equal((null, null, null, null), (each.Fields.Email, each.Fields.Phone, each.Row.Email, each.Row.Phone)));
        var shown = (await installation.Get<ShowContacts>().ExecuteAsync(new(id), gate, default))!;
        Assert.Equal((null, null, "Karim"), (shown.Fields.Email, shown.Fields.Phone, shown.Fields.Given));
        Assert.Empty(await NotesAsync(id));
    }

    [Fact]
    public async Task Who_asks_is_shown_them_and_stands_in_the_journal_once_a_day_at_the_venue()
    {
        var (desk, id) = await PersonAsync();
        var (one, other) = (A.Clerk(desk.Edition, Permission.ReadDesk, Permission.SeeContacts) with { Name = "N. Saidova" }, A.Clerk(desk.Edition, Permission.ReadDesk, Permission.SeeContacts) with { Name = "L. Weber" });
        var midnight = EditionClock.Utc(desk.Edition.ZoneId, DateOnly.FromDateTime(EditionClock.Local(desk.Edition.ZoneId, installation.Clock.GetUtcNow().UtcDateTime)).AddDays(1), TimeOnly.MinValue);

        installation.Clock.SetUtcNow(new(midnight.AddHours(-1)));
        Assert.Equal("karim@example.org", (await ShowAsync(id, one))!.Fields.Email);
        Assert.Equal("+992 37 221-12-45", (await ShowAsync(id, one))!.Fields.Phone);
        await ShowAsync(id, other);
        Assert.Equal(["N. Saidova Email,Phone", "L. Weber Email,Phone"], await NotesAsync(id));
        installation.Clock.SetUtcNow(new(midnight.AddMinutes(1)));
        await ShowAsync(id, one);

        Assert.Equal(["N. Saidova Email,Phone", "L. Weber Email,Phone", "N. Saidova Email,Phone"], await NotesAsync(id));
        // their values are quoted nowhere
        await using var db = await installation.OpenAsync();
        Assert.All((await db.Journal.Where(each => each.SubjectId == id).ToListAsync()).SelectMany(each => each.Changes).Where(each => each.Field is "Email" or "Phone"), each => Assert.Equal((null, null), (each.From, each.To)));
        Assert.Empty((await installation.Get<VerifyJournal>().ReadAsync(new([]), A.Organizer, default)).Findings);
        // the panel tells who changed what; auditors find who looked, the person is told of it
        var story = (await installation.Get<SubjectJournal>().ReadAsync(JournalSubject.Participant, id, 50, one, default))!;
        Assert.Equal((1, JournalAction.Created), (story.Total, Assert.Single(story.Rows).Action));
        var found = await installation.Get<JournalSearch>().ReadAsync(new(desk.Edition.Id) { Action = JournalAction.Read, Subject = JournalSubject.Participant, SubjectId = id }, null, "en", A.Organizer, default);
        Assert.Equal(3, found.Rows.Count);
        Assert.Equal(3, (await installation.Get<ExportPerson>().ReadAsync(desk.Edition.Id, id, A.Organizer, default))!.Journal.Count(each => each.Action == JournalAction.Read));
    }

    [Fact]
    public async Task Pressed_at_many_desks_at_once_it_is_noted_once()
    {
        var (desk, id) = await PersonAsync();
        var reviewer = A.Clerk(desk.Edition, Permission.ReadDesk, Permission.SeeContacts);

        var shown = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => ShowAsync(id, reviewer))));

        Assert.All(shown, each => Assert.Equal("karim@example.org", each!.Fields.Email));
        Assert.Single(await NotesAsync(id));
    }

    [Fact]
    public async Task Who_looks_as_somebody_else_is_shown_nothing_that_would_have_to_be_noted()
    {
        var (desk, id) = await PersonAsync();
        var looking = A.Organizer with { LooksAs = "reviewer" };

        await Assert.ThrowsAsync<OnlyLookingException>(() => ShowAsync(id, looking));
        Assert.Empty(await NotesAsync(id));
        Assert.Null(await ShowAsync(id, A.Clerk(A.Edition(), Permission.ReadDesk, Permission.SeeContacts)));
        // nor by way of a form that somebody else was faster with
        var stale = new AmendParticipant.Form(id, 0, new ParticipantFields(), new ParticipantFields());
        await Assert.ThrowsAsync<OnlyLookingException>(() => installation.Get<AmendParticipant>().ExecuteAsync(stale, looking, default));
        var (without, _) = await desk.Register(desk.Fields("Without", "Contacts"));
        Assert.NotNull(await ShowAsync(without, looking));
    }

    [Fact]
    public async Task An_original_photo_is_noted_once_a_day_and_the_printed_one_never()
    {
        var (_, id) = await PersonAsync();
        await installation.Get<SetPhoto>().ExecuteAsync(new(id, new("me.png", AnyPicture.Png())), A.Organizer, default);

        for (var times = 0; times < 2; times++)
        {
            Assert.NotNull(await installation.Get<ReadPhoto>().ReadAsync(id, false, A.Organizer, default));
            Assert.NotNull(await installation.Get<ReadPhoto>().ReadAsync(id, true, A.Organizer, default));
        }

        Assert.Equal([$"{A.Organizer.Name} Photo"], await NotesAsync(id));
        await ShowAsync(id, A.Organizer);
        Assert.Equal([$"{A.Organizer.Name} Photo", $"{A.Organizer.Name} Email,Phone"], await NotesAsync(id));
    }

    private async Task<(Desk Desk, Guid Id)> PersonAsync()
    {
        var desk = await Desk.OpenAsync(installation);
        return (desk, (await desk.Register(desk.Fields("Karim", "Davlatov") with { Email = "karim@example.org", Phone = "+992 37 221-12-45" })).Id);
    }

    private Task<ShowContacts.Shown?> ShowAsync(Guid id, Actor actor) => installation.Get<ShowContacts>().ExecuteAsync(new(id), actor, default);

    private async Task<IReadOnlyList<string>> NotesAsync(Guid id)
    {
        await using var db = await installation.OpenAsync();
        var notes = await db.Journal.Where(each => each.SubjectId == id && each.Action == JournalAction.Read).OrderBy(each => each.Number).ToListAsync();
        return [.. notes.Select(each => $"{each.ActorName} {string.Join(',', each.Changes.Select(change => change.Field))}")];
    }
}
