using System.Text;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Conditions;
using Dushanbe.Conference.Exchange;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Tests.Exchange;

/// <summary>Rows with errors: corrected on the screen, left out, or kept for a file of their own while the others are imported.</summary>
public sealed class ImportRowsTests(Installation installation) : IClassFixture<Installation>
{
    private const string Table = "given,family,iso2,delegation,email,passport\nAnn,Lee,TJ,,ann@example.org,400123456\nBo,Ek,XX,,bla.bla.@,400123457\nCid,New,,Ministry of Nowhere,=cmd,\nDo,New,TJ,,,\n";

    [Fact]
    public async Task A_row_is_corrected_on_the_screen_and_the_file_stays_as_it_is()
    {
        var (desk, import) = await RefusedAsync();
        var row = (await RowAsync(desk, import, 3))!;
        Assert.Equal([("given", "Bo"), ("family", "Ek"), ("iso2", "XX"), ("email", "bla.bla.@")], row.Cells.Where(each => each.Text is { Length: > 0 }).Select(each => (each.Column, each.Text!)));

        var once = await CorrectAsync(desk, import, new(3, new Dictionary<int, string> { [2] = "TJ" }, false));
        Assert.Equal([3, 4], once.Report!.Faulty);
        var twice = await CorrectAsync(desk, import, new(3, new Dictionary<int, string> { [4] = "bo@example.org" }, false));
        Assert.Equal((ImportPhase.Refused, 4), (twice.Phase, Assert.Single(twice.Report!.Faulty)));
        // what was said is with the case, so that a reload shows it, also to another desk
        Assert.Equal([(3, false, 2)], (await ViewAsync(desk, import)).Corrections.Select(each => (each.Row, each.IsLeftOut, each.Cells.Count)));
        Assert.Equal("TJ", (await RowAsync(desk, import, 3))!.Cells.Single(each => each.Column == "iso2").Text);
        var left = await CorrectAsync(desk, import, new(4, new Dictionary<int, string>(), true));

        Assert.Equal((ImportPhase.Checked, 3, 1), (left.Phase, left.Report!.People, left.Report.LeftOut));
        Assert.Equal(ImportPhase.Imported, (await installation.StoreAsync(desk, import)).Phase);
        Assert.Equal([("Do", null), ("Ann", "ann@example.org"), ("Bo", "bo@example.org")], (await desk.Search(null)).Rows.Select(each => (each.Name.Given!, each.Email)).OrderBy(each => each.Email, StringComparer.Ordinal));
        // nobody is in the delegation of the row that was left out
        await using var db = await installation.OpenAsync();
        Assert.Equal(2, await db.Delegations.CountAsync(each => each.EditionId == desk.Edition.Id));
    }

    [Fact]
    public async Task What_was_said_of_a_row_is_taken_back_and_what_is_too_much_or_too_late_is_refused()
    {
        var (desk, import) = await RefusedAsync();
        await CorrectAsync(desk, import, new(3, new Dictionary<int, string> { [2] = "TJ", [4] = "" }, false));
        Assert.Equal([4], (await ViewAsync(desk, import)).Report!.Faulty);

        var back = await CorrectAsync(desk, import, new(3, new Dictionary<int, string>(), false));

        Assert.Equal([3, 4], back.Report!.Faulty);
        Assert.Empty(back.Corrections);
        async Task<CorrectImport.Outcome> SayAsync(RowCorrection correction) => await installation.Get<CorrectImport>().ExecuteAsync(new(desk.Edition.Id, import, correction), A.Organizer, default);
        Assert.IsType<CorrectImport.Outcome.TooMuch>(await SayAsync(new(3, new Dictionary<int, string> { [2] = new('x', RowCorrection.LongestCell + 1) }, false)));
        Assert.IsType<CorrectImport.Outcome.TooMuch>(await SayAsync(new(1, new Dictionary<int, string> { [2] = "iso2" }, false)));
        Assert.IsType<CorrectImport.Outcome.TooMuch>(await SayAsync(new(3, new Dictionary<int, string> { [ImportTable.MaxColumns] = "x" }, false)));
        Assert.IsType<CorrectImport.Outcome.Corrected>(await SayAsync(new(3, new Dictionary<int, string>(), true)));
        // while the check waits or runs nothing more is said
        Assert.IsType<CorrectImport.Outcome.NotNow>(await SayAsync(new(4, new Dictionary<int, string>(), true)));
        Assert.IsType<CorrectImport.Outcome.NotNow>(await installation.Get<CorrectImport>().ExecuteAsync(new((await Desk.OpenAsync(installation)).Edition.Id, import, new(4, new Dictionary<int, string>(), true)), A.Organizer, default));
    }

    [Fact]
    public async Task The_right_rows_are_imported_and_the_rest_is_a_file_that_loads_again_without_choices()
    {
        var desk = await Desk.OpenAsync(installation);
        // a file of somebody else's form, so that its columns were mapped
        var import = await installation.CaseAsync(desk, "Full name;Country;Mail;Passport No.\nAnn Lee;Tajikistan;ann@example.org;400123456\nBo Ek;Tajikistan;bla.bla.@;400123457\n'=Cid New;Nowhereland;cid@example.org;\n");
        var preview = await PreviewAsync(desk, import);
        var mapping = preview.With(preview.Columns.Where(each => each.Field is not null).ToDictionary(each => each.At, each => each.Field!), NameOrder.FamilyLast);
        Assert.Equal([3], (await installation.RunAsync(desk, import, new(desk.Edition.Id, import, DryRun: true) { Mapping = mapping })).Report!.Faulty);
        Assert.IsType<StartImport.Outcome.NothingToStart>(await installation.Get<StartImport>().ExecuteAsync(new(desk.Edition.Id, import, DryRun: false), A.Organizer, default));

        var done = await installation.RunAsync(desk, import, new(desk.Edition.Id, import, DryRun: false) { IsPartial = true });

        Assert.Equal((ImportPhase.Imported, 2, true), (done.Phase, done.Report!.People, done.HasRest));
        Assert.Equal(["Ann", "=Cid"], (await desk.Search(null)).Rows.Select(each => each.Name.Given!).OrderByDescending(each => each[0]));
        foreach (var format in new[] { TableFormat.Csv, TableFormat.Xlsx })
        {
            var file = await RestAsync(desk, import, format);
            using var table = await ImportDesk.Table(file);
            Assert.Equal("Full name|Country|Mail|Passport No.|What is wrong", string.Join("|", table.Rows[0].Cells));
            var row = Assert.Single(table.Rows.Skip(1)).Cells;
            Assert.Equal("Bo Ek|Tajikistan|bla.bla.@|", string.Join("|", row[..4]));
            Assert.Contains("bla.bla.@", row[4], StringComparison.Ordinal);
            // corrected by hand, the same columns are known
            var again = Assert.IsType<ReceiveImport.Outcome.Received>(await installation.Get<ReceiveImport>().ExecuteAsync(new(desk.Edition.Id, $"rest.{format}", new MemoryStream(file)), A.Organizer, default)).CaseId;
            var known = await PreviewAsync(desk, again);
            Assert.True(known.IsRemembered);
            Assert.Equal([ImportMapping.FullName, "delegation", "email", null], known.Columns.Select(each => each.Field));
        }

        // imported once: the case itself goes no further, and its file goes with it
        Assert.IsType<StartImport.Outcome.NothingToStart>(await installation.Get<StartImport>().ExecuteAsync(new(desk.Edition.Id, import, DryRun: false) { IsPartial = true }, A.Organizer, default));
        await installation.Get<SweepImports>().ExecuteAsync(default);
        Assert.True((await ViewAsync(desk, import)).HasRest);
    }

    [Fact]
    public async Task A_formula_in_the_rest_is_text_and_a_file_of_our_own_form_needs_no_choices_again()
    {
        var (desk, import) = await RefusedAsync();

        var text = Encoding.UTF8.GetString(await RestAsync(desk, import, TableFormat.Csv));

        Assert.StartsWith("\uFEFFgiven,family,iso2,delegation,email,passport,What is wrong\r\nBo,Ek,XX,,bla.bla.@,,", text, StringComparison.Ordinal);
        Assert.Contains("\r\nCid,New,,Ministry of Nowhere,'=cmd,,", text, StringComparison.Ordinal);
        Assert.Equal(3, text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
        var own = await installation.CaseAsync(desk, "given,family,iso2,What is wrong\nBo,Ek,TJ,was wrong\n");
        Assert.True((await PreviewAsync(desk, own)).IsOurs);
        Assert.Empty((await installation.CheckAsync(desk, own)).Report!.Kept.Findings);
    }

    [Fact]
    public async Task An_error_of_the_whole_file_lets_no_row_in()
    {
        var desk = await Desk.OpenAsync(installation);
        // a column that may mark those who were rejected
        var import = await installation.CaseAsync(desk, "given,family,iso2,approval status\nAnn,Lee,TJ,declined\nBo,Ek,XX,yes\n");
        var check = await installation.CheckAsync(desk, import);

        Assert.Equal((ImportPhase.Refused, false), (check.Phase, check.Report!.IsPartlyRight));
        Assert.IsType<StartImport.Outcome.NothingToStart>(await installation.Get<StartImport>().ExecuteAsync(new(desk.Edition.Id, import, DryRun: false) { IsPartial = true }, A.Organizer, default));
        var outcome = await installation.Get<ImportParticipants>().ExecuteAsync(new(desk.Edition.Id, new MemoryStream("given,family,iso2,approval status\nAnn,Lee,TJ,declined\nBo,Ek,XX,yes\n"u8.ToArray()), false) { IsPartial = true }, A.Organizer, default);
        Assert.IsType<ImportParticipants.Outcome.Refused>(outcome);
    }

    [Fact]
    public async Task Who_may_not_see_contacts_neither_reads_nor_downloads_them()
    {
        var (desk, import) = await RefusedAsync();
        var clerk = A.Clerk(desk.Edition, Permission.ExchangeParticipants);

        var row = (await installation.Get<ReadImportRow>().ReadAsync(desk.Edition.Id, import, 3, clerk, default))!;
        using var rest = new MemoryStream();
        await installation.Get<WriteImportRest>().WriteAsync(new(desk.Edition.Id, import, TableFormat.Csv, "en"), rest, clerk, default);

        Assert.Equal([("iso2", "XX", false), ("email", "•••", true)], row.Cells.Where(each => each.Column is "iso2" or "email").Select(each => (each.Column, each.Text!, each.IsHidden)));
        Assert.DoesNotContain("bla.bla.@,", Encoding.UTF8.GetString(rest.ToArray()), StringComparison.Ordinal);
        Assert.Contains("Bo,Ek,XX,,•••", Encoding.UTF8.GetString(rest.ToArray()), StringComparison.Ordinal);
    }

    // IMP-19
    [SharedFact]
    public async Task One_bad_row_of_three_hundred_stops_nobody_else()
    {
        var desk = await Desk.OpenAsync(installation);
        var import = await installation.CaseAsync(desk, Encoding.UTF8.GetString(ImportDesk.Shared("import/c10-300-rows-one-bad.csv")).TrimStart('\uFEFF'));
        var check = await installation.CheckAsync(desk, import);
        Assert.Equal(ImportPhase.Refused, check.Phase);
        Assert.Single(check.Report!.Faulty);

        var done = await installation.RunAsync(desk, import, new(desk.Edition.Id, import, DryRun: false) { IsPartial = true });

        Assert.Equal((ImportPhase.Imported, check.Report.Rows - 1), (done.Phase, done.Report!.People));
    }

    private async Task<(Desk Desk, Guid Import)> RefusedAsync()
    {
        var desk = await Desk.OpenAsync(installation);
        var import = await installation.CaseAsync(desk, Table);
        Assert.Equal((ImportPhase.Refused, 2), await installation.CheckAsync(desk, import) is var it ? (it.Phase, it.Report!.Faulty.Count) : default);
        return (desk, import);
    }

    private async Task<ReadImport.View> CorrectAsync(Desk desk, Guid import, RowCorrection correction)
    {
        Assert.IsType<CorrectImport.Outcome.Corrected>(await installation.Get<CorrectImport>().ExecuteAsync(new(desk.Edition.Id, import, correction), A.Organizer, default));
        Assert.True(await installation.Get<Conference.Work.WorkRunner>().RunNextAsync(default));
        return await ViewAsync(desk, import);
    }

    private Task<ReadImportRow.View?> RowAsync(Desk desk, Guid import, int row) => installation.Get<ReadImportRow>().ReadAsync(desk.Edition.Id, import, row, A.Organizer, default);

    private async Task<ImportPreview> PreviewAsync(Desk desk, Guid import) => (await installation.Get<PreviewImport>().ReadAsync(new(desk.Edition.Id, import), A.Organizer, default))!;

    private async Task<byte[]> RestAsync(Desk desk, Guid import, TableFormat format)
    {
        using var file = new MemoryStream();
        Assert.True(await installation.Get<WriteImportRest>().WriteAsync(new(desk.Edition.Id, import, format, "en"), file, A.Organizer, default));
        return file.ToArray();
    }

    private async Task<ReadImport.View> ViewAsync(Desk desk, Guid import) => (await installation.Get<ReadImport>().ReadAsync(desk.Edition.Id, import, A.Organizer, default))!;
}
