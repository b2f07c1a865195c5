using System.Diagnostics;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Forms;
using Dushanbe.Conference.Journal;
using Dushanbe.Conference.Names;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Editions;

/// <summary>Changes what an edition says of itself. Its word in addresses stays: printed papers and other sites name it.</summary>
public sealed class AmendEdition(IDbContextFactory<ConferenceDb> databases, Bulletin bulletin, TimeProvider clock)
{
    /// <summary>The new values, and the version that the editor saw.</summary>
    /// <param name="EditionId">The edition.</param>
    /// <param name="Version">The version that the editor saw.</param>
    /// <param name="Content">The new data.</param>
    /// <param name="Seen">What the editor saw; a newer version is no conflict where it says the same. Null takes the version's word.</param>
    public sealed record Form(Guid EditionId, long Version, EditionContent Content, EditionContent? Seen = null);

    /// <summary>Changes it.</summary>
    /// <exception cref="NotPermittedException">The actor may not manage this edition.</exception>
    public async Task<Outcome> ExecuteAsync(Form form, Actor actor, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(actor);
        actor.Must(Permission.ManageEditions, form.EditionId);
        var content = form.Content.Cleaned();
        if (content.Faults() is { Count: > 0 } faults) return new Outcome.Refused(faults);
        await using var db = await databases.CreateDbContextAsync(cancel);
        if (await db.Editions.TagWith(nameof(AmendEdition)).SingleOrDefaultAsync(each => each.Id == form.EditionId, cancel) is not { } edition) return new Outcome.NoSuchEdition();

        var current = EditionContent.Of(edition);
        // partners and publishing raise the version too, and overwrite nothing of the editor's
        if (edition.Version != form.Version && (form.Seen is null || current.DifferencesFrom(form.Seen).Count > 0)) return new Outcome.ChangedMeanwhile(edition.Version, current);
        var changes = content.ApplyTo(edition);
        if (changes.Count == 0) return new Outcome.Amended(edition.Version);
        var now = clock.GetUtcNow().UtcDateTime;
        if (OnBadges(current) != OnBadges(EditionContent.Of(edition))) edition.BadgesChangedAt = now;
        db.Record(actor, now, edition.Id, new Deed(JournalSubject.Edition, edition.Id, JournalAction.Amended, changes));
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            // another editor saved between our read and write: read again and report their changes
            return await ExecuteAsync(form, actor, cancel);
        }

        bulletin.Publish(new EditionChanged(edition.Id));
        return new Outcome.Amended(edition.Version);
    }

    private static (string Title, string City, string Organizers, DateOnly? Starts, DateOnly? Ends, string Zone, string Language, NameLead Lead) OnBadges(EditionContent content) =>
        (In(content.ShortTitle, content), In(content.City, content), In(content.Organizers, content), content.Starts, content.Ends, content.ZoneId, content.DefaultLanguage, content.NameLead);

    private static string In(LocalizedText text, EditionContent content) => text.Best(content.DefaultLanguage).Text;

    /// <summary>Amended, or which field is invalid or changed by somebody else.</summary>
    public abstract record Outcome
    {
        private Outcome() { }

        /// <summary>Calls the function of the actual case. Every caller must pass one for each case, so a new case does not compile until all handle it; pass them by name.</summary>
        public T Match<T>(Func<Amended, T> amended, Func<Refused, T> refused, Func<ChangedMeanwhile, T> changedMeanwhile, Func<NoSuchEdition, T> noSuchEdition) => this switch
        {
            Amended it => amended(it),
            Refused it => refused(it),
            ChangedMeanwhile it => changedMeanwhile(it),
            NoSuchEdition it => noSuchEdition(it),
            _ => throw new UnreachableException(),
        };

        /// <summary>It says what was asked.</summary>
        /// <param name="Version">Its version now.</param>
        public sealed record Amended(long Version) : Outcome;

        /// <summary>Fields are wrong.</summary>
        /// <param name="Faults">Which, and how.</param>
        public sealed record Refused(IReadOnlyList<FieldFault> Faults) : Outcome;

        /// <summary>Somebody saved the edition after the editor opened it.</summary>
        /// <param name="Version">The version as it is now.</param>
        /// <param name="Current">What the edition says now.</param>
        public sealed record ChangedMeanwhile(long Version, EditionContent Current) : Outcome;

        /// <summary>There is no such edition.</summary>
        public sealed record NoSuchEdition : Outcome;
    }
}
