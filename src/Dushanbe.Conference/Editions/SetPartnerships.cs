using System.Diagnostics;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Forms;
using Dushanbe.Conference.Journal;
using Dushanbe.Conference.Names;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Editions;

/// <summary>Replaces the list of who organizes and supports an edition, in protocol order within each role.</summary>
public sealed class SetPartnerships(IDbContextFactory<ConferenceDb> databases, Bulletin bulletin, TimeProvider clock)
{
    /// <summary>The whole list, so that an order is never partly changed.</summary>
    /// <param name="EditionId">The edition.</param>
    /// <param name="Version">The edition's version that the editor saw.</param>
    /// <param name="Partners">All of them, in order.</param>
    /// <param name="Seen">The list that the editor saw; a newer version is no conflict where the list is the same. Null compares versions only.</param>
    public sealed record Form(Guid EditionId, long Version, IReadOnlyList<PartnerFields> Partners, IReadOnlyList<PartnerFields>? Seen = null);

    /// <summary>Why a line cannot be saved.</summary>
    /// <param name="Row">The line from 0.</param>
    /// <param name="Fault">What is wrong with it.</param>
    public sealed record RowFault(int Row, FieldFault Fault);

    /// <summary>Sets them.</summary>
    /// <exception cref="NotPermittedException">The actor may not manage this edition.</exception>
    public async Task<Outcome> ExecuteAsync(Form form, Actor actor, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(actor);
        actor.Must(Permission.ManageEditions, form.EditionId);
        await using var db = await databases.CreateDbContextAsync(cancel);
        if (await db.Editions.TagWith(nameof(SetPartnerships)).SingleOrDefaultAsync(each => each.Id == form.EditionId, cancel) is not { } edition) return new Outcome.NoSuchEdition();
        var bodies = await db.Organizations.TagWith($"{nameof(SetPartnerships)} bodies").ToListAsync(cancel);
        var wanted = new List<(Organization Body, PartnershipRole Role)>();
        IReadOnlyList<PartnerFields> partners = [.. form.Partners.Select(PartnerFields.Declared.Cleaned)];
        if (partners.Index().SelectMany(each => PartnerFields.Declared.Faults(each.Item).Select(fault => new RowFault(each.Index, fault))).ToList() is { Count: > 0 } faults) return new Outcome.Invalid(faults);
        foreach (var partner in partners)
        {
            if (Find(db, bodies, partner) is not { } body) return new Outcome.NotABody();
            if (wanted.Exists(each => each.Body == body)) return new Outcome.NamedTwice(body.Name);
            wanted.Add((body, partner.Role));
        }

        var held = await db.Partnerships.TagWith($"{nameof(SetPartnerships)} held").Where(each => each.EditionId == edition.Id).ToListAsync(cancel);
        IReadOnlyList<PartnerFields> current = [.. held.OrderBy(each => each.Role).ThenBy(each => each.Order).Select(each => new PartnerFields(each.OrganizationId, each.Role))];
        // other changes of the edition raise the version too, but do not conflict with the list
        if (edition.Version != form.Version && (form.Seen is null || !form.Seen.OrderBy(each => each.Role).SequenceEqual(current))) return new Outcome.ChangedMeanwhile(edition.Version, current);
        if (Same(held, wanted)) return new Outcome.Done(edition.Version);
        IReadOnlyList<(Organization Body, PartnershipRole Role)> former = [.. held.OrderBy(each => each.Role).ThenBy(each => each.Order).Select(each => (bodies.Find(body => body.Id == each.OrganizationId)!, each.Role))];
        IReadOnlyList<(Organization Body, PartnershipRole Role)> later = [.. wanted.OrderBy(each => each.Role)];
        var (before, after) = (Words(former), Words(later));
        Apply(db, edition.Id, held, wanted);
        // the list is part of the edition, so concurrent edits of it must conflict
        db.Entry(edition).State = EntityState.Modified;
        var now = clock.GetUtcNow().UtcDateTime;
        if (!OnBadges(edition, former).SequenceEqual(OnBadges(edition, later))) edition.BadgesChangedAt = now;
        db.Record(actor, now, edition.Id, new Deed(JournalSubject.Edition, edition.Id, JournalAction.Amended, [new FieldChange("Partners", before, after)]));
        // a body outlives the edition it was created for, so it has a journal of its own
        db.Record(actor, now, editionId: null, wanted.Where(each => db.Entry(each.Body).State == EntityState.Added).Select(each => new Deed(JournalSubject.Organization, each.Body.Id, JournalAction.Created)));
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
        return new Outcome.Done(edition.Version);
    }

    private static bool Same(List<Partnership> held, List<(Organization Body, PartnershipRole Role)> wanted) =>
        held.OrderBy(each => each.Role).ThenBy(each => each.Order).Select(each => (each.OrganizationId, each.Role)).SequenceEqual(wanted.OrderBy(each => each.Role).Select(each => (each.Body.Id, each.Role)));

    private static Organization? Find(ConferenceDb db, List<Organization> bodies, PartnerFields partner)
    {
        if (partner.OrganizationId is { } id) return bodies.Find(each => each.Id == id);
        if (partner.Name is not { IsEmpty: false } name) return null;
        var known = bodies.Find(each => partner.Abbreviation is { } abbreviation ? each.Abbreviation == abbreviation : each.Name == name);
        if (known is not null) return known;
        var made = new Organization { Name = name, Abbreviation = partner.Abbreviation };
        db.Organizations.Add(made);
        bodies.Add(made);
        return made;
    }

    private static void Apply(ConferenceDb db, Guid editionId, List<Partnership> held, List<(Organization Body, PartnershipRole Role)> wanted)
    {
        db.Partnerships.RemoveRange(held.Where(each => wanted.TrueForAll(partner => partner.Body.Id != each.OrganizationId)));
        foreach (var role in wanted.GroupBy(each => each.Role))
        {
            foreach (var (index, partner) in role.Index())
            {
                var there = held.Find(each => each.OrganizationId == partner.Body.Id)
                    ?? db.Partnerships.Add(new Partnership { EditionId = editionId, OrganizationId = partner.Body.Id, Role = partner.Role, Order = 0 }).Entity;
                there.Role = partner.Role;
                there.Order = index + 1;
            }
        }
    }

    // badges list the hosts where the edition has no line for the organizers, and always the supporters
    private static IEnumerable<(bool Supports, Guid Body)> OnBadges(Edition edition, IEnumerable<(Organization Body, PartnershipRole Role)> partners) =>
        partners.Select(each => (Supports: each.Role == PartnershipRole.Supporter, each.Body.Id)).Where(each => each.Supports || edition.Organizers.Best(edition.DefaultLanguage).Text.Length == 0);

    private static string? Words(IEnumerable<(Organization Body, PartnershipRole Role)> partners) =>
        string.Join("; ", partners.Select(each => $"{each.Role}: {each.Body.Abbreviation ?? each.Body.Name.ToString()}")) is { Length: > 0 } words ? words : null;

    /// <summary>Stored as a whole, or why nothing was.</summary>
    public abstract record Outcome
    {
        private Outcome() { }

        /// <summary>Calls the function of the actual case. Every caller must pass one for each case, so a new case does not compile until all handle it; pass them by name.</summary>
        public T Match<T>(Func<Done, T> done, Func<Invalid, T> invalid, Func<NamedTwice, T> namedTwice, Func<NotABody, T> notABody, Func<ChangedMeanwhile, T> changedMeanwhile, Func<NoSuchEdition, T> noSuchEdition) => this switch
        {
            Done it => done(it),
            Invalid it => invalid(it),
            NamedTwice it => namedTwice(it),
            NotABody it => notABody(it),
            ChangedMeanwhile it => changedMeanwhile(it),
            NoSuchEdition it => noSuchEdition(it),
            _ => throw new UnreachableException(),
        };

        /// <summary>The list is stored.</summary>
        /// <param name="Version">The edition's version now.</param>
        public sealed record Done(long Version) : Outcome;

        /// <summary>Lines of new bodies cannot be saved; nothing was stored.</summary>
        /// <param name="Faults">Which, and why.</param>
        public sealed record Invalid(IReadOnlyList<RowFault> Faults) : Outcome;

        /// <summary>A body has one role in an edition.</summary>
        /// <param name="Name">The body.</param>
        public sealed record NamedTwice(LocalizedText Name) : Outcome;

        /// <summary>A line has no body: neither a known one nor the name of a new one.</summary>
        public sealed record NotABody : Outcome;

        /// <summary>Somebody saved the edition or its partners after the editor opened them.</summary>
        /// <param name="Version">The edition's version as it is now.</param>
        /// <param name="Current">The list as it is now.</param>
        public sealed record ChangedMeanwhile(long Version, IReadOnlyList<PartnerFields> Current) : Outcome;

        /// <summary>There is no such edition.</summary>
        public sealed record NoSuchEdition : Outcome;
    }
}
