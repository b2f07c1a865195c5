using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Dushanbe.Conference.Names;
using Dushanbe.Conference.People;
using Dushanbe.Conference.Register;

namespace Dushanbe.Conference.Exchange;

/// <summary>Finds rows that are in the file twice, and names that are there twice or registered.</summary>
internal sealed class RowTwins(RowTexts texts, RowFindings findings, IReadOnlyDictionary<string, ImportText> registered)
{
    // the first row with each content, by hash, since rows can be long
    private readonly Dictionary<UInt128, int> rowsSeen = [];
    private readonly Dictionary<UInt128, int> namesSeen = [];
    private int[] compared = [];

    /// <summary>Takes the columns that are compared.</summary>
    public void Begin() => compared = [.. texts.Header.Columns.OrderBy(each => each.Key, StringComparer.Ordinal).Select(each => each.Value)];

    /// <summary>Checks a row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="fields">Whom it registers or updates.</param>
    /// <param name="isKnown">Whether it is known who of the registered this is.</param>
    public void Check(TableRow row, ParticipantFields fields, bool isKnown)
    {
        var cells = texts.All(row);
        var whole = HashOf(string.Join('\u001F', compared.Select(at => at < cells.Length ? cells[at] : null)));
        if (!rowsSeen.TryAdd(whole, row.Number))
        {
            findings.Add(row.Number, null, ImportSeverity.Error, ImportCode.SameRow, null, ImportTable.Said(rowsSeen[whole]));
            return;
        }

        if (!IsShort(fields.Name) || TwinKey.Of(fields.Given, fields.Family) is not { } name) return;
        var hash = HashOf(name);
        var column = fields.Family is null ? ImportColumns.Given : ImportColumns.Family;
        var shown = $"{fields.Given} {fields.Family}".Trim();
        if (!namesSeen.TryAdd(hash, row.Number)) findings.Add(row.Number, column, ImportSeverity.Warning, ImportCode.SameNameInFile, shown, ImportTable.Said(namesSeen[hash]));
        if (!isKnown && registered.TryGetValue(name, out var where)) findings.Add(row.Number, column, ImportSeverity.Warning, ImportCode.SameNameRegistered, shown, where);
    }

    /// <summary>Whether a name is one that could be stored; longer ones are refused elsewhere.</summary>
    public static bool IsShort(PersonName name) => Math.Max(Math.Max(name.Given?.Length ?? 0, name.Family?.Length ?? 0), Math.Max(name.Native?.Length ?? 0, name.Honorific?.Length ?? 0)) <= PersonName.MaxLength;

    private static UInt128 HashOf(string text) => BinaryPrimitives.ReadUInt128LittleEndian(SHA256.HashData(MemoryMarshal.AsBytes(text.AsSpan())));
}
