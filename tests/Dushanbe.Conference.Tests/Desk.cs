using Dushanbe.Conference.Delegations;
using Dushanbe.Conference.Editions;
using Dushanbe.Conference.Editions.Categories;
using Dushanbe.Conference.Names;
using Dushanbe.Conference.People;
using Dushanbe.Conference.Register;

namespace Dushanbe.Conference.Tests;

/// <summary>An edition with a category and two delegations, and short ways to register people in it.</summary>
internal sealed class Desk(Installation installation, Edition edition, Category category, Delegation tajikistan, Delegation kyrgyzstan)
{
    public Edition Edition { get; } = edition;

    public Category Category { get; } = category;

    public Delegation Tajikistan { get; } = tajikistan;

    public Delegation Kyrgyzstan { get; } = kyrgyzstan;

    public static async Task<Desk> OpenAsync(Installation installation)
    {
        var edition = A.Edition();
        var category = A.Category(edition);
        var tajikistan = new Delegation { EditionId = edition.Id, Kind = DelegationKind.State, Iso2 = "TJ" }.Rename(LocalizedText.Of("Tajikistan", "Таджикистан", "Тоҷикистон"));
        var kyrgyzstan = new Delegation { EditionId = edition.Id, Kind = DelegationKind.State, Iso2 = "KG" }.Rename(LocalizedText.Of("Kyrgyzstan", "Кыргызстан", "Қирғизистон"));
        await installation.Add(edition, category, tajikistan, kyrgyzstan);
        return new Desk(installation, edition, category, tajikistan, kyrgyzstan);
    }

    public ParticipantFields Fields(string? given = "Farrukh", string? family = "Rahmonzoda") => new()
    {
        Honorific = "Mr.",
        Given = given,
        Family = family,
        DelegationId = Tajikistan.Id,
        CategoryId = Category.Id,
        Capacity = Capacity.Member,
        Function = "Head of Department",
    };

    public async Task<(Guid Id, long Version)> Register(ParticipantFields fields)
    {
        var outcome = await installation.Get<RegisterParticipant>().ExecuteAsync(new(Edition.Id, fields), A.Organizer, default);
        var registered = Assert.IsType<RegisterParticipant.Outcome.Registered>(outcome);
        return (registered.ParticipantId, registered.Version);
    }

    public async Task<ParticipantRegister.Page> Search(string? typed, Func<ParticipantRegister.Filter, ParticipantRegister.Filter>? with = null, Conference.Access.Actor? actor = null)
    {
        var filter = new ParticipantRegister.Filter { EditionId = Edition.Id, Search = typed };
        return await installation.Get<ParticipantRegister>().ReadAsync(with is null ? filter : with(filter), actor ?? A.Organizer, default);
    }
}
