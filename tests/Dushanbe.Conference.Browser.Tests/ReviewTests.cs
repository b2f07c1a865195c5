using Dushanbe.Conference.Access;
using Dushanbe.Conference.People;
using Dushanbe.Conference.Register;
using Dushanbe.Conference.Web.Desks.Review;
using Dushanbe.Conference.Web.Kit;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Dushanbe.Conference.Browser.Tests;

/// <summary>A reviewer at the desk for review, by keys: a question, the answer, the approval, and a step back.</summary>
[Collection(SiteCollection.Name)]
public sealed class ReviewTests(Site site)
{
    [BrowserTheory, EachLanguage]
    public async Task A_reviewer_asks_approves_and_undoes_by_keys(string language)
    {
        var (focal, id) = await site.SubmitAsync();

        await site.AsAsync(new(language, "organizer"), async page =>
        {
            await OpenAsync(page, id);
            await page.Keyboard.PressAsync("i");
            await Expect(page.Locator("#review-reason")).ToBeVisibleAsync();
            await page.KeysAnsweredAsync();
            await page.Keyboard.PressAsync("1");
            await Expect(page.Locator("#review-reason")).ToHaveValueAsync(site.Text<ReviewReasons>(language, "Photo"));
            await page.KeysAnsweredAsync();
            await page.Keyboard.PressAsync("Enter");
            await StateAsync(page, id, language, AccreditationState.MoreInformation);

            var details = (await site.Get<ParticipantDetails>().ReadAsync(id, focal, default))!;
            Assert.Equal(site.Text<ReviewReasons>(language, "Photo"), details.Steps[^1].Reason);
            await site.Get<DecideAccreditation>().ExecuteAsync(new(id, details.Row.Version, AccreditationDecision.Submit, "New photo"), focal, default);

            await OpenAsync(page, id);
            await page.Keyboard.PressAsync("a");
            await Expect(page.Locator(".review__decide .btn.big")).ToBeVisibleAsync();
            await page.KeysAnsweredAsync();
            await page.Keyboard.PressAsync("Enter");
            await StateAsync(page, id, language, AccreditationState.Approved);
            await page.KeysAnsweredAsync();
            await page.Keyboard.PressAsync("u");
            await StateAsync(page, id, language, AccreditationState.Submitted);
            Assert.False(await page.ScrollsSidewaysAsync());
        });
    }

    [BrowserTheory, EachLanguage]
    public async Task On_a_phone_the_queue_comes_first_and_then_the_person(string language)
    {
        var (_, id) = await site.SubmitAsync();

        await site.AsAsync(new(language, "organizer") { Width = 360 }, async page =>
        {
            await page.GotoAsync("/desk/training/review");
            await page.Locator($"#review-{id} .review__line").ClickAsync();
            await Expect(page.Locator("article.reviewed")).ToBeVisibleAsync();
            await Expect(page.Locator(".review__queue")).ToBeHiddenAsync();
            Assert.False(await page.ScrollsSidewaysAsync());
            await page.GetByRole(AriaRole.Button, new() { Name = site.Text<ReviewPage>(language, "ToQueue") }).ClickAsync();
            await Expect(page.Locator(".review__queue")).ToBeVisibleAsync();
            Assert.False(await page.ScrollsSidewaysAsync());
        });
    }

    [BrowserTheory, EachLanguage]
    public async Task Several_are_decided_after_a_preview_that_tells_who_is_left(string language)
    {
        var ((_, one), (_, other)) = (await site.SubmitAsync(), await site.SubmitAsync());

        await site.AsAsync(new(language, "organizer"), async page =>
        {
            await OpenAsync(page, one);
            foreach (var id in new[] { one, other }) await page.Locator($"#review-{id} .review__pick").ClickAsync();
            await Expect(page.Locator($"#review-{other} .review__pick")).ToHaveAttributeAsync("aria-pressed", "true");
            await page.Locator(".review__deeds .btn").First.ClickAsync();
            await page.Locator(".review__decide .btn.big").ClickAsync();
            var dialog = page.GetByRole(AriaRole.Dialog);
            await Expect(dialog).ToContainTextAsync(site.Text<ReviewPage>(language, "Will", site.Text<ReviewPage>(language, "Decide.Approve"), 2));
            await dialog.GetByRole(AriaRole.Button, new() { Name = site.Text<ReviewPage>(language, "Decide.Approve") }).ClickAsync();
            await StateAsync(page, one, language, AccreditationState.Approved, isShown: false);
            await StateAsync(page, other, language, AccreditationState.Approved, isShown: false);
            await Expect(dialog).ToHaveCountAsync(0);
            await page.Locator(".review__deeds .btn").Last.ClickAsync();
            await StateAsync(page, one, language, AccreditationState.Submitted, isShown: false);
            await StateAsync(page, other, language, AccreditationState.Submitted, isShown: false);
        });
    }

    [BrowserFact]
    public async Task A_decision_about_somebody_who_is_changed_meanwhile_is_not_taken_by_the_next_key()
    {
        var (focal, id) = await site.SubmitAsync();

        await site.AsAsync(new("en", "organizer"), async page =>
        {
            await OpenAsync(page, id);
            await page.Keyboard.PressAsync("a");
            await Expect(page.Locator("#review-confirm")).ToBeFocusedAsync();
            var read = (await site.Get<ParticipantDetails>().ReadAsync(id, focal, default))!;
            Assert.IsType<AmendParticipant.Outcome.Amended>(await site.Get<AmendParticipant>().ExecuteAsync(new(id, read.Row.Version, read.Fields, read.Fields with { Given = "Viktor" }), focal, default));
            await Expect(page.Locator(".review__main .note.bad")).ToHaveTextAsync(site.Text<ReviewPage>("en", "LookAgain", focal.Name));
            await Expect(page.Locator(".reviewed__who h2")).ToContainTextAsync("Viktor");
            await page.KeysAnsweredAsync();
            await page.Keyboard.PressAsync("Enter");
            await page.KeysAnsweredAsync();
            Assert.Equal(AccreditationState.Submitted, (await site.Get<ParticipantDetails>().ReadAsync(id, Actor.Operator, default))!.Row.State);
        });
    }

    [BrowserFact]
    public async Task After_a_click_on_a_row_keys_decide_and_the_next_row_has_the_focus()
    {
        var ((_, id), (_, next)) = (await site.SubmitAsync(), await site.SubmitAsync());

        await site.AsAsync(new("en", "organizer"), async page =>
        {
            await OpenAsync(page, next);
            await page.Locator($"#review-{id} .review__line").ClickAsync();
            await Expect(page.Locator($"#review-{id}")).ToBeFocusedAsync();
            await page.WaitForTimeoutAsync(60);
            await page.Keyboard.PressAsync("a");
            await Expect(page.Locator("#review-confirm")).ToBeFocusedAsync();
            await page.WaitForTimeoutAsync(60);
            await page.Keyboard.PressAsync("Enter");
            await StateAsync(page, id, "en", AccreditationState.Approved, isShown: false);
            await Expect(page.Locator($"#review-{next}")).ToBeFocusedAsync();
        });
    }

    private static async Task OpenAsync(IPage page, Guid id)
    {
        await page.GotoAsync($"/desk/training/review/{id}");
        await Expect(page.Locator(".keys[data-ready]")).ToBeVisibleAsync();
        await Expect(page.Locator("article.reviewed")).ToBeVisibleAsync();
    }

    private async Task StateAsync(IPage page, Guid id, string language, AccreditationState state, bool isShown = true)
    {
        var read = site.Get<ParticipantDetails>();
        for (var tries = 0; tries < 100 && (await read.ReadAsync(id, Actor.Operator, default))!.Row.State != state; tries++) await Task.Delay(100);
        Assert.Equal(state, (await read.ReadAsync(id, Actor.Operator, default))!.Row.State);
        if (!isShown) return;
        await OpenAsync(page, id);
        await Expect(page.Locator(".reviewed__who .chip")).ToHaveTextAsync(site.Text<PersonWords>(language, $"State.{state}"));
    }
}
