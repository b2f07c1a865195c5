using Dushanbe.Conference.Access;
using Dushanbe.Conference.People;
using Dushanbe.Conference.People.Passports;
using Dushanbe.Conference.Register;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Tests.Register;

/// <summary>The reviewers' queue: who is in it and in which order, who may be registered twice, and one decision about several.</summary>
public sealed class ReviewQueueTests(Installation installation) : IClassFixture<Installation>
{
    [Fact]
    public async Task Who_waits_longest_comes_first_and_an_answer_waits_from_when_it_was_sent()
    {
        var (desk, focal, reviewer) = await OpenAsync();
        var asked = await SubmitAsync(desk, focal, "Anna", "Asked");
        await MinutesAsync();
        var second = await SubmitAsync(desk, focal, "Boris", "Second");
        await SubmitAsync(desk, A.Organizer, "Clara", "Approved");
        await MinutesAsync();
        var question = Assert.IsType<DecideAccreditation.Outcome.Decided>(await DecideAsync(asked, AccreditationDecision.Ask, reviewer, "Photo?"));
        Assert.Equal(["Second"], await NamesAsync(desk, reviewer));
        Assert.Equal(["Asked"], await NamesAsync(desk, reviewer, filter => filter with { State = AccreditationState.MoreInformation }));

        await DecideAsync((asked.Id, question.Version), AccreditationDecision.Submit, focal, "New photo");

        Assert.Equal(["Second", "Asked"], await NamesAsync(desk, reviewer));
        Assert.Equal(["Second"], await NamesAsync(desk, reviewer, filter => filter with { SentBefore = installation.Clock.GetUtcNow().UtcDateTime.AddMinutes(-1) }));
        await DecideAsync(second, AccreditationDecision.TakeUp, reviewer);
        Assert.Equal(["Second", "Asked"], await NamesAsync(desk, reviewer));
    }

    [Fact]
    public async Task Filters_leave_only_those_they_name()
    {
        var (desk, focal, reviewer) = await OpenAsync();
        await SubmitAsync(desk, focal, "Anna", "Here");
        var photographed = await SubmitAsync(desk, A.FocalPoint(desk.Kyrgyzstan), "Boris", "There", desk.Kyrgyzstan.Id);
        await using (var db = await installation.OpenAsync()) await db.Participants.Where(each => each.Id == photographed.Id).ExecuteUpdateAsync(set => set.SetProperty(each => each.PhotoHash, new string('b', 64)));

        Assert.Equal(["There"], await NamesAsync(desk, reviewer, filter => filter with { DelegationId = desk.Kyrgyzstan.Id }));
        Assert.Equal(["Here"], await NamesAsync(desk, reviewer, filter => filter with { WithoutPhoto = true }));
        Assert.Empty(await NamesAsync(desk, reviewer, filter => filter with { CategoryId = Guid.CreateVersion7() }));
        Assert.Equal(2, (await NamesAsync(desk, reviewer, filter => filter with { CategoryId = desk.Category.Id })).Count);
    }

    [Fact]
    public async Task A_rejected_person_who_registers_again_shows_the_earlier_decision_and_its_reason()
    {
        var (desk, focal, reviewer) = await OpenAsync();
        await DecideAsync(await SubmitAsync(desk, focal, "Farrukh", "Rahmonzoda"), AccreditationDecision.Reject, reviewer, "Not in the note");
        var again = await SubmitAsync(desk, focal, "Farrukh", "Rahmonzoda");
        await SubmitAsync(desk, focal, "Zarina", "Other");

        Assert.Equal(["Rahmonzoda"], await NamesAsync(desk, reviewer, filter => filter with { MaybeTwice = true }));
        var twin = Assert.Single(await installation.Get<ReviewQueue>().TwinsAsync(again.Id, reviewer, default));
        Assert.Equal((AccreditationState.Rejected, DuplicateReason.SameNameInDelegation), (twin.Row.State, twin.Reason));
        Assert.Equal((AccreditationState.Rejected, "R. Reviewer", "Not in the note"), (twin.Last.To, twin.Last.ActorName, twin.Last.Reason));
    }

    [Fact]
    public async Task The_same_passport_tells_of_another_name_but_not_to_who_may_not_see_passports()
    {
        var (desk, focal, reviewer) = await OpenAsync();
        var one = await SubmitAsync(desk, focal, "Farrukh", "Rahmonzoda");
        var other = await SubmitAsync(desk, focal, "Ivan", "Petrov");
        foreach (var (id, _) in new[] { one, other })
            Assert.IsType<RecordPassport.Outcome.Recorded>(await installation.Get<RecordPassport>().ExecuteAsync(new(id, null, new() { Number = "400999888" }) { Shown = [one.Id] }, A.Organizer, default));
        var blind = A.Clerk(desk.Edition, Permission.ReadDesk, Permission.ReviewAccreditations);

        Assert.Equal(["Petrov", "Rahmonzoda"], (await NamesAsync(desk, reviewer, filter => filter with { MaybeTwice = true })).Order());
        Assert.Equal((one.Id, DuplicateReason.SamePassport), Assert.Single((await installation.Get<ReviewQueue>().TwinsAsync(other.Id, reviewer, default)).Select(each => (each.Row.Id, each.Reason))));
        Assert.Empty(await NamesAsync(desk, blind, filter => filter with { MaybeTwice = true }));
        Assert.Empty(await installation.Get<ReviewQueue>().TwinsAsync(other.Id, blind, default));
    }

    [Fact]
    public async Task Several_are_decided_as_the_preview_told_and_who_was_decided_meanwhile_is_left()
    {
        var (desk, focal, reviewer) = await OpenAsync();
        var (first, second, third) = (await SubmitAsync(desk, focal, "Anna", "First"), await SubmitAsync(desk, focal, "Boris", "Second"), await SubmitAsync(desk, focal, "Clara", "Third"));
        var other = reviewer with { Name = "O. Other", AccountId = Guid.CreateVersion7() };
        await DecideAsync(second, AccreditationDecision.Reject, other, "why");
        var form = new DecideTogether.Form(desk.Edition.Id, [first, second, third], AccreditationDecision.Approve);

        var preview = await installation.Get<DecideTogether>().PreviewAsync(form, reviewer, default);
        // between the preview and the press
        await DecideAsync(third, AccreditationDecision.Hold, other, "why");
        var results = await installation.Get<DecideTogether>().ExecuteAsync(form, reviewer, default);

        Assert.Equal([("First", true, null), ("Second", false, "O. Other"), ("Third", true, null)], preview.Select(each => (each.Name.Family, each.IsPossible && !each.IsChanged, each.Last?.By)));
        Assert.Equal([typeof(DecideAccreditation.Outcome.Decided), typeof(DecideAccreditation.Outcome.NotAllowed), typeof(DecideAccreditation.Outcome.ChangedMeanwhile)], results.Select(each => each.Outcome.GetType()));
        await using var db = await installation.OpenAsync();
        Assert.Equal([AccreditationState.Approved, AccreditationState.Rejected, AccreditationState.OnHold], await db.Participants.Where(each => each.EditionId == desk.Edition.Id).OrderBy(each => each.SortKey).Select(each => each.State).ToListAsync());
    }

    [Fact]
    public async Task A_reviewer_of_one_delegation_sees_its_people_alone()
    {
        var (desk, focal, _) = await OpenAsync();
        var own = await SubmitAsync(desk, focal, "Anna", "Own");
        var beside = await SubmitAsync(desk, A.FocalPoint(desk.Kyrgyzstan), "Anna", "Own", desk.Kyrgyzstan.Id);
        var reviewer = A.Holder(Roles.Find("reviewer")!, GrantScope.Delegation, desk.Tajikistan.Id, desk.Edition.Id);

        Assert.Equal(["Own"], await NamesAsync(desk, reviewer));
        Assert.Empty(await NamesAsync(desk, reviewer, filter => filter with { MaybeTwice = true }));
        Assert.Empty(await installation.Get<ReviewQueue>().TwinsAsync(own.Id, reviewer, default));
        Assert.Empty(await installation.Get<ReviewQueue>().TwinsAsync(beside.Id, reviewer, default));
        Assert.Empty(await installation.Get<DecideTogether>().PreviewAsync(new(desk.Edition.Id, [beside], AccreditationDecision.Approve), reviewer, default));
        Assert.IsType<DecideAccreditation.Outcome.NoSuchParticipant>(Assert.Single(await installation.Get<DecideTogether>().ExecuteAsync(new(desk.Edition.Id, [beside], AccreditationDecision.Approve), reviewer, default)).Outcome);
    }

    private async Task<(Desk Desk, Actor Focal, Actor Reviewer)> OpenAsync()
    {
        var desk = await Desk.OpenAsync(installation);
        return (desk, A.FocalPoint(desk.Tajikistan), A.Holder(Roles.Find("reviewer")!, GrantScope.Edition, desk.Edition.Id) with { Name = "R. Reviewer", AccountId = Guid.CreateVersion7() });
    }

    private async Task<(Guid Id, long Version)> SubmitAsync(Desk desk, Actor focal, string given, string family, Guid? delegation = null)
    {
        var made = Assert.IsType<RegisterParticipant.Outcome.Registered>(await installation.Get<RegisterParticipant>().ExecuteAsync(new(desk.Edition.Id, desk.Fields(given, family) with { DelegationId = delegation ?? desk.Tajikistan.Id }), focal, default));
        return (made.ParticipantId, made.Version);
    }

    private Task<DecideAccreditation.Outcome> DecideAsync((Guid Id, long Version) person, AccreditationDecision decision, Actor actor, string? reason = null) =>
        installation.Get<DecideAccreditation>().ExecuteAsync(new(person.Id, person.Version, decision, reason), actor, default);

    private async Task<IReadOnlyList<string?>> NamesAsync(Desk desk, Actor actor, Func<ReviewQueue.Filter, ReviewQueue.Filter>? with = null)
    {
        var filter = new ReviewQueue.Filter { EditionId = desk.Edition.Id };
        var page = await installation.Get<ReviewQueue>().ReadAsync(with is null ? filter : with(filter), actor, default);
        Assert.Equal(page.Total, page.Lines.Count);
        return [.. page.Lines.Select(each => each.Row.Name.Family)];
    }

    private Task MinutesAsync()
    {
        installation.Clock.Advance(TimeSpan.FromMinutes(2));
        return Task.CompletedTask;
    }
}
