using System.Text.Json;
using Dushanbe.Conference.Conditions;
using Dushanbe.Conference.Printing.Drawing;
using Dushanbe.Conference.Printing.Tests.Support;

namespace Dushanbe.Conference.Printing.Tests.Pdf;

public sealed class StructureTests
{
    [ToolTheory("qpdf", "qpdf")]
    [InlineData(2)]
    [InlineData(200)]
    public void Marks_parents_and_links_lead_to_one_another(int pages)
    {
        var file = new ObjectGraph(Samples.Booklet(pages, PdfFile.Options with { Tagged = true }));

        var root = file.Catalog.GetProperty("/StructTreeRoot");
        var parents = file.Leaves(file[root].GetProperty("/ParentTree"), "/Nums").Chunk(2).ToDictionary(pair => pair[0].GetInt32(), pair => pair[1]);
        var names = file.Leaves(file[file[file.Catalog.GetProperty("/Names")].GetProperty("/Dests")], "/Names").Chunk(2).Select(pair => ObjectGraph.Text(pair[0])).ToHashSet();
        List<(string Page, int Mark, string Node)> claimed = [];
        List<(string Annotation, string Node)> claimedAnnotations = [];
        file.VisitStructure(file[root].GetProperty("/K"), root.GetString()!, claimed, claimedAnnotations);

        Assert.Equal(pages, names.Count);
        foreach (var (page, mark, node) in claimed)
        {
            var marks = file[parents[file[page].GetProperty("/StructParents").GetInt32()]];
            Assert.Equal(node, marks[mark].GetString());
        }

        foreach (var (annotation, node) in claimedAnnotations)
        {
            Assert.Equal(node, parents[file[annotation].GetProperty("/StructParent").GetInt32()].GetString());
            if (file[annotation].TryGetProperty("/Dest", out var destination)) Assert.Contains(ObjectGraph.Text(destination), names);
        }

        Assert.Equal(claimed.Count, claimed.Distinct().Count());
        Assert.Equal(2 * pages, claimed.Count);
        Assert.Equal(2 * pages, claimedAnnotations.Count);
    }

    [ToolFact("qpdf", "qpdf")]
    public void Reading_order_mixes_text_and_children_as_they_were_drawn()
    {
        var root = new StructureNode("Document");
        var paragraph = root.Add(new("P"));
        var (first, second) = (paragraph.Add(new("Link")), paragraph.Add(new("Link")));
        var pdf = PdfFile.Write(writer => writer.AddPage(PageSize.A6, canvas =>
        {
            canvas.BeginTag(paragraph);
            Mark(canvas);
            Mark(canvas);
            canvas.BeginTag(first);
            Mark(canvas);
            canvas.EndTag();
            Mark(canvas);
            canvas.BeginTag(second);
            Mark(canvas);
            canvas.EndTag();
            Mark(canvas);
            canvas.EndTag();
        }), PdfFile.Options with { Tagged = true }, root);

        var file = new ObjectGraph(pdf);
        var node = file.Nodes("/P").Single();
        Assert.Equal(["0", "/Link", "2", "/Link", "4"], node.GetProperty("/K").EnumerateArray()
            .Select(kid => kid.ValueKind == JsonValueKind.Number ? kid.GetRawText() : file[kid].GetProperty("/S").GetString()!));

        static void Mark(ICanvas canvas) => canvas.Fill(new(0, 0, 1, 1), Color.Black);
    }

    [ToolFact("qpdf", "qpdf")]
    public void Tables_keep_empty_cells_in_place_and_say_what_headers_cover()
    {
        var root = new StructureNode("Document");
        var row = root.Add(new("Table")).Add(new("TR"));
        row.Add(new("TH") { HeaderScope = "Column", ColumnSpan = 2, RowSpan = 3 });
        row.Add(new("TD") { AlternativeText = "empty" });
        var last = row.Add(new("TD") { Language = "tg" });
        var pdf = PdfFile.Write(writer => writer.AddPage(PageSize.A6, canvas =>
        {
            canvas.BeginTag(last);
            canvas.Fill(new(0, 0, 1, 1), Color.Black);
            canvas.EndTag();
        }), PdfFile.Options with { Tagged = true }, root);

        var file = new ObjectGraph(pdf);
        var cells = file.Nodes("/TR").Single().GetProperty("/K").EnumerateArray().Select(kid => file[kid]).ToList();
        Assert.Equal(["/TH", "/TD", "/TD"], cells.Select(cell => cell.GetProperty("/S").GetString()));
        Assert.Equal("""{"/ColSpan":2,"/O":"/Table","/RowSpan":3,"/Scope":"/Column"}""", JsonSerializer.Serialize(cells[0].GetProperty("/A")));
        Assert.Equal("u:empty", cells[1].GetProperty("/Alt").GetString());
        Assert.Equal("u:tg", cells[2].GetProperty("/Lang").GetString());
    }

    [Fact]
    public void Content_outside_the_tree_is_refused_in_the_end()
    {
        Assert.Throws<InvalidOperationException>(() => PdfFile.Write(writer => writer.AddPage(PageSize.A6, canvas =>
        {
            canvas.BeginTag(new("P"));
            canvas.Fill(new(0, 0, 1, 1), Color.Black);
            canvas.EndTag();
        }), PdfFile.Options with { Tagged = true }, new("Document")));
    }

    /// <summary>The objects of a file, with references followed.</summary>
    private sealed class ObjectGraph(byte[] pdf)
    {
        private readonly JsonElement objects = PdfFile.Objects(pdf);

        public JsonElement this[JsonElement value] =>
            value.ValueKind == JsonValueKind.String && value.GetString()!.EndsWith(" R", StringComparison.Ordinal) ? this[value.GetString()!] : value;

        public JsonElement this[string reference] => objects.GetProperty("obj:" + reference).GetProperty("value");

        public JsonElement Catalog => this[objects.GetProperty("trailer").GetProperty("value").GetProperty("/Root")];

        public IEnumerable<JsonElement> Nodes(string role) =>
            from entry in objects.EnumerateObject()
            where entry.Value.TryGetProperty("value", out var value) && value.ValueKind == JsonValueKind.Object
                && value.TryGetProperty("/S", out var s) && s.GetString() == role && value.TryGetProperty("/P", out _)
            select entry.Value.GetProperty("value");

        public static string Text(JsonElement text) => text.GetString()![2..];

        public IEnumerable<JsonElement> Leaves(JsonElement node, string key)
        {
            node = this[node];
            return node.TryGetProperty("/Kids", out var kids)
                ? kids.EnumerateArray().SelectMany(kid => Leaves(kid, key))
                : node.GetProperty(key).EnumerateArray();
        }

        public void VisitStructure(JsonElement reference, string parent, List<(string, int, string)> marks, List<(string, string)> annotations)
        {
            var node = this[reference];
            Assert.Equal(parent, node.GetProperty("/P").GetString());
            foreach (var kid in node.GetProperty("/K").EnumerateArray())
            {
                if (kid.ValueKind == JsonValueKind.Number)
                    marks.Add((node.GetProperty("/Pg").GetString()!, kid.GetInt32(), reference.GetString()!));
                else if (kid.ValueKind == JsonValueKind.String)
                    VisitStructure(kid, reference.GetString()!, marks, annotations);
                else if (kid.TryGetProperty("/MCID", out var mark))
                    marks.Add((kid.GetProperty("/Pg").GetString()!, mark.GetInt32(), reference.GetString()!));
                else
                    annotations.Add((kid.GetProperty("/Obj").GetString()!, reference.GetString()!));
            }
        }
    }
}
