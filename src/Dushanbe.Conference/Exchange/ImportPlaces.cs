using System.Globalization;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.People;
using Dushanbe.Conference.People.Quotas;

namespace Dushanbe.Conference.Exchange;

/// <summary>The places that the people of a file take.</summary>
internal static class ImportPlaces
{
    /// <summary>Those whom the import approves at once; others take a place when a reviewer approves them.</summary>
    public static IReadOnlyList<QuotaGuard.Move> Of(Guid editionId, IEnumerable<ParticipantFields> people, Actor actor) =>
        [.. people.Where(each => actor.MayReview(editionId, each.DelegationId, each.CategoryId)).Select(each => new QuotaGuard.Move(editionId, each.DelegationId, each.CategoryId, each.IsHosted, 1))];

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
