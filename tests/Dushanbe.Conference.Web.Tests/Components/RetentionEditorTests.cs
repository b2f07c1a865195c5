using Bunit;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Editions;
using Dushanbe.Conference.Privacy;
using Dushanbe.Conference.Web.Desks.Installation;
using MudBlazor;

namespace Dushanbe.Conference.Web.Tests.Components;

/// <summary>Whoever sets how long personal data is kept sees first of how many people which fields go, and when.</summary>
public sealed class RetentionEditorTests(ComponentInstallation web) : DeskTest(web)
{
    private const string Contacts = "Contact details and photo: days", People = "All personal data: days";

    private int saved;

    [Fact]
    public async Task Numbers_show_what_they_would_do_and_count_only_once_they_are_confirmed()
    {
        await PersonAsync("Madina", "Sharifova");
        var dialogs = Render<MudDialogProvider>();
        var editor = ShowEditor();
        Assert.Equal([("E-mail, Phone, Photo, Passport", "1", "never"), ("Form of address, Given name, Family name, Name in own script, Function, Organization", "1", "never")], Lines(editor));

        editor.Field(Contacts).Change("30");
        editor.WaitForAssertion(() => Assert.Equal([Day(30), "never"], Lines(editor).Select(each => each.When)));
        Assert.Equal(new RetentionDays(null, null), await DaysAsync());
        editor.Button("Save retention days").Click();
        dialogs.WaitForElement(".mud-dialog");
        Assert.Contains("Nothing that is erased can be restored.", dialogs.Find(".mud-dialog").Words());
        dialogs.Button("EscBack").Click();
        editor.WaitForAssertion(() => Assert.False(editor.Button("Save retention days").HasAttribute("disabled")));
        Assert.Equal(new RetentionDays(null, null), await DaysAsync());
        editor.Button("Save retention days").Click();
        dialogs.WaitForElement(".mud-dialog");
        dialogs.Button("Erase automatically").Click();

        editor.WaitForAssertion(() => Assert.Equal(1, saved));
        Assert.Equal(new RetentionDays(30, null), await DaysAsync());
    }

    [Fact]
    public async Task Switching_off_asks_nothing_and_what_is_impossible_or_of_another_is_told()
    {
        await Web.Get<SetRetention>().ExecuteAsync(new(Edition.Id, new(30, 60), new(null, null)), WebInstallation.Organizer, default);
        var dialogs = Render<MudDialogProvider>();
        var editor = ShowEditor();
        Assert.Equal(("30", "60"), (editor.Value(Contacts), editor.Value(People)));

        editor.Field(People).Change("20");
        editor.WaitForAssertion(() => Assert.Equal(Day(20), Lines(editor)[1].When));
        editor.Button("Save retention days").Click();
        editor.WaitForAssertion(() => Assert.StartsWith("Enter whole numbers from 1 to 3653", editor.Find(".note").Words()));
        await Web.Get<SetRetention>().ExecuteAsync(new(Edition.Id, new(40, 60), new(30, 60)), WebInstallation.Organizer, default);
        editor.Field(People).Change("");
        editor.Button("Save retention days").Click();
        dialogs.WaitForElement(".mud-dialog");
        dialogs.Button("Erase automatically").Click();
        editor.WaitForAssertion(() => Assert.Equal("Someone else has changed this. The current values are shown.", editor.Find(".note").Words()));
        Assert.Equal(("40", "60"), (editor.Value(Contacts), editor.Value(People)));
        editor.Field(Contacts).Change("");
        editor.Field(People).Change("");
        editor.WaitForAssertion(() => Assert.Equal(["never", "never"], Lines(editor).Select(each => each.When)));
        editor.Button("Save retention days").Click();

        editor.WaitForAssertion(() => Assert.Equal(1, saved));
        Assert.Equal(new RetentionDays(null, null), await DaysAsync());
    }

    [Fact]
    public void At_a_desk_that_was_left_open_the_way_to_a_proof_stands_where_the_button_does_nothing()
    {
        Clock.SetUtcNow(TimeProvider.System.GetUtcNow() + Actor.ProofHolds);

        var editor = ShowEditor();
        editor.Field(Contacts).Change("30");

        Assert.StartsWith("account/confirm", editor.Find(".note a").GetAttribute("href"), StringComparison.Ordinal);
        Assert.True(editor.Button("Save retention days").HasAttribute("disabled"));
    }

    private IRenderedComponent<RetentionEditor> ShowEditor()
    {
        var editor = Show<RetentionEditor>(each =>
        {
            each.Add(it => it.EditionId, Edition.Id);
            each.Add(it => it.Zone, Edition.ZoneId);
            each.Add(it => it.Saved, () => saved++);
        });
        editor.WaitForElement("table");
        return editor;
    }

    private string Day(int days) => DateWords.Date(Edition.Ends.AddDays(days), "en");

    private static List<(string Fields, string People, string When)> Lines(IRenderedComponent<RetentionEditor> editor) =>
        [.. editor.FindAll("tbody tr").Select(row => row.QuerySelectorAll("td")).Select(cells => (cells[0].Words(), cells[1].Words(), cells[2].Words()))];

    private async Task<RetentionDays> DaysAsync() => (await Web.Get<ReadRetention>().ReadAsync(Edition.Id, null, WebInstallation.Organizer, default))!.Days;
}
