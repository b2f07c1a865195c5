using Dushanbe.Conference.Data;
using Dushanbe.Conference.Editions;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Seeds.Training;

/// <summary>Empties and fills the training edition. Everything happens in the caller's transaction.</summary>
internal static class TrainingStore
{
    private const int Batch = 1000;

    /// <summary>Deletes all rows of an edition except the edition itself and its journal.</summary>
    /// <returns>The hashes of its files.</returns>
    public static async Task<IReadOnlyList<string>> EraseAsync(ConferenceDb db, Guid editionId, CancellationToken cancel)
    {
        var files = await db.Files.TagWith(nameof(SeedTraining)).Where(each => each.EditionId == editionId).Select(each => each.Hash).Distinct().ToListAsync(cancel);
        var imports = await db.ImportCases.TagWith(nameof(SeedTraining)).Where(each => each.EditionId == editionId).Select(each => new { each.TableHash, each.PhotosHash }).ToListAsync(cancel);
        var notes = await db.Credentials.TagWith(nameof(SeedTraining)).Where(each => each.EditionId == editionId && each.NoteHash != null).Select(each => each.NoteHash!).ToListAsync(cancel);
        var runs = db.BadgeRuns.Where(each => each.EditionId == editionId).Select(each => each.Id);
        var sessions = db.Sessions.Where(each => each.EditionId == editionId).Select(each => each.Id);
        var people = db.Participants.Where(each => each.EditionId == editionId).Select(each => each.Id);
        // dependent rows first, since deletes do not cascade
        await db.BadgePrints.Where(each => runs.Contains(each.RunId)).ExecuteDeleteAsync(cancel);
        await db.BadgeRuns.Where(each => each.EditionId == editionId).ExecuteDeleteAsync(cancel);
        await db.Badges.Where(each => each.EditionId == editionId).ExecuteDeleteAsync(cancel);
        // roles for its delegations, categories and sessions end with them
        await db.Grants.Where(each => each.EditionId == editionId).ExecuteDeleteAsync(cancel);
        await db.Appearances.Where(each => sessions.Contains(each.SessionId)).ExecuteDeleteAsync(cancel);
        await db.Sessions.Where(each => each.EditionId == editionId).ExecuteDeleteAsync(cancel);
        await db.Speakers.Where(each => each.EditionId == editionId).ExecuteDeleteAsync(cancel);
        await db.Rooms.Where(each => each.EditionId == editionId).ExecuteDeleteAsync(cancel);
        await db.Passports.Where(each => people.Contains(each.ParticipantId)).ExecuteDeleteAsync(cancel);
        await db.Consents.Where(each => people.Contains(each.ParticipantId)).ExecuteDeleteAsync(cancel);
        var lists = db.IssuedLists.Where(each => each.EditionId == editionId);
        await db.ListedPeople.Where(each => lists.Any(list => list.Id == each.ListId)).ExecuteDeleteAsync(cancel);
        await lists.ExecuteDeleteAsync(cancel);
        await db.AccreditationSteps.Where(each => people.Contains(each.ParticipantId)).ExecuteDeleteAsync(cancel);
        await db.Participants.Where(each => each.EditionId == editionId).ExecuteDeleteAsync(cancel);
        await db.Credentials.Where(each => each.EditionId == editionId).ExecuteDeleteAsync(cancel);
        await db.HeldPlaces.Where(each => each.EditionId == editionId).ExecuteDeleteAsync(cancel);
        await db.Quotas.Where(each => each.EditionId == editionId).ExecuteDeleteAsync(cancel);
        await db.Delegations.Where(each => each.EditionId == editionId).ExecuteDeleteAsync(cancel);
        await db.Categories.Where(each => each.EditionId == editionId).ExecuteDeleteAsync(cancel);
        var releases = db.Releases.Where(each => each.EditionId == editionId);
        await db.ReleasePortraits.Where(each => releases.Any(release => release.Id == each.ReleaseId)).ExecuteDeleteAsync(cancel);
        await releases.ExecuteDeleteAsync(cancel);
        await db.Partnerships.Where(each => each.EditionId == editionId).ExecuteDeleteAsync(cancel);
        await db.Files.Where(each => each.EditionId == editionId).ExecuteDeleteAsync(cancel);
        await db.ImportCases.Where(each => each.EditionId == editionId).ExecuteDeleteAsync(cancel);
        await db.RememberedMappings.Where(each => each.EditionId == editionId).ExecuteDeleteAsync(cancel);
        await db.Work.Where(each => each.EditionId == editionId).ExecuteDeleteAsync(cancel);
        return [.. files, .. notes, .. imports.SelectMany(each => new[] { each.TableHash, each.PhotosHash }).OfType<string>()];
    }

    /// <summary>Inserts rows in batches with a cleared change tracker.</summary>
    public static async Task InsertAsync<T>(ConferenceDb db, IEnumerable<T> rows, CancellationToken cancel) where T : class
    {
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        foreach (var batch in rows.Chunk(Batch))
        {
            db.AddRange(batch);
            await db.SaveChangesAsync(cancel);
            db.ChangeTracker.Clear();
        }
    }

    /// <summary>The organizing bodies, created where there is none with that abbreviation, and their roles in the edition.</summary>
    public static async Task AddPartnersAsync(ConferenceDb db, Guid editionId, IReadOnlyList<ProgrammePlan.PartnerPlan> plans, World world, CancellationToken cancel)
    {
        foreach (var group in plans.GroupBy(plan => plan.Role))
        {
            foreach (var (index, plan) in group.Index())
            {
                var organization = await db.Organizations.TagWith(nameof(SeedTraining)).SingleOrDefaultAsync(each => each.Abbreviation == plan.Organization, cancel)
                    ?? db.Organizations.Add(new Organization { Abbreviation = plan.Organization, Name = world.Bodies.Single(each => each.Abbreviation == plan.Organization).Name }).Entity;
                db.Partnerships.Add(new Partnership { EditionId = editionId, OrganizationId = organization.Id, Role = plan.Role, Order = index + 1 });
            }
        }

        await db.SaveChangesAsync(cancel);
    }
}
