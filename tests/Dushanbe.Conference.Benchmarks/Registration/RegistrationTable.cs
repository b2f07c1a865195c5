using System.Diagnostics;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Editions;
using Dushanbe.Conference.Editions.Categories;
using Dushanbe.Conference.Exchange;
using Dushanbe.Conference.Names;
using Dushanbe.Conference.Register;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Benchmarks.Registration;

/// <summary>Measures the registration desk on a SQLite file: an import of 10,000 rows, and the register among 100,000 people.</summary>
internal static class RegistrationTable
{
    private const int Runs = 30;
    private const int Strangers = 5_000;
    private const int WarmRuns = 40; // until the compiler has finished with what runs often

    public static async Task PrintAsync()
    {
        await using var services = await DisposableInstallation.CreateAsync();
        Console.WriteLine($"{Environment.ProcessorCount} cores, SQLite");
        Console.WriteLine();
        Console.WriteLine("| what | count | time | processor |");
        Console.WriteLine("| --- | --- | --- | --- |");
        // the first file warms the compiler up in an edition of its own
        await ImportAsync(services, await EditionAsync(services, "warm"), 1_000, 1, dryRun: false, print: false);
        var edition = await EditionAsync(services, "large");
        await ImportAsync(services, edition, 10_000, 2, dryRun: true);
        await ImportAsync(services, edition, 10_000, 2, dryRun: false);
        await ImportAsync(services, edition, 90_000, 3, dryRun: false);
        // as many new delegations as a file may name
        var strangers = System.Text.Encoding.UTF8.GetBytes("given,family,delegation\n" + string.Concat(Enumerable.Range(0, Strangers).Select(i => FormattableString.Invariant($"Guests{i},Number{i},Institute {i} of border studies\n"))));
        await ImportAsync(services, await EditionAsync(services, "strangers"), strangers, FormattableString.Invariant($"{Strangers:N0} rows, each of a new delegation"), dryRun: false, print: true);
        await RegisterAsync(services, edition);
        Console.WriteLine();
        Console.WriteLine(FormattableString.Invariant($"database {new FileInfo(Path.Combine(services.Folder, "conference.db")).Length / 1e6:0} MB; time of the register is the median of {Runs} runs, with the slowest behind it"));
    }

    internal static Edition Edition(string slug)
    {
        var title = LocalizedText.Of("A conference", "Конференция", "Конфронс");
        return new Edition { Slug = slug, Title = title, ShortTitle = title, Starts = new DateOnly(2026, 5, 12), Ends = new DateOnly(2026, 5, 13), ZoneId = "Asia/Dushanbe" };
    }

    internal static async Task<Guid> EditionAsync(DisposableInstallation services, string slug)
    {
        var edition = Edition(slug);
        await using var db = await services.OpenAsync();
        db.Add(edition);
        db.AddRange(DefaultCategories.For(edition.Id));
        await db.SaveChangesAsync();
        return edition.Id;
    }

    private static Task ImportAsync(DisposableInstallation services, Guid edition, int count, int seed, bool dryRun, bool print = true) =>
        ImportAsync(services, edition, InventedPeople.Csv(count, seed), FormattableString.Invariant($"{count:N0} rows"), dryRun, print);

    private static async Task ImportAsync(DisposableInstallation services, Guid edition, byte[] file, string size, bool dryRun, bool print)
    {
        var (begin, watch) = (Process.GetCurrentProcess().TotalProcessorTime, Stopwatch.StartNew());
        var outcome = await services.Get<ImportParticipants>().ExecuteAsync(new(edition, new MemoryStream(file), dryRun), Actor.Operator, default);
        var (time, processor) = (watch.Elapsed, Process.GetCurrentProcess().TotalProcessorTime - begin);
        if (outcome is ImportParticipants.Outcome.Refused refused) throw new InvalidOperationException(ImportReport.Message(refused.Report.Findings.First(each => each.Severity == ImportSeverity.Error), "en"));
        if (print) Console.WriteLine(FormattableString.Invariant($"| {(dryRun ? "dry run" : "import")} of a CSV file | {size} | {time.TotalSeconds:0.00} s | {processor.TotalSeconds:0.00} s |"));
    }

    private static async Task RegisterAsync(DisposableInstallation services, Guid edition)
    {
        var register = services.Get<ParticipantRegister>();
        var all = new ParticipantRegister.Filter { EditionId = edition };
        // what the import has left is not the search's
        GC.Collect();
        GC.WaitForPendingFinalizers();
        await SearchAsync(register, all, "page without a search", null);
        await SearchAsync(register, all, "first search, which loads the keys", "rahmonzoda", runs: 1);
        foreach (var typed in new[] { "r", "ra", "rahmon", "Раҳмонзода", "rakhmonzoda farrukh", "farrukh safarbekov border", "qwxyzzy" })
            await SearchAsync(register, all, $"search “{typed}”", typed);
        Guid delegation;
        await using (var db = await services.OpenAsync())
            delegation = await db.Delegations.Where(each => each.EditionId == edition && each.Iso2 == "TJ").Select(each => each.Id).SingleAsync();
        await SearchAsync(register, all with { DelegationId = delegation }, "search “rahmonzoda” in one delegation", "rahmonzoda");
        var duplicates = services.Get<FindDuplicates>();
        await TimeAsync("possible duplicates of a name", async () => (await duplicates.ReadAsync(new(edition, "Farrukh", "Rahmonzoda"), Actor.Operator, default)).Count, Runs);
        var counts = services.Get<RegisterCounts>();
        await TimeAsync("numbers on the chips", async () => (await counts.ReadAsync(edition, Actor.Operator, default)).All, Runs);
    }

    private static Task SearchAsync(ParticipantRegister register, ParticipantRegister.Filter filter, string what, string? typed, int runs = Runs) =>
        TimeAsync(what, async () => (await register.ReadAsync(filter with { Search = typed }, Actor.Operator, default)).Total, runs);

    private static async Task TimeAsync(string what, Func<Task<int>> run, int runs)
    {
        var count = 0;
        for (var i = 0; runs > 1 && i < WarmRuns; i++) count = await run();
        var times = new List<double>();
        var begin = Process.GetCurrentProcess().TotalProcessorTime;
        for (var i = 0; i < runs; i++)
        {
            var watch = Stopwatch.StartNew();
            count = await run();
            times.Add(watch.Elapsed.TotalMilliseconds);
        }

        var processor = (Process.GetCurrentProcess().TotalProcessorTime - begin).TotalMilliseconds / runs;
        times.Sort();
        Console.WriteLine(FormattableString.Invariant($"| {what} | {count:N0} | {times[times.Count / 2]:0.0} ms, {times[^1]:0.0} ms | {processor:0.0} ms |"));
    }
}
