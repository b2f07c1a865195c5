using System.Text;
using Dushanbe.Conference.Exchange;
using static Dushanbe.Conference.Exchange.ImportCode;
using static Dushanbe.Conference.Exchange.ImportSeverity;

namespace Dushanbe.Conference.Tests.Exchange;

/// <summary>Words of other people's lists: who was turned down is noticed, nobody's delegation is made up, and no row hides in another.</summary>
public sealed class ForeignWordsTests(Installation installation) : IClassFixture<Installation>
{
    [Theory]
    [InlineData("status"), InlineData("Approval Status"), InlineData("approval_status"), InlineData("registration-status"), InlineData("RSVP"), InlineData("Approved"), InlineData("states"), InlineData("Decision of the host")]
    [InlineData("Статус"), InlineData("Статус заявки"), InlineData("решение"), InlineData("Ҳолат")]
    public async Task A_column_that_may_say_who_was_turned_down_stops_the_import_until_it_is_renamed_or_left_out(string header)
    {
        string File(string named) => $"given,family,iso2,{named}\nAnn,Lee,TJ,approved\nAli,Karimov,TJ,declined\n";

        Assert.Equal([(1, header, StateProposed, Error, header)], (await installation.ReportAsync(File(header))).Said());
        Assert.Equal([(3, "state", WithdrawnLeftOut, Warning, "declined")], (await installation.ReportAsync(File("state"))).Said());
        Assert.Equal([(1, $"ignore {header}", UnknownColumn, Warning, $"ignore {header}")], (await installation.ReportAsync(File($"ignore {header}"))).Said());
    }

    [Theory]
    [InlineData("Tajikkistan", "Tajikistan"), InlineData("Kuwwait", "Kuwait"), InlineData("Uzbbekistan", "Uzbekistan"), InlineData("Kirgizstaan", "Kyrgyzstan")]
    public async Task A_State_that_is_spelled_otherwise_is_taken_only_with_a_word_about_it(string typed, string taken)
    {
        var report = await installation.ReportAsync($"given,family,delegation\nAli,Karimov,{typed}\n");

        Assert.Equal([(2, "delegation", ReadAs, Warning, typed)], report.Said());
        Assert.Equal(taken, report.Findings.Single(each => each.Code == ReadAs).Arguments[0].In("en"));
    }

    [Theory]
    [InlineData("Tajikistan"), InlineData("TAJIKISTAN"), InlineData("tj"), InlineData("Republic of Tajikistan"), InlineData("Таджикистан"), InlineData("Тоҷикистон"), InlineData("the Netherlands"), InlineData("Côte d’Ivoire"), InlineData("Cote d'Ivoire"), InlineData("OSCE"), InlineData("Institute of Rivers")]
    public async Task A_name_that_is_spelled_right_needs_no_word_about_it(string typed) =>
        Assert.Empty((await installation.ReportAsync($"given,family,delegation\nAli,Karimov,{typed}\n")).Said());

    [Theory]
    [InlineData("Tajikisan", "Tajikistan"), InlineData("Kyrgyzsten", "Kyrgyzstan"), InlineData("Uzbekistn", "Uzbekistan"), InlineData("Institute of Rivens", "Institute of Rivers"), InlineData("Institute of Rivrs", "Institute of Rivers")]
    public async Task A_misspelt_delegation_is_asked_about_and_none_is_made_of_it(string typed, string meant)
    {
        var desk = await Desk.OpenAsync(installation);
        await installation.ReportAsync("given,family,delegation\nAnn,Lee,Institute of Rivers\n", desk);

        var report = await installation.ReportAsync($"given,family,delegation\nAli,Karimov,{typed}\n", desk);

        Assert.Equal([(2, "delegation", DelegationProposed, Error, typed)], report.Said());
        Assert.Equal($"The delegation “{typed}” is unknown; did you mean “{meant}”?", ImportReport.Message(report.Findings[0], "en"));
        Assert.Empty(report.NewDelegations);
    }

    [Fact]
    public async Task Two_new_delegations_with_nearly_the_same_name_are_pointed_out()
    {
        var report = await installation.ReportAsync("given,family,delegation\nAnn,Lee,Institute of Rivers\nAli,Karimov,Institute of Rivres\nBob,Brown,Team 1\nEve,Black,Team 2\n");

        Assert.Equal([(3, "delegation", DelegationProposed, Warning, "Institute of Rivres")], report.Said());
        Assert.Equal(["Institute of Rivers", "Institute of Rivres", "Team 1", "Team 2"], report.NewDelegations.Select(each => each.In("en")));
    }

    [Fact]
    public async Task An_import_makes_no_more_delegations_than_there_can_be()
    {
        var file = new StringBuilder("given,family,delegation\n");
        for (var i = 0; i < 5_002; i++) file.Append('A').Append(i).Append(",B,Body No ").Append(i).Append('\n');

        var report = await installation.ReportAsync(file.ToString());

        Assert.Equal([(5_002, TooManyDelegations, "5000"), (5_003, TooManyDelegations, "5000")], report.Findings.Where(each => each.Severity == Error).Select(each => (each.Row, each.Code, each.Arguments[0].In("en"))));
    }

    [Theory]
    [InlineData("given,family,organization\nAli,Karimov,\"Customs\nBob,Brown,Police\"\n", "organization")]
    [InlineData("given;family;organization\r\nAli;Karimov;\"Customs\r\nBob;Brown;Police\"\r\n", "organization")]
    [InlineData("given,family,organization,function\nAli,Karimov,Customs,\"Head\nBob,Brown,Police,Clerk\"\n", "function")]
    [InlineData("given,family,organization,hotel\nAli,Karimov,Customs,\"Serena\nBob,Brown,Police,Hyatt\"\n", "hotel")]
    [InlineData("given\tfamily\torganization\nAli\tKarimov\t\"Customs\nEve\tBlack\tPolice\nBob\tBrown\tTax\"\n", "organization")]
    public async Task A_row_that_a_quotation_mark_has_swallowed_stops_the_import_in_whatever_column(string file, string column)
    {
        var report = await installation.ReportAsync(file);

        Assert.Equal([(2, column, SeveralLines, Error)], report.Findings.Where(each => each.Code == SeveralLines).Select(each => (each.Row, each.Column!, each.Code, each.Severity)));
        Assert.False(report.Stored);
    }

    [Theory]
    [InlineData("Ministry of\nInterior,\nBorder Guard"), InlineData("Customs\nTrade, Dushanbe"), InlineData("First line\nsecond line")]
    public async Task An_honest_text_of_several_lines_comes_in(string organization) =>
        Assert.Empty((await installation.ReportAsync($"given,family,iso2,organization\nAli,Karimov,TJ,\"{organization}\"\n")).Said());

    [Theory]
    [InlineData("name;value,unit\nA;1,kg\n"), InlineData("name,value\tunit\nA\n"), InlineData("a;b\tc\n1;2\t3\n")]
    public async Task Where_two_signs_may_part_the_cells_it_is_asked_which(string file)
    {
        var report = await installation.ReportAsync(file);

        Assert.Equal([(0, null, SeparatorUnclear, Error, null)], report.Said());
    }

    [Theory]
    [InlineData("given;family;iso2;organization, full, as printed,\nAli;Karimov;TJ;Customs\n", "Ali"), InlineData("Participants, Dushanbe, 2026\ngiven;family;iso2\nAli;Karimov;TJ\n", "Ali"), InlineData("given\tfamily, as in passport, Latin\tiso2\nAli\tKarimov\tTJ\n", "Ali")]
    public async Task What_makes_a_header_of_people_parts_the_cells_whatever_stands_more_often(string file, string given)
    {
        using var table = await ImportDesk.Table(Encoding.UTF8.GetBytes(file));

        Assert.True(table.Header!.IsWhole);
        Assert.Equal(given, table.Rows[1].Cells[0]);
    }
}
