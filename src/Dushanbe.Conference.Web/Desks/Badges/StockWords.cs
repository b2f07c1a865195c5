using Dushanbe.Conference.Prints;
using Microsoft.Extensions.Localization;

namespace Dushanbe.Conference.Web.Desks.Badges;

/// <summary>Why a stock cannot be used, in the words of the badges desk.</summary>
internal static class StockWords
{
    public static string Refused(this IStringLocalizer<BadgesPage> words, StartBadgeRun.Outcome.StockRefused refused) => refused.Design is { } design
        ? words["DoesNotFit", words[$"Design.{design}"], refused.Cell!]
        : words["UnknownStock", refused.Stock];
}
