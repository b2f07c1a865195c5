using Dushanbe.Conference.Access;
using Dushanbe.Conference.Accounts;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Delegations;
using Dushanbe.Conference.Journal;
using Dushanbe.Conference.Names;
using Dushanbe.Conference.People;
using Dushanbe.Conference.Programme;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Grants;

/// <summary>Who may see a record and change it, and by which role: of a participant, a delegation or a session.</summary>
public sealed class WhoMay(IDbContextFactory<ConferenceDb> databases, TimeProvider clock)
{
    /// <summary>Somebody who may.</summary>
    /// <param name="AccountId">The account.</param>
    /// <param name="Name">The name of its holder.</param>
    /// <param name="Roles">The roles by which it may, with their permissions on this record.</param>
    public sealed record Row(Guid AccountId, string Name, IReadOnlyList<Reason> Roles);

    /// <summary>A role that covers the record.</summary>
    /// <param name="Role">Its name.</param>
    /// <param name="Scope">Where the account has it.</param>
    /// <param name="ScopeName">The name of the delegation, category or session; null for an edition or the installation.</param>
    /// <param name="EndsAt">When it ends (UTC); null for never.</param>
    /// <param name="Permissions">What of it concerns the record.</param>
    public sealed record Reason(string Role, GrantScope Scope, LocalizedText? ScopeName, DateTime? EndsAt, IReadOnlyList<Permission> Permissions);

    /// <summary>The answer.</summary>
    /// <param name="EditionId">The edition of the record.</param>
    /// <param name="Rows">Open accounts, by name.</param>
    public sealed record Answer(Guid EditionId, IReadOnlyList<Row> Rows);

    /// <summary>Reads it; null where there is no such record.</summary>
    /// <exception cref="NotPermittedException">The actor may not read accounts.</exception>
    public async Task<Answer?> ReadAsync(JournalSubject subject, Guid id, Actor actor, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var rows = actor.Must(Permission.ReadAccounts, null);
        await using var db = await databases.CreateDbContextAsync(cancel);
        if (await PlaceAsync(db, rows, subject, id, cancel) is not { } place) return null;
        var grants = await db.GrantsNow(clock.GetUtcNow().UtcDateTime).TagWith(nameof(WhoMay)).AsNoTracking()
            .Where(each => each.Scope == GrantScope.Installation
                || (each.Scope == GrantScope.Edition && each.ScopeId == place.EditionId)
                || (each.Scope == GrantScope.Delegation && each.ScopeId == place.DelegationId && each.ScopeId != null)
                || (each.Scope == GrantScope.Category && each.ScopeId == place.CategoryId && each.ScopeId != null)
                || (each.Scope == GrantScope.Session && each.ScopeId == place.SessionId && each.ScopeId != null))
            .ToListAsync(cancel);
        var holders = grants.Select(each => each.AccountId).Distinct().ToArray();
        var names = await db.Users.TagWith(nameof(WhoMay)).Where(each => each.ClosedAt == null && holders.Contains(each.Id))
            .OrderBy(each => each.DisplayName).ThenBy(each => each.Id).Select(each => new { each.Id, each.DisplayName }).ToListAsync(cancel);
        var parts = await db.GrantPartsAsync(rows, grants, cancel);
        var (sees, also) = On(subject);
        return new Answer(place.EditionId, [.. names.Select(account => new Row(account.Id, account.DisplayName, ReasonsOf(account.Id))).Where(row => row.Roles.Count > 0)]);

        IReadOnlyList<Reason> ReasonsOf(Guid account)
        {
            Reason[] all = [.. grants.Where(each => each.AccountId == account)
                .Select(each => new Reason(each.Role, each.Scope, each.ScopeId is { } key ? parts.GetValueOrDefault(key)?.Name : null, each.EndsAt, [.. Roles.PermissionsOn(each.Role, each.Scope).Where(one => one == sees || also.Contains(one)).Order()]))
                .Where(each => each.Permissions.Count > 0).OrderBy(each => each.Scope).ThenBy(each => each.Role, StringComparer.Ordinal)];
            // who cannot open the record does nothing with it either
            return Array.Exists(all, each => each.Permissions.Contains(sees)) ? all : [];
        }
    }

    /// <summary>By which permission one sees such a record, and by which one does something with it.</summary>
    private static (Permission Sees, Permission[] Also) On(JournalSubject subject) => subject switch
    {
        JournalSubject.Participant => (Permission.ReadDesk, [Permission.SeeContacts, Permission.SeePassports, Permission.RegisterParticipants, Permission.ExchangeParticipants, Permission.PrintBadges]),
        JournalSubject.Delegation => (Permission.ReadDesk, [Permission.KeepDelegations]),
        JournalSubject.Session => (Permission.ReadDraft, [Permission.EditProgramme]),
        _ => throw new ArgumentOutOfRangeException(nameof(subject), subject, "No desk shows who may see this."),
    };

    private static async Task<Place?> PlaceAsync(ConferenceDb db, RowScope rows, JournalSubject subject, Guid id, CancellationToken cancel) => subject switch
    {
        JournalSubject.Participant => await db.People(rows).TagWith(nameof(WhoMay)).Where(each => each.Id == id).Select(each => new Place(each.EditionId, each.DelegationId, each.CategoryId, null)).SingleOrDefaultAsync(cancel),
        JournalSubject.Delegation => await db.Delegations(rows).TagWith(nameof(WhoMay)).Where(each => each.Id == id).Select(each => new Place(each.EditionId, each.Id, null, null)).SingleOrDefaultAsync(cancel),
        JournalSubject.Session => await db.Sessions(rows).TagWith(nameof(WhoMay)).Where(each => each.Id == id).Select(each => new Place(each.EditionId, null, null, each.Id)).SingleOrDefaultAsync(cancel),
        _ => throw new ArgumentOutOfRangeException(nameof(subject), subject, "No desk shows who may see this."),
    };

    private sealed record Place(Guid EditionId, Guid? DelegationId, Guid? CategoryId, Guid? SessionId);
}
