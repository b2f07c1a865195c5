using System.Globalization;
using Dushanbe.Conference.Names;

namespace Dushanbe.Conference.Exchange;

/// <summary>The header of an import file: the positions of the columns, and findings about their names.</summary>
internal sealed class ImportHeader
{
    private const int MostNamed = 20;                  // of unknown columns, in a sentence

    private readonly TableRow row;
    private readonly Dictionary<string, int> columns = new(StringComparer.Ordinal);

    public ImportHeader(TableRow row)
    {
        this.row = row;
        var unknown = new List<string>();
        var twice = new List<ImportFinding>();
        for (var at = 0; at < row.Cells.Length; at++)
        {
            var name = ImportColumns.Normal(row.Cells[at]);
            if (name.Length == 0 || ImportColumns.SaysWhatIsWrong(row.Cells[at])) continue;
            if (!ImportColumns.Exported.Contains(name, StringComparer.Ordinal)) unknown.Add(row.Cells[at]!);
            else if (!columns.TryAdd(name, at)) twice.Add(Finding(name, ImportSeverity.Error, ImportCode.DuplicateColumn, row.Cells[at], Place(columns[name]), Place(at)));
        }

        // errors first
        if (!IsWhole) Findings.Add(Finding(null, ImportSeverity.Error, ImportCode.MissingColumns, null, IsNamed ? "iso2, delegation, organization" : "given, family"));
        Findings.AddRange(twice);
        Propose(unknown);
        if (unknown.Count == 1) Findings.Add(Finding(unknown[0], ImportSeverity.Warning, ImportCode.UnknownColumn, unknown[0]));
        else if (unknown.Count > 1) Findings.Add(Finding(null, ImportSeverity.Warning, ImportCode.UnknownColumns, Listed(unknown)));
        Findings = [.. Findings.OrderByDescending(each => each.Severity)];
    }

    /// <summary>A header whose columns somebody has named.</summary>
    public ImportHeader(TableRow row, ImportMapping mapping)
    {
        (this.row, Mapping) = (row, mapping);
        foreach (var column in mapping.Columns) columns.TryAdd(column.Field, column.At);
        if (!IsWhole) Findings.Add(Finding(null, ImportSeverity.Error, ImportCode.MissingColumns, null, IsNamed ? "iso2, delegation, organization" : "given, family"));
    }

    /// <summary>What somebody has said of the columns; null where their names say it.</summary>
    public ImportMapping? Mapping { get; }

    /// <summary>The known columns and their positions.</summary>
    public IReadOnlyDictionary<string, int> Columns => columns;

    /// <summary>The findings, the most severe first.</summary>
    public List<ImportFinding> Findings { get; private set; } = [];

    /// <summary>Whether it has the required columns.</summary>
    public bool IsWhole => IsNamed && (columns.ContainsKey(ImportColumns.Iso2) || columns.ContainsKey(ImportColumns.Delegation) || columns.ContainsKey(ImportColumns.Organization));

    private bool IsNamed => columns.ContainsKey(ImportColumns.Given) || columns.ContainsKey(ImportColumns.Family) || columns.ContainsKey(ImportMapping.FullName);

    /// <summary>The headers of the file by the columns that findings name, where somebody has mapped them; null otherwise.</summary>
    public IReadOnlyDictionary<string, string>? Titles()
    {
        if (Mapping is null) return null;
        var titles = columns.ToDictionary(each => each.Key, each => ImportSummary.Short(TitleAt(each.Value))!, StringComparer.Ordinal);
        if (!titles.TryGetValue(ImportMapping.FullName, out var whole)) return titles;
        foreach (var part in new[] { ImportColumns.Given, ImportColumns.Family }) titles.TryAdd(part, whole);
        return titles;
    }

    /// <summary>The name of a column by its position, as in the header where it is unknown.</summary>
    public string NameOf(int at)
    {
        foreach (var (name, place) in columns)
            if (place == at) return name;
        return TitleAt(at);
    }

    /// <summary>The header of a column as it is in the file, or its number where it has none.</summary>
    public string TitleAt(int at) => at < row.Cells.Length && row.Cells[at] is { Length: > 0 } text ? text : (at + 1).ToString(CultureInfo.InvariantCulture);

    /// <summary>Converts a finding of the table from column number to name; null where the column is not used.</summary>
    public ImportFinding? Named(ImportFinding finding)
    {
        if (finding.Column is not { } column) return finding;
        var at = int.Parse(column, CultureInfo.InvariantCulture);
        // dates, blanks and number formats matter only in text columns
        if (finding.Code is ImportCode.DateTaken or ImportCode.EmptyFormula or ImportCode.MergedCell or ImportCode.NumberFormatted && !columns.ContainsValue(at)) return null;
        var name = NameOf(at);
        return finding with { Column = name, Severity = finding.Code == ImportCode.EmptyFormula && (name == ImportColumns.Given || name == ImportColumns.Family) ? ImportSeverity.Error : finding.Severity };
    }

    private static string Place(int at) => (at + 1).ToString(CultureInfo.InvariantCulture);

    private void Propose(List<string> unknown)
    {
        var proposed = new HashSet<string>(columns.Keys, StringComparer.Ordinal);
        unknown.RemoveAll(header =>
        {
            if (HeaderWords.Nearest(header) is not { } column || !proposed.Add(column)) return false;
            // rejected people would be imported as approved
            if (column == ImportColumns.State) Findings.Add(Finding(header, ImportSeverity.Error, ImportCode.StateProposed, header, column));
            else Findings.Add(Finding(header, ImportSeverity.Warning, ImportCode.ColumnProposed, header, column));
            return true;
        });
    }

    private static string Listed(List<string> headers) => string.Join(", ", headers.Take(MostNamed)) + (headers.Count > MostNamed ? $" … ({headers.Count})" : "");

    private ImportFinding Finding(string? column, ImportSeverity severity, ImportCode code, string? value, params ImportText[] arguments) => new(row.Number, column, severity, code, value, arguments);
}

/// <summary>Common other names of the columns of an import file.</summary>
internal static class HeaderWords
{
    private const int Longest = 40;

    private static readonly HashSet<string> Ignored = new(StringComparer.Ordinal) { "ignore", "ignored", "skip", "пропустить", "рад" };
    private static readonly Dictionary<string, string> Others = Read(
        ("honorific", "title salutation prefix form_of_address обращение титул муроҷиат"),
        ("given", "first_name firstname first_names forename given_name given_names givenname имя ном"),
        ("family", "last_name lastname last_names surname family_name familyname second_name фамилия насаб"),
        ("native_name", "native native_script name_in_native_script original_name local_name"),
        ("iso2", "country_code iso iso_code iso2_code state_code код_страны"),
        ("delegation", "country country_name nation member_state страна государство делегация кишвар давлат ҳайат"),
        ("category", "badge_category participant_category participant_type type категория"),
        ("capacity", "role role_in_delegation роль мақом"),
        ("function", "position job_title job post occupation должность вазифа"),
        ("organization", "organisation company institution ministry affiliation employer организация учреждение министерство ташкилот вазорат"),
        ("email", "e_mail mail email_address e_mail_address почта эл._почта электронная_почта почтаи_электронӣ"),
        ("phone", "phone_number phonenumber tel tel. telephone telephone_number mobile mobile_phone cell телефон номер_телефона моб._телефон рақами_телефон"),
        ("photo", "picture photograph image фото фотография акс"),
        ("state", "status состояние ҳолат"));

    // a header with one of these, such as "approval_status", may mark rejected people
    private static readonly HashSet<string> OfStates = new(StringComparer.Ordinal)
    {
        "status", "approval", "approved", "accepted", "confirmed", "declined", "decision", "rsvp", "attending", "attendance", "accreditation",
        "статус", "состояние", "решение", "одобрено", "одобрение", "подтверждено", "подтверждение", "аккредитация", "ҳолат", "вазъ", "вазъият", "тасдиқ", "қарор",
    };

    /// <summary>The known column similar to a header, by a common other name or a typing mistake; null for none.</summary>
    public static string? Nearest(string header)
    {
        var name = ImportColumns.Normal(header);
        if (name.Length > Longest) return null;
        if (Others.TryGetValue(name, out var other)) return other;
        var words = name.Split('_', ' ');
        // such a column must be removed from the file
        if (!Ignored.Contains(words[0]) && words.Any(OfStates.Contains)) return ImportColumns.State;
        return name.Length < 3 ? null : ImportColumns.Exported.FirstOrDefault(column => Slips.Between(name, column, 2) <= (column.Length >= 8 ? 2 : 1));
    }

    private static Dictionary<string, string> Read(params (string Column, string Words)[] words) =>
        words.SelectMany(each => each.Words.Split(' '), (each, word) => (each.Column, word)).ToDictionary(each => each.word, each => each.Column, StringComparer.Ordinal);
}
