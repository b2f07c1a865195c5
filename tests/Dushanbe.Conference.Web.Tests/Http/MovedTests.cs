using System.Net;
using Dushanbe.Conference.Editions;
using Dushanbe.Conference.Names;
using Dushanbe.Conference.Programme;

namespace Dushanbe.Conference.Web.Tests.Http;

/// <summary>Addresses of before lead to those of now, and a photo answers under its own edition alone.</summary>
public sealed class MovedTests(WebInstallation web) : IClassFixture<WebInstallation>
{
    [Fact]
    public async Task An_address_of_before_leads_to_that_of_now_in_every_language()
    {
        var content = new EditionContent { Title = LocalizedText.Of(en: "Water"), ShortTitle = LocalizedText.Of(en: "Water"), Starts = new(2028, 5, 22), Ends = new(2028, 5, 25), ZoneId = "Asia/Dushanbe" };
        var edition = Assert.IsType<CreateEdition.Outcome.Created>(await web.Get<CreateEdition>().ExecuteAsync(new("water-2028", content), WebInstallation.Organizer, default)).EditionId;
        var session = new SessionFields { Slug = "old", Title = LocalizedText.Of(en: "Rivers"), Day = new(2028, 5, 22), Starts = new(9, 0) };
        var speaker = new SpeakerFields { Slug = "old", Given = "Sitora", Family = "Kenjaeva" };
        var (one, other) = (await SaveAsync(edition, null, session), await SaveAsync(edition, null, speaker));
        await PublishAsync(edition);
        await SaveAsync(edition, one, session with { Slug = "new" });
        await SaveAsync(edition, other, speaker with { Slug = "new" });
        await PublishAsync(edition);
        var visitor = web.CreateClient();

        foreach (var language in new[] { "en", "ru", "tg" })
        {
            foreach (var (asked, status, lands) in new (string, HttpStatusCode, string?)[]
            {
                ("sessions/old", HttpStatusCode.MovedPermanently, "sessions/new"), ("sessions/old.ics", HttpStatusCode.MovedPermanently, "sessions/new.ics"), ("speakers/old", HttpStatusCode.MovedPermanently, "speakers/new"),
                ("sessions/new", HttpStatusCode.OK, null), ("sessions/new.ics", HttpStatusCode.OK, null), ("speakers/new", HttpStatusCode.OK, null), ("sessions/never", HttpStatusCode.NotFound, null), ("sessions/never.ics", HttpStatusCode.NotFound, null), ("speakers/never", HttpStatusCode.NotFound, null),
            })
            {
                var answer = await visitor.GetAsync($"/{language}/water-2028/{asked}");

                Assert.Equal((asked, status, lands is null ? null : $"/{language}/water-2028/{lands}"), (asked, answer.StatusCode, answer.Headers.Location?.ToString()));
            }
        }
    }

    private async Task<Guid> SaveAsync(Guid edition, Guid? id, SessionFields fields) =>
        Assert.IsType<KeepOutcome<SessionFields>.Saved>(await web.Get<ScheduleSession>().ExecuteAsync(new(edition, id, 1, null, fields), WebInstallation.Organizer, default)).Id;

    private async Task<Guid> SaveAsync(Guid edition, Guid? id, SpeakerFields fields) =>
        Assert.IsType<KeepOutcome<SpeakerFields>.Saved>(await web.Get<KeepSpeaker>().ExecuteAsync(new(edition, id, 1, null, fields), WebInstallation.Organizer, default)).Id;

    private async Task PublishAsync(Guid edition)
    {
        var version = (await web.Get<EditionDetails>().ReadAsync("water-2028", WebInstallation.Organizer, default))!.Version;
        Assert.IsType<PublishProgramme.Outcome.Published>(await web.Get<PublishProgramme>().ExecuteAsync(new(edition, version), WebInstallation.Organizer, default));
    }
}
