using System.Diagnostics;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Journal;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Editions.Categories;

/// <summary>Gives an edition the usual categories that it lacks, by letter.</summary>
public sealed class CreateDefaultCategories(IDbContextFactory<ConferenceDb> databases, Bulletin bulletin, TimeProvider clock)
{
    /// <summary>The edition; the letters are the same everywhere.</summary>
    /// <param name="EditionId">The edition.</param>
    public sealed record Form(Guid EditionId);

    /// <summary>Creates them; those whose letter exists already are left out.</summary>
    /// <exception cref="NotPermittedException">The actor may not manage editions.</exception>
    public async Task<Outcome> ExecuteAsync(Form form, Actor actor, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(actor);
        actor.Must(Permission.ManageEditions, form.EditionId);
        await using var db = await databases.CreateDbContextAsync(cancel);
        if (!await db.Editions.TagWith(nameof(CreateDefaultCategories)).AnyAsync(each => each.Id == form.EditionId, cancel)) return new Outcome.NoSuchEdition();
        var existing = await db.Categories.TagWith(nameof(CreateDefaultCategories)).Where(each => each.EditionId == form.EditionId).Select(each => new { each.Letter, each.Order }).ToListAsync(cancel);
        var order = existing.Count == 0 ? 0 : existing.Max(each => each.Order);
        var now = clock.GetUtcNow().UtcDateTime;
        var created = 0;
        foreach (var category in DefaultCategories.For(form.EditionId).Where(category => !existing.Exists(each => each.Letter == category.Letter)))
        {
            category.Order = ++order;
            created++;
            db.Categories.Add(category);
            db.Record(actor, now, form.EditionId, new Deed(JournalSubject.Category, category.Id, JournalAction.Created));
        }

        await db.SaveChangesAsync(cancel);
        if (created > 0) bulletin.Publish(new RegisterChanged(form.EditionId, actor.Name));
        return new Outcome.Created(created);
    }

    /// <summary>How many were missing.</summary>
    public abstract record Outcome
    {
        private Outcome() { }

        /// <summary>Calls the function of the actual case. Every caller must pass one for each case, so a new case does not compile until all handle it; pass them by name.</summary>
        public T Match<T>(Func<Created, T> created, Func<NoSuchEdition, T> noSuchEdition) => this switch
        {
            Created it => created(it),
            NoSuchEdition it => noSuchEdition(it),
            _ => throw new UnreachableException(),
        };

        /// <summary>They are there.</summary>
        /// <param name="Count">How many were missing.</param>
        public sealed record Created(int Count) : Outcome;

        /// <summary>There is no such edition.</summary>
        public sealed record NoSuchEdition : Outcome;
    }
}
