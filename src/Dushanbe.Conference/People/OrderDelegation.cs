using System.Diagnostics;
using System.Globalization;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Delegations;
using Dushanbe.Conference.Editions;
using Dushanbe.Conference.Journal;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.People;

/// <summary>Moves a member to another position in the delegation's own order, which lists and badge runs follow; the others shift.</summary>
public sealed class OrderDelegation(IDbContextFactory<ConferenceDb> databases, Bulletin bulletin, TimeProvider clock)
{
    /// <summary>One member and the new position.</summary>
    /// <param name="ParticipantId">The member.</param>
    /// <param name="Place">The new position, from 1; limited to the range of positions.</param>
    public sealed record Form(Guid ParticipantId, int Place);

    /// <summary>Moves the member and renumbers the delegation, including withdrawn members, who keep their position in case they are reinstated.</summary>
    /// <exception cref="NotPermittedException">The actor may neither register nor keep delegations.</exception>
    public async Task<Outcome> ExecuteAsync(Form form, Actor actor, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(actor);
        var rows = actor.MustRows(Permission.RegisterParticipants, Permission.KeepDelegations);
        await using var db = await databases.CreateDbContextAsync(cancel);
        var found = await db.People(rows).TagWith(nameof(OrderDelegation)).Where(each => each.Id == form.ParticipantId).Select(each => new { each.EditionId, each.DelegationId }).SingleOrDefaultAsync(cancel);
        if (found is null) return new Outcome.NoSuchParticipant();
        if (found.DelegationId is not { } delegation) return new Outcome.NoDelegation();
        // whoever keeps some of its members alone does not order the delegation
        if (!await db.Delegations(rows).TagWith(nameof(OrderDelegation)).AnyAsync(each => each.Id == delegation, cancel)) return new Outcome.NoSuchParticipant();

        var members = await db.People(rows).TagWith(nameof(OrderDelegation)).Where(each => each.DelegationId == delegation)
            .OrderBy(each => each.OrderInDelegation).ThenBy(each => each.SortKey).ThenBy(each => each.Id).ToListAsync(cancel);
        var from = members.FindIndex(each => each.Id == form.ParticipantId);
        // the member left the delegation between the two queries
        if (from < 0) return await ExecuteAsync(form, actor, cancel);
        var to = Math.Clamp(form.Place, 1, members.Count) - 1;
        if (from == to) return new Outcome.Ordered(to + 1, members.Count);

        var member = members[from];
        members.RemoveAt(from);
        members.Insert(to, member);
        for (var place = 0; place < members.Count; place++) members[place].OrderInDelegation = place + 1;
        db.Record(actor, clock.GetUtcNow().UtcDateTime, found.EditionId, new Deed(JournalSubject.Participant, member.Id, JournalAction.Amended,
            [new FieldChange(nameof(Participant.OrderInDelegation), Number(from), Number(to))]));
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            // another desk changed one of the members: order the current ones
            return await ExecuteAsync(form, actor, cancel);
        }

        bulletin.Publish(new RegisterChanged(found.EditionId, actor.Name));
        return new Outcome.Ordered(to + 1, members.Count);
    }

    private static string Number(int index) => (index + 1).ToString(CultureInfo.InvariantCulture);

    /// <summary>Moved, or why it is not possible.</summary>
    public abstract record Outcome
    {
        private Outcome() { }

        /// <summary>Calls the function of the actual case. Every caller must pass one for each case, so a new case does not compile until all handle it; pass them by name.</summary>
        public T Match<T>(Func<Ordered, T> ordered, Func<NoDelegation, T> noDelegation, Func<NoSuchParticipant, T> noSuchParticipant) => this switch
        {
            Ordered it => ordered(it),
            NoDelegation it => noDelegation(it),
            NoSuchParticipant it => noSuchParticipant(it),
            _ => throw new UnreachableException(),
        };

        /// <summary>Moved.</summary>
        /// <param name="Place">The position, from 1.</param>
        /// <param name="Members">How many the delegation has.</param>
        public sealed record Ordered(int Place, int Members) : Outcome;

        /// <summary>The person has no delegation.</summary>
        public sealed record NoDelegation : Outcome;

        /// <summary>There is no such participant.</summary>
        public sealed record NoSuchParticipant : Outcome;
    }
}
