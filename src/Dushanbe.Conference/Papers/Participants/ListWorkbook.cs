using System.Globalization;
using Dushanbe.Conference.Exchange;
using Dushanbe.Conference.Lists;
using SpreadCheetah;
using SpreadCheetah.Styling;
using SpreadCheetah.Worksheets;

namespace Dushanbe.Conference.Papers.Participants;

/// <summary>
/// Writes the list of participants as a workbook: a row for each person, and the statistics. Names, functions and bodies are text in
/// text cells: nothing that somebody typed is ever calculated.
/// </summary>
internal static class ListWorkbook
{
    // widths in characters of a sheet's usual face
    private static readonly (string Key, double Width)[] Columns =
    [
        ("List.Column.Number", 7), ("List.Group", 24), ("List.Column.Body", 34), ("List.Column.Code", 10), ("List.Column.Honorific", 12), ("List.Column.Name", 36),
        ("List.Column.Family", 24), ("List.Column.Given", 22), ("List.Column.Native", 28), ("List.Column.Role", 20), ("List.Column.Function", 44), ("List.Column.Organization", 44),
    ];

    private static readonly double[] ChangeWidths = [24, 34, 36, 24, 44, 44];

    /// <summary>Writes it.</summary>
    /// <param name="list">The content.</param>
    /// <param name="to">Receives the file.</param>
    /// <param name="cancel">Cancels.</param>
    public static async Task WriteAsync(ListOfParticipants list, Stream to, CancellationToken cancel)
    {
        await using var sheet = await Spreadsheet.CreateNewAsync(to, cancellationToken: cancel);
        var words = new ListWords(list);
        var bold = sheet.AddStyle(new Style { Font = { Bold = true } });
        await PeopleAsync(sheet, list, words, bold, cancel);
        await StatisticsAsync(sheet, list, words, bold, cancel);
        if (list.Changes is { } changes) await ChangesAsync(sheet, changes, new(list.Language), words, bold, cancel);
        await sheet.FinishAsync(cancel);
    }

    private static async Task PeopleAsync(Spreadsheet sheet, ListOfParticipants list, ListWords words, StyleId bold, CancellationToken cancel)
    {
        var last = (list.People + 1).ToString(CultureInfo.InvariantCulture);
        var options = new WorksheetOptions { FrozenRows = 1, AutoFilter = new AutoFilterOptions($"A1:{(char)('A' + Columns.Length - 1)}{last}") };
        // text format, so that what is typed over a cell later stays as typed
        var text = new Style { Format = NumberFormat.Standard(StandardNumberFormat.Text) };
        foreach (var (index, column) in Columns.Index())
        {
            options.Column(index + 1).Width = column.Width;
            if (index > 0) options.Column(index + 1).DefaultStyle = text;
        }

        await sheet.StartWorksheetAsync(words["List.Sheet"], options, cancel);
        await HeadAsync(sheet, [.. Columns.Select(each => words[each.Key])], bold, cancel);
        var number = 0;
        foreach (var part in list.Parts)
            foreach (var body in part.Bodies)
                foreach (var person in body.People)
                    await sheet.AddRowAsync(
                    [
                        new DataCell(++number), Text(words.Group(part.Group)), Text(words.Name(body)), Text(body.Abbreviation), Text(person.Honorific), Text(person.Listed),
                        Text(person.Name.Family), Text(person.Name.Given), Text(person.Name.Native), Text(person.IsHead ? words["List.Head"] : null), Text(person.Function), Text(person.Organization),
                    ], cancel);
    }

    private static async Task StatisticsAsync(Spreadsheet sheet, ListOfParticipants list, ListWords words, StyleId bold, CancellationToken cancel)
    {
        var options = new WorksheetOptions();
        options.Column(1).Width = 60;
        options.Column(2).Width = options.Column(3).Width = 16;
        await sheet.StartWorksheetAsync(words["List.StatisticsSheet"], options, cancel);
        foreach (var line in words.Notes.Prepend(words.Place).Prepend(list.Title.Text).Prepend(words.Title)) await sheet.AddRowAsync([Text(line)], cancel);
        await sheet.AddRowAsync([new DataCell((string?)null)], cancel);
        await HeadAsync(sheet, [words["List.Group"], words["List.Bodies"], words["List.People"]], bold, cancel);
        foreach (var part in list.Parts) await sheet.AddRowAsync([Text(words.Group(part.Group)), new DataCell(part.Bodies.Count), new DataCell(part.People)], cancel);
        await sheet.AddRowAsync([Text(words["List.Total"]), new DataCell(list.Bodies), new DataCell(list.People)], cancel);
    }

    private static async Task ChangesAsync(Spreadsheet sheet, ListChanges changes, ListChangeWords told, ListWords words, StyleId bold, CancellationToken cancel)
    {
        var options = new WorksheetOptions();
        foreach (var (index, width) in ChangeWidths.Index()) options.Column(index + 1).Width = width;
        await sheet.StartWorksheetAsync(words["List.Changes.Sheet"], options, cancel);
        await sheet.AddRowAsync([Text(told.Title(changes))], cancel);
        await sheet.AddRowAsync([Text(told.Count(changes))], cancel);
        await HeadAsync(sheet, [words["List.Change"], words["List.Column.Body"], words["List.Column.Name"], words["List.Difference.What"], words["List.Difference.Was"], words["List.Difference.Is"]], bold, cancel);
        foreach (var body in changes.Bodies)
            foreach (var line in told.Lines(body))
                foreach (var (what, was, now) in line.Differences)
                    await sheet.AddRowAsync([Text(line.What), Text(told.Name(body.Name)), Text(line.Name), Text(what), Text(was), Text(now)], cancel);
    }

    private static ValueTask HeadAsync(Spreadsheet sheet, IReadOnlyList<string> titles, StyleId bold, CancellationToken cancel) =>
        sheet.AddRowAsync([.. titles.Select(each => new StyledCell(each, bold))], cancel);

    private static DataCell Text(string? text) => new(SheetTable.Escaped(text));
}
