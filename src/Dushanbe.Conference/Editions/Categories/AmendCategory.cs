using System.Diagnostics;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Forms;
using Dushanbe.Conference.Journal;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Editions.Categories;

/// <summary>Changes a category's letter, word, colour, badge design and place.</summary>
public sealed class AmendCategory(IDbContextFactory<ConferenceDb> databases, DatabaseDialect dialect, Bulletin bulletin, TimeProvider clock)
{
    /// <summary>The new values, and the version that the editor saw.</summary>
    /// <param name="CategoryId">The category.</param>
    /// <param name="Version">The version that the editor saw.</param>
    /// <param name="Fields">The new values.</param>
    public sealed record Form(Guid CategoryId, long Version, CategoryFields Fields);

    /// <summary>Saves.</summary>
    /// <exception cref="NotPermittedException">The actor may not manage editions.</exception>
    public async Task<Outcome> ExecuteAsync(Form form, Actor actor, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(actor);
        var editions = actor.MustEditions(Permission.ManageEditions);
        await using var db = await databases.CreateDbContextAsync(cancel);
        var category = await db.Categories(editions).TagWith(nameof(AmendCategory)).SingleOrDefaultAsync(each => each.Id == form.CategoryId, cancel);
        if (category is null) return new Outcome.NoSuchCategory();
        var fields = form.Fields.Cleaned();
        var faults = fields.Faults();
        var isTaken = await fields.IsTakenAsync(db, category.EditionId, category.Id, cancel);
        if (faults.Count > 0) return new Outcome.Invalid(isTaken ? [CategoryFields.LetterTaken, .. faults] : faults);
        var current = CategoryFields.Of(category);
        if (category.Version != form.Version) return new Outcome.ChangedMeanwhile(category.Version, current);
        if (isTaken) return new Outcome.Taken(fields.Letter);
        fields = fields with { Order = fields.Order ?? category.Order };
        var changes = FieldChanges.Of(current, fields);
        if (changes.Count == 0) return new Outcome.Amended(category.Version);
        var now = clock.GetUtcNow().UtcDateTime;
        if (await ShowsOtherwiseAsync(db, category, fields, cancel)) category.BadgesChangedAt = now;
        fields.ApplyTo(category);
        db.Record(actor, now, category.EditionId, new Deed(JournalSubject.Category, category.Id, JournalAction.Amended, changes));
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException conflict) when (conflict is DbUpdateConcurrencyException || dialect.IsUniqueViolation(conflict))
        {
            return await ExecuteAsync(form, actor, cancel);
        }

        bulletin.Publish(new RegisterChanged(category.EditionId, actor.Name));
        return new Outcome.Amended(category.Version);
    }

    /// <summary>Whether the change is visible on badges, which are printed in one language.</summary>
    private static async Task<bool> ShowsOtherwiseAsync(ConferenceDb db, Category category, CategoryFields fields, CancellationToken cancel)
    {
        var language = await db.Editions.TagWith(nameof(AmendCategory)).Where(each => each.Id == category.EditionId).Select(each => each.DefaultLanguage).SingleAsync(cancel);
        return (category.Letter, category.Word.Best(language).Text, category.Color, category.Design) != (fields.Letter, fields.Word.Best(language).Text, fields.Color, fields.Design);
    }

    /// <summary>Amended, or which field is invalid, not unique or changed by somebody else.</summary>
    public abstract record Outcome
    {
        private Outcome() { }

        /// <summary>Calls the function of the actual case. Every caller must pass one for each case, so a new case does not compile until all handle it; pass them by name.</summary>
        public T Match<T>(Func<Amended, T> amended, Func<Invalid, T> invalid, Func<Taken, T> taken, Func<ChangedMeanwhile, T> changedMeanwhile, Func<NoSuchCategory, T> noSuchCategory) => this switch
        {
            Amended it => amended(it),
            Invalid it => invalid(it),
            Taken it => taken(it),
            ChangedMeanwhile it => changedMeanwhile(it),
            NoSuchCategory it => noSuchCategory(it),
            _ => throw new UnreachableException(),
        };

        /// <summary>It is saved.</summary>
        /// <param name="Version">The version to carry next time.</param>
        public sealed record Amended(long Version) : Outcome;

        /// <summary>The form is not valid; nothing was stored.</summary>
        /// <param name="Faults">What, field by field; a letter that another category has is among them.</param>
        public sealed record Invalid(IReadOnlyList<FieldFault> Faults) : Outcome;

        /// <summary>Another category of the edition has that letter; nothing was stored.</summary>
        /// <param name="Letter">The letter.</param>
        public sealed record Taken(string Letter) : Outcome;

        /// <summary>Somebody saved it after the editor opened it; nothing was stored.</summary>
        /// <param name="Version">The version as it is now.</param>
        /// <param name="Current">The category as it is now.</param>
        public sealed record ChangedMeanwhile(long Version, CategoryFields Current) : Outcome;

        /// <summary>There is no such category.</summary>
        public sealed record NoSuchCategory : Outcome;
    }
}
