using Dushanbe.Conference.Delegations;
using Dushanbe.Conference.Editions;
using Dushanbe.Conference.Editions.Categories;
using Dushanbe.Conference.Names;
using Dushanbe.Conference.People;
using Dushanbe.Conference.Register;
using Microsoft.EntityFrameworkCore;

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
        var page = await installation.Get<ParticipantRegister>().ReadAsync(with is null ? filter : with(filter), actor ?? A.Organizer, default);
        Assert.All(page.Rows, row => Assert.Equal((null, null), (row.Email, row.Phone)));
        if (actor is not null) return page;
        // contact data, which no list carries, for tests that ask what is stored
        await using var db = await installation.OpenAsync();
        var contacts = await db.Participants.Where(each => each.EditionId == Edition.Id).ToDictionaryAsync(each => each.Id, each => (each.Email, each.Phone));
        return page with { Rows = [.. page.Rows.Select(row => row with { Email = contacts[row.Id].Email, Phone = contacts[row.Id].Phone })] };
    }
}
