using System.Globalization;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Editions.Categories;
using Dushanbe.Conference.Forms;
using Dushanbe.Conference.Names;
using Dushanbe.Conference.People;

namespace Dushanbe.Conference.Exchange;

/// <summary>Parses and checks the rows of an import file one by one.</summary>
internal sealed class ImportCheck : IDisposable
{
    private readonly ImportTable table;
    private readonly IReadOnlyList<Category> categories;
    private readonly RowFindings findings = new();
    private readonly RowTexts texts;
    private readonly RowPlaces places;
    private readonly RowTwins twins;
    private readonly RowUpdates updates;
    private readonly WholeNames wholeNames = new();

    public ImportCheck(ImportTable table, ImportDelegations delegations, IReadOnlyList<Category> categories, RegisterMatches matches, Func<Permission, bool> may)
    {
        (this.table, this.categories) = (table, categories);
        texts = new(table);
        places = new(texts, findings, delegations, categories);
        twins = new(texts, findings, matches.Names);
        updates = new(texts, findings, places, matches, may);
    }

    /// <summary>A parsed row, valid or not.</summary>
    public sealed record Person(int Row, ParticipantFields Fields, string? Photo)
    {
        /// <summary>Whom it updates; null where it registers somebody.</summary>
        public KnownPerson? Known { get; init; }

        /// <summary>The number in the sender's list; null for none, or to leave it as it is.</summary>
        public string? ListNumber { get; init; }
    }

    /// <summary>The findings, in the order found.</summary>
    public FindingList Findings => findings.All;

    /// <summary>The headers of the file by the columns that findings name; null where these are the headers.</summary>
    public IReadOnlyDictionary<string, string>? Titles => texts.Header.Titles();

    /// <summary>A digest of what all rows do; null where nobody is recognized.</summary>
    public string? Digest => updates.Digest();

    private ImportHeader Header => texts.Header;

    /// <summary>Reads the header; false where the rows cannot be used.</summary>
    public bool ReadHeader()
    {
        if (table.Rows.Count == 0) return false;
        texts.Begin();
        foreach (var finding in Header.Findings) Findings.Add(finding);
        if (Header.IsWhole && table.Rows.Count == 1) Add(0, null, ImportSeverity.Error, ImportCode.NoRows, null);
        if (categories.Count == 0) Add(0, null, ImportSeverity.Error, ImportCode.NoCategories, null);
        Findings.Add(table.Findings);
        twins.Begin();
        updates.Begin();
        return Header.IsWhole && categories.Count > 0;
    }

    /// <summary>Parses a row; null where it is skipped. A row with errors registers nobody, but its photo is checked too.</summary>
    public (Person? Person, ImportRow Row) Read(TableRow row)
    {
        findings.Begin(row);
        if (row.IsLeftOut) return (null, Row(row, NameOf(row), RowVerdict.LeftOut));
        var state = texts.Of(row, ImportColumns.State);
        var isApproved = state is null ? true : ImportStates.IsApproved(state);
        if (isApproved is null) Add(row.Number, ImportColumns.State, ImportSeverity.Error, ImportCode.UnknownPersonState, state);
        if (isApproved is false)
        {
            Add(row.Number, ImportColumns.State, ImportSeverity.Warning, ImportCode.WithdrawnLeftOut, state);
            return (null, Row(row, NameOf(row), RowVerdict.LeftOut));
        }

        CheckShape(row);
        var plan = updates.Of(row, Fields(row));
        if (plan.IsLeftOut) return (null, Row(row, plan.Fields.Name, RowVerdict.LeftOut));
        CheckFields(row, plan);
        twins.Check(row, plan.Fields, plan.Known is not null);
        wholeNames.See(plan.Fields.Given, plan.Fields.Family);
        var verdict = findings.Worst == ImportSeverity.Error ? RowVerdict.Faulty : findings.Worst == ImportSeverity.Warning ? RowVerdict.ToLookAt : RowVerdict.Ready;
        var person = new Person(row.Number, plan.Fields, plan.Known is null ? texts.Of(row, ImportColumns.Photo) : null) { Known = plan.Known, ListNumber = texts.Of(row, ImportColumns.ListNumber) };
        return (person, Row(row, plan.Fields.Name, verdict) with { Deed = plan.Deed, Changes = plan.Changes });
    }

    private static ImportRow Row(TableRow row, PersonName name, RowVerdict verdict) => new(row.Number, ImportSummary.Short(NameStyle.Listed.Of(name)) ?? "", verdict);

    /// <summary>Adds findings that depend on all rows.</summary>
    public void Finish()
    {
        if (wholeNames.Found() is var (column, example, count)) Add(table.Rows[0].Number, column, ImportSeverity.Warning, ImportCode.FullNames, example, Invariant(count));
    }

    /// <summary>Adds a finding.</summary>
    public void Add(int row, string? column, ImportSeverity severity, ImportCode code, string? value, params ImportText[] arguments) => findings.Add(row, column, severity, code, value, arguments);

    public void Dispose() => updates.Dispose();

    private PersonName NameOf(TableRow row)
    {
        string? Part(string field) => texts.Of(row, ImportColumns.Of(field));
        return new(Part(nameof(ParticipantFields.Honorific)), Part(nameof(ParticipantFields.Given)), Part(nameof(ParticipantFields.Family)), Part(nameof(ParticipantFields.NativeName)));
    }

    private void CheckShape(TableRow row)
    {
        var width = table.Rows[0].Cells.Length;
        if (row.Cells.Skip(width).Any(cell => !string.IsNullOrWhiteSpace(cell)))
            Add(row.Number, null, Header.Mapping is null ? ImportSeverity.Error : ImportSeverity.Warning, ImportCode.TooManyCells, null, Invariant(row.Cells.Length), Invariant(width));
        else if (table.IsText && row.Width < width)
            Add(row.Number, null, ImportSeverity.Warning, ImportCode.FewerCells, null, Invariant(row.Width), Invariant(width));
        for (var at = 0; at < row.Cells.Length; at++)
        {
            if (row.Cells[at] is { } text && ImportCells.HoldsWholeRow(text, table.Separator, width - 1)) Add(row.Number, Header.NameOf(at), ImportSeverity.Error, ImportCode.SeveralLines, text);
        }

        foreach (var (column, at) in Header.Columns)
        {
            if (at >= row.Cells.Length || row.Cells[at] is not { } cell) continue;
            if (ImportCells.HoldsRows(column, cell) && !ImportCells.HoldsWholeRow(cell, table.Separator, width - 1)) Add(row.Number, column, ImportSeverity.Warning, ImportCode.SeveralLines, cell);
            if (RowTexts.HasInvisible(column, cell))
                Add(row.Number, column, ImportSeverity.Warning, ImportCode.InvisibleRemoved, texts.Of(row, column));
        }
    }

    private ParticipantFields Fields(TableRow row)
    {
        var fields = places.Of(row);
        foreach (var (column, field) in ImportColumns.Plain)
            if (texts.Of(row, column) is { } text) fields = field.Set(fields, text);
        return fields;
    }

    private void CheckFields(TableRow row, RowPlan plan)
    {
        var fields = plan.Fields;
        var hasBody = texts.Of(row, ImportColumns.Iso2) is not null || texts.Of(row, ImportColumns.Delegation) is not null;
        // what somebody has in the register and the row leaves as it is was no clerk's doing here
        foreach (var fault in fields.Faults().Where(each => IsOf(plan, each.Field)))
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
            if (code is { } found) Add(row.Number, column, ImportSeverity.Error, found, texts.Of(row, column), fault.Limit is { } limit ? Invariant(limit) : "");
        }

        if (IsOf(plan, nameof(fields.Phone))) CheckPhone(row, fields.Phone);
        CheckName(row, plan);
        foreach (var column in new[] { ImportColumns.Of(nameof(fields.Function)), ImportColumns.Organization, ImportColumns.Delegation })
        {
            if (texts.Of(row, column) is { } text && text[0] is '=' or '+' or '@' or '-') Add(row.Number, column, ImportSeverity.Warning, ImportCode.LooksLikeFormula, text);
        }
    }

    private static bool IsOf(RowPlan plan, string field) => plan.Changed is not { } changed || changed.Contains(field, StringComparer.Ordinal);

    private void CheckName(TableRow row, RowPlan plan)
    {
        var fields = plan.Fields;
        if (texts.NamesOf(row) is { Whole: { } whole, IsSplit: false }) Add(row.Number, ImportMapping.FullName, ImportSeverity.Warning, ImportCode.NameNotSplit, whole);
        var (name, iso2) = (fields.Name, texts.Of(row, ImportColumns.Iso2));
        if (!RowTwins.IsShort(name) || !(IsOf(plan, nameof(fields.Given)) || IsOf(plan, nameof(fields.Family)) || IsOf(plan, nameof(fields.NativeName)))) return;
        foreach (var warning in NameWarnings.Of(name, iso2))
        {
            var proposal = warning == NameWarning.OldTajikLetters ? NameWarnings.Repaired(name, iso2) : name;
            Add(row.Number, fields.Family is null ? ImportColumns.Given : ImportColumns.Family, ImportSeverity.Warning, Enum.Parse<ImportCode>(warning.ToString()),
                NameStyle.Spoken.Of(name), string.Join(' ', new[] { proposal.Given, proposal.Family, proposal.Native }.Where(part => part is not null)));
        }
    }

    private void CheckPhone(TableRow row, string? phone)
    {
        if (phone is null || phone.Length > FieldFault.LongestPhone || !phone.Any(char.IsDigit)) return;
        var column = ImportColumns.Of(nameof(ParticipantFields.Phone));
        if (ImportCells.IsShortened(phone)) Add(row.Number, column, ImportSeverity.Error, ImportCode.NumberShortened, phone);
        else if (ImportCells.IsOddPhone(phone)) Add(row.Number, column, ImportSeverity.Warning, ImportCode.OddPhone, phone);
    }

    private static string Invariant(int number) => number.ToString(CultureInfo.InvariantCulture);
}
