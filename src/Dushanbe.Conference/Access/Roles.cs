using static Dushanbe.Conference.Access.GrantScope;
using static Dushanbe.Conference.Access.Permission;

namespace Dushanbe.Conference.Access;

/// <summary>The ready-made roles. An account gets a role on a scope; a role that gains a permission gains it for everybody who has it.</summary>
public static class Roles
{
    /// <summary>The role that may do everything everywhere; an installation always keeps one account with it.</summary>
    public const string Owner = "owner";

    /// <summary>Everything but accounts: keeps one edition or all.</summary>
    public const string Organizer = "organizer";

    /// <summary>Keeps the people of one delegation on its behalf.</summary>
    public const string FocalPoint = "focal-point";

    /// <summary>Keeps one session on behalf of a co-organizing body.</summary>
    public const string CoOrganizer = "co-organizer";

    /// <summary>Reads everything, the journal included, and changes nothing.</summary>
    public const string Auditor = "auditor";

    /// <summary>All, in the order shown.</summary>
    public static IReadOnlyList<Role> All { get; } =
    [
        new(Owner, [.. Enum.GetValues<Permission>()], [Installation]),
        new(Organizer, [.. Enum.GetValues<Permission>().Except([ManageAccounts, ReadAccounts])], [Edition, Installation]),
        new("registration", [ReadDesk, SeeContacts, SeePassports, RegisterParticipants, ReviewAccreditations, KeepDelegations, ExchangeParticipants, PrintBadges], [Edition, Installation]),
        new("reviewer", [ReadDesk, SeeContacts, SeePassports, ReviewAccreditations], [Edition, Delegation, Category, Installation]),
        new("protocol", [ReadDesk, SeeContacts, KeepDelegations], [Edition, Installation]),
        new("press", [ReadDesk, SeeContacts, RegisterParticipants], [Category]),
        new(FocalPoint, [ReadDesk, SeeContacts, SeePassports, RegisterParticipants, ExchangeParticipants, PrintBadges], [Delegation]),
        new("editor", [ReadDesk, ReadDraft, EditProgramme], [Edition, Installation]),
        new(CoOrganizer, [ReadDesk, ReadDraft, EditProgramme], [Session]),
        new("badges", [ReadDesk, PrintBadges], [Edition, Category, Installation]),
        new("gate", [ReadDesk], [Edition, Installation]),
        new(Auditor, [ReadDesk, SeeContacts, SeePassports, ReadDraft, ReadJournal, ReadAccounts], [Installation, Edition]),
        new("reader", [ReadDesk], [Edition, Installation]),
    ];

    /// <summary>The role of that name, or null.</summary>
    public static Role? Find(string? name) => All.FirstOrDefault(role => role.Name == name);

    /// <summary>What a name in a grant allows: the permissions of a role, one permission, or nothing for a name of a newer program.</summary>
    public static IReadOnlyList<Permission> PermissionsOf(string name) =>
        Find(name)?.Permissions ?? (Enum.GetNames<Permission>().Contains(name, StringComparer.Ordinal) ? Covered(Enum.Parse<Permission>(name)) : []);

    /// <summary>The names of grants that include a permission, for queries.</summary>
    public static IReadOnlyList<string> With(Permission permission) =>
        [.. All.Where(role => role.Permissions.Contains(permission)).Select(role => role.Name), .. Enum.GetValues<Permission>().Where(each => Covered(each).Contains(permission)).Select(each => each.ToString())];

    /// <summary>The permissions of a role that mean something where it is given: sessions have no people, and accounts belong to the installation.</summary>
    public static IReadOnlyList<Permission> PermissionsOn(string name, GrantScope scope) => [.. PermissionsOf(name).Where(permission => permission switch
    {
        ReadAccounts or ManageAccounts => scope == Installation,
        ReadDesk or SeeContacts or SeePassports or RegisterParticipants or ReviewAccreditations or ExchangeParticipants or PrintBadges => scope != Session,
        ReadDraft or EditProgramme => scope is Installation or Edition or Session,
        _ => scope is Installation or Edition,
    })];

    // a permission as an older program granted it covers what has been split from it since
    private static IReadOnlyList<Permission> Covered(Permission permission) => permission switch
    {
        RegisterParticipants => [RegisterParticipants, KeepDelegations],
        EditProgramme => [ReadDraft, EditProgramme],
        ManageAccounts => [ReadAccounts, ManageAccounts],
        _ => [permission],
    };

    /// <summary>What an account with these grants may do.</summary>
    internal static IReadOnlyList<GrantedPermission> Spread(IEnumerable<Held> grants) =>
        [.. grants.SelectMany(grant => PermissionsOf(grant.Role).Select(permission => new GrantedPermission(permission, grant.Scope, grant.ScopeId, grant.EditionId))).Distinct()];

    /// <summary>A grant that has not ended.</summary>
    internal readonly record struct Held(string Role, GrantScope Scope, Guid? ScopeId, Guid? EditionId);
}

/// <summary>A role: a set of permissions.</summary>
/// <param name="Name">Its English word, lower case; the key of its resource.</param>
/// <param name="Permissions">What it allows.</param>
/// <param name="Scopes">On what it can be given, the usual scope first.</param>
public sealed record Role(string Name, IReadOnlyList<Permission> Permissions, IReadOnlyList<GrantScope> Scopes);
