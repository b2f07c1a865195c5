namespace Dushanbe.Conference.Seeds.Training;

/// <summary>The names of a people: each as <c>Latin|native</c>, or Latin alone where that is the native form.</summary>
internal sealed record Culture
{
    public required Region Region { get; init; }
    public required IReadOnlyList<string> Male { get; init; }
    public required IReadOnlyList<string> Female { get; init; }
    public required IReadOnlyList<string> Family { get; init; }

    /// <summary>Feminine family names, in the same order, where they differ.</summary>
    public IReadOnlyList<string>? FamilyOfWomen { get; init; }

    /// <summary>Whether the native form begins with the family name.</summary>
    public bool FamilyFirst { get; init; }

    /// <summary>Whether the native form has no space between the two.</summary>
    public bool Joined { get; init; }

    public static IReadOnlyDictionary<string, Culture> ReadAll() => SeedResources.Read<Dictionary<string, Culture>>("Training.names");

    /// <summary>A given and a family name with their common native form; rarer combinations when common ones are used up.</summary>
    public (string Given, string Family, string? Native) Pick(Dice dice, bool woman, bool rare)
    {
        var (givens, families) = (woman ? Female : Male, (woman ? FamilyOfWomen : null) ?? Family);
        var given = Form.Of(dice.Of(givens));
        var family = Form.Of(dice.Of(families));
        if (rare)
        {
            given = given.And(Form.Of(dice.Of(givens)), Joined ? "" : " ");
            // a two-part family name is not doubled again
            if (!family.Latin.Contains('-', StringComparison.Ordinal)) family = family.And(Form.Of(dice.Of(families)), Joined ? "" : "-");
        }

        var between = Joined ? "" : " ";
        var native = given.Native is null || family.Native is null ? null
            : FamilyFirst ? family.Native + between + given.Native : given.Native + between + family.Native;
        return (given.Latin, family.Latin, native);
    }

    private readonly record struct Form(string Latin, string? Native)
    {
        public static Form Of(string pair) => pair.Split('|') is [var latin, var native] ? new(latin, native) : new(pair, null);

        public Form And(Form other, string between) => other.Latin == Latin
            ? this
            : new(Latin + (between.Length == 0 ? " " : between) + other.Latin, Native is null || other.Native is null ? null : Native + between + other.Native);
    }
}
