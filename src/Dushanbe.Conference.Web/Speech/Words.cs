using Dushanbe.Conference.Access;
using Microsoft.Extensions.Localization;

namespace Dushanbe.Conference.Web.Speech;

/// <summary>Words shared by several pages; the resources are beside it.</summary>
public sealed class Words;

internal static class Whoever
{
    /// <summary>The display name of an actor: the operator at the command line is stored under one word in every language.</summary>
    public static string Who(this IStringLocalizer<Words> words, string? name) => name == Actor.Operator.Name ? words["Operator"] : name ?? "";
}
