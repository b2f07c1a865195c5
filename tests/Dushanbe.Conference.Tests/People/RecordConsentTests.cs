using Dushanbe.Conference.Access;
using Dushanbe.Conference.Editions.Categories;
using Dushanbe.Conference.Journal;
using Dushanbe.Conference.People;
using Dushanbe.Conference.Privacy;
using Dushanbe.Conference.Register;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Tests.People;

/// <summary>What people decide about publication: noted with when and how, changed by nothing else, and obeyed by whatever is published.</summary>
public sealed class RecordConsentTests(Installation installation) : IClassFixture<Installation>
{
    private static readonly Actor Karimova = A.Organizer with { Name = "M. Karimova" };

    [Fact]
    public async Task A_decision_is_noted_with_when_and_how_and_the_latest_holds()
    {
        var desk = await Desk.OpenAsync(installation);
        var (id, _) = await desk.Register(desk.Fields());
        Assert.Empty((await ReadAsync(id)).Consents);

        await NoteAsync(id, ConsentKind.Listing, true, ConsentWay.OnPaper);
        await NoteAsync(id, ConsentKind.Photography, false, ConsentWay.AtTheDesk);
        installation.Clock.Advance(TimeSpan.FromMinutes(1));
        await NoteAsync(id, ConsentKind.Listing, false, ConsentWay.ByLetter);

        var told = (await ReadAsync(id)).Consents;
        Assert.Equal([(ConsentKind.Listing, false, ConsentWay.ByLetter), (ConsentKind.Photography, false, ConsentWay.AtTheDesk), (ConsentKind.Listing, true, ConsentWay.OnPaper)], told.Select(each => (each.Kind, each.IsGiven, each.Way)));
        Assert.All(told, each => Assert.Equal("M. Karimova", each.ActorName));
        Assert.Equal(TimeSpan.FromMinutes(1), told[0].At - told[2].At);
        await using var db = await installation.OpenAsync();
        var person = await db.Participants.SingleAsync(each => each.Id == id);
        Assert.Equal((false, false), (person.Listing, person.Photography));
        var entries = await db.Journal.Where(each => each.SubjectId == id && each.Action == JournalAction.ConsentRecorded).OrderBy(each => each.Number).ToListAsync();
        Assert.Equal([new FieldChange("Listing", null, "Given"), new FieldChange("ConsentWay", null, "OnPaper")], entries[0].Changes);
        Assert.Equal(new FieldChange("Listing", "Given", "Refused"), entries[2].Changes[0]);
        Assert.Equal(3, (await installation.Get<ExportPerson>().ReadAsync(desk.Edition.Id, id, A.Organizer, default))!.Consents.Count);
    }

    [Fact]
    public async Task Told_again_in_the_same_way_it_is_noted_once_and_in_another_way_twice()
    {
        var desk = await Desk.OpenAsync(installation);
        var (id, _) = await desk.Register(desk.Fields());

        for (var press = 0; press < 3; press++) await NoteAsync(id, ConsentKind.Listing, true, ConsentWay.AtTheDesk);
        Assert.Single((await ReadAsync(id)).Consents);
        await NoteAsync(id, ConsentKind.Listing, true, ConsentWay.OnPaper);

        Assert.Equal(2, (await ReadAsync(id)).Consents.Count);
    }

    [Fact]
    public async Task No_edit_of_another_field_changes_it_and_noting_it_is_no_conflict_for_an_open_form()
    {
        var desk = await Desk.OpenAsync(installation);
        var fields = desk.Fields();
        var (id, version) = await desk.Register(fields);
        await NoteAsync(id, ConsentKind.Listing, false, ConsentWay.AtTheDesk);

        // the form was opened before
        var amended = await installation.Get<AmendParticipant>().ExecuteAsync(new(id, version, fields, fields with { Function = "Minister" }), A.Organizer, default);
        Assert.IsType<AmendParticipant.Outcome.Amended>(amended);
        await installation.Get<WithdrawParticipant>().ExecuteAsync(new(id, "ill"), A.Organizer, default);
        await installation.Get<ReinstateParticipant>().ExecuteAsync(new(id, "well again"), A.Organizer, default);

        Assert.False(Assert.Single((await ReadAsync(id)).Consents).IsGiven);
        await using var db = await installation.OpenAsync();
        Assert.Equal(false, (await db.Participants.SingleAsync(each => each.Id == id)).Listing);
    }

    [Fact]
    public async Task At_two_desks_at_once_both_decisions_are_noted_and_the_person_has_that_of_the_later_one()
    {
        var desk = await Desk.OpenAsync(installation);
        var (id, _) = await desk.Register(desk.Fields());

        await Task.WhenAll(Enumerable.Range(0, 8).Select(at => Task.Run(() => NoteAsync(id, ConsentKind.Photography, at % 2 == 0, (ConsentWay)(at / 2)))));

        await using var db = await installation.OpenAsync();
        var noted = await db.Consents.Where(each => each.ParticipantId == id).ToListAsync();
        var entries = await db.Journal.Where(each => each.SubjectId == id && each.Action == JournalAction.ConsentRecorded).OrderBy(each => each.Number).ToListAsync();
        Assert.Equal(8, noted.Count);
        Assert.Equal(entries[^1].Changes[0].To == "Given", (await db.Participants.SingleAsync(each => each.Id == id)).Photography);
    }

    [Theory]
    [InlineData(ListingRule.UnlessRefused, null, true), InlineData(ListingRule.UnlessRefused, true, true), InlineData(ListingRule.UnlessRefused, false, false)]
    [InlineData(ListingRule.WithConsent, null, false), InlineData(ListingRule.WithConsent, true, true), InlineData(ListingRule.WithConsent, false, false)]
    [InlineData(ListingRule.Never, null, false), InlineData(ListingRule.Never, true, false), InlineData(ListingRule.Never, false, false)]
    public async Task A_list_names_whom_the_category_and_the_person_allow(ListingRule rule, bool? decision, bool isNamed)
    {
        var desk = await Desk.OpenAsync(installation);
        var (id, _) = await desk.Register(desk.Fields());
        await using (var db = await installation.OpenAsync())
        {
            (await db.Categories.SingleAsync(each => each.Id == desk.Category.Id)).Listing = rule;
            await db.SaveChangesAsync();
        }

        if (decision is { } told) await NoteAsync(id, ConsentKind.Listing, told, ConsentWay.AtTheDesk);

        await using var read = await installation.OpenAsync();
        Assert.Equal(isNamed, Listings.Names(rule, (await read.Participants.SingleAsync(each => each.Id == id)).Listing));
        Assert.Equal(isNamed ? [id] : Array.Empty<Guid>(), await read.People(A.Organizer.Rows(Permission.ReadDesk, desk.Edition.Id)).Nameable(read).Select(each => each.Id).ToListAsync());
    }

    [Fact]
    public async Task Decisions_go_with_the_person()
    {
        var desk = await Desk.OpenAsync(installation);
        var (id, _) = await desk.Register(desk.Fields());
        await NoteAsync(id, ConsentKind.Listing, true, ConsentWay.AtTheDesk);

        await installation.Get<ErasePerson>().ExecuteAsync(new(id), A.Organizer, default);

        await using var db = await installation.OpenAsync();
        Assert.False(await db.Consents.AnyAsync(each => each.ParticipantId == id));
        Assert.Null((await db.Participants.SingleAsync(each => each.Id == id)).Listing);
        Assert.IsType<RecordConsent.Outcome.NoSuchParticipant>(await installation.Get<RecordConsent>().ExecuteAsync(new(id, ConsentKind.Listing, true, ConsentWay.AtTheDesk), Karimova, default));
    }

    [Fact]
    public void Of_the_usual_categories_nobody_of_the_security_is_listed_and_the_press_only_with_consent()
    {
        var usual = DefaultCategories.For(Guid.CreateVersion7()).ToLookup(each => each.Listing, each => each.Letter);

        Assert.Equal(["V", "Z"], usual[ListingRule.Never]);
        Assert.Equal(["P"], usual[ListingRule.WithConsent]);
        // what an older program stored, and an organizer's own, is not published by itself
        Assert.Equal(default, ListingRule.WithConsent);
    }

    private async Task NoteAsync(Guid id, ConsentKind kind, bool isGiven, ConsentWay way) =>
        Assert.IsType<RecordConsent.Outcome.Recorded>(await installation.Get<RecordConsent>().ExecuteAsync(new(id, kind, isGiven, way), Karimova, default));

    private async Task<ParticipantDetails.Person> ReadAsync(Guid id) => (await installation.Get<ParticipantDetails>().ReadAsync(id, A.Organizer, default))!;
}
