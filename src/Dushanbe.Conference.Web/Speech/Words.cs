using Dushanbe.Conference.Access;
using Dushanbe.Conference.Privacy;
using Microsoft.Extensions.Localization;

namespace Dushanbe.Conference.Web.Speech;

/// <summary>Words shared by several pages; the resources are beside it.</summary>
public sealed class Words;

internal static class Whoever
{
    /// <summary>The display name of an actor: the operator at the command line, and the rule that erases data, are stored under one word in every language.</summary>
    public static string Who(this IStringLocalizer<Words> words, string? name) => name switch
    {
        null => "",
        _ when name == Actor.Operator.Name => words["Operator"],
        AskForErasure.ActorName => words["Retention"],
        _ => name,
    };
}
