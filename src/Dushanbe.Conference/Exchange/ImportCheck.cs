using System.Globalization;
using Dushanbe.Conference.Delegations;
using Dushanbe.Conference.Editions.Categories;
using Dushanbe.Conference.Forms;
using Dushanbe.Conference.Names;
using Dushanbe.Conference.People;
using Dushanbe.Conference.Register;

namespace Dushanbe.Conference.Exchange;

/// <summary>Understands the rows of an import file one by one, and says what is wrong with each.</summary>
internal sealed class ImportCheck(ImportTable table, ImportDelegations delegations, IReadOnlyList<Category> categories, Dictionary<string, ImportText> registered)
{
    private const int LowestHeader = 10;               // rows above which a title may stand

    private readonly Dictionary<string, int> rowsSeen = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> namesSeen = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (Category? Category, bool IsExact)> categoriesByWord = new(StringComparer.Ordinal);
    private readonly FindingList findings = new(ImportSummary.Most, finding => new FindingKind(finding.Severity));
    private readonly WholeNames wholeNames = new();
    private readonly Lazy<ImportText> categoryWords = new(() => ImportText.Of(language => string.Join(", ", categories.Select(each => $"{each.Letter} ({each.Word.Best(language).Text})"))));
    private readonly Lazy<ImportText> capacityWords = new(() => ImportText.Of(language => string.Join(", ", Enum.GetValues<Capacity>().Select(each => CapacityWords.Of(each, language)))));
    private ImportHeader header = new(new TableRow(1, []));
    private static readonly string Email = ImportColumns.Of(nameof(ParticipantFields.Email));
    private int[] compared = [];
    private TableRow? cleanedRow;
    private string?[] cleaned = [];

    /// <summary>What a row says, right or wrong.</summary>
    public sealed record Person(int Row, ParticipantFields Fields, string? Photo);

    /// <summary>What there is to say, in the order found.</summary>
    public FindingList Findings => findings;

    private Category? Default => categories.FirstOrDefault(each => each.Letter == "D") ?? categories.FirstOrDefault(each => Means(each, "delegate")) ?? (categories.Count > 0 ? categories[0] : null);

    /// <summary>Reads the header; false where nothing below it can be understood.</summary>
    public bool ReadHeader()
    {
        if (table.Rows.Count == 0) return false;
        FindHeader();
        header = new ImportHeader(table.Rows[0]);
        findings.AddRange(header.Findings);
        if (header.IsWhole && table.Rows.Count == 1) Add(0, null, ImportSeverity.Error, ImportCode.NoRows, null);
        if (categories.Count == 0) Add(0, null, ImportSeverity.Error, ImportCode.NoCategories, null);
        foreach (var finding in table.Findings)
            if (header.Named(finding) is { } named) findings.Add(named);
        foreach (var (kind, count) in table.Findings.Unkept)
            if (header.Named(new ImportFinding(0, kind.Column, kind.Severity, kind.Code!.Value, null)) is { } named) findings.AddUnkept(named.Severity, count);
        compared = [.. header.Columns.OrderBy(each => each.Key, StringComparer.Ordinal).Select(each => each.Value)];
        return header.IsWhole && categories.Count > 0;
    }

    /// <summary>Leaves out what stands above the header, as a title.</summary>
    private void FindHeader()
    {
        var at = table.Rows.Take(LowestHeader).Select(row => new ImportHeader(row)).TakeWhile(each => !each.IsWhole).Count();
        if (at == 0 || at >= Math.Min(table.Rows.Count, LowestHeader)) return;
        var row = table.Rows[at].Number;
        table.Rows.RemoveRange(0, at);
        table.Findings.ForgetAbove(row);
        Add(row, null, ImportSeverity.Warning, ImportCode.HeaderBelow, null, Invariant(row));
    }

    /// <summary>Understands a row; null where it is left out. A faulty one registers nobody, but its photo is looked at all the same.</summary>
    public (Person? Person, ImportRow Row) Read(TableRow row)
    {
        var state = Text(row, ImportColumns.State);
        var isApproved = state is null ? true : ImportStates.IsApproved(state);
        if (isApproved is null) Add(row.Number, ImportColumns.State, ImportSeverity.Error, ImportCode.UnknownPersonState, state);
        if (isApproved is false)
        {
            Add(row.Number, ImportColumns.State, ImportSeverity.Warning, ImportCode.WithdrawnLeftOut, state);
            return (null, new ImportRow(row.Number, NameStyle.Listed.Of(NameOf(row)), RowVerdict.LeftOut));
        }

        CheckShape(row);
        var fields = Fields(row);
        CheckFields(row, fields);
        CheckTwins(row, fields);
        wholeNames.See(fields.Given, fields.Family);
        var verdict = findings.WorstOf(row.Number) switch { ImportSeverity.Error => RowVerdict.Faulty, ImportSeverity.Warning => RowVerdict.ToLookAt, _ => RowVerdict.Ready };
        return (new Person(row.Number, fields, Text(row, ImportColumns.Photo)), new ImportRow(row.Number, NameStyle.Listed.Of(fields.Name), verdict));
    }

    /// <summary>Says what shows only once every row has been read.</summary>
    public void Finish()
    {
        if (wholeNames.Found() is var (column, example, count)) Add(table.Rows[0].Number, column, ImportSeverity.Warning, ImportCode.FullNames, example, Invariant(count));
    }

    /// <summary>Adds something to say.</summary>
    public void Add(int row, string? column, ImportSeverity severity, ImportCode code, string? value, params ImportText[] arguments) =>
        findings.Add(new ImportFinding(row, column, severity, code, value, arguments));

    private PersonName NameOf(TableRow row)
    {
        string? Part(string field) => Text(row, ImportColumns.Of(field));
        return new(Part(nameof(ParticipantFields.Honorific)), Part(nameof(ParticipantFields.Given)), Part(nameof(ParticipantFields.Family)), Part(nameof(ParticipantFields.NativeName)));
    }

    private void CheckShape(TableRow row)
    {
        var width = table.Rows[0].Cells.Length;
        if (row.Cells.Skip(width).Any(cell => !string.IsNullOrWhiteSpace(cell)))
            Add(row.Number, null, ImportSeverity.Error, ImportCode.TooManyCells, null, Invariant(row.Cells.Length), Invariant(width));
        else if (table.IsText && row.Cells.Length < width)
            Add(row.Number, null, ImportSeverity.Warning, ImportCode.FewerCells, null, Invariant(row.Cells.Length), Invariant(width));
        foreach (var (column, at) in header.Columns)
        {
            if (at >= row.Cells.Length || row.Cells[at] is not { } cell) continue;
            if (ImportCells.HoldsRows(column, cell)) Add(row.Number, column, ImportSeverity.Warning, ImportCode.SeveralLines, cell);
            if (ImportCells.HasInvisible(cell) || column == Email && ImportCells.WithoutJoiners(cell) != cell)
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
        if (isNew) Add(row.Number, text is null ? ImportColumns.Iso2 : ImportColumns.Delegation, ImportSeverity.Note, ImportCode.NewDelegation, text ?? Text(row, ImportColumns.Iso2), answer.Delegation!.Name);
        return answer.Delegation;
    }

    private Category? CategoryOf(TableRow row)
    {
        if (Text(row, ImportColumns.Category) is not { } word) return Default;
        if (!categoriesByWord.TryGetValue(word, out var known))
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
        if (CapacityWords.Find(word) is { } capacity)
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
                _ => ImportCode.TooLong,
            };
            if (code is { } found) Add(row.Number, column, ImportSeverity.Error, found, Text(row, column), fault.Limit is { } limit ? Invariant(limit) : "");
        }

        CheckPhone(row, fields.Phone);
        var name = fields.Name;
        var iso2 = Text(row, ImportColumns.Iso2);
        foreach (var warning in NameWarnings.Of(name, iso2))
        {
            var proposal = warning == NameWarning.OldTajikLetters ? NameWarnings.Repaired(name, iso2) : name;
            Add(row.Number, fields.Family is null ? ImportColumns.Given : ImportColumns.Family, ImportSeverity.Warning, Enum.Parse<ImportCode>(warning.ToString()),
                NameStyle.Spoken.Of(name), string.Join(' ', new[] { proposal.Given, proposal.Family, proposal.Native }.Where(part => part is not null)));
        }

        foreach (var column in new[] { ImportColumns.Of(nameof(fields.Function)), ImportColumns.Organization, ImportColumns.Delegation })
        {
            if (Text(row, column) is { } text && text[0] is '=' or '+' or '@' or '-') Add(row.Number, column, ImportSeverity.Warning, ImportCode.LooksLikeFormula, text);
        }
    }

    private void CheckPhone(TableRow row, string? phone)
    {
        if (phone is null || !phone.Any(char.IsDigit)) return;
        var column = ImportColumns.Of(nameof(ParticipantFields.Phone));
        if (ImportCells.IsShortened(phone)) Add(row.Number, column, ImportSeverity.Error, ImportCode.NumberShortened, phone);
        else if (ImportCells.IsOddPhone(phone)) Add(row.Number, column, ImportSeverity.Warning, ImportCode.OddPhone, phone);
    }

    private void CheckTwins(TableRow row, ParticipantFields fields)
    {
        var cells = Cleaned(row);
        var whole = string.Join('\u001F', compared.Select(at => at < cells.Length ? cells[at] : null));
        if (!rowsSeen.TryAdd(whole, row.Number))
        {
            Add(row.Number, null, ImportSeverity.Error, ImportCode.SameRow, null, Invariant(rowsSeen[whole]));
            return;
        }

        if (TwinKey.Of(fields.Given, fields.Family) is not { } name) return;
        var column = fields.Family is null ? ImportColumns.Given : ImportColumns.Family;
        var shown = $"{fields.Given} {fields.Family}".Trim();
        if (!namesSeen.TryAdd(name, row.Number)) Add(row.Number, column, ImportSeverity.Warning, ImportCode.SameNameInFile, shown, Invariant(namesSeen[name]));
        if (registered.TryGetValue(name, out var where)) Add(row.Number, column, ImportSeverity.Warning, ImportCode.SameNameRegistered, shown, where);
    }

    private string? Text(TableRow row, string column)
    {
        var cells = Cleaned(row);
        var text = header.Columns.TryGetValue(column, out var at) && at < cells.Length ? cells[at] : null;
        return column == Email && text is not null ? ImportCells.WithoutJoiners(text) : text;
    }

    private string?[] Cleaned(TableRow row)
    {
        if (!ReferenceEquals(cleanedRow, row)) (cleanedRow, cleaned) = (row, Array.ConvertAll(row.Cells, cell => ImportCells.Clean(table.IsText ? Formulas.Original(cell) : cell)));
        return cleaned;
    }

    private static string Invariant(int number) => number.ToString(CultureInfo.InvariantCulture);
}
