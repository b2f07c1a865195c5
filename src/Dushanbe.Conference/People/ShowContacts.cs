using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Forms;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.People;

/// <summary>
/// Shows the fields of a person that are masked until somebody asks for them, and notes in the journal who did: once for each
/// person, account and day. Which fields these are, and who may, their declarations say.
/// </summary>
public sealed class ShowContacts(IDbContextFactory<ConferenceDb> databases, TimeProvider clock)
{
    /// <summary>Whose.</summary>
    /// <param name="ParticipantId">The person.</param>
    public sealed record Form(Guid ParticipantId);

    /// <summary>The person as the actor may see it.</summary>
    /// <param name="Version">The version to carry when amending.</param>
    /// <param name="Fields">The fields; those that the actor may not see are empty.</param>
    public sealed record Shown(long Version, ParticipantFields Fields);

    /// <summary>Shows them; null where there is no such person, or the actor may not see them.</summary>
    /// <exception cref="NotPermittedException">The actor may not open the desk, or only looks.</exception>
    public async Task<Shown?> ExecuteAsync(Form form, Actor actor, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(actor);
        var rows = actor.MustRows(Permission.ReadDesk);
        await using var db = await databases.CreateDbContextAsync(cancel);
        if (await db.People(rows, [form.ParticipantId]).TagWith(nameof(ShowContacts)).AsNoTracking().SingleOrDefaultAsync(cancel) is not { } person) return null;
        bool May(Permission permission) => actor.Rows(permission, person.EditionId).Holds(person.EditionId, person.DelegationId, person.CategoryId);
        var fields = ParticipantFields.Declared.Seen(ParticipantFields.Of(person), May);
        var read = ParticipantFields.Declared.Where(each => each.Data.Mask != DataMask.None && !Field.IsEmpty(each.Get(fields))).Select(each => each.Name).ToList();
        await ReadingNotes.NoteAsync(databases, rows, (person.EditionId, person.Id), read, actor, clock.GetUtcNow().UtcDateTime, cancel);
        return new(person.Version, fields);
    }
}
