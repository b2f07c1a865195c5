namespace Dushanbe.Conference.Exchange;

/// <summary>The name of a row whose columns somebody has mapped: from the columns of its parts or, where these are blank, from the column of whole names.</summary>
/// <param name="Honorific">The form of address.</param>
/// <param name="Given">The given name, with the patronymic.</param>
/// <param name="Family">The family name.</param>
/// <param name="Whole">The whole name that was split; null where the parts were there.</param>
/// <param name="IsSplit">Whether the rule said how.</param>
internal readonly record struct MappedName(string? Honorific, string? Given, string? Family, string? Whole, bool IsSplit)
{
    // longer ones are refused, whatever their parts
    private const int LongestSplit = 200;

    /// <summary>The name, from the cells of a row.</summary>
    public static MappedName Of(Func<string, string?> cell, NameOrder order)
    {
        var (honorific, given, family) = (cell(ImportColumns.Of(nameof(People.ParticipantFields.Honorific))), cell(ImportColumns.Given), cell(ImportColumns.Family));
        if (given is null && family is null && cell(ImportMapping.FullName) is { } whole)
        {
            var parts = whole.Length > LongestSplit ? (null, null, whole, false) : NameSplit.Of(whole, order);
            return new(honorific ?? parts.Item1, parts.Item2, parts.Item3, whole, parts.Item4);
        }

        if (cell(ImportMapping.Patronymic) is { } patronymic && given is not null) given = $"{given} {patronymic}";
        return new(honorific, given, family, null, false);
    }
}
