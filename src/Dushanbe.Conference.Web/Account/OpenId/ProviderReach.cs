using System.Net;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.Options;

namespace Dushanbe.Conference.Web.Account.OpenId;

/// <summary>
/// Whether the provider says where it is. The framework asks it for one request after the other, so that behind a provider that hangs
/// everybody would wait for all who came before: here all who come meanwhile share one attempt, and a failed one is remembered.
/// </summary>
internal sealed class ProviderReach(IOptionsMonitor<OpenIdConnectOptions> options, TimeProvider clock)
{
    // long enough that a crowd waits once, short enough that nobody misses that it is back
    private static readonly TimeSpan Remembered = TimeSpan.FromSeconds(10);

    private readonly Lock gate = new();
    private Task<bool>? attempt;
    private long failedAt;

    /// <summary>Asks it, or waits with others for its answer, as long as the framework waits for one answer.</summary>
    public Task<bool> IsThereAsync(CancellationToken cancel)
    {
        lock (gate)
        {
            var isKnown = attempt is { IsCompleted: false } || (attempt is { IsCompletedSuccessfully: true, Result: false } && clock.GetElapsedTime(failedAt) < Remembered);
            if (!isKnown) attempt = AskAsync();
            return attempt!.WaitAsync(cancel);
        }
    }

    private async Task<bool> AskAsync()
    {
        var provider = options.Get(Provider.Scheme);
        using var patience = new CancellationTokenSource(provider.BackchannelTimeout, clock);
        try
        {
            // known after the first time
            await provider.ConfigurationManager!.GetConfigurationAsync(patience.Token);
            return true;
        }
        catch (Exception exception) when (ProviderDoor.FaultOf(exception) == ProviderFault.Away || exception is InvalidOperationException)
        {
            failedAt = clock.GetTimestamp();
            return false;
        }
    }
}

/// <summary>Tells a provider that does not work from one whose answer is wrong: the framework reads the page of its error as an answer.</summary>
internal sealed class WorkingProvider() : DelegatingHandler(new HttpClientHandler())
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        if (response.StatusCode is < HttpStatusCode.InternalServerError and not HttpStatusCode.TooManyRequests) return response;
        response.Dispose();
        throw new HttpRequestException($"The provider does not work: {(int)response.StatusCode}.", null, response.StatusCode);
    }
}
