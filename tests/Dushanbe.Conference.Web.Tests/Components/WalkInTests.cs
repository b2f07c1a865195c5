using AngleSharp.Dom;
using Bunit;
using Dushanbe.Conference.Badges;
using Dushanbe.Conference.Register;
using Dushanbe.Conference.Web.Desks.People;
using Dushanbe.Conference.Web.Kit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Dushanbe.Conference.Web.Tests.Components;

/// <summary>Somebody walks in: registered, photographed and given a badge from one form.</summary>
public sealed class WalkInTests(ComponentInstallation web) : DeskTest(web)
{
    private readonly List<(Guid Id, string? Trouble)> saved = [];

    [Fact]
    public void Photo_and_tick_stand_in_the_form_before_what_registers()
    {
        var form = ShowForm().Find("form");

        string[] parts = ["input:not([type=hidden])", "[data-photo=camera]", "[data-photo=file]", ".check-field input", "[type=submit]"];
        var places = parts.Select(part => form.QuerySelectorAll("*").Index(form.QuerySelector(part)!)).ToList();
        Assert.DoesNotContain(-1, places);
        Assert.Equal(places.Order(), places);
    }

    [Fact]
    public async Task The_tick_is_remembered_and_the_message_says_what_was_done()
    {
        Script.Setup<bool>("recalls", "print-badge").SetResult(true);
        Script.Setup<string?>("printFile", _ => true).SetResult("dialog");
        var form = ShowForm();
        Assert.True(form.Find(".check-field input").IsChecked());

        Register(form);

        var person = await ReadAsync(saved[0].Id);
        Assert.Equal(1, person.Row.Prints);
        Assert.Equal([$"Madina registered. Badge no. {BadgeNumber.Display(person.Row.BadgeNumber!)} made, print dialog opened"], Said);
        Assert.Null(saved[0].Trouble);
    }

    [Fact]
    public void What_is_ticked_goes_into_the_memory_of_the_browser()
    {
        var form = ShowForm();
        Assert.False(form.Find(".check-field input").IsChecked());

        form.Find(".check-field input").Change(true);

        Assert.Equal(["print-badge", true], Script.Invocations["remember"].Single().Arguments);
    }

    [Fact]
    public async Task A_photo_that_failed_loses_nobody_is_said_and_keeps_the_badge_back()
    {
        Script.Setup<bool>("recalls", "print-badge").SetResult(true);
        Photos.Setup<string?>("send", _ => true).SetResult("NotSent");
        var form = ShowForm();
        await form.InvokeAsync(() => form.FindComponent<PhotoEditor>().Instance.Opened(works: true, byCamera: true));

        Register(form);

        Assert.Equal(0, (await ReadAsync(saved[0].Id)).Row.Prints);
        Assert.Equal("The photo did not reach the server. Edit the participant and choose it again. The badge was not printed.", saved[0].Trouble);
        Assert.Equal(["Madina registered"], Said);
    }

    [Fact]
    public async Task A_photo_is_sent_to_whom_was_registered_before_the_badge_is_printed()
    {
        Script.Setup<bool>("recalls", "print-badge").SetResult(true);
        Script.Setup<string?>("printFile", _ => true).SetResult("dialog");
        var sent = Photos.Setup<string?>("send", _ => true).SetResult(null);
        var form = ShowForm();
        await form.InvokeAsync(() => form.FindComponent<PhotoEditor>().Instance.Opened(works: true, byCamera: false));

        Register(form);

        Assert.Equal($"desk/{Edition.Slug}/participants/{saved[0].Id}/photo", sent.Invocations.Single().Arguments[1]);
        Assert.StartsWith("Madina registered, photo saved. Badge no. ", Assert.Single(Said));
    }

    [Theory]
    [InlineData("en", "No camera found. Connect one or choose a file.")]
    [InlineData("ru", "Камера не найдена. Подключите её или выберите файл.")]
    [InlineData("tg", "Камера ёфт нашуд. Онро пайваст кунед ё файлро интихоб кунед.")]
    public async Task A_camera_that_cannot_be_had_says_why_and_what_to_do(string language, string words)
    {
        Speak(language);
        var form = ShowForm();
        var editor = form.FindComponent<PhotoEditor>();
        await form.InvokeAsync(editor.Instance.OpenCameraAsync);
        Assert.NotNull(form.Find("video"));
        Assert.NotEmpty(editor.Find("[role=status]").Words());

        await form.InvokeAsync(() => editor.Instance.Left("NoCamera"));

        Assert.Equal(words, editor.Find("[role=alert]").Words());
        Assert.Empty(form.FindAll("video"));
    }

    [Fact]
    public async Task A_file_that_is_no_picture_takes_nothing_away()
    {
        var form = ShowForm();
        var editor = form.FindComponent<PhotoEditor>();
        await form.InvokeAsync(() => editor.Instance.Opened(works: true, byCamera: false));

        await form.InvokeAsync(() => editor.Instance.Opened(works: false, byCamera: false));

        Assert.True(editor.Instance.HasChosen);
        Assert.StartsWith("Photo not saved: the file is not a JPEG", editor.Find("[role=alert]").Words());
    }

    [Theory]
    [InlineData("All", 51, "Just saved")]
    [InlineData("Withdrawn", 1, "Just saved. The search or filter does not include this participant.")]
    public async Task Who_was_just_registered_is_shown_and_selected_although_the_list_is_elsewhere_or_filtered(string filter, int others, string words)
    {
        for (var each = 0; each < others; each++) await PersonAsync("Anvar", $"Aaa{each:00}");
        var page = Show<ParticipantsPage>(builder => builder.Add(it => it.Edition, Edition.Slug));
        page.WaitForElement("table.people[aria-busy=false]");
        if (filter != "All") await page.InvokeAsync(() => Chip(page, filter).Click());
        Services.GetRequiredService<NavigationManager>().NavigateTo(Desk.Address("participants/new"));
        page.Render();
        page.WaitForElement("form.person-form__form");
        await page.InvokeAsync(() => page.Field("Family name").Input("Zzz"));
        await page.InvokeAsync(() => page.Field("Organization").Change("Institute"));

        await page.InvokeAsync(() => page.Find("form.person-form__form").Submit());
        page.WaitForAssertion(() => Assert.EndsWith("registered", Assert.Single(Said)));
        page.Render();

        page.WaitForElement("table.people .sub");
        var id = (await Web.Get<ParticipantRegister>().ReadAsync(new() { EditionId = Edition.Id, Search = "Zzz" }, Desk.Actor, default)).Rows.Single().Id;
        var rows = page.FindAll("table.people tbody tr");
        Assert.Equal(words, rows[0].Words());
        Assert.Equal(($"row-{id}", "true"), (rows[1].Id, rows[1].GetAttribute("aria-selected")));
        Assert.Equal(words, page.Find("p[role=status].vh").Words());
        // another list is another question
        await page.InvokeAsync(() => Chip(page, "Approved").Click());
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".sub")));
    }

    private static IElement Chip(IRenderedComponent<ParticipantsPage> page, string word) => page.FindAll("button.filter").First(each => each.Words().StartsWith(word, StringComparison.Ordinal));

    private IRenderedComponent<ParticipantForm> ShowForm()
    {
        var form = Show<ParticipantForm>(each => each.Add(it => it.Saved, saved.Add));
        form.WaitForElement("form");
        return form;
    }

    private void Register(IRenderedComponent<ParticipantForm> form)
    {
        form.FindAll("input").First(each => each.Id == "first-field").Input("Madina");
        form.Field("Organization").Change("Institute");
        form.Find("form").Submit();
        form.WaitForAssertion(() => Assert.Single(saved));
    }
}
