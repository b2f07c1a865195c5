using Dushanbe.Conference.Editions;
using Dushanbe.Conference.Editions.Categories;
using Dushanbe.Conference.Names;
using Dushanbe.Conference.Papers.Badges;
using Dushanbe.Conference.Printing.Tests.Support;
using Dushanbe.Conference.Prints;

namespace Dushanbe.Conference.Tests.Papers.Badges;

/// <summary>Prints badges as the desk does, and reads the files.</summary>
internal static class BadgePrinting
{
    /// <summary>A conference with a title of two lines.</summary>
    public static Edition Edition()
    {
        var edition = A.Edition();
        edition.ShortTitle = LocalizedText.Of(Sheets.Title("en"), Sheets.Title("ru"), Sheets.Title("tg"));
        edition.City = LocalizedText.Of("Dushanbe", "Душанбе", "Душанбе");
        return edition;
    }

    /// <summary>A category whose holders get a design; each in a colour of its own.</summary>
    public static Category Category(Edition edition, BadgeDesign design, int at)
    {
        var category = A.Category(edition, "DNU"[at..(at + 1)], at == 1 ? "Non-governmental organization" : at == 2 ? "United Nations" : "Delegate");
        category.Design = design;
        category.Color = (CategoryColor)at;
        return category;
    }

    /// <summary>Records a run of everybody and makes its file.</summary>
    public static async Task<(Guid Run, byte[] Pdf, BadgePaper.Report Report)> PrintAsync(this Installation installation, Edition edition, string? stock = null, bool frontOnly = false, string? reason = null)
    {
        var outcome = await installation.Get<StartBadgeRun>().ExecuteAsync(new(edition.Id, BadgeSelection.Everybody, stock, frontOnly, reason), A.Organizer, default);
        var run = Assert.IsType<StartBadgeRun.Outcome.Started>(outcome).RunId;
        var made = await installation.MakeAsync(edition, run);
        return (run, made!.Value.Pdf, made.Value.Report);
    }

    /// <summary>The file of a run, or of a preview; null where there is nothing to print.</summary>
    public static async Task<(byte[] Pdf, BadgePaper.Report Report)?> MakeAsync(this Installation installation, Edition edition, Guid? run, BadgePaper.Layout? layout = null)
    {
        using var output = new MemoryStream();
        var report = await installation.Get<BadgePaper>().WriteAsync(new(edition.Id, run), layout ?? new(), output, A.Organizer, default);
        return report is null ? null : (output.ToArray(), report);
    }

    /// <summary>The text of each page.</summary>
    public static string[] Pages(byte[] pdf) => PdfFile.Text(pdf, "-raw").TrimEnd('\f').Split('\f');
}
