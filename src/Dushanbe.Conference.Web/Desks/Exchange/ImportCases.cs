using System.Collections.Concurrent;
using System.Globalization;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Exchange;
using Dushanbe.Conference.Web.Host;

namespace Dushanbe.Conference.Web.Desks.Exchange;

/// <summary>
/// The imports under way. They run here rather than in a circuit, so that a closed tab stops nothing; their files lie in
/// the data folder under random names and go when the import is done, given up, or an hour old.
/// </summary>
internal sealed partial class ImportCases(ImportParticipants import, Bulletin bulletin, TimeProvider clock, DataFolder data, ILogger<ImportCases> log) : BackgroundService
{
    /// <summary>The most bytes a table may have.</summary>
    public const long MaxTable = 50 << 20;

    /// <summary>The most bytes a ZIP file of photos may have.</summary>
    public const long MaxPhotos = ImportPhotos.MaxBytes;

    /// <summary>How long an import is kept that nobody touches.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromHours(1);

    private const int MostAtOnce = 4;
    private const int LongestName = 120;

    private readonly ConcurrentDictionary<Guid, ImportCase> cases = [];
    private readonly string folder = Path.Combine(data.Root, "imports");

    /// <summary>Those that an actor began in an edition, the last one first.</summary>
    public IReadOnlyList<ImportCase> Of(Guid editionId, Actor actor) =>
        [.. cases.Values.Where(each => IsOf(each, editionId, actor)).OrderByDescending(each => each.TouchedAt)];

    /// <summary>One of them; null where it is another's, or gone.</summary>
    public ImportCase? Find(Guid id, Guid editionId, Actor actor) => cases.TryGetValue(id, out var found) && IsOf(found, editionId, actor) ? found : null;

    /// <summary>Keeps a table that came in; null where it is too large.</summary>
    public async Task<ImportCase?> ReceiveAsync(Guid editionId, string fileName, Stream table, Actor actor, CancellationToken cancel)
    {
        var received = new ImportCase(editionId, actor.AccountId, ShownName(fileName), folder) { TouchedAt = clock.GetUtcNow() };
        Directory.CreateDirectory(received.Folder);
        if (!await KeepAsync(table, received.Table, MaxTable, cancel))
        {
            Erase(received);
            return null;
        }

        // whoever sends one file after another keeps the last few
        foreach (var old in Of(editionId, actor).Where(each => !each.IsRunning).Skip(MostAtOnce - 1)) Forget(old);
        cases[received.Id] = received;
        return received;
    }

    /// <summary>Keeps the photos that come with a table; otherwise says what is wrong with them.</summary>
    public static async Task<ImportFault?> ReceivePhotosAsync(ImportCase received, string fileName, Stream photos, CancellationToken cancel)
    {
        if (!await KeepAsync(photos, received.Photos, MaxPhotos, cancel)) return ImportFault.PhotosTooLarge;
        using (var zip = ImportPhotos.Zip(File.OpenRead(received.Photos)))
        {
            if (!zip.IsReadable)
            {
                File.Delete(received.Photos);
                return ImportFault.PhotosNotAZip;
            }
        }

        received.PhotosName = ShownName(fileName);
        return null;
    }

    /// <summary>Begins a dry run, or the import itself once a dry run found no error; false where there is nothing to begin.</summary>
    public bool Begin(ImportCase each, bool dryRun, Actor actor)
    {
        lock (each.Gate)
        {
            if (each.Now.Phase != (dryRun ? ImportPhase.Received : ImportPhase.Checked)) return false;
            var stopping = each.Stopping = new CancellationTokenSource();
            Move(each, new(dryRun ? ImportPhase.Checking : ImportPhase.Importing, null, each.Now.Report));
            // its own task: whoever asked may close the page
            each.Work = Task.Run(() => RunAsync(each, dryRun, actor, stopping.Token), CancellationToken.None);
            return true;
        }
    }

    /// <summary>Stops what is under way, or gives up what waits.</summary>
    public void Stop(ImportCase each)
    {
        lock (each.Gate)
        {
            if (each.IsRunning) each.Stopping?.Cancel();
            else Forget(each);
        }
    }

    /// <summary>Takes away what nobody has touched for an hour.</summary>
    public void Sweep()
    {
        var until = clock.GetUtcNow() - Kept;
        foreach (var each in cases.Values.Where(each => !each.IsRunning && each.TouchedAt <= until)) Forget(each);
    }

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        // what an earlier run of the server left behind belongs to nobody any more
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        return base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMinutes(5), clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken)) Sweep();
        }
        catch (OperationCanceledException)
        {
            foreach (var each in cases.Values) each.Stopping?.Cancel();
        }
    }

    private async Task RunAsync(ImportCase each, bool dryRun, Actor actor, CancellationToken cancel)
    {
        try
        {
            await using var table = File.OpenRead(each.Table);
            using var photos = File.Exists(each.Photos) ? ImportPhotos.Zip(File.OpenRead(each.Photos)) : null;
            var progress = new Progress(step => Move(each, each.Now with { Progress = step }));
            var outcome = await import.ExecuteAsync(new(each.EditionId, table, dryRun, photos, progress), actor, cancel);
            Move(each, outcome.Match<ImportCase.Moment>(
                imported: done => new(ImportPhase.Imported, null, done.Report),
                onlyChecked: found => new(ImportPhase.Checked, null, found.Report),
                refused: refused => new(ImportPhase.Refused, null, refused.Report),
                noSuchEdition: _ => new(ImportPhase.Failed, null, null)));
        }
        catch (OperationCanceledException)
        {
            Move(each, new(ImportPhase.Stopped, null, null));
        }
        catch (Exception exception)
        {
            LogFailed(exception, each.Id);
            Move(each, new(ImportPhase.Failed, null, null));
        }

        // only a file that may still be imported is needed
        if (each.Now.Phase != ImportPhase.Checked) Erase(each);
    }

    private void Move(ImportCase each, ImportCase.Moment to)
    {
        each.Now = to;
        each.TouchedAt = clock.GetUtcNow();
        bulletin.Publish(new ImportMoved(each.Id));
    }

    private void Forget(ImportCase each)
    {
        cases.TryRemove(each.Id, out _);
        Erase(each);
    }

    private static void Erase(ImportCase each)
    {
        if (Directory.Exists(each.Folder)) Directory.Delete(each.Folder, recursive: true);
    }

    private static bool IsOf(ImportCase each, Guid editionId, Actor actor) =>
        each.EditionId == editionId && each.AccountId == actor.AccountId && actor.May(Permission.ExchangeParticipants, editionId);

    // counted while it is read: what a sender says of the length proves nothing
    private static async Task<bool> KeepAsync(Stream from, string path, long limit, CancellationToken cancel)
    {
        await using var to = new FileStream(path, FileMode.Create, FileAccess.Write);
        var buffer = new byte[81_920];
        int count;
        while ((count = await from.ReadAsync(buffer, cancel)) > 0)
        {
            if (to.Length + count > limit) return false;
            await to.WriteAsync(buffer.AsMemory(0, count), cancel);
        }

        return true;
    }

    private static string ShownName(string name)
    {
        var last = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        var plain = string.Concat(last.Where(letter => char.GetUnicodeCategory(letter) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate)));
        return plain.Length <= LongestName ? plain : plain[..LongestName];
    }

    [LoggerMessage(4101, LogLevel.Error, "Import {CaseId} failed; nothing was stored.")]
    private partial void LogFailed(Exception exception, Guid caseId);

    private sealed class Progress(Action<ImportProgress> report) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => report(value);
    }
}

/// <summary>Why a file was not kept.</summary>
internal enum ImportFault
{
    /// <summary>The table has too many bytes.</summary>
    TableTooLarge,

    /// <summary>The ZIP file has too many bytes.</summary>
    PhotosTooLarge,

    /// <summary>The photos are no ZIP file, or a damaged one.</summary>
    PhotosNotAZip,
}
