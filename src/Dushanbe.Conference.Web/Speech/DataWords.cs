using Dushanbe.Conference.Editions;
using Dushanbe.Conference.Forms;
using Dushanbe.Conference.Privacy;
using Microsoft.Extensions.Localization;

namespace Dushanbe.Conference.Web.Speech;

/// <summary>Words for the declarations of personal data, for the public notice and for the file that a person asks for; the resources are beside it.</summary>
public sealed class DataWords;

internal static class DataSpeech
{
    /// <summary>The label of a field.</summary>
    public static string Field(this IStringLocalizer<DataWords> words, string name) => words[$"Field.{name}"];

    /// <summary>What data is used for, as a list.</summary>
    public static string Purpose(this IStringLocalizer<DataWords> words, DataNote data) =>
        string.Join("; ", Enum.GetValues<DataPurpose>().Where(each => each != DataPurpose.None && data.Purpose.HasFlag(each)).Select(each => words[$"Purpose.{each}"].Value));

    /// <summary>How long data is kept, under the rule of an edition.</summary>
    public static string Kept(this IStringLocalizer<DataWords> words, DataNote data, RetentionDays days, DateOnly ends, string language)
    {
        // contacts go with their people at the latest
        var on = data.Retention == DataRetention.ForTheEvent ? days.DueOn(DataRetention.ForTheEvent, ends) ?? days.DueOn(DataRetention.WithTheEdition, ends) : days.DueOn(data.Retention, ends);
        return on is { } day ? words["KeptUntil", DateWords.Date(day, language)] : words[$"Kept.{data.Retention}"];
    }
}
