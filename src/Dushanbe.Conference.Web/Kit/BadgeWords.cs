using Dushanbe.Conference.Prints;
using Microsoft.Extensions.Localization;

namespace Dushanbe.Conference.Web.Kit;

/// <summary>The words for badge designs and paper stock; the resources are beside it.</summary>
public sealed class BadgeWords;

internal static class BadgeWording
{
    /// <summary>Why a stock cannot be used.</summary>
    public static string Refused(this IStringLocalizer<BadgeWords> words, StartBadgeRun.Outcome.StockRefused refused) => refused.Design is { } design
        ? words["DoesNotFit", words[$"Design.{design}"], refused.Cell!]
        : words["UnknownStock", refused.Stock];
}
