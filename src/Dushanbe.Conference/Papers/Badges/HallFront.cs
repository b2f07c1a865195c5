using Dushanbe.Conference.Badges;
using Dushanbe.Conference.Printing.Drawing;

namespace Dushanbe.Conference.Papers.Badges;

/// <summary>Read across a room: the category as a band, the family name as large as it goes.</summary>
internal sealed class HallFront(BadgeRenderer badge)
{
    private const float Band = 31, Column = BadgeSize.Width - 2 * BadgeRenderer.Margin;

    public void Draw(BadgePen pen, BadgeSheet sheet, Picture? photo)
    {
        badge.Ground(pen, (nameof(HallFront), sheet.Letter, sheet.Word, sheet.Color), each => Ground(each, sheet));
        var foot = BadgeSize.Height - 5 - FootHeight(pen);
        var bottom = foot - 2 - 4;
        badge.Photo(pen, photo, BadgeRenderer.Margin, bottom - BadgeRenderer.PhotoHeight);
        const float beside = BadgeRenderer.Margin + BadgeRenderer.PhotoWidth + 4.5f, width = BadgeSize.Width - BadgeRenderer.Margin - beside;
        var function = new BadgeType(badge.Fonts.Sans, 3.7f, Palette.Ink) { Smallest = 2.6f, Lines = 4, Leading = 1.28f };
        var below = pen.Measure(sheet.Function, function, width);
        pen.TextAbove(sheet.Function, function, beside, bottom, width);
        var body = new BadgeType(badge.Fonts.SerifBold, 6.6f, Palette.DeepLapis) { Smallest = 3.8f, Lines = 4, Leading = 1.12f };
        pen.TextAbove(sheet.Body, body, beside, below == 0 ? bottom : bottom - below - 2, width);
        Name(pen, sheet);
    }

    private void Name(BadgePen pen, BadgeSheet sheet)
    {
        var (above, main, below) = BadgeRenderer.NameLines(sheet);
        var y = Band + 3.5f;
        y += Line(pen, above, new BadgeType(badge.Fonts.Sans, 9, Palette.Ink) { Smallest = 5, Leading = 1.12f }, y);
        y += Line(pen, main, new BadgeType(badge.Fonts.SansBold, 13.4f, Palette.DeepLapis) { Smallest = 5, Lines = 2, Leading = 1.06f }, y);
        Line(pen, below, new BadgeType(badge.Fonts.Sans, 7, Palette.Lapis) { Smallest = 3.6f, Leading = 1.2f }, y);
    }

    private static float Line(BadgePen pen, string text, BadgeType type, float y)
    {
        var height = pen.Text(text, type, BadgeRenderer.Margin, y, Column);
        return height == 0 ? 0 : height + 0.8f;
    }

    private void Ground(BadgePen pen, BadgeSheet sheet)
    {
        var (ground, words) = Palette.Of(sheet.Color);
        pen.Fill(0, 0, BadgeSize.Width, Band, ground);
        BadgeRenderer.Slot(pen);
        pen.Letter(sheet.Letter, badge.Fonts.SansBold, 24, words, 3, 8.5f, 25, 20);
        var word = new BadgeType(badge.Fonts.SansBold, 7.4f, words) { Smallest = 4.6f, Lines = 2, Leading = 1.08f };
        const float width = BadgeSize.Width - 29 - BadgeRenderer.Margin;
        pen.TextAbove(sheet.Word, word, 29, Band - 2.2f, width);
        var top = BadgeSize.Height - 5 - FootHeight(pen);
        pen.Fill(BadgeRenderer.Margin, top - 2, Column, 0.6f, Palette.Gold);
        var used = pen.Text(badge.Edition.ShortTitle, Title, BadgeRenderer.Margin, top, Column);
        pen.Text(Small, SmallType, BadgeRenderer.Margin, top + used, Column);
    }

    private BadgeType Title => new(badge.Fonts.SerifBold, 3, Palette.DeepLapis) { Smallest = 2.6f, Lines = 2, Leading = 1.25f };

    private BadgeType SmallType => new(badge.Fonts.Sans, 2.5f, Palette.Small) { Smallest = 2, Lines = 3, Leading = 1.35f };

    private string Small => badge.Organized.Length == 0 ? badge.PlaceAndDates : $"{badge.PlaceAndDates} · {badge.Organized}";

    private float FootHeight(BadgePen pen) => pen.Measure(badge.Edition.ShortTitle, Title, Column) + pen.Measure(Small, SmallType, Column);
}
