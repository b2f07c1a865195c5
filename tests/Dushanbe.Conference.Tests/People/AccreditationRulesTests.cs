using Dushanbe.Conference.Access;
using Dushanbe.Conference.Badges;
using Dushanbe.Conference.Delegations;
using Dushanbe.Conference.Editions.Categories;
using Dushanbe.Conference.Names;
using Dushanbe.Conference.People;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Tests.People;

/// <summary>The table of decisions, as it is written and as it is obeyed: every decision in every state by everybody.</summary>
public sealed class AccreditationRulesTests(Installation installation) : IClassFixture<Installation>
{
    // a letter for the state that a decision leads to; lower case where it needs a reason; a dot where it cannot be taken.
    // Columns: Submit, PutBack, TakeUp, Ask, Hold, Approve, Reject, Revoke, Reopen, Withdraw, Reinstate
    private static readonly Dictionary<AccreditationState, string> Expected = new()
    {
        [AccreditationState.None] = "S....A.....",
        [AccreditationState.Approved] = ".S.....v.w.",
        [AccreditationState.Withdrawn] = "s.........a",
        [AccreditationState.Draft] = "S........w.",
        [AccreditationState.Submitted] = "..UmhAr..w.",
        [AccreditationState.UnderReview] = "...mhAr..w.",
        [AccreditationState.MoreInformation] = "S...hAr..w.",
        [AccreditationState.OnHold] = "..Um.Ar..w.",
        [AccreditationState.Rejected] = "........u..",
        [AccreditationState.Revoked] = "........u..",
    };

    private static readonly AccreditationDecision[] Decisions = Enum.GetValues<AccreditationDecision>();

    public static TheoryData<AccreditationState> States => [.. Enum.GetValues<AccreditationState>()];

    // every state but those nobody is stored in, with every role and what it may do there
    public static TheoryData<AccreditationState, string> StatesAndRoles
    {
        get
        {
            var data = new TheoryData<AccreditationState, string>();
            foreach (var state in Enum.GetValues<AccreditationState>().Except([AccreditationState.None, AccreditationState.Draft]))
                foreach (var role in Roles.All.Select(each => each.Name)) data.Add(state, role);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(States))]
    public void The_table_has_what_was_decided_and_nothing_else(AccreditationState state)
    {
        var found = string.Concat(Decisions.Select(decision => AccreditationRules.Find(state, decision) is { } rule ? Letter(rule) : '.'));

        Assert.Equal(Expected[state], found);
    }

    [Theory]
    [MemberData(nameof(States))]
    public void An_entity_obeys_the_table_and_notes_each_step(AccreditationState state)
    {
        foreach (var decision in Decisions)
        {
            var person = In(state);
            var before = person.Steps.Count;
            if (AccreditationRules.Find(state, decision) is not { } rule)
            {
                Assert.Throws<InvalidOperationException>(() => person.Take(decision, DateTime.UnixEpoch, null, "A. Reviewer", "why"));
                Assert.Equal((state, before), (person.State, person.Steps.Count));
                continue;
            }

            if (rule.NeedsReason) Assert.Throws<InvalidOperationException>(() => person.Take(decision, DateTime.UnixEpoch, null, "A. Reviewer", " "));
            var step = person.Take(decision, DateTime.UnixEpoch, null, "A. Reviewer", "why");
            Assert.Equal((rule.To, before + 1), (person.State, person.Steps.Count));
            Assert.Equal((state == AccreditationState.None ? null : state, rule.To, "A. Reviewer", "why"), (step.From, step.To, step.ActorName, step.Reason));
        }
    }

    [Theory]
    [MemberData(nameof(StatesAndRoles))]
    public async Task Everybody_decides_just_what_the_table_and_the_role_allow(AccreditationState state, string role)
    {
        var edition = A.Edition();
        var (category, delegation) = (A.Category(edition), A.Delegation(edition));
        await installation.Add(edition, category, delegation);
        var holder = Roles.Find(role)!;
        var scope = holder.Scopes[0];
        var actor = A.Holder(holder, scope, scope switch { GrantScope.Installation => null, GrantScope.Edition => edition.Id, GrantScope.Delegation => delegation.Id, GrantScope.Category => category.Id, _ => Guid.CreateVersion7() }, edition.Id);
        foreach (var decision in Decisions)
        {
            var person = await installation.Add(In(state, category, delegation));
            var needed = decision is AccreditationDecision.Submit or AccreditationDecision.PutBack or AccreditationDecision.Withdraw ? Permission.RegisterParticipants : Permission.ReviewAccreditations;
            Task<DecideAccreditation.Outcome> Decide() => installation.Get<DecideAccreditation>().ExecuteAsync(new(person.Id, person.Version, decision, "why"), actor, default);
            if (!Roles.PermissionsOn(role, scope).Contains(needed))
            {
                await Assert.ThrowsAsync<NotPermittedException>(Decide);
                Assert.Equal(state, (await ReadAsync(person.Id)).State);
                continue;
            }

            var outcome = await Decide();
            // withdrawing and reinstating have their own operations, and nobody asks for putting back
            var rule = decision is AccreditationDecision.Withdraw or AccreditationDecision.Reinstate or AccreditationDecision.PutBack ? null : AccreditationRules.Find(state, decision);
            if (rule is null) Assert.Equal(state, Assert.IsType<DecideAccreditation.Outcome.NotAllowed>(outcome).State);
            else Assert.Equal(rule.To, Assert.IsType<DecideAccreditation.Outcome.Decided>(outcome).State);
            Assert.Equal(rule?.To ?? state, (await ReadAsync(person.Id)).State);
        }
    }

    [Fact]
    public async Task Whoever_is_approved_no_longer_has_no_valid_badge()
    {
        foreach (var rule in AccreditationRules.All.Where(each => each.From == AccreditationState.Approved))
        {
            var desk = await Desk.OpenAsync(installation);
            var (id, version) = await desk.Register(desk.Fields());
            await installation.Add(new Badge { EditionId = desk.Edition.Id, ParticipantId = id, Number = BadgeNumber.Create(), IssuedAt = DateTime.UnixEpoch });

            if (rule.Decision == AccreditationDecision.Revoke) await installation.Get<DecideAccreditation>().ExecuteAsync(new(id, version, rule.Decision, "why"), A.Organizer, default);
            else if (rule.Decision == AccreditationDecision.Withdraw) await installation.Get<WithdrawParticipant>().ExecuteAsync(new(id, "why"), A.Organizer, default);
            else await installation.Get<RemovePhoto>().ExecuteAsync(new(await WithPhotoAsync(id)), A.FocalPoint(desk.Tajikistan), default);

            await using var db = await installation.OpenAsync();
            Assert.Equal((rule.To, true), ((await ReadAsync(id)).State, (await db.Badges.SingleAsync(each => each.ParticipantId == id)).VoidedAt is not null));
        }
    }

    private async Task<Guid> WithPhotoAsync(Guid id)
    {
        await using var db = await installation.OpenAsync();
        await db.Participants.Where(each => each.Id == id).ExecuteUpdateAsync(set => set.SetProperty(each => each.PhotoHash, new string('a', 64)));
        return id;
    }

    private async Task<Participant> ReadAsync(Guid id)
    {
        await using var db = await installation.OpenAsync();
        return await db.Participants.Include(each => each.Steps).SingleAsync(each => each.Id == id);
    }

    private static Participant In(AccreditationState state)
    {
        var edition = A.Edition();
        return In(state, A.Category(edition), A.Delegation(edition));
    }

    // the shortest way into a state; into a draft there is none yet
    private static Participant In(AccreditationState state, Category category, Delegation delegation)
    {
        var person = new Participant { EditionId = category.EditionId, RegisteredAt = DateTime.UnixEpoch };
        person.Rename(new PersonName("Mr.", "Farrukh", "Rahmonzoda", null));
        person.Place(delegation.Id, category.Id);
        if (state == AccreditationState.Draft) typeof(Participant).GetProperty(nameof(Participant.State))!.SetValue(person, state);
        foreach (var decision in Way(state)) person.Take(decision, DateTime.UnixEpoch, null, "operator", "why");
        Assert.Equal(state, person.State);
        return person;
    }

    private static AccreditationDecision[] Way(AccreditationState state) => state switch
    {
        AccreditationState.Approved => [AccreditationDecision.Approve],
        AccreditationState.Withdrawn => [AccreditationDecision.Approve, AccreditationDecision.Withdraw],
        AccreditationState.Submitted => [AccreditationDecision.Submit],
        AccreditationState.UnderReview => [AccreditationDecision.Submit, AccreditationDecision.TakeUp],
        AccreditationState.MoreInformation => [AccreditationDecision.Submit, AccreditationDecision.Ask],
        AccreditationState.OnHold => [AccreditationDecision.Submit, AccreditationDecision.Hold],
        AccreditationState.Rejected => [AccreditationDecision.Submit, AccreditationDecision.Reject],
        AccreditationState.Revoked => [AccreditationDecision.Approve, AccreditationDecision.Revoke],
        _ => [],
    };

    private static char Letter(AccreditationRule rule)
    {
        var letter = rule.To switch
        {
            AccreditationState.Submitted => 'S',
            AccreditationState.UnderReview => 'U',
            AccreditationState.MoreInformation => 'M',
            AccreditationState.OnHold => 'H',
            AccreditationState.Approved => 'A',
            AccreditationState.Rejected => 'R',
            AccreditationState.Revoked => 'V',
            AccreditationState.Withdrawn => 'W',
            _ => '?',
        };
        return rule.NeedsReason ? char.ToLowerInvariant(letter) : letter;
    }
}
