namespace Dushanbe.Conference.Web.Security;

/// <summary>
/// What an operator looks for in the log after an incident: who came and went, who was kept out, and what was tried against the
/// rules. Accounts and sessions are named by their keys, which the journal has too; what somebody typed is never written.
/// </summary>
internal sealed partial class SecurityLog(ILogger<SecurityLog> log)
{
    [LoggerMessage(2401, LogLevel.Information, "Account {AccountId} signed in with {Means}: session {SessionId}")]
    private static partial void SignedIn(ILogger logger, Guid accountId, string means, Guid sessionId);

    [LoggerMessage(2402, LogLevel.Information, "Account {AccountId} signed out of session {SessionId}")]
    private static partial void SignedOut(ILogger logger, Guid? accountId, Guid sessionId);

    [LoggerMessage(2403, LogLevel.Warning, "A sign-in failed: {Why}, account {AccountId}")]
    private static partial void Failed(ILogger logger, string why, Guid? accountId);

    [LoggerMessage(2404, LogLevel.Warning, "A sign-in or a request for a link has to wait {Seconds} s after those before it")]
    private static partial void Waits(ILogger logger, int seconds);

    [LoggerMessage(2405, LogLevel.Warning, "Account {AccountId} was refused {Method} {Route}")]
    private static partial void Refused(ILogger logger, string accountId, string method, string route);

    [LoggerMessage(2406, LogLevel.Warning, "A post to {Route} was refused: it does not come from a page of this site")]
    private static partial void Foreign(ILogger logger, string route);

    /// <summary>Somebody has signed in.</summary>
    /// <param name="accountId">The account.</param>
    /// <param name="means">With what, in words.</param>
    /// <param name="sessionId">The session that began.</param>
    public void SignIn(Guid accountId, string means, Guid sessionId) => SignedIn(log, accountId, means, sessionId);

    /// <summary>Somebody has signed out.</summary>
    public void SignOut(Guid? accountId, Guid sessionId) => SignedOut(log, accountId, sessionId);

    /// <summary>A password, code, passkey or answer of the provider was not accepted.</summary>
    /// <param name="why">What, in words that nobody typed.</param>
    /// <param name="accountId">Whose it would have to be; null where there is no such account.</param>
    public void Fail(string why, Guid? accountId) => Failed(log, why, accountId);

    /// <summary>Too many failures or requests: nothing was looked at.</summary>
    public void Wait(TimeSpan wait) => Waits(log, (int)Math.Ceiling(wait.TotalSeconds));

    /// <summary>A page, file or operation was refused to somebody who is signed in. Not worth a line is what a browser still asked for when it was closed or its session had just ended.</summary>
    public async ValueTask RefuseAsync(HttpContext http)
    {
        if (!http.RequestAborted.IsCancellationRequested && (Actors.SessionOf(http.User) is null || (await http.ActorAsync()).AccountId is not null)) Refuse(http);
    }

    private void Refuse(HttpContext http) => Refused(log, http.User.FindFirst(System.Security.Claims.ClaimTypes.NameIdentifier)?.Value ?? "none", MethodOf(http), RouteOf(http));

    /// <summary>Another site has sent somebody's browser here.</summary>
    public void RefuseForeign(HttpContext http) => Foreign(log, RouteOf(http));

    // as it is declared: an address that somebody typed could hold anything
    private static string RouteOf(HttpContext http) => (http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "an address that is not served";

    private static string MethodOf(HttpContext http) => HttpMethods.GetCanonicalizedValue(http.Request.Method) is { Length: <= 7 } method ? method : "another method";
}
