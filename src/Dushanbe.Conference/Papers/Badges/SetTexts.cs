using Dushanbe.Conference.Printing.Text;

namespace Dushanbe.Conference.Papers.Badges;

/// <summary>Sets texts as large as their lines allow. What many badges share, as the name of a delegation, is set once.</summary>
internal sealed class SetTexts
{
    /// <summary>Texts kept at most: more than there are delegations, and no great load where every badge has a text of its own.</summary>
    private const int Most = 1_000;

    private readonly Dictionary<(BadgeText, float), (SetText, IReadOnlyList<MissingGlyph>)> known = [];

    /// <summary>The text in a column of a width in millimetres, and the characters that no font draws.</summary>
    public (SetText Set, IReadOnlyList<MissingGlyph> Missing) Fit(BadgeText text, float width)
    {
        if (text.Field is not (BadgeField.Body or BadgeField.Category or BadgeField.Function)) return Anew(text, width);
        if (known.TryGetValue((text, width), out var set)) return set;
        if (known.Count == Most) known.Clear();
        return known[(text, width)] = Anew(text, width);
    }

    private static (SetText, IReadOnlyList<MissingGlyph>) Anew(BadgeText text, float width)
    {
        var missing = new List<MissingGlyph>(0);
        return (SetText.Fit(text, width, text.Type.Size, missing), missing);
    }
}
