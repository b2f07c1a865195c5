using System.Diagnostics;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Files.AtRest;
using Dushanbe.Conference.Forms;
using Dushanbe.Conference.Journal;
using Dushanbe.Conference.Names;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.People.Passports;

/// <summary>Notes the passport of a person, or another in its place. The journal says that it was noted, and nothing of it.</summary>
public sealed class RecordPassport(IDbContextFactory<ConferenceDb> databases, FieldSecrets secrets, Bulletin bulletin, TimeProvider clock)
{
    private const int MostHolders = 20;

    /// <summary>The passport.</summary>
    /// <param name="ParticipantId">The person.</param>
    /// <param name="Version">The version that the desk was shown; null where it was shown none.</param>
    /// <param name="Fields">What it says.</param>
    public sealed record Form(Guid ParticipantId, long? Version, PassportFields Fields)
    {
        /// <summary>Other people with this number whom the desk was shown; it is noted beside theirs.</summary>
        public IReadOnlyCollection<Guid> Shown { get; init; } = [];
    }

    /// <summary>Another person of the edition with the same number.</summary>
    /// <param name="Id">The person.</param>
    /// <param name="Name">The name.</param>
    public sealed record Holder(Guid Id, PersonName Name);

    /// <summary>Notes it.</summary>
    /// <exception cref="NotPermittedException">The actor may not register, or not see passports.</exception>
    public async Task<Outcome> ExecuteAsync(Form form, Actor actor, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(actor);
        var (rows, seen) = (actor.MustRows(Permission.RegisterParticipants), actor.MustRows(Permission.SeePassports));
        await using var db = await databases.CreateDbContextAsync(cancel);
        if (await db.People(rows, [form.ParticipantId]).In(seen).TagWith(nameof(RecordPassport)).SingleOrDefaultAsync(cancel) is not { } person) return new Outcome.NoSuchParticipant();
        var fields = form.Fields.Cleaned();
        if (fields.Faults(DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime).AddDays(1)) is { Count: > 0 } faults) return new Outcome.Invalid(faults);
        var passport = await db.Passports(seen).TagWith(nameof(RecordPassport)).SingleOrDefaultAsync(each => each.ParticipantId == person.Id, cancel);
        var stored = passport?.Read(secrets);
        if (passport is not null && stored == fields) return new Outcome.Recorded(passport.Version);
        // what cannot be read any more is nobody's to keep
        if (passport?.Version != form.Version && (passport is null || stored is not null)) return new Outcome.ChangedMeanwhile(passport?.Version, stored);

        if (await HoldersAsync(db, seen, person, fields, cancel) is { Count: > 0 } holders && !holders.All(each => form.Shown.Contains(each.Id))) return new Outcome.HeldByOthers(holders);
        var now = clock.GetUtcNow().UtcDateTime;
        passport ??= db.Passports.Add(new() { ParticipantId = person.Id }).Entity;
        passport.Note(fields, secrets, now, actor.Name);
        db.Record(actor, now, person.EditionId, new Deed(JournalSubject.Participant, person.Id, JournalAction.Amended, [new FieldChange(ParticipantJournal.Passport, null, null)]));
        // the first one is proof of the name that was approved; another one may be another person's
        var isPutBack = stored is not null && await db.PutBackAsync(rows, person, [ParticipantJournal.Passport], now, actor, cancel);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException conflict) when (conflict is DbUpdateConcurrencyException || db.Dialect.IsUniqueViolation(conflict))
        {
            return await ExecuteAsync(form, actor, cancel);
        }

        bulletin.Publish(new ParticipantChanged(person.EditionId, person.Id, person.Version, actor.Name, isPutBack ? [ParticipantJournal.Passport, nameof(Participant.State)] : [ParticipantJournal.Passport]));
        return new Outcome.Recorded(passport.Version);
    }

    // those alone whose passports the actor may see
    private async Task<IReadOnlyList<Holder>> HoldersAsync(ConferenceDb db, RowScope seen, Participant person, PassportFields fields, CancellationToken cancel)
    {
        var hash = Passport.HashOfNumber(secrets, fields.Number);
        var same = db.Passports(seen).Where(each => each.NumberHash == hash && each.ParticipantId != person.Id);
        return await db.People(seen).TagWith(nameof(RecordPassport)).Where(each => each.EditionId == person.EditionId && same.Any(passport => passport.ParticipantId == each.Id))
            .OrderBy(each => each.Id).Take(MostHolders).Select(each => new Holder(each.Id, each.Name)).ToListAsync(cancel);
    }

    /// <summary>Noted, or why not.</summary>
    public abstract record Outcome
    {
        private Outcome() { }

        /// <summary>Calls the function of the actual case. Every caller must pass one for each case, so a new case does not compile until all handle it; pass them by name.</summary>
        public T Match<T>(Func<Recorded, T> recorded, Func<Invalid, T> invalid, Func<HeldByOthers, T> heldByOthers, Func<ChangedMeanwhile, T> changedMeanwhile, Func<NoSuchParticipant, T> noSuchParticipant) => this switch
        {
            Recorded it => recorded(it),
            Invalid it => invalid(it),
            HeldByOthers it => heldByOthers(it),
            ChangedMeanwhile it => changedMeanwhile(it),
            NoSuchParticipant it => noSuchParticipant(it),
            _ => throw new UnreachableException(),
        };

        /// <summary>It is noted.</summary>
        /// <param name="Version">The version to carry next time.</param>
        public sealed record Recorded(long Version) : Outcome;

        /// <summary>The form is not valid; nothing was stored.</summary>
        /// <param name="Faults">What, field by field.</param>
        public sealed record Invalid(IReadOnlyList<FieldFault> Faults) : Outcome;

        /// <summary>Others have a passport with this number; nothing was stored. Send it again with them in <see cref="Form.Shown"/> to confirm.</summary>
        /// <param name="People">Who.</param>
        public sealed record HeldByOthers(IReadOnlyList<Holder> People) : Outcome;

        /// <summary>Somebody noted or removed one after the desk was shown it; nothing was stored.</summary>
        /// <param name="Version">The version as it is now; null where there is none any more.</param>
        /// <param name="Current">The passport as it is now; null where there is none, or its key is gone.</param>
        public sealed record ChangedMeanwhile(long? Version, PassportFields? Current) : Outcome;

        /// <summary>There is no such person, or the actor may not see passports there.</summary>
        public sealed record NoSuchParticipant : Outcome;
    }
}
