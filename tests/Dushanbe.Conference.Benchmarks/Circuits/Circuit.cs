using System.Globalization;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Dushanbe.Conference.Benchmarks.Circuits;

/// <summary>
/// An open desk without a browser: it opens the circuit of a page as blazor.web.js does, confirms what is rendered, answers what
/// is asked of its scripts with nothing, and types.
/// </summary>
internal sealed partial class Circuit : IAsyncDisposable
{
    private const string Search = "desk-search";
    private static readonly Dictionary<string, object?> NoHeaders = [];

    private readonly ClientWebSocket socket = new();
    private readonly SemaphoreSlim sending = new(1);
    private readonly CancellationTokenSource closing = new();
    private Task receiving = Task.CompletedTask;
    private long? renderer;
    private RenderedBatch.Handler? input;
    private int calls, objects;

    /// <summary>Called for each render with its time.</summary>
    public Action<long>? Rendered { get; set; }

    /// <summary>Why it ended; null while it is open.</summary>
    public string? End { get; private set; }

    /// <summary>Whether its search box is there.</summary>
    public bool IsReady => renderer is not null && input is not null;

    /// <summary>Bytes of all renders.</summary>
    public long Bytes { get; private set; }

    /// <summary>Opens the page over HTTP and its circuit over a web socket.</summary>
    public static async Task<Circuit> OpenAsync(HttpClient browser, string cookie, string page, CancellationToken cancel)
    {
        var circuit = new Circuit();
        var html = await browser.GetStringAsync(new Uri(page, UriKind.Relative), cancel);
        var state = State().Match(html) is { Success: true } kept ? kept.Groups[1].Value : "";
        circuit.socket.Options.SetRequestHeader("Cookie", cookie);
        await circuit.socket.ConnectAsync(new UriBuilder(browser.BaseAddress!) { Scheme = "ws", Path = "/_blazor" }.Uri, cancel);
        await circuit.SendAsync(Encoding.UTF8.GetBytes("{\"protocol\":\"blazorpack\",\"version\":1}\u001e"));
        circuit.receiving = Task.Run(circuit.ReceiveAsync, CancellationToken.None);
        _ = Task.Run(circuit.PingAsync, CancellationToken.None);
        await circuit.SendAsync(Pack.Message(1, NoHeaders, "0", "StartCircuit", new object?[] { $"{browser.BaseAddress}", new Uri(browser.BaseAddress!, page).ToString(), "[]", state }, Array.Empty<object?>()));
        var operations = Marker().Matches(html).Select((marker, place) => $$"""{"type":"add","ssrComponentId":{{place + 1}},"marker":{{marker.Groups[1].Value}}}""");
        await circuit.CallAsync("UpdateRootComponents", $$"""{"batchId":1,"operations":[{{string.Join(',', operations)}}]}""", state);
        return circuit;
    }

    /// <summary>Types into the search box, which must be there.</summary>
    public Task TypeAsync(string text) => CallAsync("BeginInvokeDotNetFromJS", $"{Interlocked.Increment(ref calls)}", null, "DispatchEventAsync", renderer,
        JsonSerializer.Serialize(new object?[] { new Dictionary<string, object?>(StringComparer.Ordinal) { ["eventHandlerId"] = input?.Id, ["eventName"] = "input", ["eventFieldInfo"] = null }, new Dictionary<string, object?>(StringComparer.Ordinal) { ["value"] = text } }));

    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        socket.Abort();
        await receiving;
        socket.Dispose();
        sending.Dispose();
        closing.Dispose();
    }

    private Task CallAsync(string target, params object?[] arguments) => SendAsync(Pack.Message(1, NoHeaders, null, target, arguments, Array.Empty<object?>()));

    private async Task SendAsync(byte[] bytes)
    {
        await sending.WaitAsync(closing.Token);
        try
        {
            await socket.SendAsync(bytes, WebSocketMessageType.Binary, true, closing.Token);
        }
        finally
        {
            sending.Release();
        }
    }

    private async Task PingAsync()
    {
        try
        {
            while (true)
            {
                await Task.Delay(10_000, closing.Token);
                await SendAsync(Pack.Message(6));
            }
        }
        catch (Exception ended) when (ended is OperationCanceledException or WebSocketException or ObjectDisposedException)
        {
            // closed
        }
    }

    private async Task ReceiveAsync()
    {
        var (buffer, length, isGreeted) = (new byte[16_384], 0, false);
        try
        {
            while (true)
            {
                if (length == buffer.Length) Array.Resize(ref buffer, buffer.Length * 2);
                var got = await socket.ReceiveAsync(buffer.AsMemory(length), closing.Token);
                if (got.MessageType == WebSocketMessageType.Close) break;
                length += got.Count;
                var start = 0;
                if (!isGreeted)
                {
                    var end = Array.IndexOf(buffer, (byte)0x1E, 0, length);
                    if (end < 0) continue;
                    (isGreeted, start) = (true, end + 1);
                }

                var taken = 0;
                foreach (var message in Pack.Messages(buffer.AsMemory(start, length - start), at => taken = at)) await HearAsync(message);
                length -= start + taken;
                Buffer.BlockCopy(buffer, start + taken, buffer, 0, length);
            }
        }
        catch (Exception ended) when (ended is OperationCanceledException or WebSocketException)
        {
            if (!closing.IsCancellationRequested) End ??= ended.Message;
        }

        End ??= "closed";
    }

    private async Task HearAsync(object?[] message)
    {
        if (message is [7L, ..]) End = $"closed: {message[1]}";
        if (message is [3L, _, _, var kind, ..] && kind is 1L) End = $"{message[^1]}";
        if (message is not [1L, _, _, string target, object?[] arguments, ..]) return;
        switch (target)
        {
            case "JS.RenderBatch":
                var (batch, now) = ((byte[])arguments[1]!, System.Diagnostics.Stopwatch.GetTimestamp());
                Bytes += batch.Length;
                input = new RenderedBatch(batch).HandlerOf(Search, "oninput", input);
                await CallAsync("OnRenderCompleted", arguments[0], null);
                Rendered?.Invoke(now);
                break;
            case "JS.BeginInvokeJS":
                await AnswerAsync(arguments);
                break;
            case "JS.EndInvokeDotNet" when arguments[1] is false:
                // a letter that the desk did not take: nothing typed after it would be measured
                End = $"{arguments[2]}";
                break;
            case "JS.Error":
                End = $"{arguments[0]}";
                break;
        }
    }

    private async Task AnswerAsync(object?[] call)
    {
        var (handle, what, json, kind) = (Convert.ToInt64(call[0], CultureInfo.InvariantCulture), (string)call[1]!, (string?)call[2], Convert.ToInt64(call[3], CultureInfo.InvariantCulture));
        if (what.EndsWith("attachWebRendererInterop", StringComparison.Ordinal))
        {
            using var parsed = JsonDocument.Parse(json!);
            renderer = parsed.RootElement[1].GetProperty("__dotNetObject").GetInt64();
        }

        if (handle == 0) return;
        // a module is an object, single letters are keys, whether something is remembered or dark is not so, and the rest is nothing
        var answer = kind == 1 ? $$"""{"__jsObjectId":{{Interlocked.Increment(ref objects)}}}""" : what is "listen" ? "true" : what is "recalls" || what.Contains("ark", StringComparison.Ordinal) ? "false" : "null";
        await CallAsync("EndInvokeJSFromDotNet", handle, true, $"[{handle},true,{answer}]");
    }

    [GeneratedRegex("<!--Blazor:(?<marker>\\{.*?\\})-->", RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex Marker();

    [GeneratedRegex("<!--Blazor-Server-Component-State:(?<state>.*?)-->", RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex State();
}
