using System.Collections;
using System.Numerics;
using Dushanbe.Conference.Badges;
using Dushanbe.Conference.Editions.Categories;
using Dushanbe.Conference.Printing.Drawing;
using Dushanbe.Conference.Printing.Text;

namespace Dushanbe.Conference.Papers.Badges;

/// <summary>
/// Draws badges of A6 on any canvas: a page, a cell of a sheet, a picture for the screen. Badges turn over, so the name,
/// the letter, the word and the colour stand on both sides.
/// </summary>
public sealed class BadgeRenderer
{
    internal const float Width = BadgeSize.Width;
    internal const float Height = BadgeSize.Height;
    internal const float Margin = 7;
    internal const float PhotoWidth = 30;
    internal const float PhotoHeight = PhotoWidth * 9 / 7;

    private readonly BadgeDefects defects;
    private readonly bool isSpecimen;
    private readonly float bleed;
    private readonly HashSet<object> checkedGrounds = [];
    private readonly ChanceryFront chancery;
    private readonly HallFront hall;
    private readonly DelegationFront delegation;
    private readonly BadgeBack back;

    /// <summary>Prepares what is the same on every badge.</summary>
    /// <param name="edition">The conference.</param>
    /// <param name="fonts">The fonts.</param>
    /// <param name="defects">Receives what does not fit or cannot be drawn.</param>
    /// <param name="specimen">Whether the badges open no door: previews, which are marked across both sides and bear no number.</param>
    /// <param name="bleed">How far fields of colour that reach an edge are drawn beyond it, in millimetres.</param>
    public BadgeRenderer(BadgeEdition edition, FontLibrary fonts, BadgeDefects defects, bool specimen = false, float bleed = 0)
    {
        ArgumentNullException.ThrowIfNull(edition);
        (Edition, Fonts, this.defects, isSpecimen, this.bleed) = (edition, fonts, defects, specimen, bleed);
        Common = new BadgeWords(edition);
        (chancery, hall, delegation, back) = (new(this), new(this), new(this), new(this));
    }

    internal BadgeEdition Edition { get; }

    internal FontLibrary Fonts { get; }

    internal BadgeWords Common { get; }

    internal SetTexts Known { get; } = new();

    /// <summary>Draws the side that is worn outwards.</summary>
    /// <param name="canvas">The canvas; the badge's top left corner is its origin.</param>
    /// <param name="sheet">The badge.</param>
    /// <param name="photo">The photo, cut to 7 by 9; null for "photo at the desk".</param>
    /// <param name="code">Its code, as <see cref="Codes"/> gives it; null makes it now.</param>
    public void Front(ICanvas canvas, BadgeSheet sheet, Picture? photo, IReadOnlyList<BitArray>? code = null)
    {
        ArgumentNullException.ThrowIfNull(canvas);
        ArgumentNullException.ThrowIfNull(sheet);
        defects.Begin(sheet);
        var pen = Pen(canvas, code);
        Front(pen, sheet, photo);
        if (isSpecimen) Ground(pen, nameof(isSpecimen), Specimen);
    }

    /// <summary>Draws the back, with the code and what to do when the badge is lost.</summary>
    public void Back(ICanvas canvas, BadgeSheet sheet, IReadOnlyList<BitArray>? code = null)
    {
        ArgumentNullException.ThrowIfNull(canvas);
        ArgumentNullException.ThrowIfNull(sheet);
        defects.Begin(sheet);
        var pen = Pen(canvas, code);
        back.Draw(pen, sheet);
        if (isSpecimen) Ground(pen, nameof(isSpecimen), Specimen);
    }

    /// <summary>Finds what is wrong with both sides of a badge without drawing them.</summary>
    public void Check(BadgeSheet sheet)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        defects.Begin(sheet);
        var pen = Pen(null);
        Front(pen, sheet, photo: null);
        back.Draw(pen, sheet);
    }

    /// <summary>Badges with their codes, which stand on both sides.</summary>
    public IEnumerable<(BadgeSheet Sheet, IReadOnlyList<BitArray> Code)> Codes(IReadOnlyList<BadgeSheet> sheets) =>
        sheets.Select(sheet => (sheet, QrSymbol.Create(CodeText(sheet))));

    /// <summary>Draws what is the same on many badges once a document.</summary>
    internal void Ground(BadgePen pen, object key, Action<BadgePen> draw, float y = 0)
    {
        if (pen.Canvas is { } paper)
        {
            var beyond = Length.Mm(bleed);
            var size = new Size(BadgeSize.Points.Width + 2 * beyond, BadgeSize.Points.Height + 2 * beyond);
            paper.Form((GetType(), Edition.EditionId, key), size, canvas => defects.Shared(() => Draw(canvas, beyond)), new Rectangle(-beyond, Length.Mm(y) - beyond, size.Width, size.Height));
        }
        else if (checkedGrounds.Add(key))
        {
            defects.Shared(() => draw(pen));
        }

        void Draw(ICanvas canvas, float beyond)
        {
            if (beyond > 0) canvas.Transform(Matrix3x2.CreateTranslation(beyond, beyond));
            draw(Pen(canvas));
        }
    }

    /// <summary>The place where the strap goes through.</summary>
    internal static void Slot(BadgePen pen)
    {
        pen.Fill(Width / 2 - 7, 4, 14, 3, Color.Parse("#e9e7e1"), 1.5f);
        pen.Stroke(Width / 2 - 7, 4, 14, 3, Color.Parse("#a9a394"), 0.2f, 1.5f);
    }

    internal static void DrawEmblem(BadgePen pen, float x, float y, float side) => pen.Drawing(Emblem.Drawing, x, y, side, side);

    internal void Photo(BadgePen pen, Picture? photo, float x, float y)
    {
        if (photo is not null)
        {
            pen.Picture(photo, x, y, PhotoWidth, PhotoHeight);
            return;
        }

        pen.Stroke(x, y, PhotoWidth, PhotoHeight, Palette.Control, 0.4f, dash: 1);
        var type = new BadgeType(Fonts.Sans, 3.2f, Palette.Slate) { Lines = 3, Smallest = 2.6f };
        var words = pen.Fit(PhotoWidth - 4, PhotoHeight - 4, new BadgeText(BadgeField.Photo, Common.Words["PhotoAtDesk"], type));
        words.Draw(pen, x + 2, y + (PhotoHeight - words.Height) / 2, TextAlignment.Center);
    }

    /// <summary>The lines of a badge's name.</summary>
    internal BadgeName Name(BadgeSheet sheet) => BadgeName.Of(sheet, Fonts, defects);

    internal string CodeText(BadgeSheet sheet) => NumberOf(sheet) ?? Common.Words["Preview"];

    internal string NumberText(BadgeSheet sheet) => NumberOf(sheet) is { } number ? BadgeNumber.Display(number) : Common.Words["Preview"];

    // a preview opens no door: it bears no number, and its code says that it is one
    private string? NumberOf(BadgeSheet sheet) => isSpecimen ? null : sheet.Number;

    private void Front(BadgePen pen, BadgeSheet sheet, Picture? photo)
    {
        switch (sheet.Design)
        {
            case BadgeDesign.Hall:
                hall.Draw(pen, sheet, photo);
                break;
            case BadgeDesign.Delegation:
                delegation.Draw(pen, sheet, photo);
                break;
            default:
                chancery.Draw(pen, sheet, photo);
                break;
        }
    }

    private BadgePen Pen(ICanvas? canvas, IReadOnlyList<BitArray>? code = null) => new(canvas, Known, defects, code, bleed);

    /// <summary>A word from corner to corner through which everything stays legible.</summary>
    private void Specimen(BadgePen pen)
    {
        const float length = 130, height = 30;
        var type = new BadgeType(Fonts.SansBold, 26, Palette.Slate with { Alpha = 90 }) { Smallest = 8 };
        var word = pen.Fit(length, height, new BadgeText(BadgeField.Rules, Common.Words["Specimen"], type));
        pen.Slanted(Width / 2, Height / 2 + 8, length, word.Height, () => word.Draw(pen, 0, 0, TextAlignment.Center));
    }
}
