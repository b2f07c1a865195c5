using System.Globalization;
using System.Xml;
using Dushanbe.Conference.Lists;
using Dushanbe.Conference.Names;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using SpokenLanguage = DocumentFormat.OpenXml.Wordprocessing.Languages;

namespace Dushanbe.Conference.Papers.Participants;

/// <summary>
/// Writes the list of participants as a document of Word, for whoever has to put it into a paper of their own: headings, two columns,
/// heads and feet of pages. Everything is in styles, so that it can be made to look otherwise in one place.
/// </summary>
internal sealed class ListDocument
{
    private readonly ListOfParticipants list;
    private readonly ListWords words;
    private readonly DocumentFormat.OpenXml.Wordprocessing.Body body = new();

    private ListDocument(ListOfParticipants list) => (this.list, words) = (list, new(list));

    /// <summary>Writes it.</summary>
    /// <param name="list">The content.</param>
    /// <param name="to">Receives the file.</param>
    /// <param name="cancel">Cancels.</param>
    public static async Task WriteAsync(ListOfParticipants list, Stream to, CancellationToken cancel)
    {
        // packages are written here and there in a file, which a response cannot be
        using var made = new MemoryStream();
        new ListDocument(list).Make(made, cancel);
        made.Position = 0;
        await made.CopyToAsync(to, cancel);
    }

    private void Make(Stream to, CancellationToken cancel)
    {
        using var document = WordprocessingDocument.Create(to, WordprocessingDocumentType.Document);
        document.PackageProperties.Title = $"{words.Title}. {list.Title.Text}";
        document.PackageProperties.Language = list.Language;
        document.PackageProperties.Creator = "Dushanbe.Conference";
        var main = document.AddMainDocumentPart();
        main.AddNewPart<StyleDefinitionsPart>().Styles = ListDocumentStyles.Of(list.Language);
        var (header, footer) = (main.AddNewPart<HeaderPart>(), main.AddNewPart<FooterPart>());
        header.Header = new Header(Line(ListDocumentStyles.Furniture, $"{list.ShortTitle.Text}{PaperWords.Dot}{words.Running}"));
        footer.Footer = new Footer(PageNumber());
        // the first page has no head, but a number
        main.AddNewPart<HeaderPart>("first").Header = new Header(Line(ListDocumentStyles.Furniture, ""));
        Cover();
        EndSection(columns: 1, SectionMarkValues.NextPage, new HeaderReference { Type = HeaderFooterValues.Default, Id = main.GetIdOfPart(header) }, new HeaderReference { Type = HeaderFooterValues.First, Id = "first" },
            new FooterReference { Type = HeaderFooterValues.Default, Id = main.GetIdOfPart(footer) }, new FooterReference { Type = HeaderFooterValues.First, Id = main.GetIdOfPart(footer) });
        foreach (var (index, part) in list.Parts.Index())
        {
            cancel.ThrowIfCancellationRequested();
            body.Append(Line(ListDocumentStyles.Group, words.Group(part.Group)));
            EndSection(columns: 1, index == 0 ? SectionMarkValues.NextPage : SectionMarkValues.Continuous);
            foreach (var each in part.Bodies) Delegation(each);
            EndSection(columns: 2, SectionMarkValues.Continuous);
        }

        Changes();
        body.Append(Section(columns: 1, SectionMarkValues.Continuous));
        main.Document = new Document(body);
    }

    private void Cover()
    {
        body.Append(Line(ListDocumentStyles.Conference, list.Title.Text, list.Title.Language), Line(ListDocumentStyles.Place, words.Place), Line(ListDocumentStyles.Title, words.Title));
        foreach (var note in words.Notes) body.Append(Line(null, note));
        body.Append(Line(ListDocumentStyles.Group, words["List.Statistics"]));
        if (list.Parts.Count == 0)
        {
            body.Append(Line(null, words["List.Nobody"]));
            return;
        }

        var table = new Table(
            new TableProperties(
                new TableWidth { Width = "5000", Type = TableWidthUnitValues.Pct },
                new TableBorders(new BottomBorder { Val = BorderValues.Single, Size = 4, Color = "B4AB98" }, new InsideHorizontalBorder { Val = BorderValues.Single, Size = 4, Color = "DED7C8" })),
            new TableGrid(new GridColumn { Width = "6000" }, new GridColumn { Width = "1700" }, new GridColumn { Width = "1700" }),
            RowOf(isHead: true, words["List.Group"], words["List.Bodies"], words["List.People"]));
        foreach (var part in list.Parts) table.Append(RowOf(isHead: false, words.Group(part.Group), Number(part.Bodies.Count), Number(part.People)));
        table.Append(RowOf(isHead: false, words["List.Total"], Number(list.Bodies), Number(list.People)));
        body.Append(table);
    }

    private static TableRow RowOf(bool isHead, params string[] cells)
    {
        var row = new TableRow();
        if (isHead) row.Append(new TableRowProperties(new TableHeader()));
        foreach (var (index, cell) in cells.Index())
        {
            var line = Line(isHead ? ListDocumentStyles.TableHead : null, cell);
            if (index > 0) (line.ParagraphProperties ??= new()).Justification = new Justification { Val = JustificationValues.Right };
            row.Append(new TableCell(line));
        }

        return row;
    }

    private void Delegation(ListOfParticipants.Body delegation)
    {
        var heading = Line(ListDocumentStyles.Delegation, words.Heading(delegation), delegation.Name.Text.Length > 0 ? delegation.Name.Language : null);
        if (delegation.Ordered is { } ordered) heading.Append(RunOf($"  {ordered.Text}", ordered.Language));
        body.Append(heading);
        foreach (var person in delegation.People)
        {
            (string Style, string? Text)[] said = [(ListDocumentStyles.Role, person.IsHead ? words["List.Head"] : null), (ListDocumentStyles.Small, person.Function), (ListDocumentStyles.Small, person.Organization)];
            var lines = said.Where(each => each.Text is not null).Select(each => Line(each.Style, each.Text!, NativeLanguage.Of(each.Text!))).Prepend(Line(ListDocumentStyles.Name, person.Spoken, NativeLanguage.Of(person.Listed))).ToList();
            // a person stays in one column
            foreach (var line in lines.SkipLast(1)) line.ParagraphProperties!.KeepNext = new KeepNext();
            body.Append(lines);
        }
    }

    private void Changes()
    {
        if (list.Changes is not { } changes) return;
        var told = new ListChangeWords(list.Language);
        body.Append(Line(ListDocumentStyles.Group, told.Title(changes)), Line(null, told.Count(changes)));
        EndSection(columns: 1, SectionMarkValues.NextPage);
        foreach (var each in changes.Bodies)
        {
            body.Append(Line(ListDocumentStyles.Delegation, told.Name(each.Name), each.Name.Text.Length > 0 ? each.Name.Language : null));
            foreach (var line in told.Lines(each))
                body.Append([Line(ListDocumentStyles.Role, line.What), Line(ListDocumentStyles.Name, line.Name, NativeLanguage.Of(line.Name)), .. line.Said.Select(said => Line(ListDocumentStyles.Small, said, NativeLanguage.Of(said)))]);
        }

        EndSection(columns: 2, SectionMarkValues.Continuous);
    }

    private void EndSection(int columns, SectionMarkValues begins, params OpenXmlElement[] furniture) =>
        body.Append(new Paragraph(new ParagraphProperties(new ParagraphStyleId { Val = ListDocumentStyles.Break }, Section(columns, begins, furniture))));

    private static SectionProperties Section(int columns, SectionMarkValues begins, params OpenXmlElement[] furniture)
    {
        var section = new SectionProperties(furniture);
        section.Append(
            new SectionType { Val = begins },
            new PageSize { Width = 11906, Height = 16838 },
            new PageMargin { Top = 1134, Bottom = 1134, Left = 964, Right = 964, Header = 567, Footer = 567, Gutter = 0 },
            new Columns { ColumnCount = (short)columns, Space = "510" });
        if (furniture.Length > 0) section.Append(new TitlePage());
        return section;
    }

    private static Paragraph PageNumber()
    {
        var line = Line(ListDocumentStyles.Furniture, "");
        line.ParagraphProperties!.Justification = new Justification { Val = JustificationValues.Right };
        line.Append(new SimpleField(new Run(new Text("1"))) { Instruction = " PAGE " }, RunOf(" / ", null), new SimpleField(new Run(new Text("1"))) { Instruction = " NUMPAGES " });
        return line;
    }

    private static Paragraph Line(string? style, string text, string? language = null)
    {
        var line = new Paragraph();
        if (style is not null) line.ParagraphProperties = new ParagraphProperties(new ParagraphStyleId { Val = style });
        if (text.Length > 0) line.Append(RunOf(text, language));
        return line;
    }

    private static Run RunOf(string text, string? language)
    {
        var run = new Run();
        if (language is not null)
        {
            var isFromRight = Names.Languages.IsRightToLeft(language);
            run.RunProperties = new RunProperties();
            if (isFromRight) run.RunProperties.Append(new RightToLeftText());
            run.RunProperties.Append(isFromRight ? new SpokenLanguage { Bidi = language } : new SpokenLanguage { Val = language });
        }

        run.Append(new Text(Allowed(text)) { Space = SpaceProcessingModeValues.Preserve });
        return run;
    }

    // a character that no XML file may have would make the whole document unreadable
    private static string Allowed(string text) => text.All(each => XmlConvert.IsXmlChar(each) || char.IsSurrogate(each)) ? text : string.Concat(text.Select(each => XmlConvert.IsXmlChar(each) || char.IsSurrogate(each) ? each : '\uFFFD'));

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
