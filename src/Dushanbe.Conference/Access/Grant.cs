namespace Dushanbe.Conference.Access;

/// <summary>A permission on a scope.</summary>
public sealed class Grant
{
    /// <summary>Identifies the grant where one of several of an account is removed.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Who has it.</summary>
    public required Guid AccountId { get; init; }

    /// <summary>What one may do.</summary>
    public required Permission Permission { get; init; }

    /// <summary>Where.</summary>
    public required GrantScope Scope { get; init; }

    /// <summary>The key of the edition, delegation, session or gate; null for the installation.</summary>
    public Guid? ScopeId { get; init; }
}

/// <summary>The scope of a grant.</summary>
public enum GrantScope
{
    /// <summary>Everywhere.</summary>
    Installation,

    /// <summary>In one edition.</summary>
    Edition,

    /// <summary>In one delegation.</summary>
    Delegation,

    /// <summary>In one session.</summary>
    Session,

    /// <summary>At one gate.</summary>
    Gate,
}

/// <summary>What one may do. Policies and checks use these names.</summary>
public enum Permission
{
    /// <summary>Open the desks and read programme and register, without contact data.</summary>
    ReadDesk,

    /// <summary>See e-mail addresses and phone numbers.</summary>
    SeeContacts,

    /// <summary>Register, amend, withdraw and reinstate participants; keep delegations.</summary>
    RegisterParticipants,

    /// <summary>Import and export participants.</summary>
    ExchangeParticipants,

    /// <summary>Print badges.</summary>
    PrintBadges,

    /// <summary>Edit and publish the programme.</summary>
    EditProgramme,

    /// <summary>Create and edit editions, their categories and partners.</summary>
    ManageEditions,

    /// <summary>Create accounts and grant permissions.</summary>
    ManageAccounts,
}

/// <summary>The predefined roles, offered by the accounts desk and used by the demonstration accounts.</summary>
public static class Posts
{
    /// <summary>Names and permissions, in the order shown.</summary>
    public static IReadOnlyList<Post> All { get; } =
    [
        new("organizer", [.. Enum.GetValues<Permission>()]),
        new("registration", [Permission.ReadDesk, Permission.SeeContacts, Permission.RegisterParticipants, Permission.ExchangeParticipants, Permission.PrintBadges]),
        new("badges", [Permission.ReadDesk, Permission.PrintBadges]),
        new("editor", [Permission.ReadDesk, Permission.EditProgramme]),
        new("reader", [Permission.ReadDesk]),
    ];

    /// <summary>The role of that name, or null.</summary>
    public static Post? Find(string name) => All.FirstOrDefault(post => post.Name == name);
}

/// <summary>A role: a set of permissions.</summary>
/// <param name="Name">Its English word, lower case; the key of its resource.</param>
/// <param name="Permissions">What it may do.</param>
public sealed record Post(string Name, IReadOnlyList<Permission> Permissions);
