using Dushanbe.Conference.Badges;
using Dushanbe.Conference.Printing.Drawing;

namespace Dushanbe.Conference.Papers.Badges;

/// <summary>The State first, the category as a spine, the code on the front for fast gates.</summary>
internal sealed class DelegationFront
{
    private const float Spine = 21, Left = Spine + 6, Column = BadgeSize.Width - Left - 6.5f, Code = 22;
    private const float HeadTop = 10.5f, HeadRoom = 18, FootBottom = BadgeSize.Height - 4, FootRoom = 10.6f;

    /// <summary>The rule below the State with its spaces, and the space below the photo.</summary>
    private const float RuleGap = 2, Rule = 0.6f, PhotoGap = 3, NameGap = 2.5f;

    private readonly BadgeRenderer badge;
    private readonly BadgeType body, above, main, below, function;
    private readonly Lazy<(float Top, float Bottom)> middle;

    public DelegationFront(BadgeRenderer badge)
    {
        this.badge = badge;
        body = new(badge.Fonts.SerifBold, 7, Palette.DeepLapis) { Smallest = 4, Lines = 3, Leading = 1.12f };
        above = new(badge.Fonts.Sans, 6, Palette.Ink) { Smallest = 4, Lines = 2, Leading = 1.12f };
        main = new(badge.Fonts.SansBold, 10, Palette.DeepLapis) { Smallest = 4.6f, Lines = 2, Leading = 1.06f, Gap = 0.8f };
        below = new(badge.Fonts.Sans, 4.8f, Palette.Lapis) { Smallest = 3.2f, Lines = 2, Leading = 1.2f, Gap = 0.8f };
        function = new(badge.Fonts.Sans, 3.7f, Palette.Ink) { Smallest = 2.6f, Lines = 3, Leading = 1.28f, Gap = 1.4f };
        middle = new(() => (HeadTop + Head(new BadgeDefects()).Height + 3, FootBottom - Foot(new BadgeDefects()).Height - 2));
    }

    public void Draw(BadgePen pen, BadgeSheet sheet, Picture? photo)
    {
        badge.Ground(pen, (nameof(DelegationFront), sheet.Letter, sheet.Word, sheet.Color), each => Ground(each, sheet));
        var (top, bottom) = middle.Value;
        var name = badge.Name(sheet);
        const float between = RuleGap + Rule + PhotoGap + BadgeRenderer.PhotoHeight + NameGap;
        var texts = pen.Fit(Column, bottom - top - between,
            new(BadgeField.Body, sheet.Body, body),
            new(name.Above.Field, name.Above.Text, above), new(name.Main.Field, name.Main.Text, main), new(name.Below.Field, name.Below.Text, below),
            new(BadgeField.Function, sheet.Function, function));
        var state = texts.Part(BadgeField.Body);
        state.Draw(pen, Left, top);
        var y = top + state.Height + RuleGap;
        pen.Fill(Left, y, Column, Rule, Palette.Gold);
        y += Rule + PhotoGap;
        badge.Photo(pen, photo, Left, y);
        pen.Code(badge.CodeText(sheet), Left + Column - Code, y + BadgeRenderer.PhotoHeight - Code, Code);
        texts.Part(BadgeField.Body, others: true).Draw(pen, Left, y + BadgeRenderer.PhotoHeight + NameGap);
    }

    private void Ground(BadgePen pen, BadgeSheet sheet)
    {
        var (ground, words) = Palette.Of(sheet.Color);
        pen.Fill(0, 0, Spine, BadgeSize.Height, ground);
        BadgeRenderer.Slot(pen);
        pen.Fill(3, 11, 15, 15, Color.White);
        pen.Letter(sheet.Letter, badge.Fonts.SansBold, 12, Palette.Ink, 4, 12, 13, 13);
        const float room = BadgeSize.Height - 30 - 7;
        var type = new BadgeType(badge.Fonts.SansBold, 6.4f, words) { Smallest = 4, Lines = 2, Leading = 1.1f };
        var word = pen.Fit(room, Spine - 4, new BadgeText(BadgeField.Category, sheet.Word, type));
        pen.Upwards((Spine - word.Height) / 2, BadgeSize.Height - 7, () => word.Draw(pen, 0, 0));

        Head(pen.Defects).Draw(pen, Left, HeadTop);
        var foot = Foot(pen.Defects);
        foot.Draw(pen, Left, FootBottom - foot.Height);
    }

    private BadgeColumn Head(BadgeDefects defects)
    {
        var type = new BadgeType(badge.Fonts.SerifBold, 2.8f, Palette.GoldText) { Smallest = 2.2f, Lines = 3, Leading = 1.3f };
        return BadgeColumn.Fit(badge.Known, defects, Column, HeadRoom, new(BadgeField.Title, badge.Edition.ShortTitle, type), new(BadgeField.Place, badge.Common.PlaceAndDates, type with { Lines = 2 }));
    }

    private BadgeColumn Foot(BadgeDefects defects)
    {
        var type = new BadgeType(badge.Fonts.Sans, 2.5f, Palette.Small) { Smallest = 2, Lines = 3, Leading = 1.3f };
        return BadgeColumn.FitNames(badge.Known, defects, Column, FootRoom, badge.Common.Organized, names => [new BadgeText(BadgeField.Organizers, names, type)]);
    }
}
