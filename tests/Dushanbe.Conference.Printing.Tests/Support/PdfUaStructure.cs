using System.Text.Json.Nodes;

namespace Dushanbe.Conference.Printing.Tests.Support;

/// <summary>The rules of the structure tree: types and their nesting, headings, tables, figures, links, and the ways between tree and pages.</summary>
internal sealed class PdfUaStructure(PdfModel pdf, Action<string, string> fault)
{
    private static readonly HashSet<string> Grouping = new(StringComparer.Ordinal) { "Document", "Part", "Art", "Sect", "Div", "BlockQuote", "TOC", "TOCI", "Index", "NonStruct", "Private", "Table", "THead", "TBody", "TFoot", "TR", "L", "LI" };

    private static readonly HashSet<string> Standard = new(StringComparer.Ordinal)
    {
        "Document", "Part", "Art", "Sect", "Div", "BlockQuote", "Caption", "TOC", "TOCI", "Index", "NonStruct", "Private", "P", "H", "H1", "H2", "H3", "H4", "H5", "H6",
        "L", "LI", "Lbl", "LBody", "Table", "TR", "TH", "TD", "THead", "TBody", "TFoot", "Span", "Quote", "Note", "Reference", "BibEntry", "Code", "Link", "Annot", "Ruby", "RB",
        "RT", "RP", "Warichu", "WT", "WP", "Figure", "Formula", "Form",
    };

    /// <summary>What a type may stand in, where that is not free.</summary>
    private static readonly Dictionary<string, string[]> Parents = new(StringComparer.Ordinal)
    {
        ["THead"] = ["Table"],
        ["TBody"] = ["Table"],
        ["TFoot"] = ["Table"],
        ["TR"] = ["Table", "THead", "TBody", "TFoot"],
        ["TH"] = ["TR"],
        ["TD"] = ["TR"],
        ["LI"] = ["L"],
        ["LBody"] = ["LI"],
        ["TOCI"] = ["TOC"],
    };

    /// <summary>What a type may hold, where that is not free.</summary>
    private static readonly Dictionary<string, string[]> Children = new(StringComparer.Ordinal)
    {
        ["Table"] = ["TR", "THead", "TBody", "TFoot", "Caption"],
        ["THead"] = ["TR"],
        ["TBody"] = ["TR"],
        ["TFoot"] = ["TR"],
        ["TR"] = ["TH", "TD"],
        ["L"] = ["L", "LI", "Caption"],
        ["LI"] = ["Lbl", "LBody"],
        ["TOC"] = ["TOC", "TOCI", "Caption"],
        ["TOCI"] = ["Lbl", "Reference", "P", "NonStruct", "TOC"],
    };

    private readonly Dictionary<(string Page, int Mark), string> nodesOfMarks = [];
    private readonly Dictionary<string, string> nodesOfAnnotations = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (string Page, int Count)> marksOfPages = new(StringComparer.Ordinal);
    private readonly HashSet<string> noteIds = new(StringComparer.Ordinal);
    private Dictionary<int, JsonNode?> parentTree = [];
    private JsonObject? roles;
    private int lastHeading;

    public void Check()
    {
        if (pdf.Dictionary(pdf.Catalog["/StructTreeRoot"]) is not { } root) return;
        roles = pdf.Dictionary(root["/RoleMap"]);
        CheckRoles();
        parentTree = pdf.NumberTree(root["/ParentTree"]);
        foreach (var kid in pdf.Several(root["/K"])) Visit(kid, PdfModel.ReferenceOf(pdf.Catalog["/StructTreeRoot"])!, "", null);
        foreach (var page in pdf.Pages) CheckPage(page);
    }

    /// <summary>Whether a mark of a page leads to a node and back; what is not so is told.</summary>
    public void CheckMark(string page, int mark)
    {
        var key = pdf.Integer(pdf.Dictionary(page)!["/StructParents"]);
        var parents = key is { } found ? pdf.Array(parentTree.GetValueOrDefault(found)) : [];
        var parent = mark < parents.Count ? PdfModel.ReferenceOf(parents[mark]) : null;
        if (!nodesOfMarks.TryGetValue((page, mark), out var node)) fault("7.1", $"content {mark} of page {page} belongs to no node");
        else if (parent != node) fault("7.1", $"content {mark} of page {page} leads to {parent ?? "nothing"}, not to its node {node}");
        var known = marksOfPages.GetValueOrDefault(page);
        marksOfPages[page] = (page, known.Count + 1);
    }

    /// <summary>After all content was seen: marks that nodes name and no page has.</summary>
    public void CheckUnseen()
    {
        foreach (var page in nodesOfMarks.GroupBy(each => each.Key.Page, StringComparer.Ordinal))
            if (page.Count() != marksOfPages.GetValueOrDefault(page.Key).Count) fault("7.1", $"nodes name {page.Count()} contents of page {page.Key}, which has {marksOfPages.GetValueOrDefault(page.Key).Count}");
    }

    private void CheckRoles()
    {
        foreach (var (name, _) in roles ?? [])
        {
            if (Standard.Contains(name[1..])) fault("7.1", $"the standard type {name} is given another meaning");
            if (!Standard.Contains(RoleOf(name[1..]) ?? "")) fault("7.1", $"the type {name} leads to no standard type");
        }
    }

    /// <summary>The standard type that a type stands for; null where there is none.</summary>
    private string? RoleOf(string? type)
    {
        for (var steps = 0; type is not null && steps < 10; steps++)
        {
            if (Standard.Contains(type)) return type;
            type = pdf.Name(roles?["/" + type]);
        }

        return null;
    }

    private void Visit(JsonNode? value, string parent, string parentRole, string? parentPage)
    {
        var reference = PdfModel.ReferenceOf(value) ?? "a direct node";
        if (pdf.Dictionary(value) is not { } node) return;
        if (PdfModel.ReferenceOf(node["/P"]) != parent) fault("7.1", $"the node {reference} does not name its parent {parent}");
        var role = RoleOf(pdf.Name(node["/S"]));
        if (role is null) fault("7.1", $"the node {reference} has the type {pdf.Name(node["/S"])}, which is no standard one");
        role ??= "";
        if (Parents.TryGetValue(role, out var parents) && !parents.Contains(parentRole)) fault("7.2", $"{role} {reference} stands in {parentRole}");
        if (Children.TryGetValue(parentRole, out var children) && !children.Contains(role)) fault("7.2", $"{parentRole} {parent} holds {role}");
        if (node["/Lang"] is not null && !PdfUa.IsLanguage(pdf.Text(node["/Lang"]))) fault("7.2", $"the language of {reference} is none");
        CheckRole(reference, role, node);
        var page = PdfModel.ReferenceOf(node["/Pg"]) ?? parentPage;
        foreach (var kid in pdf.Several(node["/K"])) VisitKid(kid, reference, role, page);
        if (role == "Table") CheckTable(reference, node);
    }

    private void VisitKid(JsonNode? kid, string node, string role, string? page)
    {
        if (pdf.Integer(kid) is { } mark)
        {
            AddMark(page, mark, node, role);
            return;
        }

        var inner = pdf.Dictionary(kid)!;
        switch (pdf.Name(inner["/Type"]))
        {
            case "MCR":
                AddMark(PdfModel.ReferenceOf(inner["/Pg"]) ?? page, pdf.Integer(inner["/MCID"])!.Value, node, role);
                break;
            case "OBJR":
                var annotation = PdfModel.ReferenceOf(inner["/Obj"])!;
                nodesOfAnnotations[annotation] = node;
                if (pdf.Name(pdf.Dictionary(annotation)?["/Subtype"]) == "Link" && role != "Link") fault("7.18.5", $"the link {annotation} stands in {role}");
                break;
            default:
                Visit(kid, node, role, page);
                break;
        }
    }

    private void AddMark(string? page, int mark, string node, string role)
    {
        if (Grouping.Contains(role)) fault("7.1", $"{role} {node} has content of its own");
        if (page is null) fault("7.1", $"content {mark} of {node} is on no page");
        else if (!nodesOfMarks.TryAdd((page, mark), node)) fault("7.1", $"content {mark} of page {page} belongs to two nodes");
    }

    private void CheckRole(string reference, string role, JsonObject node)
    {
        var words = pdf.Text(node["/Alt"]) ?? pdf.Text(node["/ActualText"]);
        switch (role)
        {
            case ['H', >= '1' and <= '6' and var digit]:
                if (digit - '0' > lastHeading + 1) fault("7.4.2", lastHeading == 0 ? $"the first heading {reference} is of level {digit}" : $"the heading {reference} of level {digit} follows one of level {lastHeading}");
                lastHeading = digit - '0';
                break;
            case "H":
                fault("7.4.4", $"the heading {reference} has no level");
                break;
            case "Figure":
                if (string.IsNullOrWhiteSpace(words)) fault("7.3", $"the figure {reference} has no words");
                if (Attribute(node, "/Layout", "/BBox") is null) fault("7.3", $"the figure {reference} has no box");
                break;
            case "Formula" when string.IsNullOrWhiteSpace(words):
                fault("7.7", $"the formula {reference} has no words");
                break;
            case "TH" when pdf.Name(Attribute(node, "/Table", "/Scope")) is not ("Row" or "Column" or "Both"):
                fault("7.5", $"the header cell {reference} does not say what it heads");
                break;
            case "Note" when pdf.Text(node["/ID"]) is not { Length: > 0 } id || !noteIds.Add(id):
                fault("7.9", $"the note {reference} has no identifier of its own");
                break;
        }
    }

    private JsonNode? Attribute(JsonObject node, string owner, string key) => pdf.Several(node["/A"]).Select(pdf.Dictionary)
        .FirstOrDefault(each => each is not null && "/" + pdf.Name(each["/O"]) == owner && each[key] is not null)?[key];

    /// <summary>Every row of a table covers the same columns, with what reaches down from above.</summary>
    private void CheckTable(string reference, JsonObject table)
    {
        var rows = Rows(table).ToList();
        var taken = new HashSet<(int Row, int Column)>();
        for (var row = 0; row < rows.Count; row++)
        {
            var column = 0;
            foreach (var cell in pdf.Several(rows[row]["/K"]).Select(pdf.Dictionary).OfType<JsonObject>())
            {
                while (taken.Contains((row, column))) column++;
                var (across, down) = (pdf.Integer(Attribute(cell, "/Table", "/ColSpan")) ?? 1, pdf.Integer(Attribute(cell, "/Table", "/RowSpan")) ?? 1);
                for (var i = 0; i < across * down; i++)
                    if (!taken.Add((row + i / across, column + i % across))) fault("7.2", $"cells of the table {reference} lie upon each other in row {row + 1}");
            }
        }

        var widths = taken.GroupBy(each => each.Row).Select(each => each.Count()).Distinct().Count();
        if (widths > 1 || taken.Any(each => each.Row >= rows.Count)) fault("7.2", $"the rows of the table {reference} are not equally wide");
    }

    private IEnumerable<JsonObject> Rows(JsonObject node)
    {
        foreach (var kid in pdf.Several(node["/K"]).Select(pdf.Dictionary).OfType<JsonObject>())
        {
            if (RoleOf(pdf.Name(kid["/S"])) == "TR") yield return kid;
            else foreach (var row in Rows(kid)) yield return row;
        }
    }

    private void CheckPage(string reference)
    {
        var page = pdf.Dictionary(reference)!;
        var annotations = pdf.Array(page["/Annots"]);
        if (annotations.Count > 0 && pdf.Name(page["/Tabs"]) != "S") fault("7.18.3", $"on page {reference} one does not go from link to link in the order of the structure");
        foreach (var annotation in annotations)
        {
            var (name, entries) = (PdfModel.ReferenceOf(annotation)!, pdf.Dictionary(annotation)!);
            if (!nodesOfAnnotations.TryGetValue(name, out var node)) fault("7.18.1", $"the annotation {name} belongs to no node");
            var key = pdf.Integer(entries["/StructParent"]);
            if (key is null || PdfModel.ReferenceOf(parentTree.GetValueOrDefault(key.Value)) != node) fault("7.18.1", $"the annotation {name} does not lead to its node");
            if (string.IsNullOrWhiteSpace(pdf.Text(entries["/Contents"]))) fault("7.18.5", $"the annotation {name} has no words");
            if (pdf.Name(entries["/Subtype"]) == "TrapNet") fault("7.18.2", $"the annotation {name} is for printers");
        }
    }
}
