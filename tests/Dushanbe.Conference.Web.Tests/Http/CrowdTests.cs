using System.Net;
using Dushanbe.Conference.Web.Desks;
using Dushanbe.Conference.Web.Host;
using Dushanbe.Conference.Web.Security;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.Options;

namespace Dushanbe.Conference.Web.Tests.Http;

/// <summary>Heavy work waits for its turn, light work does not; and nobody opens desks without end.</summary>
public sealed class CrowdTests(WebInstallation web) : IClassFixture<WebInstallation>
{
    [Fact]
    public async Task Papers_and_pictures_wait_for_a_turn_while_pages_are_answered()
    {
        using var gate = new ManualResetEventSlim();
        var busy = Enumerable.Range(0, HeavyWork.AtOnce).Select(_ => HeavyWork.DoAsync(() => { gate.Wait(); return 0; }, default)).ToList();
        using var gone = new CancellationTokenSource();

        var booklet = web.CreateClient().GetAsync("/tg/dushanbe-2018/programme.pdf");
        var impatient = web.CreateClient().GetAsync("/ru/dushanbe-2018/programme.pdf", gone.Token);
        for (var i = 0; i < 20; i++) Assert.Equal(HttpStatusCode.OK, (await web.CreateClient().GetAsync($"/en/dushanbe-2018/agenda?q={i}")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await web.CreateClient().GetAsync("/health/live")).StatusCode);
        Assert.False(booklet.IsCompleted);
        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => impatient);
        gate.Set();
        await Task.WhenAll(busy);

        Assert.Equal(HttpStatusCode.OK, (await booklet).StatusCode);
    }

    [Fact]
    public void A_server_begins_with_more_threads_than_an_import_a_paper_and_a_busy_database_can_hold()
    {
        _ = web.CreateClient();

        ThreadPool.GetMinThreads(out var workers, out _);

        Assert.InRange(workers, Environment.ProcessorCount + Threads.Spare, int.MaxValue);
    }

    [Fact]
    public void A_server_collects_its_memory_beside_its_requests_and_not_in_their_place()
    {
        using var settings = System.Text.Json.JsonDocument.Parse(File.ReadAllText(Path.ChangeExtension(typeof(Program).Assembly.Location, ".runtimeconfig.json")));

        Assert.False(settings.RootElement.GetProperty("runtimeOptions").GetProperty("configProperties").GetProperty("System.GC.Server").GetBoolean());
    }

    [Fact]
    public async Task Not_more_than_half_the_cores_do_heavy_work()
    {
        var (now, most) = (0, 0);
        await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => HeavyWork.DoAsync(() =>
        {
            var running = Interlocked.Increment(ref now);
            lock (web) most = Math.Max(most, running);
            Thread.SpinWait(20_000);
            return Interlocked.Decrement(ref now);
        }, default)));

        Assert.InRange(most, 1, HeavyWork.AtOnce);
    }

    [Fact]
    public async Task Whoever_has_as_many_desks_open_as_allowed_is_told_so_and_others_are_not_kept_out()
    {
        var (id, email, password) = await web.AccountAsync("reader");
        var client = web.CreateClient();
        await client.SignInAsync(email, password);
        var (desks, most) = (web.Get<OpenDesks>(), web.Get<IOptions<DeskOptions>>().Value.OfAccount);
        for (var i = 0; i < most; i++) Assert.True(desks.TryOpen(id));

        var refused = await client.GetAsync("/desk/dushanbe-2022");

        Assert.Equal((HttpStatusCode.TooManyRequests, "Too many pages open"), (refused.StatusCode, (await refused.PageAsync()).QuerySelector("h1")!.TextContent));
        Assert.Equal(HttpStatusCode.OK, (await (await web.SignedInAsync("reader")).GetAsync("/desk/dushanbe-2022")).StatusCode);
        // somebody who opens circuits without pages
        var handler = new CountedCircuit(desks, web.Get<Actors>(), new Signed(await web.SessionAsync(id)));
        await Assert.ThrowsAsync<InvalidOperationException>(() => handler.OnCircuitOpenedAsync(null!, default));
        await handler.OnCircuitClosedAsync(null!, default);

        desks.Close(id);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/desk/dushanbe-2022")).StatusCode);
        await handler.OnCircuitOpenedAsync(null!, default);
        Assert.True(desks.IsFull(id));
        await handler.OnCircuitClosedAsync(null!, default);
        Assert.False(desks.IsFull(id));
    }

    [Fact]
    public void A_server_has_no_more_desks_than_it_may_whoever_opens_them()
    {
        var desks = new OpenDesks(Options.Create(new DeskOptions { OfAccount = 2, AtOnce = 3 }));
        Guid[] accounts = [Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7()];

        Assert.Equal([true, true, false, true, false], new[] { 0, 0, 0, 1, 2 }.Select(each => desks.TryOpen(accounts[each])));
        desks.Close(accounts[0]);
        Assert.True(desks.TryOpen(accounts[2]));
    }

    private sealed class Signed(System.Security.Claims.ClaimsPrincipal user) : AuthenticationStateProvider
    {
        public override Task<AuthenticationState> GetAuthenticationStateAsync() => Task.FromResult(new AuthenticationState(user));
    }
}
