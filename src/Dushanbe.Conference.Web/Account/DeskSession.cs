using System.Globalization;
using System.Security.Claims;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Accounts;
using Dushanbe.Conference.Web.Security;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;

namespace Dushanbe.Conference.Web.Account;

/// <summary>
/// The user of an open desk. When the session ends, in any tab or on any server, the desk has no user; when
/// a grant is removed, the page is authorized again.
/// </summary>
internal sealed partial class DeskSession : ServerAuthenticationStateProvider, IDisposable
{
    /// <summary>The claim of nobody whose session has ended for want of use.</summary>
    public const string UnusedClaim = "unused";

    private static readonly AuthenticationState Nobody = new(new ClaimsPrincipal(new ClaimsIdentity()));
    private static readonly AuthenticationState Unused = new(new ClaimsPrincipal(new ClaimsIdentity([new(UnusedClaim, "1")])));

    private readonly Actors actors;
    private readonly SessionWatch watch;
    private readonly Bulletin bulletin;
    private readonly ILogger<DeskSession> log;
    private readonly CancellationTokenSource closing = new();
    private IDisposable[] following = [];
    private (CultureInfo Culture, CultureInfo Words)? language;
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
        language ??= (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            var user = (await state).User;
            var session = Actors.SessionOf(user);
            if (session == followed) return;
            Leave();
            followed = session;
            if (session is not { } id) return;
            following = [watch.Over(id), bulletin.Subscribe<SessionEnded>(news => End(news.SessionId, news.IsUnused)), bulletin.Subscribe<AccountChanged>(news => _ = LookAsync(user, news.AccountId))];
            seen = await actors.OfAsync(user, closing.Token);
            if (seen.AccountId is null) End(id);
        }
        catch (Exception exception) when (exception is not (OperationCanceledException or ObjectDisposedException))
        {
            // every operation reads the actor again and refuses by itself
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
            // new grants take effect on the next page; authorizing again would clear a form in use
            else if (before.LooksAs != now.LooksAs || before.Grants.Except(now.Grants).Any()) InOwnLanguage(() => NotifyAuthenticationStateChanged(GetAuthenticationStateAsync()));
        }
        catch (Exception exception) when (exception is not (OperationCanceledException or ObjectDisposedException))
        {
            NotFollowed(log, exception);
        }
    }

    private void End(Guid session, bool isUnused = false)
    {
        if (session == followed && !closing.IsCancellationRequested) InOwnLanguage(() => SetAuthenticationState(Task.FromResult(isUnused ? Unused : Nobody)));
    }

    // news comes on the thread of whoever made it, with their language; what the desk then shows is for its own user
    private void InOwnLanguage(Action tell)
    {
        var before = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = language ?? before;
        try
        {
            tell();
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = before;
        }
    }

    private void Leave()
    {
        foreach (var each in following) each.Dispose();
        following = [];
    }

    [LoggerMessage(2006, LogLevel.Warning, "A desk's session could not be checked; operations check it themselves")]
    private static partial void NotFollowed(ILogger logger, Exception exception);
}

/// <summary>Checks every two seconds whether another server or a command has ended sessions that are open here.</summary>
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
                // the database is briefly unreachable; without it nobody can do anything either
                NotLooked(log, exception);
            }
        }
    }

    [LoggerMessage(2007, LogLevel.Warning, "Open sessions could not be checked; trying again")]
    private static partial void NotLooked(ILogger logger, Exception exception);
}
