using Dushanbe.Conference.Access;
using Dushanbe.Conference.Editions.Categories;
using Dushanbe.Conference.Journal;
using Dushanbe.Conference.Lists;
using Dushanbe.Conference.People;
using Dushanbe.Conference.Privacy;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Tests.Lists;

/// <summary>Whom a list names, whom not and why, and who may ask.</summary>
public sealed class ReadListOfParticipantsTests(Installation installation) : IClassFixture<Installation>
{
    [Fact]
    public async Task It_names_the_approved_and_says_of_others_why_not()
    {
        var world = await ListWorld.OpenAsync(installation);
        var delegation = await installation.Add(A.Delegation(world.Edition));
        await world.PersonAsync(delegation, "Anvar", "Approved");
        var (gone, erased) = (await world.PersonAsync(delegation, "Walter", "Withdrawn"), await world.PersonAsync(delegation, "Erwin", "Erased"));
        await world.PersonAsync(null, "Olim", "Other", organization: "Institute");
        await installation.Get<WithdrawParticipant>().ExecuteAsync(new(gone.Id, "ill"), A.Organizer, default);
        Assert.IsType<ErasePerson.Outcome.Erased>(await installation.Get<ErasePerson>().ExecuteAsync(new(erased.Id), A.Organizer, default));
        await using (var db = await installation.OpenAsync())
        {
            // as an import of a former time may have left it
            var nameless = new Participant { EditionId = world.Edition.Id, RegisteredAt = world.Edition.Starts.ToDateTime(default, DateTimeKind.Utc) };
            nameless.Place(delegation.Id, world.Category.Id);
            nameless.Approve(nameless.RegisteredAt, null, "operator");
            db.Add(nameless);
            await db.SaveChangesAsync();
        }

        var preview = (await installation.Get<ReadListOfParticipants>().PreviewAsync(world.Edition.Id, new() { Groups = [ListGroup.States, ListGroup.Media] }, ListLook.In("en"), A.Organizer, default))!;

        Assert.Equal(["APPROVED Anvar"], Names(preview.List));
        Assert.Equal([("WITHDRAWN Walter", ListOmission.NotApproved), ("", ListOmission.NoName), ("OTHER Olim", ListOmission.GroupNotChosen)], preview.LeftOut.Select(each => (each.Name, each.Why)));
        Assert.Equal(("Tajikistan", "Institute"), (preview.LeftOut[0].Body, preview.LeftOut[2].Body));
    }

    [Fact]
    public async Task It_names_nobody_who_refused_nor_whom_the_category_keeps_off_without_consent()
    {
        var world = await ListWorld.OpenAsync(installation);
        var delegation = await installation.Add(A.Delegation(world.Edition));
        var (press, security) = (A.Category(world.Edition, "P", "Press"), A.Category(world.Edition, "Z", "Security"));
        (press.Listing, security.Listing) = (ListingRule.WithConsent, ListingRule.Never);
        await installation.Add(press, security);
        await world.PersonAsync(delegation, "Anvar", "Notasked");
        var refused = await world.PersonAsync(delegation, "Rano", "Refused");
        var consenting = await world.PersonAsync(delegation, "Kamila", "Consenting", category: press);
        await world.PersonAsync(delegation, "Nigora", "Unasked", category: press);
        var guard = await world.PersonAsync(delegation, "Sobir", "Guard", category: security);
        foreach (var (person, isGiven) in new[] { (refused, false), (consenting, true), (guard, true) })
            Assert.IsType<RecordConsent.Outcome.Recorded>(await installation.Get<RecordConsent>().ExecuteAsync(new(person.Id, ConsentKind.Listing, isGiven, ConsentWay.OnPaper), A.Organizer, default));

        var preview = (await installation.Get<ReadListOfParticipants>().PreviewAsync(world.Edition.Id, new(), ListLook.In("en"), A.Organizer, default))!;

        Assert.Equal(["CONSENTING Kamila", "NOTASKED Anvar"], Names(preview.List).Order(StringComparer.Ordinal));
        Assert.Equal([("GUARD Sobir", ListOmission.CategoryNotListed), ("REFUSED Rano", ListOmission.Refused), ("UNASKED Nigora", ListOmission.NoConsent)], preview.LeftOut.Select(each => (each.Name, each.Why)).OrderBy(each => each.Name, StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_focal_point_gets_an_extract_of_its_own_delegation()
    {
        var world = await ListWorld.OpenAsync(installation);
        var (own, _) = (await world.StateAsync("TJ"), await world.StateAsync("KG"));
        var (whole, part) = (await world.ReadAsync("en"), await world.ReadAsync("en", actor: A.FocalPoint(own)));

        Assert.Equal((false, 2), (whole.IsExtract, whole.People));
        Assert.Equal((true, 1, "Tajikistan"), (part.IsExtract, part.People, part.Parts[0].Bodies[0].Name.Text));
        var elsewhere = await ListWorld.OpenAsync(installation);
        await elsewhere.StateAsync("TJ");
        await Assert.ThrowsAsync<NotPermittedException>(() => elsewhere.ReadAsync("en", actor: A.FocalPoint(own)));
        await Assert.ThrowsAsync<NotPermittedException>(() => world.ReadAsync("en", actor: A.Clerk(world.Edition, Permission.ReadDesk)));
        await Assert.ThrowsAsync<NotProvenException>(() => world.ReadAsync("en", actor: A.Organizer with { ProvenAt = default }));
    }

    [Fact]
    public async Task What_is_given_away_is_in_the_journal_and_a_look_is_not()
    {
        var world = await ListWorld.OpenAsync(installation);
        await world.StateAsync("TJ");

        await installation.Get<ReadListOfParticipants>().PreviewAsync(world.Edition.Id, new(), ListLook.In("en"), A.Organizer, default);
        await world.ReadAsync("en");

        await using var db = await installation.OpenAsync();
        var entry = Assert.Single(await db.Journal.Where(each => each.EditionId == world.Edition.Id).ToListAsync());
        Assert.Equal((JournalAction.Exported, JournalSubject.Edition, "ListOfParticipants", "1"), (entry.Action, entry.Subject, entry.Changes.Single().Field, entry.Changes.Single().To));
    }

    public static TheoryData<string, string> Faulty => new()
    {
        { "ahead", "AsAt NotYet" }, { "address", "AmendTo Missing" }, { "early", "AmendBy TooEarly" }, { "time", "AmendAt NeedsDay" }, { "final", "FinalOn TooEarly" }, { "groups", "Groups Missing" }, { "long", "AmendTo TooLong" },
    };

    [Theory, MemberData(nameof(Faulty))]
    public async Task What_does_not_fit_together_is_refused_and_nothing_recorded(string what, string fault)
    {
        var world = await ListWorld.OpenAsync(installation);
        var day = new DateOnly(2022, 10, 18);
        var right = new ListFields { AsAt = day, AmendTo = "lists@example.org", AmendBy = day.AddDays(1), AmendAt = new(12, 0), FinalOn = day.AddDays(2) };
        var fields = what switch
        {
            "ahead" => right with { AsAt = day.AddDays(1) },
            "address" => right with { AmendTo = " " },
            "early" => right with { AmendBy = day.AddDays(-1) },
            "time" => right with { AmendBy = null },
            "final" => right with { FinalOn = day },
            "groups" => right with { Groups = [] },
            _ => right with { AmendTo = new string('x', ListFields.LongestAddress + 1) },
        };

        var refused = Assert.IsType<ReadListOfParticipants.Outcome.Refused>(await installation.Get<ReadListOfParticipants>().ReadAsync(world.Edition.Id, fields, ListLook.In("en"), A.Organizer, default));

        Assert.Equal([fault], refused.Faults.Select(each => $"{each.Field} {each.Kind}"));
        await using var db = await installation.OpenAsync();
        Assert.False(await db.Journal.AnyAsync(each => each.EditionId == world.Edition.Id));
        Assert.Equal(right, (await world.ReadAsync("en", fields: right)).Fields with { Groups = right.Groups });
        // a final list takes no amendments, whatever was typed before
        var final = await world.ReadAsync("en", fields: fields with { Kind = ListKind.Final, AsAt = day, Groups = right.Groups });
        Assert.Equal((null, null, null, null), (final.Fields.AmendTo, final.Fields.AmendBy, final.Fields.AmendAt, final.Fields.FinalOn));
    }

    [Fact]
    public async Task Only_what_we_write_and_order_in_is_understood()
    {
        Assert.Equal(new ListLook("ru", "fr"), ListLook.Read("ru-RU", "fr"));
        Assert.Equal(new ListLook("tg", "tg"), ListLook.Read("tg", ""));
        Assert.Null(ListLook.Read("fr", null));
        Assert.Null(ListLook.Read("en", "de"));
        Assert.IsType<ReadListOfParticipants.Outcome.NoSuchEdition>(await installation.Get<ReadListOfParticipants>().ReadAsync(Guid.CreateVersion7(), new(), ListLook.In("en"), A.Organizer, default));
    }

    private static IEnumerable<string> Names(ListOfParticipants list) => list.Parts.SelectMany(each => each.Bodies).SelectMany(each => each.People).Select(each => each.Listed);
}
