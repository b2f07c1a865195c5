using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Dushanbe.Conference.Printing.Tests.Support;

/// <summary>
/// Holds a file against the conditions of ISO 14289-1 (PDF/UA-1) that a machine can tell, by the clauses of the standard. Whether
/// words say the right thing, or a heading is one, remains for people.
/// </summary>
internal sealed partial class PdfUa
{
    private static readonly XNamespace Rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
    private static readonly XNamespace Dc = "http://purl.org/dc/elements/1.1/";
    private static readonly XNamespace Id = "http://www.aiim.org/pdfua/ns/id/";

    private readonly PdfModel pdf;
    private readonly List<string> faults = [];

    private PdfUa(PdfModel pdf) => this.pdf = pdf;

    /// <summary>What breaks a rule, each with the clause it breaks; empty where nothing does.</summary>
    public static IReadOnlyList<string> Faults(PdfModel pdf)
    {
        var checker = new PdfUa(pdf);
        checker.CheckDocument();
        checker.CheckFiles();
        var structure = new PdfUaStructure(pdf, checker.Fault);
        structure.Check();
        new PdfUaContent(pdf, structure, checker.Fault).Check();
        return checker.faults;
    }

    /// <summary>Fails unless the file breaks no rule.</summary>
    public static void AssertAccessible(byte[] file) => Assert.Empty(Faults(PdfModel.Read(file)));

    /// <summary>Whether a value is a language by the letter of BCP 47.</summary>
    public static bool IsLanguage(string? tag) => tag is not null && LanguageTag().IsMatch(tag);

    private void Fault(string clause, string what) => faults.Add($"{clause} {what}");

    private void CheckDocument()
    {
        var catalog = pdf.Catalog;
        if (pdf.Dictionary(catalog["/MarkInfo"]) is not { } mark || !IsTrue(mark["/Marked"])) Fault("7.1", "the file does not say that it is marked");
        else if (IsTrue(mark["/Suspects"])) Fault("7.1", "it has suspects");
        if (pdf.Dictionary(catalog["/StructTreeRoot"]) is null) Fault("7.1", "it has no structure tree");
        if (pdf.Dictionary(catalog["/ViewerPreferences"]) is not { } view || !IsTrue(view["/DisplayDocTitle"])) Fault("7.1", "its title is not displayed");
        if (!IsLanguage(pdf.Text(catalog["/Lang"]))) Fault("7.2", "it has no language");
        CheckMetadata(catalog["/Metadata"]);
        if (pdf.Dictionary(catalog["/AcroForm"])?["/XFA"] is not null) Fault("7.15", "it has an XFA form");
        if (IsTrue(catalog["/NeedsRendering"])) Fault("7.15", "its form is dynamic");
        if (pdf.Trailer["/Encrypt"] is { } encryption && ((pdf.Integer(pdf.Dictionary(encryption)?["/P"]) ?? 0) & 1 << 9) == 0) Fault("7.16", "assistive technology may not read it");
        foreach (var layer in pdf.Several(pdf.Dictionary(catalog["/OCProperties"])?["/D"]))
            if (string.IsNullOrEmpty(pdf.Text(pdf.Dictionary(layer)?["/Name"]))) Fault("7.10", "an arrangement of layers has no name");
    }

    private void CheckMetadata(JsonNode? reference)
    {
        if (reference is null)
        {
            Fault("7.1", "it has no metadata");
            return;
        }

        var xmp = XDocument.Parse(Encoding.UTF8.GetString(pdf.Data(reference)));
        if (!xmp.Descendants(Dc + "title").Descendants(Rdf + "li").Any(each => each.Value.Length > 0)) Fault("7.1", "its metadata has no title");
        var part = xmp.Descendants(Id + "part").Select(each => each.Value).Concat(xmp.Descendants().Attributes(Id + "part").Select(each => each.Value)).FirstOrDefault();
        if (part != "1") Fault("5", $"its metadata names part '{part}' of PDF/UA");
    }

    private void CheckFiles()
    {
        foreach (var reference in pdf.References)
        {
            if (pdf.Dictionary(reference) is not { } each) continue;
            if (each["/EF"] is not null && (each["/F"] is null || each["/UF"] is null)) Fault("7.11", $"the file {reference} inside has no name");
            if (pdf.Name(each["/Subtype"]) == "Form" && each["/Ref"] is not null) Fault("7.20", $"the form {reference} shows another file");
            if (pdf.Name(each["/Type"]) == "Font") CheckFont(reference, each);
        }
    }

    private void CheckFont(string reference, JsonObject font)
    {
        if (pdf.Name(font["/Subtype"]) == "Type0")
        {
            if (font["/ToUnicode"] is null) Fault("7.21.7", $"the font {reference} does not say what its codes mean");
            var encoding = pdf.Name(font["/Encoding"]);
            if (encoding is null && pdf.Dictionary(font["/Encoding"]) is null) Fault("7.21.3", $"the font {reference} has no encoding");
            else if (encoding is not (null or "Identity-H" or "Identity-V")) Fault("7.21.3.3", $"the font {reference} takes the encoding {encoding}, which is not inside");
            return;
        }

        var descriptor = pdf.Dictionary(font["/FontDescriptor"]);
        if (descriptor is null || (descriptor["/FontFile"] ?? descriptor["/FontFile2"] ?? descriptor["/FontFile3"]) is null) Fault("7.21.4.1", $"the font {reference} is not inside");
        if (pdf.Name(font["/Subtype"]) == "CIDFontType2" && pdf.Name(font["/CIDToGIDMap"]) != "Identity" && pdf.Dictionary(font["/CIDToGIDMap"]) is null)
            Fault("7.21.3.2", $"the font {reference} does not lead from numbers to glyphs");
    }

    private bool IsTrue(JsonNode? value) => pdf.Get(value) is JsonValue found && found.TryGetValue<bool>(out var flag) && flag;

    [GeneratedRegex("^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex LanguageTag();
}
