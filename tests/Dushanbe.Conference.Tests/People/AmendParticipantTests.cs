using Dushanbe.Conference.Access;
using Dushanbe.Conference.Badges;
using Dushanbe.Conference.Forms;
using Dushanbe.Conference.History;
using Dushanbe.Conference.Journal;
using Dushanbe.Conference.People;
using Dushanbe.Conference.Register;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Tests.People;

public sealed class AmendParticipantTests(Installation installation) : IClassFixture<Installation>
{
    private static readonly Actor Karimova = A.Organizer with { Name = "M. Karimova" };

    [Fact]
    public async Task An_amendment_is_stored_and_journaled_with_what_it_was_but_contact_data_is_only_named()
    {
        var desk = await Desk.OpenAsync(installation);
        var (id, version) = await desk.Register(desk.Fields());

        var outcome = await Amend(id, version, desk.Fields(), desk.Fields() with { Function = "Adviser", DelegationId = desk.Kyrgyzstan.Id, Email = "f@example.org" });

        Assert.Equal(["DelegationId", "Function", "Email"], Assert.IsType<AmendParticipant.Outcome.Amended>(outcome).Fields);
        var entry = (await installation.Get<SubjectJournal>().ReadAsync(JournalSubject.Participant, id, 10, A.Organizer, default))!.Rows.First(each => each.Action == JournalAction.Amended);
        Assert.Equal([new FieldChange("DelegationId", "Tajikistan", "Kyrgyzstan"), new("Function", "Head of Department", "Adviser"), new("Email", null, null)], entry.Changes);
    }

    [Theory]
    [InlineData("mailto:f@example.org", "f@example.org")]
    [InlineData("f@example", "f@example")]
    public async Task An_address_from_a_time_of_laxer_rules_is_mended_or_told_and_stops_nobody_who_cannot_see_it(string stored, string after)
    {
        var desk = await Desk.OpenAsync(installation);
        var (id, version) = await desk.Register(desk.Fields());
        await using (var db = await installation.OpenAsync()) await db.Participants.Where(each => each.Id == id).ExecuteUpdateAsync(each => each.SetProperty(person => person.Email, stored));
        var clerk = A.Clerk(desk.Edition, Permission.ReadDesk, Permission.RegisterParticipants);

        var unseen = Assert.IsType<AmendParticipant.Outcome.Amended>(await Amend(id, version, desk.Fields(), desk.Fields() with { Function = "Adviser" }, clerk));
        await using (var db = await installation.OpenAsync()) Assert.Equal(after, await db.Participants.Where(each => each.Id == id).Select(each => each.Email).SingleAsync());
        await using (var db = await installation.OpenAsync()) await db.Participants.Where(each => each.Id == id).ExecuteUpdateAsync(each => each.SetProperty(person => person.Email, stored));
        var seen = desk.Fields() with { Function = "Adviser", Email = stored };
        var told = await Amend(id, unseen.Version, seen, seen with { Function = "Minister" });

        if (after == stored) Assert.Equal([new FieldFault("Email", FieldFaultKind.NotAnEmail)], Assert.IsType<AmendParticipant.Outcome.Invalid>(told).Faults);
        else Assert.Equal(["Function", "Email"], Assert.IsType<AmendParticipant.Outcome.Amended>(told).Fields);
    }

    [Fact]
    public async Task Two_organizers_saving_the_same_person_the_second_sees_what_changed_and_loses_nothing()
    {
        var desk = await Desk.OpenAsync(installation);
        var (id, version) = await desk.Register(desk.Fields());
        var seen = desk.Fields();
        await Amend(id, version, seen, seen with { Function = "Minister", Organization = "Ministry" }, Karimova);

        var mine = seen with { Function = "Deputy Minister", Family = "Rahmon" };
        var second = await Amend(id, version, seen, mine);

        var meanwhile = Assert.IsType<AmendParticipant.Outcome.ChangedMeanwhile>(second);
        var now = installation.Clock.GetUtcNow().UtcDateTime;
        Assert.Equal(
            [
                new AmendParticipant.Conflict("Function", "Head of Department", "Minister", "Deputy Minister", "M. Karimova", now),
                new("Organization", null, "Ministry", null, "M. Karimova", now),
            ],
            meanwhile.Conflicts);
        Assert.Equal("Minister", (await Read(id)).Fields.Function);

        var third = await Amend(id, meanwhile.Version, meanwhile.Current, mine with { Organization = meanwhile.Current.Organization });

        Assert.Equal(["Family", "Function"], Assert.IsType<AmendParticipant.Outcome.Amended>(third).Fields);
        Assert.Equal(mine with { Organization = "Ministry" }, await Fields(id));
    }

    [Fact]
    public async Task A_new_photo_or_a_withdrawal_meanwhile_is_no_conflict_of_fields()
    {
        var desk = await Desk.OpenAsync(installation);
        var (id, version) = await desk.Register(desk.Fields());
        await installation.Get<WithdrawParticipant>().ExecuteAsync(new(id, "does not come"), Karimova, default);

        var outcome = await Amend(id, version, desk.Fields(), desk.Fields() with { Function = "Adviser" });

        Assert.IsType<AmendParticipant.Outcome.Amended>(outcome);
        Assert.Equal(AccreditationState.Withdrawn, (await Read(id)).Row.State);
    }

    [Fact]
    public async Task Who_may_not_see_contact_data_neither_reads_nor_erases_it()
    {
        var desk = await Desk.OpenAsync(installation);
        var (id, version) = await desk.Register(desk.Fields() with { Email = "f@example.org", Phone = "+992 1" });
        var clerk = A.Clerk(desk.Edition, Permission.ReadDesk, Permission.RegisterParticipants);
        var seen = (await installation.Get<ParticipantDetails>().ReadAsync(id, clerk, default))!;
        Assert.Equal((null, null, null, false), (seen.Row.Email, seen.Fields.Email, seen.Fields.Phone, seen.SeesContacts));

        var outcome = await Amend(id, version, seen.Fields, seen.Fields with { Function = "Adviser" }, clerk);

        Assert.Equal(["Function"], Assert.IsType<AmendParticipant.Outcome.Amended>(outcome).Fields);
        Assert.Equal(("f@example.org", "+992 1"), ((await Fields(id)).Email, (await Fields(id)).Phone));
    }

    [Fact]
    public async Task Moving_to_another_delegation_puts_the_person_at_its_end()
    {
        var desk = await Desk.OpenAsync(installation);
        await desk.Register(desk.Fields("Aida", "Asanova") with { DelegationId = desk.Kyrgyzstan.Id });
        var (id, version) = await desk.Register(desk.Fields());

        await Amend(id, version, desk.Fields(), desk.Fields() with { DelegationId = desk.Kyrgyzstan.Id });

        Assert.Equal((2, 2), ((await Read(id)).PlaceInDelegation, (await Read(id)).DelegationSize));
    }

    [Fact]
    public async Task Saving_without_a_difference_writes_no_journal()
    {
        var desk = await Desk.OpenAsync(installation);
        var (id, version) = await desk.Register(desk.Fields());

        var outcome = await Amend(id, version, desk.Fields(), desk.Fields("  Farrukh ") with { Function = "Head  of Department" });

        Assert.Equal(version, Assert.IsType<AmendParticipant.Outcome.Amended>(outcome).Version);
        Assert.Equal(1, (await installation.Get<SubjectJournal>().ReadAsync(JournalSubject.Participant, id, 1, A.Organizer, default))!.Total);
    }

    [Fact]
    public async Task Withdrawing_needs_a_reason_and_voids_the_badge_and_reinstating_needs_one_too()
    {
        var desk = await Desk.OpenAsync(installation);
        var (id, _) = await desk.Register(desk.Fields());
        await installation.Add(new Badge { EditionId = desk.Edition.Id, ParticipantId = id, Number = "7K4M2Q", IssuedAt = installation.Clock.GetUtcNow().UtcDateTime });

        Assert.IsType<WithdrawParticipant.Outcome.ReasonNeeded>(await installation.Get<WithdrawParticipant>().ExecuteAsync(new(id, " \u202E "), A.Organizer, default));
        var withdrawn = await installation.Get<WithdrawParticipant>().ExecuteAsync(new(id, "visa refused"), A.Organizer, default);
        Assert.Equal("7K4M2Q", Assert.IsType<WithdrawParticipant.Outcome.Withdrawn>(withdrawn).VoidedBadge);
        Assert.IsType<WithdrawParticipant.Outcome.AlreadyWithdrawn>(await installation.Get<WithdrawParticipant>().ExecuteAsync(new(id, "again"), A.Organizer, default));
        installation.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.IsType<ReinstateParticipant.Outcome.ReasonNeeded>(await installation.Get<ReinstateParticipant>().ExecuteAsync(new(id, ""), A.Organizer, default));
        Assert.IsType<ReinstateParticipant.Outcome.Reinstated>(await installation.Get<ReinstateParticipant>().ExecuteAsync(new(id, "visa granted"), A.Organizer, default));
        Assert.IsType<ReinstateParticipant.Outcome.NotWithdrawn>(await installation.Get<ReinstateParticipant>().ExecuteAsync(new(id, "again"), A.Organizer, default));

        var person = await Read(id);
        Assert.Equal((AccreditationState.Approved, 1, null), (person.Row.State, person.Row.VoidBadges, person.Row.BadgeNumber));
        Assert.Equal("visa refused", Assert.Single(person.Badges).VoidReason);
        Assert.Equal([null, "visa refused", "visa granted"], person.Steps.Select(step => step.Reason));
        var actions = (await installation.Get<SubjectJournal>().ReadAsync(JournalSubject.Participant, id, 10, A.Organizer, default))!.Rows.Select(entry => entry.Action).Order();
        Assert.Equal(new[] { JournalAction.Created, JournalAction.Withdrawn, JournalAction.Reinstated, JournalAction.BadgeVoided }.Order(), actions);
    }

    [Fact]
    public async Task A_reader_may_not_change_anything()
    {
        var desk = await Desk.OpenAsync(installation);
        var (id, version) = await desk.Register(desk.Fields());
        var reader = A.Clerk(desk.Edition, Permission.ReadDesk, Permission.SeeContacts);

        await Assert.ThrowsAsync<NotPermittedException>(() => Amend(id, version, desk.Fields(), desk.Fields("X"), reader));
        await Assert.ThrowsAsync<NotPermittedException>(() => installation.Get<WithdrawParticipant>().ExecuteAsync(new(id, "why"), reader, default));
        await Assert.ThrowsAsync<NotPermittedException>(() => installation.Get<ReinstateParticipant>().ExecuteAsync(new(id, "why"), reader, default));
        await Assert.ThrowsAsync<NotPermittedException>(() => installation.Get<SetPhoto>().ExecuteAsync(new(id, null), reader, default));
        await Assert.ThrowsAsync<NotPermittedException>(() => installation.Get<RemovePhoto>().ExecuteAsync(new(id), reader, default));
        await Assert.ThrowsAsync<NotPermittedException>(() => installation.Get<ParticipantDetails>().ReadAsync(id, Actor.Public, default));
        await Assert.ThrowsAsync<NotPermittedException>(() => installation.Get<SubjectJournal>().ReadAsync(JournalSubject.Participant, id, 5, Actor.Public, default));
        await Assert.ThrowsAsync<NotPermittedException>(() => installation.Get<ReadPhoto>().ReadAsync(id, false, Actor.Public, default));
        await Assert.ThrowsAsync<NotPermittedException>(() => installation.Get<ReadPhoto>().ReadAsync(id, true, reader, default));
    }

    private Task<AmendParticipant.Outcome> Amend(Guid id, long version, ParticipantFields seen, ParticipantFields fields, Actor? actor = null) =>
        installation.Get<AmendParticipant>().ExecuteAsync(new(id, version, seen, fields), actor ?? A.Organizer, default);

    private async Task<ParticipantFields> Fields(Guid id) => (await installation.Get<ShowContacts>().ExecuteAsync(new(id), A.Organizer, default))!.Fields;

    private async Task<ParticipantDetails.Person> Read(Guid id) => (await installation.Get<ParticipantDetails>().ReadAsync(id, A.Organizer, default))!;
}
