using Dushanbe.Conference.Access;
using Dushanbe.Conference.Journal;
using Dushanbe.Conference.Programme;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Tests.Programme;

public sealed class PublishProgrammeTests(Installation installation) : IClassFixture<Installation>
{
    [Fact]
    public async Task Publishing_numbers_the_programme_journals_it_and_renews_the_stamp_of_public_content()
    {
        var edition = await installation.Add(A.Edition());
        await using var before = await installation.OpenAsync();
        var stamp = (await before.ContentStamps.SingleAsync()).Value;

        var outcome = await installation.Get<PublishProgramme>().ExecuteAsync(new(edition.Id, edition.Version), A.Organizer, default);

        await using var db = await installation.OpenAsync();
        Assert.Equal(new PublishProgramme.Outcome.Published(1), outcome);
        Assert.Equal(installation.Clock.GetUtcNow().UtcDateTime, (await db.Editions.SingleAsync(each => each.Id == edition.Id)).ProgrammePublishedAt);
        Assert.Equal("S. Kenjaeva", (await db.Journal.SingleAsync(each => each.SubjectId == edition.Id && each.Action == JournalAction.Published)).ActorName);
        Assert.NotEqual(stamp, (await db.ContentStamps.SingleAsync()).Value);
    }

    [Fact]
    public async Task Publishing_what_somebody_else_has_changed_since_changes_nothing()
    {
        var edition = await installation.Add(A.Edition());
        await installation.Get<PublishProgramme>().ExecuteAsync(new(edition.Id, edition.Version), A.Organizer, default);

        var outcome = await installation.Get<PublishProgramme>().ExecuteAsync(new(edition.Id, edition.Version), A.Organizer, default);

        await using var db = await installation.OpenAsync();
        Assert.IsType<PublishProgramme.Outcome.ChangedMeanwhile>(outcome);
        Assert.Equal(1, (await db.Editions.SingleAsync(each => each.Id == edition.Id)).ProgrammeVersion);
    }

    [Fact]
    public async Task A_programme_is_taken_off_the_public_pages_with_a_reason_and_published_anew_under_the_next_number()
    {
        var edition = await installation.Add(A.Edition());
        await installation.Get<PublishProgramme>().ExecuteAsync(new(edition.Id, edition.Version), A.Organizer, default);
        var unpublish = installation.Get<UnpublishProgramme>();
        Assert.IsType<UnpublishProgramme.Outcome.ReasonNeeded>(await unpublish.ExecuteAsync(new(edition.Id, edition.Version + 1, " "), A.Organizer, default));
        Assert.IsType<UnpublishProgramme.Outcome.ChangedMeanwhile>(await unpublish.ExecuteAsync(new(edition.Id, edition.Version, "too early"), A.Organizer, default));
        await using var before = await installation.OpenAsync();
        var stamp = (await before.ContentStamps.SingleAsync()).Value;

        Assert.IsType<UnpublishProgramme.Outcome.Unpublished>(await unpublish.ExecuteAsync(new(edition.Id, edition.Version + 1, "too early"), A.Organizer, default));

        Assert.False((await installation.Get<SpeakerList>().ReadAsync(edition.Slug, "en", Actor.Public, default))!.ShowsProgramme);
        await using var db = await installation.OpenAsync();
        Assert.Equal("too early", (await db.Journal.SingleAsync(each => each.SubjectId == edition.Id && each.Action == JournalAction.Unpublished)).Reason);
        Assert.NotEqual(stamp, (await db.ContentStamps.SingleAsync()).Value);
        Assert.Equal(new PublishProgramme.Outcome.Published(2), await installation.Get<PublishProgramme>().ExecuteAsync(new(edition.Id, edition.Version + 2), A.Organizer, default));
        await Assert.ThrowsAsync<NotPermittedException>(() => unpublish.ExecuteAsync(new(edition.Id, edition.Version + 3, "x"), A.Clerk(edition, Permission.ReadDesk), default));
    }

    [Fact]
    public async Task A_clerk_of_another_edition_may_not_publish()
    {
        var edition = await installation.Add(A.Edition());
        var clerk = A.Clerk(A.Edition(), Permission.EditProgramme);

        await Assert.ThrowsAsync<NotPermittedException>(() => installation.Get<PublishProgramme>().ExecuteAsync(new(edition.Id, edition.Version), clerk, default));
    }
}
