using System.IO.Compression;

namespace Dushanbe.Conference.Exchange;

/// <summary>
/// The parts of a workbook, found as its own relations name them: some programs put them under other names, write their paths
/// with backslashes or in other capitals.
/// </summary>
internal sealed class WorkbookParts
{
    private readonly Dictionary<string, ZipArchiveEntry> entries = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<Sheet> sheets = [];

    /// <exception cref="InvalidDataException">It has no list of sheets.</exception>
    public WorkbookParts(ZipArchive zip)
    {
        foreach (var entry in zip.Entries) entries.TryAdd(Normal(entry.FullName), entry);
        var workbook = Relations("").Find(each => each.Is("officeDocument"))?.Path ?? "xl/workbook.xml";
        Workbook = Part(workbook) ?? throw new InvalidDataException("The workbook has no list of sheets.");
        var relations = Relations(workbook);
        Strings = Part(relations.Find(each => each.Is("sharedStrings"))?.Path ?? "xl/sharedStrings.xml");
        Styles = Part(relations.Find(each => each.Is("styles"))?.Path ?? "xl/styles.xml");
        ReadSheets(relations);
    }

    /// <summary>The part that lists the sheets.</summary>
    public ZipArchiveEntry Workbook { get; }

    /// <summary>The texts that cells share.</summary>
    public ZipArchiveEntry? Strings { get; }

    /// <summary>How cells are shown.</summary>
    public ZipArchiveEntry? Styles { get; }

    /// <summary>The sheets with cells, in their order; charts are none.</summary>
    public IReadOnlyList<Sheet> Sheets => sheets;

    /// <summary>A sheet of cells.</summary>
    public sealed record Sheet(string Name, bool IsHidden, ZipArchiveEntry Entry);

    /// <summary>Whether a ZIP file is a workbook, right or damaged.</summary>
    public static bool IsWorkbook(ZipArchive zip) =>
        zip.Entries.Any(entry => Normal(entry.FullName) is var name && (name.Equals("xl/workbook.xml", StringComparison.OrdinalIgnoreCase) || name.Equals("[Content_Types].xml", StringComparison.OrdinalIgnoreCase)));

    private void ReadSheets(List<Relation> relations)
    {
        using var xml = WorkbookXml.Open(Workbook);
        var listed = false;
        while (WorkbookXml.Next(xml))
        {
            if (xml.NodeType != System.Xml.XmlNodeType.Element || xml.LocalName != "sheet") continue;
            listed = true;
            var (name, hidden, id) = (xml.GetAttribute("name") ?? "", xml.GetAttribute("state") is "hidden" or "veryHidden", default(string));
            while (xml.MoveToNextAttribute())
                if (xml is { LocalName: "id", Prefix.Length: > 0 }) id = xml.Value;
            if (relations.Find(each => each.Id == id) is { } relation && !relation.Is("chartsheet") && !relation.Is("dialogsheet") && Part(relation.Path) is { } entry) sheets.Add(new(name, hidden, entry));
        }

        // a list that names none leaves the place where the first usually lies
        if (!listed && Part("xl/worksheets/sheet1.xml") is { } first) sheets.Add(new("", false, first));
    }

    private List<Relation> Relations(string part)
    {
        var folder = part[..(part.LastIndexOf('/') + 1)];
        var relations = new List<Relation>();
        if (Part($"{folder}_rels/{part[folder.Length..]}.rels") is not { } entry) return relations;
        using var xml = WorkbookXml.Open(entry);
        while (WorkbookXml.Next(xml))
        {
            if (xml.NodeType != System.Xml.XmlNodeType.Element || xml.LocalName != "Relationship") continue;
            if (xml.GetAttribute("Id") is { } id && xml.GetAttribute("Target") is { } target) relations.Add(new(id, xml.GetAttribute("Type") ?? "", Resolved(folder, target)));
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
