using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Forms;
using Dushanbe.Conference.People;
using Dushanbe.Conference.People.Passports;
using Dushanbe.Conference.Work;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Privacy;

/// <summary>What the rule of an edition erases, of how many people and when; also of a rule that is only considered. Erases nothing.</summary>
public sealed class ReadRetention(IDbContextFactory<ConferenceDb> databases)
{
    /// <summary>What happens to one kind of data.</summary>
    /// <param name="Kind">The kind.</param>
    /// <param name="Fields">Its fields, by the names of their properties, <c>Photo</c> and <c>Passport</c>.</param>
    /// <param name="People">How many people still have such data.</param>
    /// <param name="On">The day it is erased, in the edition's zone; null for never.</param>
    public sealed record Line(DataRetention Kind, IReadOnlyList<string> Fields, int People, DateOnly? On);

    /// <summary>The report.</summary>
    /// <param name="Days">The rule in force.</param>
    /// <param name="Ends">The last day of the edition.</param>
    /// <param name="Lines">Each kind, under the rule that was asked about.</param>
    /// <param name="Erased">How many people's data has been erased.</param>
    /// <param name="LastRun">The state of the last erasure by the rule; null for none within a month.</param>
    /// <param name="LastAt">When it ended, or was asked for (UTC).</param>
    public sealed record Report(RetentionDays Days, DateOnly Ends, IReadOnlyList<Line> Lines, int Erased, WorkState? LastRun, DateTime? LastAt);

    /// <summary>Reads it; null where there is no such edition.</summary>
    /// <param name="editionId">The edition.</param>
    /// <param name="considered">A rule to try; null for the one in force.</param>
    /// <param name="actor">Who asks.</param>
    /// <param name="cancel">Cancels.</param>
    /// <exception cref="NotPermittedException">The actor may not manage the edition.</exception>
    public async Task<Report?> ReadAsync(Guid editionId, RetentionDays? considered, Actor actor, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var rows = actor.Must(Permission.ManageEditions, editionId);
        await using var db = await databases.CreateDbContextAsync(cancel);
        if (await db.Editions.TagWith(nameof(ReadRetention)).AsNoTracking().SingleOrDefaultAsync(each => each.Id == editionId, cancel) is not { } edition) return null;
        var rule = considered ?? RetentionDays.Of(edition);
        var lines = new List<Line>();
        foreach (var kind in RetentionDays.Kinds)
            lines.Add(new Line(kind, FieldsOf(kind), await RetentionDays.Keeping(db, rows, kind).TagWith(nameof(ReadRetention)).CountAsync(cancel), rule.DueOn(kind, edition.Ends)));
        var erased = await db.PeopleAndErased(rows).TagWith(nameof(ReadRetention)).CountAsync(each => each.ErasedAt != null, cancel);
        var last = await db.Work.TagWith(nameof(ReadRetention)).Where(each => each.Kind == nameof(RetentionWork) && each.EditionId == editionId)
            .OrderByDescending(each => each.CreatedAt).ThenByDescending(each => each.Id).Select(each => new { each.State, each.EndedAt, each.CreatedAt }).FirstOrDefaultAsync(cancel);
        return new Report(RetentionDays.Of(edition), edition.Ends, lines, erased, last?.State, last?.EndedAt ?? last?.CreatedAt);
    }

    /// <summary>The declared fields of a kind.</summary>
    internal static IReadOnlyList<string> FieldsOf(DataRetention kind) =>
        [.. ParticipantFields.Declared.Where(each => each.Data.Retention == kind).Select(each => each.Name), .. ParticipantFields.Photo.Retention == kind ? [ParticipantJournal.Photo] : Array.Empty<string>(),
            .. PassportFields.Declared.Any(each => each.Data.Retention == kind) ? [ParticipantJournal.Passport] : Array.Empty<string>()];
}
