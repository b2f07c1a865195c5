using System.Collections;
using Dushanbe.Conference.Badges;
using Dushanbe.Conference.Editions;
using Dushanbe.Conference.Editions.Categories;
using Dushanbe.Conference.Printing.Drawing;
using Dushanbe.Conference.Printing.Text;

namespace Dushanbe.Conference.Papers.Badges;

/// <summary>
/// Draws badges of A6 on any canvas: a page, a cell of a sheet, a picture for the screen. Badges turn over, so the name,
/// the letter, the word and the colour stand on both sides.
/// </summary>
/// <param name="edition">What is the same on every badge.</param>
/// <param name="fonts">The fonts.</param>
/// <param name="defects">Receives what does not fit or cannot be drawn.</param>
public sealed class BadgeRenderer(BadgeEdition edition, FontLibrary fonts, BadgeDefects defects)
{
    internal const float Width = BadgeSize.Width;
    internal const float Height = BadgeSize.Height;
    internal const float Margin = 7;
    internal const float PhotoWidth = 30;
    internal const float PhotoHeight = PhotoWidth * 9 / 7;

    internal BadgeEdition Edition => edition;

    internal FontLibrary Fonts => fonts;

    internal PaperWords Words { get; } = new(edition.Language);

    internal string PlaceAndDates { get; } = PlaceDates(edition);

    internal string Organized { get; } = OrganizedBy(edition);

    /// <summary>Draws the side that is worn outwards.</summary>
    /// <param name="canvas">The canvas; the badge's top left corner is its origin.</param>
    /// <param name="sheet">The badge.</param>
    /// <param name="photo">The photo, cut to 7 by 9; null for "photo at the desk".</param>
    /// <param name="code">Its code, as <see cref="Codes"/> gives it; null makes it now.</param>
    public void Front(ICanvas canvas, BadgeSheet sheet, Picture? photo, IReadOnlyList<BitArray>? code = null)
    {
        ArgumentNullException.ThrowIfNull(canvas);
        ArgumentNullException.ThrowIfNull(sheet);
        defects.Begin(sheet.ParticipantId);
        switch (sheet.Design)
        {
            case BadgeDesign.Hall:
                new HallFront(this).Draw(Pen(canvas, code), sheet, photo);
                break;
            case BadgeDesign.Delegation:
                new DelegationFront(this).Draw(Pen(canvas, code), sheet, photo);
                break;
            default:
                new ChanceryFront(this).Draw(Pen(canvas, code), sheet, photo);
                break;
        }
    }

    /// <summary>Draws the back, with the code and what to do when the badge is lost.</summary>
    public void Back(ICanvas canvas, BadgeSheet sheet, IReadOnlyList<BitArray>? code = null)
    {
        ArgumentNullException.ThrowIfNull(canvas);
        ArgumentNullException.ThrowIfNull(sheet);
        defects.Begin(sheet.ParticipantId);
        new BadgeBack(this).Draw(Pen(canvas, code), sheet);
    }

    /// <summary>Badges with their codes, which are made ahead while others are drawn.</summary>
    public IEnumerable<(BadgeSheet Sheet, IReadOnlyList<BitArray> Code)> Codes(IReadOnlyList<BadgeSheet> sheets) =>
        sheets.Zip(QrSymbol.CreateMany(sheets.Select(CodeText)));

    /// <summary>Draws what is the same on many badges once a document.</summary>
    internal void Ground(BadgePen pen, object key, Action<BadgePen> draw) =>
        pen.Canvas.Form((GetType(), edition.EditionId, key), BadgeSize.Points, canvas => draw(Pen(canvas)), new Rectangle(0, 0, BadgeSize.Points.Width, BadgeSize.Points.Height));

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
        var type = new BadgeType(fonts.Sans, 3.2f, Palette.Slate) { Lines = 3, Smallest = 2.6f };
        var words = Words["PhotoAtDesk"];
        pen.Text(words, type, x + 2, y + (PhotoHeight - pen.Measure(words, type, PhotoWidth - 4)) / 2, PhotoWidth - 4, TextAlignment.Center);
    }

    /// <summary>The three lines of a name: what stands above, the line that is read across a room, what stands below.</summary>
    internal static (string Above, string Main, string Below) NameLines(BadgeSheet sheet)
    {
        var name = sheet.Name;
        var latin = (name.Family, name.Given) switch
        {
            ({ Length: > 0 } family, _) => (Above: Join(name.Honorific, name.Given), Main: family),
            (_, { Length: > 0 } given) => (Above: name.Honorific ?? "", Main: given),
            _ => (Above: name.Honorific ?? "", Main: name.Native ?? ""),
        };
        if (string.IsNullOrEmpty(name.Native) || latin.Main == name.Native) return (latin.Above, latin.Main, "");
        return sheet.Lead == NameLead.Native
            ? (name.Honorific ?? "", name.Native, Join(name.Given, name.Family))
            : (latin.Above, latin.Main, name.Native);
    }

    internal string CodeText(BadgeSheet sheet) => sheet.Number ?? Words["Preview"];

    internal string NumberText(BadgeSheet sheet) => sheet.Number is { } number ? BadgeNumber.Display(number) : Words["Preview"];

    internal BadgePen Pen(ICanvas canvas, IReadOnlyList<BitArray>? code = null) => new(canvas, defects, code);

    private static string Join(string? one, string? other) =>
        string.IsNullOrEmpty(one) ? other ?? "" : string.IsNullOrEmpty(other) ? one : $"{one} {other}";

    private static string PlaceDates(BadgeEdition edition)
    {
        var dates = DateWords.Range(edition.Starts, edition.Ends, edition.Language);
        var words = new PaperWords(edition.Language);
        var line = edition.City.Length == 0 ? dates : $"{edition.City}, {dates}";
        return edition.IsTraining ? $"{line} · {words["Training"]}" : line;
    }

    private static string OrganizedBy(BadgeEdition edition)
    {
        var words = new PaperWords(edition.Language);
        var hosts = edition.Hosts.Count == 0 ? "" : words["OrganizedBy", string.Join(" · ", edition.Hosts)];
        var supporters = edition.Supporters.Count == 0 ? "" : words["WithSupport", string.Join(" · ", edition.Supporters)];
        return hosts.Length == 0 || supporters.Length == 0 ? hosts + supporters : $"{hosts}\n{supporters}";
    }
}
