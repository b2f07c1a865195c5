using Dushanbe.Conference.Data;
using Dushanbe.Conference.Names;

namespace Dushanbe.Conference.Delegations;

/// <summary>A delegation of a State, an organization or another body.</summary>
public sealed class Delegation : IVersioned
{
    /// <summary>The key, used by addresses and the journal; independent of the name.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The edition.</summary>
    public required Guid EditionId { get; init; }

    /// <summary>Whom it represents.</summary>
    public required DelegationKind Kind { get; set; }

    /// <summary>ISO 3166 alpha-2 code of a State's delegation; unique in the edition where given.</summary>
    public string? Iso2 { get; set; }

    /// <summary>The organization's abbreviation, shown in place of a State's code.</summary>
    public string? Abbreviation { get; set; }

    /// <summary>Its official name, without article.</summary>
    public LocalizedText Name { get; private set; } = LocalizedText.Empty;

    /// <summary>The name folded for search (<see cref="SearchKey"/>); kept by <see cref="Rename"/>.</summary>
    public string SearchText { get; private set; } = "";

    /// <summary>Sort key in English lists: the kind, then the name; kept by <see cref="Rename"/>.</summary>
    public string SortEn { get; private set; } = "";

    /// <summary>Sort key in Russian lists; kept by <see cref="Rename"/>.</summary>
    public string SortRu { get; private set; } = "";

    /// <summary>Sort key in Tajik lists; kept by <see cref="Rename"/>.</summary>
    public string SortTg { get; private set; } = "";

    /// <summary>When its name as badges show it was last changed (UTC); null for never. Badges printed before are out of date.</summary>
    public DateTime? BadgesChangedAt { get; set; }

    /// <summary>The import that created it, which can be undone while it is kept; null for a desk.</summary>
    public Guid? ImportId { get; internal set; }

    /// <inheritdoc/>
    public long Version { get; set; } = 1;

    /// <summary>Sets the name and everything derived from it. Set the kind, code and abbreviation first.</summary>
    public Delegation Rename(LocalizedText name)
    {
        Name = name;
        SearchText = SearchKey.For([Iso2, Abbreviation, .. name.Values.Values]);
        (SortEn, SortRu, SortTg) = (KeyIn("en"), KeyIn("ru"), KeyIn("tg"));
        return this;
    }

    // every list of delegations has States first
    private string KeyIn(string language)
    {
        var key = $"{(int)Kind}{Collation.SortKey(Name.Best(language).Text, language)}";
        return key.Length > Collation.MaxLength ? key[..Collation.MaxLength] : key;
    }

    /// <summary>The sort key in lists for readers of a language; the English one for other languages.</summary>
    /// <param name="language">BCP 47.</param>
    public string SortKeyIn(string language) => Languages.Normal(language) switch
    {
        "ru" => SortRu,
        "tg" => SortTg,
        _ => SortEn,
    };

    /// <summary>The short code shown in lists: the State's code or the abbreviation; null for neither.</summary>
    public string? Code => Iso2 ?? Abbreviation;
}

/// <summary>Whom a delegation represents; papers list them in this order.</summary>
public enum DelegationKind
{
    /// <summary>A State.</summary>
    State,

    /// <summary>A part of the United Nations system.</summary>
    UnitedNations,

    /// <summary>Another intergovernmental organization, the European Union included.</summary>
    IntergovernmentalOrganization,

    /// <summary>A non-governmental or academic organization.</summary>
    NonGovernmentalOrganization,

    /// <summary>A newspaper, agency or broadcaster.</summary>
    Media,

    /// <summary>Anyone else, such as the organizing committee.</summary>
    Other,
}
