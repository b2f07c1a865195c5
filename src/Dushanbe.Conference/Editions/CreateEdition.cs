using System.Diagnostics;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Editions.Categories;
using Dushanbe.Conference.Forms;
using Dushanbe.Conference.Journal;
using Dushanbe.Conference.Names;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Editions;

/// <summary>Makes an edition, with the usual categories of badge holders and a programme that is not yet public.</summary>
public sealed class CreateEdition(IDbContextFactory<ConferenceDb> databases, DatabaseDialect dialect, Bulletin bulletin, TimeProvider clock)
{
    /// <summary>The data of the edition, with its slug, which cannot be changed later.</summary>
    /// <param name="Slug">Its word in addresses, which stays.</param>
    /// <param name="Content">What it says of itself.</param>
    /// <param name="SeriesId">The series it belongs to, if any.</param>
    public sealed record Form(string Slug, EditionContent Content, Guid? SeriesId = null);

    /// <summary>Makes it.</summary>
    /// <exception cref="NotPermittedException">The actor may not manage editions in the whole installation.</exception>
    public async Task<Outcome> ExecuteAsync(Form form, Actor actor, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(actor);
        actor.Must(Permission.ManageEditions, null);
        var content = form.Content.Cleaned();
        List<FieldFault> faults = [.. content.Faults()];
        if (form.Slug.Length is 0 or > Slug.MaxLength || Slug.Of(form.Slug) != form.Slug) faults.Insert(0, new(nameof(form.Slug), FieldFaultKind.NotASlug));
        else if (ReservedSlugs.All.Contains(form.Slug, StringComparer.Ordinal)) faults.Insert(0, new(nameof(form.Slug), FieldFaultKind.Reserved));
        await using var db = await databases.CreateDbContextAsync(cancel);
        var isTaken = await db.Editions.TagWith(nameof(CreateEdition)).AnyAsync(each => each.Slug == form.Slug, cancel);
        if (isTaken && faults.Count > 0) faults.Insert(0, new(nameof(form.Slug), FieldFaultKind.Taken));
        if (faults.Count > 0) return new Outcome.Refused(faults);
        if (isTaken) return new Outcome.SlugTaken();

        var edition = new Edition { Slug = form.Slug, SeriesId = form.SeriesId, Title = content.Title, ShortTitle = content.ShortTitle, Starts = content.Starts!.Value, Ends = content.Ends!.Value, ZoneId = content.ZoneId };
        content.ApplyTo(edition);
        db.Editions.Add(edition);
        var categories = DefaultCategories.For(edition.Id).ToList();
        db.Categories.AddRange(categories);
        db.Record(actor, clock.GetUtcNow().UtcDateTime, edition.Id,
            [new Deed(JournalSubject.Edition, edition.Id, JournalAction.Created), .. categories.Select(each => new Deed(JournalSubject.Category, each.Id, JournalAction.Created))]);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException exception) when (dialect.IsUniqueViolation(exception))
        {
            return new Outcome.SlugTaken();
        }

        bulletin.Publish(new EditionChanged(edition.Id));
        return new Outcome.Created(edition.Id);
    }

    /// <summary>The edition, or which field is wrong or taken.</summary>
    public abstract record Outcome
    {
        private Outcome() { }

        /// <summary>Calls the function of the actual case. Every caller must pass one for each case, so a new case does not compile until all handle it; pass them by name.</summary>
        public T Match<T>(Func<Created, T> created, Func<Refused, T> refused, Func<SlugTaken, T> slugTaken) => this switch
        {
            Created it => created(it),
            Refused it => refused(it),
            SlugTaken it => slugTaken(it),
            _ => throw new UnreachableException(),
        };

        /// <summary>It is there.</summary>
        /// <param name="EditionId">Its key.</param>
        public sealed record Created(Guid EditionId) : Outcome;

        /// <summary>Fields are wrong.</summary>
        /// <param name="Faults">Which, and how.</param>
        public sealed record Refused(IReadOnlyList<FieldFault> Faults) : Outcome;

        /// <summary>Another edition has the word.</summary>
        public sealed record SlugTaken : Outcome;
    }
}
