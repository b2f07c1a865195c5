using System.Diagnostics;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Forms;
using Dushanbe.Conference.Journal;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Editions.Categories;

/// <summary>Adds a category to an edition.</summary>
public sealed class CreateCategory(IDbContextFactory<ConferenceDb> databases, DatabaseDialect dialect, Bulletin bulletin, TimeProvider clock)
{
    /// <summary>The new values.</summary>
    /// <param name="EditionId">The edition.</param>
    /// <param name="Fields">The category; without a place it goes to the end of the list.</param>
    public sealed record Form(Guid EditionId, CategoryFields Fields);

    /// <summary>Creates it.</summary>
    /// <exception cref="NotPermittedException">The actor may not manage editions.</exception>
    public async Task<Outcome> ExecuteAsync(Form form, Actor actor, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(actor);
        actor.Must(Permission.ManageEditions, form.EditionId);
        await using var db = await databases.CreateDbContextAsync(cancel);
        if (!await db.Editions.TagWith(nameof(CreateCategory)).AnyAsync(each => each.Id == form.EditionId, cancel)) return new Outcome.NoSuchEdition();
        var fields = form.Fields.Cleaned();
        var faults = fields.Faults();
        var isTaken = await fields.IsTakenAsync(db, form.EditionId, except: null, cancel);
        if (faults.Count > 0) return new Outcome.Invalid(isTaken ? [CategoryFields.LetterTaken, .. faults] : faults);
        if (isTaken) return new Outcome.Taken(fields.Letter);
        var last = await db.Categories.TagWith(nameof(CreateCategory)).Where(each => each.EditionId == form.EditionId).MaxAsync(each => (int?)each.Order, cancel) ?? 0;
        var category = new Category { EditionId = form.EditionId, Letter = fields.Letter, Word = fields.Word, Color = fields.Color, Design = fields.Design, Listing = fields.Listing, Order = fields.Order ?? last + 1 };
        db.Categories.Add(category);
        db.Record(actor, clock.GetUtcNow().UtcDateTime, form.EditionId, new Deed(JournalSubject.Category, category.Id, JournalAction.Created));
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException violation) when (dialect.IsUniqueViolation(violation))
        {
            return new Outcome.Taken(fields.Letter);
        }

        bulletin.Publish(new RegisterChanged(form.EditionId, actor.Name));
        return new Outcome.Created(category.Id, category.Version);
    }

    /// <summary>The category, or which field is wrong or taken.</summary>
    public abstract record Outcome
    {
        private Outcome() { }

        /// <summary>Calls the function of the actual case. Every caller must pass one for each case, so a new case does not compile until all handle it; pass them by name.</summary>
        public T Match<T>(Func<Created, T> created, Func<Invalid, T> invalid, Func<Taken, T> taken, Func<NoSuchEdition, T> noSuchEdition) => this switch
        {
            Created it => created(it),
            Invalid it => invalid(it),
            Taken it => taken(it),
            NoSuchEdition it => noSuchEdition(it),
            _ => throw new UnreachableException(),
        };

        /// <summary>It is there.</summary>
        /// <param name="CategoryId">The key.</param>
        /// <param name="Version">The version to carry when amending.</param>
        public sealed record Created(Guid CategoryId, long Version) : Outcome;

        /// <summary>The form is not valid; nothing was stored.</summary>
        /// <param name="Faults">What, field by field; a letter that another category has is among them.</param>
        public sealed record Invalid(IReadOnlyList<FieldFault> Faults) : Outcome;

        /// <summary>Another category of the edition has that letter; nothing was stored.</summary>
        /// <param name="Letter">The letter.</param>
        public sealed record Taken(string Letter) : Outcome;

        /// <summary>There is no such edition.</summary>
        public sealed record NoSuchEdition : Outcome;
    }
}
