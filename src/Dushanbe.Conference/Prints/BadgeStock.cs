using System.Globalization;
using Dushanbe.Conference.Badges;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Editions.Categories;
using Dushanbe.Conference.People;
using Dushanbe.Conference.Printing.Sheets;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Prints;

/// <summary>The sheets that badges can be printed on.</summary>
public static class BadgeStock
{
    /// <summary>The presets whose cells fit an A6 badge.</summary>
    public static IReadOnlyList<StockPreset> Presets { get; } =
        [.. StockPresets.All.Where(preset => preset.Misfit(BadgeSize.Points, Options(preset, frontOnly: false)) is null)];

    // the tolerance of cutting; more would leave no room for the marks on SRA4
    private const double Bleed = 2;

    /// <summary>
    /// The layout of badges on a sheet: duplex over the long edge. Badges to cut have bleed and crop marks where the margin
    /// has room for them, otherwise marks on the cutting lines.
    /// </summary>
    internal static ImpositionOptions Options(StockPreset preset, bool frontOnly)
    {
        var plain = new ImpositionOptions { Sides = frontOnly ? SheetSides.Front : SheetSides.FlipLongEdge };
        if (preset is not { Kind: StockKind.Cut, PerSheet: > 1 }) return plain;
        var marked = plain with { CropMarks = true, Bleed = Bleed };
        return preset.Misfit(BadgeSize.Points, marked) is null ? marked : plain with { InnerMarks = true };
    }

    /// <summary>Why badges of these categories cannot be printed on a stock; null where they can.</summary>
    internal static async Task<StartBadgeRun.Outcome.StockRefused?> RefusalAsync(ConferenceDb db, string? key, IQueryable<Participant> people, CancellationToken cancel)
    {
        if (key is null) return null;
        if (StockPresets.Find(key) is not { } preset) return new StartBadgeRun.Outcome.StockRefused(key, null, null);
        if (preset.Misfit(BadgeSize.Points, Options(preset, frontOnly: false)) is null) return null;
        var design = await db.Categories.TagWith(nameof(BadgeStock)).Where(each => people.Any(person => person.CategoryId == each.Id))
            .OrderBy(each => each.Order).ThenBy(each => each.Letter).Select(each => (BadgeDesign?)each.Design).FirstOrDefaultAsync(cancel);
        // an unused category
        if (design is null) return null;
        return new StartBadgeRun.Outcome.StockRefused(key, design, string.Create(CultureInfo.InvariantCulture, $"{preset.CellWidth:0.##} × {preset.CellHeight:0.##}"));
    }
}
