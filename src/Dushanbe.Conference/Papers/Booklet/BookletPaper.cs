using Dushanbe.Conference.Access;
using Dushanbe.Conference.Editions;
using Dushanbe.Conference.Printing.Layout;
using Dushanbe.Conference.Printing.Pdf;

namespace Dushanbe.Conference.Papers.Booklet;

/// <summary>Creates the file of the programme booklet. The bytes depend only on the release, except that "to be confirmed" changes once the conference is over.</summary>
public sealed class BookletPaper(ReadProgrammeBooklet booklets, BookletShelf shelf, PaperFonts fonts)
{
    /// <summary>Writes it; null, and nothing written, where there is no such edition, or its programme is a draft and the actor may not read drafts.</summary>
    /// <param name="editionSlug">The edition's slug.</param>
    /// <param name="language">BCP 47 tag of one of the product's languages.</param>
    /// <param name="pdfA">Whether the file conforms to PDF/A-1b, for archives.</param>
    /// <param name="output">Receives the file, in one piece.</param>
    /// <param name="actor">Who asks.</param>
    /// <param name="cancel">Cancels.</param>
    /// <param name="draft">Whether to print the draft instead of the release; for editors only.</param>
    /// <param name="online">The address of the programme on the site; null where unknown.</param>
    /// <returns>Problems to report to the user.</returns>
    public async Task<RenderReport?> WriteAsync(string editionSlug, string language, bool pdfA, Stream output, Actor actor, CancellationToken cancel, bool draft = false, Uri? online = null)
    {
        if (await booklets.ReadAsync(editionSlug, language, actor, cancel, draft) is not { } booklet) return null;
        var made = booklet.ReleaseId is { } release
            ? await shelf.ReadAsync(new(release, language, pdfA, booklet.IsTraining, booklet.IsClosed, online), () => Make(booklet with { Online = online }, pdfA, CancellationToken.None), cancel)
            : await HeavyWork.DoAsync(() => Make(booklet with { Online = online }, pdfA, cancel), cancel);
        await output.WriteAsync(made.File, cancel);
        return made.Report;
    }

    // in memory as a whole: a web server's stream needs asynchronous writes, and a booklet is small
    private BookletShelf.Made Make(ProgrammeBooklet booklet, bool pdfA, CancellationToken cancel)
    {
        using var file = new MemoryStream();
        var report = BookletRenderer.Compose(booklet, fonts.Library).WritePdf(file, Options(booklet, pdfA), cancel);
        return new(file.ToArray(), report);
    }

    private static PdfOptions Options(ProgrammeBooklet booklet, bool pdfA)
    {
        var words = new PaperWords(booklet.Language);
        return new PdfOptions
        {
            Title = $"{words["Programme"]}. {booklet.Titles[0].Text}",
            Author = string.Join(", ", booklet.Partners.Where(partner => partner.Role != PartnershipRole.Supporter).Select(partner => partner.Name.Text)) is { Length: > 0 } authors ? authors : null,
            Subject = string.Join(", ", new[] { booklet.City.Text, DateWords.Range(booklet.Starts, booklet.Ends, booklet.Language) }.Where(part => part.Length > 0)),
            Creator = "Dushanbe.Conference",
            Language = booklet.Language,
            Created = booklet.PublishedAt is { } published ? new DateTimeOffset(DateTime.SpecifyKind(published, DateTimeKind.Utc)) : null,
            Tagged = true,
            PdfUa1 = true,
            Archive = pdfA ? PdfArchive.A1b : PdfArchive.None,
        };
    }
}
