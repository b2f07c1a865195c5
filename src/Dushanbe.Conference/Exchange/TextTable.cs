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
        var separator = SeparatorOf(text);
        var cells = new List<string?>();
        var at = 0;
        for (var number = 1; at < text.Length; number++)
        {
            cancel.ThrowIfCancellationRequested();
            cells.Clear();
            var closed = ReadRow(text, ref at, separator, cells);
            if (cells.TrueForAll(string.IsNullOrWhiteSpace)) continue;
            if (table.Rows.Count > ImportTable.MaxRows)
            {
                table.Fail(ImportCode.TooManyRows, ImportTable.MaxRows.ToString(CultureInfo.InvariantCulture));
                return;
            }

            // a mark that is never closed swallows the rows behind it
            if (!closed) table.Findings.Add(new ImportFinding(number, null, ImportSeverity.Error, ImportCode.UnclosedQuote, null));
            table.Rows.Add(new TableRow(number, [.. cells]));
        }
    }

    private static bool ReadRow(string text, ref int at, char separator, List<string?> cells)
    {
        while (true)
        {
            var closed = true;
            cells.Add(at < text.Length && text[at] == '"' ? Quoted(text, ref at, separator, out closed) : Plain(text, ref at, separator));
            if (!closed || at >= text.Length) return closed;
            if (text[at++] == separator) continue;
            if (text[at - 1] == '\r' && at < text.Length && text[at] == '\n') at++;
            return true;
        }
    }

    private static string Plain(string text, ref int at, char separator)
    {
        var length = text.AsSpan(at).IndexOfAny(separator, '\r', '\n');
        var end = length < 0 ? text.Length : at + length;
        var cell = text[at..end];
        at = end;
        return cell;
    }

    private static string Quoted(string text, ref int at, char separator, out bool closed)
    {
        var cell = new StringBuilder();
        at++;
        while (true)
        {
            var mark = text.IndexOf('"', at);
            closed = mark >= 0;
            cell.Append(text, at, (closed ? mark : text.Length) - at);
            at = closed ? mark + 1 : text.Length;
            if (!closed) return cell.ToString();
            if (at == text.Length || text[at] != '"') break;
            cell.Append('"');
            at++;
        }

        // what stands behind the closing mark belongs to the cell, as spreadsheets read it
        return cell.Append(Plain(text, ref at, separator)).ToString();
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
