using System.Diagnostics;
using System.Globalization;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Editions;
using Dushanbe.Conference.Editions.Categories;
using Dushanbe.Conference.Exchange;
using Dushanbe.Conference.Names;
using Dushanbe.Conference.Register;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Benchmarks.Registration;

/// <summary>
/// Fifty desks type at once while one registers somebody every second: how long a search takes among 784, 10,784 and 100,784
/// people. What other programs on the machine used meanwhile stands beside it, since the figures depend on it.
/// </summary>
internal static class DesksTable
{
    private const int Desks = 50;
    private const int MostRows = 60_000;
    private static readonly string[] Syllables = ["ba", "de", "fi", "go", "hu", "ka", "le", "mi", "no", "pu", "ra", "se", "ti", "vo", "wu", "xa", "ye", "zi", "cho", "shu"];
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(10), Measured = TimeSpan.FromSeconds(25);

    public static async Task PrintAsync(params int[] sizes)
    {
        await using var services = await DisposableInstallation.CreateAsync();
        Console.WriteLine($"{Environment.ProcessorCount} cores, SQLite, {Desks} desks typing, one person registered every second");
        Console.WriteLine();
        Console.WriteLine("| people | searches | given up | p50 | p95 | p99 | slowest | list and numbers p95 | first search | own cores | cores of others |");
        Console.WriteLine("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |");
        foreach (var size in sizes) await RunAsync(services, size);
    }

    private static async Task RunAsync(DisposableInstallation services, int size)
    {
        var edition = await EditionAsync(services, $"people-{size}");
        // no file may have more than a hundred thousand rows
        for (var (left, seed) = (size, 1); left > 0; left -= MostRows, seed++)
        {
            var outcome = await services.Get<ImportParticipants>().ExecuteAsync(new(edition, new MemoryStream(InventedPeople.Csv(Math.Min(left, MostRows), seed)), false), Actor.Operator, default);
            if (outcome is not ImportParticipants.Outcome.Imported) throw new InvalidOperationException("The import was refused.");
        }

        GC.Collect();
        var first = Stopwatch.StartNew();
        var found = (await services.Get<ParticipantRegister>().ReadAsync(new() { EditionId = edition, Search = "rahmon" }, Actor.Operator, default)).Total;
        first.Stop();

        using var stop = new CancellationTokenSource();
        var counts = false;
        var desks = Enumerable.Range(0, Desks).Select(seed => new TypingDesk(services, edition, seed, () => counts)).ToList();
        var work = desks.Select(each => Task.Run(() => each.WorkAsync(stop.Token))).Append(Task.Run(() => RegisterAsync(services, edition, stop.Token))).ToList();
        await Task.Delay(WarmUp);
        counts = true;
        var (own, all, watch) = (Process.GetCurrentProcess().TotalProcessorTime, Cores.All(), Stopwatch.StartNew());
        await Task.Delay(Measured);
        counts = false;
        var (ownUsed, allUsed) = ((Process.GetCurrentProcess().TotalProcessorTime - own) / watch.Elapsed, (Cores.All() - all) / watch.Elapsed);
        await stop.CancelAsync();
        await Task.WhenAll(work);

        List<double> searches = [.. desks.SelectMany(each => each.Searches).Order()], refreshes = [.. desks.SelectMany(each => each.Refreshes).Order()];
        foreach (var desk in desks) desk.Dispose();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {size:N0} | {searches.Count:N0} | {desks.Sum(each => each.GivenUp):N0} | {At(searches, 0.5):0} ms | {At(searches, 0.95):0} ms | {At(searches, 0.99):0} ms | {searches[^1]:0} ms | {At(refreshes, 0.95):0} ms | {first.ElapsedMilliseconds} ms, {found:N0} found | {ownUsed:0.00} | {allUsed - ownUsed:0.00} |"));
    }

    private static async Task RegisterAsync(DisposableInstallation services, Guid edition, CancellationToken stop)
    {
        var register = services.Get<RegisterParticipant>();
        Guid category;
        await using (var db = await services.OpenAsync()) category = await db.Categories.Where(each => each.EditionId == edition).OrderBy(each => each.Letter).Select(each => each.Id).FirstAsync(stop);
        try
        {
            for (var i = 0; ; i++)
            {
                await Task.Delay(1_000, stop);
                // the clerk was shown nobody of this name, so it is sought once more within the registration
                var outcome = await register.ExecuteAsync(new(edition, new() { Given = $"Farrukh {Syllables[i % 20]}{Syllables[i / 20 % 20]}", Family = "Rahmon" + Syllables[i % 7], Organization = "Ministry of Interior", CategoryId = category }, Shown: []), Actor.Operator, stop);
                if (outcome is RegisterParticipant.Outcome.Invalid invalid) throw new InvalidOperationException(invalid.Faults[0].Field);
            }
        }
        catch (OperationCanceledException)
        {
            // the end of the measurement
        }
    }

    private static async Task<Guid> EditionAsync(DisposableInstallation services, string slug)
    {
        var title = LocalizedText.Of("A conference", "Конференция", "Конфронс");
        var edition = new Edition { Slug = slug, Title = title, ShortTitle = title, Starts = new DateOnly(2026, 5, 12), Ends = new DateOnly(2026, 5, 13), ZoneId = "Asia/Dushanbe" };
        await using var db = await services.OpenAsync();
        db.Add(edition);
        db.AddRange(DefaultCategories.For(edition.Id));
        await db.SaveChangesAsync();
        return edition.Id;
    }

    private static double At(List<double> sorted, double share) => sorted.Count == 0 ? 0 : sorted[(int)((sorted.Count - 1) * share)];
}
