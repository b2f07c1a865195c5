using Dushanbe.Conference.Editions;
using Dushanbe.Conference.Names;
using Dushanbe.Conference.Papers.Booklet;
using Dushanbe.Conference.Programme;

namespace Dushanbe.Conference.Tests.Papers;

/// <summary>Programmes of any length, made of numbers: the same seed gives the same programme.</summary>
internal sealed class MadeProgramme
{
    private const string Words = "security border management cooperation risks of drugs and people at mountain crossings implications for the region international community measures training funds";
    private static readonly string[] Functions = ["Minister", "Head of Department, Ministry of Internal Affairs", "Special Representative of the Secretary-General for Regional Cooperation and the Security of Borders, International Organization of Committees"];
    private readonly Random random;
    private readonly string language;
    private readonly List<ProgrammeBooklet.BookletSpeaker> speakers = [];

    private MadeProgramme(string language, int seed) => (this.language, random) = (language, new(seed));

    /// <summary>Makes one.</summary>
    /// <param name="language">BCP 47 tag of the booklet.</param>
    /// <param name="days">The number of days.</param>
    /// <param name="sessions">The number of sessions a day, at least and at most.</param>
    /// <param name="appearances">The number of people in a session, at least and at most.</param>
    /// <param name="seed">Chooses the programme.</param>
    public static ProgrammeBooklet Of(string language, int days, (int Least, int Most) sessions, (int Least, int Most) appearances, int seed)
    {
        var made = new MadeProgramme(language, seed);
        var starts = new DateOnly(2026, 10, 20);
        List<ProgrammeBooklet.BookletDay> programme = [.. Enumerable.Range(0, days).Select(day => new ProgrammeBooklet.BookletDay(starts.AddDays(day), made.Sessions(sessions, appearances)))];
        return new()
        {
            Language = language,
            Titles = [made.Say("High-Level Conference on the Security of Borders")],
            ShortTitle = "Conference",
            City = made.Say("Dushanbe"),
            Venue = made.Say("Palace of Learning"),
            Address = made.Say("1 Rehearsal Square"),
            Starts = starts,
            Ends = starts.AddDays(days - 1),
            ZoneId = "Asia/Dushanbe",
            Version = 1,
            PublishedAt = new(2026, 10, 1),
            IsClosed = false,
            IsTraining = false,
            Partners = [new(PartnershipRole.Host, made.Say("Organizing Committee"), "OC", made.Say(""))],
            Days = programme,
            Speakers = [.. made.speakers.Select(each => each with { Sessions = [.. programme.SelectMany(day => day.Sessions).Where(session => session.Appearances.Any(one => one.SpeakerId == each.Id)).Select(session => session.Id)] })],
        };
    }

    private List<ProgrammeBooklet.BookletSession> Sessions((int Least, int Most) count, (int Least, int Most) appearances)
    {
        var sessions = new List<ProgrammeBooklet.BookletSession>();
        for (var left = random.Next(count.Least, count.Most + 1); left > 0; left--)
        {
            var begins = new TimeOnly(9, 0).AddMinutes(30 * sessions.Count);
            if (left > 1 && random.Next(4) == 0) sessions.Add(Session(SessionKind.Break, begins, "Coffee break", 0, 0));
            var thematic = random.Next(2) == 0;
            sessions.Add(Session(thematic ? SessionKind.Thematic : SessionKind.HighLevel, begins, Title(random.Next(3, 25)), thematic ? random.Next(4) : 0, random.Next(appearances.Least, appearances.Most + 1)));
        }

        return sessions;
    }

    private ProgrammeBooklet.BookletSession Session(SessionKind kind, TimeOnly begins, string title, int issues, int appearances) => new(
        new Guid(random.Next(), 0, 0, new byte[8]),
        kind,
        kind == SessionKind.Thematic ? "II" : null,
        Say(title),
        TitleCertainty.Exact,
        Say(kind != SessionKind.Break && random.Next(5) == 0 ? Title(30) : ""),
        begins,
        kind == SessionKind.Break ? null : begins.AddMinutes(20),
        Say(random.Next(3) == 0 ? "Hall 2" : "Great Hall"),
        kind == SessionKind.Break ? [] : ["en", "ru", "tg"],
        [.. Enumerable.Range(0, issues).Select(_ => Say(Title(random.Next(6, 30))))],
        [.. Enumerable.Range(0, appearances).Select(Appearance)]);

    private ProgrammeBooklet.BookletAppearance Appearance(int order)
    {
        var speaker = speakers.Count > 8 && random.Next(3) == 0 ? speakers[random.Next(speakers.Count)] : Speaker();
        return new(speaker.Id, order == 0 ? AppearanceRole.Moderator : AppearanceRole.Panellist, AppearanceMode.InPerson, speaker.Name, speaker.Function, Say(""));
    }

    private ProgrammeBooklet.BookletSpeaker Speaker()
    {
        var number = speakers.Count;
        var speaker = new ProgrammeBooklet.BookletSpeaker(
            new Guid(number + 1, 0, 0, new byte[8]), PersonName.Of("H.E. Mr", $"Given{number}", $"Family{number}"), [Say(Functions[random.Next(Functions.Length)]), Say($"State {number}")], Say(""), []);
        speakers.Add(speaker);
        return speaker;
    }

    private string Title(int words)
    {
        var all = Words.Split(' ');
        return string.Join(' ', Enumerable.Range(0, words).Select(_ => all[random.Next(all.Length)]));
    }

    private LocalizedValue Say(string text) => new(text, language, IsFallback: false);
}
