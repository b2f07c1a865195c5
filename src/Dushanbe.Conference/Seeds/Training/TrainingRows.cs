using Dushanbe.Conference.Delegations;
using Dushanbe.Conference.Editions.Categories;
using Dushanbe.Conference.Names;
using Dushanbe.Conference.People;
using Dushanbe.Conference.Programme;

namespace Dushanbe.Conference.Seeds.Training;

/// <summary>Creates the rows of the generated people and programme.</summary>
internal sealed class TrainingRows(Guid editionId, DateOnly firstDay, DateTime now, string actorName, IReadOnlyDictionary<Sitter, string> photos)
{
    private readonly Dictionary<Party, Delegation> delegations = [];
    private readonly Dictionary<Person, Guid> registered = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, Category> categories = [];

    public IEnumerable<Category> Categories()
    {
        foreach (var category in DefaultCategories.For(editionId)) yield return categories[category.Letter] = category;
    }

    public IEnumerable<Delegation> Delegations(IEnumerable<Party> parties)
    {
        foreach (var party in parties)
        {
            var delegation = new Delegation
            {
                EditionId = editionId,
                Kind = party.Kind,
                Iso2 = party.Iso2,
                Abbreviation = party.Iso2 is null ? party.Code : null,
            };
            yield return delegations[party] = delegation.Rename(party.Name);
        }
    }

    public IEnumerable<Participant> Participants(IEnumerable<Person> people)
    {
        var places = new Dictionary<Guid, int>();
        foreach (var person in people)
        {
            var delegationId = person.Party is null ? (Guid?)null : delegations[person.Party].Id;
            var participant = new Participant { EditionId = editionId, RegisteredAt = now - person.RegisteredBefore };
            participant.Rename(Clean(person.Name));
            participant.Place(delegationId, categories[person.CategoryLetter].Id);
            participant.Describe(person.Capacity, person.Function.Best(person.Language).Text, person.Organization.IsEmpty ? null : person.Organization.Best(person.Language).Text);
            participant.Contact(person.Email, person.Phone);
            if (person.HasPhoto) participant.Photograph(photos[person.Sitter], photos[person.Sitter]);
            participant.OrderInDelegation = delegationId is null ? 1 : places[delegationId.Value] = places.GetValueOrDefault(delegationId.Value) + 1;
            participant.Approve(participant.RegisteredAt, null, actorName);
            if (person.Withdrawal is not null) participant.Withdraw(participant.RegisteredAt + TimeSpan.FromMinutes(45), null, actorName, person.Withdrawal);
            registered[person] = participant.Id;
            yield return participant;
        }
    }

    /// <summary>The speakers, in the order given. Registered ones are linked to their registration: create the participants first.</summary>
    public Dictionary<Person, Speaker> Speakers(IReadOnlyList<Person> people, IReadOnlyList<LocalizedText> biographies)
    {
        var slugs = new HashSet<string>(StringComparer.Ordinal);
        var speakers = new Dictionary<Person, Speaker>(ReferenceEqualityComparer.Instance);
        foreach (var (index, person) in people.Index())
        {
            speakers.Add(person, new Speaker
            {
                EditionId = editionId,
                Slug = Unused(slugs, Slug.Of($"{person.Name.Given} {person.Name.Family}")),
                Function = person.Function,
                Affiliation = person.Party?.Name ?? person.Organization,
                Iso2 = person.Party?.Iso2,
                Biography = Biography(index, biographies),
                PhotoHash = photos[person.Sitter],
                ParticipantId = registered.TryGetValue(person, out var participantId) ? participantId : null,
            }.Rename(Clean(person.Name)));
        }

        return speakers;
    }

    public Dictionary<string, Room> Rooms(IReadOnlyList<ProgrammePlan.RoomPlan> plans) => plans.Index().ToDictionary(
        each => each.Item.Key,
        each => new Room { EditionId = editionId, Name = each.Item.Name, Place = each.Item.Place, Order = each.Index + 1 },
        StringComparer.Ordinal);

    public IEnumerable<Session> Sessions(IReadOnlyList<ProgrammePlan.SessionPlan> plans, Dictionary<string, Room> rooms, Dictionary<Person, Speaker> speakers, Voices voices)
    {
        foreach (var (index, plan) in plans.Index())
        {
            var session = new Session
            {
                EditionId = editionId,
                Slug = plan.Slug,
                Kind = plan.Kind,
                Number = plan.Number,
                Title = plan.Title,
                Summary = plan.Summary,
                Note = plan.Note,
                Issues = plan.Issues,
                Interpretation = plan.Interpretation,
                RoomId = plan.Room is null ? null : rooms[plan.Room].Id,
                Order = index + 1,
            };
            session.Schedule(firstDay.AddDays(plan.Day - 1), plan.From, plan.To);
            foreach (var place in plan.Places())
            {
                var person = voices.Next(place.Who);
                var appearance = session.Add(person is null ? null : speakers[person].Id, place.Role, place.Mode);
                if (person is null) appearance.OnBehalfOf = voices.ToBeConfirmed.Name;
            }

            yield return session;
        }
    }

    // two in five have one; every sixth of those in English only, to show fallbacks
    private static LocalizedText Biography(int index, IReadOnlyList<LocalizedText> biographies)
    {
        if (index % 5 > 1) return LocalizedText.Empty;
        var text = biographies[index % biographies.Count];
        return index % 6 == 5 ? LocalizedText.Of(en: text.In("en")) : text;
    }

    private static PersonName Clean(PersonName name) => PersonName.Of(name.Honorific, name.Given, name.Family, name.Native);

    private static string Unused(HashSet<string> slugs, string slug)
    {
        var free = slug;
        for (var number = 2; !slugs.Add(free); number++) free = $"{slug}-{number}";
        return free;
    }
}
