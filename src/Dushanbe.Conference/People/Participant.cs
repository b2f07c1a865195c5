using System.Security.Cryptography;
using System.Text;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Names;

namespace Dushanbe.Conference.People;

/// <summary>A person registered for an edition.</summary>
public sealed class Participant : IVersioned
{
    /// <summary>Characters of <see cref="BadgeFace"/>.</summary>
    internal const int FaceLength = 16;

    /// <summary>The longest number in a sender's list.</summary>
    public const int LongestListNumber = 60;

    private readonly List<AccreditationStep> steps = [];

    /// <summary>The key, used by addresses and the journal, not by badges; independent of the name.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The edition.</summary>
    public required Guid EditionId { get; init; }

    /// <summary>The delegation; null for a person with an <see cref="Organization"/> only.</summary>
    public Guid? DelegationId { get; private set; }

    /// <summary>The category.</summary>
    public Guid CategoryId { get; private set; }

    /// <summary>The name as typed, after cleaning.</summary>
    public PersonName Name { get; private set; } = PersonName.None;

    /// <summary>The role in the delegation.</summary>
    public Capacity Capacity { get; private set; }

    /// <summary>The function as shown on badges and lists.</summary>
    public string? Function { get; private set; }

    /// <summary>Whether the host pays for the stay: such a guest takes another place of a delegation than those at own cost.</summary>
    public bool IsHosted { get; private set; }

    /// <summary>The ministry, body or company; on the badge in place of a delegation where there is none.</summary>
    public string? Organization { get; private set; }

    /// <summary>E-mail address. Personal data.</summary>
    public string? Email { get; private set; }

    /// <summary>Phone number. Personal data.</summary>
    public string? Phone { get; private set; }

    /// <summary>SHA-256 of the photo as it is printed, in the file store; null where the photo is taken at the desk. Personal data.</summary>
    public string? PhotoHash { get; private set; }

    /// <summary>SHA-256 of the original photo, so that it can be cropped again. Personal data.</summary>
    public string? PhotoOriginalHash { get; private set; }

    /// <summary>The position in the delegation's own order, from 1; lists and badge runs follow it.</summary>
    public int OrderInDelegation { get; set; }

    /// <summary>A digest of the person's data on a badge; a change makes printed badges out of date.</summary>
    public string BadgeFace { get; private set; } = "";

    /// <summary>The state of the accreditation; the last of the <see cref="Steps"/>.</summary>
    public AccreditationState State { get; private set; }

    /// <summary>Whether the name may stand on published lists; null where the person was not asked. The last <see cref="Consent"/> of its kind.</summary>
    public bool? Listing { get; private set; }

    /// <summary>Whether pictures of the person may be published; null where the person was not asked. The last <see cref="Consent"/> of its kind.</summary>
    public bool? Photography { get; private set; }

    /// <summary>When the person was registered (UTC).</summary>
    public required DateTime RegisteredAt { get; init; }

    /// <summary>The import that registered the person, by which it can be undone while it is kept; null for a desk.</summary>
    public Guid? ImportId { get; internal init; }

    /// <summary>The number that whoever sent a list has given the person, by which the next list is recognized; unique in the edition, null for none.</summary>
    public string? ListNumber { get; internal set; }

    /// <summary>When the personal data was erased (UTC); null while it is there. The row stays for statistics, and no list of people has it.</summary>
    public DateTime? ErasedAt { get; private set; }

    /// <summary>The folded words that a desk can search by (<see cref="SearchKey.For"/>); those of contact data are marked and match only for readers who may see it.</summary>
    public string SearchText { get; private set; } = "";

    /// <summary>The coarser key for names that sound close (<see cref="SearchKey.Sounds"/>).</summary>
    public string SoundsText { get; private set; } = "";

    /// <summary>Sort key of family name, then given name.</summary>
    public string SortKey { get; private set; } = "";

    /// <inheritdoc/>
    public long Version { get; set; } = 1;

    /// <summary>The steps of the accreditation, oldest first.</summary>
    public IReadOnlyList<AccreditationStep> Steps => steps;

    /// <summary>Sets the name and everything derived from it.</summary>
    public void Rename(PersonName name)
    {
        Name = name;
        SortKey = name.SortKey(Languages.Default);
        FoldForSearch();
        DrawFace();
    }

    /// <summary>Sets delegation and category.</summary>
    public void Place(Guid? delegationId, Guid categoryId)
    {
        DelegationId = delegationId;
        CategoryId = categoryId;
        DrawFace();
    }

    /// <summary>Sets role, function and organization.</summary>
    public void Describe(Capacity capacity, string? function, string? organization)
    {
        Capacity = capacity;
        Function = function;
        Organization = organization;
        FoldForSearch();
        DrawFace();
    }

    /// <summary>Sets contact data.</summary>
    public void Contact(string? email, string? phone)
    {
        Email = email;
        Phone = phone;
        FoldForSearch();
    }

    /// <summary>Sets all that <see cref="Rename"/>, <see cref="Place"/>, <see cref="Describe"/> and <see cref="Contact"/> do, and computes the search keys once.</summary>
    internal void Fill(ParticipantFields fields)
    {
        Name = fields.Name;
        SortKey = Name.SortKey(Languages.Default);
        (DelegationId, CategoryId, IsHosted) = (fields.DelegationId, fields.CategoryId, fields.IsHosted);
        (Capacity, Function, Organization) = (fields.Capacity, fields.Function, fields.Organization);
        (Email, Phone) = (fields.Email, fields.Phone);
        FoldForSearch(fields);
        DrawFace();
    }

    /// <summary>Sets or, with nulls, removes the photo.</summary>
    /// <param name="printed">Hash of the cropped and turned photo.</param>
    /// <param name="original">Hash of the photo as supplied.</param>
    public void Photograph(string? printed, string? original)
    {
        PhotoHash = printed;
        PhotoOriginalHash = original;
        DrawFace();
    }

    /// <summary>Approves, as import and registration at the desk do.</summary>
    public AccreditationStep Approve(DateTime at, Guid? actorId, string actorName) => Take(AccreditationDecision.Approve, at, actorId, actorName, reason: null);

    /// <summary>Withdraws, with the reason that the person's page shows.</summary>
    /// <exception cref="InvalidOperationException">The person is already withdrawn, or was refused.</exception>
    public AccreditationStep Withdraw(DateTime at, Guid? actorId, string actorName, string reason) => Take(AccreditationDecision.Withdraw, at, actorId, actorName, reason);

    /// <summary>Takes a decision, which is noted as a step.</summary>
    /// <exception cref="InvalidOperationException"><see cref="AccreditationRules"/> has no such decision in the present state, or it needs a reason there.</exception>
    public AccreditationStep Take(AccreditationDecision decision, DateTime at, Guid? actorId, string actorName, string? reason) =>
        AccreditationRules.Find(State, decision) is not { } rule ? throw new InvalidOperationException($"{decision} is not possible in the state {State}.")
        : rule.NeedsReason && string.IsNullOrWhiteSpace(reason) ? throw new InvalidOperationException($"{decision} needs a reason in the state {State}.")
        : Step(rule.To, at, actorId, actorName, reason);

    /// <summary>Takes the last step back, which is a step of its own. Whether it may be is for the caller to say.</summary>
    internal AccreditationStep TakeBack(AccreditationStep last, DateTime at, Guid? actorId, string actorName) =>
        last.To == State && last.From is { } before ? Step(before, at, actorId, actorName, reason: null) : throw new InvalidOperationException("This is not the last step.");

    /// <summary>What the person has decided; null where nobody asked.</summary>
    public bool? DecisionOn(ConsentKind kind) => kind == ConsentKind.Listing ? Listing : Photography;

    /// <summary>Notes a decision, which the caller stores.</summary>
    public Consent Decide(ConsentKind kind, bool isGiven, ConsentWay way, DateTime at, Guid? actorId, string actorName)
    {
        if (kind == ConsentKind.Listing) Listing = isGiven;
        else Photography = isGiven;
        return new() { ParticipantId = Id, Kind = kind, IsGiven = isGiven, Way = way, At = at, ActorId = actorId, ActorName = actorName };
    }

    /// <summary>
    /// Takes away all that tells who this is: what was typed, the photo, the reasons of the steps and everything computed from
    /// them. Delegation, category, capacity, state and times stay. The caller deletes the files.
    /// </summary>
    internal void Erase(DateTime at)
    {
        Name = PersonName.None;
        (Function, Organization, Email, Phone) = (null, null, null, null);
        (PhotoHash, PhotoOriginalHash, ListNumber) = (null, null, null);
        (Listing, Photography) = (null, null);
        (SearchText, SoundsText, SortKey) = ("", "", "");
        foreach (var step in steps) step.Reason = null;
        DrawFace();
        ErasedAt = at;
    }

    /// <summary>Takes away what was kept for the event only: contacts and the photo. The caller deletes the files.</summary>
    internal void ForgetContacts()
    {
        Contact(null, null);
        Photograph(null, null);
    }

    private AccreditationStep Step(AccreditationState to, DateTime at, Guid? actorId, string actorName, string? reason)
    {
        var step = new AccreditationStep
        {
            ParticipantId = Id,
            From = steps.Count == 0 && State == AccreditationState.None ? null : State,
            To = to,
            At = at,
            ActorId = actorId,
            ActorName = actorName,
            Reason = reason,
        };
        steps.Add(step);
        State = to;
        return step;
    }

    /// <summary>Recomputes the keys for searching and sorting, for example after their rules changed.</summary>
    /// <returns>Whether anything changed.</returns>
    internal bool FoldForSearch()
    {
        var before = (SearchText, SoundsText, SortKey);
        SortKey = Name.SortKey(Languages.Default);
        FoldForSearch(ParticipantFields.Of(this));
        return before != (SearchText, SoundsText, SortKey);
    }

    /// <summary>Recomputes the digest of the data on a badge; category and delegation count by key, since changes of their names are tracked there.</summary>
    internal void DrawFace()
    {
        string?[] shown = [Name.Honorific, Name.Given, Name.Family, Name.Native, Function, $"{CategoryId:N}", DelegationId is { } id ? $"{id:N}" : Organization, PhotoHash];
        BadgeFace = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\u001F', shown))).AsSpan(0, FaceLength / 2));
    }

    private void FoldForSearch(ParticipantFields fields)
    {
        var searched = ParticipantFields.Declared.Where(each => each.IsSearched).ToLookup(each => each.Data.SeenWith is null, each => (string?)each.Get(fields));
        (SearchText, SoundsText) = Names.SearchKey.Of([Name.Family, Name.Given, Name.Native], searched[true], guarded: searched[false]);
    }
}

/// <summary>A person's role in the delegation, in the order of lists.</summary>
public enum Capacity
{
    /// <summary>Not stated.</summary>
    NotStated,

    /// <summary>Head of delegation.</summary>
    HeadOfDelegation,

    /// <summary>Deputy head or alternate.</summary>
    Alternate,

    /// <summary>Member.</summary>
    Member,

    /// <summary>Adviser.</summary>
    Adviser,

    /// <summary>Observer.</summary>
    Observer,

    /// <summary>Representative of an organization.</summary>
    Representative,
}
