using System.Collections.Concurrent;
using System.Data.Common;
using System.Text;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Exchange;
using Dushanbe.Conference.People;
using Dushanbe.Conference.Register;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace Dushanbe.Conference.Tests.Register;

/// <summary>Two processes over one database: what one changes, the other finds, and it reads the edition anew only when it must.</summary>
public sealed class OtherProcessTests(Installation installation) : IClassFixture<Installation>
{
    [Fact]
    public async Task Who_was_renamed_elsewhere_is_found_by_the_first_search_after_a_long_rest()
    {
        var desk = await Desk.OpenAsync(installation);
        var (id, version) = await desk.Register(desk.Fields());
        await using var other = new Other(installation);
        Assert.Equal(1, (await other.SearchAsync(desk, "rahmon")).Found);

        await installation.Get<AmendParticipant>().ExecuteAsync(new(id, version, desk.Fields(), desk.Fields("Farrukh", "Karimov")), A.Organizer, default);
        installation.Clock.Advance(TimeSpan.FromSeconds(45));

        Assert.Equal(id, Assert.Single((await other.SearchAsync(desk, "karimov")).Rows).Id);
        Assert.Empty((await other.SearchAsync(desk, "rahmon")).Rows);
    }

    [Fact]
    public async Task What_nothing_tells_of_is_found_by_the_first_search_once_the_keys_are_too_old()
    {
        var desk = await Desk.OpenAsync(installation);
        var (id, _) = await desk.Register(desk.Fields());
        await using var other = new Other(installation);
        Assert.Equal(1, (await other.SearchAsync(desk, "rahmon")).Found);

        // as somebody does who restores a row with the tools of the engine: no entry, and the same number of people
        await using (var db = await installation.OpenAsync())
        {
            var person = await db.Participants.SingleAsync(each => each.Id == id);
            person.Rename(person.Name with { Family = "Karimov" });
            await db.SaveChangesAsync();
        }

        installation.Clock.Advance(TimeSpan.FromSeconds(30));

        Assert.Equal(id, Assert.Single((await other.SearchAsync(desk, "karimov")).Rows).Id);
    }

    [Fact]
    public async Task One_who_registers_or_is_renamed_elsewhere_is_found_within_a_second_and_the_edition_is_not_read_anew()
    {
        var desk = await Desk.OpenAsync(installation);
        var (id, version) = await desk.Register(desk.Fields());
        await using var other = new Other(installation);
        await other.SearchAsync(desk, "rahmon");

        var (second, _) = await desk.Register(desk.Fields("Aida", "Asanova"));
        installation.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(second, Assert.Single((await other.SearchAsync(desk, "asanova")).Rows).Id);
        await installation.Get<AmendParticipant>().ExecuteAsync(new(id, version, desk.Fields(), desk.Fields("Farrukh", "Karimov")), A.Organizer, default);
        installation.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(id, Assert.Single((await other.SearchAsync(desk, "karimov")).Rows).Id);

        Assert.Equal(1, other.Loads);
    }

    [Fact]
    public async Task A_change_of_its_own_costs_a_process_the_reading_of_one_person()
    {
        var desk = await Desk.OpenAsync(installation);
        await desk.Register(desk.Fields());
        await using var other = new Other(installation);
        await other.SearchAsync(desk, "rahmon");

        string[] families = ["Asanova", "Bekova", "Toktosunova", "Zhumabaeva", "Karimova"];
        for (var i = 0; i < families.Length; i++)
        {
            Assert.IsType<RegisterParticipant.Outcome.Registered>(await other.RegisterAsync(desk, desk.Fields("Aida", families[i])));
            Assert.Equal(i + 1, (await other.SearchAsync(desk, "aida")).Found);
        }

        Assert.Equal(1, other.Loads);
    }

    [Fact]
    public async Task Two_servers_that_register_one_person_in_the_same_second_do_not_make_two_unasked()
    {
        var desk = await Desk.OpenAsync(installation);
        await desk.Register(desk.Fields());
        await using var other = new Other(installation);
        await other.SearchAsync(desk, "rahmon");

        var (first, _) = await desk.Register(desk.Fields("Aida", "Asanova"));
        var second = await other.RegisterAsync(desk, desk.Fields("Aida", "Asanova"));

        Assert.Equal(first, Assert.Single(Assert.IsType<RegisterParticipant.Outcome.PerhapsRegistered>(second).People).Row.Id);
    }

    [Fact]
    public async Task A_crowd_imported_elsewhere_is_found_and_the_edition_is_read_anew_once()
    {
        var desk = await Desk.OpenAsync(installation);
        await desk.Register(desk.Fields());
        await using var other = new Other(installation);
        await other.SearchAsync(desk, "rahmon");
        var text = "given,family,iso2\n" + string.Concat(Enumerable.Range(0, 300).Select(i => $"Ali,Asanov{i},KG\n"));
        installation.Clock.Advance(TimeSpan.FromSeconds(1));
        await installation.Get<ImportParticipants>().ExecuteAsync(new(desk.Edition.Id, new MemoryStream(Encoding.UTF8.GetBytes(text)), false), A.Organizer, default);

        for (var second = 0; second < 4; second++)
        {
            installation.Clock.Advance(TimeSpan.FromSeconds(1));
            Assert.Equal(300, (await other.SearchAsync(desk, "asanov")).Found);
        }

        Assert.Equal(2, other.Loads);
    }

    [Fact]
    public async Task Many_who_search_at_once_wait_for_one_reading()
    {
        var desk = await Desk.OpenAsync(installation);
        await desk.Register(desk.Fields());
        await using var other = new Other(installation);
        var open = other.Hold();

        var searches = Enumerable.Range(0, 6).Select(_ => other.SearchAsync(desk, "rahmon")).ToList();
        await other.Reading;
        open.SetResult();

        Assert.All(await Task.WhenAll(searches), page => Assert.Equal(1, page.Found));
        Assert.Equal(1, other.Loads);
    }

    /// <summary>The other process, and how often it reads a whole edition.</summary>
    private sealed class Other : IAsyncDisposable
    {
        private readonly ServiceProvider process;
        private readonly Watch watch = new();

        public Other(Installation installation)
        {
            process = installation.Process(services => services.ConfigureDbContext<ConferenceDb>(options => options.AddInterceptors(watch)));
            process.GetRequiredService<RegisterIndex>().Threshold = 1;
        }

        public int Loads => watch.Loads;

        /// <summary>Ends once the edition is being read.</summary>
        public Task Reading => watch.Reading.Task;

        public TaskCompletionSource Hold() => watch.Open = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<ParticipantRegister.Page> SearchAsync(Desk desk, string typed) =>
            process.GetRequiredService<ParticipantRegister>().ReadAsync(new() { EditionId = desk.Edition.Id, Search = typed }, A.Organizer, default);

        public Task<RegisterParticipant.Outcome> RegisterAsync(Desk desk, ParticipantFields fields) =>
            process.GetRequiredService<RegisterParticipant>().ExecuteAsync(new(desk.Edition.Id, fields, Shown: []), A.Organizer, default);

        public ValueTask DisposeAsync() => process.DisposeAsync();
    }

    private sealed class Watch : DbCommandInterceptor
    {
        private readonly ConcurrentQueue<string> loads = [];

        public TaskCompletionSource Reading { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource? Open { get; set; }

        public int Loads => loads.Count;

        public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            if (command.CommandText.Contains(nameof(RegisterIndex), StringComparison.Ordinal) && command.CommandText.Contains(nameof(Participant.SoundsText), StringComparison.Ordinal) && command.CommandText.Contains("ORDER BY", StringComparison.Ordinal))
            {
                loads.Enqueue(command.CommandText);
                Reading.TrySetResult();
                if (Open is { } open) await open.Task;
            }

            return result;
        }
    }
}
