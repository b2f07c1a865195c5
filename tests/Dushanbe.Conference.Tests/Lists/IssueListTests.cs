using System.IO.Compression;
using System.Xml.Linq;
using Dushanbe.Conference.Conditions;
using Dushanbe.Conference.Delegations;
using Dushanbe.Conference.Editions.Categories;
using Dushanbe.Conference.Forms;
using Dushanbe.Conference.Journal;
using Dushanbe.Conference.Lists;
using Dushanbe.Conference.Papers.Participants;
using Dushanbe.Conference.People;
using Dushanbe.Conference.Printing.Tests.Support;
using Dushanbe.Conference.Privacy;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Tests.Lists;

/// <summary>A list is issued under a number, told again, compared with the next, and forgets whoever is erased.</summary>
public sealed class IssueListTests(Installation installation) : IClassFixture<Installation>
{
    [Fact]
    public async Task The_final_list_tells_what_changed_since_the_provisional_one()
    {
        var (world, people, first) = await ProvisionalAsync();
        await AmendAsync(people["Changed"], fields => fields with { Function = "Minister" });
        await AmendAsync(people["Head"], fields => fields with { Capacity = Capacity.Member });
        await installation.Get<WithdrawParticipant>().ExecuteAsync(new(people["Gone"].Id, "ill"), A.Organizer, default);
        var delegation = people["Changed"].DelegationId;
        await world.PersonAsync(await DelegationAsync(delegation!.Value), "Nigora", "New", place: 9);
        var second = await IssueAsync(world, ListKind.Final, 1);

        var changes = (await installation.Get<ReadIssuedLists>().CompareAsync(world.Edition.Id, first.ListId, second.ListId, ListLook.In("en"), A.Organizer, default))!;

        Assert.Equal((1, 2), (first.Number, second.Number));
        Assert.Equal((1, 1, 2, 1), (changes.New, changes.Gone, changes.Changed, changes.Since.Number));
        var body = Assert.Single(changes.Bodies);
        Assert.Equal(("Tajikistan", "NEW Nigora", "GONE Anna"), (body.Name.Text, Assert.Single(body.New).Listed, Assert.Single(body.Gone).Listed));
        Assert.Equal(["CHANGED Anna: Function Expert > Minister", "HEAD Anna: HeadNoMore  > "], body.Changed.OrderBy(each => each.Person.Listed, StringComparer.Ordinal).Select(each => $"{each.Person.Listed}: {string.Join(", ", each.Fields.Select(field => $"{field.Kind} {field.From} > {field.To}"))}"));
        // a delegation where nothing changed is not told
        Assert.DoesNotContain("Kyrgyzstan", changes.Bodies.Select(each => each.Name.Text));
        // and since then nothing has
        Assert.Empty((await installation.Get<ReadIssuedLists>().CompareAsync(world.Edition.Id, second.ListId, null, ListLook.In("tg"), A.Organizer, default))!.Bodies);
        Assert.Equal([(2, ListKind.Final, 5), (1, ListKind.Provisional, 5)], (await installation.Get<ReadIssuedLists>().ReadAsync(world.Edition.Id, A.Organizer, default)).Select(each => (each.Number, each.Kind, each.People)));
    }

    [Fact]
    public async Task An_issued_list_is_told_as_it_was_in_every_language()
    {
        var (world, people, first) = await ProvisionalAsync();
        await AmendAsync(people["Changed"], fields => fields with { Function = "Minister", Family = "Renamed" });

        var told = (await installation.Get<ReadIssuedLists>().TellAsync(world.Edition.Id, first.ListId, true, new("ru", "fr"), A.Organizer, default))!;

        Assert.Equal((1, "ru", "fr", 5), (told.Number, told.Language, told.Order, told.People));
        Assert.Equal(["Кыргызстан", "Таджикистан"], told.Parts.Single().Bodies.Select(each => each.Name.Text));
        Assert.Contains(("CHANGED Anna", "Expert"), told.Parts[0].Bodies[1].People.Select(each => (each.Listed, each.Function)));
        Assert.Equal(("protocol@conference.example", new DateOnly(2022, 10, 19)), (told.Fields.AmendTo, told.Fields.AmendBy));
        // there is none before the first
        Assert.Null(told.Changes);
        Assert.Null(await installation.Get<ReadIssuedLists>().TellAsync(world.Edition.Id, Guid.CreateVersion7(), false, ListLook.In("en"), A.Organizer, default));
        Assert.Null(await installation.Get<ReadIssuedLists>().CompareAsync((await ListWorld.OpenAsync(installation)).Edition.Id, first.ListId, null, ListLook.In("en"), A.Organizer, default));
    }

    [Fact]
    public async Task Whoever_is_erased_leaves_issued_lists_and_whoever_asks_is_told_of_them()
    {
        var (world, people, first) = await ProvisionalAsync();
        var held = (await installation.Get<ExportPerson>().ReadAsync(world.Edition.Id, people["Gone"].Id, A.Organizer, default))!;

        Assert.IsType<ErasePerson.Outcome.Erased>(await installation.Get<ErasePerson>().ExecuteAsync(new(people["Gone"].Id), A.Organizer, default));

        Assert.Equal((1, ListKind.Provisional, "Gone", "Expert"), (Assert.Single(held.Lists).Number, held.Lists[0].Kind, held.Lists[0].Name.Family, held.Lists[0].Function));
        var told = (await installation.Get<ReadIssuedLists>().TellAsync(world.Edition.Id, first.ListId, false, ListLook.In("en"), A.Organizer, default))!;
        Assert.Equal(4, told.People);
        await using var db = await installation.OpenAsync();
        Assert.False(await db.ListedPeople.AnyAsync(each => each.ParticipantId == people["Gone"].Id));
        // and it is no change that a list has to tell
        Assert.Empty((await installation.Get<ReadIssuedLists>().CompareAsync(world.Edition.Id, first.ListId, null, ListLook.In("en"), A.Organizer, default))!.Bodies);
    }

    [Fact]
    public async Task Who_refuses_later_is_not_told_again()
    {
        var (world, people, first) = await ProvisionalAsync();

        await installation.Get<RecordConsent>().ExecuteAsync(new(people["Gone"].Id, ConsentKind.Listing, false, ConsentWay.ByLetter), A.Organizer, default);

        var told = (await installation.Get<ReadIssuedLists>().TellAsync(world.Edition.Id, first.ListId, false, ListLook.In("en"), A.Organizer, default))!;
        Assert.DoesNotContain("GONE Anna", told.Parts.SelectMany(each => each.Bodies).SelectMany(each => each.People).Select(each => each.Listed));
        Assert.Equal((4, 4), (told.People, Assert.Single(await installation.Get<ReadIssuedLists>().ReadAsync(world.Edition.Id, A.Organizer, default)).People));
        Assert.Empty((await installation.Get<ReadIssuedLists>().CompareAsync(world.Edition.Id, first.ListId, null, ListLook.In("en"), A.Organizer, default))!.Bodies);
        // the register still holds what the list said, for whoever asks what is held
        Assert.Single((await installation.Get<ExportPerson>().ReadAsync(world.Edition.Id, people["Gone"].Id, A.Organizer, default))!.Lists);
    }

    [Fact]
    public async Task Nobody_of_a_category_that_lists_may_not_name_any_more_is_told_again()
    {
        var (world, people, first) = await ProvisionalAsync();
        await using (var db = await installation.OpenAsync())
        {
            var category = (await db.Participants.SingleAsync(each => each.Id == people["Gone"].Id)).CategoryId;
            (await db.Categories.SingleAsync(each => each.Id == category)).Listing = ListingRule.Never;
            await db.SaveChangesAsync();
        }

        var told = (await installation.Get<ReadIssuedLists>().TellAsync(world.Edition.Id, first.ListId, false, ListLook.In("en"), A.Organizer, default))!;

        Assert.Equal((0, 0), (told.People, Assert.Single(await installation.Get<ReadIssuedLists>().ReadAsync(world.Edition.Id, A.Organizer, default)).People));
        Assert.Empty((await installation.Get<ReadIssuedLists>().CompareAsync(world.Edition.Id, first.ListId, null, ListLook.In("en"), A.Organizer, default))!.Bodies);
    }

    [Fact]
    public async Task A_number_is_given_once_and_who_has_not_seen_the_latest_list_is_told()
    {
        var (world, _, first) = await ProvisionalAsync();

        Assert.IsType<IssueList.Outcome.ChangedMeanwhile>(await installation.Get<IssueList>().ExecuteAsync(new(world.Edition.Id, new(), null), A.Organizer, default));
        var both = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => installation.Get<IssueList>().ExecuteAsync(new(world.Edition.Id, new(), first.Number), A.Organizer, default)));

        Assert.Single(both.OfType<IssueList.Outcome.Kept>());
        Assert.Single(both.OfType<IssueList.Outcome.ChangedMeanwhile>());
        await using var db = await installation.OpenAsync();
        var entries = await db.Journal.Where(each => each.EditionId == world.Edition.Id && each.Action == JournalAction.Published).OrderBy(each => each.Number).ToListAsync();
        Assert.Equal([(null, "1"), ("1", "2")], entries.Select(each => (each.Changes.Single().From, each.Changes.Single().To)));
    }

    [Fact]
    public async Task What_does_not_fit_together_or_names_nobody_is_not_issued()
    {
        var empty = await ListWorld.OpenAsync(installation);

        Assert.IsType<IssueList.Outcome.NamesNobody>(await installation.Get<IssueList>().ExecuteAsync(new(empty.Edition.Id, new(), null), A.Organizer, default));
        var refused = Assert.IsType<IssueList.Outcome.Refused>(await installation.Get<IssueList>().ExecuteAsync(new(empty.Edition.Id, new() { AsAt = new(2022, 10, 19) }, null), A.Organizer, default));
        Assert.Equal(new FieldFault(nameof(ListFields.AsAt), FieldFaultKind.NotYet), Assert.Single(refused.Faults));
        Assert.IsType<IssueList.Outcome.NoSuchEdition>(await installation.Get<IssueList>().ExecuteAsync(new(Guid.CreateVersion7(), new(), null), A.Organizer, default));
        await using var db = await installation.OpenAsync();
        Assert.False(await db.IssuedLists.AnyAsync(each => each.EditionId == empty.Edition.Id));
    }

    [ToolFact("pdftotext", "poppler-utils")]
    public async Task Files_tell_the_changes_where_that_is_asked_for()
    {
        var (world, people, _) = await ProvisionalAsync();
        await AmendAsync(people["Changed"], fields => fields with { Function = "=Minister" });
        await installation.Get<WithdrawParticipant>().ExecuteAsync(new(people["Gone"].Id, "ill"), A.Organizer, default);
        var second = await IssueAsync(world, ListKind.Final, 1);

        var (with, without) = (await FileAsync(world, second, ListFormat.Pdf), await FileAsync(world, second, ListFormat.Pdf, withChanges: false));
        var text = string.Join(' ', PdfFile.Text(with, ["-raw"]).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains("List No. 2", text, StringComparison.Ordinal);
        Assert.Contains("Changes since list No. 1, as at 18 October 2022 New: 0. No longer on the list: 1. Changed: 1.", text, StringComparison.Ordinal);
        Assert.Contains("Function: =Minister (was: Expert)", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Changes since", PdfFile.Text(without, ["-raw"]), StringComparison.Ordinal);
        PdfUa.AssertAccessible(with);

        using var zip = new ZipArchive(new MemoryStream(await FileAsync(world, second, ListFormat.Xlsx)));
        var cells = XDocument.Load(zip.GetEntry("xl/worksheets/sheet3.xml")!.Open()).Descendants().Where(each => each.Name.LocalName == "c").Select(each => each.Value).ToList();
        Assert.Equal(["No longer on the list", "Tajikistan", "Ms. GONE Anna", "", "", "Expert", "Changed", "Tajikistan", "Ms. CHANGED Anna", "Function", "Expert", "=Minister"], cells[^12..]);
        using var document = DocumentFormat.OpenXml.Packaging.WordprocessingDocument.Open(new MemoryStream(await FileAsync(world, second, ListFormat.Docx)), isEditable: false);
        Assert.Empty(new DocumentFormat.OpenXml.Validation.OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2019).Validate(document).Select(each => each.Description));
        Assert.Contains("Function: =Minister (was: Expert)", document.MainDocumentPart!.Document!.InnerText, StringComparison.Ordinal);
    }

    private async Task<byte[]> FileAsync(ListWorld world, IssueList.Outcome.Kept list, ListFormat format, bool withChanges = true)
    {
        using var to = new MemoryStream();
        Assert.NotNull(await installation.Get<ListPaper>().WriteIssuedAsync(new(world.Edition.Id, list.ListId, withChanges, ListLook.In("en"), format), to, A.Organizer, default));
        return to.ToArray();
    }

    private async Task<(ListWorld World, Dictionary<string, Participant> People, IssueList.Outcome.Kept First)> ProvisionalAsync()
    {
        var world = await ListWorld.OpenAsync(installation);
        await world.StateAsync("KG");
        var delegation = await installation.Add(A.Delegation(world.Edition));
        var people = new Dictionary<string, Participant>(StringComparer.Ordinal);
        foreach (var (at, family) in new[] { "Head", "Changed", "Gone", "Stays" }.Index())
            people[family] = await world.PersonAsync(delegation, "Anna", family, capacity: at == 0 ? Capacity.HeadOfDelegation : Capacity.Member, place: at + 1);
        return (world, people, await IssueAsync(world, ListKind.Provisional, null));
    }

    private async Task<IssueList.Outcome.Kept> IssueAsync(ListWorld world, ListKind kind, int? seen) => Assert.IsType<IssueList.Outcome.Kept>(await installation.Get<IssueList>().ExecuteAsync(
        new(world.Edition.Id, new() { Kind = kind, AmendTo = "protocol@conference.example", AmendBy = new(2022, 10, 19) }, seen), A.Organizer, default));

    private async Task AmendAsync(Participant person, Func<ParticipantFields, ParticipantFields> change)
    {
        var outcome = await installation.Get<AmendParticipant>().ExecuteAsync(new(person.Id, person.Version, ParticipantFields.Of(person), change(ParticipantFields.Of(person))), A.Organizer, default);
        Assert.IsType<AmendParticipant.Outcome.Amended>(outcome);
    }

    private async Task<Delegation> DelegationAsync(Guid id)
    {
        await using var db = await installation.OpenAsync();
        return await db.Delegations.SingleAsync(each => each.Id == id);
    }
}
