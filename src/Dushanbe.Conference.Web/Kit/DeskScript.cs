using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Dushanbe.Conference.Web.Kit;

/// <summary>What a desk asks of the browser: to put the focus somewhere, to show the tab of a page, to fetch a file.</summary>
public sealed class DeskScript(IJSRuntime scripts) : IAsyncDisposable
{
    private readonly ScriptModule script = new(scripts, "./js/desk.js");

    /// <summary>Puts the focus on an element and selects what stands in it.</summary>
    public async Task FocusAsync(string id, CancellationToken cancel) => await script.CallAsync("focus", cancel, id);

    /// <summary>Puts the focus on the first field of a form that has come, unless somebody works in the form already.</summary>
    public async Task BeginAsync(string id, CancellationToken cancel) => await script.CallAsync("begin", cancel, id);

    /// <summary>Scrolls so far that an element is in sight, and leaves the focus where it is.</summary>
    public async Task RevealAsync(string id, CancellationToken cancel) => await script.CallAsync("reveal", cancel, id);

    /// <summary>Writes a text into a field, whatever stands in it.</summary>
    public async Task WriteAsync(ElementReference field, string text) => await script.CallAsync("write", CancellationToken.None, field, text);

    /// <summary>Puts the focus on the first field of a form in which something is wrong.</summary>
    public async Task FocusWrongAsync(ElementReference form) => await script.CallAsync("focusWrong", CancellationToken.None, form);

    /// <summary>Downloads a file by its address, over HTTP rather than through the circuit.</summary>
    public async Task FetchAsync(string address, CancellationToken cancel) => await script.CallAsync("fetchFile", cancel, address);

    /// <summary>Scrolls a strip of links so that the one of the current page is seen.</summary>
    public async Task RevealCurrentAsync(string id, CancellationToken cancel) => await script.CallAsync("revealCurrent", cancel, id);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => script.DisposeAsync();
}
