using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Files;

namespace Dushanbe.Conference.Programme;

/// <summary>The only way to read sessions, and their speakers, rooms and portraits.</summary>
internal static class ProgrammeScope
{
    extension(ConferenceDb db)
    {
        /// <summary>The sessions of a scope.</summary>
        public IQueryable<Session> Sessions(RowScope scope)
        {
            IQueryable<Session> all = db.Sessions;
            if (scope.EditionId is { } edition) all = all.Where(each => each.EditionId == edition);
            if (scope.IsWhole) return all;
            var (editions, sessions) = (scope.Editions, scope.Sessions);
            return all.Where(each => editions.Contains(each.EditionId) || sessions.Contains(each.Id));
        }

        /// <summary>The speakers of a scope: of its editions, and of its sessions.</summary>
        public IQueryable<Speaker> Speakers(RowScope scope)
        {
            IQueryable<Speaker> all = db.Speakers;
            if (scope.EditionId is { } edition) all = all.Where(each => each.EditionId == edition);
            if (scope.IsWhole) return all;
            var (editions, sessions) = (scope.Editions, scope.Sessions);
            return all.Where(each => editions.Contains(each.EditionId) || db.Appearances.Any(row => row.SpeakerId == each.Id && sessions.Contains(row.SessionId)));
        }

        /// <summary>The rooms of a scope: of its editions, and of its sessions.</summary>
        public IQueryable<Room> Rooms(RowScope scope)
        {
            IQueryable<Room> all = db.Rooms;
            if (scope.EditionId is { } edition) all = all.Where(each => each.EditionId == edition);
            if (scope.IsWhole) return all;
            var (editions, sessions) = (scope.Editions, scope.Sessions);
            return all.Where(each => editions.Contains(each.EditionId) || db.Sessions.Any(session => session.RoomId == each.Id && sessions.Contains(session.Id)));
        }

        /// <summary>The files that are portraits of the speakers of a scope.</summary>
        public IQueryable<StoredFile> Portraits(RowScope scope)
        {
            var speakers = db.Speakers(scope);
            return db.Files.Where(each => each.Purpose == FilePurpose.SpeakerPortrait && speakers.Any(speaker => speaker.PhotoHash == each.Hash && speaker.EditionId == each.EditionId));
        }

        /// <summary>The releases of the programmes of a scope.</summary>
        public IQueryable<ProgrammeRelease> Releases(RowScope scope)
        {
            IQueryable<ProgrammeRelease> all = db.Releases;
            if (scope.EditionId is { } edition) all = all.Where(each => each.EditionId == edition);
            if (scope.IsWhole) return all;
            var editions = scope.Editions;
            return all.Where(each => editions.Contains(each.EditionId));
        }

        /// <summary>The public releases: for each public programme the current one of its edition.</summary>
        public IQueryable<ProgrammeRelease> PublicReleases() =>
            db.Releases.Where(each => db.Editions.Any(edition => edition.Id == each.EditionId && edition.ProgrammePublishedAt != null && edition.ProgrammeVersion == each.Number));

        /// <summary>The public portraits: those of public releases.</summary>
        public IQueryable<StoredFile> PublicPortraits()
        {
            var releases = db.PublicReleases();
            return db.Files.Where(each => each.Purpose == FilePurpose.SpeakerPortrait && releases.Any(release => release.EditionId == each.EditionId && release.Portraits.Any(portrait => portrait.Hash == each.Hash)));
        }
    }
}
