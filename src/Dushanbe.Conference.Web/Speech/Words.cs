using Dushanbe.Conference.Access;
using Microsoft.Extensions.Localization;

namespace Dushanbe.Conference.Web.Speech;

/// <summary>The words that several pages share; the texts lie beside it.</summary>
public sealed class Words;

internal static class Whoever
{
    /// <summary>The name of whoever did something, as the reader sees it: a verb is nobody's account, and is stored as one word in every language.</summary>
    public static string Who(this IStringLocalizer<Words> words, string? name) => name == Actor.Operator.Name ? words["Operator"] : name ?? "";
}
