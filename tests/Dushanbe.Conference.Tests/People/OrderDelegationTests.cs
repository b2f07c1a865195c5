using Dushanbe.Conference.Access;
using Dushanbe.Conference.Journal;
using Dushanbe.Conference.People;
using Dushanbe.Conference.Register;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Tests.People;

public sealed class OrderDelegationTests(Installation installation) : IClassFixture<Installation>
{
    [Theory]
    [InlineData(1, 3, "Bobojonov Cholov Aliyev Davlatov")]
    [InlineData(4, 1, "Davlatov Aliyev Bobojonov Cholov")]
    [InlineData(2, 99, "Aliyev Cholov Davlatov Bobojonov")]
    [InlineData(3, -5, "Cholov Aliyev Bobojonov Davlatov")]
    [InlineData(2, 2, "Aliyev Bobojonov Cholov Davlatov")]
    public async Task A_member_moves_to_a_place_and_the_others_close_up(int from, int to, string expected)
    {
        var (desk, members) = await DelegationAsync();

        var outcome = await Move(members[from - 1], to);

        Assert.Equal(new OrderDelegation.Outcome.Ordered(Math.Clamp(to, 1, 4), 4), outcome);
        var rows = (await desk.Search(null, filter => filter with { DelegationId = desk.Tajikistan.Id, Sort = RegisterSort.Delegation })).Rows;
        Assert.Equal(expected, string.Join(' ', rows.Select(row => row.Name.Family)));
        Assert.Equal([1, 2, 3, 4], rows.Select(row => row.OrderInDelegation));
    }

    [Fact]
    public async Task The_journal_of_the_member_who_moved_says_so_and_nobody_elses_does()
    {
        var (desk, members) = await DelegationAsync();

        await Move(members[0], 3);

        await using var db = await installation.OpenAsync();
        var entry = Assert.Single(await db.Journal.Where(each => each.EditionId == desk.Edition.Id && each.Action == JournalAction.Amended).ToListAsync());
        Assert.Equal((members[0], new FieldChange("OrderInDelegation", "1", "3")), (entry.SubjectId, Assert.Single(entry.Changes)));
    }

    [Fact]
    public async Task Whoever_comes_alone_has_no_order_and_whoever_may_not_register_changes_none()
    {
        var (desk, members) = await DelegationAsync();
        var (alone, _) = await desk.Register(desk.Fields("Zarina", "Nazarova") with { DelegationId = null, Organization = "Academy" });

        Assert.Equal(new OrderDelegation.Outcome.NoDelegation(), await Move(alone, 1));
        Assert.Equal(new OrderDelegation.Outcome.NoSuchParticipant(), await Move(Guid.CreateVersion7(), 1));
        await Assert.ThrowsAsync<NotPermittedException>(() => installation.Get<OrderDelegation>().ExecuteAsync(new(members[0], 2), Actor.Public, default));
    }

    private async Task<(Desk Desk, List<Guid> Members)> DelegationAsync()
    {
        var desk = await Desk.OpenAsync(installation);
        var members = new List<Guid>();
        foreach (var family in new[] { "Aliyev", "Bobojonov", "Cholov", "Davlatov" }) members.Add((await desk.Register(desk.Fields("Said", family))).Id);
        return (desk, members);
    }

    private Task<OrderDelegation.Outcome> Move(Guid id, int place) => installation.Get<OrderDelegation>().ExecuteAsync(new(id, place), A.Organizer, default);
}
