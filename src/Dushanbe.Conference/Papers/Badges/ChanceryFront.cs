using Dushanbe.Conference.Badges;
using Dushanbe.Conference.Printing.Drawing;

namespace Dushanbe.Conference.Papers.Badges;

/// <summary>The formal design: masthead, photograph, the State in serif, a band with letter and word at the foot.</summary>
internal sealed class ChanceryFront(BadgeRenderer badge)
{
    private const float Masthead = 27, Band = 21, Column = BadgeSize.Width - 2 * BadgeRenderer.Margin;
    private const float PhotoTop = Masthead + 5, NameTop = PhotoTop + BadgeRenderer.PhotoHeight + 4;
    private const float Beside = BadgeRenderer.Margin + BadgeRenderer.PhotoWidth + 4.5f, BesideWidth = BadgeSize.Width - BadgeRenderer.Margin - Beside;

    private readonly BadgeType body = new(badge.Fonts.SerifBold, 6.6f, Palette.DeepLapis) { Smallest = 4, Lines = 4, Leading = 1.12f };
    private readonly BadgeType function = new(badge.Fonts.Sans, 3.7f, Palette.Ink) { Smallest = 2.6f, Lines = 6, Leading = 1.28f, Gap = 2 };
    private readonly BadgeType above = new(badge.Fonts.Sans, 7, Palette.Ink) { Smallest = 4.6f, Lines = 2, Leading = 1.12f };
    private readonly BadgeType main = new(badge.Fonts.SansBold, 11, Palette.DeepLapis) { Smallest = 5, Lines = 2, Leading = 1.06f, Gap = 1 };
    private readonly BadgeType below = new(badge.Fonts.Sans, 5.6f, Palette.Lapis) { Smallest = 3.6f, Lines = 2, Leading = 1.25f, Gap = 1 };

    public void Draw(BadgePen pen, BadgeSheet sheet, Picture? photo)
    {
        badge.Ground(pen, (nameof(ChanceryFront), sheet.Letter, sheet.Word, sheet.Color), each => Ground(each, sheet));
        badge.Photo(pen, photo, BadgeRenderer.Margin, PhotoTop);
        var beside = pen.Fit(BesideWidth, BadgeRenderer.PhotoHeight, new(BadgeField.Body, sheet.Body, body), new(BadgeField.Function, sheet.Function, function));
        if (beside[BadgeField.Body] is { } state) pen.Text(state, Beside, PhotoTop);
        if (beside[BadgeField.Function] is { } post) pen.Text(post, Beside, PhotoTop + BadgeRenderer.PhotoHeight - post.Height);
        var name = badge.Name(sheet);
        pen.Texts(BadgeRenderer.Margin, NameTop, Column, BadgeSize.Height - Band - 3 - NameTop,
            new(name.Above.Field, name.Above.Text, above), new(name.Main.Field, name.Main.Text, main), new(name.Below.Field, name.Below.Text, below));
    }

    private void Ground(BadgePen pen, BadgeSheet sheet)
    {
        var (ground, words) = Palette.Of(sheet.Color);
        pen.Fill(0, 0, BadgeSize.Width, Masthead, Palette.DeepLapis);
        pen.Fill(0, Masthead - 1.2f, BadgeSize.Width, 1.2f, Palette.GoldOnLapis);
        BadgeRenderer.Slot(pen);
        BadgeRenderer.DrawEmblem(pen, BadgeRenderer.Margin, 9.5f, 11);
        const float x = BadgeRenderer.Margin + 14.5f, top = 9.8f;
        var title = new BadgeType(badge.Fonts.SerifBold, 3.5f, Palette.Ivory) { Smallest = 2.3f, Lines = 3, Leading = 1.25f };
        var place = new BadgeType(badge.Fonts.Sans, 2.9f, Palette.GoldOnLapis) { Smallest = 2.2f, Gap = 0.6f };
        pen.Texts(x, top, BadgeSize.Width - BadgeRenderer.Margin - x, Masthead - 1.2f - 0.8f - top,
            new(BadgeField.Title, badge.Edition.ShortTitle, title), new(BadgeField.Place, badge.Common.PlaceAndDates, place));

        const float bandTop = BadgeSize.Height - Band, square = Band - 1.2f;
        pen.Fill(0, bandTop, BadgeSize.Width, Band, ground);
        pen.Fill(0, bandTop + 1.2f, square, square, Color.White);
        pen.Letter(sheet.Letter, badge.Fonts.SansBold, 17, Palette.Ink, 1, bandTop + 2.2f, square - 2, square - 2);
        var type = new BadgeType(badge.Fonts.SansBold, 6, words) { Smallest = 4, Lines = 2, Leading = 1.1f };
        var word = pen.Fit(BadgeSize.Width - Band - 3 - BadgeRenderer.Margin, Band - 5, new BadgeText(BadgeField.Category, sheet.Word, type));
        word.Draw(pen, Band + 3, bandTop + (Band - word.Height) / 2);
    }
}
