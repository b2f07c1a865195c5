using System.Diagnostics;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Editions.Categories;
using Dushanbe.Conference.Journal;
using Dushanbe.Conference.Tests.Crashes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dushanbe.Conference.Benchmarks.Crashes;

/// <summary>
/// A process with a thousand writers is killed at a random moment, again and again over one SQLite file, and each time all that
/// was acknowledged is sought, everything is looked at for what is stored in part, and the journal is verified with the anchors
/// from before.
/// </summary>
internal static class CrashTable
{
    private const int Writers = 1_000, Every = 20;
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(1_200);

    public static async Task<int> PrintAsync(int cycles)
    {
        var folder = Directory.CreateTempSubdirectory("conference-crashes-").FullName;
        try
        {
            return await RunAsync(folder, cycles);
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<int> RunAsync(string folder, int cycles)
    {
        var (edition, category) = await PrepareAsync(folder);
        Console.WriteLine($"{Environment.ProcessorCount} cores, SQLite, {Writers:N0} writers at once, killed within {Longest.TotalSeconds:0.0} s of the first word");
        Console.WriteLine();
        Console.WriteLine("| kills | acknowledged | of them registered | amended | printed | photographed | stored without a word | people | journal entries | faults |");
        Console.WriteLine("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |");
        var (chance, all, faults, wordless, watch) = (new Random(1), new List<string>(), 0, 0, Stopwatch.StartNew());
        IReadOnlyList<JournalAnchor> anchors = [];
        var before = 0;
        for (var cycle = 1; cycle <= cycles; cycle++)
        {
            var (said, trouble) = await Killing.RunAsync(typeof(CrashTable).Assembly.Location, folder, edition, category, Writers, Longest * chance.NextDouble());
            if (said.Count == 0 || trouble.Contains("Unhandled", StringComparison.Ordinal)) throw new InvalidOperationException(trouble);
            all.AddRange(said);
            await using var services = KilledWriter.Open(folder);
            var isLast = cycle == cycles;
            // at the end everything that was ever said
            var (found, people, entries) = await AfterCrash.LookAsync(services, edition, isLast ? all : said, anchors);
            anchors = await services.GetRequiredService<ReadAnchors>().ReadAsync(Actor.Operator, default);
            faults += found.Count;
            foreach (var each in found.Take(10)) Console.WriteLine($"kill {cycle}: {each}");
            wordless += people - before - said.Count(each => each.StartsWith("registered", StringComparison.Ordinal));
            before = people;
            if (cycle % Every != 0 && !isLast) continue;
            int Of(string deed) => all.Count(each => each.StartsWith(deed, StringComparison.Ordinal));
            Console.WriteLine(FormattableString.Invariant($"| {cycle} | {all.Count - Of("refused"):N0} | {Of("registered"):N0} | {Of("amended"):N0} | {Of("printed"):N0} | {Of("photographed"):N0} | {wordless:N0} people | {people:N0} | {entries:N0} | {faults} |"));
        }

        Console.WriteLine();
        Console.WriteLine(FormattableString.Invariant($"{all.Count(each => each.StartsWith("refused", StringComparison.Ordinal)):N0} were told that the database was busy; {watch.Elapsed.TotalMinutes:0.0} minutes; database {new FileInfo(Path.Combine(folder, "conference.db")).Length / 1e6:0} MB"));
        return faults == 0 ? 0 : 1;
    }

    private static async Task<(Guid Edition, Guid Category)> PrepareAsync(string folder)
    {
        await using var services = KilledWriter.Open(folder);
        await services.GetRequiredService<DatabaseSetup>().ExecuteAsync(default);
        await using var db = await services.GetRequiredService<IDbContextFactory<ConferenceDb>>().CreateDbContextAsync();
        var edition = Registration.RegistrationTable.Edition("killed");
        var categories = DefaultCategories.For(edition.Id);
        db.Add(edition);
        db.AddRange(categories);
        await db.SaveChangesAsync();
        return (edition.Id, categories[0].Id);
    }
}
