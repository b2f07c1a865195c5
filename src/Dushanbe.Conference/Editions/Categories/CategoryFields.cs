using Dushanbe.Conference.Data;
using Dushanbe.Conference.Forms;
using Dushanbe.Conference.Names;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Editions.Categories;

/// <summary>The form shared by creating and amending a category.</summary>
public sealed record CategoryFields : IFormFields<CategoryFields>
{
    private const int LongestWord = 60;

    /// <inheritdoc/>
    public static FieldList<CategoryFields> Declared { get; } = new(
        Field.Line(nameof(Letter), 1, (CategoryFields form) => form.Letter, (form, value) => form with { Letter = value ?? "" }) with
        {
            IsNeeded = true,
            Clean = value => (Cleaning.Line((string?)value) ?? "").ToUpperInvariant(),
            Check = value => char.IsLetterOrDigit(((string)value)[0]) ? null : FieldFaultKind.Unknown,
        },
        Field.Texts(nameof(Word), LongestWord, (CategoryFields form) => form.Word, (form, value) => form with { Word = value }) with { IsNeeded = true, IsToldByLanguage = true },
        Field.Chosen(nameof(Color), (CategoryFields form) => form.Color, (form, value) => form with { Color = value }),
        Field.Chosen(nameof(Design), (CategoryFields form) => form.Design, (form, value) => form with { Design = value }),
        Field.Chosen(nameof(Listing), (CategoryFields form) => form.Listing, (form, value) => form with { Listing = value }),
        Field.Chosen(nameof(Places), (CategoryFields form) => form.Places, (form, value) => form with { Places = value }) with { Check = value => (int)value is >= 0 and <= MostHolders ? null : FieldFaultKind.Unknown },
        Field.Chosen(nameof(Order), (CategoryFields form) => form.Order, (form, value) => form with { Order = value }) with { Check = value => (int)value is > 0 and <= MostPlaces ? null : FieldFaultKind.Unknown });

    /// <summary>The highest position in lists.</summary>
    public const int MostPlaces = 999;

    /// <summary>The highest number of holders that a limit can say.</summary>
    public const int MostHolders = 100_000;

    /// <summary>One letter; made a capital.</summary>
    public string Letter { get; init; } = "";

    /// <summary>The word beside it; at least one language is needed.</summary>
    public LocalizedText Word { get; init; } = LocalizedText.Empty;

    /// <summary>The colour group.</summary>
    public CategoryColor Color { get; init; }

    /// <summary>The badge design.</summary>
    public BadgeDesign Design { get; init; }

    /// <summary>Whether published lists name its holders.</summary>
    public ListingRule Listing { get; init; }

    /// <summary>How many holders may be approved, all delegations together; null for no limit, 0 for none.</summary>
    public int? Places { get; init; }

    /// <summary>The place in lists, from 1 to <see cref="MostPlaces"/>; null puts a new one at the end and leaves another where it is.</summary>
    public int? Order { get; init; }

    /// <summary>The stored values of a category.</summary>
    public static CategoryFields Of(Category category)
    {
        ArgumentNullException.ThrowIfNull(category);
        return new() { Letter = category.Letter, Word = category.Word, Color = category.Color, Design = category.Design, Listing = category.Listing, Places = category.Places, Order = category.Order };
    }

    internal CategoryFields Cleaned() => Declared.Cleaned(this);

    /// <summary>The validation faults of these fields, which must be cleaned.</summary>
    public IReadOnlyList<FieldFault> Faults() => [.. Declared.Faults(this)];

    /// <summary>The fault of a letter that another category has.</summary>
    internal static FieldFault LetterTaken { get; } = new(nameof(Letter), FieldFaultKind.Taken);

    /// <summary>Whether another category of the edition has the letter already.</summary>
    internal Task<bool> IsTakenAsync(ConferenceDb db, Guid editionId, Guid? except, CancellationToken cancel) =>
        db.Categories.TagWith(nameof(CategoryFields)).AnyAsync(each => each.EditionId == editionId && each.Id != except && each.Letter == Letter, cancel);

    internal void ApplyTo(Category category) => (category.Letter, category.Word, category.Color, category.Design, category.Listing, category.Places, category.Order) = (Letter, Word, Color, Design, Listing, Places, Order ?? category.Order);
}
