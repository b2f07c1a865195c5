using System.Text;
using System.Text.Json.Nodes;
using Dushanbe.Conference.Conditions;
using Dushanbe.Conference.Printing.Drawing;
using Dushanbe.Conference.Printing.Pdf;
using Dushanbe.Conference.Printing.Tests.Fluent;
using Dushanbe.Conference.Printing.Tests.Support;

namespace Dushanbe.Conference.Printing.Tests.Pdf;

/// <summary>What the press writes keeps to PDF/UA-1, by a checker that finds every rule broken that is broken on purpose.</summary>
public sealed partial class PdfUaTests
{
    private static readonly Lazy<PdfModel> Sample = new(() => PdfModel.Read(AccessibleSample.Write(AccessibleSample.Options)));

    [ToolTheory("qpdf", "qpdf")]
    [InlineData(PdfArchive.None)]
    [InlineData(PdfArchive.A1b)]
    [InlineData(PdfArchive.A2b)]
    [InlineData(PdfArchive.A2u)]
    public void A_document_with_everything_breaks_no_rule(PdfArchive archive) => PdfUa.AssertAccessible(AccessibleSample.Write(AccessibleSample.Options with { Archive = archive }));

    [ToolTheory("qpdf", "qpdf")]
    [InlineData(PdfArchive.None)]
    [InlineData(PdfArchive.A1b)]
    [InlineData(PdfArchive.A2u)]
    public void A_document_of_the_whole_vocabulary_breaks_no_rule(PdfArchive archive) => PdfUa.AssertAccessible(VocabularySample.Write(AccessibleSample.Options with { Archive = archive }));

    [ToolFact("qpdf", "qpdf")]
    public void The_example_of_the_page_about_the_press_breaks_no_rule()
    {
        using var output = new MemoryStream();
        PressExample.Write(output);

        PdfUa.AssertAccessible(output.ToArray());
    }

    [ToolFact("qpdf", "qpdf")]
    public void The_booklet_of_the_samples_breaks_no_rule()
    {
        using var output = new MemoryStream();
        SampleBooklet.Create(3, 12, [Picture.Load(Pictures.Jpeg(60, 80), "portrait.jpg")]).WritePdf(output, AccessibleSample.Options);

        PdfUa.AssertAccessible(output.ToArray());
    }

    [FileFact(Preflight.Jar, Preflight.Package)]
    public void The_claim_of_both_standards_is_valid_PDF_A_1b() =>
        Preflight.AssertValid(AccessibleSample.Write(AccessibleSample.Options with { Archive = PdfArchive.A1b, Created = DateTimeOffset.UnixEpoch }));

    [ToolFact("qpdf", "qpdf")]
    public void Links_of_headers_are_left_out_and_the_others_stay()
    {
        var pdf = Sample.Value;

        Assert.Equal(3, pdf.Pages.Sum(page => pdf.Array(pdf.Dictionary(page)!["/Annots"]).Count)); // in the contents, in a paragraph, around a text
    }

    [ToolFact("qpdf", "qpdf")]
    public void What_runs_from_right_to_left_is_spoken_in_the_order_it_is_read()
    {
        var pdf = Sample.Value;
        var spoken = Nodes(pdf).Select(node => (pdf.Name(node["/S"]), pdf.Text(node["/ActualText"]), pdf.Text(node["/Lang"]))).Where(each => each.Item2 is not null);

        Assert.Equal(
            [("P", "الأمم المتحدة 12 لا إله", null), ("P", "שלום וברכה", null), ("Span", "محمد العربي", "ar"), ("Span", " שלום to ", null), ("P", "שני", null)],
            spoken);
    }

    [Fact]
    public void A_document_that_is_not_tagged_cannot_claim_it() =>
        Assert.Throws<ArgumentException>(() => new PdfWriter(Stream.Null, new() { Title = "Untagged", PdfUa1 = true }));

    [ToolTheory("qpdf", "qpdf")]
    [MemberData(nameof(BrokenRules))]
    public void A_broken_rule_is_found(string what)
    {
        var (clause, breakIt) = Broken[what];
        var pdf = Sample.Value.Copy();
        breakIt(pdf);

        Assert.Contains(PdfUa.Faults(pdf), fault => fault.StartsWith(clause + " ", StringComparison.Ordinal));
    }

    private static IEnumerable<JsonObject> Nodes(PdfModel pdf)
    {
        return Below(pdf.Dictionary(pdf.Catalog["/StructTreeRoot"])!);

        IEnumerable<JsonObject> Below(JsonObject node)
        {
            foreach (var kid in pdf.Several(node["/K"]).Select(pdf.Dictionary).OfType<JsonObject>().Where(each => each["/S"] is not null))
            {
                yield return kid;
                foreach (var inner in Below(kid)) yield return inner;
            }
        }
    }

    private static JsonObject Node(PdfModel pdf, string role) => Nodes(pdf).First(node => pdf.Name(node["/S"]) == role);

    private static string ReferenceTo(PdfModel pdf, JsonObject node) => pdf.References.First(reference => pdf.Dictionary(reference) == node);

    private static JsonObject Font(PdfModel pdf, string subtype) => pdf.References.Select(each => pdf.Dictionary(each)).First(each => pdf.Name(each?["/Subtype"]) == subtype && pdf.Name(each?["/Type"]) == "Font")!;

    private static JsonObject Annotation(PdfModel pdf) => pdf.Dictionary(pdf.Array(pdf.Pages.Select(page => pdf.Dictionary(page)!["/Annots"]).First(each => each is not null))[0])!;

    private static void Rewrite(PdfModel pdf, Func<string, string> change)
    {
        var contents = pdf.Dictionary(pdf.Pages[0])!["/Contents"];
        var before = Encoding.Latin1.GetString(pdf.Data(contents));
        var after = change(before);
        Assert.NotEqual(before, after);
        pdf.Replace(contents, Encoding.Latin1.GetBytes(after));
    }

    private static string First(string text, string what, string instead)
    {
        var at = text.IndexOf(what, StringComparison.Ordinal);
        return text[..at] + instead + text[(at + what.Length)..];
    }
}
