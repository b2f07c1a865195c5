using System.ComponentModel.DataAnnotations;
using Dushanbe.Conference.Accounts;
using Dushanbe.Conference.Backups;
using Dushanbe.Conference.Exchange;
using Dushanbe.Conference.People;
using Dushanbe.Conference.Privacy;
using Dushanbe.Conference.Programme;
using Dushanbe.Conference.Work;
using Microsoft.Extensions.Options;

namespace Dushanbe.Conference.Web.Host;

/// <summary>The section <c>Work</c> of the settings.</summary>
internal sealed class WorkOptions
{
    /// <summary>How many work items this process runs in parallel, so that a long import does not block a short one; 0 leaves all to other processes.</summary>
    [Range(0, 16, ErrorMessage = "Work:AtOnce must be between 0 and 16.")]
    public int AtOnce { get; set; } = 2;
}

/// <summary>Runs background work: at once when this process requested it, within two seconds when another did.</summary>
internal sealed partial class WorkLoop(WorkRunner runner, WorkWatch watch, SweepWork work, SweepImports imports, SweepFiles files, AnchorFile anchors, CleanOriginals originals, EncryptPhotos encrypt, SignInSessions sessions, AskForBackup backups, AskForErasure erasure, Bulletin bulletin, TimeProvider clock, IOptions<WorkOptions> options, ILogger<WorkLoop> log) : BackgroundService
{
    private static readonly TimeSpan Rhythm = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Glance = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Broom = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    private readonly SemaphoreSlim asked = new(0);

    public override void Dispose()
    {
        asked.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var hearing = bulletin.Subscribe<WorkAsked>(_ => asked.Release());
        // on shutdown running items are put back, and the next start continues with them
        await Task.WhenAll(
        [
            .. Enumerable.Range(0, options.Value.AtOnce).Select(_ => AgainAsync(WorkAsync, PauseAsync, stoppingToken)),
            AgainAsync(watch.LookAsync, cancel => Task.Delay(Glance, clock, cancel), stoppingToken),
            AgainAsync(SweepAsync, cancel => Task.Delay(Broom, clock, cancel), stoppingToken),
            AgainAsync(AskForBackupAsync, _ => Task.CompletedTask, stoppingToken),
            AgainAsync(AskForErasureAsync, _ => Task.CompletedTask, stoppingToken),
            AgainAsync(SweepFilesAsync, cancel => Task.Delay(Day, clock, cancel), stoppingToken),
            AgainAsync(anchors.AddAsync, cancel => Task.Delay(Day, clock, cancel), stoppingToken),
        ]);
    }

    private async Task AgainAsync(Func<CancellationToken, Task> deed, Func<CancellationToken, Task> pause, CancellationToken stopping)
    {
        try
        {
            while (true)
            {
                try
                {
                    await deed(stopping);
                }
                catch (Exception exception) when (exception is not OperationCanceledException || !stopping.IsCancellationRequested)
                {
                    // the database is briefly unreachable; the item is taken again when its lease has expired
                    NotDone(log, exception);
                }

                await pause(stopping);
            }
        }
        catch (OperationCanceledException)
        {
            // the server stops
        }
    }

    private async Task WorkAsync(CancellationToken stopping)
    {
        while (await runner.RunNextAsync(stopping)) stopping.ThrowIfCancellationRequested();
    }

    private async Task PauseAsync(CancellationToken stopping)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        await Task.WhenAny(asked.WaitAsync(either.Token), Task.Delay(Rhythm, clock, either.Token));
        await either.CancelAsync();
        stopping.ThrowIfCancellationRequested();
    }

    private async Task SweepAsync(CancellationToken cancel)
    {
        await work.ExecuteAsync(cancel);
        await imports.ExecuteAsync(cancel);
        await sessions.SweepAsync(cancel);
    }

    private async Task AskForBackupAsync(CancellationToken cancel)
    {
        // do not slow down the start
        await Task.Delay(Broom, clock, cancel);
        await backups.ExecuteAsync(cancel);
    }

    private async Task AskForErasureAsync(CancellationToken cancel)
    {
        // whoever has just set the rule can still think again
        await Task.Delay(Broom, clock, cancel);
        await erasure.ExecuteAsync(cancel);
    }

    private async Task SweepFilesAsync(CancellationToken cancel)
    {
        // do not slow down the start
        await Task.Delay(Broom, clock, cancel);
        if (await originals.ExecuteAsync(cancel) is > 0 and var cleaned) Cleaned(log, cleaned);
        var encrypted = await encrypt.ExecuteAsync(cancel);
        if (encrypted.Files + encrypted.People > 0) Encrypted(log, encrypted.Files, encrypted.People);
        if (encrypted.Unreadable > 0) Unreadable(log, encrypted.Unreadable);
        var swept = await files.ExecuteAsync(cancel);
        if (swept.Rows + swept.Files > 0) Swept(log, swept.Rows, swept.Files);
        if (swept.Missing > 0) Missing(log, swept.Missing);
    }

    [LoggerMessage(2203, LogLevel.Information, "Deleted {Rows} descriptions of pictures that nobody used any more, and {Files} files that nothing named")]
    private static partial void Swept(ILogger logger, int rows, int files);

    [LoggerMessage(2204, LogLevel.Warning, "{Count} pictures are missing from the folder of files although the database names them: restore that folder from the backup that belongs to the database")]
    private static partial void Missing(ILogger logger, int count);

    [LoggerMessage(2205, LogLevel.Information, "Removed place, time, device and previews from {Count} photos stored by an older version")]
    private static partial void Cleaned(ILogger logger, int count);

    [LoggerMessage(2207, LogLevel.Information, "Encrypted {Files} files stored by an older version or under a former key; the photos of {People} people have new names")]
    private static partial void Encrypted(ILogger logger, int files, int people);

    [LoggerMessage(2208, LogLevel.Warning, "{Count} files could not be encrypted with the current key, since they are damaged, the disk or its owner refuses them, or their key is gone: check who may read the folder of files, or restore it and the folder of keys from the backup that belongs to the database")]
    private static partial void Unreadable(ILogger logger, int count);

    [LoggerMessage(2201, LogLevel.Warning, "The work queue could not be read; trying again")]
    private static partial void NotDone(ILogger logger, Exception exception);
}

internal static class WorkSetup
{
    public static void AddWork(this IServiceCollection services)
    {
        services.AddOptions<WorkOptions>().BindConfiguration("Work").ValidateDataAnnotations().ValidateOnStart();
        services.AddHostedService<WorkLoop>();
    }
}
