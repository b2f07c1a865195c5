using System.Buffers;
using System.Globalization;
using System.Text;

namespace Dushanbe.Conference.Exchange;

/// <summary>
/// Reads CSV (RFC 4180) in UTF-8, separated by comma, semicolon or tab, and detects a quotation mark that is
/// never closed. It parses bytes: a copy as text would be twice as large.
/// </summary>
internal static class TextTable
{
    private const int LowestHeader = 10;               // rows in which the header is searched, below a possible title
    private const int LongestUnit = 3;                 // bytes of a UTF-16 unit in UTF-8
    private const int LongestDeclaration = 20;         // longest line that declares the separator

    private static readonly byte[] Separators = [(byte)',', (byte)';', (byte)'\t'];

    /// <summary>The separators that a clerk may choose.</summary>
    public static IReadOnlyList<char> Offered { get; } = [',', ';', '\t', '|'];

    private static ReadOnlySpan<byte> Mark => "\uFEFF"u8;

    public static void Read(ImportTable table, ReadOnlySpan<byte> text, CancellationToken cancel)
    {
        text = text.TrimStart(Mark);
        var at = 0;
        var declared = DeclaredSeparator(text, ref at);
        if (((byte?)table.Reading.Separator ?? declared ?? (table.Reading.Peek is null ? SeparatorOf(text[at..]) : LikelySeparatorOf(text[at..]))) is not { } separator)
        {
            table.Fail(ImportCode.SeparatorUnclear);
            return;
        }

        table.Separator = (char)separator;
        var cells = new List<string?>();
        for (var number = 1; at < text.Length; number++)
        {
            cancel.ThrowIfCancellationRequested();
            cells.Clear();
            var fault = ReadRow(text, ref at, separator, cells, mayBeHeader: table.Header is null);
            if (cells.TrueForAll(string.IsNullOrWhiteSpace)) continue;
            if (!table.Add(TableRow.Of(number, cells), fault is null ? [] : [fault with { Row = number }])) return;
        }
    }

    /// <summary>Reads a row, and reports faults of its quotation marks, which can swallow rows.</summary>
    private static ImportFinding? ReadRow(ReadOnlySpan<byte> text, ref int at, byte separator, List<string?> cells, bool mayBeHeader)
    {
        ImportFinding? found = null;
        for (var column = 0; ; column++)
        {
            ImportFinding? fault = null;
            var cell = StartsQuoted(text[at..]) ? Quoted(text, ref at, separator, out fault) : Decoded(Plain(text, ref at, separator));
            // beyond the last column only the first text matters, as proof that the row is too long
            if (column < ImportTable.MaxColumns || cells.Count == ImportTable.MaxColumns && !string.IsNullOrWhiteSpace(cell)) cells.Add(cell);
            if (fault is not null) found ??= fault.Code == ImportCode.UnclosedQuote || column >= ImportTable.MaxColumns ? fault : fault with { Column = column.ToString(CultureInfo.InvariantCulture) };
            if (at >= text.Length || mayBeHeader && cells.Count > ImportTable.MaxColumns) return found;
            if (text[at++] == separator) continue;
            if (text[at - 1] == '\r' && at < text.Length && text[at] == '\n') at++;
            return found;
        }
    }

    // a byte order mark may be before the first cell of each concatenated file
    private static bool StartsQuoted(ReadOnlySpan<byte> text) => text.StartsWith(Mark) ? text[Mark.Length..].StartsWith("\""u8) : text.StartsWith("\""u8);

    private static ReadOnlySpan<byte> Plain(ReadOnlySpan<byte> text, ref int at, byte separator)
    {
        var rest = text[at..];
        var length = rest.IndexOfAny(separator, (byte)'\r', (byte)'\n');
        var cell = length < 0 ? rest : rest[..length];
        at += cell.Length;
        return cell;
    }

    private static string Quoted(ReadOnlySpan<byte> text, ref int at, byte separator, out ImportFinding? fault)
    {
        var mark = text[at] == '"' ? "" : "\uFEFF";
        if (mark.Length > 0) at += Mark.Length;
        var cell = mark + Inside(text, ref at, out var closed);
        fault = closed ? null : new(0, null, ImportSeverity.Error, ImportCode.UnclosedQuote, null);
        var behind = Decoded(Plain(text, ref at, separator));
        if (string.IsNullOrWhiteSpace(behind)) return cell;
        fault = new(0, null, ImportSeverity.Error, ImportCode.TextBehindQuote, cell + "\"" + behind);
        return cell + behind;
    }

    /// <summary>The text up to the closing quotation mark, with doubled marks unescaped.</summary>
    private static string Inside(ReadOnlySpan<byte> text, ref int at, out bool closed)
    {
        ArrayBufferWriter<byte>? parts = null;
        for (var start = at + 1; ; start = at + 1)
        {
            var length = text[start..].IndexOf((byte)'"');
            closed = length >= 0;
            var part = closed ? text.Slice(start, length) : text[start..];
            at = closed ? start + length + 1 : text.Length;
            var isLast = !closed || at == text.Length || text[at] != '"';
            if (isLast && parts is null) return Decoded(part);
            parts ??= new ArrayBufferWriter<byte>();
            // text beyond the cell limit is dropped
            var hasRoom = parts.WrittenCount <= ImportTable.MaxCell * LongestUnit;
            if (hasRoom) parts.Write(part[..Math.Min(part.Length, ImportTable.MaxCell * LongestUnit)]);
            if (isLast) return Decoded(parts.WrittenSpan);
            if (hasRoom) parts.Write("\""u8);
        }
    }

    private static string Decoded(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty) return "";
        var text = Encoding.UTF8.GetString(bytes[..Math.Min(bytes.Length, ImportTable.MaxCell * LongestUnit)]);
        return text.Length <= ImportTable.MaxCell ? text : text[..ImportTable.MaxCell];
    }

    /// <summary>The separator declared by a first line such as <c>sep=;</c>, which is not a row of the table.</summary>
    private static byte? DeclaredSeparator(ReadOnlySpan<byte> text, ref int at)
    {
        var end = text.IndexOfAny((byte)'\r', (byte)'\n');
        if (end is < 0 or > LongestDeclaration) return null;
        var line = Encoding.UTF8.GetString(text[..end]).AsSpan().Trim("\" ");
        if (line.Length < 5 || !line.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) || !char.IsAscii(line[4]) || char.IsLetterOrDigit(line[4]) || line[5..].ContainsAnyExcept(line[4], ' ', '"')) return null;
        at = end + (text[end..].StartsWith("\r\n"u8) ? 2 : 1);
        return (byte)line[4];
    }

    /// <summary>The separator: the one that gives a participants header near the top, else the most frequent in the first line; null for a tie.</summary>
    private static byte? SeparatorOf(ReadOnlySpan<byte> text)
    {
        foreach (var separator in Separators)
            if (HoldsHeader(text, separator)) return separator;

        Span<int> counts = [0, 0, 0];
        var quoted = false;
        foreach (var each in text.TrimStart("\r\n "u8))
        {
            if (each == '"') quoted = !quoted;
            if (quoted) continue;
            if (each is (byte)'\n' or (byte)'\r') break;
            if (Separators.AsSpan().IndexOf(each) is var at and >= 0) counts[at]++;
        }

        var most = Math.Max(counts[0], Math.Max(counts[1], counts[2]));
        if (most == 0) return Separators[0];
        return counts.Count(most) == 1 ? Separators[counts.IndexOf(most)] : null;
    }

    /// <summary>The separator of a file of any form, to be confirmed: the one that gives the most headers with a known meaning, then the most rows of one width, then the widest.</summary>
    private static byte? LikelySeparatorOf(ReadOnlySpan<byte> text)
    {
        var best = (Separator: Separators[0], Score: (Headers: -1, Even: 0, Width: 0));
        foreach (var each in Offered)
        {
            var (at, widths, headers) = (0, new List<int>(), 0);
            while (widths.Count < LowestHeader * 2 && at < text.Length)
            {
                var cells = new List<string?>();
                ReadRow(text, ref at, (byte)each, cells, mayBeHeader: true);
                headers = Math.Max(headers, ColumnProposals.Known(cells));
                widths.Add(cells.Count);
            }

            var even = widths.Where(width => width > 1).GroupBy(width => width).OrderByDescending(group => group.Count()).ThenByDescending(group => group.Key).FirstOrDefault();
            var score = (headers, even?.Count() ?? 0, even?.Key ?? 0);
            if (score.CompareTo(best.Score) > 0) best = ((byte)each, score);
        }

        return best.Separator;
    }

    private static bool HoldsHeader(ReadOnlySpan<byte> text, byte separator)
    {
        var (at, cells) = (0, new List<string?>());
        for (var row = 0; row < LowestHeader && at < text.Length; row++)
        {
            cells.Clear();
            ReadRow(text, ref at, separator, cells, mayBeHeader: true);
            if (new ImportHeader(TableRow.Of(row, cells)).IsWhole) return true;
        }

        return false;
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
