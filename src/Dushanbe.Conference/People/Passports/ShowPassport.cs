using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Files.AtRest;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.People.Passports;

/// <summary>Shows the passport of a person, and notes in the journal who saw it: once for each person, account and day.</summary>
public sealed class ShowPassport(IDbContextFactory<ConferenceDb> databases, FieldSecrets secrets, TimeProvider clock)
{
    /// <summary>Whose.</summary>
    /// <param name="ParticipantId">The person.</param>
    public sealed record Form(Guid ParticipantId);

    /// <summary>The passport.</summary>
    /// <param name="Version">The version to carry when noting another.</param>
    /// <param name="Fields">What it says; null where its key is gone.</param>
    public sealed record Shown(long Version, PassportFields? Fields);

    /// <summary>Shows it; null where there is no such person, none is noted, or the actor may not see passports there.</summary>
    /// <exception cref="NotPermittedException">The actor may see passports nowhere, or only looks.</exception>
    public async Task<Shown?> ExecuteAsync(Form form, Actor actor, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(actor);
        var rows = actor.MustRows(Permission.SeePassports);
        await using var db = await databases.CreateDbContextAsync(cancel);
        if (await db.Passports(rows).TagWith(nameof(ShowPassport)).AsNoTracking().SingleOrDefaultAsync(each => each.ParticipantId == form.ParticipantId, cancel) is not { } passport) return null;
        var edition = await db.People(rows, [form.ParticipantId]).TagWith(nameof(ShowPassport)).Select(each => each.EditionId).SingleAsync(cancel);
        await ReadingNotes.NoteAsync(databases, rows, (edition, form.ParticipantId), [ParticipantJournal.Passport], actor, clock.GetUtcNow().UtcDateTime, cancel);
        return new(passport.Version, passport.Read(secrets));
    }
}
