using System.IO.Compression;
using System.Text;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Accounts;
using Dushanbe.Conference.Exchange;
using Dushanbe.Conference.History;
using Dushanbe.Conference.Journal;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Tests.Journal;

/// <summary>An auditor finds entries by person, subject, actor, action, time and reason, page by page, and takes them along as a file.</summary>
public sealed class JournalSearchTests : IAsyncLifetime
{
    private static readonly DateTime Start = new(2022, 10, 18, 3, 0, 0, DateTimeKind.Utc);
    private static readonly Guid Clerk = Guid.CreateVersion7(), Chief = Guid.CreateVersion7(), Session = Guid.CreateVersion7();

    private readonly Installation installation = new();
    private Desk desk = null!;
    private Guid ali, vali;

    private JournalFilter All => new(desk.Edition.Id);

    public async Task InitializeAsync()
    {
        await installation.InitializeAsync();
        desk = await Desk.OpenAsync(installation);
        (ali, vali) = ((await desk.Register(desk.Fields("Ali", "Karimov"))).Id, (await desk.Register(desk.Fields("Vali", "Nazarov"))).Id);
        var (clerk, chief) = (new Actor(Clerk, "M. Karimova", []), new Actor(Chief, "=cmd|' /C calc'!A0", []));
        // 3 to 9: an hour between any two
        await RecordAsync(1, clerk, new Deed(JournalSubject.Participant, ali, JournalAction.Amended, [new("Function", "Deputy", "Minister"), new("Email", null, "ali@example.org")]));
        await RecordAsync(2, clerk, new Deed(JournalSubject.Participant, ali, JournalAction.BadgeVoided, [new("Badge", "D 1", null)], "Lost at the airport"));
        await RecordAsync(3, chief, new Deed(JournalSubject.Participant, vali, JournalAction.Withdrawn, null, "+1 of a delegation"));
        await RecordAsync(4, chief, new Deed(JournalSubject.Session, Session, JournalAction.Created));
        await RecordAsync(5, clerk with { Name = "M. Rahimova" }, new Deed(JournalSubject.Delegation, desk.Tajikistan.Id, JournalAction.Amended, [new("Name.ru", "Таджикистан", "Республика Таджикистан")]));
        await RecordAsync(6, Actor.Operator, new Deed(JournalSubject.Edition, desk.Edition.Id, JournalAction.Amended));
        await RecordAsync(7, clerk, new Deed(JournalSubject.Participant, vali, JournalAction.BadgePrinted, [new("Badge", null, "D 2")], "lost"));
    }

    public Task DisposeAsync() => installation.DisposeAsync();

    [Fact]
    public async Task Each_filter_limits_to_what_it_names()
    {
        Assert.Equal([9, 8, 7, 6, 5, 4, 3, 2, 1], await NumbersAsync(All));
        Assert.Equal([9, 5, 4, 3, 2, 1], await NumbersAsync(All with { Subject = JournalSubject.Participant }));
        Assert.Equal([4, 3, 1], await NumbersAsync(All with { Subject = JournalSubject.Participant, SubjectId = ali }));
        Assert.Equal([8, 7, 3], await NumbersAsync(All with { Action = JournalAction.Amended }));
        Assert.Equal([9, 7, 4, 3], await NumbersAsync(All with { Actor = new(Clerk, "whatever the name was") }));
        Assert.Equal([8], await NumbersAsync(All with { Actor = new(null, Actor.Operator.Name) }));
        Assert.Equal([9, 8, 7, 6], await NumbersAsync(All with { From = Start.AddHours(4) }));
        Assert.Equal([5, 4, 3, 2, 1], await NumbersAsync(All with { Until = Start.AddHours(4) }));
        Assert.Equal([9, 4], await NumbersAsync(All with { Reason = "lost" }));
        Assert.Equal([4], await NumbersAsync(All with { Reason = " Airport " }));
        Assert.Empty(await NumbersAsync(All with { Reason = "%" }));
    }

    [Fact]
    public async Task Filters_limit_together()
    {
        Assert.Equal([3], await NumbersAsync(All with { Subject = JournalSubject.Participant, SubjectId = ali, Action = JournalAction.Amended, Actor = new(Clerk, ""), From = Start.AddHours(1), Until = Start.AddHours(2) }));
        Assert.Equal([9], await NumbersAsync(All with { Actor = new(Clerk, ""), Reason = "lost", From = Start.AddHours(5) }));
        Assert.Empty(await NumbersAsync(All with { Subject = JournalSubject.Session, SubjectId = ali }));
        Assert.Empty(await NumbersAsync(All with { Actor = new(Chief, ""), Reason = "lost" }));
    }

    [Fact]
    public async Task An_entry_says_who_did_what_to_whom_and_never_quotes_contact_data()
    {
        var rows = (await ReadAsync(All)).Rows;

        var amended = rows.Single(row => row.Number == 3);
        Assert.Equal((Start.AddHours(1), new JournalActor(Clerk, "M. Karimova"), JournalSubject.Participant, ali, "Mr. Ali Karimov", JournalAction.Amended, true),
            (amended.At, amended.Actor, amended.Subject, amended.SubjectId, amended.SubjectName, amended.Action, amended.IsSealed));
        Assert.Equal([new FieldChange("Function", "Deputy", "Minister"), new FieldChange("Email", null, null)], amended.Changes);
        Assert.Equal(("Tajikistan", "Lost at the airport"), (rows.Single(row => row.Number == 7).SubjectName, rows.Single(row => row.Number == 4).Reason));
        // there is no such session any more
        Assert.Null(rows.Single(row => row.Number == 6).SubjectName);
    }

    [Fact]
    public async Task Names_are_of_what_the_reader_may_see_elsewhere()
    {
        var blind = new Actor(null, "A. Auditor", [new(Permission.ReadJournal, GrantScope.Edition, desk.Edition.Id)]);

        var rows = (await installation.Get<JournalSearch>().ReadAsync(All, null, "en", blind, default)).Rows;

        Assert.Equal(9, rows.Count);
        Assert.Equal(["Border Security 2022"], rows.Select(row => row.SubjectName).OfType<string>());
    }

    [Fact]
    public async Task Pages_have_no_gap_and_no_double_while_entries_are_added()
    {
        await ManyAsync(120);
        var (seen, before) = (new List<long>(), (long?)null);
        while (true)
        {
            var page = await ReadAsync(All, before);
            seen.AddRange(page.Rows.Select(row => row.Number));
            if (!page.HasOlder) break;
            Assert.Equal(JournalSearch.PageSize, page.Rows.Count);
            before = page.Rows[^1].Number;
            await ManyAsync(7);
        }

        Assert.Equal(Enumerable.Range(1, 129).Reverse().Select(each => (long)each), seen);
        Assert.Equal(129 + 14, (await ReadAsync(All)).Found);
    }

    [Fact]
    public async Task The_overview_names_everybody_once_and_the_end_of_the_chain()
    {
        var overview = await installation.Get<JournalSearch>().OverviewAsync(desk.Edition.Id, A.Organizer, default);
        var anchor = (await installation.Get<ReadAnchors>().ReadAsync(A.Organizer, default)).Single(each => each.EditionId == desk.Edition.Id);

        // the clerk changed her name, and the latest counts
        Assert.Equal([(Clerk, "M. Karimova"), (Chief, "=cmd|' /C calc'!A0")], overview.Actors.Where(each => each.Id is not null && each.Id != A.Organizer.AccountId).OrderByDescending(each => each.Name).Select(each => (each.Id!.Value, each.Name)));
        Assert.Contains(new JournalActor(null, Actor.Operator.Name), overview.Actors);
        Assert.Equal((anchor.Number, anchor.Seal, 0), (overview.Entries, overview.Seal, overview.Unsealed));
    }

    [Fact]
    public async Task An_entry_without_a_number_is_counted()
    {
        await using (var db = await installation.OpenAsync()) await db.Journal.Where(each => each.Number == 9).ExecuteUpdateAsync(set => set.SetProperty(each => each.Number, (long?)null));

        Assert.Equal(1, (await installation.Get<JournalSearch>().OverviewAsync(desk.Edition.Id, A.Organizer, default)).Unsealed);
    }

    [Fact]
    public async Task An_auditor_of_one_edition_sees_nothing_of_another_nor_of_the_installation()
    {
        var other = await Desk.OpenAsync(installation);
        await other.Register(other.Fields("Zarina", "Asanova"));
        Assert.IsType<CreateAccount.Outcome.Created>(await installation.Get<CreateAccount>().ExecuteAsync(new("N. Saidova", "saidova@example.org", "a long password"), A.Organizer, default));
        var auditor = A.Holder(Roles.Find(Roles.Auditor)!, GrantScope.Edition, desk.Edition.Id);
        var everywhere = A.Holder(Roles.Find(Roles.Auditor)!, GrantScope.Installation, null);
        var search = installation.Get<JournalSearch>();

        // asking for a subject of the other edition by its key tells no more
        var foreign = (await search.ReadAsync(new(other.Edition.Id), null, "en", everywhere, default)).Rows.Single().SubjectId;
        Assert.Equal(0, (await search.ReadAsync(All with { Subject = JournalSubject.Participant, SubjectId = foreign }, null, "en", auditor, default)).Found);
        Assert.Equal(9, (await search.ReadAsync(All, null, "en", auditor, default)).Found);
        foreach (Guid? edition in new Guid?[] { other.Edition.Id, null })
        {
            Assert.Equal(1, (await search.ReadAsync(new(edition), null, "en", everywhere, default)).Found);
            await Assert.ThrowsAsync<NotPermittedException>(() => search.ReadAsync(new(edition), null, "en", auditor, default));
            await Assert.ThrowsAsync<NotPermittedException>(() => search.OverviewAsync(edition, auditor, default));
            await Assert.ThrowsAsync<NotPermittedException>(() => ExportAsync(new(edition), TableFormat.Csv, auditor));
        }

        // the installation's own journal has its own affairs alone
        Assert.Equal("N. Saidova", (await search.ReadAsync(new((Guid?)null), null, "en", everywhere, default)).Rows.Single().SubjectName);
    }

    [Fact]
    public async Task A_file_holds_what_is_filtered_calculates_nothing_and_quotes_no_contact_data()
    {
        var csv = Encoding.UTF8.GetString(await ExportAsync(All with { Subject = JournalSubject.Participant, From = Start.AddHours(1), Until = Start.AddHours(4) }, TableFormat.Csv));

        Assert.Equal(
            "\uFEFFNumber,Who,Whom,Changes,Reason\r\n5,'=cmd|' /C calc'!A0,Mr. Vali Nazarov,,'+1 of a delegation\r\n4,M. Karimova,Mr. Ali Karimov,Badge:D 1>,Lost at the airport\r\n3,M. Karimova,Mr. Ali Karimov,Function:Deputy>Minister Email:>,\r\n",
            csv);
    }

    [Fact]
    public async Task In_a_workbook_every_cell_is_text()
    {
        await using var zip = new ZipArchive(new MemoryStream(await ExportAsync(All, TableFormat.Xlsx)), ZipArchiveMode.Read);
        using var sheet = new StreamReader(await zip.Entries.Single(each => each.FullName.StartsWith("xl/worksheets/", StringComparison.Ordinal)).OpenAsync());

        var xml = await sheet.ReadToEndAsync();

        Assert.Contains("=cmd|", xml, StringComparison.Ordinal);
        Assert.DoesNotContain("<f>", xml, StringComparison.Ordinal);
        Assert.DoesNotContain("ali@example.org", xml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_longer_than_a_batch_is_whole_and_the_export_is_in_the_journal_and_not_in_the_file()
    {
        await ManyAsync(1_100);

        var lines = Encoding.UTF8.GetString(await ExportAsync(All, TableFormat.Csv)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(Enumerable.Range(1, 1_109).Reverse().Select(each => $"{each}"), lines[1..].Select(line => line.Split(',')[0]));
        var export = (await ReadAsync(All)).Rows[0];
        Assert.Equal((1_110, JournalSubject.Edition, desk.Edition.Id, JournalAction.Exported), (export.Number, export.Subject, export.SubjectId, export.Action));
        Assert.Equal([new FieldChange("JournalEntries", null, "1109")], export.Changes);
    }

    [Fact]
    public async Task An_export_of_the_installation_s_own_journal_stands_in_that()
    {
        await ExportAsync(new((Guid?)null), TableFormat.Csv);

        var export = (await ReadAsync(new((Guid?)null))).Rows.Single();
        Assert.Equal((JournalSubject.Installation, Guid.Empty, JournalAction.Exported), (export.Subject, export.SubjectId, export.Action));
        Assert.Equal(9, (await ReadAsync(All)).Found);
    }

    [Fact]
    public async Task More_than_a_file_holds_is_refused_and_leaves_no_entry()
    {
        await ManyAsync(JournalSearch.MostCounted);
        using var to = new MemoryStream();

        var outcome = await installation.Get<ExportJournal>().WriteAsync(Form(All, TableFormat.Csv), to, A.Organizer, default);

        Assert.Equal(new ExportJournal.Outcome.TooMany(JournalSearch.MostCounted), outcome);
        Assert.Equal(0, to.Length);
        var page = await ReadAsync(All);
        Assert.Equal((JournalSearch.MostCounted + 9L, JournalSearch.MostCounted + 1), (page.Rows[0].Number, page.Found));
        Assert.IsType<ExportJournal.Outcome.Written>(await installation.Get<ExportJournal>().WriteAsync(Form(All with { Actor = new(Clerk, "") }, TableFormat.Csv), to, A.Organizer, default));
    }

    private static ExportJournal.Form Form(JournalFilter filter, TableFormat format) => new(filter, format, "en", ["Number", "Who", "Whom", "Changes", "Reason"],
        row => [$"{row.Number}", row.Actor.Name, row.SubjectName, string.Join(' ', row.Changes.Select(each => $"{each.Field}:{each.From}>{each.To}")), row.Reason]);

    private async Task<byte[]> ExportAsync(JournalFilter filter, TableFormat format, Actor? actor = null)
    {
        using var to = new MemoryStream();
        Assert.IsType<ExportJournal.Outcome.Written>(await installation.Get<ExportJournal>().WriteAsync(Form(filter, format), to, actor ?? A.Organizer, default));
        return to.ToArray();
    }

    private Task<JournalSearch.Page> ReadAsync(JournalFilter filter, long? before = null) => installation.Get<JournalSearch>().ReadAsync(filter, before, "en", A.Organizer, default);

    private async Task<IEnumerable<long>> NumbersAsync(JournalFilter filter)
    {
        var page = await ReadAsync(filter);
        Assert.Equal(page.Found, page.Rows.Count);
        return page.Rows.Select(row => row.Number);
    }

    private async Task RecordAsync(int hours, Actor actor, params Deed[] deeds)
    {
        await using var db = await installation.OpenAsync();
        db.Record(actor, Start.AddHours(hours), desk.Edition.Id, deeds);
        await db.SaveChangesAsync();
    }

    private async Task ManyAsync(int count)
    {
        await using var db = await installation.OpenAsync();
        await using var transaction = await db.Database.BeginTransactionAsync();
        await using (var journal = db.RecordInBulk(A.Organizer, Start, desk.Edition.Id))
            await journal.WriteAsync(Enumerable.Range(0, count).Select(_ => new Deed(JournalSubject.Participant, vali, JournalAction.Imported)), default);
        await transaction.CommitAsync();
    }
}
