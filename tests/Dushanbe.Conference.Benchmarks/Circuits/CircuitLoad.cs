using System.Diagnostics;
using System.Globalization;
using System.Net;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Accounts;
using Dushanbe.Conference.Benchmarks.Registration;
using Dushanbe.Conference.Exchange;

namespace Dushanbe.Conference.Benchmarks.Circuits;

/// <summary>
/// A Release server whose heap is limited has 560 desks open with the register of an edition, and fifty of them search: how much
/// memory it takes, and how long an answer does. The desks run beside it on the same machine.
/// </summary>
internal static class CircuitLoad
{
    private const string Password = "A quiet long password", Edition = "load";
    private const int Desks = 560, Searching = 50, OfAccount = 40, People = 784;
    private const long Heap = 768L * 1024 * 1024;

    // as the page waits after a letter, and what the wait may be short of
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(140), Tolerance = TimeSpan.FromMilliseconds(5), Idle = TimeSpan.FromSeconds(30), Measured = TimeSpan.FromSeconds(60), GivenUp = TimeSpan.FromSeconds(10);

    private static readonly string[] Wanted = ["rahmonzoda", "karimov", "safarbekov", "nigora", "ismoilov", "boboev", "hakim", "latifov", "umarzoda", "davlat", "petrov", "ivanova", "mirzoev", "zokirjonov", "asadi", "temurov", "shodiev", "ministry"];

    public static async Task PrintAsync(string server)
    {
        await using var services = await DisposableInstallation.CreateAsync();
        using var process = ImportLoad.Start(server, services.Folder, out var address,
            ("DOTNET_GCHeapHardLimit", Heap.ToString("X", CultureInfo.InvariantCulture)), ("Desks__AtOnce", $"{Desks + 40}"), ("Desks__OfAccount", $"{OfAccount}"));
        var circuits = new List<Circuit>();
        try
        {
            using var probe = new HttpClient { BaseAddress = address };
            await ImportLoad.WaitAsync(probe);
            var edition = await RegistrationTable.EditionAsync(services, Edition);
            await services.Get<ImportParticipants>().ExecuteAsync(new(edition, new MemoryStream(InventedPeople.Csv(People, 1)), false), Actor.Operator, default);
            Console.WriteLine(FormattableString.Invariant($"{Environment.ProcessorCount} cores, SQLite, {People} people, heap limited to {Heap / 1048576} MiB"));
            Console.WriteLine(FormattableString.Invariant($"before any desk: {Resident(process):0} MB resident"));
            var opening = Stopwatch.StartNew();
            for (var account = 0; circuits.Count < Desks; account++) await OpenAsync(services, address, account, circuits);
            Console.WriteLine(FormattableString.Invariant($"{circuits.Count} desks open after {opening.Elapsed.TotalSeconds:0} s: {Resident(process):0} MB resident, {circuits.Average(each => each.Bytes) / 1024:0} KB rendered each"));
            var (before, watch) = (process.TotalProcessorTime, Stopwatch.StartNew());
            await Task.Delay(Idle);
            process.Refresh();
            Console.WriteLine(FormattableString.Invariant($"after {Idle.TotalSeconds:0} s idle: {Resident(process):0} MB resident, {(process.TotalProcessorTime - before) / watch.Elapsed:0.00} cores"));
            // an error of a page takes its search box away
            if (circuits.Count(each => !each.IsReady) is > 0 and var broken) throw new InvalidOperationException($"{broken} desks show no search box any more; is there a script whose answer the desk cannot read?");
            await SearchAsync(circuits, process);
            Console.WriteLine(FormattableString.Invariant($"at most {Peak(process):0} MB resident; {circuits.Count(each => each.End is not null || !each.IsReady)} desks ended{string.Concat(circuits.Select(each => each.End).Where(each => each is not null).Distinct().Select(each => $"; {each}"))}"));
        }
        finally
        {
            foreach (var each in circuits) await each.DisposeAsync();
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }
    }

    private static async Task OpenAsync(DisposableInstallation services, Uri address, int account, List<Circuit> circuits)
    {
        var email = $"desk-{account}@example.org";
        await services.Get<CreateAccount>().ExecuteAsync(new($"Desk {account}", email, Password, "organizer"), Actor.Operator, default);
        var cookies = new CookieContainer();
        using var handler = new SocketsHttpHandler { CookieContainer = cookies, AllowAutoRedirect = false };
        using var browser = new HttpClient(handler) { BaseAddress = address };
        await ImportLoad.SignInAsync(browser, email, Password);
        for (var desk = 0; desk < OfAccount && circuits.Count < Desks; desk++)
        {
            var circuit = await Circuit.OpenAsync(browser, cookies.GetCookieHeader(address), $"/desk/{Edition}/participants", default);
            circuits.Add(circuit);
            for (var look = 0; !circuit.IsReady; look++)
            {
                if (circuit.End is { } end || look == 600) throw new InvalidOperationException($"Desk {circuits.Count} does not open: {circuit.End}");
                await Task.Delay(50);
            }
        }
    }

    private static async Task SearchAsync(List<Circuit> circuits, Process process)
    {
        using var stop = new CancellationTokenSource();
        var (times, late, counts) = (new List<double>(), 0, false);
        var desks = Enumerable.Range(0, Searching).Select(each => Task.Run(() => TypeAsync(circuits[each * (circuits.Count / Searching)], each, took =>
        {
            lock (times)
            {
                if (!Volatile.Read(ref counts)) return;
                if (took is { } milliseconds) times.Add(milliseconds);
                else late++;
            }
        }, stop.Token))).ToList();
        await Task.Delay(TimeSpan.FromSeconds(15));
        Volatile.Write(ref counts, true);
        process.Refresh();
        var (own, all, watch) = (process.TotalProcessorTime, Cores.All(), Stopwatch.StartNew());
        await Task.Delay(Measured);
        process.Refresh();
        var (used, busy) = ((process.TotalProcessorTime - own) / watch.Elapsed, (Cores.All() - all) / watch.Elapsed);
        await stop.CancelAsync();
        await Task.WhenAll(desks);
        times.Sort();
        Console.WriteLine();
        Console.WriteLine("| searches | p50 | p95 | p99 | slowest | without an answer | resident | cores of the server | of all |");
        Console.WriteLine("| --- | --- | --- | --- | --- | --- | --- | --- | --- |");
        Console.WriteLine(FormattableString.Invariant($"| {times.Count:N0} | {At(times, 0.5):0} ms | {At(times, 0.95):0} ms | {At(times, 0.99):0} ms | {(times.Count == 0 ? 0 : times[^1]):0} ms | {late} | {Resident(process):0} MB | {used:0.00} | {busy:0.00} |"));
        Console.WriteLine();
    }

    // a word every two to four seconds, letter by letter; what is measured is from the end of the pause after its last letter to the render of what was found
    private static async Task TypeAsync(Circuit circuit, int seed, Action<double?> told, CancellationToken stop)
    {
        var chance = new Random(seed);
        try
        {
            for (var word = seed; ; word++)
            {
                await Task.Delay(chance.Next(2_000, 4_000), stop);
                var text = Wanted[word % Wanted.Length];
                for (var letters = 1; letters < text.Length; letters++)
                {
                    await circuit.TypeAsync(text[..letters]);
                    await Task.Delay(chance.Next(60, 130), stop);
                }

                var answer = new TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously);
                var begun = Stopwatch.GetTimestamp();
                circuit.Rendered = at =>
                {
                    if (Stopwatch.GetElapsedTime(begun, at) >= Pause - Tolerance) answer.TrySetResult(at);
                };
                await circuit.TypeAsync(text);
                var first = await Task.WhenAny(answer.Task, Task.Delay(GivenUp, stop));
                circuit.Rendered = null;
                told(first == answer.Task ? (Stopwatch.GetElapsedTime(begun, await answer.Task) - Pause).TotalMilliseconds : null);
            }
        }
        catch (OperationCanceledException)
        {
            // the end of the measurement
        }
    }

    private static double Resident(Process process)
    {
        process.Refresh();
        return process.WorkingSet64 / 1e6;
    }

    private static double Peak(Process process)
    {
        process.Refresh();
        return process.PeakWorkingSet64 / 1e6;
    }

    private static double At(List<double> sorted, double share) => sorted.Count == 0 ? 0 : sorted[(int)((sorted.Count - 1) * share)];
}
