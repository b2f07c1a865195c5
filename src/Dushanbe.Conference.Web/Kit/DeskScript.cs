using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Dushanbe.Conference.Web.Kit;

/// <summary>Browser functions of desks: focus, scrolling, downloads, printing, remembered choices.</summary>
public sealed class DeskScript(IJSRuntime scripts) : IAsyncDisposable
{
    private readonly ScriptModule script = new(scripts, "./js/desk.js");

    /// <summary>Focuses an element and selects its text.</summary>
    public async Task FocusAsync(string id, CancellationToken cancel) => await script.CallAsync("focus", cancel, id);

    /// <summary>Focuses the next row of a list, unless a field or a dialog has got the focus since the arrow key was pressed.</summary>
    public async Task StepToAsync(string id, CancellationToken cancel) => await script.CallAsync("step", cancel, id);

    /// <summary>Focuses the first field of a new form, unless the form already has the focus.</summary>
    public async Task BeginAsync(string id, CancellationToken cancel) => await script.CallAsync("begin", cancel, id);

    /// <summary>Scrolls an element into view without moving the focus.</summary>
    public async Task RevealAsync(string id, CancellationToken cancel) => await script.CallAsync("reveal", cancel, id);

    /// <summary>Tells the key handling that Enter in the search has found nothing, so that keys go to the search box again.</summary>
    public async Task NobodyAsync(CancellationToken cancel) => await script.CallAsync("nobody", cancel);

    /// <summary>Sets the text of a field.</summary>
    public async Task WriteAsync(ElementReference field, string text) => await script.CallAsync("write", CancellationToken.None, field, text);

    /// <summary>Focuses the first invalid field of a form.</summary>
    public async Task FocusWrongAsync(ElementReference form) => await script.CallAsync("focusWrong", CancellationToken.None, form);

    /// <summary>Downloads a file by its address, over HTTP rather than through the circuit.</summary>
    public async Task FetchAsync(string address, CancellationToken cancel) => await script.CallAsync("fetchFile", cancel, address);

    /// <summary>
    /// Prints a PDF of ours: the browser's print dialog opens, or the file itself in a tab where the browser cannot print it.
    /// </summary>
    public async Task<PrintWay> PrintAsync(string address, CancellationToken cancel)
    {
        try
        {
            return await script.AskAsync<string?>("printFile", cancel, address) switch { "dialog" => PrintWay.Dialog, "tab" => PrintWay.Tab, _ => PrintWay.None };
        }
        catch (JSException)
        {
            // a recorded print must always be reported to the clerk
            return PrintWay.None;
        }
    }

    /// <summary>Whether this browser has stored an option as chosen.</summary>
    public async Task<bool> RecallsAsync(string choice, CancellationToken cancel) => await script.AskAsync<bool>("recalls", cancel, choice);

    /// <summary>Stores an option in this browser.</summary>
    public async Task RememberAsync(string choice, bool isTaken, CancellationToken cancel) => await script.CallAsync("remember", cancel, choice, isTaken);

    /// <summary>Scrolls a strip of links so that the current one is visible.</summary>
    public async Task RevealCurrentAsync(string id, CancellationToken cancel) => await script.CallAsync("revealCurrent", cancel, id);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => script.DisposeAsync();
}
