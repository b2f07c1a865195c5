using System.Text;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Conditions;
using Dushanbe.Conference.Exchange;
using Dushanbe.Conference.Journal;
using Dushanbe.Conference.People;
using Dushanbe.Conference.Prints;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Tests.Exchange;

/// <summary>Rows of people who are registered: registered beside them, left out, or taken as an amendment.</summary>
public sealed class KnownPeopleTests(Installation installation) : IClassFixture<Installation>
{
    private static readonly KnownChoice ByName = new(KnownPeople.Update, KnownBy.Name), ByEmail = new(KnownPeople.Update, KnownBy.Email), ByNumber = new(KnownPeople.Update, KnownBy.ListNumber);

    [Fact]
    public async Task An_update_changes_what_the_file_says_leaves_what_it_leaves_blank_and_registers_who_is_new()
    {
        var (desk, ann) = await StoryAsync();
        var bo = (await desk.Register(desk.Fields("Bo", "Ek"))).Id;
        var import = await installation.CaseAsync(desk, "honorific,given,family,iso2,category,capacity,function,phone\n,Ann,Lee,TJ,,head,Minister,\nMr.,Bo,Ek,TJ,D,member,Head of Department,\n,Cid,New,TJ,,,,\n");

        var check = await installation.CheckAsync(desk, import, ByName);

        Assert.Equal((ImportPhase.Checked, 2, 1, 1, 0), (check.Phase, check.Report!.People, check.Report.Updated, check.Report.Unchanged, check.Report.LeftOut));
        Assert.Equal([(2, RowDeed.Update), (3, RowDeed.Keep), (4, RowDeed.Create)], check.Report.Kept.Rows.Select(each => (each.Number, each.Deed)));
        Assert.Equal([("capacity", "member", "head of delegation"), ("function", "Head of Department", "Minister")], check.Report.Kept.Rows[0].Changes.Select(each => (each.Column, each.Was.In("en"), each.Is.In("en"))));
        var done = await installation.StoreAsync(desk, import);
        Assert.Equal((ImportPhase.Imported, 2, 1), (done.Phase, done.Report!.People, done.Report.Updated));
        var people = await PeopleAsync(desk);
        Assert.Equal(["Ek", "Lee", "New"], people.Values.Select(each => each.Name.Family!).Order());
        Assert.Equal(("Mr.", Capacity.HeadOfDelegation, "Minister", "ann@example.org", "+992 1", 2L), people[ann] is var it ? (it.Name.Honorific!, it.Capacity, it.Function!, it.Email!, it.Phone!, it.Version) : default);
        // nothing to change touches nothing: no version, no entry in the journal
        Assert.Equal(1, people[bo].Version);
        await using var db = await installation.OpenAsync();
        Assert.False(await db.Journal.AnyAsync(each => each.SubjectId == bo && each.Action == JournalAction.Amended));
        Assert.Equal([new FieldChange("Capacity", "Member", "HeadOfDelegation"), new FieldChange("Function", "Head of Department", "Minister")], (await db.Journal.SingleAsync(each => each.SubjectId == ann && each.Action == JournalAction.Amended)).Changes);
        Assert.Equal([new FieldChange("Participants", null, "1"), new FieldChange("ParticipantsUpdated", null, "1")], (await db.Journal.SingleAsync(each => each.SubjectId == desk.Edition.Id && each.Action == JournalAction.Imported)).Changes);
    }

    [Fact]
    public async Task Rows_of_the_registered_are_left_out_where_that_is_chosen_and_registered_beside_them_where_nothing_is()
    {
        var (desk, _) = await StoryAsync();
        var import = await installation.CaseAsync(desk, "given,family,iso2\nAnn,Lee,TJ\nCid,New,TJ\n");

        var usual = await installation.CheckAsync(desk, import);
        var left = await installation.CheckAsync(desk, import, new(KnownPeople.LeaveOut, KnownBy.Name));

        Assert.Equal((2, 0, ImportCode.SameNameRegistered), (usual.Report!.People, usual.Report.LeftOut, Assert.Single(usual.Report.Kept.Findings).Code));
        Assert.Equal((1, 1, ImportCode.RegisteredLeftOut), (left.Report!.People, left.Report.LeftOut, Assert.Single(left.Report.Kept.Findings).Code));
        Assert.Equal(ImportPhase.Imported, (await installation.StoreAsync(desk, import)).Phase);
        Assert.Equal(["Lee", "New"], (await PeopleAsync(desk)).Values.Select(each => each.Name.Family!).Order());
    }

    [Fact]
    public async Task Somebody_is_recognized_by_an_address_or_by_the_number_in_the_senders_list_although_the_name_is_corrected()
    {
        var (desk, ann) = await StoryAsync();
        var first = await installation.CaseAsync(desk, "given,family,iso2,email,list_number\nAnne,Leigh,TJ,ANN@example.org,A-7\n");
        Assert.Equal(1, (await installation.CheckAsync(desk, first, ByEmail)).Report!.Updated);
        await installation.StoreAsync(desk, first);
        Assert.Equal(("Anne", "Leigh", "ann@example.org", "A-7"), (await PeopleAsync(desk))[ann] is var it ? (it.Name.Given!, it.Name.Family!, it.Email!, it.ListNumber!) : default);

        var second = await installation.CaseAsync(desk, "given,family,iso2,email,list_number\nAnn,Lee,KG,lee@example.org,A-7\n");
        Assert.Equal(1, (await installation.CheckAsync(desk, second, ByNumber)).Report!.Updated);
        await installation.StoreAsync(desk, second);

        var person = (await PeopleAsync(desk))[ann];
        Assert.Equal(("Ann", "lee@example.org", desk.Kyrgyzstan.Id, 1), (person.Name.Given, person.Email, person.DelegationId, person.OrderInDelegation));
        // and the number comes with the next export
        using var csv = new MemoryStream();
        await installation.Get<ExportParticipants>().WriteAsync(new(new() { EditionId = desk.Edition.Id }, TableFormat.Csv), csv, A.Organizer, default);
        Assert.Contains("A-7", Encoding.UTF8.GetString(csv.ToArray()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_row_that_means_two_people_two_rows_that_mean_one_and_a_number_of_somebody_else_are_errors()
    {
        var (desk, ann) = await StoryAsync();
        await desk.Register(desk.Fields("Bo", "Ek") with { Email = "ann@example.org" });
        await using (var db = await installation.OpenAsync())
            await db.Participants.Where(each => each.Id == ann).ExecuteUpdateAsync(set => set.SetProperty(each => each.ListNumber, "7"));

        var two = await installation.CheckAsync(desk, await installation.CaseAsync(desk, "given,family,iso2,email\nAnn,Lee,TJ,ann@example.org\n"), ByEmail);
        var one = await installation.CheckAsync(desk, await installation.CaseAsync(desk, "given,family,iso2,function\nAnn,Lee,TJ,Expert\nAnn,LEE,TJ,Minister\n"), ByName);
        var number = await installation.CheckAsync(desk, await installation.CaseAsync(desk, "given,family,iso2,list_number\nCid,New,TJ,7\nDo,New,TJ,8\nEd,New,TJ,8\n"), ByName);
        var missing = await installation.CheckAsync(desk, await installation.CaseAsync(desk, "given,family,iso2\nAnn,Lee,TJ\n"), ByNumber);

        Assert.Equal((2, ImportCode.MatchesSeveral, "EK Bo (Tajikistan); LEE Ann (Tajikistan)"), Assert.Single(Errors(two)) is var it ? (it.Row, it.Code, string.Join("; ", it.Arguments[0].In("en").Split("; ").Order(StringComparer.Ordinal))) : default);
        Assert.Equal([(3, ImportCode.SamePersonTwice)], Errors(one).Select(each => (each.Row, each.Code)));
        Assert.Equal([(2, ImportCode.NumberTaken), (4, ImportCode.NumberTwice)], Errors(number).Select(each => (each.Row, each.Code)));
        Assert.Equal([(0, ImportCode.KeyMissing)], Errors(missing).Select(each => (each.Row, each.Code)));
        Assert.All(new[] { two, one, number, missing }, each => Assert.Equal(ImportPhase.Refused, each.Phase));
    }

    [Fact]
    public async Task What_somebody_amends_after_the_check_is_not_overwritten_and_the_case_is_checked_again()
    {
        var (desk, ann) = await StoryAsync();
        var import = await installation.CaseAsync(desk, "given,family,iso2,function\nAnn,Lee,TJ,Minister\n");
        await installation.CheckAsync(desk, import, ByName);
        var seen = desk.Fields("Ann", "Lee") with { Email = "ann@example.org", Phone = "+992 1" };
        Assert.IsType<AmendParticipant.Outcome.Amended>(await installation.Get<AmendParticipant>().ExecuteAsync(new(ann, 1, seen, seen with { Function = "Typed by hand" }), A.Organizer, default));

        var refused = await installation.StoreAsync(desk, import);

        Assert.Equal((ImportPhase.Refused, ImportCode.RegisterChanged, "Typed by hand"), (refused.Phase, Assert.Single(Errors(refused)).Code, (await PeopleAsync(desk))[ann].Function));
        var again = await installation.CheckAsync(desk, import);
        Assert.Equal(("Typed by hand", "Minister"), Assert.Single(again.Report!.Kept.Rows[0].Changes) is var it ? (it.Was.In("en"), it.Is.In("en")) : default);
        Assert.Equal(ImportPhase.Imported, (await installation.StoreAsync(desk, import)).Phase);
        Assert.Equal("Minister", (await PeopleAsync(desk))[ann].Function);
    }

    [Fact]
    public async Task Who_may_not_review_sends_the_approved_back_to_review_and_who_may_not_register_updates_nobody()
    {
        var (desk, ann) = await StoryAsync();
        await installation.Get<StartBadgeRun>().ExecuteAsync(new(desk.Edition.Id, BadgeSelection.Of(ann)), A.Organizer, default);
        var import = await installation.CaseAsync(desk, "given,family,iso2,category,native_name\nAnn,Lee,TJ,,Анна Ли\n");
        var form = new StartImport.Form(desk.Edition.Id, import, DryRun: true) { Known = ByName };
        await Assert.ThrowsAsync<NotPermittedException>(() => installation.Get<StartImport>().ExecuteAsync(form, A.Clerk(desk.Edition, Permission.ExchangeParticipants), default));
        var clerk = A.Clerk(desk.Edition, Permission.ExchangeParticipants, Permission.RegisterParticipants);

        var outcome = await installation.Get<ImportParticipants>().ExecuteAsync(new(desk.Edition.Id, new MemoryStream("given,family,iso2,native_name,phone\nAnn,Lee,TJ,Анна Ли,+992 2\n"u8.ToArray()), false) { Known = ByName }, clerk, default);

        var report = Assert.IsType<ImportParticipants.Outcome.Imported>(outcome).Report;
        // contacts that the clerk may not see stay, and the report says so
        Assert.Contains(report.Findings, each => each.Code == ImportCode.ContactsKept);
        var person = (await PeopleAsync(desk))[ann];
        Assert.Equal(("Анна Ли", AccreditationState.Submitted, "+992 1"), (person.Name.Native, person.State, person.Phone));
        await using var db = await installation.OpenAsync();
        Assert.Equal(0, await db.Badges.CountAsync(each => each.ParticipantId == ann && each.VoidedAt == null));
    }

    [Fact]
    public async Task The_choice_is_remembered_with_the_columns()
    {
        var (desk, _) = await StoryAsync();
        var import = await installation.CaseAsync(desk, "Name,Country\nAnn Lee,Tajikistan\n");
        async Task<ImportPreview> PreviewAsync(Guid id) => (await installation.Get<PreviewImport>().ReadAsync(new(desk.Edition.Id, id), A.Organizer, default))!;
        var preview = await PreviewAsync(import);
        var mapping = preview.With(preview.Columns.ToDictionary(each => each.At, each => each.Field!), preview.Names);
        Assert.Equal(KnownChoice.Usual, preview.Known);

        await installation.RunAsync(desk, import, new(desk.Edition.Id, import, DryRun: true) { Mapping = mapping });
        await installation.CheckAsync(desk, import, ByName);

        Assert.Equal(ByName, (await PreviewAsync(await installation.CaseAsync(desk, "Country,Name\nTajikistan,Bo Ek\n"))).Known);
    }

    // IMP-21
    [SharedFact]
    public async Task A_second_list_with_blanks_erases_nothing_of_what_was_typed_by_hand()
    {
        var desk = await Desk.OpenAsync(installation);
        await installation.ImportAsync(desk, ImportDesk.Shared("import/c12a-first.csv"));
        var person = Assert.Single((await PeopleAsync(desk)).Values);
        var seen = ParticipantFields.Of(person);
        await installation.Get<AmendParticipant>().ExecuteAsync(new(person.Id, 1, seen, seen with { Function = "By hand", Phone = "+992 7" }), A.Organizer, default);

        var again = await installation.Get<ImportParticipants>().ExecuteAsync(new(desk.Edition.Id, new MemoryStream(ImportDesk.Shared("import/c12b-again-with-blanks.csv")), false) { Known = ByEmail }, A.Organizer, default);

        Assert.Equal([RowDeed.Keep], Assert.IsType<ImportParticipants.Outcome.Imported>(again).Report.Rows.Select(each => each.Deed));
        Assert.Equal(("By hand", "+992 7"), Assert.Single((await PeopleAsync(desk)).Values) is var it ? (it.Function!, it.Phone!) : default);
    }

    private static IEnumerable<ImportFinding> Errors(ReadImport.View view) => view.Report!.Kept.Findings.Where(each => each.Severity == ImportSeverity.Error);

    private async Task<(Desk Desk, Guid Ann)> StoryAsync()
    {
        var desk = await Desk.OpenAsync(installation);
        return (desk, (await desk.Register(desk.Fields("Ann", "Lee") with { Email = "ann@example.org", Phone = "+992 1" })).Id);
    }

    private async Task<Dictionary<Guid, Participant>> PeopleAsync(Desk desk)
    {
        await using var db = await installation.OpenAsync();
        return await db.Participants.AsNoTracking().Where(each => each.EditionId == desk.Edition.Id).ToDictionaryAsync(each => each.Id);
    }
}
