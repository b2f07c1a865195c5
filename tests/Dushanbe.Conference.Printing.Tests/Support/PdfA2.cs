using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace Dushanbe.Conference.Printing.Tests.Support;

/// <summary>Holds a file against what ISO 19005-2 (PDF/A-2, levels b and u) asks of the kinds of objects that the press writes, by its clauses.</summary>
internal sealed class PdfA2
{
    private static readonly XNamespace Id = "http://www.aiim.org/pdfa/ns/id/";
    private static readonly HashSet<string> BlendModes = new(StringComparer.Ordinal)
    {
        "Normal", "Compatible", "Multiply", "Screen", "Overlay", "Darken", "Lighten", "ColorDodge", "ColorBurn", "HardLight", "SoftLight", "Difference", "Exclusion", "Hue", "Saturation", "Color", "Luminosity",
    };

    private readonly PdfModel pdf;
    private readonly List<string> faults = [];

    private PdfA2(PdfModel pdf) => this.pdf = pdf;

    /// <summary>What breaks a rule, each with its clause.</summary>
    public static IReadOnlyList<string> Faults(PdfModel pdf, string level)
    {
        var checker = new PdfA2(pdf);
        checker.CheckFile(level);
        foreach (var reference in pdf.References) checker.CheckObject(reference);
        foreach (var page in pdf.Pages) checker.CheckPage(page);
        checker.CheckLetters(level);
        return checker.faults;
    }

    private void Fault(string clause, string what) => faults.Add($"{clause} {what}");

    private void CheckFile(string level)
    {
        if (!(pdf.Header.StartsWith("%PDF-1.", StringComparison.Ordinal) && pdf.Header[7] is >= '0' and <= '7')) Fault("6.1.2", $"the file begins with {pdf.Header}");
        if (pdf.Array(pdf.Trailer["/ID"]).Count != 2) Fault("6.1.3", "it has no identifier");
        if (pdf.Trailer["/Encrypt"] is not null) Fault("6.1.3", "it is encrypted");
        var intent = pdf.Array(pdf.Catalog["/OutputIntents"]).Select(pdf.Dictionary).FirstOrDefault(each => pdf.Name(each?["/S"]) == "GTS_PDFA1");
        if (intent?["/DestOutputProfile"] is not { } profile) Fault("6.2.3", "it has no colour profile");
        else if (pdf.Data(profile) is not [_, _, _, _, _, _, _, _, <= 4, ..] icc || !icc.AsSpan(36).StartsWith("acsp"u8) || !icc.AsSpan(16).StartsWith("RGB "u8) || pdf.Integer(pdf.Dictionary(profile)!["/N"]) != 3)
            Fault("6.2.3", "its colour profile is none of red, green and blue");
        if (pdf.Dictionary(pdf.Catalog["/Names"])?["/JavaScript"] is not null || pdf.Catalog["/AA"] is not null) Fault("6.5", "it acts by itself");
        if (pdf.Catalog["/Metadata"] is not { } metadata)
        {
            Fault("6.6.2", "it has no metadata");
            return;
        }

        var text = Encoding.UTF8.GetString(pdf.Data(metadata));
        var packet = text[..text.IndexOf("?>", StringComparison.Ordinal)];
        if (packet.Contains("bytes=", StringComparison.Ordinal) || packet.Contains("encoding=", StringComparison.Ordinal)) Fault("6.6.2.1", "its metadata says how long it is");
        var xmp = XDocument.Parse(text);
        string? Value(string name) => xmp.Descendants(Id + name).Select(each => each.Value).FirstOrDefault();
        if ((Value("part"), Value("conformance")) != ("2", level)) Fault("6.6.4", $"its metadata names part {Value("part")}{Value("conformance")}");
    }

    private void CheckObject(string reference)
    {
        if (pdf.Dictionary(reference) is not { } each) return;
        foreach (var filter in pdf.Several(each["/Filter"]).Select(pdf.Name))
            if (filter is "LZWDecode" or "Crypt") Fault("6.1.7.2", $"the stream {reference} is packed by {filter}");
        if (each["/FFilter"] is not null) Fault("6.1.7.1", $"the stream {reference} lies elsewhere");
        switch (pdf.Name(each["/Subtype"]))
        {
            case "Image":
                if (IsTrue(each["/Interpolate"])) Fault("6.2.8", $"the picture {reference} is smoothed");
                if (each["/Alternates"] is not null || each["/OPI"] is not null) Fault("6.2.8", $"the picture {reference} has others in its place");
                if (pdf.Name(each["/ColorSpace"]) == "DeviceCMYK") Fault("6.2.4.3", $"the picture {reference} is of four colours");
                break;
            case "Form" when each["/Ref"] is not null || each["/OPI"] is not null || each["/PS"] is not null:
                Fault("6.2.9", $"the form {reference} lies elsewhere");
                break;
            case "PS":
                Fault("6.2.9", $"{reference} is a program");
                break;
        }

        if (each["/TR"] is not null || each["/HTP"] is not null) Fault("6.2.5", $"{reference} changes how colours print");
        if (pdf.Name(each["/Type"]) == "ExtGState")
            foreach (var mode in pdf.Several(each["/BM"]).Select(pdf.Name))
                if (!BlendModes.Contains(mode ?? "")) Fault("6.2.10", $"{reference} blends by {mode}");
        CheckLimits(reference, each);
    }

    private void CheckLimits(string reference, JsonNode? value)
    {
        switch (value)
        {
            case JsonObject entries:
                foreach (var (key, inner) in entries)
                {
                    if (Encoding.UTF8.GetByteCount(key) > 128) Fault("6.1.13", $"a name in {reference} is too long");
                    CheckLimits(reference, inner);
                }

                break;
            case JsonArray items:
                foreach (var item in items) CheckLimits(reference, item);
                break;
            case JsonValue text when text.TryGetValue<string>(out var words) && words.Length > 2 * 32_767:
                Fault("6.1.13", $"a text in {reference} is too long");
                break;
            case JsonValue number when number.GetValueKind() == JsonValueKind.Number && Math.Abs(pdf.Number(number)) > int.MaxValue:
                Fault("6.1.13", $"a number in {reference} is too large");
                break;
        }
    }

    private void CheckPage(string reference)
    {
        var page = pdf.Dictionary(reference)!;
        var box = pdf.Array(page["/MediaBox"]).Select(pdf.Number).ToList();
        if (box is not [var left, var bottom, var right, var top] || right - left is < 3 or > 14_400 || top - bottom is < 3 or > 14_400) Fault("6.1.13", $"the page {reference} has no size that is allowed");
        if (page["/AA"] is not null) Fault("6.5", $"the page {reference} acts by itself");
        var depth = 0;
        foreach (var (name, _) in new ContentReader([.. pdf.Several(page["/Contents"]).SelectMany(each => pdf.Data(each))]).Read())
        {
            depth += name == "q" ? 1 : name == "Q" ? -1 : 0;
            if (depth > 28) Fault("6.1.13", $"states of page {reference} are nested too deep");
            if (name is "k" or "K") Fault("6.2.4.3", $"the page {reference} has four colours");
        }

        foreach (var annotation in pdf.Array(page["/Annots"]).Select(pdf.Dictionary).OfType<JsonObject>())
        {
            var kind = pdf.Name(annotation["/Subtype"]);
            if (kind is "3D" or "Sound" or "Screen" or "Movie") Fault("6.3.1", $"an annotation of page {reference} is a {kind}");
            if (((pdf.Integer(annotation["/F"]) ?? 0) & 0b101111) != 0b100) Fault("6.3.2", $"an annotation of page {reference} is not printed");
            if (kind is not ("Link" or "Popup") && annotation["/AP"] is null) Fault("6.3.3", $"an annotation of page {reference} has no look");
            if (pdf.Name(pdf.Dictionary(annotation["/A"])?["/S"]) is not (null or "URI" or "GoTo")) Fault("6.5.1", $"an annotation of page {reference} does what no archive allows");
        }
    }

    /// <summary>What is asked of letters is asked by PDF/UA too; level b does not ask what they mean.</summary>
    private void CheckLetters(string level)
    {
        foreach (var fault in PdfUa.Faults(pdf))
        {
            var clause = fault.Split(' ')[0];
            var own = clause switch { "7.21.3" or "7.21.3.2" or "7.21.3.3" => "6.2.11.3", "7.21.4.1" => "6.2.11.4.1", "7.21.5" => "6.2.11.5", "7.21.7" when level == "U" => "6.2.11.7.2", "7.21.8" => "6.2.11.8", _ => null };
            if (own is not null) Fault(own, fault[(clause.Length + 1)..]);
        }
    }

    private bool IsTrue(JsonNode? value) => pdf.Get(value) is JsonValue found && found.TryGetValue<bool>(out var flag) && flag;
}
