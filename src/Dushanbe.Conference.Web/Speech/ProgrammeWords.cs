using System.Globalization;
using System.Resources;
using Dushanbe.Conference.Editions;
using Dushanbe.Conference.Names;
using Dushanbe.Conference.Programme;
using Microsoft.Extensions.Localization;

namespace Dushanbe.Conference.Web.Speech;

/// <summary>The words of programmes, shared by public pages and desks; the resources are beside it.</summary>
internal sealed class ProgrammeWords;

/// <summary>Composes programme words.</summary>
internal static class ProgrammeWording
{
    private static readonly ResourceManager Resources = new(typeof(ProgrammeWords));

    /// <summary>The name of a session beside its title in each language, so that a search in any language finds it.</summary>
    public static IEnumerable<string> CalledInAnyLanguage(SessionRow session) =>
        from language in Languages.All
        let culture = CultureInfo.GetCultureInfo(language.Tag)
        let words = Resources.GetString(session is { Kind: SessionKind.Thematic, Number.Length: > 0 } ? "Kind_Numbered" : $"Kind_{session.Kind}", culture)
        where words is not null
        select string.Format(culture, words, session.Number);

    extension(IStringLocalizer<ProgrammeWords> words)
    {
        /// <summary>"Thematic Session II", "Side event".</summary>
        public string KindOf(SessionRow session) =>
            session is { Kind: SessionKind.Thematic, Number: { Length: > 0 } number } ? words["Kind_Numbered", number] : words[$"Kind_{session.Kind}"];

        /// <summary>The role, in singular or plural.</summary>
        public string RoleOf(AppearanceRole role, int count) => words[$"{(count > 1 ? "Roles" : "Role")}_{role}"];

        /// <summary>The mode, or "not stated".</summary>
        public string ModeOf(AppearanceMode? mode) => words[$"Mode_{mode?.ToString() ?? "Unknown"}"];

        /// <summary>"To be confirmed" for a time, day, end or name; "not recorded" once the edition is over.</summary>
        /// <param name="what"><c>Time</c>, <c>Day</c>, <c>End</c> or <c>Name</c>.</param>
        /// <param name="isClosed">Whether the edition is over.</param>
        public string Unknown(string what, bool isClosed) => words[$"{what}{(isClosed ? "NotRecorded" : "ToConfirm")}"];

        /// <summary>The name of a language; its tag where there is none.</summary>
        public string LanguageName(string tag) => words[$"Language_{tag}"] is { ResourceNotFound: false } name ? name : tag.ToUpperInvariant();

        /// <summary>A language after "in": declined in Russian.</summary>
        public string InLanguage(string tag) => words[$"InLanguage_{tag}"] is { ResourceNotFound: false } name ? name : words.LanguageName(tag);

        /// <summary>"Dushanbe time, UTC+5".</summary>
        public string ZoneOf(EditionFacts edition, string language)
        {
            var offset = DateWords.Offset(EditionClock.Offset(edition.ZoneId, edition.Starts));
            var city = edition.City.Best(language).Text;
            return city.Length == 0 ? offset : words["ZoneTime", city, offset];
        }

        /// <summary>The words for a count, in the plural forms of the language.</summary>
        public string Count(string key, int count, string language) => words[$"{key}_{Plural.Form(count, language)}", count];
    }
}
