using Dushanbe.Conference.Exchange;
using Dushanbe.Conference.Journal;
using Dushanbe.Conference.Lists;
using Dushanbe.Conference.Names;
using Dushanbe.Conference.People;
using Dushanbe.Conference.People.Quotas;
using Dushanbe.Conference.Prints;
using Dushanbe.Conference.Register;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Tests.People;

/// <summary>Places for people whose names are to come count, and are nobody (REG-11).</summary>
public sealed class HeldPlaceTests(Installation installation) : IClassFixture<Installation>
{
    [Fact]
    public async Task A_delegation_of_eight_with_three_names_is_full_and_five_names_come_later()
    {
        var it = await QuotaDesk.OpenAsync(installation, places: 8);
        foreach (var each in await it.QueueAsync(3)) await it.ApproveAsync(each);
        Assert.Equal(5, Assert.IsType<HoldPlaces.Outcome.Held>(await HoldAsync(it, 5)).Count);

        var ninth = await it.RefusedAsync(await it.WaitAsync(9));
        Assert.Equal((8, 8), (ninth.Places, ninth.Taken));
        var held = await HeldAsync(it);
        foreach (var (at, place) in held.Index()) Assert.IsType<RegisterParticipant.Outcome.Registered>(await FillAsync(it, place.Id, $"Rahmonov{at}"));

        Assert.Equal(8, await it.ApprovedAsync());
        Assert.Empty(await HeldAsync(it));
        await it.RefusedAsync(await it.WaitAsync(10));
        await using var db = await installation.OpenAsync();
        var changes = await db.Journal.Where(each => each.SubjectId == it.Desk.Tajikistan.Id).OrderBy(each => each.Number).Select(each => each.Changes).ToListAsync();
        Assert.Equal(new FieldChange("HeldPlace", null, "D × 5"), Assert.Single(changes[1]));
        Assert.Equal(5, changes.Skip(2).Count(each => Assert.Single(each) == new FieldChange("FilledPlace", "D", null)));
    }

    [Fact]
    public async Task More_places_than_there_are_are_not_held_at_all()
    {
        var it = await QuotaDesk.OpenAsync(installation, places: 2);

        Assert.Equal(0, Assert.IsType<HoldPlaces.Outcome.NoPlace>(await HoldAsync(it, 3)).Limit.Taken);
        Assert.Empty(await HeldAsync(it));
        Assert.Equal([nameof(HeldPlaceFields.Count)], Assert.IsType<HoldPlaces.Outcome.Invalid>(await HoldAsync(it, 51)).Faults.Select(each => each.Field));
        Assert.Equal([nameof(HeldPlaceFields.CategoryId)], Assert.IsType<HoldPlaces.Outcome.Invalid>(await HoldAsync(it, 1, fields => fields with { CategoryId = Guid.CreateVersion7() })).Faults.Select(each => each.Field));
    }

    [Fact]
    public async Task A_place_that_is_given_up_is_free_and_one_that_went_is_not_filled()
    {
        var it = await QuotaDesk.OpenAsync(installation, places: 1);
        await HoldAsync(it, 1);
        var place = Assert.Single(await HeldAsync(it));
        var other = await installation.Get<RegisterParticipant>().ExecuteAsync(new(it.Desk.Edition.Id, it.Desk.Fields() with { DelegationId = it.Desk.Kyrgyzstan.Id }) { PlaceId = place.Id }, A.Organizer, default);

        Assert.IsType<RegisterParticipant.Outcome.PlaceGone>(other);
        Assert.IsType<GiveUpPlace.Outcome.GivenUp>(await installation.Get<GiveUpPlace>().ExecuteAsync(new(place.Id), A.Organizer, default));
        Assert.IsType<GiveUpPlace.Outcome.Gone>(await installation.Get<GiveUpPlace>().ExecuteAsync(new(place.Id), A.Organizer, default));
        Assert.IsType<RegisterParticipant.Outcome.PlaceGone>(await FillAsync(it, place.Id, "Late"));
        await it.ApproveAsync(await it.WaitAsync(1));
    }

    [Fact]
    public async Task Two_desks_fill_one_place_once()
    {
        var it = await QuotaDesk.OpenAsync(installation, places: 1);
        await HoldAsync(it, 1);
        var place = Assert.Single(await HeldAsync(it));

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 6).Select(at => Task.Run(() => FillAsync(it, place.Id, $"Rahmonov{at}"))));

        Assert.Single(outcomes.OfType<RegisterParticipant.Outcome.Registered>());
        Assert.Equal(5, outcomes.OfType<RegisterParticipant.Outcome.PlaceGone>().Count());
        Assert.Equal(1, await it.ApprovedAsync());
    }

    [Fact]
    public async Task A_form_that_is_sent_twice_holds_once()
    {
        var it = await QuotaDesk.OpenAsync(installation);
        var form = new HoldPlaces.Form(it.Desk.Tajikistan.Id, Guid.CreateVersion7(), Fields(it, 2));

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => installation.Get<HoldPlaces>().ExecuteAsync(form, A.Organizer, default))));

        Assert.Equal(2, (await HeldAsync(it)).Count);
    }

    [Fact]
    public async Task A_held_place_is_nobody_in_any_list_count_search_export_or_run()
    {
        var it = await QuotaDesk.OpenAsync(installation, places: 3);
        await it.Desk.Register(it.Desk.Fields());
        var before = await TellAsync(it);

        await HoldAsync(it, 2);

        Assert.Equal(2, (await HeldAsync(it)).Count);
        Assert.Equal(before, await TellAsync(it));
        Assert.Equal(3, (await installation.Get<ReadQuotas>().ReadAsync(it.Desk.Tajikistan.Id, A.Organizer, default))!.Single(each => each.CategoryId == it.Desk.Category.Id).OthersTaken);
    }

    // what is told of the people of an edition, in one text
    private async Task<string> TellAsync(QuotaDesk it)
    {
        var edition = it.Desk.Edition.Id;
        using var csv = new MemoryStream();
        await installation.Get<ExportParticipants>().WriteAsync(new(new() { EditionId = edition }, TableFormat.Csv), csv, A.Organizer, default);
        var page = await it.Desk.Search(null);
        var list = await installation.Get<ReadListOfParticipants>().PreviewAsync(edition, new(), ListLook.In("en"), A.Organizer, default);
        var delegations = await installation.Get<DelegationList>().ReadAsync(edition, null, "en", A.Organizer, default);
        var queue = await installation.Get<ReviewQueue>().ReadAsync(new() { EditionId = edition }, it.Reviewer, default);
        var badges = await installation.Get<BadgeChoices>().CountAsync(edition, BadgeSelection.Everybody, A.Organizer, default);
        return string.Join('\n', System.Text.Encoding.UTF8.GetString(csv.ToArray()), page.Found, System.Text.Json.JsonSerializer.Serialize(list), string.Join(';', delegations.Select(each => each.Approved)), queue.Total, badges,
            await installation.Get<RegisterCounts>().ReadAsync(edition, A.Organizer, default));
    }

    private Task<IReadOnlyList<ReadQuotas.Held>> HeldAsync(QuotaDesk it) => installation.Get<ReadQuotas>().HeldAsync(it.Desk.Tajikistan.Id, it.Focal, default);

    private static HeldPlaceFields Fields(QuotaDesk it, int count) => new() { CategoryId = it.Desk.Category.Id, Capacity = Capacity.Adviser, Count = count, Function = LocalizedText.Of(en: "Expert", ru: "Эксперт") };

    private Task<HoldPlaces.Outcome> HoldAsync(QuotaDesk it, int count, Func<HeldPlaceFields, HeldPlaceFields>? with = null) =>
        installation.Get<HoldPlaces>().ExecuteAsync(new(it.Desk.Tajikistan.Id, Guid.CreateVersion7(), with is null ? Fields(it, count) : with(Fields(it, count))), A.Organizer, default);

    private Task<RegisterParticipant.Outcome> FillAsync(QuotaDesk it, Guid placeId, string family) =>
        installation.Get<RegisterParticipant>().ExecuteAsync(new(it.Desk.Edition.Id, it.Desk.Fields("Farrukh", family)) { PlaceId = placeId }, A.Organizer, default);
}
