using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Delegations;
using Dushanbe.Conference.Names;
using Dushanbe.Conference.People;
using Dushanbe.Conference.Register;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Exchange;

/// <summary>Somebody whom a row may mean.</summary>
internal sealed record KnownPerson(Guid Id, ParticipantFields Fields, string? ListNumber, AccreditationState State);

/// <summary>The people of an edition as an import looks them up: by name for a warning, by number, and by what rows are recognized by.</summary>
internal sealed class RegisterMatches(KnownChoice choice)
{
    private readonly Dictionary<string, ImportText> names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Guid> numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, KnownPerson[]> people = new(StringComparer.Ordinal);

    /// <summary>What is done with those who are found.</summary>
    public KnownChoice Choice => choice;

    /// <summary>Whom the names of the register represent, for duplicates in the report.</summary>
    public IReadOnlyDictionary<string, ImportText> Names => names;

    /// <summary>Reads them.</summary>
    public static async Task<RegisterMatches> ReadAsync(ConferenceDb db, RowScope rows, KnownChoice choice, CancellationToken cancel)
    {
        var matches = new RegisterMatches(choice);
        var all = from person in db.People(rows).TagWith(nameof(ImportParticipants)).AsNoTracking()
                  from delegation in db.Delegations(rows).Where(each => each.Id == person.DelegationId).DefaultIfEmpty()
                  select new { person.Name.Given, person.Name.Family, person.Organization, person.Id, person.ListNumber, Delegation = delegation == null ? null : delegation.Name };
        await foreach (var person in all.AsAsyncEnumerable().WithCancellation(cancel))
        {
            if (TwinKey.Of(person.Given, person.Family) is { } name) matches.names.TryAdd(name, person.Delegation is { } delegation ? delegation : person.Organization);
            if (person.ListNumber is { } number) matches.numbers[number] = person.Id;
        }

        if (choice.What != KnownPeople.Register) await matches.ReadPeopleAsync(db, rows, cancel);
        return matches;
    }

    /// <summary>Those whom a row may mean: nobody, one, or several.</summary>
    public IReadOnlyList<KnownPerson> Find(ParticipantFields fields, string? number) => KeyOf(fields, number) is { } key && people.TryGetValue(key, out var found) ? found : [];

    /// <summary>Who has a number in the sender's list; null for nobody.</summary>
    public Guid? HolderOf(string number) => numbers.TryGetValue(number, out var holder) ? holder : null;

    private async Task ReadPeopleAsync(ConferenceDb db, RowScope rows, CancellationToken cancel)
    {
        var all = db.People(rows).TagWith(nameof(ImportParticipants)).AsNoTracking()
            .Select(each => new { each.Id, each.Name, each.DelegationId, each.CategoryId, each.Capacity, each.IsHosted, each.Function, each.Organization, each.Email, each.Phone, each.ListNumber, each.State });
        await foreach (var each in all.AsAsyncEnumerable().WithCancellation(cancel))
        {
            var fields = new ParticipantFields
            {
                Honorific = each.Name.Honorific,
                Given = each.Name.Given,
                Family = each.Name.Family,
                NativeName = each.Name.Native,
                DelegationId = each.DelegationId,
                CategoryId = each.CategoryId,
                Capacity = each.Capacity,
                IsHosted = each.IsHosted,
                Function = each.Function,
                Organization = each.Organization,
                Email = each.Email,
                Phone = each.Phone,
            };
            if (KeyOf(fields, each.ListNumber) is not { } key) continue;
            var person = new KnownPerson(each.Id, fields, each.ListNumber, each.State);
            people[key] = people.TryGetValue(key, out var others) ? [.. others, person] : [person];
        }
    }

    private string? KeyOf(ParticipantFields fields, string? number) => choice.By switch
    {
        KnownBy.ListNumber => number,
        KnownBy.Email => fields.Email?.ToLowerInvariant(),
        // longer ones are refused, and folding them could take long
        _ => RowTwins.IsShort(fields.Name) && TwinKey.Of(fields.Given, fields.Family) is { } name && Body(fields) is { } body ? $"{name}\u001F{body}" : null,
    };

    private static string? Body(ParticipantFields fields) => fields.DelegationId?.ToString("N") ?? (fields.Organization is { } organization ? SearchKey.Fold(organization) : null);
}
