using System.Text;
using System.Xml.Linq;
using Dushanbe.Conference.Conditions;
using Dushanbe.Conference.Printing.Drawing;
using Dushanbe.Conference.Printing.Pdf;
using Dushanbe.Conference.Printing.Tests.Support;

namespace Dushanbe.Conference.Printing.Tests.Pdf;

/// <summary>A document says twice what it is: in its old dictionary and as XMP, which archives compare letter by letter.</summary>
public sealed class MetadataTests
{
    private static readonly PdfOptions Hostile = new()
    {
        Title = "Programme\0 of\tthe\r\nday \u001Ben\u001B\uD800 \u0007Рӯз \U0001F600",
        Author = "A\nB",
        Subject = "\u0001\u2028s",
        Keywords = "a,\u000B b\uFFFE",
        Creator = "c\u0085d\r",
        Tagged = true,
    };

    [ToolFact("qpdf", "qpdf")]
    public void Control_characters_are_cleaned_alike_in_both_places()
    {
        var pdf = Write(Hostile);

        var (information, xmp) = Metadata(pdf);
        string[] expected = ["Programme of the day en Рӯз \U0001F600", "A B", " s", "a,  b", "c d "];
        Assert.Equal(expected, ((string[])["/Title", "/Author", "/Subject", "/Keywords", "/Creator"]).Select(key => information[key]));
        Assert.Equal(expected, ((string[])["title", "creator", "description", "Keywords", "CreatorTool"]).Select(name => xmp.Descendants().First(each => each.Name.LocalName == name).Value));
    }

    [FileFact(Preflight.Jar, Preflight.Package)]
    public void An_archive_document_stays_valid_whatever_its_title_holds() => Preflight.AssertValid(Write(Hostile with { Archive = PdfArchive.A1b }));

    private static byte[] Write(PdfOptions options)
    {
        var root = new StructureNode("Document");
        return PdfFile.Write(writer => writer.AddPage(PageSize.A6, canvas => canvas.Bookmark("Day\u001B 1\n", 0, 0)), options, root);
    }

    private static (Dictionary<string, string> Information, XDocument Xmp) Metadata(byte[] pdf)
    {
        var objects = PdfFile.Objects(pdf);
        var values = objects.EnumerateObject().ToDictionary(each => each.Name, each => each.Value);
        var information = values["obj:" + values["trailer"].GetProperty("value").GetProperty("/Info").GetString()].GetProperty("value");
        var text = Encoding.UTF8.GetString(pdf);
        var start = text.IndexOf("<x:xmpmeta", StringComparison.Ordinal);
        var xmp = XDocument.Parse(text[start..(text.IndexOf("</x:xmpmeta>", start, StringComparison.Ordinal) + "</x:xmpmeta>".Length)], LoadOptions.PreserveWhitespace);
        return (information.EnumerateObject().ToDictionary(each => each.Name, each => each.Value.GetString()![2..]), xmp);
    }
}
