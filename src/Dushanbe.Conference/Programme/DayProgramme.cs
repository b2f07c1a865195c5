using System.Globalization;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Editions;
using Dushanbe.Conference.Names;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Programme;

/// <summary>The agenda: the days of an edition with their sessions, searched and filtered.</summary>
public sealed class DayProgramme(IDbContextFactory<ConferenceDb> databases, ReleaseShelf shelf, TimeProvider clock)
{
    /// <summary>The filter; null means everything.</summary>
    /// <param name="Day">The day; null for the default.</param>
    /// <param name="Text">Words that must all occur in a title, a name, a function, a room or the kind, in any language.</param>
    /// <param name="Kind">The kind.</param>
    /// <param name="Room">The room's position in the list of rooms.</param>
    /// <param name="Interpretation">A language of interpretation.</param>
    public sealed record Filter(DayChoice? Day = null, string? Text = null, SessionKind? Kind = null, int? Room = null, string? Interpretation = null)
    {
        /// <summary>How many filters are set, not counting the day.</summary>
        public int Count => Choices + (string.IsNullOrWhiteSpace(Text) ? 0 : 1);

        /// <summary>How many filters are set, not counting day and words.</summary>
        public int Choices => (Kind is null ? 0 : 1) + (Room is null ? 0 : 1) + (Interpretation is null ? 0 : 1);

        /// <summary>The name of a session beside its title, such as "Thematic Session II"; supplied by the caller, which has the words.</summary>
        public Func<SessionRow, IEnumerable<string>>? AlsoCalled { get; init; }
    }

    /// <summary>The page.</summary>
    /// <param name="Edition">The edition.</param>
    /// <param name="LocalNow">The time at the venue.</param>
    /// <param name="ShowsProgramme">Whether the reader may see the programme.</param>
    /// <param name="Chosen">The day that is shown.</param>
    /// <param name="All">Every day of the programme, unfiltered, for the choice of a day.</param>
    /// <param name="Shown">The days shown, filtered.</param>
    /// <param name="HasTimes">Whether any start is known.</param>
    /// <param name="LacksTimes">Whether any start is not known.</param>
    /// <param name="Rooms">The rooms in use.</param>
    /// <param name="Kinds">The kinds in use, without breaks.</param>
    /// <param name="Interpretations">The languages of interpretation in use.</param>
    public sealed record Page(
        EditionFacts Edition,
        DateTime LocalNow,
        bool ShowsProgramme,
        DayChoice Chosen,
        IReadOnlyList<ProgrammeDay> All,
        IReadOnlyList<ProgrammeDay> Shown,
        bool HasTimes,
        bool LacksTimes,
        IReadOnlyList<RoomRow> Rooms,
        IReadOnlyList<SessionKind> Kinds,
        IReadOnlyList<string> Interpretations)
    {
        /// <summary>How closely <see cref="Shown"/> matches the search; null without a search.</summary>
        public WordFit? Fit { get; init; }

        /// <summary>Further sessions with other forms of the words, where <see cref="Shown"/> has the exact words.</summary>
        public IReadOnlyList<ProgrammeDay> Others { get; init; } = [];
    }

    /// <summary>Reads it; null where there is no such edition.</summary>
    public async Task<Page?> ReadAsync(string slug, Filter filter, Actor actor, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(filter);
        await using var db = await databases.CreateDbContextAsync(cancel);
        if (await db.ViewOf(slug, actor, shelf, nameof(DayProgramme), cancel) is not { } view) return null;
        var edition = view.Edition;
        var local = edition.LocalNow(clock);
        if (!view.Shows) return new Page(edition, local, false, DayChoice.All, [], [], false, false, [], [], []);

        var sessions = ProgrammeClock.Mark(view.Programme.SessionRows(), edition, local);
        var all = Timetable.Days(edition, sessions);
        var chosen = filter.Day is { } asked && Has(all, asked) ? asked : Usual(edition, sessions, all, filter, local);
        var (fit, found, others) = Sought([.. sessions.Where(each => Chosen(each, filter))], filter);
        return new Page(
            edition,
            local,
            true,
            chosen,
            all,
            [.. Timetable.Days(edition, found).Where(chosen.Covers)],
            sessions.Any(each => each.Starts is not null),
            sessions.Any(each => each is { Starts: null, IsBreak: false }),
            [.. sessions.Select(each => each.Room).OfType<RoomRow>().DistinctBy(room => room.Id).OrderBy(room => room.Order)],
            [.. sessions.Select(each => each.Kind).Where(kind => kind != SessionKind.Break).Distinct().Order()],
            [.. sessions.SelectMany(each => each.Interpretation).Distinct(StringComparer.Ordinal)])
        {
            Fit = fit,
            Others = [.. Timetable.Days(edition, others).Where(chosen.Covers)],
        };
    }

    // today while the edition runs, else its first day; everything where no time is known or something is searched for
    private static DayChoice Usual(EditionFacts edition, IReadOnlyList<SessionRow> sessions, IReadOnlyList<ProgrammeDay> all, Filter filter, DateTime local)
    {
        if (filter.Count > 0 || !sessions.Any(each => each.Starts is not null)) return DayChoice.All;
        var today = new DayChoice(DateOnly.FromDateTime(local).DayNumber - edition.Starts.DayNumber + 1);
        if (Has(all, today)) return today;
        return all.FirstOrDefault(day => day.Number is not null) is { } first ? new DayChoice(first.Number) : DayChoice.All;
    }

    private static bool Has(IReadOnlyList<ProgrammeDay> days, DayChoice choice) => choice == DayChoice.All || days.Any(choice.Covers);

    private static bool Chosen(SessionRow session, Filter filter) =>
        (filter.Kind is null || session.Kind == filter.Kind) &&
        (filter.Room is null || session.Room?.Order == filter.Room) &&
        (filter.Interpretation is null || session.Interpretation.Contains(filter.Interpretation, StringComparer.Ordinal));

    // searched in memory: titles and names are in several languages, and a programme has a few hundred rows
    private static (WordFit? Fit, IReadOnlyList<SessionRow> Found, IReadOnlyList<SessionRow> Others) Sought(IReadOnlyList<SessionRow> sessions, Filter filter)
    {
        if (string.IsNullOrWhiteSpace(filter.Text)) return (null, sessions, []);
        if (WordSearch.Read(filter.Text) is not { } search) return (WordFit.None, [], []);
        var fits = sessions.ToLookup(each => search.FitOf(Texts(each, filter), inOtherLetters: false));
        if (fits.Contains(WordFit.Exact)) return (WordFit.Exact, [.. fits[WordFit.Exact]], [.. fits[WordFit.Form]]);
        if (fits.Contains(WordFit.Form)) return (WordFit.Form, [.. fits[WordFit.Form]], []);
        // no match as typed: try other spellings, then names that sound similar
        IReadOnlyList<SessionRow> spelled = [.. sessions.Where(each => search.FitOf(Texts(each, filter), inOtherLetters: true) != WordFit.None)];
        if (spelled.Count > 0) return (WordFit.Spelled, spelled, []);
        var query = SearchQuery.Read(filter.Text);
        IReadOnlyList<SessionRow> similar = [.. sessions.Where(each => each.Voices.Any(voice => voice.Speaker is { } speaker && IsLike(speaker.Name, query)))];
        return (similar.Count > 0 ? WordFit.Similar : WordFit.None, similar, []);
    }

    private static bool IsLike(PersonName name, SearchQuery query)
    {
        var key = SearchKey.For([.. name.Forms()]);
        return query.Finds(key) || query.SoundsLike(SearchKey.Sounds([.. name.Forms()]), key);
    }

    private static IEnumerable<string> Texts(SessionRow session, Filter filter) =>
        Words(session).OfType<string>().Concat(filter.AlsoCalled?.Invoke(session) ?? []);

    private static IEnumerable<string?> Words(SessionRow session)
    {
        foreach (var text in new[] { session.Title, session.Note, session.Room?.Name }.OfType<LocalizedText>().SelectMany(each => each.Values.Values)) yield return text;
        foreach (var voice in session.Voices)
        {
            foreach (var text in voice.OnBehalfOf.Values.Values) yield return text;
            if (voice.Speaker is not { } speaker) continue;
            foreach (var form in speaker.Name.Forms()) yield return form;
            foreach (var text in speaker.Function.Values.Values.Concat(speaker.Affiliation.Values.Values)) yield return text;
        }
    }
}

/// <summary>A choice of a day in the agenda: a day by its number, the unknown day, or all of them.</summary>
/// <param name="Number">1 for the edition's first day; null for the unknown day or for all.</param>
/// <param name="IsUnknown">Whether it is the unknown day.</param>
public readonly record struct DayChoice(int? Number, bool IsUnknown = false)
{
    /// <summary>Every day.</summary>
    public static DayChoice All { get; }

    /// <summary>Sessions without a known day.</summary>
    public static DayChoice Unknown { get; } = new(null, true);

    /// <summary>The form in addresses: <c>1</c>, <c>2</c>, <c>unknown</c>, <c>all</c>.</summary>
    public string Word => IsUnknown ? "unknown" : Number?.ToString(CultureInfo.InvariantCulture) ?? "all";

    /// <summary>Parses the form in addresses; null for anything else.</summary>
    public static DayChoice? Parse(string? word) => word switch
    {
        "all" => All,
        "unknown" => Unknown,
        _ when int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 => new DayChoice(number),
        _ => null,
    };

    /// <summary>The choice that shows a day of the programme.</summary>
    public static DayChoice Of(ProgrammeDay day)
    {
        ArgumentNullException.ThrowIfNull(day);
        return day.Number is { } number ? new DayChoice(number) : Unknown;
    }

    /// <summary>Whether a day of the programme is part of the choice.</summary>
    public bool Covers(ProgrammeDay day) => this == All || Of(day) == this;
}
