using Dushanbe.Conference.Badges;
using Dushanbe.Conference.Editions;
using Dushanbe.Conference.Printing.Drawing;
using Dushanbe.Conference.Printing.Text;

namespace Dushanbe.Conference.Papers.Badges;

/// <summary>The back of every design: name and category again, the code, and what to do when the badge is lost.</summary>
internal sealed class BadgeBack
{
    private const float Column = BadgeSize.Width - 2 * BadgeRenderer.Margin, Code = 34, Square = 15;
    private const float HeadTop = 10, HeadRoom = 28, WordX = BadgeRenderer.Margin + Square + 4, WordWidth = BadgeSize.Width - BadgeRenderer.Margin - WordX;
    private const float RulesX = BadgeRenderer.Margin + Code + 5, RulesWidth = BadgeSize.Width - BadgeRenderer.Margin - RulesX, CodeRoom = Code + 1 + 4.2f;
    private const float FootBottom = BadgeSize.Height - 5, FootRoom = 20;

    private readonly BadgeRenderer badge;
    private readonly BadgeType above, main, below;
    private readonly Lazy<float> footTop;

    public BadgeBack(BadgeRenderer badge)
    {
        this.badge = badge;
        above = new(badge.Fonts.Sans, 5, Palette.Ink) { Smallest = 3.4f, Lines = 2, Leading = 1.12f };
        main = new(badge.Fonts.SansBold, 8, Palette.DeepLapis) { Smallest = 4.6f, Lines = 2, Leading = 1.08f };
        below = new(badge.Fonts.Sans, 4.8f, Palette.Lapis) { Smallest = 3.2f, Lines = 2, Leading = 1.25f };
        footTop = new(() => FootBottom - Foot(new BadgeDefects()).Height);
    }

    public void Draw(BadgePen pen, BadgeSheet sheet)
    {
        var y = Head(pen, sheet) + 3.5f;
        var name = badge.Name(sheet);
        var lines = pen.Fit(Column, footTop.Value - 2 - 3 - CodeRoom - 2 - y,
            new(name.Above.Field, name.Above.Text, above), new(name.Main.Field, name.Main.Text, main), new(name.Below.Field, name.Below.Text, below));
        lines.Draw(pen, BadgeRenderer.Margin, y);
        y += lines.Height + 2;
        pen.Code(badge.CodeText(sheet), BadgeRenderer.Margin, y, Code);
        var number = new BadgeType(badge.Fonts.SansBold, 3.2f, Palette.Ink) { Tracking = 120 };
        pen.Fit(Code, CodeRoom - Code - 1, new BadgeText(BadgeField.Rules, badge.NumberText(sheet), number)).Draw(pen, BadgeRenderer.Margin, y + Code + 1, TextAlignment.Center);
        // common parts of all backs are drawn once a document
        badge.Ground(pen, (nameof(BadgeBack), nameof(Rules)), Rules, y);
        badge.Ground(pen, nameof(BadgeBack), each =>
        {
            each.Fill(BadgeRenderer.Margin, footTop.Value - 2, Column, 0.6f, Palette.Gold);
            Foot(each.Defects).Draw(each, BadgeRenderer.Margin, footTop.Value);
        });
    }

    /// <summary>Draws the category field, as tall as its text needs; returns its lower edge.</summary>
    private float Head(BadgePen pen, BadgeSheet sheet)
    {
        var (ground, words) = Palette.Of(sheet.Color);
        var word = new BadgeType(badge.Fonts.SansBold, 6, words) { Smallest = 4, Lines = 2, Leading = 1.1f };
        var body = new BadgeType(badge.Fonts.Sans, 3.7f, words) { Smallest = 2.8f, Lines = 3, Leading = 1.3f };
        var beside = pen.Fit(WordWidth, HeadRoom, new(BadgeField.Category, sheet.Word, word), new(BadgeField.Body, sheet.Body, body));
        var height = Math.Max(Square, beside.Height);
        var middle = HeadTop + height / 2;
        pen.Fill(0, 0, BadgeSize.Width, HeadTop + height + 3, ground);
        badge.Ground(pen, nameof(BadgeRenderer.Slot), BadgeRenderer.Slot);
        pen.Fill(BadgeRenderer.Margin, middle - Square / 2, Square, Square, Color.White);
        pen.Letter(sheet.Letter, badge.Fonts.SansBold, 12, Palette.Ink, BadgeRenderer.Margin + 1, middle - Square / 2 + 1, Square - 2, Square - 2);
        beside.Draw(pen, WordX, middle - beside.Height / 2);
        return HeadTop + height + 3;
    }

    private void Rules(BadgePen pen)
    {
        var strong = new BadgeType(badge.Fonts.SansBold, 3.05f, Palette.Ink) { Smallest = 2.3f, Lines = 4, Leading = 1.36f };
        var plain = new BadgeType(badge.Fonts.Sans, 3.05f, Palette.Ink) { Smallest = 2.3f, Lines = 8, Leading = 1.36f, Gap = 1 };
        var words = badge.Common.Words;
        var offset = DateWords.Offset(EditionClock.Offset(badge.Edition.ZoneId, badge.Edition.Starts));
        var time = badge.Edition.City.Length == 0 ? offset : words["CityTime", badge.Edition.City, offset];
        pen.Texts(RulesX, 0, RulesWidth, CodeRoom,
            new(BadgeField.Rules, words["Wear"], strong), new(BadgeField.Rules, words["Lost"], plain), new(BadgeField.Rules, words["Times", time], plain));
    }

    private BadgeColumn Foot(BadgeDefects defects)
    {
        var type = new BadgeType(badge.Fonts.Sans, 2.5f, Palette.Small) { Smallest = 2, Lines = 4, Leading = 1.35f };
        return BadgeColumn.FitNames(badge.Known, defects, Column, FootRoom, badge.Common.Organized,
            names => [new(BadgeField.Title, $"{badge.Edition.ShortTitle}, {badge.Common.PlaceAndDates}", type), new(BadgeField.Organizers, names, type)]);
    }
}
