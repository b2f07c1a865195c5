using System.Net;
using System.Text;
using Dushanbe.Conference.Accounts;
using Dushanbe.Conference.Editions;
using Dushanbe.Conference.Exchange;
using Dushanbe.Conference.Register;
using Dushanbe.Conference.Web.Host;
using Dushanbe.Conference.Work;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Dushanbe.Conference.Web.Tests.Desks;

/// <summary>A server is stopped in the middle of an import, and another starts over the same data folder.</summary>
public sealed class ImportRestartTests : IDisposable
{
    private const string Slug = "dushanbe-2018";
    private readonly string folder = Directory.CreateTempSubdirectory("conference-restart-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task An_import_that_is_stopped_while_it_stores_goes_on_at_the_next_start_and_registers_everybody_once()
    {
        Guid import;
        (Guid Id, string Email, string Password) clerk;
        await using (var first = new Server(folder))
        {
            var desk = await ExchangeDesk.OpenAsync(first, Slug);
            import = await desk.SendAsync("given,family,iso2\nRustam,Restarted,TJ\nNodira,Restarted,TJ\n"u8.ToArray());
            Assert.Equal(ImportPhase.Checked, (await desk.RunAsync(import, dryRun: true)).Phase);
            clerk = await first.AccountAsync("registration");
            using var stopping = new ManualResetEventSlim();
            var storing = new TaskCompletionSource();
            first.Get<Bulletin>().Subscribe<WorkMoved>(news =>
            {
                if (news.Progress.Stage != nameof(ImportStage.Storing)) return;
                storing.TrySetResult();
                // all rows are written and nothing is committed
                stopping.Wait();
            });
            await desk.StartAsync(import, dryRun: false);
            await storing.Task;

            var stop = first.Services.GetServices<IHostedService>().OfType<WorkLoop>().Single().StopAsync(default);
            stopping.Set();
            await stop;

            Assert.Equal(ImportPhase.Waiting, (await desk.ViewAsync(import)).Phase);
            Assert.Equal(0, await RegisteredAsync(desk));
        }

        await using var second = new Server(folder);
        var client = second.CreateClient();
        await client.SignInAsync(clerk.Email, clerk.Password);
        var edition = (await second.Get<FindEdition>().ReadAsync(Slug, default))!;
        var back = new ExchangeDesk(second, client, Slug, edition.Id, (await second.Get<ReadActor>().ReadAsync(clerk.Id, default))!);
        var ended = await back.EndAsync(import);

        Assert.Equal((ImportPhase.Imported, 2), (ended.Phase, ended.Report!.People));
        Assert.Equal(2, await RegisteredAsync(back));
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync($"/desk/{Slug}/import/{import}/report.csv")).StatusCode);
        Assert.IsType<StartImport.Outcome.NothingToStart>(await back.StartAsync(import, dryRun: false));
    }

    [Fact]
    public async Task What_a_server_that_does_no_work_was_asked_for_is_done_by_the_next_and_shows_its_findings()
    {
        Guid import;
        await using (var idle = new Server(folder, "0"))
        {
            var desk = await ExchangeDesk.OpenAsync(idle, Slug);
            import = await desk.SendAsync("given,family,iso2\nNobody,Nowhere,XX\n"u8.ToArray());
            Assert.IsType<StartImport.Outcome.Started>(await desk.StartAsync(import, dryRun: true));
            Assert.Equal(ImportPhase.Waiting, (await desk.ViewAsync(import)).Phase);
        }

        await using var busy = new Server(folder);
        var back = await ExchangeDesk.OpenAsync(busy, Slug);
        var ended = await back.EndAsync(import);

        Assert.Equal(ImportPhase.Refused, ended.Phase);
        Assert.Equal([(2, "iso2", ImportCode.UnknownState, "XX")], ended.Report!.Kept.Findings.Where(each => each.Severity == ImportSeverity.Error).Select(each => (each.Row, each.Column!, each.Code, each.Value!)));
        Assert.Contains("XX", Encoding.UTF8.GetString(await (await back.Client.GetAsync($"/desk/{Slug}/import/{import}/report.csv")).Content.ReadAsByteArrayAsync()));
        Assert.Contains(import, (await busy.Get<ImportList>().ReadAsync(back.EditionId, back.Actor, default)).Select(each => each.Id));
    }

    private static async Task<int> RegisteredAsync(ExchangeDesk desk) =>
        (await desk.Web.Get<ParticipantRegister>().ReadAsync(new() { EditionId = desk.EditionId, Search = "Restarted" }, desk.Actor, default)).Found;

    private sealed class Server(string folder, string atOnce = "2") : WebInstallation("Testing", folder)
    {
        protected override IEnumerable<(string Key, string Value)> Settings => [("Work:AtOnce", atOnce)];
    }
}
