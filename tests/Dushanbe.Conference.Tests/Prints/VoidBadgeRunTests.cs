using Dushanbe.Conference.Badges;
using Dushanbe.Conference.Editions;
using Dushanbe.Conference.Journal;
using Dushanbe.Conference.Papers.Badges;
using Dushanbe.Conference.People;
using Dushanbe.Conference.Prints;
using Dushanbe.Conference.Register;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Tests.Prints;

public sealed class VoidBadgeRunTests(Installation installation) : IClassFixture<Installation>
{
    [Fact]
    public async Task Every_number_of_the_run_is_void_with_the_reason_and_the_journal_tells_of_each()
    {
        var (edition, people) = await Arrange(3);
        var run = await Run(edition);

        Assert.Equal(new VoidBadgeRun.Extent(3, 0, 0), await ExtentAsync(edition, run));
        Assert.Equal(new VoidBadgeRun.Outcome.Voided(3), await VoidAsync(edition, run, 3));

        await using var db = await installation.OpenAsync();
        Assert.All(await db.Badges.Where(each => each.EditionId == edition.Id).ToListAsync(), badge => Assert.Equal((true, "sheets stolen", A.Organizer.Name), (badge.VoidedAt is not null, badge.VoidReason, badge.VoidedBy)));
        var entries = await db.Journal.Where(each => each.EditionId == edition.Id).ToListAsync();
        Assert.Equal(people.Order(), entries.Where(each => each is { Action: JournalAction.BadgeVoided, Reason: "sheets stolen" }).Select(each => each.SubjectId).Order());
        var told = Assert.Single(entries, each => each.Action == JournalAction.RunVoided);
        Assert.Equal((JournalSubject.Edition, edition.Id, "sheets stolen"), (told.Subject, told.SubjectId, told.Reason));
        Assert.Equal("3", Assert.Single(told.Changes, each => each.Field == nameof(BadgeRun.Count)).From);
    }

    [Fact]
    public async Task The_file_of_a_void_run_holds_no_badge_and_its_people_have_one_to_print()
    {
        var (edition, _) = await Arrange(2);
        var run = await Run(edition);

        await VoidAsync(edition, run, 2);

        Assert.Empty((await installation.Get<BadgeSheets>().ReadAsync(new(edition.Id, run), A.Organizer, default))!.Sheets);
        Assert.Equal(2, (await installation.Get<RegisterCounts>().ReadAsync(edition.Id, A.Organizer, default)).ToPrint);
        var again = Assert.IsType<StartBadgeRun.Outcome.Started>(await installation.Get<StartBadgeRun>().ExecuteAsync(new(edition.Id, new BadgeSelection { NotPrinted = true }, Reason: "sheets stolen"), A.Organizer, default));
        await using var db = await installation.OpenAsync();
        Assert.Equal(4, await db.Badges.Where(each => each.EditionId == edition.Id).Select(each => each.Number).Distinct().CountAsync());
        Assert.Equal(2, (await installation.Get<BadgeSheets>().ReadAsync(new(edition.Id, again.RunId), A.Organizer, default))!.Sheets.Count);
    }

    [Fact]
    public async Task A_badge_that_was_replaced_printed_again_or_withdrawn_since_is_left_alone()
    {
        var (edition, people) = await Arrange(4);
        var run = await Run(edition);
        await Run(edition, people[0], voidOld: true);
        await Run(edition, people[1]);
        await installation.Get<WithdrawParticipant>().ExecuteAsync(new(people[2], "ill"), A.Organizer, default);

        Assert.Equal(new VoidBadgeRun.Extent(1, 0, 3), await ExtentAsync(edition, run));
        Assert.Equal(new VoidBadgeRun.Outcome.Voided(1), await VoidAsync(edition, run, 1));

        await using var db = await installation.OpenAsync();
        Assert.Equal(new[] { people[0], people[1] }.Order(), (await db.Badges.Where(each => each.EditionId == edition.Id && each.VoidedAt == null).Select(each => each.ParticipantId).ToListAsync()).Order());
        Assert.Equal(["ill"], await db.Badges.Where(each => each.ParticipantId == people[2]).Select(each => each.VoidReason!).ToListAsync());
    }

    [Fact]
    public async Task That_numbers_of_an_earlier_run_stop_working_too_is_told_beforehand()
    {
        var (edition, people) = await Arrange(2);
        await Run(edition, people[0]);
        installation.Clock.Advance(TimeSpan.FromMinutes(1));
        var again = Assert.IsType<StartBadgeRun.Outcome.Started>(await installation.Get<StartBadgeRun>().ExecuteAsync(new(edition.Id, BadgeSelection.Everybody, Reason: "by mistake"), A.Organizer, default));

        Assert.Equal(new VoidBadgeRun.Extent(2, 1, 0), await ExtentAsync(edition, again.RunId));
    }

    [Fact]
    public async Task Another_number_than_was_told_no_reason_and_a_second_time_change_nothing()
    {
        var (edition, _) = await Arrange(2);
        var run = await Run(edition);

        Assert.Equal(new VoidBadgeRun.Outcome.Otherwise(2), await VoidAsync(edition, run, 1));
        Assert.IsType<VoidBadgeRun.Outcome.ReasonNeeded>(await VoidAsync(edition, run, 2, "  "));
        Assert.IsType<VoidBadgeRun.Outcome.NoSuchRun>(await VoidAsync(edition, Guid.CreateVersion7(), 0));
        await using (var db = await installation.OpenAsync()) Assert.False(await db.Badges.AnyAsync(each => each.EditionId == edition.Id && each.VoidedAt != null));
        await VoidAsync(edition, run, 2);
        Assert.IsType<VoidBadgeRun.Outcome.AlreadyVoid>(await VoidAsync(edition, run, 2));
        Assert.Null(await ExtentAsync(edition, run));
    }

    [Fact]
    public async Task Of_two_desks_that_void_a_run_at_once_one_does()
    {
        var (edition, people) = await Arrange(3);
        var run = await Run(edition);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => VoidAsync(edition, run, 3))));

        Assert.Single(outcomes.OfType<VoidBadgeRun.Outcome.Voided>());
        Assert.Equal(3, outcomes.OfType<VoidBadgeRun.Outcome.AlreadyVoid>().Count());
        await using var db = await installation.OpenAsync();
        Assert.Equal(people.Count, await db.Journal.CountAsync(each => each.EditionId == edition.Id && each.Action == JournalAction.BadgeVoided));
    }

    [Fact]
    public async Task The_desk_lists_whose_badge_a_run_was_and_whether_anything_of_it_is_left_to_void()
    {
        var (edition, people) = await Arrange(2);
        var both = await Run(edition);
        installation.Clock.Advance(TimeSpan.FromSeconds(1));
        var again = await Run(edition, people[0]);
        installation.Clock.Advance(TimeSpan.FromSeconds(1));
        async Task<(Guid, string?, bool)[]> ListedAsync() => [.. (await installation.Get<BadgeChoices>().ReadAsync(edition.Id, "en", A.Organizer, default)).Runs.Select(each => (each.Run.Id, each.Only?.Family, each.Stands))];
        Assert.Equal([(again, "FamilyA", true), (both, null, true)], await ListedAsync());

        var replaced = await Run(edition, people[0], voidOld: true);
        await installation.Get<WithdrawParticipant>().ExecuteAsync(new(people[1], "ill"), A.Organizer, default);

        // each badge of the first two was cancelled by itself: there is nothing to void
        Assert.Equal([(replaced, "FamilyA", true), (again, "FamilyA", false), (both, null, false)], await ListedAsync());
        Assert.Equal(new VoidBadgeRun.Extent(0, 0, 2), await ExtentAsync(edition, both));
    }

    private Task<VoidBadgeRun.Extent?> ExtentAsync(Edition edition, Guid run) => installation.Get<VoidBadgeRun>().ReadAsync(edition.Id, run, A.Organizer, default);

    private Task<VoidBadgeRun.Outcome> VoidAsync(Edition edition, Guid run, int told, string reason = "sheets stolen") =>
        installation.Get<VoidBadgeRun>().ExecuteAsync(new(edition.Id, run, reason, told), A.Organizer, default);

    private async Task<Guid> Run(Edition edition, Guid? person = null, bool voidOld = false)
    {
        var selection = person is { } id ? BadgeSelection.Of(id) : BadgeSelection.Everybody;
        return Assert.IsType<StartBadgeRun.Outcome.Started>(await installation.Get<StartBadgeRun>().ExecuteAsync(new(edition.Id, selection, Reason: "damaged", VoidOld: voidOld), A.Organizer, default)).RunId;
    }

    private async Task<(Edition Edition, IReadOnlyList<Guid> People)> Arrange(int count)
    {
        var edition = A.Edition();
        var category = A.Category(edition);
        var delegation = A.Delegation(edition, "TJ");
        var people = Enumerable.Range(0, count).Select(place => A.Participant(category, delegation, family: $"Family{(char)('A' + place)}")).ToList();
        await installation.Add(edition, [category, delegation, .. people]);
        return (edition, [.. people.Select(each => each.Id)]);
    }
}
