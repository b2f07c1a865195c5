using Dushanbe.Conference.Access;
using Dushanbe.Conference.Editions;
using Dushanbe.Conference.Programme;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Tests.Programme;

/// <summary>Links that people have kept lead to the same session and speaker, whatever these are called by now.</summary>
public sealed class FormerAddressesTests(Installation installation) : IClassFixture<Installation>
{
    [Fact]
    public async Task A_session_and_a_speaker_are_found_by_every_word_that_was_ever_public()
    {
        var (edition, session, speaker) = await ArrangeAsync();
        var (first, who) = (session.Slug, speaker.Slug);
        await PublishAsync(edition);
        foreach (var word in new[] { "second", "third" })
        {
            await RenameAsync(session.Id, speaker.Id, word);
            await PublishAsync(edition);
        }

        Assert.Equal(("third", "third", "third"), (await SessionAsync(edition, first), await SessionAsync(edition, "second"), await SessionAsync(edition, "third")));
        Assert.Equal(("third", "third"), (await SpeakerAsync(edition, who), await SpeakerAsync(edition, "second")));
        Assert.Null(await SessionAsync(edition, "never"));
        Assert.Contains($"UID:{session.Id:D}@dushanbe.conference", await CalendarAsync(edition, "third"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_word_that_another_session_has_by_now_is_its_own()
    {
        var (edition, session, speaker) = await ArrangeAsync();
        var word = session.Slug;
        await PublishAsync(edition);
        Assert.Equal(word, await SessionAsync(edition, word));
        await RenameAsync(session.Id, speaker.Id, "elsewhere");
        var other = Programmes.Session(edition, 2, "Another", 1, "11:00-12:00");
        other.Slug = word;
        await using (var db = await installation.OpenAsync())
        {
            db.Add(other);
            await db.SaveChangesAsync();
        }

        await PublishAsync(edition);

        Assert.Equal(word, await SessionAsync(edition, word));
        Assert.Equal(other.Id, (await installation.Get<SessionPage>().ReadAsync(edition.Slug, word, Actor.Public, default))!.Session.Id);
    }

    [Fact]
    public async Task A_word_that_was_never_public_and_a_programme_taken_off_lead_nowhere()
    {
        var (edition, session, speaker) = await ArrangeAsync();
        var word = session.Slug;
        await PublishAsync(edition);
        await RenameAsync(session.Id, speaker.Id, "draft-word");
        await RenameAsync(session.Id, speaker.Id, "public-word");
        await PublishAsync(edition);

        Assert.Equal((null, "public-word"), (await SessionAsync(edition, "draft-word"), await SessionAsync(edition, word)));
        await installation.Get<UnpublishProgramme>().ExecuteAsync(new(edition.Id, await VersionAsync(edition), "too early"), A.Organizer, default);
        Assert.Equal((null, null), (await SessionAsync(edition, word), await SpeakerAsync(edition, word)));
    }

    private Task<string?> SessionAsync(Edition edition, string slug) => installation.Get<FormerAddresses>().SessionAsync(edition.Slug, slug, Actor.Public, default);

    private Task<string?> SpeakerAsync(Edition edition, string slug) => installation.Get<FormerAddresses>().SpeakerAsync(edition.Slug, slug, Actor.Public, default);

    private async Task<string> CalendarAsync(Edition edition, string session) =>
        (await installation.Get<ProgrammeCalendar>().ReadAsync(new(edition.Slug, session, "en", slug => new Uri($"https://example.org/{slug}")), Actor.Public, default))!;

    private async Task<(Edition Edition, Session Session, Speaker Speaker)> ArrangeAsync()
    {
        var edition = A.Edition();
        var speaker = Programmes.Speaker(edition, "Farrukh", "Opening");
        var session = Programmes.Session(edition, 1, "Title of before", 1, "09:30-10:30");
        session.Add(speaker.Id, AppearanceRole.Chair, null);
        await installation.Add(edition, speaker, session);
        return (edition, session, speaker);
    }

    private async Task RenameAsync(Guid session, Guid speaker, string word)
    {
        await using var db = await installation.OpenAsync();
        (await db.Sessions.SingleAsync(each => each.Id == session)).Slug = word;
        (await db.Speakers.SingleAsync(each => each.Id == speaker)).Slug = word;
        await db.SaveChangesAsync();
    }

    private async Task<long> VersionAsync(Edition edition)
    {
        await using var db = await installation.OpenAsync();
        return (await db.Editions.SingleAsync(each => each.Id == edition.Id)).Version;
    }

    private async Task PublishAsync(Edition edition) =>
        Assert.IsType<PublishProgramme.Outcome.Published>(await installation.Get<PublishProgramme>().ExecuteAsync(new(edition.Id, await VersionAsync(edition)), A.Organizer, default));
}
