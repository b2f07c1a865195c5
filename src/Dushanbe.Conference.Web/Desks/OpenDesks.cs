using System.ComponentModel.DataAnnotations;
using Dushanbe.Conference.Web.Security;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.Extensions.Options;

namespace Dushanbe.Conference.Web.Desks;

/// <summary>The section <c>Desks</c> of the settings.</summary>
internal sealed class DeskOptions
{
    /// <summary>The maximum number of open desks of one account on a server: each tab counts, also for three minutes after its connection is lost.</summary>
    [Range(1, 10_000, ErrorMessage = "Desks:OfAccount must be between 1 and 10000.")]
    public int OfAccount { get; set; } = 40;

    /// <summary>The maximum number of open desks on a server. Each takes about 0.8 MB.</summary>
    [Range(1, 100_000, ErrorMessage = "Desks:AtOnce must be between 1 and 100000.")]
    public int AtOnce { get; set; } = 600;
}

/// <summary>Counts open desks, for each account and in total: each uses server memory as long as its tab is open.</summary>
internal sealed class OpenDesks(IOptions<DeskOptions> options)
{
    private readonly Lock gate = new();
    private readonly Dictionary<Guid, int> ofAccount = [];
    private int all;

    /// <summary>Whether this account has reached a limit.</summary>
    public bool IsFull(Guid account)
    {
        lock (gate) return all >= options.Value.AtOnce || ofAccount.GetValueOrDefault(account) >= options.Value.OfAccount;
    }

    /// <summary>Counts one more, unless a limit is reached.</summary>
    public bool TryOpen(Guid account)
    {
        lock (gate)
        {
            if (IsFull(account)) return false;
            ofAccount[account] = ofAccount.GetValueOrDefault(account) + 1;
            all++;
            return true;
        }
    }

    /// <summary>Counts one less.</summary>
    public void Close(Guid account)
    {
        lock (gate)
        {
            all--;
            if (--ofAccount[account] == 0) ofAccount.Remove(account);
        }
    }
}

/// <summary>Counts circuits, and refuses one above the limit; page requests were refused before.</summary>
internal sealed class CountedCircuit(OpenDesks desks, Actors actors, AuthenticationStateProvider authentication) : CircuitHandler
{
    private Guid? counted;

    public override async Task OnCircuitOpenedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        var account = (await actors.OfAsync((await authentication.GetAuthenticationStateAsync()).User, cancellationToken)).AccountId ?? Guid.Empty;
        if (!desks.TryOpen(account)) throw new InvalidOperationException("Too many desks are open.");
        counted = account;
    }

    public override Task OnCircuitClosedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        if (counted is { } account) desks.Close(account);
        counted = null;
        return Task.CompletedTask;
    }
}

internal static class DeskLimit
{
    public static void AddDeskLimit(this IServiceCollection services)
    {
        services.AddOptions<DeskOptions>().BindConfiguration("Desks").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<OpenDesks>();
        services.AddScoped<CircuitHandler, CountedCircuit>();
    }

    /// <summary>Responds with 429 instead of a desk above the limit; the error page says what to do.</summary>
    public static void UseDeskLimit(this IApplicationBuilder app) => app.Use(async (http, next) =>
    {
        if (http.GetEndpoint()?.Metadata.GetMetadata<Microsoft.AspNetCore.Components.Endpoints.ComponentTypeMetadata>() is not null
            && http.Request.Path.StartsWithSegments("/desk", StringComparison.OrdinalIgnoreCase)
            && (await http.ActorAsync()).AccountId is { } account
            && http.RequestServices.GetRequiredService<OpenDesks>().IsFull(account))
        {
            http.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            http.Response.Headers.RetryAfter = "60";
            return;
        }

        await next(http);
    });
}
