using System.Security.Claims;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Accounts;
using Dushanbe.Conference.Web.Security;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;

namespace Dushanbe.Conference.Web.Account;

/// <summary>
/// Who sits at an open desk. As soon as their session ends, in this tab or another, on this server or another, nobody does; as
/// soon as a grant is taken away, the page is asked for anew whether they may see it.
/// </summary>
internal sealed partial class DeskSession : ServerAuthenticationStateProvider, IDisposable
{
    private static readonly AuthenticationState Nobody = new(new ClaimsPrincipal(new ClaimsIdentity()));

    private readonly Actors actors;
    private readonly SessionWatch watch;
    private readonly Bulletin bulletin;
    private readonly ILogger<DeskSession> log;
    private readonly CancellationTokenSource closing = new();
    private IDisposable[] following = [];
    private Guid? followed;
    private Actor? seen;

    public DeskSession(Actors actors, SessionWatch watch, Bulletin bulletin, ILogger<DeskSession> log)
    {
        (this.actors, this.watch, this.bulletin, this.log) = (actors, watch, bulletin, log);
        AuthenticationStateChanged += state => _ = FollowAsync(state);
    }

    public void Dispose()
    {
        closing.Cancel();
        closing.Dispose();
        Leave();
    }

    private async Task FollowAsync(Task<AuthenticationState> state)
    {
        try
        {
            var user = (await state).User;
            var session = Actors.SessionOf(user);
            if (session == followed) return;
            Leave();
            followed = session;
            if (session is not { } id) return;
            following = [watch.Over(id), bulletin.Subscribe<SessionEnded>(news => End(news.SessionId)), bulletin.Subscribe<AccountChanged>(news => _ = LookAsync(user, news.AccountId))];
            seen = await actors.OfAsync(user, closing.Token);
            if (seen.AccountId is null) End(id);
        }
        catch (Exception exception) when (exception is not (OperationCanceledException or ObjectDisposedException))
        {
            // every operation asks anew who acts, and refuses by itself
            NotFollowed(log, exception);
        }
    }

    private async Task LookAsync(ClaimsPrincipal user, Guid accountId)
    {
        try
        {
            if (seen?.AccountId != accountId || followed is not { } session) return;
            var (before, now) = (seen, await actors.OfAsync(user, closing.Token));
            seen = now;
            if (now.AccountId is null) End(session);
            // what was given besides is found at the next page; asking anew would empty a form that is being filled
            else if (before.Grants.Except(now.Grants).Any()) NotifyAuthenticationStateChanged(GetAuthenticationStateAsync());
        }
        catch (Exception exception) when (exception is not (OperationCanceledException or ObjectDisposedException))
        {
            NotFollowed(log, exception);
        }
    }

    private void End(Guid session)
    {
        if (session == followed && !closing.IsCancellationRequested) SetAuthenticationState(Task.FromResult(Nobody));
    }

    private void Leave()
    {
        foreach (var each in following) each.Dispose();
        following = [];
    }

    [LoggerMessage(2006, LogLevel.Warning, "A desk's session could not be checked; operations check it themselves")]
    private static partial void NotFollowed(ILogger logger, Exception exception);
}

/// <summary>Looks every two seconds whether another server or a verb has ended sessions that are open here.</summary>
internal sealed partial class SessionLook(SessionWatch watch, TimeProvider clock, ILogger<SessionLook> log) : BackgroundService
{
    private static readonly TimeSpan Rhythm = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Rhythm, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await watch.LookAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                // a database that is away for a moment; without it nobody does anything either
                NotLooked(log, exception);
            }
        }
    }

    [LoggerMessage(2007, LogLevel.Warning, "Open sessions could not be checked; trying again")]
    private static partial void NotLooked(ILogger logger, Exception exception);
}
