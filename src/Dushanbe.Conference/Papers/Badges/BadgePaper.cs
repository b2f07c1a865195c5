using System.Collections;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Badges;
using Dushanbe.Conference.Files;
using Dushanbe.Conference.Printing.Drawing;
using Dushanbe.Conference.Printing.Pdf;
using Dushanbe.Conference.Printing.Sheets;
using Dushanbe.Conference.Prints;

namespace Dushanbe.Conference.Papers.Badges;

/// <summary>Creates the file of a badge run or preview: two A6 pages for each badge, front then back, or sheets of a stock.</summary>
public sealed class BadgePaper(BadgeSheets sheets, FileStore files, PaperFonts fonts)
{
    /// <summary>The layout of a preview; a recorded run has its own.</summary>
    /// <param name="Stock">Key of a stock preset; null for A6 pages.</param>
    /// <param name="FrontOnly">Whether the backs are left out.</param>
    public sealed record Layout(string? Stock = null, bool FrontOnly = false);

    /// <summary>What was made.</summary>
    /// <param name="Badges">How many badges.</param>
    /// <param name="Defects">What does not fit or cannot be drawn.</param>
    public sealed record Report(int Badges, BadgeDefects Defects);

    /// <summary>Writes the PDF; null where there is no such edition or run, or no badge in it, and then nothing is written.</summary>
    /// <param name="filter">The run, or the selection of a preview.</param>
    /// <param name="layout">The layout of a preview; ignored for a run.</param>
    /// <param name="output">Receives the file; written to synchronously.</param>
    /// <param name="actor">Who asks.</param>
    /// <param name="cancel">Ends the work between two pages.</param>
    /// <exception cref="NotPermittedException">The actor may not print badges.</exception>
    /// <exception cref="StockException">The preview's stock cannot hold a badge.</exception>
    public async Task<Report?> WriteAsync(BadgeSheets.Filter filter, Layout layout, Stream output, Actor actor, CancellationToken cancel)
    {
        var content = await sheets.ReadAsync(filter, actor, cancel);
        if (content is null || content.Sheets.Count == 0) return null;
        if (content.Run is { } run) layout = new Layout(run.Stock, run.FrontOnly);

        return await HeavyWork.DoAsync(() => Make(content, layout, output, cancel), cancel);
    }

    /// <summary>The photo of a badge; null where there is none or it cannot be drawn, which the defects then say.</summary>
    internal Picture? Photo(BadgeSheet sheet, BadgeDefects defects)
    {
        if (sheet.PhotoHash is not { } hash) return null;
        defects.Begin(sheet);
        try
        {
            if (files.Read(hash) is { } bytes) return Picture.Load(bytes, hash);
            defects.Note(BadgeField.Photo, BadgeFault.NoPhoto, "the file is gone");
        }
        catch (PictureException fault)
        {
            defects.Note(BadgeField.Photo, BadgeFault.NoPhoto, fault.Message);
        }

        return null;
    }

    private Report Make(BadgeSheets.Content content, Layout layout, Stream output, CancellationToken cancel)
    {
        var defects = new BadgeDefects();
        var stock = layout.Stock is null ? null : StockPresets.Find(layout.Stock);
        var sheet = stock is null ? new ImpositionOptions() : BadgeStock.Options(stock, layout.FrontOnly);
        var renderer = new BadgeRenderer(content.Edition, fonts.Library, defects, specimen: content.Run is null, (float)sheet.Bleed);
        var options = new PdfOptions
        {
            Title = content.Edition.ShortTitle,
            Creator = "Dushanbe.Conference",
            Language = content.Edition.Language,
            PrintAtActualSize = true,
            Duplex = layout.FrontOnly ? DuplexPrinting.Simplex : DuplexPrinting.FlipLongEdge,
        };
        using var writer = new PdfWriter(output, options);
        if (stock is null) WritePages(writer, renderer, content.Sheets, layout.FrontOnly, defects, cancel);
        else Imposition.Write(writer, stock, BadgeSize.Points, renderer.Codes(content.Sheets).Select(badge => Sides(renderer, badge.Sheet, badge.Code, defects)), sheet, cancel);
        writer.Finish();
        return new Report(content.Sheets.Count, defects);
    }

    private void WritePages(PdfWriter writer, BadgeRenderer renderer, IReadOnlyList<BadgeSheet> badges, bool frontOnly, BadgeDefects defects, CancellationToken cancel)
    {
        foreach (var (sheet, code) in renderer.Codes(badges))
        {
            cancel.ThrowIfCancellationRequested();
            renderer.Front(writer.BeginPage(PageSize.A6), sheet, Photo(sheet, defects), code);
            writer.EndPage();
            if (frontOnly) continue;
            renderer.Back(writer.BeginPage(PageSize.A6), sheet, code);
            writer.EndPage();
        }
    }

    private TwoSides Sides(BadgeRenderer renderer, BadgeSheet sheet, IReadOnlyList<BitArray> code, BadgeDefects defects) => new(
        canvas => renderer.Front(canvas, sheet, Photo(sheet, defects), code),
        canvas => renderer.Back(canvas, sheet, code));
}
