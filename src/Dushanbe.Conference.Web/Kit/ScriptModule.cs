using Microsoft.JSInterop;

namespace Dushanbe.Conference.Web.Kit;

/// <summary>A script of ours in the browser: imported when it is first called, let go with the component that holds it.</summary>
public sealed class ScriptModule(IJSRuntime scripts, string address) : IAsyncDisposable
{
    private IJSObjectReference? module;

    /// <summary>Calls a function of the script.</summary>
    public async ValueTask CallAsync(string function, CancellationToken cancel, params object?[] arguments) =>
        await (await LoadedAsync(cancel)).InvokeVoidAsync(function, cancel, arguments);

    /// <summary>Calls a function of the script and returns its answer.</summary>
    public async ValueTask<T> AskAsync<T>(string function, CancellationToken cancel, params object?[] arguments) =>
        await (await LoadedAsync(cancel)).InvokeAsync<T>(function, cancel, arguments);

    /// <summary>Lets the script go, after a last call where one is named; does nothing where it never came.</summary>
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
            // the page is gone, and the script with it
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => LetGoAsync();

    private async ValueTask<IJSObjectReference> LoadedAsync(CancellationToken cancel) => module ??= await scripts.InvokeAsync<IJSObjectReference>("import", cancel, address);
}
