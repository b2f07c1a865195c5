namespace Dushanbe.Conference.Access;

/// <summary>A role that an account has somewhere, forever or until a given moment.</summary>
public sealed class Grant
{
    /// <summary>Identifies the grant where one of several of an account is removed.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Who has it.</summary>
    public required Guid AccountId { get; init; }

    /// <summary>What one may do: a name of <see cref="Roles"/>, or of a single <see cref="Permission"/>.</summary>
    public required string Role { get; init; }

    /// <summary>Where.</summary>
    public required GrantScope Scope { get; init; }

    /// <summary>The key of the edition, delegation, category, session or gate; null for the installation.</summary>
    public Guid? ScopeId { get; init; }

    /// <summary>The edition of the delegation, category or session; null for other scopes.</summary>
    public Guid? EditionId { get; init; }

    /// <summary>When it ends (UTC); null for never.</summary>
    public DateTime? EndsAt { get; set; }

    /// <summary>Whether a claim of the provider stands for it: then the next sign-in takes it where the claim is gone.</summary>
    public bool IsClaimed { get; set; }
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

    /// <summary>For the people of one category.</summary>
    Category,

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

    /// <summary>See passports of people, and note them where one registers people.</summary>
    SeePassports,

    /// <summary>Register, amend, withdraw and reinstate participants, and order them in their delegation.</summary>
    RegisterParticipants,

    /// <summary>Decide who is accredited. Whom somebody with this permission registers is approved at once.</summary>
    ReviewAccreditations,

    /// <summary>Create delegations and amend their kind and their official names.</summary>
    KeepDelegations,

    /// <summary>Import and export participants.</summary>
    ExchangeParticipants,

    /// <summary>Print badges.</summary>
    PrintBadges,

    /// <summary>Read the programme while it is a draft.</summary>
    ReadDraft,

    /// <summary>Edit and publish the programme.</summary>
    EditProgramme,

    /// <summary>Create and edit editions, their categories and partners.</summary>
    ManageEditions,

    /// <summary>Read the journal of everything, and check its seals.</summary>
    ReadJournal,

    /// <summary>Read which accounts there are and what each of them may do.</summary>
    ReadAccounts,

    /// <summary>Create accounts and grant roles.</summary>
    ManageAccounts,
}
