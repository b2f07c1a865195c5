using Dushanbe.Conference.Access;
using Dushanbe.Conference.Forms;
using Dushanbe.Conference.Journal;
using Dushanbe.Conference.Names;
using Dushanbe.Conference.Programme;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Tests.Programme;

public sealed class SpeakersAndRoomsTests(Installation installation) : IClassFixture<Installation>
{
    [Fact]
    public async Task A_new_speaker_is_cleaned_addressed_sorted_and_journaled()
    {
        var edition = await installation.Add(A.Edition());
        var fields = new SpeakerFields { Honorific = "H.E. Mr.", Given = " Bobur ", Family = "Nazarov", Function = LocalizedText.Of(en: "Minister"), Iso2 = "tj" };

        var saved = Assert.IsType<KeepOutcome<SpeakerFields>.Saved>(await installation.Get<KeepSpeaker>().ExecuteAsync(new(edition.Id, null, 0, null, fields), A.Organizer, default));

        await using var db = await installation.OpenAsync();
        var speaker = await db.Speakers.SingleAsync(each => each.Id == saved.Id);
        Assert.Equal(("bobur-nazarov", "Bobur", "TJ"), (speaker.Slug, speaker.Name.Given, speaker.Iso2));
        Assert.Equal(speaker.Name.SortKey("en"), speaker.SortKey);
        Assert.Equal((JournalAction.Created, JournalSubject.Speaker), await db.Journal.Where(each => each.SubjectId == saved.Id).Select(each => new ValueTuple<JournalAction, JournalSubject>(each.Action, each.Subject)).SingleAsync());
    }

    [Fact]
    public async Task A_name_in_a_language_is_kept_shown_to_its_readers_on_every_page_found_and_told_in_the_journal()
    {
        var edition = await installation.Add(A.Edition());
        var fields = new SpeakerFields { Honorific = "Mr.", Given = "António", Family = "Guterres", NameInLanguages = LocalizedText.Of(ru: " Антониу  Гутерриш ") };
        var saved = Assert.IsType<KeepOutcome<SpeakerFields>.Saved>(await installation.Get<KeepSpeaker>().ExecuteAsync(new(edition.Id, null, 0, null, fields), A.Organizer, default));
        var session = Programmes.Session(edition, 1, "Opening");
        session.Add(saved.Id, AppearanceRole.Speaker, null);
        await installation.Add(session);
        await installation.Get<PublishProgramme>().ExecuteAsync(new(edition.Id, edition.Version), A.Organizer, default);

        var seen = (await installation.Get<ProgrammeDraft>().SpeakerAsync(edition.Id, saved.Id, A.Organizer, default))!;
        var rows = (await installation.Get<SessionPage>().ReadAsync(edition.Slug, session.Slug, Actor.Public, default))!.Session.Voices;
        var found = await installation.Get<DayProgramme>().ReadAsync(edition.Slug, new() { Text = "Гутерриш" }, Actor.Public, default);

        Assert.Equal(LocalizedText.Of(ru: "Антониу Гутерриш"), seen.Fields.NameInLanguages);
        Assert.Equal("Г-н Антониу Гутерриш", rows.Single().Speaker!.Name.SpokenIn("ru"));
        Assert.Equal(session.Id, Assert.Single(found!.Shown.SelectMany(each => each.Slots)).Main.Id);
        var again = await installation.Get<KeepSpeaker>().ExecuteAsync(new(edition.Id, saved.Id, seen.Version, seen.Fields, seen.Fields with { NameInLanguages = LocalizedText.Of(ru: "Антониу Гутерреш") }), A.Organizer, default);
        Assert.IsType<KeepOutcome<SpeakerFields>.Saved>(again);
        await using var db = await installation.OpenAsync();
        Assert.Equal(["NameInLanguages"], (await db.Journal.Where(each => each.SubjectId == saved.Id && each.Action == JournalAction.Amended).SingleAsync()).Changes.Select(each => each.Field));
    }

    [Fact]
    public async Task A_speaker_without_a_name_and_of_an_unknown_State_is_refused()
    {
        var edition = await installation.Add(A.Edition());

        var outcome = await installation.Get<KeepSpeaker>().ExecuteAsync(new(edition.Id, null, 0, null, new SpeakerFields { Honorific = "Dr.", Iso2 = "XX" }), A.Organizer, default);

        Assert.Equal([new("Family", FieldFaultKind.Missing), new FieldFault("Iso2", FieldFaultKind.Unknown)], Assert.IsType<KeepOutcome<SpeakerFields>.Invalid>(outcome).Faults);
    }

    [Fact]
    public async Task Two_editors_of_one_speaker_do_not_overwrite_each_other()
    {
        var edition = await installation.Add(A.Edition());
        var speaker = await installation.Add(Programmes.Speaker(edition, "Madina", "Alieva", function: "Judge"));
        var desk = installation.Get<ProgrammeDraft>();
        var keep = installation.Get<KeepSpeaker>();
        var seen = (await desk.SpeakerAsync(edition.Id, speaker.Id, A.Organizer, default))!;
        await keep.ExecuteAsync(new(edition.Id, speaker.Id, seen.Version, seen.Fields, seen.Fields with { Function = LocalizedText.Of(en: "Prosecutor") }), A.Organizer, default);

        var outcome = await keep.ExecuteAsync(new(edition.Id, speaker.Id, seen.Version, seen.Fields, seen.Fields with { Given = "Madinabonu" }), A.Organizer, default);

        Assert.Equal(["Function"], Assert.IsType<KeepOutcome<SpeakerFields>.ChangedMeanwhile>(outcome).Current.DifferencesFrom(seen.Fields));
        Assert.Equal(("Madina", "Prosecutor"), await Of(speaker.Id));
    }

    [Fact]
    public async Task A_speaker_is_removed_with_a_reason_and_only_when_no_session_names_them()
    {
        var edition = await installation.Add(A.Edition());
        var speaker = await installation.Add(Programmes.Speaker(edition, "Madina", "Alieva"));
        var session = Programmes.Session(edition, 1, "Border security");
        var appearance = session.Add(speaker.Id, AppearanceRole.Chair, null);
        await installation.Add(session);
        var remove = installation.Get<RemoveSpeaker>();

        Assert.Equal(["Border security"], Assert.IsType<RemoveOutcome.InUse>(await remove.ExecuteAsync(new(speaker.Id, 1, "Entered twice"), A.Organizer, default)).Sessions.Select(each => each.ToString()));
        await using (var arrange = await installation.OpenAsync())
        {
            await arrange.Appearances.Where(each => each.Id == appearance.Id).ExecuteDeleteAsync();
        }

        Assert.IsType<RemoveOutcome.ReasonNeeded>(await remove.ExecuteAsync(new(speaker.Id, 1, null), A.Organizer, default));
        Assert.IsType<RemoveOutcome.Removed>(await remove.ExecuteAsync(new(speaker.Id, 1, "Entered twice"), A.Organizer, default));
        await using var db = await installation.OpenAsync();
        Assert.False(await db.Speakers.AnyAsync(each => each.Id == speaker.Id));
        Assert.Equal("Entered twice", await db.Journal.Where(each => each.SubjectId == speaker.Id).Select(each => each.Reason).SingleAsync());
    }

    [Fact]
    public async Task A_room_is_added_at_the_end_amended_and_refused_when_stale_or_nameless()
    {
        var edition = await installation.Add(A.Edition());
        await installation.Add(Programmes.Room(edition, 3, "Hall of Ceremonies"));
        var keep = installation.Get<KeepRoom>();
        var name = LocalizedText.Of(en: "Hall 2", ru: "Зал 2", tg: "Толори 2");

        var saved = Assert.IsType<KeepOutcome<KeepRoom.Fields>.Saved>(await keep.ExecuteAsync(new(edition.Id, null, 0, new(name, LocalizedText.Empty, null)), A.Organizer, default));
        var amended = Assert.IsType<KeepOutcome<KeepRoom.Fields>.Saved>(await keep.ExecuteAsync(new(edition.Id, saved.Id, saved.Version, new(name, LocalizedText.Of(en: "Second floor"), null)), A.Organizer, default));

        Assert.Equal(saved.Version + 1, amended.Version);
        Assert.Equal(new KeepRoom.Fields(name, LocalizedText.Of(en: "Second floor"), 4), Assert.IsType<KeepOutcome<KeepRoom.Fields>.ChangedMeanwhile>(await keep.ExecuteAsync(new(edition.Id, saved.Id, saved.Version, new(name, LocalizedText.Empty, 1)), A.Organizer, default)).Current);
        Assert.Equal([new FieldFault("Name", FieldFaultKind.Missing)], Assert.IsType<KeepOutcome<KeepRoom.Fields>.Invalid>(await keep.ExecuteAsync(new(edition.Id, null, 0, new(LocalizedText.Empty, LocalizedText.Empty, null)), A.Organizer, default)).Faults);
        Assert.Equal(["Hall of Ceremonies", "Hall 2"], (await installation.Get<ProgrammeDraft>().RoomsAsync(edition.Id, A.Organizer, default)).Select(each => each.Room.Name.ToString()));
    }

    [Fact]
    public async Task A_room_is_removed_with_a_reason_and_its_journal_keeps_what_it_was()
    {
        var edition = await installation.Add(A.Edition());
        var room = await installation.Add(Programmes.Room(edition, 1, "Hall 3"));
        var remove = installation.Get<RemoveRoom>();

        Assert.IsType<RemoveOutcome.ReasonNeeded>(await remove.ExecuteAsync(new(room.Id, 1, " "), A.Organizer, default));
        Assert.IsType<RemoveOutcome.ChangedMeanwhile>(await remove.ExecuteAsync(new(room.Id, 7, "Not used"), A.Organizer, default));
        Assert.IsType<RemoveOutcome.Removed>(await remove.ExecuteAsync(new(room.Id, 1, "Not used"), A.Organizer, default));
        Assert.IsType<RemoveOutcome.Gone>(await remove.ExecuteAsync(new(room.Id, 1, "Not used"), A.Organizer, default));

        await using var db = await installation.OpenAsync();
        Assert.False(await db.Rooms.AnyAsync(each => each.Id == room.Id));
        var entry = await db.Journal.SingleAsync(each => each.SubjectId == room.Id);
        Assert.Equal((JournalSubject.Room, JournalAction.Removed, "Not used", edition.Id), (entry.Subject, entry.Action, entry.Reason, entry.EditionId));
        Assert.Equal([new FieldChange("Name", "en: Hall 3", null), new FieldChange("Order", "1", null)], entry.Changes);
    }

    [Fact]
    public async Task A_room_in_which_sessions_take_place_stays_and_they_are_named_in_the_order_of_the_programme()
    {
        var edition = await installation.Add(A.Edition());
        var room = await installation.Add(Programmes.Room(edition, 1, "Hall 3"));
        var (second, first) = (Programmes.Session(edition, 2, "Water"), Programmes.Session(edition, 1, "Borders"));
        (first.RoomId, second.RoomId) = (room.Id, room.Id);
        await installation.Add(second, first);

        var outcome = await installation.Get<RemoveRoom>().ExecuteAsync(new(room.Id, 1, "Not used"), A.Organizer, default);

        Assert.Equal(["Borders", "Water"], Assert.IsType<RemoveOutcome.InUse>(outcome).Sessions.Select(each => each.ToString()));
        await using var db = await installation.OpenAsync();
        Assert.True(await db.Rooms.AnyAsync(each => each.Id == room.Id));
        Assert.False(await db.Journal.AnyAsync(each => each.SubjectId == room.Id));
    }

    [Fact]
    public async Task Only_an_editor_of_the_edition_removes_a_room()
    {
        var (edition, other) = (await installation.Add(A.Edition()), await installation.Add(A.Edition()));
        var room = await installation.Add(Programmes.Room(edition, 1, "Hall 3"));

        // to an editor of another edition it is not there; to whoever edits no programme nothing is
        Assert.IsType<RemoveOutcome.Gone>(await installation.Get<RemoveRoom>().ExecuteAsync(new(room.Id, 1, "Not used"), A.Clerk(other, Permission.EditProgramme), default));
        await Assert.ThrowsAsync<NotPermittedException>(() => installation.Get<RemoveRoom>().ExecuteAsync(new(room.Id, 1, "Not used"), A.Clerk(edition, Permission.ReadDesk), default));
        Assert.Single(await installation.Get<ProgrammeDraft>().RoomsAsync(edition.Id, A.Organizer, default));
    }

    private async Task<(string? Given, string Function)> Of(Guid id)
    {
        await using var db = await installation.OpenAsync();
        var speaker = await db.Speakers.SingleAsync(each => each.Id == id);
        return (speaker.Name.Given, speaker.Function.ToString());
    }
}
