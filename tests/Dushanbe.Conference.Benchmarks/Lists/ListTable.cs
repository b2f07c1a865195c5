using System.Diagnostics;
using System.Globalization;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Benchmarks.Press;
using Dushanbe.Conference.Benchmarks.Registration;
using Dushanbe.Conference.Editions;
using Dushanbe.Conference.Editions.Categories;
using Dushanbe.Conference.Exchange;
using Dushanbe.Conference.Lists;
using Dushanbe.Conference.Names;
using Dushanbe.Conference.Papers.Participants;

namespace Dushanbe.Conference.Benchmarks.Lists;

/// <summary>
/// Measures the list of participants from the database: reading people, ordering them, setting and writing the file. A cold run is a
/// process of its own, from its start to its end.
/// </summary>
internal static class ListTable
{
    private const int ColdRuns = 5;
    private const int WarmRuns = 9;
    private const string Slug = "listed";

    public static async Task PrintAsync(int people)
    {
        await using var installation = await DisposableInstallation.CreateAsync();
        var edition = await installation.Get<CreateEdition>().ExecuteAsync(new(Slug, new EditionContent { Title = LocalizedText.Of(en: "Conference"), ShortTitle = LocalizedText.Of(en: "Conference"), Starts = new(2026, 10, 20), Ends = new(2026, 10, 21), ZoneId = "Asia/Dushanbe" }), Actor.Operator, default);
        var id = ((CreateEdition.Outcome.Created)edition).EditionId;
        await installation.Get<CreateDefaultCategories>().ExecuteAsync(new(id), Actor.Operator, default);
        if (await installation.Get<ImportParticipants>().ExecuteAsync(new(id, new MemoryStream(InventedPeople.Csv(people, 1)), false), Actor.Operator, default) is not ImportParticipants.Outcome.Imported) throw new InvalidOperationException("The import was refused.");

        Console.WriteLine($"{Environment.ProcessorCount} cores, SQLite, a list of {people:N0} people of all States");
        Console.WriteLine();
        Console.WriteLine("| file | cold | processor | warm | processor | pages | bytes | peak memory |");
        Console.WriteLine("| --- | --- | --- | --- | --- | --- | --- | --- |");
        foreach (var format in Enum.GetValues<ListFormat>())
        {
            string[] figures = [];
            var cold = Enumerable.Range(0, ColdRuns).Select(_ => PressTable.Time(() => figures = PressTable.Start("list", installation.Folder, format.ToString(), "0"))).ToList();
            var warm = PressTable.Start("list", installation.Folder, format.ToString(), $"{WarmRuns}");
            Console.WriteLine(FormattableString.Invariant($"| {format} | {PressTable.Median(cold) / 1000.0:0.00} s | {Number(figures[1]) / 1000.0:0.00} s | {warm[4]} ms | {warm[5]} ms | {figures[0]} | {Number(figures[2]) / 1e6:0.0} MB | {Number(figures[3]) / 1e6:0} MB |"));
        }
    }

    /// <summary>Prints pages, milliseconds of the processor, bytes, the peak of memory, and of warm runs the wall and processor times.</summary>
    public static async Task RunOneAsync(string folder, string format, string warmRuns)
    {
        await using var installation = DisposableInstallation.Of(folder);
        var id = (await installation.Get<FindEdition>().ReadAsync(Slug, default))!.Id;
        var form = new ListPaper.Form(id, new(), ListLook.In("en"), Enum.Parse<ListFormat>(format));
        using var file = new MemoryStream();
        var written = await WriteAsync(file);
        using var self = Process.GetCurrentProcess();
        var (cold, peak, runs) = (self.TotalProcessorTime, self.PeakWorkingSet64, int.Parse(warmRuns, CultureInfo.InvariantCulture));
        if (runs > 0) await WarmUp.UntilCompiledAsync(() => WriteAsync(Stream.Null));
        self.Refresh();
        var begin = self.TotalProcessorTime;
        var warm = new List<long>();
        for (var run = 0; run < runs; run++)
        {
            var watch = Stopwatch.StartNew();
            await WriteAsync(Stream.Null);
            warm.Add(watch.ElapsedMilliseconds);
        }

        self.Refresh();
        var each = (self.TotalProcessorTime - begin).TotalMilliseconds / Math.Max(1, runs);
        Console.WriteLine(FormattableString.Invariant($"{written.Report?.Pages ?? 0} {cold.TotalMilliseconds:0} {file.Length} {peak} {(warm.Count > 0 ? PressTable.Median(warm) : 0)} {each:0}"));

        async Task<ListPaper.Outcome.Written> WriteAsync(Stream to) => (ListPaper.Outcome.Written)await installation.Get<ListPaper>().WriteAsync(form, to, Actor.Operator, default);
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
