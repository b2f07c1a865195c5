using Dushanbe.Conference.Data;
using Dushanbe.Conference.Files;
using Dushanbe.Conference.People;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Programme;

/// <summary>
/// Removes leftovers of crashes: rows of pictures that neither a person nor a speaker nor a release uses any
/// more, and files without a row; and counts the rows whose file is missing, which only the operator can restore.
/// In this folder, since it must know all users of pictures.
/// </summary>
public sealed class SweepFiles(IDbContextFactory<ConferenceDb> databases, FileStore files, TimeProvider clock)
{
    /// <summary>Younger files stay: they may be about to be used.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromDays(1);

    /// <summary>The result.</summary>
    /// <param name="Rows">Rows of unused pictures.</param>
    /// <param name="Files">Files without a row.</param>
    /// <param name="Missing">Files that are referred to and missing.</param>
    public sealed record Swept(int Rows, int Files, int Missing);

    /// <summary>Sweeps once.</summary>
    public async Task<Swept> ExecuteAsync(CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var until = clock.GetUtcNow().UtcDateTime - Patience;
        var photos = await db.Files.AsNoTracking().TagWith(nameof(SweepFiles))
            .Where(each => each.Purpose == FilePurpose.ParticipantPhoto && each.StoredAt <= until)
            .Where(each => !db.Participants.Any(person => person.EditionId == each.EditionId && (person.PhotoHash == each.Hash || person.PhotoOriginalHash == each.Hash))).ToListAsync(cancel);
        foreach (var each in photos) await ParticipantPhotos.ForgetAsync(files, db, each.EditionId, [each.Hash], cancel);
        var portraits = await db.Files.AsNoTracking().TagWith(nameof(SweepFiles))
            .Where(each => each.Purpose == FilePurpose.SpeakerPortrait && each.StoredAt <= until)
            .Where(each => !db.Speakers.Any(speaker => speaker.EditionId == each.EditionId && speaker.PhotoHash == each.Hash))
            .Where(each => !db.Releases.Any(release => release.EditionId == each.EditionId && release.Portraits.Any(portrait => portrait.Hash == each.Hash))).ToListAsync(cancel);
        foreach (var each in portraits) await SetPortrait.ForgetAsync(files, db, each.EditionId, each.Hash, cancel);

        var unnamed = await db.UnnamedAsync(files.Settled(Patience), cancel);
        await files.DeleteAsync(db, unnamed, _ => Task.CompletedTask, cancel);
        var named = await db.Files.TagWith(nameof(SweepFiles)).Where(each => each.StoredAt <= until).Select(each => each.Hash).Distinct().ToListAsync(cancel);
        return new Swept(photos.Count + portraits.Count, unnamed.Count, named.Count(hash => files.LengthOf(hash) is null));
    }
}
