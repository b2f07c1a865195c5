using Dushanbe.Conference.People;
using Dushanbe.Conference.Register;
using Microsoft.Extensions.Localization;

namespace Dushanbe.Conference.Web.Kit;

/// <summary>The words for a person's fields and badge, shared by the desks that list people; the resources are beside it.</summary>
public sealed class PersonWords;

internal static class FoundWording
{
    /// <summary>How many people a search has found, in the desk's words for exact hits; similar names are counted apart.</summary>
    public static string Found(this IStringLocalizer<PersonWords> words, ParticipantRegister.Page page, Func<int, string> exact) => page switch
    {
        { SoundClose: 0 } => exact(page.Found),
        { Found: 0 } => words["OnlySimilar", page.SoundClose],
        _ => exact(page.Found) + words["AndSimilar", page.SoundClose],
    };
}

internal static class PersonValues
{
    /// <summary>The value of a field as journals have it, in the language of the reader; as it is where there is no word for it.</summary>
    public static string ValueOf(this IStringLocalizer<PersonWords> words, string field, string value)
    {
        var key = field switch
        {
            nameof(ParticipantFields.IsHosted) => $"IsHosted.{value}",
            nameof(ParticipantFields.Capacity) => $"Capacity.{value}",
            nameof(Participant.Listing) or nameof(Participant.Photography) => $"Decision.{value}",
            nameof(Participant.State) => $"State.{value}",
            nameof(ConsentWay) => $"ConsentWay.{value}",
            _ => null,
        };
        return key is not null && words[key] is { ResourceNotFound: false } known ? known : value;
    }
}
