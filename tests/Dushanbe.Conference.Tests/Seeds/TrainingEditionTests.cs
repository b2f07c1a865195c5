using Dushanbe.Conference.Access;
using Dushanbe.Conference.Names;
using Dushanbe.Conference.People;
using Dushanbe.Conference.Programme;
using Dushanbe.Conference.Seeds;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Tests.Seeds;

/// <summary>An installation with the usual training edition, made once for all tests that only look.</summary>
public sealed class Training : IAsyncLifetime
{
    public Installation Installation { get; } = new();

    public SeedTraining.Outcome.Seeded Seeded { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        await Installation.InitializeAsync();
        Seeded = (SeedTraining.Outcome.Seeded)await Installation.Get<SeedTraining>().ExecuteAsync(new(), Actor.Operator, default);
    }

    public Task DisposeAsync() => Installation.DisposeAsync();
}

public sealed class TrainingEditionTests(Training training) : IClassFixture<Training>
{
    [Fact]
    public async Task Without_wishes_it_makes_two_days_from_the_next_Tuesday_with_760_people_in_70_delegations_and_60_speakers()
    {
        await using var db = await training.Installation.OpenAsync();
        var edition = await db.Editions.SingleAsync();
        // the clock stands on Tuesday 18 October 2022
        Assert.Equal((new DateOnly(2022, 10, 25), new DateOnly(2022, 10, 26)), (edition.Starts, edition.Ends));
        Assert.True(edition.IsTraining);
        Assert.NotNull(edition.ProgrammePublishedAt);
        Assert.Equal(
            (760, 70, 60, 28),
            (await db.Participants.CountAsync(), await db.Delegations.CountAsync(), await db.Speakers.CountAsync(), await db.Sessions.CountAsync()));
        Assert.Equal((760, 70, 60, 28), (training.Seeded.Participants, training.Seeded.Delegations, training.Seeded.Speakers, training.Seeded.Sessions));
        Assert.Equal(0, await db.Badges.CountAsync());
    }

    [Fact]
    public async Task Every_delegation_has_one_head_who_stands_first_and_none_is_empty()
    {
        await using var db = await training.Installation.OpenAsync();
        var people = await db.Participants.Where(each => each.DelegationId != null).ToListAsync();
        var delegations = people.GroupBy(each => each.DelegationId).ToList();
        Assert.Equal(70, delegations.Count);
        Assert.All(delegations, each => Assert.Single(each, person => person.Capacity == Capacity.HeadOfDelegation));
        Assert.All(delegations, each => Assert.Equal(Capacity.HeadOfDelegation, each.MinBy(person => person.OrderInDelegation)!.Capacity));
        Assert.All(delegations, each => Assert.Equal(Enumerable.Range(1, each.Count()), each.Select(person => person.OrderInDelegation).Order()));
    }

    [Fact]
    public async Task Every_name_is_as_cleaning_leaves_it_and_every_letter_of_the_Tajik_alphabet_occurs()
    {
        await using var db = await training.Installation.OpenAsync();
        var names = (await db.Participants.ToListAsync()).ConvertAll(each => each.Name);
        Assert.All(names, name => Assert.Equal(name, PersonName.Of(name.Honorific, name.Given, name.Family, name.Native)));
        Assert.All(names, name => Assert.True(name.HasName));
        var native = string.Concat(names.Select(name => name.Native)).ToLowerInvariant();
        Assert.All("абвгғдеёжзиӣйкқлмнопрстуӯфхҳчҷшъэюя", letter => Assert.Contains(letter, native));
    }

    [Fact]
    public async Task Names_are_written_in_many_scripts()
    {
        await using var db = await training.Installation.OpenAsync();
        var native = string.Concat(await db.Participants.Where(each => each.Name.Native != null).Select(each => each.Name.Native!).ToListAsync());
        (string Script, char Letter)[] scripts =
        [
            ("Tajik", 'ҷ'), ("Kazakh", 'ұ'), ("Kyrgyz", 'ү'), ("Uzbek", 'ў'), ("Arabic", 'ي'), ("Persian", 'ی'), ("Urdu", 'ہ'), ("Hebrew", 'ר'), ("Han", '文'),
            ("Devanagari", 'र'), ("Ethiopic", 'ም'), ("Georgian", 'ი'), ("Armenian", 'ա'), ("Greek", 'ς'), ("Thai", 'ร'),
        ];
        Assert.All(scripts, each => Assert.Contains(each.Letter, native));
    }

    [Fact]
    public async Task People_are_of_many_kinds()
    {
        await using var db = await training.Installation.OpenAsync();
        var people = await db.Participants.ToListAsync();
        var letters = await db.Categories.ToDictionaryAsync(each => each.Id, each => each.Letter);
        Assert.Equal(["D", "G", "H", "I", "N", "O", "P", "S", "U", "V", "Z"], people.Select(each => letters[each.CategoryId]).Distinct().Order(StringComparer.Ordinal));
        Assert.InRange(people.Count(each => each.PhotoHash is null), 20, 60);
        Assert.InRange(people.Count(each => each.State == AccreditationState.Withdrawn), 2, 20);
        Assert.Contains(people, each => each.Name.Family is null);
        Assert.Contains(people, each => each.Name.Given is null);
        Assert.Contains(people, each => $"{each.Name.Given} {each.Name.Family}".Length > 80);
        Assert.Equal(4, people.Count(each => each.DelegationId is null && each.Organization is not null));
        Assert.All(people.Where(each => each.Email is not null), each => Assert.EndsWith(".example.org", each.Email, StringComparison.Ordinal));
        Assert.All(people.Where(each => each.Phone is not null), each => Assert.Matches(@"^\+44 1632 960\d{3}$|^\+44 20 7946 0\d{3}$|^\+1 202 555 01\d\d$", each.Phone));
        Assert.Equal(people.Count, people.Select(each => (each.Name.Given, each.Name.Family)).Distinct().Count());
    }

    [Fact]
    public async Task Withdrawn_people_have_a_step_with_a_reason()
    {
        await using var db = await training.Installation.OpenAsync();
        var withdrawn = await db.Participants.Include(each => each.Steps).Where(each => each.State == AccreditationState.Withdrawn).ToListAsync();
        Assert.All(withdrawn, each => Assert.Equal([AccreditationState.Approved, AccreditationState.Withdrawn], each.Steps.OrderBy(step => step.At).Select(step => step.To)));
        Assert.All(withdrawn, each => Assert.NotEmpty(each.Steps.Single(step => step.To == AccreditationState.Withdrawn).Reason!));
    }

    [Fact]
    public async Task The_programme_has_parallel_sessions_breaks_side_events_and_what_is_not_yet_known()
    {
        await using var db = await training.Installation.OpenAsync();
        var sessions = await db.Sessions.Include(each => each.Appearances).OrderBy(each => each.Order).ToListAsync();
        Assert.Equal(Enum.GetValues<SessionKind>().Order(), sessions.Select(each => each.Kind).Distinct().Order());
        Assert.Equal(2, sessions.Select(each => each.Day).Distinct().Count());
        Assert.Contains(sessions.Where(each => each.Kind == SessionKind.Thematic).GroupBy(each => (each.Day, each.Starts)), each => each.Count() == 2);
        Assert.Equal(187, sessions.Single(each => each.Slug == "thematic-2").Title.Values["en"].Length);
        Assert.Single(sessions, each => each.Starts is null);
        Assert.Single(sessions, each => each.Starts is not null && each.Ends is null);
        var voices = sessions.SelectMany(each => each.Appearances).ToList();
        Assert.Equal("United Kingdom of Great Britain and Northern Ireland", Assert.Single(voices, each => each.SpeakerId is null).OnBehalfOf.In("en"));
        Assert.Equal(Enum.GetValues<AppearanceRole>(), voices.Select(each => each.Role).Distinct().Order());
        Assert.Equal([null, AppearanceMode.InPerson, AppearanceMode.VideoMessage, AppearanceMode.Online], voices.Select(each => each.Mode).Distinct().Order());
        Assert.Equal(60, voices.Select(each => each.SpeakerId).OfType<Guid>().Distinct().Count());
        Assert.All(sessions, each => Assert.Equal(each.Appearances.Count, each.Appearances.Select(voice => voice.SpeakerId).Distinct().Count()));
    }

    [Fact]
    public async Task No_room_and_no_speaker_is_in_two_places_at_once()
    {
        await using var db = await training.Installation.OpenAsync();
        var sessions = await db.Sessions.Include(each => each.Appearances).Where(each => each.Ends != null).ToListAsync();
        var clashes =
            from one in sessions
            from other in sessions
            where one.Order < other.Order && one.Day == other.Day && one.Starts < other.Ends && other.Starts < one.Ends
            where one.RoomId == other.RoomId || one.Appearances.Any(voice => other.Appearances.Any(each => each.SpeakerId == voice.SpeakerId))
            select (one.Slug, other.Slug);
        Assert.Empty(clashes);
    }

    [Fact]
    public async Task Texts_stand_in_all_three_languages_but_for_the_few_that_show_the_fallback()
    {
        await using var db = await training.Installation.OpenAsync();
        var edition = await db.Editions.SingleAsync();
        LocalizedText[] always =
        [
            edition.Title, edition.TitleLead, edition.TitleName, edition.ShortTitle, edition.City, edition.Venue, edition.Address,
            .. (await db.Rooms.ToListAsync()).SelectMany(each => new[] { each.Name, each.Place }),
            .. (await db.Categories.ToListAsync()).Select(each => each.Word),
            .. (await db.Delegations.ToListAsync()).Select(each => each.Name),
            .. (await db.Speakers.ToListAsync()).Select(each => each.Function),
        ];
        Assert.All(always, text => Assert.Superset(new HashSet<string> { "en", "ru", "tg" }, text.Values.Keys.ToHashSet()));
        var sessions = await db.Sessions.ToListAsync();
        Assert.Equal(["forged-documents", "river-border"], sessions.Where(each => each.Title.Values.Count < 3).Select(each => each.Slug).Order(StringComparer.Ordinal));
        Assert.All(sessions.SelectMany(each => each.Issues), text => Assert.Equal(3, text.Values.Count));
        Assert.Contains(await db.Speakers.ToListAsync(), each => each.Biography.Values.Count == 1);
        Assert.Contains(await db.Speakers.ToListAsync(), each => each.Biography.Values.Count == 3);
    }
}
