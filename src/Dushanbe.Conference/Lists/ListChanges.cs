using Dushanbe.Conference.Names;

namespace Dushanbe.Conference.Lists;

/// <summary>What differs between two lists of participants, by delegation, in the language and order of the later one.</summary>
/// <param name="Since">The earlier list.</param>
/// <param name="Bodies">The delegations with changes, in the order of the list.</param>
public sealed record ListChanges(ListChanges.Earlier Since, IReadOnlyList<ListChanges.Body> Bodies)
{
    /// <summary>How many people are new.</summary>
    public int New => Bodies.Sum(each => each.New.Count);

    /// <summary>How many people are gone.</summary>
    public int Gone => Bodies.Sum(each => each.Gone.Count);

    /// <summary>Of how many people something is said otherwise.</summary>
    public int Changed => Bodies.Sum(each => each.Changed.Count);

    /// <summary>The list that is compared with.</summary>
    /// <param name="Number">Its number.</param>
    /// <param name="Kind">Provisional or final.</param>
    /// <param name="AsAt">The day whose information it has.</param>
    public sealed record Earlier(int Number, ListKind Kind, DateOnly AsAt);

    /// <summary>A delegation with changes.</summary>
    /// <param name="Name">Its name.</param>
    /// <param name="New">Who is on the later list alone.</param>
    /// <param name="Gone">Who was on the earlier list alone.</param>
    /// <param name="Changed">Of whom the later list says something else.</param>
    public sealed record Body(LocalizedValue Name, IReadOnlyList<ListOfParticipants.Person> New, IReadOnlyList<ListOfParticipants.Person> Gone, IReadOnlyList<Change> Changed);

    /// <summary>A person of whom something else is said.</summary>
    /// <param name="Person">As the later list names the person.</param>
    /// <param name="Fields">What differs, with what was said and is said.</param>
    public sealed record Change(ListOfParticipants.Person Person, IReadOnlyList<FieldDifference> Fields);

    /// <summary>A difference.</summary>
    /// <param name="Kind">What differs.</param>
    /// <param name="From">What was said; null for nothing.</param>
    /// <param name="To">What is said; null for nothing.</param>
    public sealed record FieldDifference(ListDifference Kind, string? From, string? To);

    /// <summary>Compares.</summary>
    /// <param name="since">The earlier list.</param>
    /// <param name="earlier">Whom it named.</param>
    /// <param name="later">Whom the later one names.</param>
    /// <param name="look">How it is told.</param>
    internal static ListChanges Between(Earlier since, IReadOnlyList<ListEntry> earlier, IReadOnlyList<ListEntry> later, ListLook look)
    {
        var (before, after) = (Told(earlier, look), Told(later, look));
        var touched = before.Values.Where(each => !after.TryGetValue(each.Entry.ParticipantId, out var now) || Differences(each, now).Count > 0).Concat(after.Values.Where(each => !before.ContainsKey(each.Entry.ParticipantId))).ToList();
        // in the order of a list of all of them, as they stand now where they still do
        var order = ListOrder.Parts(touched.Select(each => after.GetValueOrDefault(each.Entry.ParticipantId) ?? each).Select(each => each.Entry), look);
        return new(since, [.. order.SelectMany(part => part.Bodies).Select(body => new Body(
            body.Name,
            [.. body.People.Where(each => !before.ContainsKey(each.Id))],
            [.. body.People.Where(each => !after.ContainsKey(each.Id))],
            [.. body.People.Where(each => before.ContainsKey(each.Id) && after.ContainsKey(each.Id)).Select(each => new Change(each, Differences(before[each.Id], after[each.Id])))]))]);
    }

    private static Dictionary<Guid, Line> Told(IReadOnlyList<ListEntry> entries, ListLook look)
    {
        var people = ListOrder.Parts(entries, look).SelectMany(part => part.Bodies).SelectMany(body => body.People.Select(person => (Body: body, Person: person))).ToDictionary(each => each.Person.Id);
        return entries.ToDictionary(each => each.ParticipantId, each => new Line(each, people[each.ParticipantId].Body, people[each.ParticipantId].Person));
    }

    private static List<FieldDifference> Differences(Line before, Line now)
    {
        (ListDifference Kind, string? From, string? To)[] all =
        [
            (ListDifference.Name, before.Person.Spoken, now.Person.Spoken),
            // a delegation that is called otherwise is the same one
            (ListDifference.Body, before.Body.Name.Text, ListOrder.KeyOf(before.Entry) == ListOrder.KeyOf(now.Entry) ? before.Body.Name.Text : now.Body.Name.Text),
            (ListDifference.Function, before.Person.Function, now.Person.Function),
            (ListDifference.Organization, before.Entry.Organization, now.Entry.Organization),
        ];
        var found = all.Where(each => !string.Equals(each.From ?? "", each.To ?? "", StringComparison.Ordinal)).Select(each => new FieldDifference(each.Kind, each.From, each.To)).ToList();
        if (before.Person.IsHead != now.Person.IsHead) found.Add(new(now.Person.IsHead ? ListDifference.BecameHead : ListDifference.HeadNoMore, null, null));
        return found;
    }

    private sealed record Line(ListEntry Entry, ListOfParticipants.Body Body, ListOfParticipants.Person Person);
}

/// <summary>What two lists say otherwise of a person.</summary>
public enum ListDifference
{
    /// <summary>The name or the form of address.</summary>
    Name,

    /// <summary>The delegation.</summary>
    Body,

    /// <summary>The function.</summary>
    Function,

    /// <summary>The ministry, body or company.</summary>
    Organization,

    /// <summary>The person heads the delegation now.</summary>
    BecameHead,

    /// <summary>The person no longer heads the delegation.</summary>
    HeadNoMore,
}
