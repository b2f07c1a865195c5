using Dushanbe.Conference.Delegations;
using Dushanbe.Conference.Names;
using Dushanbe.Conference.People;
using Dushanbe.Conference.Programme;
using Dushanbe.Conference.Register;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Tests.Register;

/// <summary>One press makes one, however often it arrives; two desks that register one person are told.</summary>
public sealed class OnePressTests(Installation installation) : IClassFixture<Installation>
{
    [Fact]
    public async Task A_form_that_is_sent_eight_times_at_once_makes_one_person()
    {
        var desk = await Desk.OpenAsync(installation);
        var form = new RegisterParticipant.Form(desk.Edition.Id, desk.Fields(), Guid.CreateVersion7(), []);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => installation.Get<RegisterParticipant>().ExecuteAsync(form, A.Organizer, default))));

        Assert.All(outcomes, each => Assert.Equal(new RegisterParticipant.Outcome.Registered(form.Key!.Value, 1) { State = AccreditationState.Approved }, each));
        Assert.Equal(form.Key, Assert.Single(await StoredAsync(desk)));
        await using var db = await installation.OpenAsync();
        Assert.Equal(1, await db.Journal.CountAsync(each => each.SubjectId == form.Key));
    }

    [Fact]
    public async Task A_form_that_was_sent_before_and_typed_in_since_says_so_and_stores_nothing()
    {
        var desk = await Desk.OpenAsync(installation);
        var form = new RegisterParticipant.Form(desk.Edition.Id, desk.Fields(), Guid.CreateVersion7(), []);
        await installation.Get<RegisterParticipant>().ExecuteAsync(form, A.Organizer, default);

        var again = await installation.Get<RegisterParticipant>().ExecuteAsync(form with { Fields = desk.Fields("Firuz") }, A.Organizer, default);

        Assert.Equal(new RegisterParticipant.Outcome.RegisteredBefore(form.Key!.Value), again);
        Assert.Equal("Farrukh", (await installation.Get<ParticipantDetails>().ReadAsync(form.Key.Value, A.Organizer, default))!.Name.Given);
    }

    [Fact]
    public async Task Of_six_desks_that_register_one_person_at_once_one_does_and_five_are_told_who_it_is()
    {
        var desk = await Desk.OpenAsync(installation);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() =>
            installation.Get<RegisterParticipant>().ExecuteAsync(new(desk.Edition.Id, desk.Fields(), Guid.CreateVersion7(), []), A.Organizer, default))));

        var made = Assert.Single(outcomes.OfType<RegisterParticipant.Outcome.Registered>()).ParticipantId;
        var told = outcomes.OfType<RegisterParticipant.Outcome.PerhapsRegistered>().ToList();
        Assert.Equal(5, told.Count);
        Assert.All(told, each => Assert.Equal((made, DuplicateReason.SameNameInDelegation), each.People.Select(twin => (twin.Row.Id, twin.Reason)).Single()));
        Assert.Equal(made, Assert.Single(await StoredAsync(desk)));
    }

    [Fact]
    public async Task Of_six_desks_that_make_a_delegation_of_one_name_one_does_and_five_are_led_to_it()
    {
        var desk = await Desk.OpenAsync(installation);
        var fields = new DelegationFields { Kind = DelegationKind.Other, Name = LocalizedText.Of(en: "Water Council") };

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => installation.Get<CreateDelegation>().ExecuteAsync(new(desk.Edition.Id, fields), A.Organizer, default))));

        var made = Assert.Single(outcomes.OfType<CreateDelegation.Outcome.Created>()).DelegationId;
        Assert.Equal(Enumerable.Repeat(made, 5), outcomes.OfType<CreateDelegation.Outcome.Taken>().Select(each => each.DelegationId));
    }

    [Fact]
    public async Task Of_six_desks_that_rename_their_delegations_to_one_name_one_does_and_five_are_led_to_it()
    {
        var desk = await Desk.OpenAsync(installation);
        DelegationFields Named(string name) => new() { Kind = DelegationKind.Other, Name = LocalizedText.Of(en: name) };
        var made = new List<CreateDelegation.Outcome.Created>();
        for (var i = 0; i < 6; i++) made.Add(Assert.IsType<CreateDelegation.Outcome.Created>(await installation.Get<CreateDelegation>().ExecuteAsync(new(desk.Edition.Id, Named($"Council {i}")), A.Organizer, default)));

        var outcomes = await Task.WhenAll(made.Select(each => Task.Run(() => installation.Get<AmendDelegation>().ExecuteAsync(new(each.DelegationId, each.Version, Named("Water Council")), A.Organizer, default))));

        var renamed = made[Array.FindIndex(outcomes, each => each is AmendDelegation.Outcome.Amended)].DelegationId;
        Assert.Equal(Enumerable.Repeat(renamed, 5), outcomes.OfType<AmendDelegation.Outcome.Taken>().Select(each => each.DelegationId));
    }

    [Theory]
    [InlineData("Rahmonzoda", "Farrukh", null), InlineData("FARRUKH", "Rahmonzoda", null), InlineData("Faroukh", "Rakhmonov", "Фаррух Раҳмонзода")]
    public async Task A_desk_that_has_seen_the_other_and_registers_all_the_same_does_so(string? given, string? family, string? native)
    {
        var desk = await Desk.OpenAsync(installation);
        var (first, _) = await desk.Register(desk.Fields() with { NativeName = "Фаррух Раҳмонзода" });
        var form = new RegisterParticipant.Form(desk.Edition.Id, desk.Fields(given, family) with { NativeName = native }, Guid.CreateVersion7(), []);

        var told = await installation.Get<RegisterParticipant>().ExecuteAsync(form, A.Organizer, default);
        var insisted = await installation.Get<RegisterParticipant>().ExecuteAsync(form with { Shown = [first] }, A.Organizer, default);

        Assert.Equal(first, Assert.Single(Assert.IsType<RegisterParticipant.Outcome.PerhapsRegistered>(told).People).Row.Id);
        Assert.Equal(new RegisterParticipant.Outcome.Registered(form.Key!.Value, 1) { State = AccreditationState.Approved }, insisted);
    }

    [Fact]
    public async Task Five_delegates_with_one_mailbox_are_registered_without_a_question()
    {
        var desk = await Desk.OpenAsync(installation);

        foreach (var given in new[] { "Aziz", "Bahrom", "Chori", "Davron", "Eraj" })
            Assert.IsType<RegisterParticipant.Outcome.Registered>(await installation.Get<RegisterParticipant>().ExecuteAsync(
                new(desk.Edition.Id, desk.Fields(given) with { Email = "mission@example.org" }, Guid.CreateVersion7(), []), A.Organizer, default));

        Assert.Equal(5, (await StoredAsync(desk)).Count);
    }

    [Fact]
    public async Task A_new_room_speaker_or_session_that_is_sent_twice_is_made_once()
    {
        var desk = await Desk.OpenAsync(installation);
        var (edition, keys) = (desk.Edition.Id, new[] { Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7() });
        var (title, name) = (LocalizedText.Of(en: "Border towns"), new SpeakerFields { Given = "Sitora", Family = "Kenjaeva" });

        foreach (var _ in new[] { 1, 2 })
        {
            Assert.Equal(new KeepOutcome<KeepRoom.Fields>.Saved(keys[0], 1), await installation.Get<KeepRoom>().ExecuteAsync(new(edition, null, 0, new(title, LocalizedText.Empty, null), keys[0]), A.Organizer, default));
            Assert.Equal(new KeepOutcome<SpeakerFields>.Saved(keys[1], 1), await installation.Get<KeepSpeaker>().ExecuteAsync(new(edition, null, 0, null, name, keys[1]), A.Organizer, default));
            Assert.Equal(new KeepOutcome<SessionFields>.Saved(keys[2], 1), await installation.Get<ScheduleSession>().ExecuteAsync(new(edition, null, 0, null, new SessionFields { Title = title }, keys[2]), A.Organizer, default));
        }

        await using var db = await installation.OpenAsync();
        Assert.Equal((1, 1, 1), (await db.Rooms.CountAsync(each => each.EditionId == edition), await db.Speakers.CountAsync(each => each.EditionId == edition), await db.Sessions.CountAsync(each => each.EditionId == edition)));
    }

    [Fact]
    public async Task What_was_typed_into_a_new_session_after_it_was_sent_is_merged_as_an_amendment()
    {
        var desk = await Desk.OpenAsync(installation);
        var form = new ScheduleSession.Form(desk.Edition.Id, null, 0, null, new SessionFields { Title = LocalizedText.Of(en: "Border towns") }, Guid.CreateVersion7());
        await installation.Get<ScheduleSession>().ExecuteAsync(form, A.Organizer, default);

        var again = form with { Fields = form.Fields with { Number = "II" } };
        var told = Assert.IsType<KeepOutcome<SessionFields>.ChangedMeanwhile>(await installation.Get<ScheduleSession>().ExecuteAsync(again, A.Organizer, default));
        var saved = await installation.Get<ScheduleSession>().ExecuteAsync(again with { Version = told.Version, Seen = told.Current }, A.Organizer, default);

        Assert.Equal(new KeepOutcome<SessionFields>.Saved(form.Key!.Value, 2), saved);
        await using var db = await installation.OpenAsync();
        Assert.Equal("II", (await db.Sessions.SingleAsync(each => each.EditionId == desk.Edition.Id)).Number);
    }

    private async Task<List<Guid>> StoredAsync(Desk desk)
    {
        await using var db = await installation.OpenAsync();
        return await db.Participants.Where(each => each.EditionId == desk.Edition.Id).Select(each => each.Id).ToListAsync();
    }
}
