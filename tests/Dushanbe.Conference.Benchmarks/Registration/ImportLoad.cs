using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Accounts;
using Dushanbe.Conference.Exchange;
using Dushanbe.Conference.Tests.Exchange;

namespace Dushanbe.Conference.Benchmarks.Registration;

/// <summary>
/// How long others wait while files are checked that are made to fill the memory or the day: a server in a process of its own
/// takes each over HTTP, as an organizer's browser sends it, and is asked up to ten times a second each for the agenda that is
/// kept, for one that must be made anew, for the page of the register and for a file of whoever has a
/// badge number, which reads the register and writes the journal.
/// </summary>
internal static partial class ImportLoad
{
    private const string Password = "A quiet long password";
    private const string Edition = "load";
    private const int People = 10_000;
    private const int WarmRuns = 60;
    private static readonly TimeSpan Rhythm = TimeSpan.FromMilliseconds(100);
    private static readonly string[] Kinds = ["agenda, kept", "agenda, made anew", "register, page", "register, a badge number"];

    /// <summary>Prints a line for each file, and one for all.</summary>
    /// <param name="server">Dushanbe.Conference.Web.dll of a Release build.</param>
    /// <param name="atOnce">How many files are sent and checked side by side.</param>
    public static async Task PrintAsync(string server, int atOnce)
    {
        await using var services = await DisposableInstallation.CreateAsync();
        using var process = Start(server, services.Folder, out var address);
        try
        {
            using var handler = new SocketsHttpHandler { CookieContainer = new CookieContainer(), AllowAutoRedirect = false, MaxConnectionsPerServer = 200 };
            using var browser = new HttpClient(handler) { BaseAddress = address, Timeout = TimeSpan.FromMinutes(10) };
            await WaitAsync(browser);
            // once the server has added its own: it adds them to an empty database alone
            var edition = await EditionAsync(services);
            await SignInAsync(browser);
            Console.WriteLine($"{Environment.ProcessorCount} cores, SQLite, {People:N0} people in the edition, {atOnce} files at once");
            Console.WriteLine();
            Console.WriteLine($"| file | size | from upload to answer | {string.Join(" | ", Kinds.Select(kind => $"{kind}: p50, p99, slowest"))} | cores used in all |");
            Console.WriteLine($"| --- | --- | --- | {string.Join(" | ", Kinds.Select(_ => "---"))} | --- |");
            // until the compiler has finished with what runs often
            for (var i = 0; i < WarmRuns; i++)
                for (var kind = 0; kind < Kinds.Length; kind++) await AskAsync(browser, kind, []);
            await LookAsync(browser, "nothing", 0, () => Task.Delay(10_000));
            var files = HostileFiles.Files.Select(each => (each.Name, Path: WriteTo(services.Folder, each.Name, each.Write))).ToList();
            foreach (var some in files.Chunk(atOnce))
                await LookAsync(browser, string.Join("; ", some.Select(each => each.Name)), some.Sum(each => new FileInfo(each.Path).Length), () => Task.WhenAll(some.Select(each => CheckAsync(services, browser, edition, each.Path))));
            Console.WriteLine(FormattableString.Invariant($"\npeak memory of the server {PeakOf(process):0} MB"));
        }
        finally
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }
    }

    private static async Task<Guid> EditionAsync(DisposableInstallation services)
    {
        var edition = await RegistrationTable.EditionAsync(services, Edition);
        await services.Get<ImportParticipants>().ExecuteAsync(new(edition, new MemoryStream(InventedPeople.Csv(People, 1)), false), Actor.Operator, default);
        await services.Get<CreateAccount>().ExecuteAsync(new("S. Kenjaeva", "organizer@example.org", Password, "organizer"), Actor.Operator, default);
        return edition;
    }

    internal static Process Start(string server, string folder, out Uri address, params (string Name, string Value)[] settings)
    {
        var port = Random.Shared.Next(20_000, 30_000);
        address = new Uri($"http://127.0.0.1:{port}");
        var start = new ProcessStartInfo("dotnet", [server, "--urls", address.ToString()]) { UseShellExecute = false, RedirectStandardOutput = true };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        // what is measured needs no second step
        start.Environment["Conference__SecondStepFor"] = "none";
        start.Environment["Conference__DataDirectory"] = folder;
        start.Environment["Logging__LogLevel__Default"] = "Warning";
        foreach (var (name, value) in settings) start.Environment[name] = value;
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        return process;
    }

    internal static async Task WaitAsync(HttpClient browser)
    {
        for (var look = 0; ; look++)
        {
            try
            {
                if ((await browser.GetAsync(new Uri("/health/ready", UriKind.Relative))).IsSuccessStatusCode) return;
            }
            catch (HttpRequestException) when (look < 600)
            {
                // not up yet
            }

            await Task.Delay(100);
        }
    }

    internal static async Task SignInAsync(HttpClient browser, string email = "organizer@example.org", string password = Password)
    {
        var sign = new Uri("/account/sign-in", UriKind.Relative);
        // the form with the password is one of several on the page
        var form = (await browser.GetStringAsync(sign)).Split("<form").First(each => each.Contains("Input.Password", StringComparison.Ordinal));
        var fields = Hidden().Matches(form).ToDictionary(each => each.Groups["name"].Value, each => WebUtility.HtmlDecode(each.Groups["value"].Value), StringComparer.Ordinal);
        (fields["Input.Email"], fields["Input.Password"]) = (email, password);
        using var content = new FormUrlEncodedContent(fields);
        using var answer = await browser.PostAsync(sign, content);
        if (answer.StatusCode != HttpStatusCode.Redirect) throw new InvalidOperationException($"Could not sign in: {answer.StatusCode}.");
    }

    private static string WriteTo(string folder, string name, Action<Stream> write)
    {
        var path = Path.Combine(folder, $"{name}.bin");
        using var file = File.Create(path);
        write(file);
        return path;
    }

    // sent over HTTP; begun from here, as the page of the import would from its circuit, and done by the server
    private static async Task CheckAsync(DisposableInstallation services, HttpClient browser, Guid edition, string path)
    {
        await using var file = File.OpenRead(path);
        using var body = new StreamContent(file);
        body.Headers.ContentType = new("application/octet-stream");
        using var post = new HttpRequestMessage(HttpMethod.Post, $"/desk/{Edition}/import/table?name=people") { Content = body };
        FromHere(post, browser);
        using var answer = await browser.SendAsync(post);
        var id = (await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid();
        await services.Get<StartImport>().ExecuteAsync(new(edition, id, DryRun: true), Actor.Operator, default);
        while ((await services.Get<ReadImport>().ReadAsync(edition, id, Actor.Operator, default))!.Phase is ImportPhase.Received or ImportPhase.Waiting or ImportPhase.Checking) await Task.Delay(200);
    }

    private static void FromHere(HttpRequestMessage request, HttpClient browser) => request.Headers.Add("Origin", browser.BaseAddress!.GetLeftPart(UriPartial.Authority));

    private static async Task LookAsync(HttpClient browser, string name, long size, Func<Task> deed)
    {
        using var stop = new CancellationTokenSource();
        var times = Kinds.Select(_ => new ConcurrentBag<double>()).ToList();
        var asking = Kinds.Select((_, kind) => Task.Run(() => AskAgainAsync(browser, kind, times[kind], stop.Token))).ToList();
        var (watch, busy) = (Stopwatch.StartNew(), Cores.All());
        await deed();
        var (taken, used) = (watch.Elapsed, Cores.All() - busy);
        await stop.CancelAsync();
        await Task.WhenAll(asking);
        Console.WriteLine(FormattableString.Invariant($"| {name} | {size / 1e6:0.0} MB | {taken.TotalSeconds:0.0} s | {string.Join(" | ", times.Select(each => Told([.. each.Order()])))} | {used / taken:0.00} |"));
    }

    // one reader of each kind, who asks again a tenth of a second later and no sooner than the answer has come
    private static async Task AskAgainAsync(HttpClient browser, int kind, ConcurrentBag<double> times, CancellationToken stop)
    {
        using var timer = new PeriodicTimer(Rhythm);
        try
        {
            while (await timer.WaitForNextTickAsync(stop)) await AskAsync(browser, kind, times);
        }
        catch (OperationCanceledException)
        {
            // the file is done
        }
    }

    private static async Task AskAsync(HttpClient browser, int kind, ConcurrentBag<double> times)
    {
        var watch = Stopwatch.StartNew();
        using var request = kind switch
        {
            0 => new HttpRequestMessage(HttpMethod.Get, "/en/dushanbe-2022/agenda"),
            1 => new HttpRequestMessage(HttpMethod.Get, $"/en/dushanbe-2022/agenda?q=w{Random.Shared.Next()}"),
            2 => new HttpRequestMessage(HttpMethod.Get, $"/desk/{Edition}/participants"),
            _ => new HttpRequestMessage(HttpMethod.Post, $"/desk/{Edition}/participants.csv") { Content = new FormUrlEncodedContent([KeyValuePair.Create("search", "7K4-M2Q")]) },
        };
        if (kind == 3) FromHere(request, browser);
        using var answer = await browser.SendAsync(request);
        await answer.Content.ReadAsByteArrayAsync();
        times.Add(answer.IsSuccessStatusCode ? watch.Elapsed.TotalMilliseconds : throw new InvalidOperationException($"{Kinds[kind]}: {answer.StatusCode}"));
    }

    private static string Told(List<double> sorted) => sorted.Count == 0 ? "" : FormattableString.Invariant($"{sorted[(sorted.Count - 1) / 2]:0}, {sorted[(int)((sorted.Count - 1) * 0.99)]:0}, {sorted[^1]:0} ms");

    private static double PeakOf(Process process)
    {
        process.Refresh();
        return process.PeakWorkingSet64 / 1e6;
    }

    [GeneratedRegex("""<input type="hidden" name="(?<name>[^"]+)" value="(?<value>[^"]*)""", RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex Hidden();
}
