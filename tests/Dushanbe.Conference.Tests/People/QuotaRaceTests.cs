using Dushanbe.Conference.People;
using Dushanbe.Conference.People.Quotas;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Tests.People;

/// <summary>Of many who ask for the last places at once as many get one as there are (REG-06).</summary>
public sealed class QuotaRaceTests(Installation installation) : IClassFixture<Installation>
{
    private const int Asking = 50, Places = 2;

    public static TheoryData<PlacesOf> Kinds => [.. Enum.GetValues<PlacesOf>()];

    [Theory, MemberData(nameof(Kinds))]
    public async Task Of_fifty_approvals_at_once_two_get_the_two_places(PlacesOf of)
    {
        var it = await LimitedAsync(of);
        var queue = await it.QueueAsync(Asking);

        var outcomes = await Task.WhenAll(queue.Select(each => Task.Run(() => it.DecideAsync(each))));

        Assert.Equal(Places, outcomes.OfType<DecideAccreditation.Outcome.Decided>().Count());
        Assert.All(outcomes.OfType<DecideAccreditation.Outcome.NoPlace>(), each => Assert.Equal((of, Places, Places), (each.Limit.Of, each.Limit.Places, each.Limit.Taken)));
        Assert.Equal(Asking - Places, outcomes.OfType<DecideAccreditation.Outcome.NoPlace>().Count());
        Assert.Equal(Places, await it.ApprovedAsync());
    }

    [Fact]
    public async Task Whoever_counts_before_approving_lets_too_many_in()
    {
        // the same race without the guard: the test above would notice
        var it = await LimitedAsync(PlacesOf.CategoryInDelegation);
        var queue = await it.QueueAsync(Asking);

        // each has counted before the first approves, as many desks at once do
        var taken = await Task.WhenAll(queue.Select(each => Task.Run(it.ApprovedAsync)));
        await using (var db = await installation.OpenAsync())
        {
            foreach (var (id, _) in queue.Where((_, at) => taken[at] < Places))
                await db.Participants.Where(each => each.Id == id).ExecuteUpdateAsync(set => set.SetProperty(each => each.State, AccreditationState.Approved));
        }

        Assert.True(await it.ApprovedAsync() > Places);
    }

    [Fact]
    public async Task A_place_that_comes_free_is_taken_once_and_leaving_never_waits_for_a_place()
    {
        var it = await LimitedAsync(PlacesOf.CategoryInDelegation);
        var inside = new[] { await it.ApproveAsync(await it.WaitAsync(100)), await it.ApproveAsync(await it.WaitAsync(101)) };
        var queue = await it.QueueAsync(20);

        var leaving = inside.Select(each => Task.Run(async () => Assert.IsType<WithdrawParticipant.Outcome.Withdrawn>(await installation.Get<WithdrawParticipant>().ExecuteAsync(new(each.Id, "ill"), it.Focal, default))));
        var coming = queue.Select(each => Task.Run(() => it.DecideAsync(each))).ToList();
        await Task.WhenAll([.. leaving, .. coming]);
        var late = queue.Where((_, at) => coming[at].Result is DecideAccreditation.Outcome.NoPlace).ToList();
        foreach (var each in late) await it.DecideAsync(each);

        Assert.Equal(Places, await it.ApprovedAsync());
    }

    private async Task<QuotaDesk> LimitedAsync(PlacesOf of)
    {
        var it = await QuotaDesk.OpenAsync(installation);
        if (of == PlacesOf.Category) await it.LimitAsync(it.Desk.Category, Places);
        else await it.SetAsync(new SetQuotas.Line(of == PlacesOf.Delegation ? null : it.Desk.Category.Id, null, Places));
        return it;
    }
}
