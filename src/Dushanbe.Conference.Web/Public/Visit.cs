using Dushanbe.Conference.Access;
using Dushanbe.Conference.Editions;
using Dushanbe.Conference.Names;
using Dushanbe.Conference.Programme;
using Dushanbe.Conference.Web.Host;
using Dushanbe.Conference.Web.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Options;

namespace Dushanbe.Conference.Web.Public;

/// <summary>
/// The context of a public page: its language, its edition and the addresses of related pages. One for each request,
/// shared by the layout, the page and its parts.
/// </summary>
internal sealed class Visit(NavigationManager navigation, PublicEditions editions, CurrentActor actors, IOptions<InstallationOptions> options, SiteAddress site, TimeProvider clock)
{
    private Task<EditionFacts?>? edition;

    /// <summary>The language of the page: the first segment of its address.</summary>
    public string Language => Languages.All.FirstOrDefault(each => each.Tag == Segments.FirstOrDefault())?.Tag ?? Languages.Default;

    /// <summary>The edition of the page; null where there is none.</summary>
    public Task<EditionFacts?> EditionAsync() => edition ??= Segments is [_, var slug, ..]
        ? editions.ReadAsync(Uri.UnescapeDataString(slug), CancellationToken.None)
        : editions.ReadHomeAsync(options.Value.HomeEdition, CancellationToken.None);

    /// <summary>The reader: anonymous, or a signed-in user, who may be an editor viewing a draft.</summary>
    public ValueTask<Actor> ReaderAsync() => actors.GetAsync(CancellationToken.None);

    /// <summary>Whether the edition is over, so that nothing is "to be confirmed" any more.</summary>
    public bool IsClosed(EditionFacts edition) => edition.PhaseAt(edition.LocalNow(clock)) == EditionPhase.Closed;

    /// <summary>The same page in another language, with its filters.</summary>
    public string In(string language) => $"{Root}{language}{Rest}";

    /// <summary>The full address of the page in a language, without its filters; null where the site's address is not configured.</summary>
    public string? Full(string language) => FullRoot is { } root ? new Uri(root, $"{language}{Rest.Split('?')[0]}").AbsoluteUri : null;

    /// <summary>The full address of the home of an edition; null as above.</summary>
    public string? FullHome(EditionFacts edition) => FullRoot is { } root ? new Uri(root, $"{Language}/{Uri.EscapeDataString(edition.Slug)}").AbsoluteUri : null;

    /// <summary>A fragment of this page. With the full path, since it would otherwise be relative to the base address.</summary>
    public string Here(string fragment) => $"{new Uri(navigation.Uri).AbsolutePath}{Query}#{fragment}";

    /// <summary>The home of an edition.</summary>
    public string Home(EditionFacts edition) => $"{Root}{Language}/{Uri.EscapeDataString(edition.Slug)}";

    /// <summary>The agenda.</summary>
    public string Agenda(EditionFacts edition, DayChoice? day = null) => $"{Home(edition)}/agenda{(day is { } choice ? $"?day={choice.Word}" : "")}";

    /// <summary>The programme as a calendar file.</summary>
    public string Calendar(EditionFacts edition) => $"{Home(edition)}/agenda.ics";

    /// <summary>The programme as a booklet to print.</summary>
    public string Booklet(EditionFacts edition) => $"{Home(edition)}/programme.pdf";

    /// <summary>A session.</summary>
    public string Session(EditionFacts edition, SessionRow session) => $"{Home(edition)}/sessions/{Uri.EscapeDataString(session.Slug)}";

    /// <summary>The list of speakers.</summary>
    public string Speakers(EditionFacts edition) => $"{Home(edition)}/speakers";

    /// <summary>The notice about personal data.</summary>
    public string Privacy(EditionFacts edition) => $"{Home(edition)}/privacy";

    /// <summary>A speaker.</summary>
    public string Speaker(EditionFacts edition, SpeakerRow speaker) => $"{Speakers(edition)}/{Uri.EscapeDataString(speaker.Slug)}";

    /// <summary>This page with another last segment, with its filters.</summary>
    public string Renamed(string word) => $"{new Uri(navigation.Uri).AbsolutePath[..(new Uri(navigation.Uri).AbsolutePath.TrimEnd('/').LastIndexOf('/') + 1)]}{Uri.EscapeDataString(word)}{Query}";

    /// <summary>A portrait.</summary>
    public string Portrait(string hash) => $"{Root}portraits/{hash}";

    /// <summary>The font subsets to preload for this language: body text and headings in the regular weight.</summary>
    public IEnumerable<string> Fonts =>
        from subset in Language switch { "ru" => ["cyrillic"], "tg" => ["cyrillic", "cyrillic-ext"], _ => (string[])["latin"] }
        from family in (string[])["sans", "serif"]
        select $"{Root}{PublicPages.Fonts}/noto-{family}-{subset}-400.woff2";

    /// <summary>The address of the desks.</summary>
    public string SignIn => $"{Root}account/sign-in";

    /// <summary>The root address, where there is no edition.</summary>
    public string Door => $"{Root}{Language}";

    /// <summary>The section of the edition's site: <c>agenda</c>, <c>sessions</c>, <c>speakers</c>; null for its home.</summary>
    public string? Part => Segments is [_, _, var part, ..] ? part : null;

    private string Root => new Uri(navigation.BaseUri).AbsolutePath;

    // from the settings, so that a forged Host header cannot get into calendars or search engines
    private Uri? FullRoot => site.Root(new Uri(navigation.BaseUri));

    // only known parameters: the cached copy is also sent for requests with unknown ones
    private string Query
    {
        get
        {
            var understood = new Uri(navigation.Uri).Query.TrimStart('?').Split('&').Where(each => PublicPages.QueryWords.Contains(each.Split('=')[0], StringComparer.OrdinalIgnoreCase));
            var query = string.Join('&', understood);
            return query.Length == 0 ? "" : $"?{query}";
        }
    }

    private string[] Segments => navigation.ToBaseRelativePath(navigation.Uri).Split('?', '#')[0].Split('/', StringSplitOptions.RemoveEmptyEntries);

    // the path after the language, including its slash
    private string Rest
    {
        get
        {
            var path = navigation.ToBaseRelativePath(navigation.Uri).Split('?', '#')[0];
            return Languages.All.Any(each => each.Tag == Segments.FirstOrDefault()) ? path[Segments[0].Length..] + Query : "";
        }
    }
}
