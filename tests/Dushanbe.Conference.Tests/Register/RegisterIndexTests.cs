using Dushanbe.Conference.Exchange;
using Dushanbe.Conference.People;
using Dushanbe.Conference.Register;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Tests.Register;

/// <summary>A large edition is searched in memory: it must find exactly what the database finds.</summary>
public sealed class RegisterIndexTests(Installation installation) : IClassFixture<Installation>
{
    private static readonly string[] Given = ["Farrukh", "Нигора", "Ali", "Jamshed", "Zalmai", "Əhməd", "김민준", "Queues"];
    private static readonly string[] Family = ["Rahmonzoda", "Rakhmonov", "Рехмон", "Al Thani", "Rahmani", "O'Brien", "Karimova", "رحمان", "Smirnov", "Kustoms"];

    [Fact]
    public async Task Memory_and_database_find_the_same_in_the_same_order_on_every_page()
    {
        var desk = await Desk.OpenAsync(installation);
        foreach (var given in Given)
            foreach (var family in Family) await desk.Register(desk.Fields(given, family) with { DelegationId = given.Length % 2 == 0 ? desk.Kyrgyzstan.Id : desk.Tajikistan.Id });

        foreach (var typed in new[] { "rahmon", "r", "ali rahm", "o'br", "김", "rahman", "zzz", "karimova farrukh", "al", "queues", "smirnoff", "رحمان", "الثاني", "rehmanov ali" })
        {
            foreach (var with in new Func<ParticipantRegister.Filter, ParticipantRegister.Filter>[] { all => all, second => second with { Skip = 3, Take = 4 }, narrow => narrow with { DelegationId = desk.Kyrgyzstan.Id }, turned => turned with { Descending = true, Sort = RegisterSort.Delegation }, back => back with { Descending = true, Take = 3 }, bare => bare with { WithoutPhoto = true, State = AccreditationState.Approved, CategoryId = desk.Category.Id }, toPrint => toPrint with { Printed = false } })
            {
                var database = await Search(desk, int.MaxValue, typed, with);
                var memory = await Search(desk, 1, typed, with);

                Assert.Equal((database.Found, database.SoundClose), (memory.Found, memory.SoundClose));
                Assert.Equal(database.Rows, memory.Rows);
            }
        }
    }

    [Theory]
    [InlineData(int.MaxValue)]
    [InlineData(1)]
    public async Task Whoever_has_the_word_whole_comes_before_those_who_have_its_beginning(int threshold)
    {
        var desk = await Desk.OpenAsync(installation);
        foreach (var (given, family) in new[] { ("Ali", "Rahmonali"), ("Umed", "Rahmonov"), ("Bobo", "Rahmonzoda"), ("Rahmon", "Zokirov") }) await desk.Register(desk.Fields(given, family));

        async Task<IEnumerable<string?>> Given(string typed, Func<ParticipantRegister.Filter, ParticipantRegister.Filter> with) => (await Search(desk, threshold, typed, with)).Rows.Select(row => row.Name.Given);

        Assert.Equal(["Rahmon", "Ali", "Umed", "Bobo"], await Given("rahmon", all => all));
        Assert.Equal(["Umed", "Bobo"], await Given("rahmon", second => second with { Skip = 2, Take = 2 }));
        // the beginning of a word alone, and orders that were chosen
        Assert.Equal(["Ali", "Umed", "Bobo", "Rahmon"], await Given("rahm", all => all));
        Assert.Equal(["Rahmon", "Bobo", "Umed", "Ali"], await Given("rahmon", turned => turned with { Descending = true }));
        Assert.Equal(["Ali", "Umed", "Bobo", "Rahmon"], await Given("rahmon", placed => placed with { Sort = RegisterSort.Delegation }));
    }

    [Fact]
    public async Task What_changes_after_loading_is_found_at_once()
    {
        var desk = await Desk.OpenAsync(installation);
        var (first, version) = await desk.Register(desk.Fields());
        Assert.Equal(1, (await Search(desk, 1, "rahmon")).Found);

        var (second, _) = await desk.Register(desk.Fields("Aziz", "Rahmonov"));
        Assert.Equal([second, first], (await Search(desk, 1, "rahmon")).Rows.Select(row => row.Id).OrderByDescending(id => id));
        await installation.Get<AmendParticipant>().ExecuteAsync(new(first, version, desk.Fields(), desk.Fields("Farrukh", "Karimov")), A.Organizer, default);

        Assert.Equal(second, Assert.Single((await Search(desk, 1, "rahmon")).Rows).Id);
        Assert.Equal(first, Assert.Single((await Search(desk, 1, "karimov")).Rows).Id);
    }

    [Fact]
    public async Task Who_was_registered_amended_or_removed_since_stands_in_the_order_of_names_as_the_database_has_it()
    {
        var desk = await Desk.OpenAsync(installation);
        List<Guid> ids = [];
        foreach (var family in new[] { "Alieva", "Karimov", "Rahmonov", "Rahmonzoda", "Zokirov" }) ids.Add((await desk.Register(desk.Fields("Nigora", family))).Id);
        await Search(desk, 1, "nigora");

        foreach (var family in new[] { "Zuhurov", "Abdulloev", "Rahmonova", "Karimov" }) await desk.Register(desk.Fields("Nigora", family));
        await installation.Get<AmendParticipant>().ExecuteAsync(new(ids[0], 1, desk.Fields("Nigora", "Alieva"), desk.Fields("Nigora", "Sharifi")), A.Organizer, default);
        await installation.Get<WithdrawParticipant>().ExecuteAsync(new(ids[1], "does not come"), A.Organizer, default);

        foreach (var with in new Func<ParticipantRegister.Filter, ParticipantRegister.Filter>[] { all => all, back => back with { Descending = true }, some => some with { State = AccreditationState.Approved, Skip = 2, Take = 4 }, category => category with { Sort = RegisterSort.Registered } })
        {
            var (database, memory) = (await Search(desk, int.MaxValue, "nigora", with), await Search(desk, 1, "nigora", with));

            Assert.Equal((database.Found, database.SoundClose), (memory.Found, memory.SoundClose));
            Assert.Equal(database.Rows, memory.Rows);
        }
    }

    [Fact]
    public async Task People_that_another_process_brings_are_found_too()
    {
        var desk = await Desk.OpenAsync(installation);
        await desk.Register(desk.Fields());
        await Search(desk, 1, "rahmon");
        var other = await installation.Add(A.Participant(desk.Category, desk.Kyrgyzstan, "Aida", "Asanova", null));
        installation.Clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(other.Id, Assert.Single((await Search(desk, 1, "asanova")).Rows).Id);
    }

    [Fact]
    public async Task Whoever_another_process_withdraws_is_not_found_among_the_approved()
    {
        var desk = await Desk.OpenAsync(installation);
        var (gone, _) = await desk.Register(desk.Fields());
        var (stays, _) = await desk.Register(desk.Fields("Aziz", "Rahmonov"));
        ParticipantRegister.Filter Approved(ParticipantRegister.Filter filter) => filter with { State = AccreditationState.Approved };
        installation.Clock.Advance(TimeSpan.FromSeconds(60));
        Assert.Equal(2, (await Search(desk, 1, "rahmon", Approved)).Found);
        await using (var db = await installation.OpenAsync())
            await db.Participants.Where(each => each.Id == gone).ExecuteUpdateAsync(each => each.SetProperty(person => person.State, AccreditationState.Withdrawn));

        Assert.Equal(stays, Assert.Single((await Search(desk, 1, "rahmon", Approved)).Rows).Id);
    }

    [Theory]
    [InlineData(RegisterSort.Delegation, false, null)]
    [InlineData(RegisterSort.Name, false, null)]
    [InlineData(RegisterSort.Name, true, null)]
    [InlineData(RegisterSort.Name, false, false)]
    [InlineData(RegisterSort.Name, true, false)]
    public async Task More_hits_than_a_query_can_name_are_filtered_and_ordered_all_the_same(RegisterSort sort, bool descending, bool? printed)
    {
        var desk = await Desk.OpenAsync(installation);
        var text = "given,family,iso2\n" + string.Concat(Enumerable.Range(0, 2_100).Select(i => $"Ali{(char)('a' + i % 26)},Rahmon{i},{(i % 300 == 0 ? "KG" : "TJ")}\n"));
        await installation.Get<ImportParticipants>().ExecuteAsync(new(desk.Edition.Id, new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text)), false), A.Organizer, default);
        ParticipantRegister.Filter Narrow(ParticipantRegister.Filter filter) => filter with { DelegationId = printed is null ? desk.Kyrgyzstan.Id : null, Printed = printed, Sort = sort, Descending = descending };

        var database = await Search(desk, int.MaxValue, "rahmon", Narrow);
        var memory = await Search(desk, 1, "rahmon", Narrow);

        Assert.Equal(printed is null ? 7 : 2_100, memory.Found);
        Assert.Equal(database.Rows, memory.Rows);
    }

    [Fact]
    public async Task Duplicates_are_found_in_memory_as_well()
    {
        var desk = await Desk.OpenAsync(installation);
        var (id, _) = await desk.Register(desk.Fields());
        installation.Get<RegisterIndex>().Threshold = 1;

        var found = await installation.Get<FindDuplicates>().ReadAsync(new(desk.Edition.Id, "Фаррух", "Раҳмонзода"), A.Organizer, default);

        Assert.Equal(id, Assert.Single(found).Row.Id);
    }

    private Task<ParticipantRegister.Page> Search(Desk desk, int threshold, string typed, Func<ParticipantRegister.Filter, ParticipantRegister.Filter>? with = null)
    {
        installation.Get<RegisterIndex>().Threshold = threshold;
        return desk.Search(typed, with);
    }
}
