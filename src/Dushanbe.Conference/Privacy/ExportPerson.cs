using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Delegations;
using Dushanbe.Conference.Files;
using Dushanbe.Conference.Files.AtRest;
using Dushanbe.Conference.Forms;
using Dushanbe.Conference.Journal;
using Dushanbe.Conference.Lists;
using Dushanbe.Conference.Names;
using Dushanbe.Conference.People;
using Dushanbe.Conference.People.Passports;
using Dushanbe.Conference.Programme;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Privacy;

/// <summary>Everything that an edition holds about one person, for the person who asked; the journal keeps that it was read.</summary>
public sealed class ExportPerson(IDbContextFactory<ConferenceDb> databases, FileStore files, FieldSecrets secrets, TimeProvider clock)
{
    /// <summary>A declared field.</summary>
    /// <param name="Name">The property's name; <c>Photo</c> for the photo.</param>
    /// <param name="Value">The value; null for none.</param>
    /// <param name="Data">What it is for, who sees it, how long it is kept.</param>
    public sealed record Item(string Name, object? Value, DataNote Data);

    /// <summary>A picture.</summary>
    /// <param name="Bytes">The file.</param>
    /// <param name="MediaType">Its type.</param>
    public sealed record Picture(byte[] Bytes, string MediaType);

    /// <summary>A badge.</summary>
    /// <param name="Number">Without hyphen.</param>
    /// <param name="IssuedAt">When the number was assigned (UTC).</param>
    /// <param name="Printed">When it was printed (UTC), oldest first.</param>
    /// <param name="VoidedAt">When it stopped being valid (UTC); null while it is.</param>
    /// <param name="VoidReason">Why.</param>
    public sealed record BadgeLine(string Number, DateTime IssuedAt, IReadOnlyList<DateTime> Printed, DateTime? VoidedAt, string? VoidReason);

    /// <summary>A change of the accreditation.</summary>
    public sealed record StepLine(AccreditationState To, DateTime At, string? Reason);

    /// <summary>A decision about publication.</summary>
    public sealed record ConsentLine(ConsentKind Kind, bool IsGiven, ConsentWay Way, DateTime At);

    /// <summary>An entry of the journal; who acted is another person's data, and not in it.</summary>
    public sealed record EntryLine(JournalAction Action, DateTime At, IReadOnlyList<FieldChange> Changes, string? Reason);

    /// <summary>The same person as a speaker of the programme.</summary>
    /// <param name="Items">The declared fields.</param>
    /// <param name="Sessions">The titles of the sessions.</param>
    public sealed record SpeakerPart(IReadOnlyList<Item> Items, IReadOnlyList<LocalizedText> Sessions);

    /// <summary>An issued list of participants that names the person.</summary>
    /// <param name="Number">Its number.</param>
    /// <param name="Kind">Provisional or final.</param>
    /// <param name="AsAt">The day whose information it has.</param>
    /// <param name="Name">The name on it.</param>
    /// <param name="Function">The function on it.</param>
    /// <param name="Organization">The organization on it.</param>
    public sealed record ListLine(int Number, ListKind Kind, DateOnly AsAt, PersonName Name, string? Function, string? Organization);

    /// <summary>The file.</summary>
    /// <param name="Edition">The edition's title.</param>
    /// <param name="ZoneId">The zone of its times.</param>
    /// <param name="Ends">Its last day.</param>
    /// <param name="Days">How long it keeps what.</param>
    /// <param name="MadeAt">When the file was made (UTC).</param>
    /// <param name="Items">The declared fields of a participant.</param>
    /// <param name="Category">The category.</param>
    /// <param name="Delegation">The delegation; null for none.</param>
    /// <param name="State">The state of the accreditation.</param>
    /// <param name="RegisteredAt">When the person was registered (UTC).</param>
    /// <param name="Photo">The photo as it was supplied; null for none.</param>
    /// <param name="Steps">Changes of the accreditation, oldest first.</param>
    /// <param name="Badges">Badges, oldest first.</param>
    /// <param name="Speakers">What the programme says of the person.</param>
    /// <param name="Lists">The issued lists of participants that name the person, oldest first.</param>
    /// <param name="Journal">What was done to the registration, oldest first.</param>
    public sealed record PersonFile(
        LocalizedText Edition, string ZoneId, DateOnly Ends, RetentionDays Days, DateTime MadeAt, IReadOnlyList<Item> Items, LocalizedText Category, LocalizedText? Delegation, AccreditationState State, DateTime RegisteredAt,
        Picture? Photo, IReadOnlyList<StepLine> Steps, IReadOnlyList<BadgeLine> Badges, IReadOnlyList<SpeakerPart> Speakers, IReadOnlyList<ListLine> Lists, IReadOnlyList<EntryLine> Journal)
    {
        /// <summary>The declared fields of the passport; empty where none is noted.</summary>
        public IReadOnlyList<Item> Passport { get; init; } = [];

        /// <summary>What the person decided about publication, oldest first.</summary>
        public IReadOnlyList<ConsentLine> Consents { get; init; } = [];
    }

    /// <summary>Reads it, and records that; null where there is no such person in the edition.</summary>
    /// <exception cref="NotPermittedException">The actor may not manage the edition, or not see contact data and passports in it.</exception>
    public async Task<PersonFile?> ReadAsync(Guid editionId, Guid participantId, Actor actor, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(actor);
        actor.Must(Permission.SeeContacts, editionId);
        actor.Must(Permission.SeePassports, editionId);
        var rows = actor.Must(Permission.ManageEditions, editionId);
        actor.MustBeProven(clock.GetUtcNow().UtcDateTime);
        await using var db = await databases.CreateDbContextAsync(cancel);
        var person = await db.People(rows).TagWith(nameof(ExportPerson)).AsNoTracking().Include(each => each.Steps).SingleOrDefaultAsync(each => each.Id == participantId, cancel);
        if (person is null) return null;
        var edition = await db.Editions.TagWith(nameof(ExportPerson)).AsNoTracking().SingleAsync(each => each.Id == editionId, cancel);
        var now = clock.GetUtcNow().UtcDateTime;
        var fields = ParticipantFields.Of(person);
        var file = new PersonFile(
            edition.Title, edition.ZoneId, edition.Ends, RetentionDays.Of(edition), now,
            // the place is told by its name below
            [.. ParticipantFields.Declared.Where(each => each.Name is not (nameof(fields.DelegationId) or nameof(fields.CategoryId))).Select(each => new Item(each.Name, each.Get(fields), each.Data)), new Item(nameof(person.ListNumber), person.ListNumber, ParticipantFields.Number)],
            await db.Categories.TagWith(nameof(ExportPerson)).Where(each => each.Id == person.CategoryId).Select(each => each.Word).SingleAsync(cancel),
            await db.Delegations(rows).TagWith(nameof(ExportPerson)).Where(each => each.Id == person.DelegationId).Select(each => each.Name).SingleOrDefaultAsync(cancel),
            person.State, person.RegisteredAt,
            await PhotoAsync(db, rows, person, cancel),
            [.. person.Steps.OrderBy(each => each.At).ThenBy(each => each.Id).Select(each => new StepLine(each.To, each.At, each.Reason))],
            await BadgesAsync(db, rows, participantId, cancel),
            await SpeakersAsync(db, rows, participantId, cancel),
            await ListsAsync(db, rows, participantId, cancel),
            await JournalAsync(db, rows, participantId, cancel))
        {
            Passport = (await db.Passports(rows).TagWith(nameof(ExportPerson)).AsNoTracking().SingleOrDefaultAsync(each => each.ParticipantId == participantId, cancel))?.Read(secrets) is { } passport
                ? [.. PassportFields.Declared.Select(each => new Item(each.Name, each.Get(passport), each.Data))] : [],
            Consents = await db.Consents(rows).TagWith(nameof(ExportPerson)).Where(each => each.ParticipantId == participantId).OrderBy(each => each.At).ThenBy(each => each.Id)
                .Select(each => new ConsentLine(each.Kind, each.IsGiven, each.Way, each.At)).ToListAsync(cancel),
        };
        // before anything is given away
        db.Record(actor, now, editionId, new Deed(JournalSubject.Participant, participantId, JournalAction.Exported));
        await db.SaveChangesAsync(cancel);
        return file;
    }

    private async Task<Picture?> PhotoAsync(ConferenceDb db, RowScope rows, Participant person, CancellationToken cancel)
    {
        if ((person.PhotoOriginalHash ?? person.PhotoHash) is not { } hash || await files.ReadAsync(hash, cancel) is not { } bytes) return null;
        var type = await db.Photos(rows).TagWith(nameof(ExportPerson)).Where(each => each.Hash == hash).Select(each => each.MediaType).FirstOrDefaultAsync(cancel);
        return new Picture(bytes, type ?? "image/jpeg");
    }

    private static async Task<IReadOnlyList<BadgeLine>> BadgesAsync(ConferenceDb db, RowScope rows, Guid participantId, CancellationToken cancel)
    {
        var prints = await db.BadgePrints(rows).TagWith(nameof(ExportPerson)).Where(each => each.ParticipantId == participantId).OrderBy(each => each.At).ThenBy(each => each.Id).Select(each => new { each.BadgeId, each.At }).ToListAsync(cancel);
        var badges = await db.Badges(rows).TagWith(nameof(ExportPerson)).AsNoTracking().Where(each => each.ParticipantId == participantId).OrderBy(each => each.IssuedAt).ThenBy(each => each.Id).ToListAsync(cancel);
        return [.. badges.Select(each => new BadgeLine(each.Number, each.IssuedAt, [.. prints.Where(print => print.BadgeId == each.Id).Select(print => print.At)], each.VoidedAt, each.VoidReason))];
    }

    private static async Task<IReadOnlyList<SpeakerPart>> SpeakersAsync(ConferenceDb db, RowScope rows, Guid participantId, CancellationToken cancel)
    {
        var parts = new List<SpeakerPart>();
        foreach (var speaker in await db.Speakers(rows).TagWith(nameof(ExportPerson)).AsNoTracking().Where(each => each.ParticipantId == participantId).OrderBy(each => each.Id).ToListAsync(cancel))
        {
            var fields = SpeakerFields.Of(speaker);
            var sessions = await db.Sessions(rows).TagWith(nameof(ExportPerson)).Where(each => each.Appearances.Any(appearance => appearance.SpeakerId == speaker.Id))
                .OrderBy(each => each.Day).ThenBy(each => each.Starts).ThenBy(each => each.Id).Select(each => each.Title).ToListAsync(cancel);
            parts.Add(new SpeakerPart([.. SpeakerFields.Declared.Select(each => new Item(each.Name, each.Get(fields), each.Data))], sessions));
        }

        return parts;
    }

    private static async Task<IReadOnlyList<ListLine>> ListsAsync(ConferenceDb db, RowScope rows, Guid participantId, CancellationToken cancel) => await (
        from person in db.ListedPeople(rows).TagWith(nameof(ExportPerson))
        join list in db.IssuedLists(rows) on person.ListId equals list.Id
        where person.ParticipantId == participantId
        orderby list.Number
        select new ListLine(list.Number, list.Kind, list.AsAt, person.Name, person.Function, person.Organization)).ToListAsync(cancel);

    private static async Task<IReadOnlyList<EntryLine>> JournalAsync(ConferenceDb db, RowScope rows, Guid participantId, CancellationToken cancel)
    {
        var ids = db.People(rows).Where(each => each.Id == participantId).Select(each => each.Id);
        return await db.Journal(JournalSubject.Participant, ids).TagWith(nameof(ExportPerson)).OrderBy(each => each.At).ThenBy(each => each.Id)
            .Select(each => new EntryLine(each.Action, each.At, each.Changes, each.Reason)).ToListAsync(cancel);
    }
}
