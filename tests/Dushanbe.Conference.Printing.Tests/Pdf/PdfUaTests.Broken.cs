using System.Text;
using System.Text.Json.Nodes;
using Dushanbe.Conference.Printing.Tests.Support;

namespace Dushanbe.Conference.Printing.Tests.Pdf;

/// <content>Each rule, and how it is broken.</content>
public sealed partial class PdfUaTests
{
    public static TheoryData<string> BrokenRules => [.. Broken.Keys];

    private static Dictionary<string, (string Clause, Action<PdfModel> Break)> Broken { get; } = new(StringComparer.Ordinal)
    {
        ["no mark that it is tagged"] = ("7.1", pdf => pdf.Catalog.Remove("/MarkInfo")),
        ["suspects"] = ("7.1", pdf => pdf.Catalog["/MarkInfo"] = new JsonObject { ["/Marked"] = true, ["/Suspects"] = true }),
        ["no structure tree"] = ("7.1", pdf => pdf.Catalog.Remove("/StructTreeRoot")),
        ["title not displayed"] = ("7.1", pdf => pdf.Dictionary(pdf.Catalog["/ViewerPreferences"])!["/DisplayDocTitle"] = false),
        ["no language"] = ("7.2", pdf => pdf.Catalog.Remove("/Lang")),
        ["an empty language"] = ("7.2", pdf => pdf.Catalog["/Lang"] = "u:"),
        ["a node with a language that is none"] = ("7.2", pdf => Node(pdf, "P")["/Lang"] = "u:in Tajik"),
        ["content with a language that is none"] = ("7.2", pdf => Rewrite(pdf, text => First(text, "/Artifact BMC", "/Span<</Lang(?)>>BDC EMC /Artifact BMC"))),
        ["no metadata"] = ("7.1", pdf => pdf.Catalog.Remove("/Metadata")),
        ["no title"] = ("7.1", pdf => ReplaceMetadata(pdf, "Everything", "")),
        ["another part"] = ("5", pdf => ReplaceMetadata(pdf, "<pdfuaid:part>1<", "<pdfuaid:part>2<")),
        ["no claim"] = ("5", pdf => ReplaceMetadata(pdf, "<pdfuaid:part>1</pdfuaid:part>", "")),
        ["an XFA form"] = ("7.15", pdf => pdf.Catalog["/AcroForm"] = new JsonObject { ["/XFA"] = new JsonArray() }),
        ["a dynamic form"] = ("7.15", pdf => pdf.Catalog["/NeedsRendering"] = true),
        ["closed to assistive technology"] = ("7.16", pdf => pdf.Trailer["/Encrypt"] = pdf.Add(new JsonObject { ["/P"] = -1852 & ~(1 << 9) })),
        ["layers without a name"] = ("7.10", pdf => pdf.Catalog["/OCProperties"] = new JsonObject { ["/D"] = new JsonObject() }),
        ["a file without a name"] = ("7.11", pdf => pdf.Add(new JsonObject { ["/EF"] = new JsonObject(), ["/F"] = "u:a.txt" })),
        ["a form of another file"] = ("7.20", pdf => pdf.Add(new JsonObject { ["/Subtype"] = "/Form", ["/Ref"] = new JsonObject() })),

        ["a font without meanings"] = ("7.21.7", pdf => Font(pdf, "Type0").Remove("/ToUnicode")),
        ["a code without a meaning"] = ("7.21.7", pdf => ReplaceMeanings(pdf, text => text.Replace("<0001><", "<FFF1><", StringComparison.Ordinal))),
        ["a code that means nothing"] = ("7.21.7", pdf => ReplaceMeanings(pdf, text => System.Text.RegularExpressions.Regex.Replace(text, "<0001><[0-9A-F]+>", "<0001><0000>"))),
        ["a font that is not inside"] = ("7.21.4.1", pdf => pdf.Dictionary(Font(pdf, "CIDFontType2")["/FontDescriptor"])!.Remove("/FontFile2")),
        ["no way from numbers to glyphs"] = ("7.21.3.2", pdf => Font(pdf, "CIDFontType2").Remove("/CIDToGIDMap")),
        ["no encoding"] = ("7.21.3", pdf => Font(pdf, "Type0").Remove("/Encoding")),
        ["an encoding that is not inside"] = ("7.21.3.3", pdf => Font(pdf, "Type0")["/Encoding"] = "/UniGB-UCS2-H"),
        ["the mark for a missing glyph"] = ("7.21.8", pdf => pdf.Replace(Font(pdf, "CIDFontType2")["/CIDToGIDMap"], new byte[4_000])),
        ["another width"] = ("7.21.5", pdf => pdf.Array(pdf.Array(Font(pdf, "CIDFontType2")["/W"])[1])[1]!.ReplaceWith(1_234)),
        ["a text without a font"] = ("7.21", pdf => Rewrite(pdf, text => System.Text.RegularExpressions.Regex.Replace(text, @"/F\d+ [\d.]+ Tf", ""))),

        ["content that is not marked"] = ("7.1", pdf => Rewrite(pdf, text => First(text, "/Artifact BMC", "/Span BMC"))),
        ["content in an artifact"] = ("7.1", pdf => Rewrite(pdf, text => First(text, "/H1<</MCID 0>>BDC", "/Artifact BMC /H1<</MCID 0>>BDC") + " EMC")),
        ["an artifact in content"] = ("7.1", pdf => Rewrite(pdf, text => First(text, "/H1<</MCID 0>>BDC", "/H1<</MCID 0>>BDC /Artifact BMC EMC"))),
        ["content in content"] = ("7.1", pdf => Rewrite(pdf, text => First(text, "/H1<</MCID 0>>BDC", "/H1<</MCID 0>>BDC /Span<</MCID 0>>BDC EMC"))),
        ["a mark that does not end"] = ("7.1", pdf => Rewrite(pdf, text => text + "/Artifact BMC\n")),
        ["an end without a mark"] = ("7.1", pdf => Rewrite(pdf, text => text + "EMC\n")),
        ["marks across texts"] = ("7.1", pdf => Rewrite(pdf, text => First(text, "BT\n", "BT /Span BMC\n"))),
        ["content that no node names"] = ("7.1", pdf => Node(pdf, "H1")["/K"] = new JsonArray()),
        ["content that a page lacks"] = ("7.1", pdf => Node(pdf, "H1")["/K"] = new JsonArray(0, 9_999)),
        ["content of two nodes"] = ("7.1", pdf => Node(pdf, "P")["/K"] = new JsonArray(0)),
        ["a way back to another node"] = ("7.1", pdf => SwapParents(pdf)),
        ["a form with content of its own"] = ("7.20", pdf => AddForm(pdf)),

        ["a type that is none"] = ("7.1", pdf => Node(pdf, "P")["/S"] = "/Paragraph"),
        ["a standard type with another meaning"] = ("7.1", pdf => Roles(pdf, ("/P", "/H1"))),
        ["types that mean each other"] = ("7.1", pdf => Roles(pdf, ("/One", "/Other"), ("/Other", "/One"))),
        ["a node that names another parent"] = ("7.1", pdf => Node(pdf, "H1")["/P"] = ReferenceTo(pdf, Node(pdf, "P"))),
        ["a grouping node with content"] = ("7.1", pdf => Node(pdf, "H1")["/S"] = "/Sect"),
        ["a row outside a table"] = ("7.2", pdf => Node(pdf, "TBody")["/S"] = "/Div"),
        ["a cell outside a row"] = ("7.2", pdf => Node(pdf, "TR")["/S"] = "/Div"),
        ["a table that holds a paragraph"] = ("7.2", pdf => Node(pdf, "THead")["/S"] = "/P"),
        ["an item outside a list"] = ("7.2", pdf => Node(pdf, "L")["/S"] = "/Div"),
        ["a body outside an item"] = ("7.2", pdf => Node(pdf, "LI")["/S"] = "/P"),
        ["a list that holds a paragraph"] = ("7.2", pdf => Node(pdf, "LI")["/S"] = "/Div"),
        ["an entry outside the contents"] = ("7.2", pdf => Node(pdf, "TOC")["/S"] = "/Div"),
        ["contents that hold a paragraph"] = ("7.2", pdf => Node(pdf, "TOCI")["/S"] = "/P"),
        ["rows that are not equally wide"] = ("7.2", pdf => pdf.Get(Nodes(pdf).Last(node => pdf.Name(node["/S"]) == "TR")["/K"])!.AsArray().RemoveAt(0)),
        ["a header cell that heads nothing"] = ("7.5", pdf => Node(pdf, "TH").Remove("/A")),
        ["a first heading of the second level"] = ("7.4.2", pdf => Node(pdf, "H1")["/S"] = "/H2"),
        ["a level left out"] = ("7.4.2", pdf => Node(pdf, "H2")["/S"] = "/H3"),
        ["a heading without a level"] = ("7.4.4", pdf => Node(pdf, "H2")["/S"] = "/H"),
        ["a figure without words"] = ("7.3", pdf => Node(pdf, "Figure")["/Alt"] = "u: "),
        ["a figure without a box"] = ("7.3", pdf => Node(pdf, "Figure").Remove("/A")),
        ["a formula without words"] = ("7.7", pdf => Node(pdf, "P")["/S"] = "/Formula"),
        ["a note without an identifier"] = ("7.9", pdf => Node(pdf, "P")["/S"] = "/Note"),

        ["an annotation outside the tree"] = ("7.18.1", pdf => pdf.Get(Node(pdf, "Link")["/K"])!.AsArray().RemoveAt(pdf.Array(Node(pdf, "Link")["/K"]).Count - 1)),
        ["an annotation without a way back"] = ("7.18.1", pdf => Annotation(pdf).Remove("/StructParent")),
        ["a mark of a printer"] = ("7.18.2", pdf => Annotation(pdf)["/Subtype"] = "/TrapNet"),
        ["another order of links"] = ("7.18.3", pdf => pdf.Dictionary(pdf.Pages.First(page => pdf.Dictionary(page)!["/Annots"] is not null))!.Remove("/Tabs")),
        ["a link outside a link"] = ("7.18.5", pdf => Node(pdf, "Link")["/S"] = "/Span"),
        ["a link without words"] = ("7.18.5", pdf => Annotation(pdf).Remove("/Contents")),
    };

    private static void ReplaceMetadata(PdfModel pdf, string what, string instead)
    {
        var text = Encoding.UTF8.GetString(pdf.Data(pdf.Catalog["/Metadata"]));
        Assert.Contains(what, text, StringComparison.Ordinal);
        pdf.Replace(pdf.Catalog["/Metadata"], Encoding.UTF8.GetBytes(text.Replace(what, instead, StringComparison.Ordinal)));
    }

    private static void ReplaceMeanings(PdfModel pdf, Func<string, string> change)
    {
        var map = Font(pdf, "Type0")["/ToUnicode"];
        pdf.Replace(map, Encoding.ASCII.GetBytes(change(Encoding.ASCII.GetString(pdf.Data(map)))));
    }

    private static void SwapParents(PdfModel pdf)
    {
        var root = pdf.Dictionary(pdf.Catalog["/StructTreeRoot"])!;
        var parents = pdf.Get(pdf.NumberTree(root["/ParentTree"])[pdf.Integer(pdf.Dictionary(pdf.Pages[0])!["/StructParents"])!.Value])!.AsArray();
        (parents[0], parents[1]) = (parents[1]!.DeepClone(), parents[0]!.DeepClone());
    }

    private static void Roles(PdfModel pdf, params ReadOnlySpan<(string From, string To)> roles)
    {
        var map = new JsonObject();
        foreach (var (from, to) in roles) map[from] = to;
        pdf.Dictionary(pdf.Catalog["/StructTreeRoot"])!["/RoleMap"] = map;
    }

    /// <summary>A form with a mark of its own, drawn on the first page.</summary>
    private static void AddForm(PdfModel pdf)
    {
        var form = pdf.Add(new JsonObject());
        var stream = new JsonObject { ["dict"] = new JsonObject { ["/Subtype"] = "/Form" }, ["data"] = Convert.ToBase64String("/P<</MCID 0>>BDC 0 0 1 1 re f EMC"u8) };
        pdf.Stream(form, stream);
        pdf.Dictionary(pdf.Pages[0])!["/Resources"]!.AsObject()["/XObject"] = new JsonObject { ["/X0"] = form };
        Rewrite(pdf, text => text + "/Artifact BMC /X0 Do EMC\n");
    }
}
