using System.Text;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Exchange;
using Dushanbe.Conference.Journal;
using Dushanbe.Conference.People;
using Dushanbe.Conference.Register;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Tests.Exchange;

public sealed class ExportParticipantsTests(Installation installation) : IClassFixture<Installation>
{
    [Theory]
    [InlineData(TableFormat.Csv, "en")]
    [InlineData(TableFormat.Csv, "ru")]
    [InlineData(TableFormat.Xlsx, "tg")]
    public async Task What_is_exported_comes_back_by_import_without_loss(TableFormat format, string language)
    {
        var from = await Desk.OpenAsync(installation);
        var to = await Desk.OpenAsync(installation);
        await from.Register(from.Fields("=HYPERLINK(\"http://x\")", "+Bond") with { NativeName = "'=quoted", Function = "@SUM(1), \"or\" less", Organization = "-1; no", Email = "b@example.org", Phone = "+992 (37) 221" });
        await from.Register(from.Fields("Фаррух", "Раҳмонзода") with { Capacity = Capacity.HeadOfDelegation, DelegationId = from.Kyrgyzstan.Id });
        await from.Register(from.Fields("<b>Ann</b>", null) with { DelegationId = null, Organization = "R&D" });
        using var file = new MemoryStream();

        var count = await installation.Get<ExportParticipants>().WriteAsync(new(new() { EditionId = from.Edition.Id }, format, language), file, A.Organizer, default);
        file.Position = 0;
        var outcome = await installation.Get<ImportParticipants>().ExecuteAsync(new(to.Edition.Id, file, false), A.Organizer, default);

        Assert.Equal(3, count);
        Assert.IsType<ImportParticipants.Outcome.Imported>(outcome);
        Assert.Equal(await Shape(from), await Shape(to));
    }

    [Fact]
    public async Task No_cell_of_a_csv_begins_as_a_formula()
    {
        var desk = await Desk.OpenAsync(installation);
        await desk.Register(desk.Fields("=1", "+2") with { Function = "-3", Organization = "@4", Phone = "+5" });

        var cells = (await Csv(desk, A.Organizer)).Split('\n')[1].Split(',');

        Assert.Equal(["'=1", "'+2", "'-3", "'@4", "'+5"], cells.Where(cell => cell.StartsWith('\'')));
    }

    [Theory]
    [InlineData("＝1+1"), InlineData("＋1"), InlineData("－1"), InlineData("＠SUM(1)"), InlineData("﹦1"), InlineData("﹢1"), InlineData("﹣1"), InlineData("﹫1"), InlineData("\n=1"), InlineData("'＝1")]
    public void What_a_spreadsheet_may_calculate_is_neutralized_in_wide_signs_too_and_comes_back(string text)
    {
        Assert.Equal($"'{text}", Formulas.Neutral(text));
        Assert.Equal(text, Formulas.Original(Formulas.Neutral(text)));
    }

    [Fact]
    public async Task Contact_data_leaves_only_with_those_who_may_see_it_and_every_export_is_journaled()
    {
        var desk = await Desk.OpenAsync(installation);
        await desk.Register(desk.Fields() with { Email = "f@example.org", Phone = "+992 1" });
        var clerk = A.Clerk(desk.Edition, Permission.ReadDesk, Permission.ExchangeParticipants);

        var without = await Csv(desk, clerk);
        var with = await Csv(desk, A.Organizer);

        Assert.DoesNotContain("f@example.org", without, StringComparison.Ordinal);
        Assert.DoesNotContain("email", without, StringComparison.Ordinal);
        Assert.Contains("f@example.org", with, StringComparison.Ordinal);
        await using var db = await installation.OpenAsync();
        var entries = await db.Journal.Where(each => each.SubjectId == desk.Edition.Id && each.Action == JournalAction.Exported).ToListAsync();
        Assert.Equal(["M. Karimova", "S. Kenjaeva"], entries.Select(each => each.ActorName).Order());
    }

    [Fact]
    public async Task Whoever_may_not_see_addresses_cannot_find_out_by_an_export_whose_they_are()
    {
        var desk = await Desk.OpenAsync(installation);
        await desk.Register(desk.Fields() with { Email = "f@example.org" });
        var clerk = A.Clerk(desk.Edition, Permission.ReadDesk, Permission.ExchangeParticipants);

        Assert.DoesNotContain("Rahmonzoda", await Csv(desk, clerk, "f@example.org"), StringComparison.Ordinal);
        Assert.Contains("Rahmonzoda", await Csv(desk, A.Organizer, "f@example.org"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_that_only_sound_close_are_exported_as_far_as_the_register_shows_them()
    {
        var desk = await Desk.OpenAsync(installation);
        await desk.Register(desk.Fields("Aida", "Rahimova"));
        await desk.Register(desk.Fields("Aida", "Rahmonova"));
        await desk.Register(desk.Fields("Zarina", "Rahmonova"));
        async Task<int> Exported(int pageSize)
        {
            using var file = new MemoryStream();
            return await installation.Get<ExportParticipants>().WriteAsync(new(new() { EditionId = desk.Edition.Id, Search = "rahmonova", Take = pageSize }, TableFormat.Csv), file, A.Organizer, default);
        }

        foreach (var size in new[] { 1, 50 })
            Assert.Equal((await desk.Search("rahmonova", filter => filter with { Take = size })).Total, await Exported(size));
    }

    public static TheoryData<RegisterSort, bool, string?> Orders
    {
        get
        {
            var orders = new TheoryData<RegisterSort, bool, string?>();
            foreach (var sort in Enum.GetValues<RegisterSort>())
                foreach (var descending in (bool[])[false, true])
                    foreach (var search in (string?[])[null, "rahmonov"]) orders.Add(sort, descending, search);
            return orders;
        }
    }

    [Theory]
    [MemberData(nameof(Orders))]
    public async Task The_order_of_an_export_is_that_of_the_pages_of_the_register(RegisterSort sort, bool descending, string? search)
    {
        var desk = await Desk.OpenAsync(installation);
        var press = await installation.Add(A.Category(desk.Edition, "A", "Press"));
        var count = 0;
        // given and family names, delegations and categories each in another order; one name twice, one of nobody's delegation
        foreach (var (given, family, alone, first) in ((string, string?, bool, bool)[])[("Zafar", "Rahmonov", false, true), ("Aziz", "Rahmonzoda", true, false), ("Bek", "Rahmanov", false, false), ("Bek", "Rahmonov", false, false), ("Ёқуб", "Раҳмонов", true, true), ("Rahmonov", "Aziz", false, true), ("Rahmonova", null, false, false), ("Bek", "Rahmonov", false, true)])
        {
            installation.Clock.Advance(TimeSpan.FromMinutes(1));
            await desk.Register(desk.Fields(given, family) with { Email = $"p{++count}@example.org", CategoryId = first ? press.Id : desk.Category.Id, DelegationId = alone ? null : first ? desk.Kyrgyzstan.Id : desk.Tajikistan.Id, Organization = alone ? "IOM" : null });
        }

        var shown = new List<string?>();
        for (var skip = 0; skip == 0 || shown.Count == skip; skip += 3)
            shown.AddRange((await desk.Search(search, filter => filter with { Sort = sort, Descending = descending, Skip = skip, Take = 3 })).Rows.Select(row => row.Email));
        using var file = new MemoryStream();
        await installation.Get<ExportParticipants>().WriteAsync(new(new() { EditionId = desk.Edition.Id, Search = search, Sort = sort, Descending = descending, Take = 3 }, TableFormat.Csv), file, A.Organizer, default);
        var exported = Encoding.UTF8.GetString(file.ToArray()).Split("\r\n").Skip(1).Where(line => line.Length > 0).Select(line => line.Split(',').Single(cell => cell.Contains('@', StringComparison.Ordinal)));

        Assert.InRange(shown.Count, search is null ? 8 : 4, 8);
        Assert.Equal(shown, exported);
    }

    [Fact]
    public async Task An_export_holds_what_is_filtered_with_badge_number_and_state_and_withdrawn_people_do_not_come_back()
    {
        var desk = await Desk.OpenAsync(installation);
        var other = await Desk.OpenAsync(installation);
        var (id, _) = await desk.Register(desk.Fields());
        await desk.Register(desk.Fields("Aida", "Asanova"));
        await installation.Add(new Conference.Badges.Badge { EditionId = desk.Edition.Id, ParticipantId = id, Number = "9K4M2Q", IssuedAt = installation.Clock.GetUtcNow().UtcDateTime });
        Assert.EndsWith("9K4-M2Q,approved", (await Csv(desk, A.Organizer, "rahmonzoda")).TrimEnd(), StringComparison.Ordinal);
        await installation.Get<WithdrawParticipant>().ExecuteAsync(new(id, "ill"), A.Organizer, default);

        var all = await Csv(desk, A.Organizer);
        var outcome = await installation.Get<ImportParticipants>().ExecuteAsync(new(other.Edition.Id, new MemoryStream(Encoding.UTF8.GetBytes(all)), false), A.Organizer, default);

        var report = Assert.IsType<ImportParticipants.Outcome.Imported>(outcome).Report;
        Assert.Equal(["Asanova"], (await other.Search(null)).Rows.Select(row => row.Name.Family));
        Assert.Contains(report.Rows, row => row.Verdict == RowVerdict.LeftOut);
    }

    private async Task<string> Csv(Desk desk, Actor actor, string? search = null)
    {
        using var file = new MemoryStream();
        await installation.Get<ExportParticipants>().WriteAsync(new(new() { EditionId = desk.Edition.Id, Search = search }, TableFormat.Csv), file, actor, default);
        var text = Encoding.UTF8.GetString(file.ToArray());
        Assert.Equal('\uFEFF', text[0]);
        return text;
    }

    private static async Task<IEnumerable<(Conference.Names.PersonName, string?, string?, string?, Capacity, string?, string?)>> Shape(Desk desk) =>
        (await desk.Search(null)).Rows.Select(row => (row.Name, row.DelegationCode, row.Organization, row.Function, row.Capacity, row.Email, row.Phone));
}
