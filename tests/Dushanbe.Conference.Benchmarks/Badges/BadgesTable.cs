using System.Diagnostics;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Papers.Badges;
using Dushanbe.Conference.Prints;
using Dushanbe.Conference.Seeds;

namespace Dushanbe.Conference.Benchmarks.Badges;

/// <summary>Measures the badges of the training edition from the database: reading people and photos, drawing both sides, writing the file.</summary>
internal static class BadgesTable
{
    private const int WarmRuns = 25;

    public static async Task PrintAsync()
    {
        await using var installation = await DisposableInstallation.CreateAsync();
        var seeded = (SeedTraining.Outcome.Seeded)await installation.Get<SeedTraining>().ExecuteAsync(new(), Actor.Operator, default);
        var started = (StartBadgeRun.Outcome.Started)await installation.Get<StartBadgeRun>().ExecuteAsync(new(seeded.EditionId, BadgeSelection.Everybody), Actor.Operator, default);
        var filter = new BadgeSheets.Filter(seeded.EditionId, started.RunId);
        var path = Path.Combine(installation.Folder, "badges.pdf");
        var withPhoto = (await installation.Get<BadgeSheets>().ReadAsync(filter, Actor.Operator, default))!.Sheets.Count(each => each.PhotoHash is not null);

        Console.WriteLine($"{Environment.ProcessorCount} cores, SQLite, {started.Count} badges, front and back, {withPhoto} with a photo");
        Console.WriteLine();
        Console.WriteLine("| what | time | processor | least | a badge | file |");
        Console.WriteLine("| --- | --- | --- | --- | --- | --- |");
        await MeasureAsync("first run of the process", 1);
        await WarmUp.UntilCompiledAsync(MakeAsync);
        await MeasureAsync($"warm, median of {WarmRuns} runs", WarmRuns);
        using var process = Process.GetCurrentProcess();
        Console.WriteLine();
        Console.WriteLine(FormattableString.Invariant($"peak memory of the process, seeding included: {process.PeakWorkingSet64 / 1e6:0} MB"));

        async Task MakeAsync()
        {
            await using var file = File.Create(path);
            await installation.Get<BadgePaper>().WriteAsync(filter, new(), file, Actor.Operator, default);
        }

        async Task MeasureAsync(string what, int runs)
        {
            var times = new List<(double Time, double Processor)>();
            for (var run = 0; run < runs; run++)
            {
                var (begin, watch) = (Environment.CpuUsage.TotalTime, Stopwatch.StartNew());
                await MakeAsync();
                times.Add((watch.Elapsed.TotalMilliseconds, (Environment.CpuUsage.TotalTime - begin).TotalMilliseconds));
            }

            var time = times.Select(each => each.Time).Order().ElementAt(runs / 2);
            var processor = times.Select(each => each.Processor).Order().ElementAt(runs / 2);
            // other work on the machine can only add to it
            var least = times.Min(each => each.Processor);
            Console.WriteLine(FormattableString.Invariant($"| {what} | {time:0} ms | {processor:0} ms | {least:0} ms | {time / started.Count:0.00} ms | {new FileInfo(path).Length / 1e6:0.00} MB |"));
        }
    }
}
