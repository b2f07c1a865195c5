using Microsoft.JSInterop;

namespace Dushanbe.Conference.Web.Kit;

/// <summary>A JavaScript module: imported at the first call, released with its component.</summary>
public sealed class ScriptModule(IJSRuntime scripts, string address) : IAsyncDisposable
{
    private IJSObjectReference? module;

    /// <summary>Calls a function of the script.</summary>
    public async ValueTask CallAsync(string function, CancellationToken cancel, params object?[] arguments) =>
        await (await LoadedAsync(cancel)).InvokeVoidAsync(function, cancel, arguments);

    /// <summary>Calls a function of the script and returns its result.</summary>
    public async ValueTask<T> AskAsync<T>(string function, CancellationToken cancel, params object?[] arguments) =>
        await (await LoadedAsync(cancel)).InvokeAsync<T>(function, cancel, arguments);

    /// <summary>Releases the script, after an optional last call; does nothing where it was never imported.</summary>
    public async ValueTask LetGoAsync(string? lastCall = null)
    {
        if (module is null) return;
        try
        {
            if (lastCall is not null) await module.InvokeVoidAsync(lastCall);
            await module.DisposeAsync();
        }
        catch (Exception gone) when (gone is JSDisconnectedException or OperationCanceledException)
        {
            // the page and its scripts are gone
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => LetGoAsync();

    private async ValueTask<IJSObjectReference> LoadedAsync(CancellationToken cancel) => module ??= await scripts.InvokeAsync<IJSObjectReference>("import", cancel, address);
}
