using Dushanbe.Conference.Badges;
using Dushanbe.Conference.Printing.Drawing;

namespace Dushanbe.Conference.Papers.Badges;

/// <summary>Read across a room: the category as a band, the family name as large as it goes.</summary>
internal sealed class HallFront
{
    private const float Band = 31, Column = BadgeSize.Width - 2 * BadgeRenderer.Margin, NameTop = Band + 3.5f;
    private const float Beside = BadgeRenderer.Margin + BadgeRenderer.PhotoWidth + 4.5f, BesideWidth = BadgeSize.Width - BadgeRenderer.Margin - Beside;
    private const float FootRoom = 23;

    private readonly BadgeRenderer badge;
    private readonly BadgeType body, function, above, main, below;
    private readonly Lazy<float> footTop;

    public HallFront(BadgeRenderer badge)
    {
        this.badge = badge;
        body = new(badge.Fonts.SerifBold, 6.6f, Palette.DeepLapis) { Smallest = 3.8f, Lines = 4, Leading = 1.12f };
        function = new(badge.Fonts.Sans, 3.7f, Palette.Ink) { Smallest = 2.6f, Lines = 4, Leading = 1.28f, Gap = 2 };
        above = new(badge.Fonts.Sans, 9, Palette.Ink) { Smallest = 5, Leading = 1.12f };
        main = new(badge.Fonts.SansBold, 13.4f, Palette.DeepLapis) { Smallest = 5, Lines = 2, Leading = 1.06f, Gap = 0.8f };
        below = new(badge.Fonts.Sans, 7, Palette.Lapis) { Smallest = 3.6f, Leading = 1.2f, Gap = 0.8f };
        footTop = new(() => BadgeSize.Height - 5 - Foot(new BadgeDefects()).Height);
    }

    public void Draw(BadgePen pen, BadgeSheet sheet, Picture? photo)
    {
        badge.Ground(pen, (nameof(HallFront), sheet.Letter, sheet.Word, sheet.Color), each => Ground(each, sheet));
        var bottom = footTop.Value - 6;
        var photoTop = bottom - BadgeRenderer.PhotoHeight;
        badge.Photo(pen, photo, BadgeRenderer.Margin, photoTop);
        var beside = pen.Fit(BesideWidth, BadgeRenderer.PhotoHeight, new(BadgeField.Body, sheet.Body, body), new(BadgeField.Function, sheet.Function, function));
        beside.Draw(pen, Beside, bottom - beside.Height);
        var name = badge.Name(sheet);
        pen.Texts(BadgeRenderer.Margin, NameTop, Column, photoTop - 2.5f - NameTop,
            new(name.Above.Field, name.Above.Text, above), new(name.Main.Field, name.Main.Text, main), new(name.Below.Field, name.Below.Text, below));
    }

    private void Ground(BadgePen pen, BadgeSheet sheet)
    {
        var (ground, words) = Palette.Of(sheet.Color);
        pen.Fill(0, 0, BadgeSize.Width, Band, ground);
        BadgeRenderer.Slot(pen);
        pen.Letter(sheet.Letter, badge.Fonts.SansBold, 24, words, 3, 8.5f, 25, 20);
        var type = new BadgeType(badge.Fonts.SansBold, 7.4f, words) { Smallest = 4.6f, Lines = 2, Leading = 1.08f };
        const float bottom = Band - 2.2f, top = 8.5f;
        var word = pen.Fit(BadgeSize.Width - 29 - BadgeRenderer.Margin, bottom - top, new BadgeText(BadgeField.Category, sheet.Word, type));
        word.Draw(pen, 29, bottom - word.Height);
        pen.Fill(BadgeRenderer.Margin, footTop.Value - 2, Column, 0.6f, Palette.Gold);
        Foot(pen.Defects).Draw(pen, BadgeRenderer.Margin, footTop.Value);
    }

    private BadgeColumn Foot(BadgeDefects defects)
    {
        var title = new BadgeType(badge.Fonts.SerifBold, 3, Palette.DeepLapis) { Smallest = 2.3f, Lines = 2, Leading = 1.25f };
        var small = new BadgeType(badge.Fonts.Sans, 2.5f, Palette.Small) { Smallest = 2, Lines = 3, Leading = 1.35f };
        var place = badge.Common.PlaceAndDates;
        return BadgeColumn.FitNames(badge.Known, defects, Column, FootRoom, badge.Common.Organized, names =>
        [
            new(BadgeField.Title, badge.Edition.ShortTitle, title),
            names.Length == 0 ? new(BadgeField.Place, place, small) : new(BadgeField.Organizers, $"{place}{PaperWords.Dot}{names}", small),
        ]);
    }
}
