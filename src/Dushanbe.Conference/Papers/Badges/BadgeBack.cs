using System.Globalization;
using Dushanbe.Conference.Badges;
using Dushanbe.Conference.Editions;
using Dushanbe.Conference.Printing.Drawing;
using Dushanbe.Conference.Printing.Text;

namespace Dushanbe.Conference.Papers.Badges;

/// <summary>The back of every design: who and what again, the code, and what to do when the badge is lost.</summary>
internal sealed class BadgeBack(BadgeRenderer badge)
{
    private const float Column = BadgeSize.Width - 2 * BadgeRenderer.Margin, Code = 34;

    public void Draw(BadgePen pen, BadgeSheet sheet)
    {
        var (ground, words) = Palette.Of(sheet.Color);
        const float wordX = BadgeRenderer.Margin + 15 + 4, wordWidth = BadgeSize.Width - BadgeRenderer.Margin - wordX;
        var word = new BadgeType(badge.Fonts.SansBold, 6, words) { Smallest = 4, Lines = 2, Leading = 1.1f };
        var body = new BadgeType(badge.Fonts.Sans, 3.7f, words) { Smallest = 2.8f, Lines = 3, Leading = 1.3f };
        var beside = pen.Measure(sheet.Word, word, wordWidth) + pen.Measure(sheet.Body, body, wordWidth);
        var head = 10 + Math.Max(15, beside) + 3;
        pen.Fill(0, 0, BadgeSize.Width, head, ground);
        BadgeRenderer.Slot(pen);
        var middle = 10 + Math.Max(15, beside) / 2;
        pen.Fill(BadgeRenderer.Margin, middle - 7.5f, 15, 15, Color.White);
        pen.Letter(sheet.Letter, badge.Fonts.SansBold, 12, Palette.Ink, BadgeRenderer.Margin, middle - 7.5f, 15, 15);
        var y = middle - beside / 2;
        y += pen.Text(sheet.Word, word, wordX, y, wordWidth);
        pen.Text(sheet.Body, body, wordX, y, wordWidth);

        y = Name(pen, sheet, head + 3.5f) + 2;
        pen.Code(badge.CodeText(sheet), BadgeRenderer.Margin, y, Code);
        var number = new BadgeType(badge.Fonts.SansBold, 3.2f, Palette.Ink) { Tracking = 120 };
        pen.Text(badge.NumberText(sheet), number, BadgeRenderer.Margin, y + Code + 1, Code, TextAlignment.Center);
        // what is the same on every back is drawn once a document
        pen.Canvas.Form((nameof(BadgeBack), badge.Edition.EditionId), BadgeSize.Points, canvas => Rules(badge.Pen(canvas)),
            new Rectangle(0, Length.Mm(y), BadgeSize.Points.Width, BadgeSize.Points.Height));
        badge.Ground(pen, nameof(BadgeBack), Foot);
    }

    private float Name(BadgePen pen, BadgeSheet sheet, float y)
    {
        var (above, main, below) = BadgeRenderer.NameLines(sheet);
        y += pen.Text(above, new BadgeType(badge.Fonts.Sans, 5, Palette.Ink) { Smallest = 3.4f, Lines = 2, Leading = 1.12f }, BadgeRenderer.Margin, y, Column);
        y += pen.Text(main, new BadgeType(badge.Fonts.SansBold, 8, Palette.DeepLapis) { Smallest = 4.6f, Lines = 2, Leading = 1.08f }, BadgeRenderer.Margin, y, Column);
        y += pen.Text(below, new BadgeType(badge.Fonts.Sans, 4.8f, Palette.Lapis) { Smallest = 3.2f, Lines = 2, Leading = 1.25f }, BadgeRenderer.Margin, y, Column);
        return y;
    }

    private void Rules(BadgePen pen)
    {
        var y = 0f;
        const float x = BadgeRenderer.Margin + Code + 5, width = BadgeSize.Width - BadgeRenderer.Margin - x;
        var strong = new BadgeType(badge.Fonts.SansBold, 3.05f, Palette.Ink) { Smallest = 2.5f, Lines = 4, Leading = 1.36f };
        var plain = new BadgeType(badge.Fonts.Sans, 3.05f, Palette.Ink) { Smallest = 2.3f, Lines = 8, Leading = 1.36f };
        y += pen.Text(badge.Words["Wear"], strong, x, y, width) + 1;
        y += pen.Text(badge.Words["Lost"], plain, x, y, width) + 1;
        pen.Text(badge.Words["Times", LocalTime()], plain, x, y, width);
    }

    private void Foot(BadgePen pen)
    {
        var type = new BadgeType(badge.Fonts.Sans, 2.5f, Palette.Small) { Smallest = 2, Lines = 4, Leading = 1.35f };
        var foot = badge.Organized.Length == 0 ? $"{badge.Edition.ShortTitle}, {badge.PlaceAndDates}" : $"{badge.Edition.ShortTitle}, {badge.PlaceAndDates}\n{badge.Organized}";
        var top = BadgeSize.Height - 5 - pen.Measure(foot, type, Column);
        pen.Fill(BadgeRenderer.Margin, top - 2, Column, 0.6f, Palette.Gold);
        pen.Text(foot, type, BadgeRenderer.Margin, top, Column);
    }

    private string LocalTime()
    {
        var offset = EditionClock.Offset(badge.Edition.ZoneId, badge.Edition.Starts);
        var sign = offset < TimeSpan.Zero ? "−" : "+";
        var hours = offset.Minutes == 0 ? Math.Abs(offset.Hours).ToString(CultureInfo.InvariantCulture) : offset.ToString(@"h\:mm", CultureInfo.InvariantCulture);
        return badge.Words["LocalTime", badge.Edition.City, sign + hours];
    }
}
