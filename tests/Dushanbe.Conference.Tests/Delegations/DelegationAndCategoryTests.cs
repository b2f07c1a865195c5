using Dushanbe.Conference.Access;
using Dushanbe.Conference.Delegations;
using Dushanbe.Conference.Editions.Categories;
using Dushanbe.Conference.Forms;
using Dushanbe.Conference.Names;
using Dushanbe.Conference.Register;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Tests.Delegations;

public sealed class DelegationAndCategoryTests(Installation installation) : IClassFixture<Installation>
{
    [Fact]
    public async Task A_States_delegation_takes_its_names_from_its_code()
    {
        var desk = await Desk.OpenAsync(installation);

        var outcome = await Create(desk, new() { Kind = DelegationKind.State, Iso2 = " uz " });

        var id = Assert.IsType<CreateDelegation.Outcome.Created>(outcome).DelegationId;
        var row = (await installation.Get<DelegationList>().ReadAsync(desk.Edition.Id, null, "en", A.Organizer, default)).Single(each => each.Id == id);
        Assert.Equal(("UZ", "Uzbekistan", "Узбекистан"), (row.Code, row.Name.In("en"), row.Name.In("ru")));
    }

    [Fact]
    public async Task A_second_delegation_of_one_code_abbreviation_or_name_is_refused_with_the_one_that_has_it()
    {
        var desk = await Desk.OpenAsync(installation);
        var osce = Assert.IsType<CreateDelegation.Outcome.Created>(await Create(desk, new() { Kind = DelegationKind.IntergovernmentalOrganization, Abbreviation = "OSCE", Name = LocalizedText.Of("Organization for Security") })).DelegationId;

        Assert.Equal(new CreateDelegation.Outcome.Taken("Iso2", desk.Tajikistan.Id), await Create(desk, new() { Kind = DelegationKind.State, Iso2 = "TJ", Name = LocalizedText.Of("Other") }));
        Assert.Equal(new CreateDelegation.Outcome.Taken("Abbreviation", osce), await Create(desk, new() { Kind = DelegationKind.Other, Abbreviation = "osce", Name = LocalizedText.Of("Other") }));
        Assert.Equal(
            [new FieldFault("Abbreviation", FieldFaultKind.Taken), new FieldFault("Name", FieldFaultKind.Missing)],
            Assert.IsType<CreateDelegation.Outcome.Invalid>(await Create(desk, new() { Kind = DelegationKind.Other, Abbreviation = "osce" })).Faults);
        // two of them have a part of it each: both fields are told
        Assert.Equal(
            [new FieldFault("Abbreviation", FieldFaultKind.Taken), new FieldFault("Name", FieldFaultKind.Taken)],
            Assert.IsType<CreateDelegation.Outcome.Invalid>(await Create(desk, new() { Kind = DelegationKind.Other, Abbreviation = "osce", Name = LocalizedText.Of("Tajikistan") })).Faults);
        Assert.Equal(new CreateDelegation.Outcome.Taken("Name", osce), await Create(desk, new() { Kind = DelegationKind.Other, Name = LocalizedText.Of("organization for security") }));
        Assert.Equal([new FieldFault("Iso2", FieldFaultKind.Missing), new FieldFault("Name", FieldFaultKind.Missing)], Assert.IsType<CreateDelegation.Outcome.Invalid>(await Create(desk, new() { Kind = DelegationKind.State })).Faults);
    }

    [Fact]
    public async Task Two_editors_of_a_delegation_do_not_overwrite_each_other()
    {
        var desk = await Desk.OpenAsync(installation);
        var seen = DelegationFields.Of(desk.Tajikistan);
        var renamed = seen with { Name = seen.Name.With("en", "Republic of Tajikistan") };

        Assert.Equal(new AmendDelegation.Outcome.Amended(2), await Amend(desk.Tajikistan.Id, 1, renamed));
        var second = Assert.IsType<AmendDelegation.Outcome.ChangedMeanwhile>(await Amend(desk.Tajikistan.Id, 1, seen with { Iso2 = "TK" }));

        Assert.Equal((2L, renamed), (second.Version, second.Current));
        Assert.Equal("TJ", Assert.Single(await installation.Get<DelegationList>().ReadAsync(desk.Edition.Id, "republic", "en", A.Organizer, default)).Code);
    }

    [Fact]
    public async Task An_edition_starts_with_the_usual_categories_and_keeps_those_it_has()
    {
        var desk = await Desk.OpenAsync(installation);

        var first = await installation.Get<CreateDefaultCategories>().ExecuteAsync(new(desk.Edition.Id), A.Organizer, default);
        var second = await installation.Get<CreateDefaultCategories>().ExecuteAsync(new(desk.Edition.Id), A.Organizer, default);

        var rows = await installation.Get<CategoryList>().ReadAsync(desk.Edition.Id, A.Organizer, default);
        Assert.Equal((new CreateDefaultCategories.Outcome.Created(rows.Count - 1), new CreateDefaultCategories.Outcome.Created(0)), (first, second));
        Assert.Equal(rows.Count, rows.Select(row => row.Letter).Distinct().Count());
        Assert.All(rows, row => Assert.Equal(3, row.Word.Values.Count));
        Assert.Equal(3, DefaultCategories.For(desk.Edition.Id).Select(each => each.Design).Distinct().Count());
    }

    [Fact]
    public async Task A_category_has_one_letter_of_its_own()
    {
        var desk = await Desk.OpenAsync(installation);
        var press = new CategoryFields { Letter = "p", Word = LocalizedText.Of("Press"), Color = CategoryColor.Yellow, Design = BadgeDesign.Hall };

        var created = Assert.IsType<CreateCategory.Outcome.Created>(await CreateOf(desk, press));
        Assert.Equal(new CreateCategory.Outcome.Taken("P"), await CreateOf(desk, press));
        Assert.Equal([new FieldFault("Letter", FieldFaultKind.TooLong, 1), new FieldFault("Word", FieldFaultKind.Missing)], Assert.IsType<CreateCategory.Outcome.Invalid>(await CreateOf(desk, new() { Letter = "PP" })).Faults);
        Assert.Equal([new FieldFault("Letter", FieldFaultKind.Taken), new FieldFault("Word", FieldFaultKind.Missing)], Assert.IsType<CreateCategory.Outcome.Invalid>(await CreateOf(desk, new() { Letter = "p" })).Faults);
        Assert.Equal(
            [new FieldFault("Letter", FieldFaultKind.Taken), new FieldFault("Order", FieldFaultKind.Unknown)],
            Assert.IsType<AmendCategory.Outcome.Invalid>(await installation.Get<AmendCategory>().ExecuteAsync(new(created.CategoryId, created.Version, press with { Letter = "D", Order = 0 }), A.Organizer, default)).Faults);
        Assert.IsType<AmendCategory.Outcome.Taken>(await installation.Get<AmendCategory>().ExecuteAsync(new(created.CategoryId, created.Version, press with { Letter = "D" }), A.Organizer, default));
        Assert.Equal(new AmendCategory.Outcome.Amended(2), await installation.Get<AmendCategory>().ExecuteAsync(new(created.CategoryId, created.Version, press with { Color = CategoryColor.Violet }), A.Organizer, default));
        Assert.IsType<AmendCategory.Outcome.ChangedMeanwhile>(await installation.Get<AmendCategory>().ExecuteAsync(new(created.CategoryId, created.Version, press), A.Organizer, default));
        Assert.Equal([new FieldFault("Order", FieldFaultKind.Unknown)], Assert.IsType<AmendCategory.Outcome.Invalid>(await installation.Get<AmendCategory>().ExecuteAsync(new(created.CategoryId, 2, press with { Order = 0 }), A.Organizer, default)).Faults);
        Assert.Equal(new AmendCategory.Outcome.Amended(3), await installation.Get<AmendCategory>().ExecuteAsync(new(created.CategoryId, 2, press with { Order = 1, Color = CategoryColor.Violet }), A.Organizer, default));
    }

    [Fact]
    public async Task Categories_are_for_those_who_manage_editions_and_delegations_for_those_who_register()
    {
        var desk = await Desk.OpenAsync(installation);
        var registrar = A.Clerk(desk.Edition, Permission.RegisterParticipants, Permission.ReadDesk);
        var reader = A.Clerk(desk.Edition, Permission.ReadDesk);

        await Assert.ThrowsAsync<NotPermittedException>(() => installation.Get<CreateCategory>().ExecuteAsync(new(desk.Edition.Id, new()), registrar, default));
        await Assert.ThrowsAsync<NotPermittedException>(() => installation.Get<AmendCategory>().ExecuteAsync(new(desk.Category.Id, 1, new()), registrar, default));
        await Assert.ThrowsAsync<NotPermittedException>(() => installation.Get<CreateDefaultCategories>().ExecuteAsync(new(desk.Edition.Id), registrar, default));
        await Assert.ThrowsAsync<NotPermittedException>(() => installation.Get<CreateDelegation>().ExecuteAsync(new(desk.Edition.Id, new()), reader, default));
        await Assert.ThrowsAsync<NotPermittedException>(() => installation.Get<AmendDelegation>().ExecuteAsync(new(desk.Tajikistan.Id, 1, new()), reader, default));
        await using var db = await installation.OpenAsync();
        Assert.Equal(1, await db.Categories.CountAsync(each => each.EditionId == desk.Edition.Id));
    }

    private Task<CreateDelegation.Outcome> Create(Desk desk, DelegationFields fields) => installation.Get<CreateDelegation>().ExecuteAsync(new(desk.Edition.Id, fields), A.Organizer, default);

    private Task<CreateCategory.Outcome> CreateOf(Desk desk, CategoryFields fields) => installation.Get<CreateCategory>().ExecuteAsync(new(desk.Edition.Id, fields), A.Organizer, default);

    private Task<AmendDelegation.Outcome> Amend(Guid id, long version, DelegationFields fields) => installation.Get<AmendDelegation>().ExecuteAsync(new(id, version, fields), A.Organizer, default);
}
