using System.Collections.Concurrent;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Exchange;
using Dushanbe.Conference.Journal;
using Dushanbe.Conference.People;
using Dushanbe.Conference.Register;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace Dushanbe.Conference.Tests.Register;

/// <summary>An address that somebody may not see cannot be found out by searching for it, letter by letter.</summary>
public sealed class GuardedSearchTests(Installation installation) : IClassFixture<Installation>
{
    public static TheoryData<int, string> Searches
    {
        get
        {
            var searches = new TheoryData<int, string>();
            foreach (var typed in new[] { "zwetlanka", "zwet", "zwetlanka.k", "example", "zwetlanka rahmonzoda", "zwetlanka.k77@mfa.example.org" })
            {
                searches.Add(int.MaxValue, typed);
                searches.Add(1, typed);
            }

            return searches;
        }
    }

    [Theory, MemberData(nameof(Searches))]
    public async Task Words_of_an_address_find_the_person_for_those_who_may_see_it_and_nobody_for_others(int threshold, string typed)
    {
        var desk = await Desk.OpenAsync(installation);
        var (id, _) = await desk.Register(desk.Fields() with { Email = "zwetlanka.k77@mfa.example.org" });
        await desk.Register(desk.Fields("Aida", "Asanova"));
        var keeper = A.Clerk(desk.Edition, Permission.ReadDesk, Permission.SeeContacts);
        var reader = A.Clerk(desk.Edition, Permission.ReadDesk);

        Assert.Equal((id, 1), (Assert.Single((await Search(desk, threshold, typed, keeper)).Rows).Id, (await Search(desk, threshold, typed, keeper)).Found));
        var page = await Search(desk, threshold, typed, reader);
        Assert.Equal((0, 0, 0), (page.Rows.Count, page.Found, page.SoundClose));
    }

    [Theory, InlineData(int.MaxValue), InlineData(1)]
    public async Task Whoever_sees_the_addresses_of_one_delegation_finds_by_those_alone(int threshold)
    {
        var desk = await Desk.OpenAsync(installation);
        var (own, _) = await desk.Register(desk.Fields("Own", "Person") with { Email = "zwetlanka@own.example.org" });
        await desk.Register(desk.Fields("Other", "Person") with { Email = "zwetlanka@other.example.org", DelegationId = desk.Kyrgyzstan.Id });
        var reader = new Actor(null, "reader", [new(Permission.ReadDesk, GrantScope.Edition, desk.Edition.Id), new(Permission.SeeContacts, GrantScope.Delegation, desk.Tajikistan.Id, desk.Edition.Id)]);

        Assert.Equal([own], (await Search(desk, threshold, "zwetl", reader)).Rows.Select(row => row.Id));
        Assert.Equal(2, (await Search(desk, threshold, "person", reader)).Found);
    }

    [Theory, InlineData(int.MaxValue), InlineData(1)]
    public async Task The_warning_of_a_duplicate_names_nobody_by_an_address_that_the_clerk_may_not_see(int threshold)
    {
        var desk = await Desk.OpenAsync(installation);
        var (id, _) = await desk.Register(desk.Fields() with { Email = "zwetlanka@own.example.org" });
        installation.Get<RegisterIndex>().Threshold = threshold;
        async Task<IReadOnlyList<Twins.Match>> Warned(Actor actor) =>
            await installation.Get<FindDuplicates>().ReadAsync(new(desk.Edition.Id, null, null, Email: "zwetlanka@own.example.org"), actor, default);

        Assert.Equal((id, DuplicateReason.SameEmail), Assert.Single((await Warned(A.Organizer)).Select(each => (each.Row.Id, each.Reason))));
        Assert.Empty(await Warned(A.Clerk(desk.Edition, Permission.ReadDesk, Permission.RegisterParticipants)));
    }

    [Fact]
    public async Task An_export_of_what_was_sought_holds_nobody_whose_address_alone_was_hit()
    {
        var desk = await Desk.OpenAsync(installation);
        await desk.Register(desk.Fields() with { Email = "zwetlanka@own.example.org" });
        async Task<int> Exported(Actor actor)
        {
            using var file = new MemoryStream();
            return await installation.Get<ExportParticipants>().WriteAsync(new(new() { EditionId = desk.Edition.Id, Search = "zwet" }, TableFormat.Csv), file, actor, default);
        }

        Assert.Equal(1, await Exported(A.Organizer));
        Assert.Equal(0, await Exported(A.Clerk(desk.Edition, Permission.ReadDesk, Permission.ExchangeParticipants)));
    }

    [Fact]
    public async Task What_was_stored_unmarked_is_folded_anew_at_a_start_and_the_journal_says_so()
    {
        var desk = await Desk.OpenAsync(installation);
        var (id, _) = await desk.Register(desk.Fields() with { Email = "zwetlanka@own.example.org" });
        await using var db = await installation.OpenAsync();
        var stored = await db.Participants.Where(each => each.Id == id).Select(each => each.SearchText).SingleAsync();
        await db.Participants.Where(each => each.Id == id).ExecuteUpdateAsync(each => each.SetProperty(person => person.SearchText, stored.Replace("@", "", StringComparison.Ordinal)));
        var reader = A.Clerk(desk.Edition, Permission.ReadDesk);
        Assert.Equal(1, (await Search(desk, int.MaxValue, "zwet", reader)).Found);
        await OfOldAsync();

        Assert.Equal(1, await installation.Get<RefoldSearch>().ExecuteAsync(default));

        Assert.Equal(0, (await Search(desk, int.MaxValue, "zwet", reader)).Found);
        Assert.Equal(stored, await db.Participants.Where(each => each.Id == id).Select(each => each.SearchText).SingleAsync());
        var entry = await db.Set<JournalEntry>().SingleAsync(each => each.Subject == JournalSubject.Edition && each.SubjectId == desk.Edition.Id);
        Assert.Equal([new FieldChange("SearchKeys", null, "1")], entry.Changes);
        Assert.Equal(0, await installation.Get<RefoldSearch>().ExecuteAsync(default));
    }

    [Fact]
    public async Task Once_all_are_folded_no_later_start_looks_at_anybody()
    {
        var desk = await Desk.OpenAsync(installation);
        await desk.Register(desk.Fields() with { Email = "zwetlanka@own.example.org" });
        var commands = new ConcurrentQueue<string>();
        await using var process = installation.Process(services => services.ConfigureDbContext<ConferenceDb>(options => options.LogTo(commands.Enqueue, [RelationalEventId.CommandExecuting])));
        await OfOldAsync();
        await process.GetRequiredService<RefoldSearch>().ExecuteAsync(default);
        Assert.Contains(commands, command => command.Contains("Participants", StringComparison.Ordinal));
        commands.Clear();

        Assert.Equal(0, await process.GetRequiredService<RefoldSearch>().ExecuteAsync(default));

        Assert.Equal(3, commands.Count);
        Assert.All(commands, command => Assert.Contains("Chores", command, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_was_sorted_by_the_rules_of_before_is_sorted_by_those_of_today()
    {
        var desk = await Desk.OpenAsync(installation);
        var (hof, _) = await desk.Register(desk.Fields("Jan", "van 't Hof"));
        await using var db = await installation.OpenAsync();
        var key = await db.Participants.Where(each => each.Id == hof).Select(each => each.SortKey).SingleAsync();
        var states = await db.Delegations.Where(each => each.EditionId == desk.Edition.Id).OrderBy(each => each.Id).Select(each => each.SortEn).ToListAsync();
        await db.Participants.Where(each => each.Id == hof).ExecuteUpdateAsync(each => each.SetProperty(person => person.SortKey, "99"));
        await db.Delegations.Where(each => each.EditionId == desk.Edition.Id).ExecuteUpdateAsync(each => each.SetProperty(delegation => delegation.SortEn, delegation => delegation.SortEn.Substring(1)));
        await OfOldAsync();

        Assert.Equal(1 + states.Count, await installation.Get<RefoldSearch>().ExecuteAsync(default));

        Assert.Equal(key, await db.Participants.Where(each => each.Id == hof).Select(each => each.SortKey).SingleAsync());
        Assert.Equal(states, await db.Delegations.Where(each => each.EditionId == desk.Edition.Id).OrderBy(each => each.Id).Select(each => each.SortEn).ToListAsync());
    }

    [Fact]
    public async Task Who_was_not_found_by_another_ending_of_an_Arabic_word_is_found_from_the_next_start_on()
    {
        var desk = await Desk.OpenAsync(installation);
        var (id, _) = await desk.Register(desk.Fields("Fatima", "Karimova") with { NativeName = "فاطمة" });
        await desk.Register(desk.Fields("Aida", "Asanova"));
        await using var db = await installation.OpenAsync();
        var stored = await db.Participants.Where(each => each.Id == id).Select(each => each.SearchText).SingleAsync();
        await db.Participants.Where(each => each.Id == id).ExecuteUpdateAsync(each => each.SetProperty(person => person.SearchText, " karimova fatima"));
        Assert.DoesNotContain((await Search(desk, int.MaxValue, "فاطمه", A.Organizer)).Rows, row => !row.SoundsClose);
        await OfOldAsync();

        Assert.Equal(1, await installation.Get<RefoldSearch>().ExecuteAsync(default));

        Assert.Equal(stored, await db.Participants.Where(each => each.Id == id).Select(each => each.SearchText).SingleAsync());
        Assert.Equal(id, Assert.Single((await Search(desk, int.MaxValue, "فاطمه", A.Organizer)).Rows).Id);
    }

    // as a database that no start of today has seen
    private async Task OfOldAsync()
    {
        await using var db = await installation.OpenAsync();
        await db.Chores.ExecuteDeleteAsync();
    }

    private Task<ParticipantRegister.Page> Search(Desk desk, int threshold, string typed, Actor actor)
    {
        installation.Get<RegisterIndex>().Threshold = threshold;
        return desk.Search(typed, actor: actor);
    }
}
