using Dushanbe.Conference.Delegations;
using Dushanbe.Conference.Editions;
using Dushanbe.Conference.Editions.Categories;
using Dushanbe.Conference.Lists;
using Dushanbe.Conference.Names;
using Dushanbe.Conference.People;

namespace Dushanbe.Conference.Tests.Lists;

/// <summary>An edition with delegations and people, for lists of participants.</summary>
internal sealed class ListWorld
{
    private readonly Installation installation;

    private ListWorld(Installation installation, Edition edition)
    {
        this.installation = installation;
        Edition = edition;
        Category = A.Category(edition);
    }

    public Edition Edition { get; }

    public Category Category { get; }

    public static async Task<ListWorld> OpenAsync(Installation installation)
    {
        var world = new ListWorld(installation, A.Edition());
        await installation.Add(world.Edition, world.Category);
        return world;
    }

    /// <summary>The delegation of a State under the names of the United Nations, with its first person.</summary>
    public async Task<Delegation> StateAsync(string iso2)
    {
        var delegation = await installation.Add(A.Delegation(Edition, iso2));
        await PersonAsync(delegation, "Anna", $"Person{iso2}");
        return delegation;
    }

    /// <summary>A body, with its first person.</summary>
    public async Task<Delegation> BodyAsync(DelegationKind kind, string? abbreviation, LocalizedText name)
    {
        var delegation = await installation.Add(new Delegation { EditionId = Edition.Id, Kind = kind, Abbreviation = abbreviation }.Rename(name));
        await PersonAsync(delegation, "Anna", $"Person {abbreviation ?? name.ToString()}");
        return delegation;
    }

    public async Task<Participant> PersonAsync(Delegation? delegation, string? given, string? family, string? native = null, string? honorific = "Ms.", Capacity capacity = Capacity.Member, int place = 1, string? function = "Expert", string? organization = null, Category? category = null)
    {
        var person = new Participant { EditionId = Edition.Id, RegisteredAt = new DateTime(2022, 10, 1, 8, 0, 0, DateTimeKind.Utc), OrderInDelegation = place };
        person.Rename(PersonName.Of(honorific, given, family, native));
        person.Place(delegation?.Id, (category ?? Category).Id);
        person.Describe(capacity, function, organization);
        person.Approve(person.RegisteredAt, null, "operator");
        return await installation.Add(person);
    }

    public async Task<ListOfParticipants> ReadAsync(string language, string? order = null, ListFields? fields = null, Conference.Access.Actor? actor = null)
    {
        var outcome = await installation.Get<ReadListOfParticipants>().ReadAsync(Edition.Id, fields ?? new(), new(language, order ?? language), actor ?? A.Organizer, default);
        return Assert.IsType<ReadListOfParticipants.Outcome.Listed>(outcome).List;
    }
}
