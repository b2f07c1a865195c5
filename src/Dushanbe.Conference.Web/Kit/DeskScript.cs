using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Dushanbe.Conference.Web.Kit;

/// <summary>What a desk asks of the browser: to put the focus somewhere, to show the tab of a page, to fetch or print a file, to remember a choice.</summary>
public sealed class DeskScript(IJSRuntime scripts) : IAsyncDisposable
{
    private readonly ScriptModule script = new(scripts, "./js/desk.js");

    /// <summary>Puts the focus on an element and selects what stands in it.</summary>
    public async Task FocusAsync(string id, CancellationToken cancel) => await script.CallAsync("focus", cancel, id);

    /// <summary>Puts the focus on the first field of a form that has come, unless somebody works in the form already.</summary>
    public async Task BeginAsync(string id, CancellationToken cancel) => await script.CallAsync("begin", cancel, id);

    /// <summary>Scrolls so far that an element is in sight, and leaves the focus where it is.</summary>
    public async Task RevealAsync(string id, CancellationToken cancel) => await script.CallAsync("reveal", cancel, id);

    /// <summary>Tells the keys of the desk that Enter in the search has found nobody, so that they are letters of the search again.</summary>
    public async Task NobodyAsync(CancellationToken cancel) => await script.CallAsync("nobody", cancel);

    /// <summary>Writes a text into a field, whatever stands in it.</summary>
    public async Task WriteAsync(ElementReference field, string text) => await script.CallAsync("write", CancellationToken.None, field, text);

    /// <summary>Puts the focus on the first field of a form in which something is wrong.</summary>
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
            // what is recorded as printed is never left without a word
            return PrintWay.None;
        }
    }

    /// <summary>Whether this browser remembers a choice as taken.</summary>
    public async Task<bool> RecallsAsync(string choice, CancellationToken cancel) => await script.AskAsync<bool>("recalls", cancel, choice);

    /// <summary>Lets this browser remember a choice.</summary>
    public async Task RememberAsync(string choice, bool isTaken, CancellationToken cancel) => await script.CallAsync("remember", cancel, choice, isTaken);

    /// <summary>Scrolls a strip of links so that the one of the current page is seen.</summary>
    public async Task RevealCurrentAsync(string id, CancellationToken cancel) => await script.CallAsync("revealCurrent", cancel, id);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => script.DisposeAsync();
}
