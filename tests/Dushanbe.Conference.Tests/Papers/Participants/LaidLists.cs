using System.Collections.Concurrent;
using System.Globalization;
using Dushanbe.Conference.Delegations;
using Dushanbe.Conference.Editions;
using Dushanbe.Conference.Lists;
using Dushanbe.Conference.Names;
using Dushanbe.Conference.Papers.Participants;
using Dushanbe.Conference.People;
using Dushanbe.Conference.Printing.Layout;

namespace Dushanbe.Conference.Tests.Papers.Participants;

/// <summary>An installation with a conference of some hundred people, and its lists of participants.</summary>
public sealed class LaidLists : IAsyncLifetime
{
    public const string Amendments = "protocol@conference.example";

    private static readonly string[] Hostile = ["=HYPERLINK(\"http://x\")", "+Bond", "@SUM(1)", "-1", "_x000D_", "<b>Ann</b>", "R&D &amp;"];

    private readonly ConcurrentDictionary<(string, string, ListFormat, ListKind), Made> made = new();

    public Installation Installation { get; } = new();

    public Edition Edition { get; } = A.Edition("listed");

    /// <summary>Whom the list names.</summary>
    public int People { get; private set; }

    public async Task InitializeAsync()
    {
        await Installation.InitializeAsync();
        var category = A.Category(Edition);
        var rows = new List<object> { category };
        var states = States.All.Where((_, at) => at % 4 == 0).Select(each => each.Iso2).Concat(["TJ", "CI", "TR"]).Distinct().ToList();
        foreach (var iso2 in states)
        {
            var delegation = A.Delegation(Edition, iso2);
            rows.Add(delegation);
            rows.AddRange(Enumerable.Range(1, iso2 == "TJ" ? 110 : 5).Select(place => Person(category, delegation, $"Delegate{place.ToString(CultureInfo.InvariantCulture)}", iso2, place)));
        }

        var body = new Delegation { EditionId = Edition.Id, Kind = DelegationKind.UnitedNations, Abbreviation = "UNOCT" }.Rename(LocalizedText.Of("United Nations Office of Counter-Terrorism", "Контртеррористическое управление ООН", "Дафтари зиддитеррористии СММ"));
        rows.AddRange([body, Person(category, body, "Fatou", "Diop", 1)]);
        rows.AddRange(Hostile.Select(each =>
        {
            var person = Person(category, null, each, each, 1);
            person.Describe(Capacity.NotStated, each, "Institute");
            return person;
        }));
        People = rows.OfType<Participant>().Count();
        await Installation.Add(Edition, [.. rows]);
    }

    public Task DisposeAsync() => Installation.DisposeAsync();

    /// <summary>A file, made once.</summary>
    public async Task<Made> Of(string language, string? order = null, ListFormat format = ListFormat.Pdf, ListKind kind = ListKind.Provisional)
    {
        var key = (language, order ?? language, format, kind);
        if (made.TryGetValue(key, out var known)) return known;
        using var to = new MemoryStream();
        var fields = new ListFields { Kind = kind, AsAt = new DateOnly(2022, 10, 17), AmendTo = Amendments, AmendBy = new DateOnly(2022, 10, 18), AmendAt = new TimeOnly(12, 0), FinalOn = new DateOnly(2022, 10, 19) };
        var outcome = await Installation.Get<ListPaper>().WriteAsync(new(Edition.Id, fields, new(language, order ?? language), format), to, A.Organizer, default);
        return made.GetOrAdd(key, new Made(to.ToArray(), Assert.IsType<ListPaper.Outcome.Written>(outcome)));
    }

    private Participant Person(Conference.Editions.Categories.Category category, Delegation? delegation, string given, string family, int place)
    {
        var person = new Participant { EditionId = Edition.Id, RegisteredAt = new DateTime(2022, 10, 1, 8, 0, 0, DateTimeKind.Utc), OrderInDelegation = place };
        person.Rename(PersonName.Of(place == 1 ? "H.E. Mr." : "Ms.", given, family, delegation?.Iso2 == "TJ" ? $"Намоянда{place} Ҷӯраев" : null));
        person.Place(delegation?.Id, category.Id);
        person.Describe(place == 1 ? Capacity.HeadOfDelegation : Capacity.Member, place % 3 == 0 ? null : $"Deputy Head of the Department of International Cooperation and Border Management {place}", "Ministry of Foreign Affairs");
        person.Approve(person.RegisteredAt, null, "operator");
        return person;
    }

    public sealed record Made(byte[] File, ListPaper.Outcome.Written Outcome)
    {
        public RenderReport Report => Outcome.Report!;
    }
}
