using System.IO.Compression;

namespace Dushanbe.Conference.Exchange;

/// <summary>
/// The parts of a workbook, located by its relationships: some programs use other names, or paths
/// with backslashes or other case.
/// </summary>
internal sealed class WorkbookParts
{
    private const long MostUnpacked = 400L << 20;      // of all parts together
    private const int MostRelations = 10_000;          // and sheets
    private const int LongestPath = 1_000;
    private const int LongestName = 100;               // of a sheet; spreadsheets allow 31 characters

    private readonly Dictionary<string, ZipArchiveEntry> entries = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<Sheet> sheets = [];
    private long left = MostUnpacked;

    /// <exception cref="InvalidDataException">It has no list of sheets.</exception>
    /// <exception cref="BombException">It lists more parts than any workbook.</exception>
    public WorkbookParts(ZipArchive zip, CancellationToken cancel)
    {
        foreach (var entry in zip.Entries) entries.TryAdd(Normal(entry.FullName), entry);
        var workbook = Relations("", cancel).Find(each => each.Is("officeDocument"))?.Path ?? "xl/workbook.xml";
        Workbook = Part(workbook) ?? throw new InvalidDataException("The workbook has no list of sheets.");
        var relations = Relations(workbook, cancel);
        Strings = Part(relations.Find(each => each.Is("sharedStrings"))?.Path ?? "xl/sharedStrings.xml");
        Styles = Part(relations.Find(each => each.Is("styles"))?.Path ?? "xl/styles.xml");
        ReadSheets(relations, cancel);
    }

    /// <summary>The part that lists the sheets.</summary>
    public ZipArchiveEntry Workbook { get; }

    /// <summary>The shared strings.</summary>
    public ZipArchiveEntry? Strings { get; }

    /// <summary>The cell styles.</summary>
    public ZipArchiveEntry? Styles { get; }

    /// <summary>The worksheets, in their order, without chart sheets.</summary>
    public IReadOnlyList<Sheet> Sheets => sheets;

    /// <summary>A sheet of cells.</summary>
    public sealed record Sheet(string Name, bool IsHidden, ZipArchiveEntry Entry);

    /// <summary>Whether a ZIP file is a workbook, valid or damaged.</summary>
    public static bool IsWorkbook(ZipArchive zip) =>
        zip.Entries.Any(entry => Normal(entry.FullName) is var name && (name.Equals("xl/workbook.xml", StringComparison.OrdinalIgnoreCase) || name.Equals("[Content_Types].xml", StringComparison.OrdinalIgnoreCase)));

    /// <summary>Opens a part. Reading throws <see cref="BombException"/> once the part, or all opened parts together, exceed the limit.</summary>
    public System.Xml.XmlReader Open(ZipArchiveEntry entry, long most = MostUnpacked) => WorkbookXml.Open(new LimitedStream(entry.Open(), Math.Min(most, left), read => left -= read));

    private void ReadSheets(List<Relation> relations, CancellationToken cancel)
    {
        var byId = new Dictionary<string, Relation>(StringComparer.Ordinal);
        foreach (var relation in relations) byId.TryAdd(relation.Id, relation);
        using var xml = Open(Workbook);
        var listed = false;
        while (WorkbookXml.Next(xml))
        {
            if (xml.NodeType != System.Xml.XmlNodeType.Element || xml.LocalName != "sheet") continue;
            cancel.ThrowIfCancellationRequested();
            if (sheets.Count == MostRelations) throw new BombException();
            listed = true;
            var (name, hidden, id) = (xml.GetAttribute("name") ?? "", xml.GetAttribute("state") is "hidden" or "veryHidden", default(string));
            while (xml.MoveToNextAttribute())
                if (xml is { LocalName: "id", Prefix.Length: > 0 }) id = xml.Value;
            if (id is not null && byId.TryGetValue(id, out var relation) && !relation.Is("chartsheet") && !relation.Is("dialogsheet") && Part(relation.Path) is { } entry)
                sheets.Add(new(name[..Math.Min(name.Length, LongestName)], hidden, entry));
        }

        // without a relationship use the usual path of the first sheet
        if (!listed && Part("xl/worksheets/sheet1.xml") is { } first) sheets.Add(new("", false, first));
    }

    private List<Relation> Relations(string part, CancellationToken cancel)
    {
        var folder = part[..(part.LastIndexOf('/') + 1)];
        var relations = new List<Relation>();
        if (Part($"{folder}_rels/{part[folder.Length..]}.rels") is not { } entry) return relations;
        using var xml = Open(entry);
        while (WorkbookXml.Next(xml))
        {
            if (xml.NodeType != System.Xml.XmlNodeType.Element || xml.LocalName != "Relationship") continue;
            cancel.ThrowIfCancellationRequested();
            if (relations.Count == MostRelations) throw new BombException();
            if (xml.GetAttribute("Id") is { Length: <= LongestPath } id && xml.GetAttribute("Target") is { Length: <= LongestPath } target && (xml.GetAttribute("Type") ?? "") is { Length: <= LongestPath } type)
                relations.Add(new(id, type, Resolved(folder, target)));
        }

        return relations;
    }

    private ZipArchiveEntry? Part(string path) => entries.GetValueOrDefault(path);

    private static string Normal(string path) => path.Replace('\\', '/').TrimStart('/');

    private static string Resolved(string folder, string target)
    {
        var path = target.Replace('\\', '/');
        var steps = new List<string>();
        foreach (var step in (path.StartsWith('/') ? path : folder + path).Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (step == ".." && steps.Count > 0) steps.RemoveAt(steps.Count - 1);
            else if (step is not (".." or ".")) steps.Add(step);
        }

        return string.Join('/', steps);
    }

    private sealed record Relation(string Id, string Type, string Path)
    {
        public bool Is(string kind) => Type.EndsWith("/" + kind, StringComparison.Ordinal);
    }
}
