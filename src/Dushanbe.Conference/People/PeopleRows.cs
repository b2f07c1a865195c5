using Dushanbe.Conference.Access;
using Dushanbe.Conference.Badges;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Editions.Categories;
using Dushanbe.Conference.Files;
using Dushanbe.Conference.People.Passports;

namespace Dushanbe.Conference.People;

/// <summary>The only way to read participants and their photos, badges, prints and runs.</summary>
internal static class PeopleRows
{
    extension(ConferenceDb db)
    {
        /// <summary>The participants of a scope.</summary>
        public IQueryable<Participant> People(RowScope scope) => db.Participants.Where(each => each.ErasedAt == null).In(scope);

        /// <summary>The same with those whose personal data was erased: for counts, for what happened to their badges, and to say that it was erased.</summary>
        public IQueryable<Participant> PeopleAndErased(RowScope scope) => db.Participants.In(scope);

        /// <summary>Those of some participants that a scope covers. The query looks up the keys first, since an engine that starts with the edition reads all of it.</summary>
        public IQueryable<Participant> People(RowScope scope, IReadOnlyList<Guid> ids)
        {
            // the limit prevents the engine from merging the scope's conditions into the look-up
            var count = ids.Count;
            return db.Participants.Where(each => ids.Contains(each.Id) && each.ErasedAt == null).OrderBy(each => each.Id).Take(count).In(scope);
        }

        /// <summary>Everybody whose badge is out of date, for a query that already has a scope.</summary>
        public IQueryable<Participant> AllOutdated => db.Participants.Outdated(db);

        /// <summary>What those participants decided about publication, with erased ones none.</summary>
        public IQueryable<Consent> Consents(RowScope scope)
        {
            var people = db.People(scope);
            return db.Consents.Where(each => people.Any(person => person.Id == each.ParticipantId));
        }

        /// <summary>The decisions of one of them, the latest of a kind first.</summary>
        public IQueryable<Consent> ConsentsOf(RowScope scope, Guid participantId) =>
            db.Consents(scope).Where(each => each.ParticipantId == participantId).OrderByDescending(each => each.At).ThenByDescending(each => each.Id);

        /// <summary>The passports of those participants.</summary>
        public IQueryable<Passport> Passports(RowScope scope)
        {
            var people = db.People(scope);
            return db.Passports.Where(each => people.Any(person => person.Id == each.ParticipantId));
        }

        /// <summary>The badges of those participants.</summary>
        public IQueryable<Badge> Badges(RowScope scope)
        {
            IQueryable<Badge> badges = db.Badges;
            if (scope.EditionId is { } edition) badges = badges.Where(each => each.EditionId == edition);
            if (scope.IsWhole) return badges;
            var people = db.PeopleAndErased(scope);
            return badges.Where(each => people.Any(person => person.Id == each.ParticipantId));
        }

        /// <summary>The prints of those participants' badges.</summary>
        public IQueryable<BadgePrint> BadgePrints(RowScope scope)
        {
            if (scope is { IsWhole: true, EditionId: null }) return db.BadgePrints;
            var people = db.PeopleAndErased(scope);
            return db.BadgePrints.Where(each => people.Any(person => person.Id == each.ParticipantId));
        }

        /// <summary>The runs of a scope. Runs that also contain other people are left out, since their counts would reveal them.</summary>
        public IQueryable<BadgeRun> BadgeRuns(RowScope scope)
        {
            IQueryable<BadgeRun> runs = db.BadgeRuns;
            if (scope.EditionId is { } edition) runs = runs.Where(each => each.EditionId == edition);
            if (scope.IsWhole) return runs;
            var (editions, people) = (scope.Editions, db.PeopleAndErased(scope));
            return runs.Where(each => editions.Contains(each.EditionId)
                || (db.BadgePrints.Any(print => print.RunId == each.Id)
                    && !db.BadgePrints.Any(print => print.RunId == each.Id && !people.Any(person => person.Id == print.ParticipantId))));
        }

        /// <summary>The files that are photos of those participants, as printed or as supplied.</summary>
        public IQueryable<StoredFile> Photos(RowScope scope)
        {
            var photos = db.Files.Where(each => each.Purpose == FilePurpose.ParticipantPhoto);
            if (scope.EditionId is { } edition) photos = photos.Where(each => each.EditionId == edition);
            if (scope.IsWhole) return photos;
            var people = db.People(scope);
            return photos.Where(each => people.Any(person => person.EditionId == each.EditionId && (person.PhotoHash == each.Hash || person.PhotoOriginalHash == each.Hash)));
        }
    }

    extension(IQueryable<Participant> people)
    {
        /// <summary>Those of them that a scope covers as well. Grants on sessions cover nobody: a speaker's registration belongs to the register.</summary>
        public IQueryable<Participant> In(RowScope scope)
        {
            var reached = people;
            if (scope.EditionId is { } edition) reached = reached.Where(each => each.EditionId == edition);
            if (scope.IsWhole) return reached;
            var (editions, delegations, categories) = (scope.Editions, scope.Delegations, scope.Categories);
            return reached.Where(each => editions.Contains(each.EditionId) || (each.DelegationId != null && delegations.Contains(each.DelegationId.Value)) || categories.Contains(each.CategoryId));
        }

        /// <summary>Those of them with a valid badge: printing it again needs a reason.</summary>
        public IQueryable<Participant> Printed(ConferenceDb db) => people.Where(each => db.Badges.Any(badge => badge.ParticipantId == each.Id && badge.VoidedAt == null));

        /// <summary>Approved people without a valid badge: never printed, or voided since.</summary>
        public IQueryable<Participant> ToPrint(ConferenceDb db) =>
            people.Where(each => each.State == AccreditationState.Approved && !db.Badges.Any(badge => badge.ParticipantId == each.Id && badge.VoidedAt == null));

        /// <summary>
        /// Approved people whose badge is out of date: their own data was changed since it was
        /// printed, or data that many badges show.
        /// </summary>
        public IQueryable<Participant> Outdated(ConferenceDb db) => people.Where(each => each.State == AccreditationState.Approved
            && db.Badges.Any(badge => badge.ParticipantId == each.Id && badge.VoidedAt == null && badge.Face != null
                && (badge.Face != each.BadgeFace
                    // where none was ever changed, which the engine checks once, no look-up for each person is needed
                    || (db.Categories.Any(category => category.BadgesChangedAt != null) && db.Categories.Any(category => category.Id == each.CategoryId && category.BadgesChangedAt > badge.PrintedAt))
                    || (db.Delegations.Any(delegation => delegation.BadgesChangedAt != null) && db.Delegations.Any(delegation => delegation.Id == each.DelegationId && delegation.BadgesChangedAt > badge.PrintedAt))
                    || (db.Editions.Any(edition => edition.BadgesChangedAt != null) && db.Editions.Any(edition => edition.Id == each.EditionId && edition.BadgesChangedAt > badge.PrintedAt)))));

        /// <summary>Those of them whom published lists may name, whatever their accreditation: <see cref="Listings.Names"/> for a query.</summary>
        public IQueryable<Participant> Nameable(ConferenceDb db) => people.Where(each => each.Listing != false
            && db.Categories.Any(category => category.Id == each.CategoryId && (category.Listing == ListingRule.UnlessRefused || (category.Listing == ListingRule.WithConsent && each.Listing == true))));

        /// <summary>
        /// Each of them with the state of the badge, by the rules of <see cref="ToPrint"/> and <see cref="Outdated"/>, for a
        /// count in one pass. Uses joins, since SQL Server cannot count over subqueries.
        /// </summary>
        public IQueryable<BadgeStanding> Standing(ConferenceDb db) =>
            from person in people
            join edition in db.Editions on person.EditionId equals edition.Id
            join category in db.Categories on person.CategoryId equals category.Id
            join delegation in db.Delegations on person.DelegationId equals (Guid?)delegation.Id into delegations
            from delegation in delegations.DefaultIfEmpty()
            join badge in db.Badges.Where(each => each.VoidedAt == null) on person.Id equals badge.ParticipantId into badges
            from badge in badges.DefaultIfEmpty()
            select new BadgeStanding
            {
                EditionId = person.EditionId,
                State = person.State,
                IsApproved = person.State == AccreditationState.Approved,
                HasPhoto = person.PhotoHash != null,
                HasBadge = badge != null,
                IsOutdated = badge != null && badge.Face != null
                    && (badge.Face != person.BadgeFace || category.BadgesChangedAt > badge.PrintedAt || delegation!.BadgesChangedAt > badge.PrintedAt || edition.BadgesChangedAt > badge.PrintedAt),
            };
    }

    /// <summary>The state of somebody's badge.</summary>
    internal sealed record BadgeStanding
    {
        public required Guid EditionId { get; init; }

        public required AccreditationState State { get; init; }

        public required bool IsApproved { get; init; }

        public required bool HasPhoto { get; init; }

        public required bool HasBadge { get; init; }

        public required bool IsOutdated { get; init; }
    }
}
