using Dushanbe.Conference.Names;
using Dushanbe.Conference.People;

namespace Dushanbe.Conference.Exchange;

/// <summary>Proposes what the columns of any file are, by their headers and the shape of their values.</summary>
internal static class ColumnProposals
{
    /// <summary>How many cells have a header of which the meaning is known.</summary>
    public static int Known(IEnumerable<string?> cells) => cells.Count(each => FormHeaders.FieldOf(each) is not null);

    /// <summary>The place of the header among the first rows: the one with the most known headers, else the first of the widest.</summary>
    public static int HeaderAt(IReadOnlyList<TableRow> rows, int lowest)
    {
        var (best, score) = (0, (Known: -1, Filled: -1));
        for (var at = 0; at < Math.Min(rows.Count, lowest); at++)
        {
            var found = (Known(rows[at].Cells), rows[at].Cells.Count(each => !string.IsNullOrWhiteSpace(each)));
            if (found.CompareTo(score) > 0) (best, score) = (at, found);
        }

        return best;
    }

    /// <summary>The field of each column; null where it is to be left out.</summary>
    /// <param name="headers">The headers.</param>
    /// <param name="values">The first values of each column, cleaned, without blanks.</param>
    /// <param name="rows">The same by row, with blanks.</param>
    public static string?[] Of(IReadOnlyList<string?> headers, IReadOnlyList<IReadOnlyList<string>> values, IReadOnlyList<string?[]> rows)
    {
        var fields = headers.Select((header, at) => Fitting(FormHeaders.FieldOf(header), values[at])).ToArray();
        for (var at = 0; at < fields.Length; at++)
            if (fields[at] is null && FormHeaders.MayBeAnything(headers[at])) fields[at] = ByShape(values[at], fields);
        foreach (var field in ImportMapping.Fields)
        {
            // one column for each field: the one with the most values
            var best = Enumerable.Range(0, fields.Length).Where(at => fields[at] == field).OrderByDescending(at => values[at].Count).ThenBy(at => at).Skip(1);
            foreach (var at in best.ToList()) fields[at] = null;
        }

        SettleNames(fields, values, rows);
        return fields;
    }

    // a column of which most values would be refused is not proposed; but a category that nobody knows is told row by row, since
    // without one everybody would get the same
    private static string? Fitting(string? field, IReadOnlyList<string> values)
    {
        if (field == FormHeaders.Title) field = Most(values, Honorifics.IsKnown) ? Honorific : Function;
        if (field is null || values.Count == 0) return field;
        var fits = field switch
        {
            _ when field == Email => Most(values, each => each.Contains('@', StringComparison.Ordinal)),
            _ when field == Phone => Most(values, each => each.Count(char.IsDigit) > 4),
            ImportColumns.Iso2 => Most(values, each => States.Find(each) is not null),
            ImportColumns.Capacity => Most(values, each => CapacityWords.Find(each) is not null),
            ImportColumns.Photo => !values.Any(each => each.Contains("://", StringComparison.Ordinal)),
            ImportColumns.State => values.Any(each => ImportStates.IsApproved(each) is not null),
            _ => true,
        };
        return fits ? field : field == ImportColumns.Iso2 && Most(values, each => States.Match(each) is not null) ? ImportColumns.Delegation : null;
    }

    private static readonly string Email = Column(nameof(ParticipantFields.Email)), Phone = Column(nameof(ParticipantFields.Phone)), Honorific = Column(nameof(ParticipantFields.Honorific)), Function = Column(nameof(ParticipantFields.Function));

    private static string Column(string field) => ImportColumns.Of(field);

    private static string? ByShape(IReadOnlyList<string> values, string?[] taken)
    {
        if (values.Count == 0) return null;
        if (Free(Email) && Most(values, ParticipantFields.IsEmail)) return Email;
        if (Free(ImportColumns.Delegation) && Free(ImportColumns.Iso2) && Most(values, each => States.Match(each) is not null)) return ImportColumns.Delegation;
        return Free(Phone) && Most(values, each => each[0] == '+' && each.Count(char.IsDigit) > 6) ? Phone : null;

        bool Free(string field) => !taken.Contains(field, StringComparer.Ordinal);
    }

    // one column with several words for all of a name; a whole name beside its parts is only for rows without them
    private static void SettleNames(string?[] fields, IReadOnlyList<IReadOnlyList<string>> values, IReadOnlyList<string?[]> rows)
    {
        var (whole, given, family) = (At(ImportMapping.FullName), At(ImportColumns.Given), At(ImportColumns.Family));
        if (whole < 0 && given < 0 != family < 0 && Most(values[Math.Max(given, family)], each => each.Contains(' ', StringComparison.Ordinal))) fields[Math.Max(given, family)] = ImportMapping.FullName;
        if (whole >= 0 && (given >= 0 || family >= 0) && !rows.Any(row => Blank(row, given) && Blank(row, family) && !Blank(row, whole))) fields[whole] = null;
        if (At(ImportColumns.Given) < 0 && At(ImportMapping.Patronymic) is var patronymic and >= 0) fields[patronymic] = null;

        int At(string field) => Array.IndexOf(fields, field);
        static bool Blank(string?[] row, int at) => at < 0 || at >= row.Length || row[at] is null;
    }

    private static bool Most(IReadOnlyList<string> values, Func<string, bool> isSo) => values.Count(isSo) * 2 > values.Count;
}
