using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Dushanbe.Conference.Tests.Exchange;

/// <summary>Files that are made to fill the memory or the day, some by going beyond what an import takes, some by staying just below.</summary>
internal static class HostileFiles
{
    private const string Header = "<row r=\"1\"><c t=\"inlineStr\"><is><t>given</t></is></c><c t=\"inlineStr\"><is><t>family</t></is></c><c t=\"inlineStr\"><is><t>iso2</t></is></c></row>";
    private const string Columns = "given,family,iso2,native_name,function,organization,email,phone,honorific,a,b,c,d,e,f,g,h,i,j,k";

    /// <summary>Workbooks that nobody reads to their end.</summary>
    public static IEnumerable<string> Bombs =>
    [
        "one huge cell", "one huge attribute", "one huge comment", "one huge hidden text", "deep elements", "many names", "many shared texts", "long shared texts", "long own texts", "many styles",
        "one endless row", "many relations", "many sheets",
    ];

    /// <summary>What is looked at row by row: the file, and what is said of it, errors before warnings, with its counts.</summary>
    public static IEnumerable<(string Name, Action<Stream> Write, string Said)> Files =>
    [
        ("a wide table", to => Text(to, "given,family,iso2" + Numbered(197), 100_000, _ => Repeated("x,", 200)), "TableTooLarge 1"),
        ("a table of the most cells", to => Text(to, Columns, 99_999, row => $"Ao{row},B,TJ,{Repeated("x,", 16)}x"), "NotAnEmail 199998"),
        ("a table of the most characters", to => Text(to, Columns, 99_999, row => $"Даш{row},{new string('Б', 60)},TJ,,{new string('в', 90)},{new string('г', 90)}"), "UnknownColumns 199999"),
        ("cells of the longest kind", to => Text(to, Columns, 910, row => $"Ao{row},B,TJ,,{new string('x', 32_767)}"), "TooLong 910"),
        ("accents upon accents", to => Text(to, Columns, 300, row => $"Ao{row},B,TJ,,{Accents(30_000)}"), "TooLong 300"),
        ("much to say of each row", to => Text(to, "given,family,iso2,category,capacity,function,organization,email,phone,native_name,delegation", 99_999, row => $"<b>a{row}</b>,B\u200Bx,XX,Wizard,Emperor,=1,@2,nobody,none,x\u00ADy,+3"), "UnknownState 499995"),
        ("one long shared text used often", to => Workbook(to, Rows(2_000, row => $"<c t=\"inlineStr\"><is><t>A{row}</t></is></c><c t=\"s\"><v>0</v></c><c t=\"inlineStr\"><is><t>TJ</t></is></c>"), $"<si><t>{new string('x', 32_767)}</t></si>"), "TableTooLarge 1"),
        ("one long shared text used as often as may be", to => Workbook(to, Rows(900, row => $"<c t=\"inlineStr\"><is><t>A{row}</t></is></c><c t=\"s\"><v>0</v></c><c t=\"inlineStr\"><is><t>TJ</t></is></c>"), $"<si><t>{new string('x', 32_767)}</t></si>"), "TooLong 900"),
        ("formulas in each cell", to => Workbook(to, Rows(99_999, row => $"<c t=\"inlineStr\"><is><t>Ao{row}</t></is></c><c t=\"str\"><f>1</f><v>B</v></c><c t=\"str\"><f>1</f><v>TJ</v></c>{Repeated("<c t=\"str\"><f>1</f><v>x</v></c>", 15)}", Numbered(15))), "UnknownColumns 1699984"),
        ("as many shared texts as may be", to => Workbook(to, Rows(99_999, row => Shared(row, 14), ",function,organization,honorific,native_name" + Numbered(7)), SharedTexts(1_400_000)), "UnknownState 99999"),
        ("new delegations without end", to => Text(to, "given,family,delegation", 99_999, row => $"Ao{row},B,Institute {row} {new string('x', 200)}"), "TooManyDelegations 94999"),
        ("as many names of photos as may be", to => Photos(to, 19_990, Repeated(new string('a', 20) + "/", 16)), "PhotosUnused 1"),
        ("names of photos deep in folders", to => Photos(to, 9_000, Repeated("a/", 180)), "1 people"),
        ("more names of photos than may be", to => Photos(to, 20_000, Repeated("a/", 400)), "Bomb 1"),
    ];

    public static byte[] Bomb(string kind) => kind switch
    {
        "one huge cell" => Endless(new(Sheet: "<row r=\"1\"><c t=\"inlineStr\"><is><t>", Repeat: new string('x', 1 << 16), Times: 4_000)),
        "one huge attribute" => Endless(new(Sheet: "<row r=\"", Repeat: new string('1', 1 << 16), Times: 4_000)),
        "one huge comment" => Endless(new(Sheet: "<!--", Repeat: Repeated("<x", 1 << 15), Times: 4_000)),
        "one huge hidden text" => Endless(new(Sheet: "<row><c t=\"str\"><v><![CDATA[", Repeat: Repeated("<x", 1 << 15), Times: 4_000)),
        "deep elements" => Endless(new(Sheet: "", Repeat: Repeated("<a>", 1 << 15), Times: 1_000)),
        "many names" => Endless(new(Sheet: "", Repeat: string.Concat(Enumerable.Range(0, 20_000).Select(i => $"<n{i}/>")), Times: 2)),
        "many shared texts" => Endless(new(Place: "xl/sharedStrings.xml", Sheet: "<sst>", Repeat: Repeated("<si/>", 1 << 15), Times: 100)),
        "long shared texts" => Endless(new(Place: "xl/sharedStrings.xml", Sheet: "<sst>", Repeat: Repeated($"<si><t>{new string('x', 20_000)}</t></si>", 10), Times: 500)),
        "long own texts" => Endless(new(Sheet: Header, Repeat: $"<row><c t=\"inlineStr\"><is><t>{new string('x', 30_000)}</t></is></c></row>", Times: 5_000)),
        "many styles" => Endless(new(Place: "xl/styles.xml", Sheet: "<styleSheet><cellXfs>", Repeat: Repeated("<xf/>", 1 << 15), Times: 100)),
        "one endless row" => Endless(new(Sheet: Header + "<row r=\"2\">", Repeat: Repeated("<c r=\"A2\"><f>x</f></c><c r=\"?\"/>", 10_000), Times: 100)),
        "many relations" => Endless(new(Place: "xl/_rels/workbook.xml.rels", Sheet: "<Relationships>", Repeat: string.Concat(Enumerable.Range(0, 20_000).Select(i => $"<Relationship Id=\"r{i}\" Type=\"x/worksheet\" Target=\"worksheets/sheet1.xml\"/>")), Times: 20)),
        "many sheets" => Endless(new(Place: "xl/workbook.xml", Sheet: "<workbook xmlns:r=\"http://x\"><sheets>", Repeat: Repeated("<sheet name=\"a\" r:id=\"r1\"/>", 10_000), Times: 40)),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    private sealed record Part(string Sheet, string Repeat, int Times, string Place = "xl/worksheets/sheet1.xml");

    private static byte[] Endless(Part part)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in new[]
            {
                ("xl/workbook.xml", "<workbook><sheets/></workbook>"), ("xl/worksheets/sheet1.xml", $"<worksheet><sheetData>{Header}</sheetData></worksheet>"),
                ("xl/_rels/workbook.xml.rels", "<Relationships><Relationship Id=\"r1\" Type=\"x/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"),
            })
                if (name != part.Place) Put(zip, name, text);
            using var writer = new StreamWriter(zip.CreateEntry(part.Place, CompressionLevel.Fastest).Open());
            writer.Write(part.Place.EndsWith("sheet1.xml", StringComparison.Ordinal) ? $"<worksheet><sheetData>{part.Sheet}" : part.Sheet);
            for (var i = 0; i < part.Times; i++) writer.Write(part.Repeat);
        }

        return bytes.ToArray();
    }

    private static void Text(Stream to, string header, int rows, Func<int, string> row)
    {
        using var text = new StreamWriter(to, new UTF8Encoding(false), 1 << 16, leaveOpen: true);
        text.Write(header);
        for (var number = 2; number < rows + 2; number++)
        {
            text.Write('\n');
            text.Write(row(number));
        }
    }

    private static void Workbook(Stream to, IEnumerable<string> rows, params IEnumerable<string> shared)
    {
        using var zip = new ZipArchive(to, ZipArchiveMode.Create, leaveOpen: true);
        Put(zip, "xl/workbook.xml", "<workbook><sheets/></workbook>");
        Write("xl/sharedStrings.xml", "<sst>", shared, "</sst>");
        Write("xl/worksheets/sheet1.xml", "<worksheet><sheetData>", rows, "</sheetData></worksheet>");

        void Write(string name, string start, IEnumerable<string> parts, string end)
        {
            using var writer = new StreamWriter(zip.CreateEntry(name, CompressionLevel.Fastest).Open(), new UTF8Encoding(false), 1 << 16);
            writer.Write(start);
            foreach (var part in parts) writer.Write(part);
            writer.Write(end);
        }
    }

    private static IEnumerable<string> Rows(int rows, Func<int, string> cells, string more = "")
    {
        yield return Header.Replace("</row>", string.Concat(more.Split(',').Skip(1).Select(each => $"<c t=\"inlineStr\"><is><t>{each}</t></is></c>")) + "</row>", StringComparison.Ordinal);
        for (var number = 2; number < rows + 2; number++) yield return $"<row r=\"{number}\">{cells(number)}</row>";
    }

    private static string Shared(int row, int cells) => string.Concat(Enumerable.Range(0, cells).Select(i => $"<c t=\"s\"><v>{((row - 2) * cells + i).ToString(CultureInfo.InvariantCulture)}</v></c>"));

    private static IEnumerable<string> SharedTexts(int count) => Enumerable.Range(0, count).Select(i => $"<si><t>Текст номер {i}</t></si>");

    private static void Photos(Stream to, int count, string folders)
    {
        using var zip = new ZipArchive(to, ZipArchiveMode.Create, leaveOpen: true);
        Put(zip, "people.csv", "given,family,iso2\nAli,Karimov,TJ\n");
        for (var i = 0; i < count; i++) zip.CreateEntry($"{folders}{i}.jpg", CompressionLevel.NoCompression).Open().Dispose();
    }

    private static void Put(ZipArchive zip, string name, string text)
    {
        using var writer = new StreamWriter(zip.CreateEntry(name).Open());
        writer.Write(text);
    }

    private static string Accents(int count) => string.Concat(Enumerable.Range(0, count).Select(i => i % 2 == 0 ? '\u0301' : '\u0323'));

    private static string Numbered(int count) => string.Concat(Enumerable.Range(0, count).Select(i => $",c{i}"));

    private static string Repeated(string text, int times) => string.Concat(Enumerable.Repeat(text, times));
}
