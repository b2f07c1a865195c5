using System.Diagnostics;
using System.Globalization;
using Dushanbe.Conference.Exchange;

namespace Dushanbe.Conference.Tests.Exchange;

/// <summary>
/// The tests as a program: it checks import files in a process of its own, whose heap has a limit that the runtime itself
/// keeps. A measurement among other tests would measure theirs too.
/// </summary>
internal static class ImportInChild
{
    private const string Word = "check-imports";

    private const string AtOnce = "at-once";

    /// <summary>Checks each file in a dry run, one after the other or all at once, and prints what was said of it.</summary>
    public static async Task<int> Main(string[] args)
    {
        if (args is [Programme.ZonesTests.Word]) return await Programme.ZonesTests.TellAsync();
        if (args is [Crashes.KilledWriter.Word, .. var rest]) return await Crashes.KilledWriter.RunAsync(rest);
        if (args is not [Word, .. var files]) return 0;
        var installation = new Installation();
        await installation.InitializeAsync();
        var isAtOnce = files is [AtOnce, ..];
        var checks = files.Skip(isAtOnce ? 1 : 0).Select(path => new Func<Task>(() => CheckAsync(installation, path)));
        if (isAtOnce) await Task.WhenAll(checks.Select(check => Task.Run(check)));
        else foreach (var check in checks) await check();
        await installation.DisposeAsync();
        return 0;
    }

    private static async Task CheckAsync(Installation installation, string path)
    {
        var desk = await Desk.OpenAsync(installation);
        await using var file = File.OpenRead(path);
        var before = Environment.CpuUsage.TotalTime;
        var outcome = await installation.Get<ImportParticipants>().ExecuteAsync(new(desk.Edition.Id, file, DryRun: true), A.Organizer, default);
        var report = outcome.Match(imported: it => it.Report, onlyChecked: it => it.Report, refused: it => it.Report, noSuchEdition: _ => throw new InvalidOperationException());
        await Console.Out.WriteLineAsync($"{Path.GetFileNameWithoutExtension(path)}|{Said(report)}|{(Environment.CpuUsage.TotalTime - before).TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture)} s");
    }

    /// <summary>Checks files in such a process.</summary>
    /// <param name="heap">Bytes that its heap may have.</param>
    /// <param name="files">Their paths.</param>
    /// <param name="atOnce">Whether all are checked at the same time.</param>
    /// <returns>What was said of each, its name in front, and how the process ended.</returns>
    public static async Task<(IReadOnlyList<string[]> Said, int Exit, string Trouble)> RunAsync(long heap, IEnumerable<string> files, bool atOnce = false)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(ImportInChild).Assembly.Location, Word, .. atOnce ? [AtOnce] : Array.Empty<string>(), .. files]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["DOTNET_GCHeapHardLimit"] = heap.ToString("X", CultureInfo.InvariantCulture);
        start.Environment["DOTNET_gcServer"] = "0";
        using var child = Process.Start(start)!;
        var (said, trouble) = (child.StandardOutput.ReadToEndAsync(), child.StandardError.ReadToEndAsync());
        await child.WaitForExitAsync();
        return ([.. (await said).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('|'))], child.ExitCode, await trouble);
    }

    // the gravest, and how many there are of that severity
    private static string Said(ImportReport report) => report.Findings.OrderByDescending(each => each.Severity).ThenBy(each => each.Row).FirstOrDefault(each => each.Severity != ImportSeverity.Note) switch
    {
        null => $"{report.People} people",
        { Severity: ImportSeverity.Error } error => $"{error.Code} {report.Errors}",
        var warning => $"{warning.Code} {report.Warnings}",
    };
}
