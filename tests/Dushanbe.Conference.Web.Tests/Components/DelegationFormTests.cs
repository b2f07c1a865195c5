using Bunit;
using Dushanbe.Conference.Delegations;
using Dushanbe.Conference.Names;
using Dushanbe.Conference.Register;
using Dushanbe.Conference.Web.Desks.Delegations;

namespace Dushanbe.Conference.Web.Tests.Components;

public sealed class DelegationFormTests(ComponentInstallation web) : DeskTest(web)
{
    private readonly List<Guid> saved = [];

    [Fact]
    public async Task Choosing_a_State_fills_in_its_names_and_keeps_what_somebody_typed()
    {
        var form = Show();

        form.Field("Русский").Change("Моё название");
        form.Choose("State (ISO 3166 code)", "TJ");
        var first = (form.Value("English"), form.Value("Русский"), form.Value("Тоҷикӣ"));
        form.Choose("State (ISO 3166 code)", "UZ");
        form.Find("form").Submit();

        form.WaitForAssertion(() => Assert.Single(saved));
        var row = await RowAsync();
        Assert.Equal(("Tajikistan", "Моё название", "Тоҷикистон"), first);
        Assert.Equal(("UZ", "Uzbekistan", "Моё название", "Ouzbékistan"), (row.Iso2, row.Name.In("en"), row.Name.In("ru"), row.Name.In("fr")));
    }

    [Fact]
    public void What_was_said_of_wrong_fields_is_said_no_longer_once_they_are_corrected()
    {
        var form = Show();
        form.Find("form").Submit();
        form.WaitForElement(".note.bad");

        form.Field("English").Change("Water Council");
        Assert.NotEmpty(form.FindAll(".note.bad"));
        form.Choose("State (ISO 3166 code)", "TJ");

        form.WaitForAssertion(() => Assert.Empty(form.FindAll(".note.bad, [aria-invalid=true]")));
    }

    [Fact]
    public async Task What_another_desk_saved_is_taken_in_language_by_language_and_asked_where_both_wrote()
    {
        var created = Assert.IsType<CreateDelegation.Outcome.Created>(await Web.Get<CreateDelegation>().ExecuteAsync(new(Edition.Id, new() { Kind = DelegationKind.Other, Name = LocalizedText.Of("Water <b>Council</b>", "Совет") }), WebInstallation.Organizer, default));
        saved.Add(created.DelegationId);
        var form = Show(await RowAsync());
        form.Field("English").Change("Council of Water");
        await Web.Get<AmendDelegation>().ExecuteAsync(new(created.DelegationId, created.Version, new() { Kind = DelegationKind.Media, Name = LocalizedText.Of("Water Council", "Совет по воде") }), WebInstallation.Organizer, default);

        form.Find("form").Submit();

        form.WaitForAssertion(() => Assert.Equal(["Official name"], form.FindAll(".conflict legend").Select(each => each.TextContent)));
        Assert.Equal(("Council of Water", "Совет по воде", "Media"), (form.Value("English"), form.Value("Русский"), form.Value("Type")));
        form.Find("form").Submit();
        form.WaitForAssertion(() => Assert.Equal(2, saved.Count));
        Assert.Equal((LocalizedText.Of("Council of Water", "Совет по воде"), DelegationKind.Media), ((await RowAsync()).Name, (await RowAsync()).Kind));
    }

    private async Task<DelegationList.Row> RowAsync() => (await Web.Get<DelegationList>().ReadAsync(Edition.Id, null, "en", WebInstallation.Organizer, default)).Single(each => each.Id == saved[0]);

    private IRenderedComponent<DelegationForm> Show(DelegationList.Row? row = null) => Show<DelegationForm>(each => each.Add(it => it.Delegation, row).Add(it => it.Saved, saved.Add));
}
