using System.Net;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Programme;
using Dushanbe.Conference.Web.Desks.People;
using Dushanbe.Conference.Web.Desks.Programme;
using Dushanbe.Conference.Web.Kit;
using Dushanbe.Conference.Web.Speech;
using Microsoft.Playwright;
using SkiaSharp;
using static Microsoft.Playwright.Assertions;

namespace Dushanbe.Conference.Browser.Tests;

/// <summary>An organizer with a photo.</summary>
[Collection(SiteCollection.Name)]
public sealed class PhotoTests(Site site)
{
    [BrowserTheory, EachLanguage]
    public async Task A_photo_is_turned_and_cropped_as_the_editor_shows_it_and_can_be_removed(string language)
    {
        var id = await site.RegisterAsync("Suhrob", Guests.Family());

        await site.AsAsync(new(language, "organizer"), async page =>
        {
            var person = await page.OpenPersonAsync(id);
            await page.EditByKeyAsync();
            await page.Labelled(site.Text<PhotoEditor>(language, "Choose")).SetInputFilesAsync(new FilePayload { Name = "portrait.jpg", MimeType = "image/jpeg", Buffer = RedBesideBlue() });
            await page.GetByRole(AriaRole.Button, new() { Name = site.Text<PhotoEditor>(language, "Turn") }).ClickAsync();
            await page.Labelled(site.Text<PhotoEditor>(language, "Zoom")).PressAsync("End");
            // the frame shows what was left above what was right
            Assert.Equal("red over blue", await page.Locator("canvas").EvaluateAsync<string>(
                "canvas => { const at = y => { const [r, , b] = canvas.getContext('2d').getImageData(canvas.width / 2, canvas.height * y, 1, 1).data; return r > b ? 'red' : 'blue'; }; return at(.05) + ' over ' + at(.95); }"));
            await page.SaveAsync();

            var photo = person.GetByAltText(site.Text<ParticipantsPage>(language, "PhotoOf", ""));
            await Expect(photo).ToBeVisibleAsync();
            var stored = await page.APIRequest.GetAsync($"/{await photo.GetAttributeAsync("src")}");
            using var picture = SKBitmap.Decode(await stored.BodyAsync());
            Assert.Equal(7 / 9.0, picture.Width / (double)picture.Height, 2);
            Assert.True(picture.GetPixel(picture.Width / 2, picture.Height / 20) is { Red: > 180, Blue: < 80 });
            Assert.True(picture.GetPixel(picture.Width / 2, picture.Height * 19 / 20) is { Red: < 80, Blue: > 180 });

            await page.EditByKeyAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = site.Text<PhotoEditor>(language, "Remove") }).ClickAsync();
            await Expect(page.Labelled(site.Text<PhotoEditor>(language, "Choose"))).ToBeVisibleAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = site.Text<ParticipantForm>(language, "Leave") }).ClickAsync();

            await Expect(person.GetByRole(AriaRole.Img, new() { Name = site.Text<Words>(language, "NoPhoto") })).ToBeVisibleAsync();
        });
    }

    [BrowserFact]
    public async Task A_picture_chosen_before_the_editors_script_has_come_is_opened_once_it_has()
    {
        var id = await site.RegisterAsync("Suhrob", Guests.Family());

        await site.AsAsync(new("tg", "organizer"), async page =>
        {
            var (asked, chosen) = (new TaskCompletionSource(), new TaskCompletionSource());
            await page.RouteAsync("**/PhotoEditor.*.js", async route =>
            {
                asked.TrySetResult();
                await chosen.Task;
                await route.ContinueAsync();
            });
            await page.OpenPersonAsync(id);
            await page.EditByKeyAsync();
            await page.Labelled(site.Text<PhotoEditor>("tg", "Choose")).SetInputFilesAsync(new FilePayload { Name = "portrait.jpg", MimeType = "image/jpeg", Buffer = RedBesideBlue() });
            await asked.Task.WaitAsync(TimeSpan.FromSeconds(30));
            chosen.SetResult();

            await Expect(page.GetByRole(AriaRole.Button, new() { Name = site.Text<PhotoEditor>("tg", "Turn") })).ToBeVisibleAsync();
            await Expect(page.GetByRole(AriaRole.Img, new() { Name = site.Text<PhotoEditor>("tg", "Frame") })).ToBeVisibleAsync();
        });
    }

    [BrowserFact]
    public async Task A_portrait_chosen_for_a_new_speaker_is_public_from_the_next_release_until_one_without_it() => await site.AsAsync(new("ru", "editor"), async page =>
    {
        await page.GotoAsync("/desk/training/programme/speakers/new");
        await page.Labelled(site.Text<ProgrammeDeskWords>("ru", "Field.Family")).FillAsync(Guests.Family());
        await page.Labelled(site.Text<PhotoEditor>("ru", "Choose")).SetInputFilesAsync(new FilePayload { Name = "portrait.jpg", MimeType = "image/jpeg", Buffer = RedBesideBlue() });
        await Expect(page.Labelled(site.Text<PhotoEditor>("ru", "Zoom"))).ToBeVisibleAsync();
        await page.SaveAsync();

        var portrait = page.GetByAltText(site.Text<PhotoEditor>("ru", "Current"));
        await Expect(portrait).ToBeVisibleAsync();
        var address = $"/{await portrait.GetAttributeAsync("src")}";
        using var reader = new HttpClient { BaseAddress = new Uri(site.Address) };
        async Task<(bool IsShown, HttpStatusCode Status)> PublicAsync() => ((await reader.GetStringAsync("/ru/training/speakers")).Contains(address, StringComparison.Ordinal), (await reader.GetAsync(address)).StatusCode);
        Assert.Equal((false, HttpStatusCode.NotFound), await PublicAsync());
        await PublishAsync();
        Assert.Equal((true, HttpStatusCode.OK), await PublicAsync());

        await page.GetByRole(AriaRole.Button, new() { Name = site.Text<PhotoEditor>("ru", "Remove"), Exact = true }).ClickAsync();
        await Expect(page.Labelled(site.Text<PhotoEditor>("ru", "Choose"))).ToBeVisibleAsync();
        Assert.Equal((true, HttpStatusCode.OK), await PublicAsync());
        await PublishAsync();
        Assert.False((await PublicAsync()).IsShown);
    });

    [BrowserTheory, EachLanguage]
    public async Task A_file_that_is_no_picture_is_refused_with_what_to_do(string language) => await site.AsAsync(new(language, "organizer"), async page =>
    {
        await page.OpenPeopleAsync("/new");

        await page.Labelled(site.Text<PhotoEditor>(language, "Choose")).SetInputFilesAsync(new FilePayload { Name = "portrait.jpg", MimeType = "image/jpeg", Buffer = "not a picture"u8.ToArray() });

        await Expect(page.GetByRole(AriaRole.Alert)).ToHaveTextAsync(site.Text<PhotoEditor>(language, "Fault.NotAPicture"));
    });

    internal static byte[] RedBesideBlue()
    {
        using var surface = SKSurface.Create(new SKImageInfo(640, 480));
        surface.Canvas.Clear(SKColors.Blue);
        using var red = new SKPaint { Color = SKColors.Red };
        surface.Canvas.DrawRect(0, 0, 320, 480, red);
        using var image = surface.Snapshot();
        using var jpeg = image.Encode(SKEncodedImageFormat.Jpeg, 95);
        return jpeg.ToArray();
    }

    private async Task PublishAsync()
    {
        var version = (await site.Get<ProgrammeDraft>().ReadAsync(site.Training, Actor.Operator, default))!.EditionVersion;
        Assert.IsType<PublishProgramme.Outcome.Published>(await site.Get<PublishProgramme>().ExecuteAsync(new(site.Training, version), Actor.Operator, default));
    }
}
