using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Dushanbe.Conference.Printing.Tests.Support;

/// <summary>The objects of a file as qpdf reads them, streams unpacked, so that rules can be held against them and broken on purpose.</summary>
internal sealed class PdfModel
{
    private readonly JsonObject objects;

    private PdfModel(JsonObject objects, string header) => (this.objects, Header) = (objects, header);

    /// <summary>The first line of the file.</summary>
    public string Header { get; set; }

    public JsonObject Trailer => objects["trailer"]!["value"]!.AsObject();

    public JsonObject Catalog => Dictionary(Trailer["/Root"])!;

    /// <summary>The references of all objects.</summary>
    public IEnumerable<string> References => objects.Select(each => each.Key).Where(key => key.StartsWith("obj:", StringComparison.Ordinal)).Select(key => key["obj:".Length..]);

    /// <summary>The references of the pages in their order.</summary>
    public IReadOnlyList<string> Pages => [.. PagesBelow(Catalog["/Pages"]!)];

    public static PdfModel Read(byte[] pdf)
    {
        var read = Tool.WithFile(pdf, ".pdf", path => Tool.Run("qpdf", "--json=2", "--json-key=qpdf", "--json-stream-data=inline", "--decode-level=generalized", path));
        Assert.True(read.Code == 0, read.Errors);
        return new(JsonNode.Parse(read.Output)!["qpdf"]![1]!.AsObject(), Encoding.ASCII.GetString(pdf, 0, 8));
    }

    /// <summary>The same objects once more, to be changed.</summary>
    public PdfModel Copy() => new(objects.DeepClone().AsObject(), Header);

    /// <summary>Adds an object and returns its reference.</summary>
    public string Add(JsonNode value)
    {
        var reference = $"{objects.Count + 1_000_000} 0 R";
        objects["obj:" + reference] = new JsonObject { ["value"] = value };
        return reference;
    }

    /// <summary>Makes an object a stream.</summary>
    public void Stream(string reference, JsonObject stream) => objects["obj:" + reference] = new JsonObject { ["stream"] = stream };

    /// <summary>A value, with references followed.</summary>
    public JsonNode? Get(JsonNode? value)
    {
        while (ReferenceOf(value) is { } reference) value = Object(reference)?["value"];
        return value;
    }

    /// <summary>A dictionary, that of a stream too; null where it is none.</summary>
    public JsonObject? Dictionary(JsonNode? value) =>
        ReferenceOf(value) is { } reference ? Object(reference) is not { } found ? null : found["stream"]?["dict"] as JsonObject ?? Dictionary(found["value"]) : value as JsonObject;

    /// <summary>An array; empty where there is none.</summary>
    public IReadOnlyList<JsonNode?> Array(JsonNode? value) => Get(value) is JsonArray array ? [.. array] : [];

    /// <summary>An array, or one value that stands for an array of one.</summary>
    public IReadOnlyList<JsonNode?> Several(JsonNode? value) => value is null ? [] : Get(value) is JsonArray array ? [.. array] : [value];

    /// <summary>What a stream holds.</summary>
    public byte[] Data(JsonNode? reference) => Convert.FromBase64String(Object(ReferenceOf(reference)!)!["stream"]!["data"]!.GetValue<string>());

    /// <summary>Puts other bytes into a stream.</summary>
    public void Replace(JsonNode? reference, byte[] data) => Object(ReferenceOf(reference)!)!["stream"]!["data"] = Convert.ToBase64String(data);

    public string? Name(JsonNode? value) => Get(value) is JsonValue found && found.TryGetValue<string>(out var name) && name.StartsWith('/') ? name[1..] : null;

    public int? Integer(JsonNode? value) => Get(value) is JsonValue found && found.GetValueKind() == JsonValueKind.Number ? (int)Number(found) : null;

    public double Number(JsonNode? value) => double.Parse(Get(value)!.ToJsonString(), CultureInfo.InvariantCulture);

    /// <summary>A text string.</summary>
    public string? Text(JsonNode? value)
    {
        if (Get(value) is not JsonValue found || !found.TryGetValue<string>(out var text)) return null;
        return text.StartsWith("u:", StringComparison.Ordinal) ? text[2..] : text.StartsWith("b:", StringComparison.Ordinal) ? Encoding.Latin1.GetString(Convert.FromHexString(text[2..])) : null;
    }

    /// <summary>A reference; null where the value is none.</summary>
    public static string? ReferenceOf(JsonNode? value) =>
        value is JsonValue found && found.TryGetValue<string>(out var text) && text.EndsWith(" R", StringComparison.Ordinal) && char.IsAsciiDigit(text[0]) ? text : null;

    /// <summary>The entries of a number tree.</summary>
    public Dictionary<int, JsonNode?> NumberTree(JsonNode? root)
    {
        var found = new Dictionary<int, JsonNode?>();
        Visit(root);
        return found;

        void Visit(JsonNode? at)
        {
            if (Dictionary(at) is not { } node) return;
            foreach (var kid in Array(node["/Kids"])) Visit(kid);
            foreach (var pair in Array(node["/Nums"]).Chunk(2)) found[Integer(pair[0])!.Value] = pair[1];
        }
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Header} with {objects.Count} objects");

    private JsonObject? Object(string reference) => objects["obj:" + reference] as JsonObject;

    private IEnumerable<string> PagesBelow(JsonNode reference)
    {
        var node = Dictionary(reference)!;
        return Name(node["/Type"]) == "Page" ? [ReferenceOf(reference)!] : Array(node["/Kids"]).SelectMany(kid => PagesBelow(kid!));
    }
}
