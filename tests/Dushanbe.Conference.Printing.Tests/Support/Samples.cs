using Dushanbe.Conference.Printing.Drawing;
using Dushanbe.Conference.Printing.Pdf;

namespace Dushanbe.Conference.Printing.Tests.Support;

/// <summary>Documents that use everything a canvas offers besides text.</summary>
internal static class Samples
{
    public const string Logo =
        """
        <svg xmlns="http://www.w3.org/2000/svg" width="100" height="80" viewBox="0 0 100 80">
          <defs><linearGradient id="g"><stop offset="0" stop-color="#0b5c9e"/><stop offset="1" stop-color="#e0a800"/></linearGradient></defs>
          <rect width="100" height="80" fill="url(#g)"/>
          <circle cx="50" cy="40" r="30" fill="#ffffff"/>
        </svg>
        """;

    public const string TranslucentLogo =
        """<svg xmlns="http://www.w3.org/2000/svg" width="100" height="80"><circle cx="50" cy="40" r="30" fill="#0000ff" fill-opacity="0.5"/></svg>""";

    private static readonly Picture Photo = Picture.Load(Pictures.Jpeg(120, 160), "photo.jpg");
    private static readonly Picture Seal = Picture.Load(Pictures.TransparentPng(64), "seal.png");
    private static readonly VectorDrawing Emblem = VectorDrawing.FromSvg(Logo, "logo.svg");
    private static readonly VectorDrawing TranslucentEmblem = VectorDrawing.FromSvg(TranslucentLogo, "mark.svg");

    public static void DrawEverything(ICanvas canvas)
    {
        canvas.BeginTag(null);
        canvas.Fill(new(0, 0, 300, 60), Color.Parse("#0b5c9e"));
        canvas.Fill(new(10, 70, 80, 40), new(200, 0, 0, 128), cornerRadius: 8);
        canvas.Stroke(new(100, 70, 80, 40), Color.Black, 2, cornerRadius: 6, dash: 3);
        canvas.Line(10, 120, 200, 120, new(0, 100, 0), 0.5f);
        canvas.Save();
        canvas.Clip(new(10, 130, 60, 60), 10);
        canvas.Transform(System.Numerics.Matrix3x2.CreateRotation(0.3f, new(40, 160)));
        canvas.Picture(Photo, new(10, 130, 60, 80));
        canvas.Restore();
        canvas.Picture(Seal, new(90, 130, 50, 50));
        canvas.Modules(QrSymbol.Create("https://example.org/badge/0123456789"), new(160, 130, 80, 80), Color.Black);
        canvas.Drawing(Emblem, new(10, 230, 100, 80));
        canvas.Drawing(TranslucentEmblem, new(120, 230, 50, 40));
        canvas.Form("masthead", new(100, 20), form => form.Fill(new(0, 0, 100, 20), Color.Parse("#e0a800")), new(180, 230, 100, 20));
        canvas.EndTag();
    }

    /// <summary>Pages with links to one another and to the web, destinations and bookmarks, tagged if asked for.</summary>
    public static byte[] Booklet(int pages, PdfOptions options)
    {
        var root = options.Tagged ? new StructureNode("Document") : null;
        return PdfFile.Write(writer =>
        {
            for (var i = 0; i < pages; i++)
            {
                var section = root?.Add(new("Sect"));
                var figure = section?.Add(new("Figure") { AlternativeText = $"Figure {i}" });
                var link = section?.Add(new("Link") { AlternativeText = "Next" });
                var canvas = writer.BeginPage(PageSize.A5);
                DrawEverything(canvas);
                canvas.Destination($"page-{i}", 0, 10);
                canvas.Bookmark($"Page {i + 1}", i % 3, 10);
                canvas.BeginTag(figure);
                canvas.Fill(new(20, 330, 50, 50), Color.Black);
                canvas.EndTag();
                canvas.BeginTag(link);
                canvas.Fill(new(100, 330, 50, 10), Color.Parse("#0b5c9e"));
                canvas.LinkTo(new(100, 330, 50, 10), $"page-{(i + 1) % pages}", "Next page", link);
                canvas.EndTag();
                canvas.LinkTo(new(200, 330, 50, 10), new Uri("https://example.org/"), "Example", section);
                writer.EndPage();
            }
        }, options, root);
    }
}
