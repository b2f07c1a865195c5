namespace Dushanbe.Conference.Names;

/// <summary>How a paper or a page writes a Latin name. The stored name never changes.</summary>
/// <param name="FamilyFirst">Family name before the given name, as in lists.</param>
/// <param name="FamilyInCapitals">Family name in capitals, by the rules of its script and language (<see cref="Capitals"/>).</param>
/// <param name="WithHonorific">The form of address in front.</param>
public sealed record NameStyle(bool FamilyFirst, bool FamilyInCapitals, bool WithHonorific)
{
    /// <summary><c>Mr. Farrukh Rahmonzoda</c>.</summary>
    public static NameStyle Spoken { get; } = new(false, false, true);

    /// <summary><c>Mr. Farrukh RAHMONZODA</c>, the habit of badges and programmes.</summary>
    public static NameStyle Badge { get; } = new(false, true, true);

    /// <summary><c>RAHMONZODA Farrukh</c>, the habit of lists of participants.</summary>
    public static NameStyle Listed { get; } = new(true, true, false);

    /// <summary>The name in this style; the native form where there is no Latin one.</summary>
    /// <param name="name">The name as stored.</param>
    /// <param name="languageOrState">Language tag or ISO 3166 code that determines the capitals, as for the Turkish i; without it they are inferred from the letters of the name.</param>
    public string Of(PersonName name, string? languageOrState = null)
    {
        var family = FamilyInCapitals ? FamilyOf(name, languageOrState) : name.Family;
        var (first, last) = FamilyFirst ? (family, name.Given) : (name.Given, family);
        if (first is null && last is null) first = name.Native;
        return string.Join(' ', new[] { WithHonorific ? name.Honorific : null, first, last }.Where(part => part is not null));
    }

    /// <summary>The family name alone in this style, for papers that set it on a line of its own; null when there is none.</summary>
    public string? FamilyOf(PersonName name, string? languageOrState = null) =>
        name.Family is null || !FamilyInCapitals ? name.Family
        : Capitals.OfFamily(name.Family, languageOrState ?? Capitals.LanguageOf(name.Given, name.Family));
}
