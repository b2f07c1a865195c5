using Dushanbe.Conference.Editions;
using Dushanbe.Conference.Forms;
using Dushanbe.Conference.Journal;
using Dushanbe.Conference.Names;
using Dushanbe.Conference.Programme;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Tests.Programme;

public sealed class SetAppearancesTests(Installation installation) : IClassFixture<Installation>
{
    private static readonly LocalizedText None = LocalizedText.Empty;

    [Fact]
    public async Task The_list_is_stored_in_its_order_and_rows_that_stay_keep_their_keys()
    {
        var (edition, session, first, second) = await Arrange();
        await Set(edition, session, new(null, first.Id, AppearanceRole.Speaker, null, None, None), new(null, second.Id, AppearanceRole.Speaker, null, None, None));
        var before = (await Open(edition, session)).Appearances;

        var outcome = await Set(edition, session,
            before[1] with { Role = AppearanceRole.Chair, Mode = AppearanceMode.Online },
            new(null, null, AppearanceRole.Keynote, null, LocalizedText.Of(en: "Ministry  of Justice"), LocalizedText.Of(en: "Introduces the declaration")));

        Assert.IsType<SetAppearances.Outcome.Saved>(outcome);
        var after = (await Open(edition, session)).Appearances;
        Assert.Equal(before[1] with { Role = AppearanceRole.Chair, Mode = AppearanceMode.Online }, after[0]);
        Assert.Equal(new AppearanceFields(after[1].Id, null, AppearanceRole.Keynote, null, LocalizedText.Of(en: "Ministry of Justice"), LocalizedText.Of(en: "Introduces the declaration")), after[1]);
        Assert.Equal(2, after.Count);
        await using var db = await installation.OpenAsync();
        Assert.Equal([1, 2], await db.Appearances.Where(each => each.SessionId == session.Id).OrderBy(each => each.Order).Select(each => each.Order).ToListAsync());
        var entry = (await db.Journal.Where(each => each.SubjectId == session.Id).OrderBy(each => each.Id).ToListAsync())[^1];
        Assert.Equal(new FieldChange("Appearances", "Speaker: ALIEVA Madina\nSpeaker: NAZAROV Bobur", "Chair: NAZAROV Bobur\nKeynote: Ministry of Justice"), Assert.Single(entry.Changes));
    }

    [Fact]
    public async Task The_list_belongs_to_the_session_so_a_stale_list_is_refused()
    {
        var (edition, session, first, second) = await Arrange();
        var stale = await Open(edition, session);
        await Set(edition, session, new AppearanceFields(null, first.Id, AppearanceRole.Chair, null, None, None));

        var outcome = await installation.Get<SetAppearances>().ExecuteAsync(new(session.Id, stale.Version, stale.Appearances, [new(null, second.Id, AppearanceRole.Chair, null, None, None)]), A.Organizer, default);

        Assert.Equal(first.Id, Assert.Single(Assert.IsType<SetAppearances.Outcome.ChangedMeanwhile>(outcome).Current).SpeakerId);
        Assert.Equal(first.Id, Assert.Single((await Open(edition, session)).Appearances).SpeakerId);
    }

    [Fact]
    public async Task A_stranger_and_the_same_person_twice_in_one_role_are_refused_by_row()
    {
        var (edition, session, first, _) = await Arrange();
        var stranger = await installation.Add(Programmes.Speaker(await installation.Add(A.Edition()), "Sitora", "Umarova"));

        var outcome = await Set(edition, session,
            new(null, first.Id, AppearanceRole.Chair, null, None, None),
            new(null, first.Id, AppearanceRole.Speaker, null, None, None),
            new(null, first.Id, AppearanceRole.Chair, null, None, None),
            new(null, stranger.Id, AppearanceRole.Speaker, null, None, None));

        Assert.Equal(
            [new(2, new("SpeakerId", FieldFaultKind.Twice)), new SetAppearances.RowFault(3, new("SpeakerId", FieldFaultKind.Unknown))],
            Assert.IsType<SetAppearances.Outcome.Invalid>(outcome).Faults);
        Assert.Empty((await Open(edition, session)).Appearances);
    }

    private async Task<(Edition Edition, Session Session, Speaker First, Speaker Second)> Arrange()
    {
        var edition = await installation.Add(A.Edition());
        var session = await installation.Add(Programmes.Session(edition, 1, "Border security", 1, "09:00-10:00"));
        return (edition, session, await installation.Add(Programmes.Speaker(edition, "Madina", "Alieva")), await installation.Add(Programmes.Speaker(edition, "Bobur", "Nazarov")));
    }

    private async Task<SetAppearances.Outcome> Set(Edition edition, Session session, params AppearanceFields[] rows)
    {
        var seen = await Open(edition, session);
        return await installation.Get<SetAppearances>().ExecuteAsync(new(session.Id, seen.Version, seen.Appearances, rows), A.Organizer, default);
    }

    private async Task<ProgrammeDraft.OpenSession> Open(Edition edition, Session session) => (await installation.Get<ProgrammeDraft>().SessionAsync(edition.Id, session.Id, A.Organizer, default))!;
}
