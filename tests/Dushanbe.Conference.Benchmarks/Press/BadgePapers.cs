using System.Collections;
using Dushanbe.Conference.Printing.Drawing;
using Dushanbe.Conference.Printing.Pdf;
using Dushanbe.Conference.Printing.Text;

namespace Dushanbe.Conference.Benchmarks.Press;

/// <summary>A6 badges like those of a conference: masthead, photo, QR code, names in several scripts fitted to the width.</summary>
internal static class BadgePapers
{
    private static readonly string[] Given = ["Maximilian", "Ҷӯрабек", "Александра", "محمد", "İrem Işıl", "Nguyễn Thị", "小明", "Ingeborg", "Фирӯза", "عبدالله"];
    private static readonly string[] Family = ["von Hohenstaufen", "Ғаюрӣ-Қосимзода", "Константинопольская", "العربي", "Çiğdem-Yılmaz", "Minh Khai", "王", "Sørensen", "Раҳмонова", "الفاسي"];
    private static readonly string[] Countries = ["Germany", "Тоҷикистон", "Российская Федерация", "المملكة المغربية", "Türkiye", "Viet Nam", "中国", "Norway", "Қазоқистон", "Egypt"];

    private static readonly VectorDrawing Emblem = VectorDrawing.FromSvg(
        """
        <svg xmlns="http://www.w3.org/2000/svg" width="64" height="64">
          <path d="M32 4C20 20 12 30 12 42a20 20 0 0 0 40 0C52 30 44 20 32 4z" fill="#ffffff"/>
          <path d="M20 44q6-6 12 0t12 0v4q-6 6-12 0t-12 0z" fill="#0b5c9e"/>
        </svg>
        """, "emblem.svg");

    private static readonly FontLibrary Fonts = FontLibrary.Shipped;
    private static readonly TextStyle White = new(Fonts.SansBold, 11) { Color = Color.White };

    /// <summary>Writes badges; the photos recur when there are fewer of them.</summary>
    public static void Write(Stream output, int count, IReadOnlyList<string> photos)
    {
        using var writer = new PdfWriter(output, new() { Title = "Badges", Language = "en" });
        var codes = Enumerable.Range(0, count).Select(number => QrSymbol.Create($"https://example.org/b/{number:x8}-7a2e-7c55-9a61-2f6f0b6c8f11"));
        foreach (var (number, code) in codes.Index())
        {
            DrawBadge(writer.BeginPage(PageSize.A6), number, code, photos[number % photos.Count]);
            writer.EndPage();
        }

        writer.Finish();
    }

    private static void DrawBadge(ICanvas canvas, int number, IReadOnlyList<BitArray> code, string photo)
    {
        var (left, width) = (Length.Mm(6), Length.Mm(93));
        canvas.Form("frame", new(PageSize.A6.Width, PageSize.A6.Height), DrawFrame, new(0, 0, PageSize.A6.Width, PageSize.A6.Height));
        var area = new Rectangle(left, Length.Mm(28), Length.Mm(30), Length.Mm(40));
        canvas.Picture(Picture.Load(File.ReadAllBytes(photo), photo, PictureTarget.Fill(new(area.Width, area.Height))), area);
        canvas.Modules(code, new(Length.Mm(63), Length.Mm(28), Length.Mm(36), Length.Mm(36)), Color.Black);
        var person = number % Given.Length;
        DrawFitted(canvas, "H.E. Mr.", Fonts.Sans, 11, 8, left, Length.Mm(78), width);
        DrawFitted(canvas, $"{Family[person]} {number}", Fonts.SansBold, 30, 12, left, Length.Mm(90.5), width);
        DrawFitted(canvas, Given[(number / 10) % Given.Length], Fonts.Sans, 20, 12, left, Length.Mm(100.5), width);
        DrawFitted(canvas, Countries[person], Fonts.Sans, 13, 9, left, Length.Mm(108.5), width);
    }

    private static void DrawFrame(ICanvas canvas)
    {
        var blue = Color.Parse("#0b5c9e");
        canvas.Fill(new(0, 0, PageSize.A6.Width, Length.Mm(22)), blue);
        canvas.Fill(new(0, Length.Mm(135), PageSize.A6.Width, Length.Mm(13)), blue);
        canvas.Drawing(Emblem, new(Length.Mm(6), Length.Mm(3), Length.Mm(16), Length.Mm(16)));
        var y = Length.Mm(6);
        foreach (var line in Paragraph.Layout([new("International Conference on Water for Sustainable Development", White)], Length.Mm(75)).Lines)
        {
            canvas.Text(line, Length.Mm(24), y + line.Ascent);
            y += line.Height;
        }
    }

    private static void DrawFitted(ICanvas canvas, string text, FontStack fonts, float largest, float smallest, float x, float baseline, float width)
    {
        var paragraph = Paragraph.Fit([new(text, new(fonts, largest))], width, largest, smallest);
        foreach (var line in paragraph.Lines) canvas.Text(line, line.RightToLeft ? x + width - line.Width : x, baseline);
    }
}
