using Dushanbe.Conference.Names;
using Dushanbe.Conference.Programme;
using Dushanbe.Conference.Web.Kit;
using Dushanbe.Conference.Web.Speech;
using Microsoft.Extensions.Localization;

namespace Dushanbe.Conference.Web.Desks.Programme;

/// <summary>The journal texts of sessions and speakers, and titles in sentences.</summary>
internal static class ProgrammeSpeech
{
    public static JournalSpeech Journal(IStringLocalizer<ProgrammeDeskWords> words, IStringLocalizer<ProgrammeWords> programme, string language) => new(
        action => words[$"Action.{action}"],
        field => words[$"Field.{field}"],
        (field, value) => field switch
        {
            nameof(SessionFields.Kind) => programme[$"Kind_{value}"],
            nameof(SessionFields.TitleCertainty) => words[$"Certainty.{value}"],
            nameof(Session.Appearances) => string.Join('\n', value.Split('\n').Select(line => Voice(line, programme))),
            nameof(SpeakerFields.Iso2) => States.Find(value)?.Name.Best(language).Text ?? value,
            _ => value,
        });

    /// <summary>The slug made from the typed one; null where it is unchanged.</summary>
    public static string? SlugNote(this IStringLocalizer<ProgrammeDeskWords> words, string? typed) =>
        string.IsNullOrWhiteSpace(typed) || Slug.Of(typed) is var slug && slug == typed ? null : words["SlugBecomes", slug].Value;

    /// <summary>Titles in one sentence.</summary>
    public static string TitlesOf(this IReadOnlyList<LocalizedText> sessions, string language) => string.Join("; ", sessions.Select(each => each.Best(language).Text));

    // "Chair: Karimova Madina", as stored in the journal
    private static string Voice(string line, IStringLocalizer<ProgrammeWords> programme) => line.Split(": ", 2) is [var role, var name] && Enum.TryParse<AppearanceRole>(role, out _) ? $"{programme[$"Role_{role}"]}: {name}" : line;
}
