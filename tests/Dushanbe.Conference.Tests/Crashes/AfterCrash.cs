using System.Globalization;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Files;
using Dushanbe.Conference.Journal;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dushanbe.Conference.Tests.Crashes;

/// <summary>What must hold of an installation after its writer was killed: all that was said is stored, and nothing is stored in part.</summary>
internal static class AfterCrash
{
    /// <summary>Looks at everything that is stored, and at what was said.</summary>
    /// <param name="services">The installation, opened anew.</param>
    /// <param name="edition">The edition of the writer.</param>
    /// <param name="said">The lines of the writer.</param>
    /// <param name="anchors">Ends of the journal that were read before.</param>
    /// <returns>What is wrong, and how many people and entries there are.</returns>
    public static async Task<(List<string> Faults, int People, long Entries)> LookAsync(IServiceProvider services, Guid edition, IReadOnlyList<string> said, IReadOnlyList<JournalAnchor> anchors)
    {
        var faults = new List<string>();
        await using var db = await services.GetRequiredService<IDbContextFactory<ConferenceDb>>().CreateDbContextAsync();
        if (await db.Database.SqlQueryRaw<string>("SELECT integrity_check AS Value FROM pragma_integrity_check LIMIT 1").SingleAsync() is var state and not "ok") faults.Add($"the file: {state}");
        var people = await db.Participants.Where(each => each.EditionId == edition).Select(each => new { each.Id, each.Function, each.PhotoHash, Steps = each.Steps.Count }).ToDictionaryAsync(each => each.Id);
        var entries = (await db.Journal.Where(each => each.EditionId == edition && each.Subject == JournalSubject.Participant).GroupBy(each => new { each.SubjectId, each.Action }).Select(each => new { each.Key.SubjectId, each.Key.Action, Count = each.Count() }).ToListAsync())
            .ToDictionary(each => (each.SubjectId, each.Action), each => each.Count);
        var prints = await db.BadgePrints.Where(each => db.BadgeRuns.Any(run => run.Id == each.RunId && run.EditionId == edition)).Select(each => new { each.RunId, each.ParticipantId, each.BadgeId }).ToListAsync();
        int Entries(Guid id, JournalAction action) => entries.GetValueOrDefault((id, action));

        // nothing in part: a person with each deed's entry, and an entry with its person
        var printed = prints.ToLookup(each => each.ParticipantId);
        foreach (var (id, person) in people)
        {
            if (Entries(id, JournalAction.Created) != 1 || person.Steps != 1) faults.Add($"{id} has {Entries(id, JournalAction.Created)} entries of its registration and {person.Steps} steps");
            // a photo is an amendment too
            if (Entries(id, JournalAction.Amended) != Times(person.Function) + (person.PhotoHash is null ? 0 : 1)) faults.Add($"{id} is {person.Function} with {Entries(id, JournalAction.Amended)} entries");
            if (Entries(id, JournalAction.BadgePrinted) != printed[id].Count()) faults.Add($"{id} has {printed[id].Count()} prints with {Entries(id, JournalAction.BadgePrinted)} entries");
        }

        foreach (var id in entries.Keys.Select(each => each.SubjectId).Distinct().Where(each => !people.ContainsKey(each))) faults.Add($"an entry of {id}, who is not there");
        // a run with its badges, and a badge with its run
        var badges = await db.Badges.Where(each => each.EditionId == edition).Select(each => each.Id).ToListAsync();
        faults.AddRange(badges.Except(prints.Select(each => each.BadgeId)).Select(each => $"badge {each} is in no run"));
        var sizes = prints.ToLookup(each => each.RunId);
        foreach (var run in await db.BadgeRuns.Where(each => each.EditionId == edition).Select(each => new { each.Id, each.Count }).ToListAsync())
            if (sizes[run.Id].Count() != run.Count) faults.Add($"run {run.Id} of {run.Count} has {sizes[run.Id].Count()}");

        // nothing lost
        foreach (var line in said)
        {
            if (line.Split(' ') is not [var deed, var key, var word] || deed == "refused") continue;
            var id = Guid.Parse(key);
            var isThere = people.TryGetValue(id, out var person) && deed switch
            {
                "registered" => true,
                "amended" => Times(person.Function) >= int.Parse(word, CultureInfo.InvariantCulture),
                "printed" => printed[id].Any(each => each.RunId == Guid.Parse(word)),
                "photographed" => person.PhotoHash is { } hash && await services.GetRequiredService<FileStore>().ReadAsync(hash, default) is not null,
                _ => throw new InvalidOperationException(line),
            };
            if (!isThere) faults.Add($"lost: {line}");
        }

        var journal = await services.GetRequiredService<VerifyJournal>().ReadAsync(new(anchors), Actor.Operator, default);
        if (!journal.FitsKey) faults.Add("the journal does not fit its key");
        faults.AddRange(journal.Findings.Select(each => $"the journal: {each}"));
        return (faults, people.Count, journal.Entries);
    }

    private static int Times(string? function) => int.Parse(function!.Split(' ')[1], CultureInfo.InvariantCulture);
}
