using System.Diagnostics;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Editions;
using Dushanbe.Conference.Journal;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.People.Quotas;

/// <summary>Gives up a place that was held: nobody is to come on it.</summary>
public sealed class GiveUpPlace(IDbContextFactory<ConferenceDb> databases, Bulletin bulletin, TimeProvider clock)
{
    /// <summary>The place.</summary>
    /// <param name="PlaceId">The place.</param>
    public sealed record Form(Guid PlaceId);

    /// <summary>Gives it up.</summary>
    /// <exception cref="NotPermittedException">The actor may not keep delegations.</exception>
    public async Task<Outcome> ExecuteAsync(Form form, Actor actor, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(actor);
        var editions = actor.MustEditions(Permission.KeepDelegations);
        var edition = Guid.Empty;
        var outcome = await databases.InTransactionAsync<Outcome>(
            async (db, stop) =>
            {
                if (await db.HeldPlaces(editions).TagWith(nameof(GiveUpPlace)).Where(each => each.Id == form.PlaceId).Select(each => (Guid?)each.EditionId).SingleOrDefaultAsync(stop) is not { } found) return new Outcome.Gone();
                edition = found;
                // whoever is being registered for it comes before or after, never between
                await db.JournalTurnAsync(edition, stop);
                if (await db.HeldPlaces(editions).TagWith(nameof(GiveUpPlace)).SingleOrDefaultAsync(each => each.Id == form.PlaceId, stop) is not { } place) return new Outcome.Gone();
                await db.LeaveAsync(place, HoldPlaces.Held, actor, clock.GetUtcNow().UtcDateTime, stop);
                await db.SaveChangesAsync(stop);
                return new Outcome.GivenUp();
            },
            async (db, last, stop) => last is not Outcome.GivenUp || !await db.HeldPlaces(editions).TagWith(nameof(GiveUpPlace)).AnyAsync(each => each.Id == form.PlaceId, stop),
            cancel);
        if (outcome is Outcome.GivenUp) bulletin.Publish(new RegisterChanged(edition, actor.Name));
        return outcome;
    }

    /// <summary>Given up, or not there.</summary>
    public abstract record Outcome
    {
        private Outcome() { }

        /// <summary>Calls the function of the actual case. Every caller must pass one for each case, so a new case does not compile until all handle it; pass them by name.</summary>
        public T Match<T>(Func<GivenUp, T> givenUp, Func<Gone, T> gone) => this switch
        {
            GivenUp it => givenUp(it),
            Gone it => gone(it),
            _ => throw new UnreachableException(),
        };

        /// <summary>The place is free.</summary>
        public sealed record GivenUp : Outcome;

        /// <summary>There is no such place: it was given up or filled before.</summary>
        public sealed record Gone : Outcome;
    }
}
