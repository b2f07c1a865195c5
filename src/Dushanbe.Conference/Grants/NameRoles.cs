using Dushanbe.Conference.Access;
using Dushanbe.Conference.Accounts;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Journal;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Grants;

/// <summary>
/// Turns the grants of an older program, a row for each permission, into roles. What makes no role of that program stays as it is:
/// a permission is a name that a grant may have.
/// </summary>
public sealed class NameRoles(IDbContextFactory<ConferenceDb> databases, DatabaseDialect dialect, TimeProvider clock)
{
    internal const string Chore = "NameRoles";

    private static readonly string[] Clerk = ["ReadDesk", "SeeContacts", "RegisterParticipants", "ExchangeParticipants", "PrintBadges"];

    // the roles as that program had them, which the roles of today must not change
    private static readonly (string Name, HashSet<string> Permissions)[] Former =
    [
        (Roles.Organizer, [.. Clerk, "EditProgramme", "ManageEditions", "ManageAccounts"]),
        ("registration", [.. Clerk]),
        ("badges", ["ReadDesk", "PrintBadges"]),
        ("editor", ["ReadDesk", "EditProgramme"]),
        ("reader", ["ReadDesk"]),
    ];

    /// <summary>Turns them.</summary>
    /// <returns>How many roles there are now.</returns>
    public Task<int> ExecuteAsync(CancellationToken cancel) => databases.OnceAsync(Chore, dialect, clock, () => databases.InTransactionAsync(AllAsync, (_, _, _) => Task.FromResult(false), cancel), cancel);

    private async Task<int> AllAsync(ConferenceDb db, CancellationToken cancel)
    {
        var made = 0;
        var grants = await db.Grants.TagWith(nameof(NameRoles)).ToListAsync(cancel);
        foreach (var held in grants.GroupBy(each => (each.AccountId, each.Scope, each.ScopeId)))
        {
            var names = held.Select(each => each.Role).ToHashSet(StringComparer.Ordinal);
            if (Former.FirstOrDefault(each => each.Permissions.SetEquals(names)).Name is not { } role) continue;
            db.Grants.RemoveRange(held);
            // its organizer of everything managed the accounts
            if (role == Roles.Organizer && held.Key.Scope == GrantScope.Installation) role = Roles.Owner;
            db.Grants.Add(new Grant { AccountId = held.Key.AccountId, Role = role, Scope = held.Key.Scope, ScopeId = held.Key.ScopeId });
            db.Record(Actor.Operator, clock.GetUtcNow().UtcDateTime, editionId: null, new Deed(JournalSubject.Account, held.Key.AccountId, JournalAction.GrantsChanged,
                [AccountJournal.Role(held.Key.ScopeId, null, role)], "The permissions that an older version gave one by one are this role."));
            made++;
        }

        await db.SaveChangesAsync(cancel);
        return made;
    }
}
