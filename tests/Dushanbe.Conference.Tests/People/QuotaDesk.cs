using Dushanbe.Conference.Access;
using Dushanbe.Conference.Editions.Categories;
using Dushanbe.Conference.People;
using Dushanbe.Conference.People.Quotas;
using Dushanbe.Conference.Register;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Tests.People;

/// <summary>A desk whose delegation has places, and short ways to take them.</summary>
internal sealed class QuotaDesk(Installation installation, Desk desk)
{
    public Desk Desk { get; } = desk;

    public Actor Focal { get; } = A.FocalPoint(desk.Tajikistan);

    public Actor Reviewer { get; } = A.Holder(Roles.Find("reviewer")!, GrantScope.Edition, desk.Edition.Id) with { Name = "R. Reviewer", AccountId = Guid.CreateVersion7() };

    public static async Task<QuotaDesk> OpenAsync(Installation installation, int? hosted = null, int? places = null)
    {
        var made = new QuotaDesk(installation, await Desk.OpenAsync(installation));
        if (hosted is not null || places is not null) await made.SetAsync(new SetQuotas.Line(made.Desk.Category.Id, hosted, places));
        return made;
    }

    /// <summary>Sets the places of the delegation, whatever they were.</summary>
    public async Task<IReadOnlyList<PlaceLimit>> SetAsync(params SetQuotas.Line[] lines)
    {
        var seen = await installation.Get<ReadQuotas>().ReadAsync(Desk.Tajikistan.Id, A.Organizer, default);
        var outcome = await installation.Get<SetQuotas>().ExecuteAsync(new(Desk.Tajikistan.Id, [.. seen!.Select(each => new SetQuotas.Line(each.CategoryId, each.Hosted, each.Places))], lines), A.Organizer, default);
        return Assert.IsType<SetQuotas.Outcome.Set>(outcome).Over;
    }

    /// <summary>Limits a category of the edition.</summary>
    public async Task LimitAsync(Category category, int? places)
    {
        await using var db = await installation.OpenAsync();
        var version = await db.Categories.Where(each => each.Id == category.Id).Select(each => each.Version).SingleAsync();
        Assert.IsType<AmendCategory.Outcome.Amended>(await installation.Get<AmendCategory>().ExecuteAsync(new(category.Id, version, CategoryFields.Of(category) with { Places = places }), A.Organizer, default));
    }

    /// <summary>Somebody who waits for a reviewer.</summary>
    public async Task<(Guid Id, long Version)> WaitAsync(int number, Func<ParticipantFields, ParticipantFields>? with = null)
    {
        var fields = Desk.Fields($"Farrukh{number}", $"Rahmonzoda{number}");
        var made = Assert.IsType<RegisterParticipant.Outcome.Registered>(await installation.Get<RegisterParticipant>().ExecuteAsync(new(Desk.Edition.Id, with is null ? fields : with(fields)), Focal, default));
        return (made.ParticipantId, made.Version);
    }

    /// <summary>Several who wait.</summary>
    public async Task<IReadOnlyList<(Guid Id, long Version)>> QueueAsync(int count, Func<ParticipantFields, ParticipantFields>? with = null)
    {
        var waiting = new List<(Guid, long)>();
        for (var at = 0; at < count; at++) waiting.Add(await WaitAsync(at, with));
        return waiting;
    }

    public Task<DecideAccreditation.Outcome> DecideAsync((Guid Id, long Version) person, AccreditationDecision decision = AccreditationDecision.Approve, string? reason = null) =>
        installation.Get<DecideAccreditation>().ExecuteAsync(new(person.Id, person.Version, decision, reason), Reviewer, default);

    /// <summary>Approves somebody who has a place.</summary>
    public async Task<(Guid Id, long Version)> ApproveAsync((Guid Id, long Version) person) => (person.Id, Assert.IsType<DecideAccreditation.Outcome.Decided>(await DecideAsync(person)).Version);

    /// <summary>Asserts that there is no place for somebody, and which.</summary>
    public async Task<PlaceLimit> RefusedAsync((Guid Id, long Version) person) => Assert.IsType<DecideAccreditation.Outcome.NoPlace>(await DecideAsync(person)).Limit;

    public Task<AmendParticipant.Outcome> AmendAsync((Guid Id, long Version) person, ParticipantFields fields) => installation.Get<AmendParticipant>().ExecuteAsync(new(person.Id, person.Version, fields, fields), A.Organizer, default);

    public async Task<int> ApprovedAsync()
    {
        await using var db = await installation.OpenAsync();
        return await db.Participants.CountAsync(each => each.EditionId == Desk.Edition.Id && each.State == AccreditationState.Approved);
    }
}
