using System.Diagnostics;
using System.Globalization;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Delegations;
using Dushanbe.Conference.Editions;
using Dushanbe.Conference.Forms;
using Dushanbe.Conference.Journal;
using Dushanbe.Conference.Names;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Lists;

/// <summary>
/// Reads a list of participants from the register as it stands: whom it would name, or its content for a paper. Whoever exchanges the
/// people of a delegation gets that delegation, marked as an extract.
/// </summary>
public sealed class ReadListOfParticipants(IDbContextFactory<ConferenceDb> databases, TimeProvider clock)
{
    /// <summary>The field of the journal that counts the people given away with a list.</summary>
    internal const string Told = "ListOfParticipants";

    /// <summary>What a list would be.</summary>
    /// <param name="List">Whom it names, as it would be told.</param>
    /// <param name="LeftOut">Whom it does not name.</param>
    public sealed record Preview(ListOfParticipants List, IReadOnlyList<LeftOutPerson> LeftOut);

    /// <summary>A person who is not on the list.</summary>
    /// <param name="Id">The key.</param>
    /// <param name="Name">The name as lists have it; empty where there is none.</param>
    /// <param name="Body">The delegation or organization.</param>
    /// <param name="Why">The reason.</param>
    public sealed record LeftOutPerson(Guid Id, string Name, string Body, ListOmission Why);

    /// <summary>Tells whom a list would name, and whom not; null where there is no such edition.</summary>
    /// <param name="editionId">The edition.</param>
    /// <param name="fields">What the editor says; faults do not matter here.</param>
    /// <param name="look">The language, and whose alphabet orders it.</param>
    /// <param name="actor">Who asks.</param>
    /// <param name="cancel">Cancels.</param>
    /// <exception cref="NotPermittedException">The actor may not exchange participants.</exception>
    public async Task<Preview?> PreviewAsync(Guid editionId, ListFields fields, ListLook look, Actor actor, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(fields);
        ArgumentNullException.ThrowIfNull(look);
        ArgumentNullException.ThrowIfNull(actor);
        var (scope, language) = (actor.MustRows(Permission.ExchangeParticipants, editionId), look.Language);
        await using var db = await databases.CreateDbContextAsync(cancel);
        if (await EditionAsync(db, editionId, cancel) is not { } edition) return null;
        var clean = fields.Cleaned();
        var lines = await db.ListLinesAsync(scope, editionId, clean.Groups, nameof(ReadListOfParticipants), cancel);
        var list = ListOfParticipants.Of(edition, clean, clean.AsAt ?? Today(edition), lines.Where(each => each.Omission is null).Select(each => each.Entry), look) with { IsExtract = !scope.IsWhole };
        return new Preview(list,
        [
            .. lines.Where(each => each.Omission is not null)
                .Select(each => new LeftOutPerson(each.Entry.ParticipantId, each.Entry.Name.ListedIn(language, each.Entry.Iso2), ListOrder.NameIn(each.Entry, language).Text, each.Omission!.Value))
                .OrderBy(each => each.Why).ThenBy(each => Collation.SortKey(each.Body, language), StringComparer.Ordinal).ThenBy(each => Collation.SortKey(each.Name, language), StringComparer.Ordinal).ThenBy(each => each.Id),
        ]);
    }

    /// <summary>Reads the content of a list, which is about to be given away, and records that.</summary>
    /// <exception cref="NotPermittedException">The actor may not exchange participants.</exception>
    /// <exception cref="NotProvenException">The actor has not proved lately who they are.</exception>
    public async Task<Outcome> ReadAsync(Guid editionId, ListFields fields, ListLook look, Actor actor, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(fields);
        ArgumentNullException.ThrowIfNull(look);
        ArgumentNullException.ThrowIfNull(actor);
        var scope = actor.MustRows(Permission.ExchangeParticipants, editionId);
        actor.MustBeProven(clock.GetUtcNow().UtcDateTime);
        await using var db = await databases.CreateDbContextAsync(cancel);
        if (await EditionAsync(db, editionId, cancel) is not { } edition) return new Outcome.NoSuchEdition();
        // an actor whose delegations are all in other editions is given nothing of this one, and adds no journal entry
        if (!scope.IsWhole && !await db.Delegations(scope).TagWith(nameof(ReadListOfParticipants)).AnyAsync(cancel)) throw new NotPermittedException(Permission.ExchangeParticipants);
        var (clean, today) = (fields.Cleaned(), Today(edition));
        clean = clean with { AsAt = clean.AsAt ?? today };
        if (clean.Faults(today) is { Count: > 0 } faults) return new Outcome.Refused(faults);

        var lines = await db.ListLinesAsync(scope, editionId, clean.Groups, nameof(ReadListOfParticipants), cancel);
        var list = ListOfParticipants.Of(edition, clean, clean.AsAt.Value, lines.Where(each => each.Omission is null).Select(each => each.Entry), look) with { IsExtract = !scope.IsWhole };
        db.Record(actor, clock.GetUtcNow().UtcDateTime, editionId, new Deed(JournalSubject.Edition, editionId, JournalAction.Exported,
            [new FieldChange(Told, null, list.People.ToString(CultureInfo.InvariantCulture))]));
        await db.SaveChangesAsync(cancel);
        return new Outcome.Listed(list);
    }

    private static Task<EditionFacts?> EditionAsync(ConferenceDb db, Guid editionId, CancellationToken cancel) =>
        db.Editions.TagWith(nameof(ReadListOfParticipants)).Where(each => each.Id == editionId).Select(EditionFacts.Of).SingleOrDefaultAsync(cancel);

    private DateOnly Today(EditionFacts edition) => DateOnly.FromDateTime(edition.LocalNow(clock));

    /// <summary>The content, or why there is none.</summary>
    public abstract record Outcome
    {
        private Outcome() { }

        /// <summary>Calls the function of the actual case. Every caller must pass one for each case, so a new case does not compile until all handle it; pass them by name.</summary>
        public T Match<T>(Func<Listed, T> listed, Func<Refused, T> refused, Func<NoSuchEdition, T> noSuchEdition) => this switch
        {
            Listed it => listed(it),
            Refused it => refused(it),
            NoSuchEdition it => noSuchEdition(it),
            _ => throw new UnreachableException(),
        };

        /// <summary>The content.</summary>
        public sealed record Listed(ListOfParticipants List) : Outcome;

        /// <summary>What the editor said does not fit together; nothing was recorded.</summary>
        public sealed record Refused(IReadOnlyList<FieldFault> Faults) : Outcome;

        /// <summary>There is no such edition.</summary>
        public sealed record NoSuchEdition : Outcome;
    }
}
