using System.Diagnostics;
using System.Globalization;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Editions;
using Dushanbe.Conference.Forms;
using Dushanbe.Conference.Journal;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Lists;

/// <summary>Issues a list of participants: keeps whom it names under the next number, so that it can be told again and compared with the next.</summary>
public sealed class IssueList(IDbContextFactory<ConferenceDb> databases, Bulletin bulletin, TimeProvider clock)
{
    /// <summary>The field of the journal with the number of a list.</summary>
    public const string Issued = "IssuedList";

    /// <summary>Which list.</summary>
    /// <param name="EditionId">The edition.</param>
    /// <param name="Fields">What the editor says of it.</param>
    /// <param name="Seen">The number of the latest list that the editor saw; null for none. Another means that somebody issued one meanwhile.</param>
    public sealed record Form(Guid EditionId, ListFields Fields, int? Seen);

    /// <summary>Issues it.</summary>
    /// <exception cref="NotPermittedException">The actor may not exchange participants in the whole edition.</exception>
    /// <exception cref="NotProvenException">The actor has not proved lately who they are.</exception>
    public async Task<Outcome> ExecuteAsync(Form form, Actor actor, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(actor);
        var scope = actor.Must(Permission.ExchangeParticipants, form.EditionId);
        actor.MustBeProven(clock.GetUtcNow().UtcDateTime);
        await using var db = await databases.CreateDbContextAsync(cancel);
        if (await db.Editions.TagWith(nameof(IssueList)).Where(each => each.Id == form.EditionId).Select(EditionFacts.Of).SingleOrDefaultAsync(cancel) is not { } edition) return new Outcome.NoSuchEdition();
        var today = DateOnly.FromDateTime(edition.LocalNow(clock));
        var fields = form.Fields.Cleaned();
        fields = fields with { AsAt = fields.AsAt ?? today };
        if (fields.Faults(today) is { Count: > 0 } faults) return new Outcome.Refused(faults);
        var latest = await db.IssuedLists(scope).TagWith(nameof(IssueList)).MaxAsync(each => (int?)each.Number, cancel);
        if (latest != form.Seen) return new Outcome.ChangedMeanwhile();
        var entries = (await db.ListLinesAsync(scope, form.EditionId, fields.Groups, nameof(IssueList), cancel)).Where(each => each.Omission is null).Select(each => each.Entry).ToList();
        if (entries.Count == 0) return new Outcome.NamesNobody();

        var list = Keep(db, form.EditionId, fields, (latest ?? 0) + 1, actor);
        db.AddRange(entries.Select(each => ListedPerson.Of(list.Id, each)));
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException exception) when (db.Dialect.IsUniqueViolation(exception))
        {
            return new Outcome.ChangedMeanwhile();
        }

        bulletin.Publish(new ListIssued(form.EditionId, list.Number));
        return new Outcome.Kept(list.Id, list.Number, entries.Count);
    }

    private IssuedList Keep(ConferenceDb db, Guid editionId, ListFields fields, int number, Actor actor)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var list = new IssuedList
        {
            EditionId = editionId,
            Number = number,
            Kind = fields.Kind,
            AsAt = fields.AsAt!.Value,
            AmendTo = fields.AmendTo,
            AmendBy = fields.AmendBy,
            AmendAt = fields.AmendAt,
            FinalOn = fields.FinalOn,
            Groups = [.. fields.Groups.Select(each => each.ToString())],
            At = now,
            ActorName = actor.Name,
        };
        db.Add(list);
        db.Record(actor, now, editionId, new Deed(JournalSubject.Edition, editionId, JournalAction.Published, [new FieldChange(Issued, number > 1 ? (number - 1).ToString(CultureInfo.InvariantCulture) : null, number.ToString(CultureInfo.InvariantCulture))]));
        return list;
    }

    /// <summary>Issued, or why not.</summary>
    public abstract record Outcome
    {
        private Outcome() { }

        /// <summary>Calls the function of the actual case. Every caller must pass one for each case, so a new case does not compile until all handle it; pass them by name.</summary>
        public T Match<T>(Func<Kept, T> kept, Func<Refused, T> refused, Func<NamesNobody, T> namesNobody, Func<ChangedMeanwhile, T> changedMeanwhile, Func<NoSuchEdition, T> noSuchEdition) => this switch
        {
            Kept it => kept(it),
            Refused it => refused(it),
            NamesNobody it => namesNobody(it),
            ChangedMeanwhile it => changedMeanwhile(it),
            NoSuchEdition it => noSuchEdition(it),
            _ => throw new UnreachableException(),
        };

        /// <summary>Issued.</summary>
        /// <param name="ListId">The list.</param>
        /// <param name="Number">Its number.</param>
        /// <param name="People">How many people it names.</param>
        public sealed record Kept(Guid ListId, int Number, int People) : Outcome;

        /// <summary>What the editor said does not fit together.</summary>
        public sealed record Refused(IReadOnlyList<FieldFault> Faults) : Outcome;

        /// <summary>There is nobody to name.</summary>
        public sealed record NamesNobody : Outcome;

        /// <summary>Somebody issued a list that the editor has not seen.</summary>
        public sealed record ChangedMeanwhile : Outcome;

        /// <summary>There is no such edition.</summary>
        public sealed record NoSuchEdition : Outcome;
    }
}

/// <summary>News: a list of participants was issued.</summary>
/// <param name="EditionId">The edition.</param>
/// <param name="Number">Its number.</param>
public sealed record ListIssued(Guid EditionId, int Number);
