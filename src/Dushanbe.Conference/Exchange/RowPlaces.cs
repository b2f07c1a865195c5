using Dushanbe.Conference.Delegations;
using Dushanbe.Conference.Editions.Categories;
using Dushanbe.Conference.Forms;
using Dushanbe.Conference.Names;
using Dushanbe.Conference.People;

namespace Dushanbe.Conference.Exchange;

/// <summary>Finds the delegation, the category and the role that a row names.</summary>
internal sealed class RowPlaces(RowTexts texts, RowFindings findings, ImportDelegations delegations, IReadOnlyList<Category> categories)
{
    private const int LongestWord = 200;               // longest text that is looked up; no category has a longer one

    private readonly Dictionary<string, (Category? Category, bool IsExact)> categoriesByWord = new(StringComparer.Ordinal);
    private readonly Lazy<ImportText> categoryWords = new(() => ImportText.Of(language => string.Join(", ", categories.Select(each => $"{each.Letter} ({each.Word.Best(language).Text})"))));
    private readonly Lazy<ImportText> capacityWords = new(() => ImportText.Of(language => string.Join(", ", Enum.GetValues<Capacity>().Select(each => CapacityWords.Of(each, language)))));

    private Category? Default => categories.FirstOrDefault(each => each.Letter == "D") ?? categories.FirstOrDefault(each => Means(each, "delegate")) ?? (categories.Count > 0 ? categories[0] : null);

    /// <summary>The fields that a row names by a word instead of a text.</summary>
    public ParticipantFields Of(TableRow row) => new() { DelegationId = DelegationOf(row)?.Id, CategoryId = CategoryOf(row)?.Id ?? default, Capacity = CapacityOf(row) };

    /// <summary>The value of a field as a report has it.</summary>
    public ImportText Said(object? value) => value switch
    {
        null => "",
        Guid id when categories.FirstOrDefault(each => each.Id == id) is { } category => category.Letter,
        Guid id => delegations.Get(id)?.Name ?? (ImportText)"",
        Capacity capacity => ImportText.Of(language => CapacityWords.Of(capacity, language)),
        _ => ImportSummary.Short(value.ToString()),
    };

    private Delegation? DelegationOf(TableRow row)
    {
        var text = texts.Of(row, ImportColumns.Delegation);
        if (text?.Length > FieldFault.LongestText)
        {
            Add(row, ImportColumns.Delegation, ImportSeverity.Error, ImportCode.TooLong, text, ImportTable.Said(FieldFault.LongestText));
            return null;
        }

        var iso2 = texts.Of(row, ImportColumns.Iso2);
        var (answer, isNew) = delegations.Find(iso2, text);
        if (answer.Fault is { } fault) Add(row, answer.Column!, ImportSeverity.Error, fault, answer.Value, answer.Other ?? LocalizedText.Empty);
        if (answer.IsReadAs) Add(row, ImportColumns.Delegation, ImportSeverity.Warning, ImportCode.ReadAs, text, answer.Delegation!.Name);
        if (isNew && answer.Near is { } near) Add(row, ImportColumns.Delegation, ImportSeverity.Warning, ImportCode.DelegationProposed, text, near);
        if (isNew) Add(row, text is null ? ImportColumns.Iso2 : ImportColumns.Delegation, ImportSeverity.Note, ImportCode.NewDelegation, text ?? iso2, answer.Delegation!.Name);
        return answer.Delegation;
    }

    private Category? CategoryOf(TableRow row)
    {
        if (texts.Of(row, ImportColumns.Category) is not { } word) return Default;
        (Category? Category, bool IsExact) known = default;
        if (word.Length <= LongestWord && !categoriesByWord.TryGetValue(word, out known))
            categoriesByWord[word] = known = categories.FirstOrDefault(each => Says(each, word)) is { } said ? (said, true) : (categories.FirstOrDefault(each => Means(each, word)), false);
        if (known.Category is null)
            Add(row, ImportColumns.Category, ImportSeverity.Error, ImportCode.UnknownCategory, word, categoryWords.Value);
        else if (!known.IsExact)
            Add(row, ImportColumns.Category, ImportSeverity.Warning, ImportCode.ReadAs, word, known.Category.Word);
        return known.Category;
    }

    private static bool Says(Category category, string word) =>
        string.Equals(category.Letter, word, StringComparison.OrdinalIgnoreCase) || category.Word.Values.Values.Any(each => ImportCells.Plain(each) == ImportCells.Plain(word));

    private static bool Means(Category category, string word) => category.Word.Values.Values.Any(each => SearchKey.Fold(each) == SearchKey.Fold(word));

    private Capacity CapacityOf(TableRow row)
    {
        if (texts.Of(row, ImportColumns.Capacity) is not { } word) return Capacity.NotStated;
        if (word.Length <= LongestWord && CapacityWords.Find(word) is { } capacity)
        {
            if (!CapacityWords.Has(word)) Add(row, ImportColumns.Capacity, ImportSeverity.Warning, ImportCode.ReadAs, word, ImportText.Of(language => CapacityWords.Of(capacity, language)));
            return capacity;
        }

        Add(row, ImportColumns.Capacity, ImportSeverity.Error, ImportCode.UnknownCapacity, word, capacityWords.Value);
        return Capacity.NotStated;
    }

    private void Add(TableRow row, string column, ImportSeverity severity, ImportCode code, string? value, params ImportText[] arguments) => findings.Add(row.Number, column, severity, code, value, arguments);
}
