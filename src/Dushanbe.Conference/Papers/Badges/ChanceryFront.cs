using Dushanbe.Conference.Badges;
using Dushanbe.Conference.Printing.Drawing;

namespace Dushanbe.Conference.Papers.Badges;

/// <summary>The formal design: masthead, photograph, the State in serif, a band with letter and word at the foot.</summary>
internal sealed class ChanceryFront(BadgeRenderer badge)
{
    private const float Masthead = 27, Band = 21, Column = BadgeSize.Width - 2 * BadgeRenderer.Margin;

    public void Draw(BadgePen pen, BadgeSheet sheet, Picture? photo)
    {
        badge.Ground(pen, (nameof(ChanceryFront), sheet.Letter, sheet.Word, sheet.Color), each => Ground(each, sheet));
        const float top = Masthead + 5;
        badge.Photo(pen, photo, BadgeRenderer.Margin, top);
        const float beside = BadgeRenderer.Margin + BadgeRenderer.PhotoWidth + 4.5f, width = BadgeSize.Width - BadgeRenderer.Margin - beside;
        var body = new BadgeType(badge.Fonts.SerifBold, 6.6f, Palette.DeepLapis) { Smallest = 4, Lines = 4, Leading = 1.12f };
        var used = pen.Text(sheet.Body, body, beside, top, width);
        var room = BadgeRenderer.PhotoHeight - used - 2;
        var function = new BadgeType(badge.Fonts.Sans, 3.7f, Palette.Ink) { Smallest = 2.6f, Lines = Math.Max(2, (int)(room / 4.8f)), Leading = 1.28f };
        pen.TextAbove(sheet.Function, function, beside, top + BadgeRenderer.PhotoHeight, width);
        Name(pen, sheet, top + BadgeRenderer.PhotoHeight + 4);
    }

    private void Name(BadgePen pen, BadgeSheet sheet, float y)
    {
        var (above, main, below) = BadgeRenderer.NameLines(sheet);
        y += Line(pen, above, new BadgeType(badge.Fonts.Sans, 7, Palette.Ink) { Smallest = 4.6f, Lines = 2, Leading = 1.12f }, y);
        y += Line(pen, main, new BadgeType(badge.Fonts.SansBold, 11, Palette.DeepLapis) { Smallest = 5, Lines = 2, Leading = 1.06f }, y);
        Line(pen, below, new BadgeType(badge.Fonts.Sans, 5.6f, Palette.Lapis) { Smallest = 3.6f, Lines = 2, Leading = 1.25f }, y);
    }

    private static float Line(BadgePen pen, string text, BadgeType type, float y)
    {
        var height = pen.Text(text, type, BadgeRenderer.Margin, y, Column);
        return height == 0 ? 0 : height + 1;
    }

    private void Ground(BadgePen pen, BadgeSheet sheet)
    {
        var (ground, words) = Palette.Of(sheet.Color);
        pen.Fill(0, 0, BadgeSize.Width, Masthead, Palette.DeepLapis);
        pen.Fill(0, Masthead - 1.2f, BadgeSize.Width, 1.2f, Palette.GoldOnLapis);
        BadgeRenderer.Slot(pen);
        BadgeRenderer.DrawEmblem(pen, BadgeRenderer.Margin, 9.5f, 11);
        const float x = BadgeRenderer.Margin + 14.5f, width = BadgeSize.Width - BadgeRenderer.Margin - x;
        var title = new BadgeType(badge.Fonts.SerifBold, 3.5f, Palette.Ivory) { Smallest = 2.8f, Lines = 2, Leading = 1.25f };
        var used = pen.Text(badge.Edition.ShortTitle, title, x, 9.8f, width);
        pen.Text(badge.PlaceAndDates, new BadgeType(badge.Fonts.Sans, 2.9f, Palette.GoldOnLapis) { Smallest = 2.2f }, x, 9.8f + used + 0.6f, width);

        const float top = BadgeSize.Height - Band;
        pen.Fill(0, top, BadgeSize.Width, Band, ground);
        pen.Fill(0, top + 1.2f, Band - 1.2f, Band - 1.2f, Color.White);
        pen.Letter(sheet.Letter, badge.Fonts.SansBold, 17, Palette.Ink, 0, top + 1.2f, Band - 1.2f, Band - 1.2f);
        var word = new BadgeType(badge.Fonts.SansBold, 6, words) { Smallest = 4, Lines = 2, Leading = 1.1f };
        const float wordWidth = BadgeSize.Width - Band - 3 - BadgeRenderer.Margin;
        pen.Text(sheet.Word, word, Band + 3, top + (Band - pen.Measure(sheet.Word, word, wordWidth)) / 2, wordWidth);
    }
}
