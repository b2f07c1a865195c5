using System.Diagnostics;
using System.Globalization;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Editions;
using Dushanbe.Conference.Journal;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Privacy;

/// <summary>Sets after how many days an edition erases personal data, or that it does not. <see cref="ReadRetention"/> tells beforehand what that means.</summary>
public sealed class SetRetention(IDbContextFactory<ConferenceDb> databases, Bulletin bulletin, TimeProvider clock)
{
    /// <summary>The rule, and the one that its editor saw.</summary>
    /// <param name="EditionId">The edition.</param>
    /// <param name="Days">The rule.</param>
    /// <param name="Seen">What was in force when the form was opened.</param>
    public sealed record Form(Guid EditionId, RetentionDays Days, RetentionDays Seen);

    /// <summary>Sets it.</summary>
    /// <exception cref="NotPermittedException">The actor may not manage the edition.</exception>
    /// <exception cref="NotProvenException">The actor has not proved lately who they are.</exception>
    public async Task<Outcome> ExecuteAsync(Form form, Actor actor, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(actor);
        actor.Must(Permission.ManageEditions, form.EditionId);
        actor.MustBeProven(clock.GetUtcNow().UtcDateTime);
        if (!form.Days.IsPossible) return new Outcome.Impossible(RetentionDays.Fewest, RetentionDays.Most);
        await using var db = await databases.CreateDbContextAsync(cancel);
        if (await db.Editions.TagWith(nameof(SetRetention)).SingleOrDefaultAsync(each => each.Id == form.EditionId, cancel) is not { } edition) return new Outcome.NoSuchEdition();
        var before = RetentionDays.Of(edition);
        if (before == form.Days) return new Outcome.Set();
        if (before != form.Seen) return new Outcome.ChangedMeanwhile(before);

        (edition.ContactsKeptDays, edition.PeopleKeptDays) = (form.Days.Contacts, form.Days.People);
        db.Record(actor, clock.GetUtcNow().UtcDateTime, edition.Id, new Deed(JournalSubject.Edition, edition.Id, JournalAction.Amended,
            [.. Change(nameof(Edition.ContactsKeptDays), before.Contacts, form.Days.Contacts), .. Change(nameof(Edition.PeopleKeptDays), before.People, form.Days.People)]));
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            // another editor saved the edition between our read and write
            return await ExecuteAsync(form, actor, cancel);
        }

        bulletin.Publish(new EditionChanged(edition.Id));
        return new Outcome.Set();
    }

    private static IEnumerable<FieldChange> Change(string field, int? from, int? to) =>
        from == to ? [] : [new FieldChange(field, from?.ToString(CultureInfo.InvariantCulture), to?.ToString(CultureInfo.InvariantCulture))];

    /// <summary>Set, or why not.</summary>
    public abstract record Outcome
    {
        private Outcome() { }

        /// <summary>Calls the function of the actual case. Every caller must pass one for each case, so a new case does not compile until all handle it; pass them by name.</summary>
        public T Match<T>(Func<Set, T> set, Func<Impossible, T> impossible, Func<ChangedMeanwhile, T> changedMeanwhile, Func<NoSuchEdition, T> noSuchEdition) => this switch
        {
            Set it => set(it),
            Impossible it => impossible(it),
            ChangedMeanwhile it => changedMeanwhile(it),
            NoSuchEdition it => noSuchEdition(it),
            _ => throw new UnreachableException(),
        };

        /// <summary>It is in force.</summary>
        public sealed record Set : Outcome;

        /// <summary>A number is out of range, or contacts would be kept longer than their people.</summary>
        /// <param name="Fewest">The fewest days.</param>
        /// <param name="Most">The most days.</param>
        public sealed record Impossible(int Fewest, int Most) : Outcome;

        /// <summary>Somebody else set it after the editor opened the form.</summary>
        /// <param name="Current">What is in force.</param>
        public sealed record ChangedMeanwhile(RetentionDays Current) : Outcome;

        /// <summary>There is no such edition.</summary>
        public sealed record NoSuchEdition : Outcome;
    }
}
