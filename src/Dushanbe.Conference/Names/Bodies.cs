namespace Dushanbe.Conference.Names;

/// <summary>Kinds of bodies, in the order in which papers list them.</summary>
public enum BodyKind
{
    /// <summary>The United Nations and what belongs to them.</summary>
    UnitedNations,

    /// <summary>Founded by a treaty between States.</summary>
    Intergovernmental,

    /// <summary>International of its own kind, such as the Red Cross committee.</summary>
    International,

    /// <summary>An informal forum of States.</summary>
    Forum,

    /// <summary>A part of an intergovernmental organization with a delegation of its own.</summary>
    Unit,

    /// <summary>A programme of assistance.</summary>
    Programme,
}

/// <summary>An organization that attends conferences.</summary>
/// <param name="Abbreviation">The English abbreviation, by which badges and files know it.</param>
/// <param name="Kind">What sort of body.</param>
/// <param name="Name">Full name; Tajik only where a Tajik source has it.</param>
/// <param name="Abbreviations">The abbreviation in each language that has its own.</param>
public sealed record Body(string Abbreviation, BodyKind Kind, LocalizedText Name, LocalizedText Abbreviations);

/// <summary>The bodies of the Dushanbe Process.</summary>
public static class Bodies
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<Body> All { get; } =
        [.. EmbeddedTable.Rows("Bodies.tsv").Select(row => new Body(row[0], Enum.Parse<BodyKind>(row[1]),
            LocalizedText.Of(row[2], row[3], row[5]).With("ar", row[7]),
            LocalizedText.Of(row[0], row[4], row[6])))];

    private static readonly NameIndex<Body> ByName = new(All.Select(body => (body,
        (IEnumerable<string>)[body.Abbreviation, .. body.Name.Values.Values, .. body.Abbreviations.Values.Values])));

    /// <summary>The body with this abbreviation or name in any language, folded as <see cref="States.Match"/> does; else null.</summary>
    public static Body? Match(string? anyName) => ByName.Find(anyName);

    /// <summary>Whether a name or abbreviation is exactly one of the known ones, not merely similar.</summary>
    internal static bool Spells(string anyName) => ByName.Spells(anyName);

    /// <summary>The known body whose name differs from an unknown one by a typing mistake only; null for none.</summary>
    internal static Body? Near(string anyName) => ByName.Near(anyName);
}
