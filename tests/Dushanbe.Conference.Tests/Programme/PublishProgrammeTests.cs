using Dushanbe.Conference.Accounts;
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
    public async Task A_clerk_of_another_edition_may_not_publish()
    {
        var edition = await installation.Add(A.Edition());
        var clerk = A.Clerk(A.Edition(), Permission.EditProgramme);

        await Assert.ThrowsAsync<NotPermittedException>(() => installation.Get<PublishProgramme>().ExecuteAsync(new(edition.Id, edition.Version), clerk, default));
    }
}
