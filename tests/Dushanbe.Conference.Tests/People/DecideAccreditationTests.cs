using Dushanbe.Conference.Access;
using Dushanbe.Conference.History;
using Dushanbe.Conference.Journal;
using Dushanbe.Conference.People;
using Dushanbe.Conference.Prints;
using Dushanbe.Conference.Register;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Tests.People;

/// <summary>Decisions about accreditations: who waits for one, what it does, and that nobody's is overwritten.</summary>
public sealed class DecideAccreditationTests(Installation installation) : IClassFixture<Installation>
{
    [Fact]
    public async Task Whom_a_focal_point_registers_waits_is_counted_and_gets_no_badge_until_a_reviewer_approves()
    {
        var (desk, focal, reviewer) = await OpenAsync();
        var (id, version) = await SubmitAsync(desk, focal);

        Assert.Equal(AccreditationState.Submitted, (await ReadAsync(id)).State);
        Assert.IsType<StartBadgeRun.Outcome.NobodySelected>(await PrintAsync(desk, id));
        Assert.Equal(new RegisterCounts.Counts(1, 0, 0, 0, 0, 0) { Submitted = 1 }, await installation.Get<RegisterCounts>().ReadAsync(desk.Edition.Id, A.Organizer, default));
        var delegation = (await installation.Get<DelegationList>().ReadAsync(desk.Edition.Id, null, "en", A.Organizer, default)).Single(each => each.Id == desk.Tajikistan.Id);
        Assert.Equal((0, 1, 0), (delegation.Approved, delegation.Waiting, delegation.Withdrawn));
        Assert.Equal(1, Assert.Single(await installation.Get<CategoryList>().ReadAsync(desk.Edition.Id, A.Organizer, default)).Waiting);

        var decided = Assert.IsType<DecideAccreditation.Outcome.Decided>(await DecideAsync(id, version, AccreditationDecision.Approve, reviewer));

        Assert.Equal(AccreditationState.Approved, decided.State);
        Assert.IsType<StartBadgeRun.Outcome.Started>(await PrintAsync(desk, id));
        var entries = (await installation.Get<SubjectJournal>().ReadAsync(JournalSubject.Participant, id, 10, A.Organizer, default))!.Rows;
        var entry = Assert.Single(entries, each => each.Action == JournalAction.Decided);
        Assert.Equal([new FieldChange("State", "Submitted", "Approved")], entry.Changes);
        Assert.Equal("R. Reviewer", entry.ActorName);
    }

    [Fact]
    public async Task Whom_the_office_registers_is_approved_at_once()
    {
        var desk = await Desk.OpenAsync(installation);
        var office = A.Holder(Roles.Find("registration")!, GrantScope.Edition, desk.Edition.Id);

        var outcome = await installation.Get<RegisterParticipant>().ExecuteAsync(new(desk.Edition.Id, desk.Fields()), office, default);

        Assert.Equal(AccreditationState.Approved, Assert.IsType<RegisterParticipant.Outcome.Registered>(outcome).State);
    }

    [Fact]
    public async Task A_question_goes_to_the_focal_point_and_the_answer_back_to_the_reviewers()
    {
        var (desk, focal, reviewer) = await OpenAsync();
        var (id, version) = await SubmitAsync(desk, focal);

        Assert.IsType<DecideAccreditation.Outcome.ReasonNeeded>(await DecideAsync(id, version, AccreditationDecision.Ask, reviewer, "  "));
        var asked = Assert.IsType<DecideAccreditation.Outcome.Decided>(await DecideAsync(id, version, AccreditationDecision.Ask, reviewer, "The photo is too dark"));
        var answered = Assert.IsType<DecideAccreditation.Outcome.Decided>(await DecideAsync(id, asked.Version, AccreditationDecision.Submit, focal, "New photo"));

        Assert.Equal((AccreditationState.MoreInformation, AccreditationState.Submitted), (asked.State, answered.State));
        var steps = (await installation.Get<ParticipantDetails>().ReadAsync(id, focal, default))!.Steps;
        Assert.Equal([(AccreditationState.Submitted, null), (AccreditationState.MoreInformation, "The photo is too dark"), (AccreditationState.Submitted, "New photo")], steps.Select(each => (each.To, each.Reason)));
    }

    [Fact]
    public async Task The_second_of_two_reviewers_is_told_who_was_first_and_what_changed_is_looked_at_again()
    {
        var (desk, focal, reviewer) = await OpenAsync();
        var (id, version) = await SubmitAsync(desk, focal);
        var other = reviewer with { Name = "O. Other", AccountId = Guid.CreateVersion7() };

        await DecideAsync(id, version, AccreditationDecision.Hold, reviewer, "Note expected");
        var late = Assert.IsType<DecideAccreditation.Outcome.ChangedMeanwhile>(await DecideAsync(id, version, AccreditationDecision.Approve, other));
        var again = Assert.IsType<DecideAccreditation.Outcome.Decided>(await DecideAsync(id, late.Version, AccreditationDecision.Reject, other, "No note"));
        var never = Assert.IsType<DecideAccreditation.Outcome.NotAllowed>(await DecideAsync(id, again.Version, AccreditationDecision.Approve, reviewer));

        Assert.Equal((AccreditationState.OnHold, "R. Reviewer"), (late.State, late.Last?.By));
        Assert.Equal((AccreditationState.Rejected, "O. Other"), (never.State, never.Last?.By));
    }

    [Fact]
    public async Task What_a_reviewer_has_not_seen_is_not_decided()
    {
        var (desk, focal, reviewer) = await OpenAsync();
        var (id, version) = await SubmitAsync(desk, focal);
        await AmendAsync(id, version, desk.Fields(), desk.Fields() with { Family = "Nazarov" }, focal);

        var outcome = Assert.IsType<DecideAccreditation.Outcome.ChangedMeanwhile>(await DecideAsync(id, version, AccreditationDecision.Approve, reviewer));

        Assert.Equal((AccreditationState.Submitted, focal.Name), (outcome.State, outcome.Last?.By));
    }

    [Fact]
    public async Task Fifty_reviewers_on_one_queue_decide_about_each_person_once()
    {
        const int Reviewers = 50, People = 10;
        var (desk, focal, reviewer) = await OpenAsync();
        var queue = new List<(Guid Id, long Version)>();
        for (var at = 0; at < People; at++) queue.Add(await SubmitAsync(desk, focal, $"Farrukh{at}", $"Rahmonzoda{at}"));

        var all = await Task.WhenAll(Enumerable.Range(0, Reviewers).Select(number => Task.Run(async () =>
        {
            var me = reviewer with { Name = $"Reviewer {number}", AccountId = Guid.CreateVersion7() };
            var told = new List<(Guid Id, string Me, DecideAccreditation.Outcome Outcome)>();
            foreach (var (id, version) in queue.Skip(number % People).Concat(queue.Take(number % People)))
                told.Add((id, me.Name, await DecideAsync(id, version, number % 2 == 0 ? AccreditationDecision.Approve : AccreditationDecision.Reject, me, "why")));
            return told;
        })));

        foreach (var (id, _) in queue)
        {
            var told = all.SelectMany(each => each).Where(each => each.Id == id).ToList();
            var (_, winner, outcome) = Assert.Single(told, each => each.Outcome is DecideAccreditation.Outcome.Decided);
            var person = await ReadAsync(id);
            Assert.Equal(((DecideAccreditation.Outcome.Decided)outcome).State, person.State);
            Assert.Equal([focal.Name, winner], person.Steps.OrderBy(each => each.At).ThenBy(each => each.Id).Select(each => each.ActorName));
            // the others are told by whom, and nothing of theirs is stored
            Assert.All(told.Where(each => each.Me != winner), each => Assert.Equal(winner, each.Outcome switch
            {
                DecideAccreditation.Outcome.ChangedMeanwhile late => late.Last?.By,
                DecideAccreditation.Outcome.NotAllowed late => late.Last?.By,
                _ => null,
            }));
        }
    }

    [Fact]
    public async Task One_s_own_last_decision_is_undone_for_ten_minutes_and_nobody_else_s()
    {
        var (desk, focal, reviewer) = await OpenAsync();
        var (id, version) = await SubmitAsync(desk, focal);
        var other = reviewer with { Name = "O. Other", AccountId = Guid.CreateVersion7() };
        Assert.IsType<UndoDecision.Outcome.NothingToUndo>(await UndoAsync(id, reviewer));
        installation.Clock.Advance(TimeSpan.FromMinutes(1));
        await DecideAsync(id, version, AccreditationDecision.Approve, reviewer);
        await PrintAsync(desk, id);

        Assert.Equal("R. Reviewer", Assert.IsType<UndoDecision.Outcome.NotYours>(await UndoAsync(id, other)).By);
        installation.Clock.Advance(TimeSpan.FromMinutes(9));
        var undone = Assert.IsType<UndoDecision.Outcome.Undone>(await UndoAsync(id, reviewer));

        Assert.Equal(AccreditationState.Submitted, undone.State);
        Assert.NotNull(undone.VoidedBadge);
        var person = await ReadAsync(id);
        Assert.Equal((AccreditationState.Submitted, 3), (person.State, person.Steps.Count));
        Assert.IsType<UndoDecision.Outcome.NothingToUndo>(await UndoAsync(id, reviewer));

        await DecideAsync(id, person.Version, AccreditationDecision.Reject, reviewer, "why");
        installation.Clock.Advance(TimeSpan.FromMinutes(11));
        Assert.Equal(UndoDecision.Within, Assert.IsType<UndoDecision.Outcome.TooLate>(await UndoAsync(id, reviewer)).Within);
        Assert.Equal(AccreditationState.Rejected, (await ReadAsync(id)).State);
    }

    [Theory]
    [InlineData(nameof(ParticipantFields.Family), true)]
    [InlineData(nameof(ParticipantFields.NativeName), true)]
    [InlineData(nameof(ParticipantFields.Function), false)]
    [InlineData(nameof(ParticipantFields.Email), false)]
    public async Task Who_was_approved_and_becomes_somebody_else_goes_to_review_again(string field, bool goesBack)
    {
        var (desk, focal, _) = await OpenAsync();
        var (id, version) = await desk.Register(desk.Fields());
        await PrintAsync(desk, id);
        var changed = ParticipantFields.Declared.Single(each => each.Name == field).Set(desk.Fields(), field == nameof(ParticipantFields.Email) ? "new@example.org" : "Назаров");

        var outcome = Assert.IsType<AmendParticipant.Outcome.Amended>(await AmendAsync(id, version, desk.Fields(), changed, focal));

        var details = (await installation.Get<ParticipantDetails>().ReadAsync(id, focal, default))!;
        Assert.Equal((goesBack, goesBack ? AccreditationState.Submitted : AccreditationState.Approved), (outcome.IsPutBack, details.Row.State));
        Assert.Equal(goesBack, details.Badges.Single().VoidedAt is not null);
    }

    [Fact]
    public async Task What_a_reviewer_corrects_stays_approved()
    {
        var (desk, _, _) = await OpenAsync();
        var (id, version) = await desk.Register(desk.Fields());

        var outcome = Assert.IsType<AmendParticipant.Outcome.Amended>(await AmendAsync(id, version, desk.Fields(), desk.Fields() with { Family = "Nazarov" }, A.Holder(Roles.Find("registration")!, GrantScope.Edition, desk.Edition.Id)));

        Assert.False(outcome.IsPutBack);
        Assert.Equal(AccreditationState.Approved, (await ReadAsync(id)).State);
    }

    [Fact]
    public async Task Withdrawing_and_reinstating_is_no_way_around_the_reviewers()
    {
        var (desk, focal, reviewer) = await OpenAsync();
        var (id, _) = await desk.Register(desk.Fields());
        await installation.Get<WithdrawParticipant>().ExecuteAsync(new(id, "ill"), focal, default);

        var reinstated = Assert.IsType<ReinstateParticipant.Outcome.Reinstated>(await installation.Get<ReinstateParticipant>().ExecuteAsync(new(id, "well again"), focal, default));
        Assert.Equal(AccreditationState.Submitted, reinstated.State);
        await DecideAsync(id, reinstated.Version, AccreditationDecision.Reject, reviewer, "no note");
        var refused = Assert.IsType<WithdrawParticipant.Outcome.AlreadyRefused>(await installation.Get<WithdrawParticipant>().ExecuteAsync(new(id, "ill"), focal, default));
        Assert.Equal(AccreditationState.Rejected, refused.State);
        Assert.IsType<ReinstateParticipant.Outcome.NotWithdrawn>(await installation.Get<ReinstateParticipant>().ExecuteAsync(new(id, "well again"), focal, default));
    }

    [Fact]
    public async Task Whoever_was_never_approved_is_not_approved_by_being_reinstated()
    {
        var (desk, focal, _) = await OpenAsync();
        var (id, _) = await SubmitAsync(desk, focal);
        await installation.Get<WithdrawParticipant>().ExecuteAsync(new(id, "ill"), focal, default);

        var reinstated = await installation.Get<ReinstateParticipant>().ExecuteAsync(new(id, "well again"), A.Organizer, default);

        Assert.Equal(AccreditationState.Submitted, Assert.IsType<ReinstateParticipant.Outcome.Reinstated>(reinstated).State);
    }

    private async Task<(Desk Desk, Actor Focal, Actor Reviewer)> OpenAsync()
    {
        var desk = await Desk.OpenAsync(installation);
        var reviewer = A.Holder(Roles.Find("reviewer")!, GrantScope.Edition, desk.Edition.Id) with { Name = "R. Reviewer", AccountId = Guid.CreateVersion7() };
        return (desk, A.FocalPoint(desk.Tajikistan), reviewer);
    }

    private async Task<(Guid Id, long Version)> SubmitAsync(Desk desk, Actor focal, string given = "Farrukh", string family = "Rahmonzoda")
    {
        var made = Assert.IsType<RegisterParticipant.Outcome.Registered>(await installation.Get<RegisterParticipant>().ExecuteAsync(new(desk.Edition.Id, desk.Fields(given, family)), focal, default));
        return (made.ParticipantId, made.Version);
    }

    private Task<DecideAccreditation.Outcome> DecideAsync(Guid id, long version, AccreditationDecision decision, Actor actor, string? reason = null) =>
        installation.Get<DecideAccreditation>().ExecuteAsync(new(id, version, decision, reason), actor, default);

    private Task<UndoDecision.Outcome> UndoAsync(Guid id, Actor actor) => installation.Get<UndoDecision>().ExecuteAsync(new(id), actor, default);

    private Task<AmendParticipant.Outcome> AmendAsync(Guid id, long version, ParticipantFields seen, ParticipantFields fields, Actor actor) =>
        installation.Get<AmendParticipant>().ExecuteAsync(new(id, version, seen, fields), actor, default);

    private Task<StartBadgeRun.Outcome> PrintAsync(Desk desk, Guid id) => installation.Get<StartBadgeRun>().ExecuteAsync(new(desk.Edition.Id, BadgeSelection.Of(id)), A.Organizer, default);

    private async Task<Participant> ReadAsync(Guid id)
    {
        await using var db = await installation.OpenAsync();
        return await db.Participants.Include(each => each.Steps).SingleAsync(each => each.Id == id);
    }
}
