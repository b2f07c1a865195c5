using System.Globalization;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Delegations;
using Dushanbe.Conference.Editions.Categories;
using Dushanbe.Conference.Files;
using Dushanbe.Conference.Forms;
using Dushanbe.Conference.Journal;
using Dushanbe.Conference.People;
using Dushanbe.Conference.People.Quotas;
using Microsoft.EntityFrameworkCore;
using Person = (Dushanbe.Conference.Exchange.ImportCheck.Person Person, Dushanbe.Conference.Exchange.StoredPhoto? Photo);

namespace Dushanbe.Conference.Exchange;

/// <summary>Somebody whom the file updates is not as the check saw them.</summary>
internal sealed class ChangedUnderImportException() : Exception("Somebody was amended while an import was read.");

/// <summary>Stores the people of an import, in the open transaction of a context.</summary>
internal sealed class ImportStore(ConferenceDb db, ImportParticipants.Form form, RowScope rows, Actor actor, DateTime now)
{
    private const int Batch = 500;

    private Dictionary<Guid, int> orders = [];
    private int done;

    /// <summary>Stores them.</summary>
    /// <returns>The key of a journal entry.</returns>
    /// <exception cref="ChangedUnderImportException">The file was read before somebody was amended.</exception>
    public async Task<Guid> StoreAsync(List<Person> people, List<Delegation> created, IReadOnlyList<Category> categories, ImportReport report, CancellationToken cancel)
    {
        // before any row of pictures is taken, which others take after the journal
        await db.JournalTurnAsync(form.EditionId, cancel);
        orders = (await db.People(rows).TagWith(nameof(ImportParticipants)).GroupBy(each => each.DelegationId).Select(group => new { Id = group.Key, Last = group.Max(each => each.OrderInDelegation) }).ToListAsync(cancel))
            .ToDictionary(each => each.Id ?? Guid.Empty, each => each.Last);
        foreach (var each in created) each.ImportId = form.CaseId;
        db.Delegations.AddRange(created);
        db.Record(actor, now, form.EditionId, created.Select(each => new Deed(JournalSubject.Delegation, each.Id, JournalAction.Imported)));
        db.Record(actor, now, form.EditionId, new Deed(JournalSubject.Edition, form.EditionId, JournalAction.Imported, Counted(report)));
        await DescribeAsync([.. people.Select(each => each.Photo).OfType<StoredPhoto>().SelectMany(each => each.Describe(form.EditionId, now)).DistinctBy(each => each.Hash, StringComparer.Ordinal)], cancel);
        await db.SaveChangesAsync(cancel);
        var receipt = db.Receipt();
        db.ChangeTracker.Clear();

        await UpdateAsync([.. people.Select(each => each.Person).Where(each => each.Known is not null)], categories, people.Count, cancel);
        await RegisterAsync([.. people.Where(each => each.Person.Known is null)], people.Count, cancel);
        // those whom the file moves were counted with their save
        await db.MustHavePlacesAsync(ImportPlaces.Of(form.EditionId, people.Select(each => each.Person).Where(each => each.Known is null), actor), cancel);
        if (form.Along is { } along) await along(db, report, cancel);
        return receipt;
    }

    private static FieldChange[] Counted(ImportReport report)
    {
        var registered = new FieldChange("Participants", null, report.Created.ToString(CultureInfo.InvariantCulture));
        return report.Updated == 0 ? [registered] : [registered, new FieldChange("ParticipantsUpdated", null, report.Updated.ToString(CultureInfo.InvariantCulture))];
    }

    private async Task RegisterAsync(List<Person> people, int total, CancellationToken cancel)
    {
        // thousands of rows: the change tracker would cost more than the database
        await using var participants = new NewRows<Participant>(db);
        await using var steps = new NewRows<AccreditationStep>(db);
        await using var journal = db.RecordInBulk(actor, now, form.EditionId);
        foreach (var batch in people.Chunk(Batch))
        {
            await MustBeFreeAsync(batch.Select(each => each.Person.ListNumber), cancel);
            var registered = new List<Participant>(batch.Length);
            foreach (var (person, photo) in batch)
            {
                var participant = new Participant { EditionId = form.EditionId, RegisteredAt = now, ImportId = form.CaseId, ListNumber = person.ListNumber };
                participant.Fill(person.Fields);
                participant.OrderInDelegation = NextIn(person.Fields.DelegationId);
                participant.Begin(actor, now);
                if (photo is not null) participant.Photograph(photo.Printed, photo.Original);
                registered.Add(participant);
            }

            await participants.InsertAsync(registered, cancel);
            await steps.InsertAsync([.. registered.SelectMany(each => each.Steps)], cancel);
            await journal.WriteAsync(registered.Select(each => new Deed(JournalSubject.Participant, each.Id, JournalAction.Imported)), cancel);
            Report(batch.Length, total);
        }
    }

    // each as an amendment at the desk: with its entry in the journal, and back to the reviewers where it has to
    private async Task UpdateAsync(List<ImportCheck.Person> people, IReadOnlyList<Category> categories, int total, CancellationToken cancel)
    {
        if (people.Count == 0) return;
        var names = await db.Delegations(rows).TagWith(nameof(ImportParticipants)).Select(each => new { each.Id, each.Name }).ToDictionaryAsync(each => each.Id, each => each.Name.Best("en").Text, cancel);
        string? Text(string field, object? value) => value switch
        {
            Guid id when field == nameof(ParticipantFields.DelegationId) => names.GetValueOrDefault(id),
            Guid id => categories.FirstOrDefault(each => each.Id == id)?.Letter,
            _ => value?.ToString(),
        };
        var mayAmend = actor.Rows(Permission.RegisterParticipants, form.EditionId);
        foreach (var batch in people.Chunk(Batch))
        {
            var found = await db.People(mayAmend, [.. batch.Select(each => each.Known!.Id)]).TagWith(nameof(ImportParticipants)).ToDictionaryAsync(each => each.Id, cancel);
            await MustBeFreeAsync(batch.Where(each => each.ListNumber != each.Known!.ListNumber).Select(each => each.ListNumber), cancel);
            foreach (var person in batch)
            {
                if (found.GetValueOrDefault(person.Known!.Id) is not { } participant || !IsAsSeen(participant, person)) throw new ChangedUnderImportException();
                await AmendAsync(participant, person, mayAmend, Text, cancel);
            }

            await db.SaveChangesAsync(cancel);
            db.ChangeTracker.Clear();
            Report(batch.Length, total);
        }
    }

    // given to somebody else while the file was read
    private async Task MustBeFreeAsync(IEnumerable<string?> numbers, CancellationToken cancel)
    {
        string[] given = [.. numbers.OfType<string>()];
        if (given.Length > 0 && await db.People(rows).TagWith(nameof(ImportParticipants)).AnyAsync(each => each.ListNumber != null && given.Contains(each.ListNumber), cancel)) throw new ChangedUnderImportException();
    }

    // what the row leaves as it is may have changed meanwhile, and stays as it is now
    private static bool IsAsSeen(Participant participant, ImportCheck.Person person)
    {
        var (current, seen) = (ParticipantFields.Of(participant), person.Known!.Fields);
        var moved = current.DifferencesFrom(seen);
        return participant.ListNumber == person.Known.ListNumber && (moved.Count == 0 || !moved.Intersect(person.Fields.DifferencesFrom(seen), StringComparer.Ordinal).Any());
    }

    private async Task AmendAsync(Participant participant, ImportCheck.Person person, RowScope mayAmend, Func<string, object?, string?> text, CancellationToken cancel)
    {
        var current = ParticipantFields.Of(participant);
        var fields = person.Fields.DifferencesFrom(person.Known!.Fields).Aggregate(current, (merged, field) => ParticipantFields.Declared.Take(field, merged, person.Fields));
        var changes = ParticipantJournal.Changes(current, fields, text);
        if (person.ListNumber is { } number && number != participant.ListNumber)
        {
            changes.Add(new FieldChange(nameof(Participant.ListNumber), participant.ListNumber, number));
            participant.ListNumber = number;
        }

        if (fields.DelegationId != participant.DelegationId) participant.OrderInDelegation = NextIn(fields.DelegationId);
        participant.Fill(fields);
        db.Record(actor, now, form.EditionId, new Deed(JournalSubject.Participant, participant.Id, JournalAction.Amended, changes));
        await db.PutBackAsync(mayAmend, participant, changes.Select(each => each.Field), now, actor, cancel);
    }

    private int NextIn(Guid? delegationId) => orders[delegationId ?? Guid.Empty] = orders.GetValueOrDefault(delegationId ?? Guid.Empty) + 1;

    private void Report(int more, int total) => form.Progress?.Report(new ImportProgress(ImportStage.Storing, done += more, total));

    private async Task DescribeAsync(List<StoredFile> photos, CancellationToken cancel)
    {
        foreach (var some in photos.Chunk(Batch))
        {
            var (editionId, hashes) = (some[0].EditionId, some.Select(each => each.Hash).ToList());
            var there = db.Files.TagWith(nameof(ImportParticipants)).Where(each => each.EditionId == editionId && each.Purpose == FilePurpose.ParticipantPhoto && hashes.Contains(each.Hash));
            // incremented before they are read: from here on nobody deletes them as unused
            await there.ExecuteUpdateAsync(set => set.SetProperty(each => each.Version, each => each.Version + 1), cancel);
            var known = await there.Select(each => each.Hash).ToListAsync(cancel);
            db.Files.AddRange(some.ExceptBy(known, each => each.Hash, StringComparer.Ordinal));
        }
    }
}
