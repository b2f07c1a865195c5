using System.Collections.Frozen;
using Dushanbe.Conference.Access;

namespace Dushanbe.Conference.Journal;

/// <summary>One line for each subject: who reads its journal, and what can be done to it. A word in the journal means one thing because of this table.</summary>
public static class JournalRules
{
    private static readonly FrozenDictionary<JournalSubject, Rule> Rules = new Dictionary<JournalSubject, Rule>
    {
        [JournalSubject.Participant] = new(Permission.ReadDesk,
            [JournalAction.Created, JournalAction.Amended, JournalAction.Withdrawn, JournalAction.Reinstated, JournalAction.Imported, JournalAction.BadgePrinted, JournalAction.BadgeVoided]),
        [JournalSubject.Delegation] = new(Permission.ReadDesk, [JournalAction.Created, JournalAction.Amended, JournalAction.Imported]),
        [JournalSubject.Category] = new(Permission.ManageEditions, [JournalAction.Created, JournalAction.Amended]),
        [JournalSubject.Edition] = new(Permission.ManageEditions,
            [JournalAction.Created, JournalAction.Amended, JournalAction.Imported, JournalAction.Exported, JournalAction.Published, JournalAction.Unpublished, JournalAction.Replaced, JournalAction.RunVoided]),
        [JournalSubject.Session] = new(Permission.EditProgramme, [JournalAction.Created, JournalAction.Amended, JournalAction.Removed]),
        [JournalSubject.Speaker] = new(Permission.EditProgramme, [JournalAction.Created, JournalAction.Amended, JournalAction.Removed]),
        [JournalSubject.Room] = new(Permission.EditProgramme, [JournalAction.Created, JournalAction.Amended, JournalAction.Removed]),
        [JournalSubject.Organization] = new(Permission.ManageEditions, [JournalAction.Created]),
        [JournalSubject.Account] = new(Permission.ManageAccounts,
            [JournalAction.Created, JournalAction.Closed, JournalAction.Reopened, JournalAction.PasswordChanged, JournalAction.GrantsChanged]),
    }.ToFrozenDictionary();

    /// <summary>The permission that reads the journal of such a subject: that of the desk where the subject is looked after.</summary>
    public static Permission ReaderOf(JournalSubject subject) => Rules[subject].Reader;

    /// <summary>What can be done to such a subject; the journal takes nothing else.</summary>
    public static IReadOnlyList<JournalAction> ActionsOn(JournalSubject subject) => Rules[subject].Actions;

    private sealed record Rule(Permission Reader, IReadOnlyList<JournalAction> Actions);
}
