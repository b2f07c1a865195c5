using System.Globalization;
using Dushanbe.Conference.Forms;
using Dushanbe.Conference.Journal;
using Dushanbe.Conference.Names;

namespace Dushanbe.Conference.Editions.Categories;

/// <summary>What creating and amending a category share.</summary>
public sealed record CategoryFields
{
    private const int LongestWord = 60;

    /// <summary>One letter; made a capital.</summary>
    public string Letter { get; init; } = "";

    /// <summary>The word beside it; at least one language is needed.</summary>
    public LocalizedText Word { get; init; } = LocalizedText.Empty;

    /// <summary>The colour group.</summary>
    public CategoryColor Color { get; init; }

    /// <summary>The badge design.</summary>
    public BadgeDesign Design { get; init; }

    /// <summary>What is stored about a category.</summary>
    public static CategoryFields Of(Category category)
    {
        ArgumentNullException.ThrowIfNull(category);
        return new() { Letter = category.Letter, Word = category.Word, Color = category.Color, Design = category.Design };
    }

    internal CategoryFields Cleaned() => this with { Letter = (Cleaning.Line(Letter) ?? "").ToUpperInvariant() };

    internal IReadOnlyList<FieldFault> Faults()
    {
        var faults = new List<FieldFault>();
        if (Letter.Length == 0) faults.Add(new(nameof(Letter), FieldFaultKind.Missing));
        else if (Letter.Length > 1) faults.Add(new(nameof(Letter), FieldFaultKind.TooLong, 1));
        else if (!char.IsLetterOrDigit(Letter[0])) faults.Add(new(nameof(Letter), FieldFaultKind.Unknown));
        if (Word.IsEmpty) faults.Add(new(nameof(Word), FieldFaultKind.Missing));
        if (Word.Values.Values.Any(text => text.Length > LongestWord)) faults.Add(new(nameof(Word), FieldFaultKind.TooLong, LongestWord));
        return faults;
    }

    internal IReadOnlyList<FieldChange> ChangesFrom(CategoryFields before, int orderBefore, int order)
    {
        var changes = new List<FieldChange>();
        if (Letter != before.Letter) changes.Add(new(nameof(Letter), before.Letter, Letter));
        changes.AddRange(TextChanges.Of(nameof(Word), before.Word, Word));
        if (Color != before.Color) changes.Add(new(nameof(Color), before.Color.ToString(), Color.ToString()));
        if (Design != before.Design) changes.Add(new(nameof(Design), before.Design.ToString(), Design.ToString()));
        if (order != orderBefore) changes.Add(new(nameof(Category.Order), orderBefore.ToString(CultureInfo.InvariantCulture), order.ToString(CultureInfo.InvariantCulture)));
        return changes;
    }
}
