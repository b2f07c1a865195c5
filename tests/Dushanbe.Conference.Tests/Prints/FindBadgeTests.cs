using Dushanbe.Conference.Access;
using Dushanbe.Conference.Badges;
using Dushanbe.Conference.Prints;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Tests.Prints;

public sealed class FindBadgeTests(Installation installation) : IClassFixture<Installation>
{
    [Fact]
    public async Task A_number_names_its_holder_also_where_it_is_void_and_then_what_is_valid_in_its_place()
    {
        var desk = await Desk.OpenAsync(installation);
        var (id, _) = await desk.Register(desk.Fields());
        await PrintAsync(desk, id, voidOld: false);
        await PrintAsync(desk, id, voidOld: true);
        await using var db = await installation.OpenAsync();
        var badges = await db.Badges.Where(each => each.ParticipantId == id).OrderBy(each => each.VoidedAt == null).ToListAsync();
        var (old, valid) = (badges[0], badges[1]);

        Assert.Equal(new FindBadge.Row(valid.Number, id, null, null, null, null), await FindAsync(desk, valid.Number));
        Assert.Equal(new FindBadge.Row(old.Number, id, old.VoidedAt, "lost", A.Organizer.Name, valid.Number), await FindAsync(desk, $" {BadgeNumber.Display(old.Number).ToLowerInvariant()} "));

        await installation.Get<Conference.People.WithdrawParticipant>().ExecuteAsync(new(id, "ill"), A.Organizer, default);
        Assert.Null((await FindAsync(desk, old.Number))!.Successor);
    }

    [Theory]
    [InlineData("Rahmonzoda"), InlineData(""), InlineData(null), InlineData("222-222")]
    public async Task What_is_no_number_of_a_badge_finds_none(string? typed) => Assert.Null(await FindAsync(await Desk.OpenAsync(installation), typed));

    [Fact]
    public async Task A_badge_of_another_edition_or_of_people_beyond_ones_reach_is_not_found()
    {
        var (desk, other) = (await Desk.OpenAsync(installation), await Desk.OpenAsync(installation));
        var (id, _) = await desk.Register(desk.Fields());
        await PrintAsync(desk, id, voidOld: false);
        await using var db = await installation.OpenAsync();
        var number = await db.Badges.Where(each => each.ParticipantId == id).Select(each => each.Number).SingleAsync();

        Assert.NotNull(await FindAsync(desk, number));
        Assert.Null(await FindAsync(other, number));
        await Assert.ThrowsAsync<NotPermittedException>(() => installation.Get<FindBadge>().ReadAsync(desk.Edition.Id, number, A.Clerk(desk.Edition, Permission.ReadDesk), default));
    }

    private Task<FindBadge.Row?> FindAsync(Desk desk, string? typed) => installation.Get<FindBadge>().ReadAsync(desk.Edition.Id, typed, A.Organizer, default);

    private async Task PrintAsync(Desk desk, Guid id, bool voidOld) =>
        Assert.IsType<StartBadgeRun.Outcome.Started>(await installation.Get<StartBadgeRun>().ExecuteAsync(new(desk.Edition.Id, BadgeSelection.Of(id), Reason: "lost", VoidOld: voidOld), A.Organizer, default));
}
