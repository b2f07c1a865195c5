using System.Collections.Frozen;
using Dushanbe.Conference.Access;
using static Dushanbe.Conference.Access.Permission;
using static Dushanbe.Conference.People.AccreditationDecision;
using static Dushanbe.Conference.People.AccreditationState;

namespace Dushanbe.Conference.People;

/// <summary>Which decision leads from which state to which, who may take it, and whether it needs a reason. What is not in the table cannot happen.</summary>
public static class AccreditationRules
{
    /// <summary>States that wait for somebody: the reviewers' queue shows them.</summary>
    public static IReadOnlyList<AccreditationState> Waiting { get; } = [Submitted, UnderReview, MoreInformation, OnHold];

    /// <summary>States of people who do not attend. They come back by a decision only.</summary>
    public static IReadOnlyList<AccreditationState> Over { get; } = [Rejected, Withdrawn, Revoked];

    /// <summary>The table. None is the state of somebody who is being registered.</summary>
    public static IReadOnlyList<AccreditationRule> All { get; } =
    [
        .. From([None, Draft, MoreInformation], Submit, Submitted, RegisterParticipants, needsReason: false),
        .. From([Withdrawn], Submit, Submitted, RegisterParticipants, needsReason: true),
        .. From([Approved], PutBack, Submitted, RegisterParticipants, needsReason: false),
        .. From([Submitted, OnHold], TakeUp, UnderReview, ReviewAccreditations, needsReason: false),
        .. From([Submitted, UnderReview, OnHold], Ask, MoreInformation, ReviewAccreditations, needsReason: true),
        .. From([Submitted, UnderReview, MoreInformation], Hold, OnHold, ReviewAccreditations, needsReason: true),
        .. From([None, Submitted, UnderReview, MoreInformation, OnHold], Approve, Approved, ReviewAccreditations, needsReason: false),
        .. From([Submitted, UnderReview, MoreInformation, OnHold], Reject, Rejected, ReviewAccreditations, needsReason: true),
        .. From([Approved], Revoke, Revoked, ReviewAccreditations, needsReason: true),
        .. From([Rejected, Revoked], Reopen, UnderReview, ReviewAccreditations, needsReason: true),
        .. From([Draft, Submitted, UnderReview, MoreInformation, OnHold, Approved], Withdraw, Withdrawn, RegisterParticipants, needsReason: true),
        .. From([Withdrawn], Reinstate, Approved, ReviewAccreditations, needsReason: true),
    ];

    private static readonly FrozenDictionary<(AccreditationState, AccreditationDecision), AccreditationRule> ByState = All.ToFrozenDictionary(each => (each.From, each.Decision));

    /// <summary>The rule for a decision in a state; null where it is not possible there.</summary>
    public static AccreditationRule? Find(AccreditationState from, AccreditationDecision decision) => ByState.GetValueOrDefault((from, decision));

    /// <summary>The permission that a decision needs in every state.</summary>
    public static Permission PermissionFor(AccreditationDecision decision) => All.First(each => each.Decision == decision).Permission;

    /// <summary>Whether a decision needs a reason in any state, so that a desk asks for it before it knows the state of each person.</summary>
    public static bool AsksReason(AccreditationDecision decision) => All.Any(each => each.Decision == decision && each.NeedsReason);

    private static IEnumerable<AccreditationRule> From(AccreditationState[] states, AccreditationDecision decision, AccreditationState to, Permission permission, bool needsReason) =>
        states.Select(from => new AccreditationRule(from, decision, to, permission, needsReason));
}

/// <summary>A row of the table.</summary>
/// <param name="From">The state before.</param>
/// <param name="Decision">What is decided.</param>
/// <param name="To">The state after.</param>
/// <param name="Permission">What the actor must hold for the person.</param>
/// <param name="NeedsReason">Whether it is refused without a reason.</param>
public sealed record AccreditationRule(AccreditationState From, AccreditationDecision Decision, AccreditationState To, Permission Permission, bool NeedsReason);

/// <summary>What can be decided about an accreditation.</summary>
public enum AccreditationDecision
{
    /// <summary>Send to the reviewers.</summary>
    Submit,

    /// <summary>Back to the reviewers, since somebody who may not review has changed what was approved. Amending does this; nobody asks for it.</summary>
    PutBack,

    /// <summary>Start the review.</summary>
    TakeUp,

    /// <summary>Ask whoever registered the person for more information.</summary>
    Ask,

    /// <summary>Put aside for a time.</summary>
    Hold,

    /// <summary>Allow a badge.</summary>
    Approve,

    /// <summary>Refuse.</summary>
    Reject,

    /// <summary>Take an approval back.</summary>
    Revoke,

    /// <summary>Review somebody again who was refused.</summary>
    Reopen,

    /// <summary>Note that the person does not attend.</summary>
    Withdraw,

    /// <summary>Undo a withdrawal of somebody who was approved.</summary>
    Reinstate,
}
