using System.Text;
using System.Text.Json.Nodes;
using Dushanbe.Conference.Conditions;
using Dushanbe.Conference.Printing.Pdf;
using Dushanbe.Conference.Printing.Tests.Support;

namespace Dushanbe.Conference.Printing.Tests.Pdf;

/// <summary>PDF/A-2 by a checker of ours, since Preflight judges PDF/A-1 alone.</summary>
public sealed class PdfArchiveTests
{
    private static readonly Lazy<PdfModel> Sample = new(() => PdfModel.Read(Write(PdfArchive.A2u)));

    public static TheoryData<string> BrokenRules => [.. Broken.Keys];

    private static Dictionary<string, (string Clause, Action<PdfModel> Break)> Broken { get; } = new(StringComparer.Ordinal)
    {
        ["a later version"] = ("6.1.2", pdf => pdf.Header = "%PDF-2.0"),
        ["no identifier"] = ("6.1.3", pdf => pdf.Trailer.Remove("/ID")),
        ["encryption"] = ("6.1.3", pdf => pdf.Trailer["/Encrypt"] = new JsonObject()),
        ["no profile"] = ("6.2.3", pdf => pdf.Catalog.Remove("/OutputIntents")),
        ["a profile of gray"] = ("6.2.3", pdf => pdf.Dictionary(pdf.Dictionary(pdf.Array(pdf.Catalog["/OutputIntents"])[0])!["/DestOutputProfile"])!["/N"] = 1),
        ["a script"] = ("6.5", pdf => pdf.Catalog["/Names"] = new JsonObject { ["/JavaScript"] = new JsonObject() }),
        ["no metadata"] = ("6.6.2", pdf => pdf.Catalog.Remove("/Metadata")),
        ["the claim of part 1"] = ("6.6.4", pdf => pdf.Replace(pdf.Catalog["/Metadata"], Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(pdf.Data(pdf.Catalog["/Metadata"])).Replace("pdfaid:part>2", "pdfaid:part>1", StringComparison.Ordinal)))),
        ["an old compression"] = ("6.1.7.2", pdf => pdf.Add(new JsonObject { ["/Filter"] = "/LZWDecode" })),
        ["a stream elsewhere"] = ("6.1.7.1", pdf => pdf.Add(new JsonObject { ["/FFilter"] = "/FlateDecode" })),
        ["a smoothed picture"] = ("6.2.8", pdf => pdf.Add(new JsonObject { ["/Subtype"] = "/Image", ["/Interpolate"] = true })),
        ["a picture of four colours"] = ("6.2.4.3", pdf => pdf.Add(new JsonObject { ["/Subtype"] = "/Image", ["/ColorSpace"] = "/DeviceCMYK" })),
        ["four colours on a page"] = ("6.2.4.3", pdf => Append(pdf, "0 0 0 1 k\n")),
        ["a form elsewhere"] = ("6.2.9", pdf => pdf.Add(new JsonObject { ["/Subtype"] = "/Form", ["/PS"] = new JsonObject() })),
        ["another way to print colours"] = ("6.2.5", pdf => pdf.Add(new JsonObject { ["/Type"] = "/ExtGState", ["/TR"] = new JsonObject() })),
        ["another way to blend"] = ("6.2.10", pdf => pdf.Add(new JsonObject { ["/Type"] = "/ExtGState", ["/BM"] = "/Own" })),
        ["a long text"] = ("6.1.13", pdf => pdf.Add(new JsonObject { ["/T"] = "u:" + new string('a', 70_000) })),
        ["states too deep"] = ("6.1.13", pdf => Append(pdf, string.Concat(Enumerable.Repeat("q ", 29)) + string.Concat(Enumerable.Repeat("Q ", 29)))),
        ["a page too large"] = ("6.1.13", pdf => pdf.Dictionary(pdf.Pages[0])!["/MediaBox"] = new JsonArray(0, 0, 20_000, 100)),
        ["an annotation that is not printed"] = ("6.3.2", pdf => Link(pdf)["/F"] = 0),
        ["a film"] = ("6.3.1", pdf => Link(pdf)["/Subtype"] = "/Movie"),
        ["an annotation without a look"] = ("6.3.3", pdf => Link(pdf)["/Subtype"] = "/Text"),
        ["a link that starts a program"] = ("6.5.1", pdf => Link(pdf)["/A"] = new JsonObject { ["/S"] = "/Launch" }),
        ["a font without meanings"] = ("6.2.11.7.2", pdf => Font(pdf).Remove("/ToUnicode")),
        ["a font that is not inside"] = ("6.2.11.4.1", pdf => pdf.Dictionary(pdf.Dictionary(pdf.Array(Font(pdf)["/DescendantFonts"])[0])!["/FontDescriptor"])!.Remove("/FontFile2")),
        ["the mark for a missing glyph"] = ("6.2.11.8", pdf => pdf.Replace(pdf.Dictionary(pdf.Array(Font(pdf)["/DescendantFonts"])[0])!["/CIDToGIDMap"], new byte[4_000])),
    };

    [ToolTheory("qpdf", "qpdf")]
    [InlineData(PdfArchive.A2b, "B")]
    [InlineData(PdfArchive.A2u, "U")]
    public void A_document_with_everything_breaks_no_rule(PdfArchive archive, string level)
    {
        var pdf = Write(archive);

        PdfFile.AssertSound(pdf);
        Assert.Empty(PdfA2.Faults(PdfModel.Read(pdf), level));
    }

    [ToolFact("qpdf", "qpdf")]
    public void From_part_2_on_what_is_translucent_stays_so_and_objects_are_packed()
    {
        var (first, second) = (PdfModel.Read(Write(PdfArchive.A1b)), Sample.Value);

        Assert.DoesNotContain(first.References, each => IsTranslucent(first, each));
        Assert.Contains(second.References, each => IsTranslucent(second, each));
        Assert.Equal(("%PDF-1.4", "%PDF-1.7"), (first.Header, second.Header));
        Assert.InRange(Write(PdfArchive.A2u).Length, 1, Write(PdfArchive.A1b).Length);

        static bool IsTranslucent(PdfModel pdf, string reference) => pdf.Dictionary(reference)?["/ca"] is { } opacity && pdf.Number(opacity) < 1;
    }

    [ToolTheory("qpdf", "qpdf")]
    [MemberData(nameof(BrokenRules))]
    public void A_broken_rule_is_found(string what)
    {
        var (clause, breakIt) = Broken[what];
        var pdf = Sample.Value.Copy();
        breakIt(pdf);

        Assert.Contains(PdfA2.Faults(pdf, "U"), fault => fault.StartsWith(clause + " ", StringComparison.Ordinal));
    }

    private static byte[] Write(PdfArchive archive) => AccessibleSample.Write(AccessibleSample.Options with { Archive = archive });

    private static void Append(PdfModel pdf, string more)
    {
        var contents = pdf.Dictionary(pdf.Pages[0])!["/Contents"];
        pdf.Replace(contents, [.. pdf.Data(contents), .. Encoding.ASCII.GetBytes(more)]);
    }

    private static JsonObject Link(PdfModel pdf) => pdf.Dictionary(pdf.Array(pdf.Pages.Select(page => pdf.Dictionary(page)!["/Annots"]).First(each => each is not null))[0])!;

    private static JsonObject Font(PdfModel pdf) => pdf.References.Select(each => pdf.Dictionary(each)).First(each => pdf.Name(each?["/Subtype"]) == "Type0")!;
}
