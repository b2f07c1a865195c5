using System.Globalization;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.People;
using Dushanbe.Conference.People.Quotas;

namespace Dushanbe.Conference.Exchange;

/// <summary>The places that the people of a file take.</summary>
internal static class ImportPlaces
{
    /// <summary>Those whom the import approves at once, and the approved whom it moves; others take a place when a reviewer approves them.</summary>
    public static IReadOnlyList<QuotaGuard.Move> Of(Guid editionId, IEnumerable<ImportCheck.Person> people, Actor actor)
    {
        QuotaGuard.Move Move(ParticipantFields fields, int by) => new(editionId, fields.DelegationId, fields.CategoryId, fields.IsHosted, by);
        return [.. people.Where(each => (each.Known?.State ?? AccreditationState.Approved) == AccreditationState.Approved && actor.MayReview(editionId, each.Fields.DelegationId, each.Fields.CategoryId))
            .SelectMany(each => each.Known is null ? [Move(each.Fields, 1)] : new[] { Move(each.Known.Fields, -1), Move(each.Fields, 1) })];
    }

    /// <summary>What a report says of too few places: it concerns the whole file.</summary>
    public static ImportFinding Finding(PlaceLimit limit)
    {
        var whose = ImportText.Of(language =>
        {
            var names = string.Join(", ", new[] { limit.Delegation, limit.Category }.Select(each => each?.Best(language).Text).OfType<string>());
            return limit.IsHosted is { } hosted ? string.Format(CultureInfo.InvariantCulture, ImportReport.Word(hosted ? "Places_Hosted" : "Places_Others", language), names) : names;
        });
        return new ImportFinding(0, null, ImportSeverity.Error, ImportCode.NoPlace, null, whose, Number(limit.Places), Number(limit.Taken));
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
