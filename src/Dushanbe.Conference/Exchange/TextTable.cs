using System.Buffers;
using System.Globalization;
using System.Text;

namespace Dushanbe.Conference.Exchange;

/// <summary>Reads CSV (RFC 4180) in UTF-8, whichever of comma, semicolon and tab parts its cells, and notices a quotation mark that is never closed.</summary>
internal static class TextTable
{
    public static void Read(ImportTable table, byte[] bytes, CancellationToken cancel)
    {
        var text = Encoding.UTF8.GetString(bytes.AsSpan().TrimStart("\uFEFF"u8));
        var at = 0;
        var separator = DeclaredSeparator(text, ref at) ?? SeparatorOf(text);
        var cells = new List<string?>();
        for (var number = 1; at < text.Length; number++)
        {
            cancel.ThrowIfCancellationRequested();
            cells.Clear();
            var fault = ReadRow(text, ref at, separator, cells, isHeader: table.Rows.Count == 0);
            if (cells.TrueForAll(string.IsNullOrWhiteSpace)) continue;
            if (table.Rows.Count == 0 && cells.Count > ImportTable.MaxColumns)
            {
                table.Fail(ImportCode.TooManyColumns, ImportTable.MaxColumns.ToString(CultureInfo.InvariantCulture));
                return;
            }

            if (table.Rows.Count > ImportTable.MaxRows)
            {
                table.Fail(ImportCode.TooManyRows, ImportTable.MaxRows.ToString(CultureInfo.InvariantCulture));
                return;
            }

            if (fault is not null) table.Findings.Add(fault with { Row = number });
            table.Rows.Add(new TableRow(number, [.. cells]));
        }
    }

    /// <summary>Reads a row, and says what is wrong with its quotation marks: either fault swallows rows behind it.</summary>
    private static ImportFinding? ReadRow(string text, ref int at, char separator, List<string?> cells, bool isHeader)
    {
        ImportFinding? found = null;
        for (var column = 0; ; column++)
        {
            ImportFinding? fault = null;
            var cell = at < text.Length && text[at] == '"' ? Quoted(text, ref at, separator, out fault) : Plain(text, ref at, separator);
            // of what stands behind the last column only the first text matters, which says that the row is too long
            if (column < ImportTable.MaxColumns || cells.Count == ImportTable.MaxColumns && !string.IsNullOrWhiteSpace(cell)) cells.Add(cell);
            if (fault is not null) found ??= fault.Code == ImportCode.UnclosedQuote || column >= ImportTable.MaxColumns ? fault : fault with { Column = column.ToString(CultureInfo.InvariantCulture) };
            if (at >= text.Length || isHeader && cells.Count > ImportTable.MaxColumns) return found;
            if (text[at++] == separator) continue;
            if (text[at - 1] == '\r' && at < text.Length && text[at] == '\n') at++;
            return found;
        }
    }

    private static string Plain(string text, ref int at, char separator)
    {
        var length = text.AsSpan(at).IndexOfAny(separator, '\r', '\n');
        var end = length < 0 ? text.Length : at + length;
        var cell = text[at..Math.Min(end, at + ImportTable.MaxCell)];
        at = end;
        return cell;
    }

    private static string Quoted(string text, ref int at, char separator, out ImportFinding? fault)
    {
        var cell = Inside(text, ref at, out var closed);
        fault = closed ? null : new(0, null, ImportSeverity.Error, ImportCode.UnclosedQuote, null);
        var behind = Plain(text, ref at, separator);
        if (string.IsNullOrWhiteSpace(behind)) return cell;
        fault = new(0, null, ImportSeverity.Error, ImportCode.TextBehindQuote, cell + "\"" + behind);
        return cell + behind;
    }

    /// <summary>The text up to the mark that closes it, doubled marks being single ones.</summary>
    private static string Inside(string text, ref int at, out bool closed)
    {
        StringBuilder? parts = null;
        for (var start = at + 1; ; start = at + 1)
        {
            var mark = text.IndexOf('"', start);
            closed = mark >= 0;
            var end = closed ? mark : text.Length;
            var part = text.AsSpan(start, Math.Min(end - start, ImportTable.MaxCell - (parts?.Length ?? 0)));
            at = closed ? mark + 1 : end;
            if (!closed || at == text.Length || text[at] != '"') return parts is null ? part.ToString() : parts.Append(part).ToString();
            parts = (parts ?? new StringBuilder()).Append(part);
            if (parts.Length < ImportTable.MaxCell) parts.Append('"');
        }
    }

    /// <summary>The separator that a first line such as <c>sep=;</c> tells spreadsheets, which is no row of the table.</summary>
    private static char? DeclaredSeparator(string text, ref int at)
    {
        var end = text.AsSpan().IndexOfAny('\r', '\n');
        if (end < 0) return null;
        var line = text.AsSpan(0, end).Trim("\" ");
        if (line.Length < 5 || !line.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) || char.IsLetterOrDigit(line[4]) || line[5..].ContainsAnyExcept(line[4], ' ', '"')) return null;
        at = end + (text.AsSpan(end).StartsWith("\r\n") ? 2 : 1);
        return line[4];
    }

    private static char SeparatorOf(string text)
    {
        var (commas, semicolons, tabs, quoted) = (0, 0, 0, false);
        foreach (var c in text.AsSpan().TrimStart("\r\n "))
        {
            if (c == '"') quoted = !quoted;
            if (quoted) continue;
            if (c is '\n' or '\r') break;
            if (c == ',') commas++;
            if (c == ';') semicolons++;
            if (c == '\t') tabs++;
        }

        return semicolons > commas && semicolons >= tabs ? ';' : tabs > commas ? '\t' : ',';
    }
}

/// <summary>Writes CSV (RFC 4180) in UTF-8 with a byte order mark, as spreadsheets expect it, with no cell that they would calculate.</summary>
internal sealed class TextTableWriter(Stream to) : TableWriter
{
    private static readonly SearchValues<char> ToQuote = SearchValues.Create("\",;\t\r\n");

    private readonly StreamWriter text = new(to, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), bufferSize: 16_384, leaveOpen: true);

    public override async Task WriteAsync(IReadOnlyList<string?> cells, CancellationToken cancel) =>
        await text.WriteAsync((string.Join(',', cells.Select(Cell)) + "\r\n").AsMemory(), cancel);

    public override Task FinishAsync(CancellationToken cancel) => text.FlushAsync(cancel);

    public override ValueTask DisposeAsync() => text.DisposeAsync();

    private static string Cell(string? value)
    {
        var cell = Formulas.Neutral(value) ?? "";
        return cell.AsSpan().ContainsAny(ToQuote) ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;
    }
}
