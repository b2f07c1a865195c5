using Dushanbe.Conference.Badges;
using Dushanbe.Conference.Printing.Drawing;

namespace Dushanbe.Conference.Papers.Badges;

/// <summary>The State first, the category as a spine, the code on the front for fast gates.</summary>
internal sealed class DelegationFront(BadgeRenderer badge)
{
    private const float Spine = 21, Left = Spine + 6, Column = BadgeSize.Width - Left - 6.5f, Code = 22;

    public void Draw(BadgePen pen, BadgeSheet sheet, Picture? photo)
    {
        badge.Ground(pen, (nameof(DelegationFront), sheet.Letter, sheet.Word, sheet.Color), each => Ground(each, sheet));
        var y = 10.5f + HeadHeight(pen) + 3;
        var body = new BadgeType(badge.Fonts.SerifBold, 7, Palette.DeepLapis) { Smallest = 4, Lines = 3, Leading = 1.12f };
        y += pen.Text(sheet.Body, body, Left, y, Column) + 2;
        pen.Fill(Left, y, Column, 0.6f, Palette.Gold);
        y += 3.6f;
        badge.Photo(pen, photo, Left, y);
        pen.Code(badge.CodeText(sheet), Left + Column - Code, y + BadgeRenderer.PhotoHeight - Code, Code);
        y += BadgeRenderer.PhotoHeight + 2.5f;
        var (above, main, below) = BadgeRenderer.NameLines(sheet);
        y += Line(pen, above, new BadgeType(badge.Fonts.Sans, 6, Palette.Ink) { Smallest = 4, Lines = 2, Leading = 1.12f }, y);
        y += Line(pen, main, new BadgeType(badge.Fonts.SansBold, 10, Palette.DeepLapis) { Smallest = 4.6f, Lines = 2, Leading = 1.06f }, y);
        y += Line(pen, below, new BadgeType(badge.Fonts.Sans, 4.8f, Palette.Lapis) { Smallest = 3.2f, Lines = 2, Leading = 1.2f }, y);
        Line(pen, sheet.Function ?? "", new BadgeType(badge.Fonts.Sans, 3.7f, Palette.Ink) { Smallest = 2.6f, Lines = 3, Leading = 1.28f }, y + 0.6f);
    }

    private static float Line(BadgePen pen, string text, BadgeType type, float y)
    {
        var height = pen.Text(text, type, Left, y, Column);
        return height == 0 ? 0 : height + 0.8f;
    }

    private void Ground(BadgePen pen, BadgeSheet sheet)
    {
        var (ground, words) = Palette.Of(sheet.Color);
        pen.Fill(0, 0, Spine, BadgeSize.Height, ground);
        BadgeRenderer.Slot(pen);
        pen.Fill(3, 11, 15, 15, Color.White);
        pen.Letter(sheet.Letter, badge.Fonts.SansBold, 12, Palette.Ink, 3, 11, 15, 15);
        const float room = BadgeSize.Height - 30 - 7;
        var word = new BadgeType(badge.Fonts.SansBold, 6.4f, words) { Smallest = 4, Lines = 2, Leading = 1.1f };
        pen.Upwards((Spine - pen.Measure(sheet.Word, word, room)) / 2, BadgeSize.Height - 7, () => pen.Text(sheet.Word, word, 0, 0, room));

        var used = pen.Text(badge.Edition.ShortTitle, Head, Left, 10.5f, Column);
        pen.Text(badge.PlaceAndDates, Head, Left, 10.5f + used, Column);
        pen.TextAbove(badge.Organized, new BadgeType(badge.Fonts.Sans, 2.5f, Palette.Small) { Smallest = 2, Lines = 3, Leading = 1.3f }, Left, BadgeSize.Height - 4, Column);
    }

    private BadgeType Head => new(badge.Fonts.SerifBold, 2.8f, Palette.GoldText) { Smallest = 2.3f, Lines = 2, Leading = 1.3f };

    private float HeadHeight(BadgePen pen) => pen.Measure(badge.Edition.ShortTitle, Head, Column) + pen.Measure(badge.PlaceAndDates, Head, Column);
}
