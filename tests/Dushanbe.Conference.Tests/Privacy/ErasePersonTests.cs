using System.Text;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Exchange;
using Dushanbe.Conference.History;
using Dushanbe.Conference.Journal;
using Dushanbe.Conference.Names;
using Dushanbe.Conference.People;
using Dushanbe.Conference.Prints;
using Dushanbe.Conference.Privacy;
using Dushanbe.Conference.Programme;
using Dushanbe.Conference.Register;
using Dushanbe.Conference.Tests.Files;
using Dushanbe.Conference.Work;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Tests.Privacy;

/// <summary>After an erasure nothing tells who it was, the numbers are as they were, and the journal verifies.</summary>
public sealed class ErasePersonTests(Installation installation) : IClassFixture<Installation>
{
    // one that nothing else has; the honorific is common, and looked at in the row
    private static readonly string[] Values = ["Zebuniso", "Qosimpurova", "Hakimnazarova", "Зебунисо Қосимпурова", "zebuniso.q@example.org", "918 000 417", "Minister of Unlikely Affairs", "Institute of Rare Herbs"];

    [Fact]
    public async Task Nothing_that_tells_who_it_was_is_left_in_a_table_or_a_file_and_what_is_counted_stays()
    {
        var (desk, id, photos) = await StoryAsync();
        var before = await ParticipantAsync(id);
        // she would be found
        Assert.Equal(Values.Order(StringComparer.Ordinal), (await Scan.ForAsync(installation, Values)).Select(each => each.Value).Distinct().Order(StringComparer.Ordinal));
        var extent = await installation.Get<ErasePerson>().ReadAsync(id, A.Organizer, default);
        Assert.Equal((1, 1), (extent!.Speakers, extent.Uploads));

        var outcome = Assert.IsType<ErasePerson.Outcome.Erased>(await EraseAsync(id));

        Assert.Equal((extent.Badge, 1), (outcome.VoidedBadge, outcome.Speakers));
        Assert.Empty(await Scan.ForAsync(installation, Values));
        Assert.All(photos, hash => Assert.DoesNotContain(Scan.FilesOf(installation), file => file.Contains(hash, StringComparison.Ordinal)));
        var after = await ParticipantAsync(id);
        Assert.Equal(PersonName.None, after.Name);
        Assert.Equal((null, null, null, "", "", "", Now), (after.PhotoHash, after.PhotoOriginalHash, after.Function, after.SearchText, after.SoundsText, after.SortKey, after.ErasedAt));
        Assert.Equal((before.CategoryId, before.DelegationId, before.Capacity, before.State, before.RegisteredAt), (after.CategoryId, after.DelegationId, after.Capacity, after.State, after.RegisteredAt));
        Assert.Equal(before.Steps.OrderBy(each => each.Id).Select(each => (each.To, each.At)), after.Steps.OrderBy(each => each.Id).Select(each => (each.To, each.At)));
        await using var db = await installation.OpenAsync();
        Assert.Equal((3, 0, 0), (await db.Badges.CountAsync(each => each.ParticipantId == id), await db.Badges.CountAsync(each => each.ParticipantId == id && each.VoidedAt == null), await db.Badges.CountAsync(each => each.ParticipantId == id && each.Face != null)));
        Assert.Equal((3, 0), (await db.BadgePrints.CountAsync(each => each.ParticipantId == id), await db.Files.CountAsync(each => photos.Contains(each.Hash))));
        Assert.Equal("Farangis", (await db.Speakers.SingleAsync(each => each.EditionId == desk.Edition.Id && each.ParticipantId == null)).Name.Given);
    }

    [Fact]
    public async Task The_journal_verifies_says_who_erased_and_when_and_names_the_entries_that_lost_their_text()
    {
        var (desk, id, _) = await StoryAsync();
        await using var db = await installation.OpenAsync();
        var before = await db.Journal.CountAsync(each => each.EditionId == desk.Edition.Id);

        await EraseAsync(id);

        Assert.Empty(await FindingsAsync(desk));
        var rows = (await installation.Get<SubjectJournal>().ReadAsync(JournalSubject.Participant, id, 50, A.Organizer, default))!.Rows;
        Assert.Equal(
            "Created 1, Amended 2, Withdrawn 1, Reinstated 1, BadgePrinted 3, BadgeVoided 3, Erased 1",
            string.Join(", ", rows.GroupBy(each => each.Action).OrderBy(each => each.Key).Select(each => $"{each.Key} {each.Count()}")));
        Assert.All(rows, row => Assert.Null(row.Reason));
        var erased = await db.Journal.Where(each => each.EditionId == desk.Edition.Id && each.Salt == null).OrderBy(each => each.Number).Select(each => each.Number!.Value).ToListAsync();
        var deed = await db.Journal.SingleAsync(each => each.SubjectId == id && each.Action == JournalAction.Erased);
        Assert.Equal(A.Organizer.Name, deed.ActorName);
        Assert.Equal(erased, JournalErasure.RangesIn(deed).SelectMany(each => Enumerable.Range((int)each.First, (int)(each.Last - each.First + 1)).Select(number => (long)number)));
        // an entry more for the deed, the badge, and the speaker who is linked no more; none less
        Assert.Equal(before + 3, await db.Journal.CountAsync(each => each.EditionId == desk.Edition.Id));
    }

    [Theory]
    [InlineData(JournalAction.Amended, "Speaker")]
    [InlineData(JournalAction.Withdrawn, "Participant")]
    public async Task A_text_taken_away_by_other_means_is_still_found(JournalAction action, string subject)
    {
        var (desk, id, _) = await StoryAsync();
        await EraseAsync(id);
        var other = (await desk.Register(desk.Fields("Davlat", "Nazarov"))).Id;
        await installation.Get<WithdrawParticipant>().ExecuteAsync(new(other, "the reason"), A.Organizer, default);
        Assert.Empty(await FindingsAsync(desk));

        await using var db = await installation.OpenAsync();
        var kind = Enum.Parse<JournalSubject>(subject);
        var victim = await db.Journal.Where(each => each.EditionId == desk.Edition.Id && each.Subject == kind && each.Action == action && each.Salt != null).OrderBy(each => each.Number).LastAsync();
        victim.Erase();
        await db.SaveChangesAsync();

        Assert.Equal(new JournalFinding(JournalFindingKind.TextChanged, desk.Edition.Id, victim.Number, victim.Id), Assert.Single(await FindingsAsync(desk)));
    }

    [Fact]
    public async Task Lists_have_the_person_no_more_and_counts_go_on_counting()
    {
        var (desk, id, _) = await StoryAsync();
        var number = (await installation.Get<ParticipantDetails>().ReadAsync(id, A.Organizer, default))!.Row.BadgeNumber!;
        Assert.Equal(id, Assert.Single((await desk.Search("Zebuniso Qosimpurova")).Rows).Id);

        await EraseAsync(id);

        Assert.Empty((await desk.Search("Zebuniso Qosimpurova")).Rows);
        Assert.DoesNotContain(id, (await desk.Search(null)).Rows.Select(each => each.Id));
        Assert.Equal((1, 0, 1, 1), await CountsAsync(desk));
        Assert.Equal(1, (await installation.Get<DelegationList>().ReadAsync(desk.Edition.Id, null, "en", A.Organizer, default)).Single(each => each.Id == desk.Tajikistan.Id).Approved);
        Assert.Equal(1, (await installation.Get<CategoryList>().ReadAsync(desk.Edition.Id, A.Organizer, default)).Single().Approved);
        Assert.NotNull((await installation.Get<FindBadge>().ReadAsync(desk.Edition.Id, number, A.Organizer, default))!.VoidedAt);
        Assert.Equal(Now, (await installation.Get<ParticipantDetails>().ReadAsync(id, A.Organizer, default))!.ErasedAt);
        Assert.Equal(0, (await installation.Get<BadgeChoices>().CountAsync(desk.Edition.Id, BadgeSelection.Everybody, A.Organizer, default)).People);
        Assert.IsType<WithdrawParticipant.Outcome.NoSuchParticipant>(await installation.Get<WithdrawParticipant>().ExecuteAsync(new(id, "why"), A.Organizer, default));
        using var file = new MemoryStream();
        Assert.Equal(1, await installation.Get<ExportParticipants>().WriteAsync(new(new() { EditionId = desk.Edition.Id }, TableFormat.Csv), file, A.Organizer, default));

        async Task<(int, int, int, int)> CountsAsync(Desk of)
        {
            var counts = await installation.Get<RegisterCounts>().ReadAsync(of.Edition.Id, A.Organizer, default);
            return (counts.All, counts.Approved, counts.Withdrawn, counts.Erased);
        }
    }

    [Fact]
    public async Task It_happens_once_waits_for_imports_and_is_for_whoever_manages_the_edition()
    {
        var (desk, id, _) = await StoryAsync();
        var import = await ReceiveAsync(desk);
        await installation.Get<StartImport>().ExecuteAsync(new(desk.Edition.Id, import, DryRun: true), A.Organizer, default);

        Assert.IsType<ErasePerson.Outcome.ImportUnderWay>(await EraseAsync(id));
        Assert.True(await installation.Get<WorkRunner>().RunNextAsync(default));
        await Assert.ThrowsAsync<NotPermittedException>(() => EraseAsync(id, A.Clerk(desk.Edition, Permission.RegisterParticipants, Permission.SeeContacts)));
        Assert.IsType<ErasePerson.Outcome.NoSuchParticipant>(await EraseAsync(id, A.Clerk(A.Edition(), Permission.ManageEditions)));
        Assert.IsType<ErasePerson.Outcome.Erased>(await EraseAsync(id, A.Clerk(desk.Edition, Permission.ManageEditions)));
        Assert.IsType<ErasePerson.Outcome.AlreadyErased>(await EraseAsync(id));
        Assert.Null(await installation.Get<ErasePerson>().ReadAsync(id, A.Organizer, default));
    }

    [Fact]
    public async Task A_photo_that_somebody_else_has_too_stays()
    {
        var desk = await Desk.OpenAsync(installation);
        var (picture, one, other) = (AnyPicture.Png(), (await desk.Register(desk.Fields())).Id, (await desk.Register(desk.Fields("Nilufar", "Sattorova"))).Id);
        foreach (var each in new[] { one, other }) await installation.Get<SetPhoto>().ExecuteAsync(new(each, new("me.png", picture)), A.Organizer, default);

        await EraseAsync(one);

        Assert.NotNull(await installation.Get<ReadPhoto>().ReadAsync(other, true, A.Organizer, default));
    }

    [Theory]
    [InlineData("replaced by Ali Karimov", true), InlineData("KARIMOV Ali comes instead", true), InlineData("for ali karimov's office", true), InlineData("Алӣ Каримов", true), InlineData("write to ali@example.org", true)]
    [InlineData("Alisher Karimova", false), InlineData("Ali Nazarov", false), InlineData("Mr. Karimov", false), InlineData("", false), InlineData(null, false)]
    public void A_text_that_names_somebody_is_recognized(string? text, bool names)
    {
        var person = A.Participant(A.Category(A.Edition()), null, "Ali", "Karimov", "Алӣ Каримов");
        person.Contact("ali@example.org", null);

        Assert.Equal(names, new Mentions(person, []).In(text));
    }

    private DateTime Now => installation.Clock.GetUtcNow().UtcDateTime;

    // a person of whom there is as much as there can be
    private async Task<(Desk Desk, Guid Id, IReadOnlyList<string> Photos)> StoryAsync()
    {
        var desk = await Desk.OpenAsync(installation);
        var fields = desk.Fields("Zebuniso", "Hakimnazarova") with { NativeName = "Зебунисо Қосимпурова", Function = "Minister of Unlikely Affairs", Organization = "Institute of Rare Herbs", Email = "zebuniso.q@example.org", Phone = "+992 918 000 417" };
        var (id, version) = await desk.Register(fields);
        Assert.IsType<AmendParticipant.Outcome.Amended>(await installation.Get<AmendParticipant>().ExecuteAsync(new(id, version, fields, fields with { Family = "Qosimpurova" }), A.Organizer, default));
        Assert.IsType<SetPhoto.Outcome.Stored>(await installation.Get<SetPhoto>().ExecuteAsync(new(id, new("me.png", AnyPicture.Png())), A.Organizer, default));
        await PrintAsync(desk, id, null);
        await PrintAsync(desk, id, "lost by Zebuniso Qosimpurova", voidOld: true);
        await installation.Get<WithdrawParticipant>().ExecuteAsync(new(id, "Zebuniso Hakimnazarova is ill"), A.Organizer, default);
        await installation.Get<ReinstateParticipant>().ExecuteAsync(new(id, "zebuniso.q@example.org says she comes"), A.Organizer, default);
        await PrintAsync(desk, id, "she has none");
        var other = (await desk.Register(desk.Fields("Davron", "Sharipov"))).Id;
        await installation.Get<WithdrawParticipant>().ExecuteAsync(new(other, "QOSIMPUROVA Zebuniso comes instead"), A.Organizer, default);
        var speaker = await installation.Add(new Speaker { EditionId = desk.Edition.Id, Slug = "farangis" }.Rename(new PersonName("Ms.", "Farangis", "Publicova", null)));
        Assert.IsType<LinkSpeaker.Outcome.Linked>(await installation.Get<LinkSpeaker>().ExecuteAsync(new(speaker.Id, null, id), A.Organizer, default));
        var import = await ReceiveAsync(desk);
        await installation.Get<StartImport>().ExecuteAsync(new(desk.Edition.Id, import, DryRun: true), A.Organizer, default);
        Assert.True(await installation.Get<WorkRunner>().RunNextAsync(default));
        var person = await ParticipantAsync(id);
        return (desk, id, [person.PhotoHash!, person.PhotoOriginalHash!]);
    }

    private async Task PrintAsync(Desk desk, Guid id, string? reason, bool voidOld = false) =>
        Assert.IsType<StartBadgeRun.Outcome.Started>(await installation.Get<StartBadgeRun>().ExecuteAsync(new(desk.Edition.Id, BadgeSelection.Of(id), Reason: reason, VoidOld: voidOld), A.Organizer, default));

    private async Task<Guid> ReceiveAsync(Desk desk) => Assert.IsType<ReceiveImport.Outcome.Received>(await installation.Get<ReceiveImport>().ExecuteAsync(
        new(desk.Edition.Id, "Qosimpurova.csv", new MemoryStream(Encoding.UTF8.GetBytes($"given,family,iso2,email\nZebuniso,Qosimpurova,TJ,zebuniso.q@example.org\n{Guid.CreateVersion7()},Other,TJ,\n"))), A.Organizer, default)).CaseId;

    private Task<ErasePerson.Outcome> EraseAsync(Guid id, Actor? actor = null) => installation.Get<ErasePerson>().ExecuteAsync(new(id), actor ?? A.Organizer, default);

    private async Task<IReadOnlyList<JournalFinding>> FindingsAsync(Desk desk) =>
        [.. (await installation.Get<VerifyJournal>().ReadAsync(new([]), A.Organizer, default)).Findings.Where(each => each.EditionId == desk.Edition.Id)];

    private async Task<Participant> ParticipantAsync(Guid id)
    {
        await using var db = await installation.OpenAsync();
        return await db.Participants.Include(each => each.Steps).SingleAsync(each => each.Id == id);
    }
}
