using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Dushanbe.Conference.Delegations;
using Dushanbe.Conference.Editions.Categories;
using Dushanbe.Conference.Forms;
using Dushanbe.Conference.Names;
using Dushanbe.Conference.People;
using Dushanbe.Conference.Register;

namespace Dushanbe.Conference.Exchange;

/// <summary>Parses and checks the rows of an import file one by one.</summary>
internal sealed class ImportCheck(ImportTable table, ImportDelegations delegations, IReadOnlyList<Category> categories, Dictionary<string, ImportText> registered)
{
    private const int LongestWord = 200;               // longest text that is looked up; no category has a longer one
    private const int LongestCell = 1_000;             // longest text that is cleaned; no field allows half as many characters

    // the first row with each content, by hash, since rows can be long
    private readonly Dictionary<UInt128, int> rowsSeen = [];
    private readonly Dictionary<UInt128, int> namesSeen = [];
    private readonly Dictionary<string, (Category? Category, bool IsExact)> categoriesByWord = new(StringComparer.Ordinal);
    private readonly FindingList findings = new();
    private readonly WholeNames wholeNames = new();
    private readonly Lazy<ImportText> categoryWords = new(() => ImportText.Of(language => string.Join(", ", categories.Select(each => $"{each.Letter} ({each.Word.Best(language).Text})"))));
    private readonly Lazy<ImportText> capacityWords = new(() => ImportText.Of(language => string.Join(", ", Enum.GetValues<Capacity>().Select(each => CapacityWords.Of(each, language)))));
    private ImportHeader header = new(new TableRow(1, [], 0));
    private static readonly string Email = ImportColumns.Of(nameof(ParticipantFields.Email)), Honorific = ImportColumns.Of(nameof(ParticipantFields.Honorific));
    private int[] compared = [];
    private ImportSeverity worst;
    private TableRow? cleanedRow;
    private string?[] cleaned = [];
    private TableRow? namedRow;
    private MappedName named;

    /// <summary>The parsed rows, valid or not.</summary>
    public sealed record Person(int Row, ParticipantFields Fields, string? Photo);

    /// <summary>The findings, in the order found.</summary>
    public FindingList Findings => findings;

    /// <summary>The headers of the file by the columns that findings name; null where these are the headers.</summary>
    public IReadOnlyDictionary<string, string>? Titles => header.Titles();

    private Category? Default => categories.FirstOrDefault(each => each.Letter == "D") ?? categories.FirstOrDefault(each => Means(each, "delegate")) ?? (categories.Count > 0 ? categories[0] : null);

    /// <summary>Reads the header; false where the rows cannot be used.</summary>
    public bool ReadHeader()
    {
        if (table.Rows.Count == 0) return false;
        header = table.Header!;
        foreach (var finding in header.Findings) findings.Add(finding);
        if (header.IsWhole && table.Rows.Count == 1) Add(0, null, ImportSeverity.Error, ImportCode.NoRows, null);
        if (categories.Count == 0) Add(0, null, ImportSeverity.Error, ImportCode.NoCategories, null);
        findings.Add(table.Findings);
        compared = [.. header.Columns.OrderBy(each => each.Key, StringComparer.Ordinal).Select(each => each.Value)];
        return header.IsWhole && categories.Count > 0;
    }

    /// <summary>Parses a row; null where it is skipped. A row with errors registers nobody, but its photo is checked too.</summary>
    public (Person? Person, ImportRow Row) Read(TableRow row)
    {
        worst = row.Worst;
        var state = Text(row, ImportColumns.State);
        var isApproved = state is null ? true : ImportStates.IsApproved(state);
        if (isApproved is null) Add(row.Number, ImportColumns.State, ImportSeverity.Error, ImportCode.UnknownPersonState, state);
        if (isApproved is false)
        {
            Add(row.Number, ImportColumns.State, ImportSeverity.Warning, ImportCode.WithdrawnLeftOut, state);
            return (null, Row(row, NameOf(row), RowVerdict.LeftOut));
        }

        CheckShape(row);
        var fields = Fields(row);
        CheckFields(row, fields);
        CheckTwins(row, fields);
        wholeNames.See(fields.Given, fields.Family);
        var verdict = worst == ImportSeverity.Error ? RowVerdict.Faulty : worst == ImportSeverity.Warning ? RowVerdict.ToLookAt : RowVerdict.Ready;
        return (new Person(row.Number, fields, Text(row, ImportColumns.Photo)), Row(row, fields.Name, verdict));
    }

    private static ImportRow Row(TableRow row, PersonName name, RowVerdict verdict) => new(row.Number, ImportSummary.Short(NameStyle.Listed.Of(name)) ?? "", verdict);

    /// <summary>Adds findings that depend on all rows.</summary>
    public void Finish()
    {
        if (wholeNames.Found() is var (column, example, count)) Add(table.Rows[0].Number, column, ImportSeverity.Warning, ImportCode.FullNames, example, Invariant(count));
    }

    /// <summary>Adds a finding.</summary>
    public void Add(int row, string? column, ImportSeverity severity, ImportCode code, string? value, params ImportText[] arguments)
    {
        if (severity > worst) worst = severity;
        findings.Add(new ImportFinding(row, column, severity, code, value, arguments));
    }

    private PersonName NameOf(TableRow row)
    {
        string? Part(string field) => Text(row, ImportColumns.Of(field));
        return new(Part(nameof(ParticipantFields.Honorific)), Part(nameof(ParticipantFields.Given)), Part(nameof(ParticipantFields.Family)), Part(nameof(ParticipantFields.NativeName)));
    }

    private void CheckShape(TableRow row)
    {
        var width = table.Rows[0].Cells.Length;
        if (row.Cells.Skip(width).Any(cell => !string.IsNullOrWhiteSpace(cell)))
            Add(row.Number, null, header.Mapping is null ? ImportSeverity.Error : ImportSeverity.Warning, ImportCode.TooManyCells, null, Invariant(row.Cells.Length), Invariant(width));
        else if (table.IsText && row.Width < width)
            Add(row.Number, null, ImportSeverity.Warning, ImportCode.FewerCells, null, Invariant(row.Width), Invariant(width));
        for (var at = 0; at < row.Cells.Length; at++)
        {
            if (row.Cells[at] is { } text && ImportCells.HoldsWholeRow(text, table.Separator, width - 1)) Add(row.Number, header.NameOf(at), ImportSeverity.Error, ImportCode.SeveralLines, text);
        }

        foreach (var (column, at) in header.Columns)
        {
            if (at >= row.Cells.Length || row.Cells[at] is not { } cell) continue;
            if (ImportCells.HoldsRows(column, cell) && !ImportCells.HoldsWholeRow(cell, table.Separator, width - 1)) Add(row.Number, column, ImportSeverity.Warning, ImportCode.SeveralLines, cell);
            if (ImportCells.HasInvisible(cell.Length > LongestCell ? cell[..LongestCell] : cell) || column == Email && ImportCells.WithoutJoiners(cell) != cell)
                Add(row.Number, column, ImportSeverity.Warning, ImportCode.InvisibleRemoved, Text(row, column));
        }
    }

    private ParticipantFields Fields(TableRow row)
    {
        var fields = new ParticipantFields { DelegationId = DelegationOf(row)?.Id, CategoryId = CategoryOf(row)?.Id ?? default, Capacity = CapacityOf(row) };
        foreach (var (column, field) in ImportColumns.Plain)
            if (Text(row, column) is { } text) fields = field.Set(fields, text);
        return fields;
    }

    private Delegation? DelegationOf(TableRow row)
    {
        var text = Text(row, ImportColumns.Delegation);
        if (text?.Length > FieldFault.LongestText)
        {
            Add(row.Number, ImportColumns.Delegation, ImportSeverity.Error, ImportCode.TooLong, text, Invariant(FieldFault.LongestText));
            return null;
        }

        var (answer, isNew) = delegations.Find(Text(row, ImportColumns.Iso2), text);
        if (answer.Fault is { } fault) Add(row.Number, answer.Column, ImportSeverity.Error, fault, answer.Value, answer.Other ?? LocalizedText.Empty);
        if (answer.IsReadAs) Add(row.Number, ImportColumns.Delegation, ImportSeverity.Warning, ImportCode.ReadAs, text, answer.Delegation!.Name);
        if (isNew && answer.Near is { } near) Add(row.Number, ImportColumns.Delegation, ImportSeverity.Warning, ImportCode.DelegationProposed, text, near);
        if (isNew) Add(row.Number, text is null ? ImportColumns.Iso2 : ImportColumns.Delegation, ImportSeverity.Note, ImportCode.NewDelegation, text ?? Text(row, ImportColumns.Iso2), answer.Delegation!.Name);
        return answer.Delegation;
    }

    private Category? CategoryOf(TableRow row)
    {
        if (Text(row, ImportColumns.Category) is not { } word) return Default;
        (Category? Category, bool IsExact) known = default;
        if (word.Length <= LongestWord && !categoriesByWord.TryGetValue(word, out known))
            categoriesByWord[word] = known = categories.FirstOrDefault(each => Says(each, word)) is { } said ? (said, true) : (categories.FirstOrDefault(each => Means(each, word)), false);
        if (known.Category is null)
            Add(row.Number, ImportColumns.Category, ImportSeverity.Error, ImportCode.UnknownCategory, word, categoryWords.Value);
        else if (!known.IsExact)
            Add(row.Number, ImportColumns.Category, ImportSeverity.Warning, ImportCode.ReadAs, word, known.Category.Word);
        return known.Category;
    }

    private static bool Says(Category category, string word) =>
        string.Equals(category.Letter, word, StringComparison.OrdinalIgnoreCase) || category.Word.Values.Values.Any(each => ImportCells.Plain(each) == ImportCells.Plain(word));

    private static bool Means(Category category, string word) => category.Word.Values.Values.Any(each => SearchKey.Fold(each) == SearchKey.Fold(word));

    private Capacity CapacityOf(TableRow row)
    {
        if (Text(row, ImportColumns.Capacity) is not { } word) return Capacity.NotStated;
        if (word.Length <= LongestWord && CapacityWords.Find(word) is { } capacity)
        {
            if (!CapacityWords.Has(word)) Add(row.Number, ImportColumns.Capacity, ImportSeverity.Warning, ImportCode.ReadAs, word, ImportText.Of(language => CapacityWords.Of(capacity, language)));
            return capacity;
        }

        Add(row.Number, ImportColumns.Capacity, ImportSeverity.Error, ImportCode.UnknownCapacity, word, capacityWords.Value);
        return Capacity.NotStated;
    }

    private void CheckFields(TableRow row, ParticipantFields fields)
    {
        var hasBody = Text(row, ImportColumns.Iso2) is not null || Text(row, ImportColumns.Delegation) is not null;
        foreach (var fault in fields.Faults())
        {
            var column = ImportColumns.Of(fault.Field);
            ImportCode? code = fault.Kind switch
            {
                FieldFaultKind.NameMissing => ImportCode.NameMissing,
                // a delegation that is named but wrong has been reported as such
                FieldFaultKind.BodyMissing => hasBody ? null : ImportCode.BodyMissing,
                FieldFaultKind.NotAnEmail => ImportCode.NotAnEmail,
                FieldFaultKind.NotAPhone => ImportCode.NotAPhone,
                FieldFaultKind.NotAName => ImportCode.NotAName,
                _ => ImportCode.TooLong,
            };
            if (code is { } found) Add(row.Number, column, ImportSeverity.Error, found, Text(row, column), fault.Limit is { } limit ? Invariant(limit) : "");
        }

        CheckPhone(row, fields.Phone);
        CheckName(row, fields);
        foreach (var column in new[] { ImportColumns.Of(nameof(fields.Function)), ImportColumns.Organization, ImportColumns.Delegation })
        {
            if (Text(row, column) is { } text && text[0] is '=' or '+' or '@' or '-') Add(row.Number, column, ImportSeverity.Warning, ImportCode.LooksLikeFormula, text);
        }
    }

    private void CheckName(TableRow row, ParticipantFields fields)
    {
        if (NamesOf(row) is { Whole: { } whole, IsSplit: false }) Add(row.Number, ImportMapping.FullName, ImportSeverity.Warning, ImportCode.NameNotSplit, whole);
        var (name, iso2) = (fields.Name, Text(row, ImportColumns.Iso2));
        if (!IsShort(name)) return;
        foreach (var warning in NameWarnings.Of(name, iso2))
        {
            var proposal = warning == NameWarning.OldTajikLetters ? NameWarnings.Repaired(name, iso2) : name;
            Add(row.Number, fields.Family is null ? ImportColumns.Given : ImportColumns.Family, ImportSeverity.Warning, Enum.Parse<ImportCode>(warning.ToString()),
                NameStyle.Spoken.Of(name), string.Join(' ', new[] { proposal.Given, proposal.Family, proposal.Native }.Where(part => part is not null)));
        }
    }

    // longer ones were refused before
    private static bool IsShort(PersonName name) => Math.Max(Math.Max(name.Given?.Length ?? 0, name.Family?.Length ?? 0), Math.Max(name.Native?.Length ?? 0, name.Honorific?.Length ?? 0)) <= PersonName.MaxLength;

    private void CheckPhone(TableRow row, string? phone)
    {
        if (phone is null || phone.Length > FieldFault.LongestPhone || !phone.Any(char.IsDigit)) return;
        var column = ImportColumns.Of(nameof(ParticipantFields.Phone));
        if (ImportCells.IsShortened(phone)) Add(row.Number, column, ImportSeverity.Error, ImportCode.NumberShortened, phone);
        else if (ImportCells.IsOddPhone(phone)) Add(row.Number, column, ImportSeverity.Warning, ImportCode.OddPhone, phone);
    }

    private void CheckTwins(TableRow row, ParticipantFields fields)
    {
        var cells = Cleaned(row);
        var whole = HashOf(string.Join('\u001F', compared.Select(at => at < cells.Length ? cells[at] : null)));
        if (!rowsSeen.TryAdd(whole, row.Number))
        {
            Add(row.Number, null, ImportSeverity.Error, ImportCode.SameRow, null, Invariant(rowsSeen[whole]));
            return;
        }

        if (!IsShort(fields.Name) || TwinKey.Of(fields.Given, fields.Family) is not { } name) return;
        var hash = HashOf(name);
        var column = fields.Family is null ? ImportColumns.Given : ImportColumns.Family;
        var shown = $"{fields.Given} {fields.Family}".Trim();
        if (!namesSeen.TryAdd(hash, row.Number)) Add(row.Number, column, ImportSeverity.Warning, ImportCode.SameNameInFile, shown, Invariant(namesSeen[hash]));
        if (registered.TryGetValue(name, out var where)) Add(row.Number, column, ImportSeverity.Warning, ImportCode.SameNameRegistered, shown, where);
    }

    private static UInt128 HashOf(string text) => BinaryPrimitives.ReadUInt128LittleEndian(SHA256.HashData(MemoryMarshal.AsBytes(text.AsSpan())));

    private string? Text(TableRow row, string column) =>
        header.Mapping is null || column != ImportColumns.Given && column != ImportColumns.Family && column != Honorific ? Cell(row, column)
        : NamesOf(row) is var names && column == Honorific ? names.Honorific : column == ImportColumns.Given ? names.Given : names.Family;

    private MappedName NamesOf(TableRow row)
    {
        if (header.Mapping is not { } mapping) return default;
        if (!ReferenceEquals(namedRow, row)) (namedRow, named) = (row, MappedName.Of(column => Cell(row, column), mapping.Names));
        return named;
    }

    private string? Cell(TableRow row, string column)
    {
        var cells = Cleaned(row);
        var text = header.Columns.TryGetValue(column, out var at) && at < cells.Length ? cells[at] : null;
        return column == Email && text is not null ? ImportCells.WithoutJoiners(text) : text;
    }

    private string?[] Cleaned(TableRow row)
    {
        if (!ReferenceEquals(cleanedRow, row)) (cleanedRow, cleaned) = (row, Array.ConvertAll(row.Cells, cell => Clean(table.IsText ? Formulas.Original(cell) : cell)));
        return cleaned;
    }

    // longer texts are refused anyway and not normalized, which could take long
    private static string? Clean(string? cell) => cell is { Length: > LongestCell } && cell.Trim() is { Length: > LongestCell } text ? text[..LongestCell] : ImportCells.Clean(cell);

    private static string Invariant(int number) => number.ToString(CultureInfo.InvariantCulture);
}
