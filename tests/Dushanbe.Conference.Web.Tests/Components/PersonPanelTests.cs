using Bunit;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.People;
using Dushanbe.Conference.Prints;
using Dushanbe.Conference.Register;
using Dushanbe.Conference.Web.Desks.People;
using Dushanbe.Conference.Web.Kit;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;

namespace Dushanbe.Conference.Web.Tests.Components;

public sealed class PersonPanelTests(ComponentInstallation web) : DeskTest(web)
{
    [Fact]
    public async Task Markup_in_a_name_or_a_function_is_text()
    {
        var panel = Show(await PersonAsync("<i>Madina</i>", "O’<b>Neil</b>", "<script>alert(1)</script>"));

        Assert.Contains("<i>Madina</i>", panel.Find("h2").Words());
        Assert.Equal("<script>alert(1)</script>", panel.Find(".facts dd").TextContent);
        Assert.Empty(panel.FindAll("h2 i, h2 b, script"));
    }

    [Fact]
    public async Task Names_and_addresses_are_left_alone_by_whatever_translates_the_page()
    {
        var panel = Show(await PersonAsync("Madina", "Sharifova"));

        Assert.Equal(["Madina SHARIFOVA", "p…@example.org"], panel.FindAll("h2[translate=no], dd[translate=no]").Select(each => each.Words()).Take(2));
        Assert.All(panel.FindAll(".code, .cat i, .person__native"), each => Assert.Equal("no", each.GetAttribute("translate")));
    }

    [Theory]
    [InlineData("organizer", true, true, true)]
    [InlineData("registration", true, true, true)]
    [InlineData("badges", true, false, false)]
    [InlineData("reader", false, false, false)]
    public async Task A_post_is_offered_what_it_may_do_and_sees_contacts_only_where_it_may(string post, bool prints, bool edits, bool contacts)
    {
        var id = (await PersonAsync("Madina", "Sharifova")).Row.Id;
        await SitAsync(post);

        var panel = Show(await ReadAsync(id));

        Assert.Equal((prints, edits, edits), (Keys(panel).Contains("P"), Keys(panel).Contains("E"), Keys(panel).Contains("X")));
        Assert.DoesNotContain("person@example.org", panel.Markup);
        Assert.Equal(contacts, panel.Find(".facts").TextContent.Contains("p…@example.org"));
        Assert.Equal(contacts, panel.FindAll(".facts button").Count == 1);
        Assert.Equal(contacts ? [] : ["Your role cannot see contact details."], panel.FindAll(".facts dd.muted").Select(each => each.Words()));
    }

    [Theory]
    [InlineData("en", "Show contact details", "Hide contact details"), InlineData("ru", "Показать контакты", "Скрыть контакты"), InlineData("tg", "Нишон додани тамос", "Пинҳон кардани тамос")]
    public async Task Contacts_are_shown_after_a_press_and_masked_again_for_the_next_person(string language, string press, string back)
    {
        var (one, other) = ((await PersonAsync("Madina", "Sharifova")).Row.Id, (await PersonAsync("Zarina", "Nazarova")).Row.Id);
        await SitAsync("reviewer");
        Speak(language);
        var panel = Show(await ReadAsync(one));
        Assert.Equal(press, panel.Find(".facts button").Words());

        panel.Find(".facts button").Click();

        panel.WaitForAssertion(() => Assert.Contains("person@example.org", panel.Find(".facts").TextContent));
        Assert.Equal(back, panel.Find(".facts button").Words());
        panel.Find(".facts button").Click();
        Assert.DoesNotContain("person@example.org", panel.Markup);
        panel.Find(".facts button").Click();
        panel.WaitForAssertion(() => Assert.Contains("person@example.org", panel.Find(".facts").TextContent));
        await AmendAsync(one, now => now with { Email = "changed@example.org" });
        var again = await ReadAsync(one);
        panel.Render(each => each.Add(it => it.Person, again));
        panel.WaitForAssertion(() => Assert.Contains("changed@example.org", panel.Find(".facts").TextContent));
        var next = await ReadAsync(other);
        panel.Render(each => each.Add(it => it.Person, next));
        panel.WaitForAssertion(() => Assert.Contains("p…@example.org", panel.Find(".facts").TextContent));
        Assert.DoesNotContain("person@example.org", panel.Markup);
    }

    [Fact]
    public async Task Who_looks_as_somebody_else_sees_no_way_to_contacts_that_would_have_to_be_noted()
    {
        var person = await PersonAsync("Madina", "Sharifova");
        LookAs("registration");

        var panel = Show(person);

        Assert.Contains("p…@example.org", panel.Find(".facts").TextContent);
        Assert.DoesNotContain("person@example.org", panel.Markup);
        Assert.Empty(panel.FindAll(".facts button"));
    }

    [Theory]
    [InlineData("en", "Consent given", "at the desk", "Not asked"), InlineData("ru", "Согласие дано", "у стойки", "Не спрашивали"), InlineData("tg", "Розигӣ дода шуд", "дар назди миз", "Пурсида нашуд")]
    public async Task What_a_person_decided_about_publication_is_told_with_when_and_how(string language, string given, string way, string notAsked)
    {
        var id = (await PersonAsync("Madina", "Sharifova")).Row.Id;
        await Web.Get<RecordConsent>().ExecuteAsync(new(id, ConsentKind.Listing, true, ConsentWay.AtTheDesk), WebInstallation.Organizer, default);
        Speak(language);

        var told = Show(await ReadAsync(id)).FindAll(".consents dd");

        Assert.Contains(given, told[0].Words());
        Assert.Contains(way, told[0].Words());
        Assert.Contains(notAsked, told[1].Words());
        Assert.Equal(2, told.Sum(each => each.QuerySelectorAll("button").Length));
    }

    [Fact]
    public async Task Who_may_not_register_notes_no_decision()
    {
        var id = (await PersonAsync("Madina", "Sharifova")).Row.Id;
        await SitAsync("badges");

        Assert.Empty(Show(await ReadAsync(id)).FindAll(".consents button"));
    }

    [Fact]
    public async Task Who_is_withdrawn_gets_no_badge_and_can_be_reinstated()
    {
        var id = (await PersonAsync("Madina", "Sharifova")).Row.Id;
        await Web.Get<WithdrawParticipant>().ExecuteAsync(new(id, "visa <refused>"), WebInstallation.Organizer, default);
        var reinstated = 0;

        var panel = Show(await ReadAsync(id), each => each.Add(it => it.ReinstateClicked, () => reinstated++));

        Assert.Equal(["E", "U"], Keys(panel));
        Assert.Contains("visa <refused>", panel.Find(".journal").Words());
        panel.FindAll(".acts button")[1].Click();
        Assert.Equal(1, reinstated);
    }

    [Theory]
    [InlineData("en", "Out of date", "PReplace badge"), InlineData("ru", "Устарел", "PЗаменить бейдж"), InlineData("tg", "Кӯҳна шуд", "PИваз кардани бейҷ")]
    public async Task A_badge_that_no_longer_shows_what_it_should_is_marked_and_one_key_replaces_it(string language, string mark, string deed)
    {
        var id = (await PersonAsync("Madina", "Sharifova", "Adviser")).Row.Id;
        await Web.Get<StartBadgeRun>().ExecuteAsync(new(Edition.Id, BadgeSelection.Of(id)), WebInstallation.Organizer, default);
        Speak(language);
        Assert.Empty(Show(await ReadAsync(id)).FindAll(".note.warn"));
        await AmendAsync(id, now => now with { Function = "Minister" });
        var replaced = 0;

        var panel = Show(await ReadAsync(id), each => each.Add(it => it.PrintClicked, () => replaced++));

        Assert.Equal(mark, panel.Find(".bh .chip").Words());
        // one deed is offered, the one that the badge needs
        Assert.Equal(deed, panel.Find(".acts .primary").Words());
        Assert.Empty(panel.FindAll(".note.warn button"));
        panel.Find(".acts .primary").Click();
        Assert.Equal(1, replaced);
    }

    [Fact]
    public async Task Replacing_what_is_out_of_date_has_its_reason_chosen_and_the_old_number_void()
    {
        var person = await PersonAsync("Madina", "Sharifova", "Adviser");
        await Web.Get<StartBadgeRun>().ExecuteAsync(new(Edition.Id, BadgeSelection.Of(person.Row.Id)), WebInstallation.Organizer, default);
        await AmendAsync(person.Row.Id, now => now with { Function = "Minister" });
        var dialogs = Render<MudDialogProvider>();
        var deeds = ActivatorUtilities.CreateInstance<PersonDeeds>(Services);

        var printing = dialogs.InvokeAsync(() => deeds.PrintAsync(Desk, new(Edition.Id, BadgeSelection.Of(person.Row.Id)), 1, () => ValueTask.FromResult(WebInstallation.Organizer), Services.GetRequiredService<IDialogService>(), default, ReprintCause.DetailsChanged));
        dialogs.WaitForElement(".mud-dialog");
        var first = dialogs.Find(".mud-dialog .filter");
        Assert.Equal(("Details changed", "true"), (first.Words(), first.GetAttribute("aria-pressed")));
        first.KeyDown("Enter");

        Assert.True((await printing)!.IsDone);
        var now = await ReadAsync(person.Row.Id);
        Assert.Equal((false, 1, "Details changed"), (now.Row.IsOutdated, now.Row.VoidBadges, now.Badges[1].VoidReason));
    }

    [Fact]
    public async Task Who_loses_the_permission_while_the_dialog_is_open_withdraws_nobody()
    {
        var person = await PersonAsync("Zarina", "Sharifova", "Adviser");
        var dialogs = Render<MudDialogProvider>();
        var deeds = ActivatorUtilities.CreateInstance<PersonDeeds>(Services);
        var actor = WebInstallation.Organizer;

        var withdrawing = dialogs.InvokeAsync(() => deeds.WithdrawAsync(person.Row, () => ValueTask.FromResult(actor), Services.GetRequiredService<IDialogService>(), default));
        dialogs.WaitForElement(".mud-dialog");
        actor = actor with { Grants = [] };
        dialogs.Find(".mud-dialog .filter").Click();
        dialogs.Find(".mud-dialog .filter").KeyDown("Enter");

        await Assert.ThrowsAsync<NotPermittedException>(() => withdrawing.WaitAsync(TimeSpan.FromSeconds(30)));
        Assert.Equal(AccreditationState.Approved, (await ReadAsync(person.Row.Id)).Row.State);
    }

    [Theory]
    [InlineData("en", "Registered by", "Function: Adviser → Minister", "All 8 entries")]
    [InlineData("ru", "Регистрация:", "Должность: Adviser → Minister", "Все записи: 8")]
    [InlineData("tg", "Бақайдгирӣ:", "Вазифа: Adviser → Minister", "Ҳамаи 8 сабт")]
    public async Task The_journal_shows_the_latest_and_all_of_it_when_asked(string language, string created, string change, string all)
    {
        var id = (await PersonAsync("Madina", "Sharifova", "Adviser")).Row.Id;
        string[] functions = ["Minister", "1", "2", "3", "4", "5", "6"];
        foreach (var function in functions) await AmendAsync(id, now => now with { Function = function });
        Speak(language);
        var panel = Show(await ReadAsync(id));
        Assert.Equal(6, panel.FindAll(".journal li").Count);
        Assert.DoesNotContain(created, panel.Find(".journal").Words());

        panel.Button(all).Click();

        panel.WaitForAssertion(() => Assert.Equal(8, panel.FindAll(".journal li").Count));
        // whoever did it by a verb is named in the words of the reader
        Assert.EndsWith($"{created} {language switch { "ru" => "командная строка", "tg" => "сатри фармон", _ => "command line" }}", panel.FindAll(".journal li")[7].Words());
        Assert.EndsWith(change, panel.FindAll(".journal li")[6].Words());
        Assert.DoesNotContain(panel.FindAll("button"), each => each.Words() == all);
    }

    [Theory]
    [InlineData("organizer", true), InlineData("registration", false), InlineData("badges", false), InlineData("reader", false)]
    public async Task Only_who_manages_the_conference_may_erase_and_take_the_data_away(string post, bool may)
    {
        var id = (await PersonAsync("Madina", "Sharifova")).Row.Id;
        await SitAsync(post);

        var panel = Show(await ReadAsync(id));

        Assert.Equal(may, panel.FindAll("button").Any(each => each.Words() == "Erase personal data…"));
        Assert.Equal(may ? ["English", "Русский", "Тоҷикӣ", "JSON"] : [], panel.FindAll("form button").Select(each => each.Words()));
        Assert.Equal(may ? $"desk/{Edition.Slug}/participants/{id}/data.html" : null, panel.FindAll("form").SingleOrDefault()?.GetAttribute("action"));
    }

    [Theory]
    [InlineData("en", "Erase the personal data of Madina Sharifova?", "This cannot be undone.", "Erase for good", "Personal data erased, badge")]
    [InlineData("ru", "Удалить персональные данные: Madina Sharifova?", "Это действие нельзя отменить.", "Удалить безвозвратно", "Персональные данные удалены; бейдж")]
    [InlineData("tg", "Маълумоти шахсии Madina Sharifova нест карда шавад?", "Инро бозгардондан мумкин нест.", "Барои ҳамеша нест кардан", "Маълумоти шахсӣ нест карда шуд; бейҷи")]
    public async Task Erasing_tells_what_goes_and_happens_only_when_it_is_pressed(string language, string title, string text, string deed, string done)
    {
        var person = await PersonAsync("Madina", "Sharifova");
        await Web.Get<StartBadgeRun>().ExecuteAsync(new(Edition.Id, BadgeSelection.Of(person.Row.Id)), WebInstallation.Organizer, default);
        Speak(language);
        var dialogs = Render<MudDialogProvider>();
        var deeds = ActivatorUtilities.CreateInstance<PersonDeeds>(Services);
        Task<PersonDeeds.Result?> AskAsync() => dialogs.InvokeAsync(() => deeds.EraseAsync(person.Row, () => ValueTask.FromResult(WebInstallation.Organizer), Services.GetRequiredService<IDialogService>(), default));

        var first = AskAsync();
        dialogs.WaitForElement(".mud-dialog");
        Assert.Contains(title, dialogs.Find(".mud-dialog").Words());
        Assert.StartsWith(text, dialogs.Find(".mud-dialog [role=alert] p").Words());
        dialogs.FindAll(".mud-dialog-actions button")[0].Click();
        Assert.Null(await first.WaitAsync(TimeSpan.FromSeconds(30)));
        Assert.Null((await ReadAsync(person.Row.Id)).ErasedAt);
        var second = AskAsync();
        dialogs.WaitForElement(".mud-dialog");
        dialogs.Button(deed).Click();

        var result = await second.WaitAsync(TimeSpan.FromSeconds(30));
        Assert.True(result!.IsDone);
        Assert.StartsWith(done, result.Message);
        var panel = Show(await ReadAsync(person.Row.Id));
        Assert.DoesNotContain("Madina", panel.Markup, StringComparison.Ordinal);
        Assert.Empty(panel.FindAll(".acts button, form"));
    }

    [Fact]
    public async Task At_a_desk_that_was_left_open_nothing_is_asked_before_who_is_there_is_proved()
    {
        var person = await PersonAsync("Madina", "Sharifova");
        var dialogs = Render<MudDialogProvider>();
        var deeds = ActivatorUtilities.CreateInstance<PersonDeeds>(Services);

        await Assert.ThrowsAsync<NotProvenException>(() => deeds.EraseAsync(person.Row, () => ValueTask.FromResult(WebInstallation.Organizer with { ProvenAt = default }), Services.GetRequiredService<IDialogService>(), default));

        Assert.Empty(dialogs.FindAll(".mud-dialog"));
        Assert.Null((await ReadAsync(person.Row.Id)).ErasedAt);
    }

    private IRenderedComponent<PersonPanel> Show(ParticipantDetails.Person person, Action<ComponentParameterCollectionBuilder<PersonPanel>>? parameters = null)
    {
        var panel = Show<PersonPanel>(each =>
        {
            each.Add(it => it.Person, person);
            parameters?.Invoke(each);
        });
        panel.WaitForElement(".journal li");
        return panel;
    }

    private static List<string> Keys(IRenderedComponent<PersonPanel> panel) => [.. panel.FindAll(".acts kbd").Select(each => each.TextContent)];
}
