using System.Globalization;
using Dushanbe.Conference.People.Quotas;
using Microsoft.Extensions.Localization;

namespace Dushanbe.Conference.Web.Kit;

/// <summary>The words for places of delegations and categories; the resources are beside it.</summary>
public sealed class PlaceWords;

internal static class PlaceWording
{
    /// <summary>That nobody else fits: where, how many places there are, how many are taken, and what to do.</summary>
    public static string NoPlace(this IStringLocalizer<PlaceWords> words, PlaceLimit limit) => words["NoPlace", words.Whose(limit), limit.Places, limit.Taken];

    /// <summary>The same in a line, where what to do is said once for all.</summary>
    public static string Full(this IStringLocalizer<PlaceWords> words, PlaceLimit limit) => words["Full", words.Whose(limit), limit.Places, limit.Taken];

    /// <summary>Whose places they are.</summary>
    public static string Whose(this IStringLocalizer<PlaceWords> words, PlaceLimit limit)
    {
        var language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
        var whose = string.Join(", ", new[] { limit.Delegation, limit.Category }.Select(each => each?.Best(language).Text).OfType<string>());
        return limit.IsHosted is { } hosted ? words[hosted ? "Whose.Hosted" : "Whose.Others", whose] : whose;
    }
}
