using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Files;
using Dushanbe.Conference.Journal;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Delegations;

/// <summary>The credentials of a delegation, and the note verbale for those who decide by it. Who reads the note is in the journal.</summary>
public sealed class ReadCredentials(IDbContextFactory<ConferenceDb> databases, FileStore files, TimeProvider clock)
{
    /// <summary>The credentials.</summary>
    /// <param name="Fields">How far they are.</param>
    /// <param name="Version">The version to carry when noting something; 0 where there is nothing.</param>
    /// <param name="NoteAt">When the note was stored (UTC); null for none.</param>
    /// <param name="NoteLength">Its bytes.</param>
    public sealed record Answer(CredentialsFields Fields, long Version, DateTime? NoteAt, long? NoteLength);

    /// <summary>A note.</summary>
    /// <param name="Bytes">The file.</param>
    /// <param name="MediaType">Its type, as found in the bytes.</param>
    /// <param name="Ending">How its name ends, without the dot.</param>
    /// <param name="Code">The delegation's code, for the name of the file; null for none.</param>
    public sealed record Note(byte[] Bytes, string MediaType, string Ending, string? Code);

    /// <summary>Reads them; null where there is no such delegation.</summary>
    /// <exception cref="NotPermittedException">The actor may not open the desk.</exception>
    public async Task<Answer?> ReadAsync(Guid delegationId, Actor actor, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var rows = actor.MustRows(Permission.ReadDesk);
        await using var db = await databases.CreateDbContextAsync(cancel);
        if (!await db.Delegations(rows).TagWith(nameof(ReadCredentials)).AnyAsync(each => each.Id == delegationId, cancel)) return null;
        var found = await db.Credentials(rows).TagWith(nameof(ReadCredentials)).AsNoTracking().SingleOrDefaultAsync(each => each.DelegationId == delegationId, cancel);
        return new(CredentialsFields.Of(found), found?.Version ?? 0, found?.NoteAt, found?.NoteLength);
    }

    /// <summary>Reads the note, and records that in the journal; null where there is none, or no such delegation.</summary>
    /// <exception cref="NotPermittedException">The actor may neither keep delegations there nor review.</exception>
    /// <exception cref="OnlyLookingException">The actor only looks: nothing is read that would have to be noted.</exception>
    public async Task<Note?> NoteAsync(Guid editionId, Guid delegationId, Actor actor, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var rows = actor.May(Permission.KeepDelegations, editionId) ? actor.Must(Permission.KeepDelegations, editionId) : actor.Must(Permission.ReviewAccreditations, editionId);
        actor.MustAct();
        await using var db = await databases.CreateDbContextAsync(cancel);
        var found = await db.Credentials(rows).TagWith(nameof(ReadCredentials)).AsNoTracking().SingleOrDefaultAsync(each => each.DelegationId == delegationId, cancel);
        if (found is not { NoteHash: { } hash, NoteType: { } type } || await files.ReadAsync(hash, cancel) is not { } bytes) return null;
        var code = await db.Delegations(rows).TagWith(nameof(ReadCredentials)).Where(each => each.Id == delegationId).Select(each => each.Iso2).SingleOrDefaultAsync(cancel);
        db.Record(actor, clock.GetUtcNow().UtcDateTime, editionId, new Deed(JournalSubject.Delegation, delegationId, JournalAction.Read, [new FieldChange(ReceiveNote.Field, null, null)]));
        await db.SaveChangesAsync(cancel);
        return new(bytes, type, NoteTypes.EndingOf(type), code);
    }
}
