using System.Collections.Frozen;
using Dushanbe.Conference.Access;

namespace Dushanbe.Conference.Journal;

/// <summary>For each subject: who reads its journal, and which actions it can have.</summary>
public static class JournalRules
{
    private static readonly FrozenDictionary<JournalSubject, Rule> Rules = new Dictionary<JournalSubject, Rule>
    {
        [JournalSubject.Participant] = new(Permission.ReadDesk,
            [JournalAction.Created, JournalAction.Amended, JournalAction.Submitted, JournalAction.Decided, JournalAction.DecisionUndone, JournalAction.Withdrawn, JournalAction.Reinstated, JournalAction.Removed, JournalAction.Imported, JournalAction.BadgePrinted, JournalAction.BadgeVoided, JournalAction.Exported, JournalAction.Read, JournalAction.ConsentRecorded, JournalAction.Erased]),
        [JournalSubject.Delegation] = new(Permission.ReadDesk, [JournalAction.Created, JournalAction.Amended, JournalAction.Removed, JournalAction.Imported, JournalAction.Read, JournalAction.Erased]),
        [JournalSubject.Category] = new(Permission.ManageEditions, [JournalAction.Created, JournalAction.Amended]),
        [JournalSubject.Edition] = new(Permission.ManageEditions,
            [JournalAction.Created, JournalAction.Amended, JournalAction.Removed, JournalAction.Imported, JournalAction.Exported, JournalAction.Published, JournalAction.Unpublished, JournalAction.Replaced, JournalAction.RunVoided, JournalAction.Erased]),
        [JournalSubject.Session] = new(Permission.ReadDraft, [JournalAction.Created, JournalAction.Amended, JournalAction.Removed]),
        [JournalSubject.Speaker] = new(Permission.ReadDraft, [JournalAction.Created, JournalAction.Amended, JournalAction.Removed]),
        [JournalSubject.Room] = new(Permission.ReadDraft, [JournalAction.Created, JournalAction.Amended, JournalAction.Removed]),
        [JournalSubject.Organization] = new(Permission.ManageEditions, [JournalAction.Created]),
        [JournalSubject.Account] = new(Permission.ReadAccounts,
            [JournalAction.Created, JournalAction.Amended, JournalAction.Closed, JournalAction.Reopened, JournalAction.PasswordChanged, JournalAction.GrantsChanged,
                JournalAction.SecondStepSet, JournalAction.SecondStepRemoved, JournalAction.RecoveryCodesReplaced, JournalAction.RecoveryCodeUsed, JournalAction.PasskeyAdded, JournalAction.PasskeyRemoved, JournalAction.SessionsEnded, JournalAction.Invited, JournalAction.ProviderLinked, JournalAction.ProviderUnlinked]),
        [JournalSubject.Installation] = new(Permission.ReadJournal, [JournalAction.Exported]),
    }.ToFrozenDictionary();

    /// <summary>The permission needed to read the journal of such a subject: that of the desk where it is edited.</summary>
    public static Permission ReaderOf(JournalSubject subject) => Rules[subject].Reader;

    /// <summary>The actions that such a subject can have; the journal accepts no others.</summary>
    public static IReadOnlyList<JournalAction> ActionsOn(JournalSubject subject) => Rules[subject].Actions;

    private sealed record Rule(Permission Reader, IReadOnlyList<JournalAction> Actions);
}
