using System.Diagnostics;
using System.Globalization;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Backups;
using Dushanbe.Conference.Exchange;
using Dushanbe.Conference.Register;
using Dushanbe.Conference.Seeds;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Dushanbe.Conference.Benchmarks.Registration;

/// <summary>
/// How long a backup and a restore of the training edition with imported people take, how large the backup is, and how long
/// registrations, twenty a second, wait meanwhile.
/// </summary>
internal static class BackupTable
{
    private const string Passphrase = "a passphrase of benchmarks";
    private static readonly TimeSpan Measured = TimeSpan.FromSeconds(10), Rhythm = TimeSpan.FromMilliseconds(50);

    public static async Task PrintAsync(int people)
    {
        await using var services = await DisposableInstallation.CreateAsync();
        Directory.CreateDirectory(Path.Combine(services.Folder, "keys"));
        await File.WriteAllTextAsync(Path.Combine(services.Folder, "keys", "journal.key"), Convert.ToBase64String(DisposableInstallation.Key));
        if (await services.Get<SeedTraining>().ExecuteAsync(new(), Actor.Operator, default) is not SeedTraining.Outcome.Seeded training) throw new InvalidOperationException("The training edition was refused.");
        if (await services.Get<ImportParticipants>().ExecuteAsync(new(training.EditionId, new MemoryStream(InventedPeople.Csv(people - training.Participants, 1)), false), Actor.Operator, default) is not ImportParticipants.Outcome.Imported)
            throw new InvalidOperationException("The import was refused.");

        var quiet = new List<double>();
        await RegisterAsync(services, training.EditionId, quiet, Task.Delay(Measured));
        Console.WriteLine($"{Environment.ProcessorCount} cores, SQLite, {people:N0} people, {training.Photos:N0} portraits");
        Console.WriteLine();
        Console.WriteLine("| round | backup | size | database | uploads | registrations meanwhile | p50 | slowest | without a backup: p50 | slowest | restore | peak memory |");
        Console.WriteLine("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |");
        for (var round = 1; round <= 4; round++) await RunAsync(services, training.EditionId, round, quiet);
    }

    private static async Task RunAsync(DisposableInstallation services, Guid edition, int round, List<double> quiet)
    {
        var path = Path.Combine(services.Folder, "backups", $"{round}.backup");
        var (busy, watch) = (new List<double>(), Stopwatch.StartNew());
        var backup = Task.Run(() => services.Get<BackUpInstallation>().ExecuteAsync(new(path, Passphrase), Actor.Operator, default));
        await RegisterAsync(services, edition, busy, backup);
        watch.Stop();
        if (await backup is not BackUpInstallation.Outcome.Written { Journal: 0 } written) throw new InvalidOperationException("The backup failed.");

        var place = Path.Combine(services.Folder, $"restored-{round}");
        var restoring = Stopwatch.StartNew();
        var restore = new RestoreInstallation(services.Get<SqliteFiles>(), Options.Create(new BackupOptions { Root = place }), TimeProvider.System, NullLogger<RestoreInstallation>.Instance);
        if (await restore.RunAsync(new(path, Passphrase, Path.Combine(place, "conference.db"), null, false), default) is not RestoreInstallation.Outcome.Restored { Journal: 0 }) throw new InvalidOperationException("The restore failed.");
        restoring.Stop();

        quiet.Sort();
        busy.Sort();
        var database = new FileInfo(Path.Combine(place, "conference.db")).Length;
        var uploads = Directory.EnumerateFiles(Path.Combine(place, "files"), "*", SearchOption.AllDirectories).Sum(each => new FileInfo(each).Length);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {round} | {watch.Elapsed.TotalSeconds:0.00} s | {written.Bytes / 1e6:0.0} MB | {database / 1e6:0.0} MB | {written.Manifest.Files:N0}, {uploads / 1e6:0.0} MB | {busy.Count} | {busy[busy.Count / 2]:0} ms | {busy[^1]:0} ms | {quiet[quiet.Count / 2]:0} ms | {quiet[^1]:0} ms | {restoring.Elapsed.TotalSeconds:0.00} s | {Process.GetCurrentProcess().PeakWorkingSet64 / 1e6:0} MB |"));
    }

    private static async Task RegisterAsync(DisposableInstallation services, Guid edition, List<double> times, Task until)
    {
        var register = services.Get<RegisterParticipant>();
        Guid category;
        await using (var db = await services.OpenAsync()) category = await db.Categories.Where(each => each.EditionId == edition).OrderBy(each => each.Letter).Select(each => each.Id).FirstAsync();
        do
        {
            await Task.Delay(Rhythm);
            var watch = Stopwatch.StartNew();
            var outcome = await register.ExecuteAsync(new(edition, new() { Given = $"Farrukh {Guid.CreateVersion7():N}"[..20], Family = $"Rahmon{times.Count}", Organization = "Ministry of Interior", CategoryId = category }, Shown: []), Actor.Operator, default);
            if (outcome is RegisterParticipant.Outcome.Invalid invalid) throw new InvalidOperationException(invalid.Faults[0].Field);
            times.Add(watch.Elapsed.TotalMilliseconds);
        }
        while (!until.IsCompleted);
    }
}
