using System.Diagnostics;
using System.Globalization;

namespace Dushanbe.Conference.Benchmarks.Press;

/// <summary>Measures whole runs, each in a process of its own: time from start to end, processor time, bytes, peak memory.</summary>
internal static class PressTable
{
    private const int ColdRuns = 5;
    private const int WarmRuns = 25;

    public static void Print()
    {
        using var photos = Photos.Make();
        var photoBytes = Photos.In(photos.Folder).Sum(file => new FileInfo(file).Length);
        Console.WriteLine($"{Photos.In(photos.Folder).Count} photos of {photoBytes / 1e6:0.0} MB in all, {Environment.ProcessorCount} cores");
        Console.WriteLine();
        Console.WriteLine("| paper | cold | processor | warm | processor | bytes | beyond the photos | peak memory |");
        Console.WriteLine("| --- | --- | --- | --- | --- | --- | --- | --- |");
        PrintRow("700 badges", 700, ColdRuns, WarmRuns, photos.Folder, photoBytes);
        PrintRow("30,000 badges", 30_000, 1, 0, photos.Folder, photoBytes);
    }

    /// <summary>One run: <c>count warmRuns folder</c>. Prints milliseconds of the processor, bytes, the peak of memory, and of warm runs the wall and processor times.</summary>
    public static async Task RunOneAsync(string[] arguments)
    {
        var (count, warmRuns) = (int.Parse(arguments[0], CultureInfo.InvariantCulture), int.Parse(arguments[1], CultureInfo.InvariantCulture));
        var photos = Photos.In(arguments[2]);
        var path = Path.Combine(arguments[2], "run.pdf");
        using (var output = File.Create(path)) BadgePapers.Write(output, count, photos);
        var bytes = new FileInfo(path).Length;
        File.Delete(path);
        using var self = Process.GetCurrentProcess();
        var (cold, peak) = (self.TotalProcessorTime, self.PeakWorkingSet64);
        if (warmRuns > 0) await WarmUp.UntilCompiledAsync(() =>
        {
            Make();
            return Task.CompletedTask;
        });
        self.Refresh();
        var begin = self.TotalProcessorTime;
        var warm = Enumerable.Range(0, warmRuns).Select(_ => Time(Make)).ToList();
        self.Refresh();
        var each = (self.TotalProcessorTime - begin).TotalMilliseconds / Math.Max(1, warmRuns);
        Console.WriteLine(FormattableString.Invariant($"{cold.TotalMilliseconds:0} {bytes} {peak} {(warm.Count > 0 ? Median(warm) : 0)} {each:0}"));

        void Make()
        {
            BadgePapers.Write(Stream.Null, count, photos);
        }
    }

    private static void PrintRow(string paper, int count, int coldRuns, int warmRuns, string folder, long photoBytes)
    {
        string[] figures = [];
        var cold = Enumerable.Range(0, coldRuns).Select(_ => Time(() => figures = Start("press", $"{count}", "0", folder))).ToList();
        var warm = warmRuns > 0 ? Start("press", $"{count}", $"{warmRuns}", folder) : null;
        var (bytes, peak) = (long.Parse(figures[1], CultureInfo.InvariantCulture), long.Parse(figures[2], CultureInfo.InvariantCulture));
        var times = warm is null ? " | " : $"{warm[3]} ms | {warm[4]} ms";
        Console.WriteLine(FormattableString.Invariant(
            $"| {paper} | {Median(cold) / 1000.0:0.00} s | {long.Parse(figures[0], CultureInfo.InvariantCulture) / 1000.0:0.00} s | {times} | {bytes / 1e6:0.0} MB | {(bytes - photoBytes) / count:N0} B each | {peak / 1e6:0} MB |"));
    }

    internal static string[] Start(params string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { UseShellExecute = false, RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet") start.ArgumentList.Add(typeof(PressTable).Assembly.Location);
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output.Split(' ', StringSplitOptions.TrimEntries) : throw new InvalidOperationException("A run failed.");
    }

    internal static long Time(Action run)
    {
        var watch = Stopwatch.StartNew();
        run();
        return watch.ElapsedMilliseconds;
    }

    internal static long Median(List<long> values)
    {
        values.Sort();
        return values[values.Count / 2];
    }
}
