using System.Text.Json;
using Dushanbe.Conference.Printing.Drawing;
using Dushanbe.Conference.Printing.Pdf;
using SkiaSharp;

namespace Dushanbe.Conference.Printing.Tests.Support;

/// <summary>Writes documents and looks at them from outside.</summary>
internal static class PdfFile
{
    public static PdfOptions Options { get; } = new() { Title = "Test" };

    public static byte[] Write(Action<PdfWriter> compose, PdfOptions? options = null, StructureNode? root = null)
    {
        using var output = new MemoryStream();
        using (var writer = new PdfWriter(output, options ?? Options))
        {
            compose(writer);
            writer.Finish(root);
        }

        return output.ToArray();
    }

    public static byte[] WritePage(PageSize size, Action<ICanvas> draw, PdfOptions? options = null) =>
        Write(writer => writer.AddPage(size, draw), options);

    public static void AddPage(this PdfWriter writer, PageSize size, Action<ICanvas> draw)
    {
        draw(writer.BeginPage(size));
        writer.EndPage();
    }

    /// <summary>Fails unless qpdf finds the file free of errors and warnings.</summary>
    public static void AssertSound(byte[] pdf)
    {
        var result = Tool.WithFile(pdf, ".pdf", path => Tool.Run("qpdf", "--check", path));
        Assert.True(result.Code == 0, result.Output + result.Errors);
    }

    /// <summary>The objects of the file as qpdf reads them, by "obj:number 0 R".</summary>
    public static JsonElement Objects(byte[] pdf)
    {
        var result = Tool.WithFile(pdf, ".pdf", path => Tool.Run("qpdf", "--json=2", "--json-key=qpdf", path));
        Assert.True(result.Code == 0, result.Errors);
        return JsonDocument.Parse(result.Output).RootElement.GetProperty("qpdf")[1];
    }

    public static string Text(byte[] pdf, params string[] options) =>
        Tool.WithFile(pdf, ".pdf", path => Tool.Run("pdftotext", [.. options, "-enc", "UTF-8", path, "-"])).Output;

    /// <summary>The first page as pixels.</summary>
    public static SKBitmap Picture(byte[] pdf, int dotsPerInch, int page = 1) => Tool.WithFile(pdf, ".pdf", path =>
    {
        var prefix = path[..^4];
        var result = Tool.Run("pdftoppm", "-r", $"{dotsPerInch}", "-f", $"{page}", "-l", $"{page}", "-singlefile", "-png", path, prefix);
        Assert.True(result.Code == 0 && result.Errors.Length == 0, result.Errors);
        try
        {
            return SKBitmap.Decode(prefix + ".png");
        }
        finally
        {
            File.Delete(prefix + ".png");
        }
    });
}
