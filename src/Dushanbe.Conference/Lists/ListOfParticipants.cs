using Dushanbe.Conference.Editions;
using Dushanbe.Conference.Names;

namespace Dushanbe.Conference.Lists;

/// <summary>
/// The content of a list of participants in one language and one order of States, ready to be set: as a PDF, a workbook or a
/// document. It says whom it names and how; papers decide how that looks.
/// </summary>
public sealed record ListOfParticipants
{
    /// <summary>BCP 47 tag of one of the product's languages.</summary>
    public required string Language { get; init; }

    /// <summary>The language whose alphabet orders States and bodies (BCP 47).</summary>
    public required string Order { get; init; }

    /// <summary>What the editor said, cleaned.</summary>
    public required ListFields Fields { get; init; }

    /// <summary>The day whose information it has.</summary>
    public required DateOnly AsAt { get; init; }

    /// <summary>The number it was issued under; null while it is being prepared.</summary>
    public int? Number { get; init; }

    /// <summary>The title of the conference.</summary>
    public required LocalizedValue Title { get; init; }

    /// <summary>The title for page heads.</summary>
    public required LocalizedValue ShortTitle { get; init; }

    /// <summary>The city.</summary>
    public required LocalizedValue City { get; init; }

    /// <summary>First day.</summary>
    public required DateOnly Starts { get; init; }

    /// <summary>Last day.</summary>
    public required DateOnly Ends { get; init; }

    /// <summary>Whether the people are invented.</summary>
    public required bool IsTraining { get; init; }

    /// <summary>Whether it has only some delegations, since whoever asked may see no others.</summary>
    public bool IsExtract { get; init; }

    /// <summary>What changed since the list before; null where that was not asked for.</summary>
    public ListChanges? Changes { get; init; }

    /// <summary>The groups with people, in the order of protocol.</summary>
    public required IReadOnlyList<Part> Parts { get; init; }

    /// <summary>How many people it names.</summary>
    public int People => Parts.Sum(each => each.People);

    /// <summary>How many delegations and bodies it names.</summary>
    public int Bodies => Parts.Sum(each => each.Bodies.Count);

    /// <summary>A group.</summary>
    /// <param name="Group">Which.</param>
    /// <param name="Bodies">Its delegations and bodies, in order.</param>
    public sealed record Part(ListGroup Group, IReadOnlyList<Body> Bodies)
    {
        /// <summary>How many people it names.</summary>
        public int People => Bodies.Sum(each => each.People.Count);
    }

    /// <summary>A delegation, or a body of people without one.</summary>
    /// <param name="Name">Its name for readers; empty for people with neither.</param>
    /// <param name="Abbreviation">An organization's abbreviation; null for a State.</param>
    /// <param name="Ordered">Its name in the language of the order, where that is another one: the word by which it is found.</param>
    /// <param name="People">Its people: the head, then the delegation's own order.</param>
    public sealed record Body(LocalizedValue Name, string? Abbreviation, LocalizedValue? Ordered, IReadOnlyList<Person> People);

    /// <summary>A person.</summary>
    /// <param name="Id">The key in the register.</param>
    /// <param name="Name">The name as typed.</param>
    /// <param name="Honorific">The form of address in the language of the list; null for none.</param>
    /// <param name="Listed">The name with the family name first and in capitals.</param>
    /// <param name="IsHead">Whether the person heads the delegation.</param>
    /// <param name="Function">The function; null for none.</param>
    /// <param name="Organization">The ministry or body, where the heading does not say it; null for none.</param>
    public sealed record Person(Guid Id, PersonName Name, string? Honorific, string Listed, bool IsHead, string? Function, string? Organization)
    {
        /// <summary>The form of address and the name.</summary>
        public string Spoken => Honorific is null ? Listed : $"{Honorific} {Listed}";
    }

    /// <summary>The same facts of an edition in a language, with the people of some entries.</summary>
    internal static ListOfParticipants Of(EditionFacts edition, ListFields fields, DateOnly asAt, IEnumerable<ListEntry> entries, ListLook look, int? number = null) => new()
    {
        Language = look.Language,
        Order = look.Order,
        Fields = fields,
        AsAt = asAt,
        Number = number,
        Title = edition.Title.Best(look.Language),
        ShortTitle = edition.ShortTitle.Best(look.Language),
        City = edition.City.Best(look.Language),
        Starts = edition.Starts,
        Ends = edition.Ends,
        IsTraining = edition.IsTraining,
        Parts = ListOrder.Parts(entries, look),
    };
}

/// <summary>How the content of a list is told.</summary>
/// <param name="Language">BCP 47 tag of one of the product's languages.</param>
/// <param name="Order">The language whose alphabet orders States and bodies: one of <see cref="Orders"/>.</param>
public sealed record ListLook(string Language, string Order)
{
    /// <summary>The languages of the order: those of the product, French and Arabic.</summary>
    public static IReadOnlyList<string> Orders { get; } = [.. Languages.All.Select(each => each.Tag), "fr", "ar"];

    /// <summary>In the alphabet of its own language.</summary>
    public static ListLook In(string language) => new(language, language);

    /// <summary>Reads words that were typed or posted; null where either is none of ours. Without an order it is that of the language.</summary>
    public static ListLook? Read(string? language, string? order)
    {
        if (!Languages.IsKnown(language)) return null;
        var known = Languages.Normal(language);
        if (string.IsNullOrEmpty(order)) return In(known);
        return Orders.Contains(Languages.Normal(order), StringComparer.Ordinal) ? new(known, Languages.Normal(order)) : null;
    }
}
