using System.Text;
using Dushanbe.Conference.Conditions;
using Dushanbe.Conference.Exchange;
using Dushanbe.Conference.Names;
using static Dushanbe.Conference.Exchange.ImportCode;
using static Dushanbe.Conference.Exchange.ImportSeverity;

namespace Dushanbe.Conference.Tests.Exchange;

/// <summary>Lists that other people and other programs made, as text: nobody comes in as somebody else, and nobody is lost without a word.</summary>
public sealed class ForeignTextTests(Installation installation) : IClassFixture<Installation>
{
    [Fact]
    public async Task Text_behind_a_closing_quotation_mark_stops_the_import_since_rows_have_run_together()
    {
        var report = await Refused("given,family,organization\nAnn,Lee,Customs\nAli,\"Karimov,Customs\nBob,Brown,\"Org, Two\"\n");

        Assert.Equal([(3, "family", TextBehindQuote, "Karimov,Customs\nBob,Brown,\"Org")], report.Findings.Where(each => each.Code == TextBehindQuote).Select(each => (each.Row, each.Column!, each.Code, each.Value!)));
    }

    [Fact]
    public async Task A_name_of_several_lines_and_separators_is_said_since_rows_may_have_run_together()
    {
        var (report, _) = await Imported("given,family,organization,function\nAli,\"Karimov,Customs\nBob,Brown\",\"Org, Two\",\"Head,\nCustoms\"\n");

        Assert.Equal([(2, "family", SeveralLines, Warning, "Karimov,Customs\nBob,Brown")], report.Findings.Where(each => each.Code == SeveralLines).Select(each => (each.Row, each.Column!, each.Code, each.Severity, each.Value!)));
    }

    [Fact]
    public async Task Spaces_behind_a_closing_quotation_mark_are_nothing()
    {
        var (_, people) = await Imported("given,family,iso2\n\"Ali\" ,\"Karimov\"\t,TJ\n");

        Assert.Equal([("Ali", "Karimov")], people);
    }

    [Theory]
    [InlineData("withdrawn"), InlineData("Declined"), InlineData("REJECTED"), InlineData("pending"), InlineData("Cancelled"), InlineData("canceled"), InlineData("not_approved"), InlineData("Wait-list"), InlineData("to be confirmed.")]
    [InlineData("отозвано"), InlineData("Отклонён"), InlineData("отменена"), InlineData("на рассмотрении"), InlineData("бозпасгирифта"), InlineData("рад шуд"), InlineData("дар баррасӣ")]
    public async Task Whoever_is_not_approved_is_left_out_whatever_the_word(string state)
    {
        var (report, people) = await Imported($"given,family,iso2,state\nAnn,Lee,TJ,approved\nAli,Karimov,TJ,{state}\n");

        Assert.Equal([("Ann", "Lee")], people);
        Assert.Equal([(3, "state", WithdrawnLeftOut, Warning, state)], report.Findings.Select(each => (each.Row, each.Column!, each.Code, each.Severity, each.Value!)));
        Assert.Equal([RowVerdict.Ready, RowVerdict.LeftOut], report.Rows.Select(each => each.Verdict));
    }

    [Theory]
    [InlineData("approved"), InlineData("Confirmed"), InlineData("одобрено"), InlineData("Подтверждён"), InlineData("тасдиқшуда"), InlineData(""), InlineData("—")]
    public async Task Whoever_is_approved_or_has_no_state_comes_in(string state)
    {
        var (report, people) = await Imported($"given,family,iso2,state\nAli,Karimov,TJ,{state}\n");

        Assert.Equal([("Ali", "Karimov")], people);
        Assert.Empty(report.Findings);
    }

    [Theory]
    [InlineData("aproved"), InlineData("declind"), InlineData("Tajikistan"), InlineData("7")]
    public async Task A_state_that_nobody_knows_stops_the_import(string state)
    {
        var report = await Refused($"given,family,iso2,state\nAli,Karimov,TJ,{state}\n");

        Assert.Equal([(2, "state", UnknownPersonState, Error, state)], report.Findings.Select(each => (each.Row, each.Column!, each.Code, each.Severity, each.Value!)));
        Assert.Equal(RowVerdict.Faulty, report.Rows[0].Verdict);
    }

    [SharedFact]
    public async Task A_list_of_another_system_says_which_columns_are_meant_and_approves_nobody_who_declined()
    {
        var file = Encoding.UTF8.GetString(Shared("import/c16-luma-like.csv"));

        var first = await Refused(file);

        Assert.Equal(
            [(MissingColumns, null), (StateProposed, "state"), (ColumnProposed, "given"), (ColumnProposed, "family"), (ColumnProposed, "phone"), (UnknownColumns, null)],
            first.Findings.Select(each => (each.Code, each.Code is ColumnProposed or StateProposed ? each.Arguments[0].In("en") : null)));
        var renamed = file.Replace("first_name,last_name", "given,family", StringComparison.Ordinal).Replace("approval_status", "state", StringComparison.Ordinal).Replace("ticket_name", "organization", StringComparison.Ordinal);
        Assert.Equal([(3, "family", NameMissing)], (await Refused(renamed)).Findings.Where(each => each.Severity == Error).Select(each => (each.Row, each.Column!, each.Code)));
        var (report, people) = await Imported(renamed.Replace("Bo,,,", "Bo,Bo,Ek,", StringComparison.Ordinal));
        Assert.Equal([("Bo", "Ek"), ("Ada", "Norwood")], people);
        Assert.Equal([(4, "declined")], report.Findings.Where(each => each.Code == WithdrawnLeftOut).Select(each => (each.Row, each.Value!)));
    }

    [SharedFact]
    public async Task Every_invisible_character_of_a_list_is_named_with_its_row_and_column()
    {
        var lines = Encoding.UTF8.GetString(Shared("import/c09-invisible-characters.csv")).Split('\n');
        Assert.Equal([(5, "email", NotAnEmail)], (await Refused(string.Join('\n', lines))).Findings.Where(each => each.Severity == Error).Select(each => (each.Row, each.Column!, each.Code)));

        var (report, people) = await Imported(string.Join('\n', lines.Where((_, at) => at != 4)));

        Assert.Equal([("Nbsp", "Edge"), ("Soft", "Hyphen"), ("Rlm", "Mark")], people.OrderBy(each => each.Item2 switch { "Edge" => 0, "Hyphen" => 1, _ => 2 }));
        Assert.Equal(
            [(2, "given", "Nbsp"), (2, "family", "Edge"), (2, "email", "zwsp@example.org"), (3, "given", "Soft"), (3, "email", "softhyphen@example.org"), (4, "given", "Rlm"), (4, "family", "Mark"), (4, "email", "bom@example.org")],
            report.Findings.Where(each => each.Code == InvisibleRemoved).Select(each => (each.Row, each.Column!, each.Value!)).OrderBy(each => each.Item1).ThenByDescending(each => each.Item2.StartsWith('g')).ThenByDescending(each => each.Item2));
    }

    [Theory]
    [InlineData("mailto:ali@example.org"), InlineData("аli@example.org"), InlineData("ali@exаmple.org"), InlineData("ali@example"), InlineData("ali@.org"), InlineData("ali@example..org"), InlineData("ali@example.org."), InlineData("ali＠example.org")]
    [InlineData("ali@exam_ple.org"), InlineData("ali@-example.org"), InlineData("ali@example.1"), InlineData(".ali@example.org"), InlineData("ali@example.org/x"), InlineData("bla.bla.@"), InlineData("a..b@example.org")]
    public async Task What_no_mail_reaches_is_no_email_address(string email)
    {
        var report = await Refused($"given,family,iso2,email\nAli,Karimov,TJ,{email}\n");

        Assert.Equal([(2, "email", NotAnEmail)], report.Findings.Select(each => (each.Row, each.Column!, each.Code)));
    }

    [Theory]
    [InlineData("ali@example.org", "ali@example.org"), InlineData("o'neil+x_1@mail.example-site.co.uk", "o'neil+x_1@mail.example-site.co.uk"), InlineData("ali@xn--e1afmkfd.xn--p1ai", "ali@xn--e1afmkfd.xn--p1ai")]
    public async Task An_email_address_that_mail_reaches_comes_in_as_it_is(string typed, string stored) =>
        Assert.Equal((0, stored), await Email(typed));

    [Theory]
    [InlineData("al\u200Ci@example.org"), InlineData("ali@exa\u200Dmple.org"), InlineData("a\u00ADli@example.org"), InlineData("ali@\uFEFFexample.org")]
    public async Task An_email_address_is_freed_of_what_nobody_sees_and_the_report_says_so(string typed) =>
        Assert.Equal((1, "ali@example.org"), await Email(typed));

    [Theory]
    [InlineData("Kari\u00ADmov", "Karimov"), InlineData("Kari\u180Emov", "Karimov"), InlineData("Kari\u200Emov", "Karimov"), InlineData("Kari\u200Fmov", "Karimov"), InlineData("Kari\u061Cmov", "Karimov"), InlineData("Kari\u2060mov", "Karimov"), InlineData("Karimov\u200C", "Karimov")]
    public async Task What_is_taken_out_of_a_name_is_said(string typed, string stored)
    {
        var (report, people) = await Imported($"given,family,iso2\nAli,{typed},TJ\n");

        Assert.Equal([("Ali", stored)], people);
        Assert.Equal([(2, "family", InvisibleRemoved, stored)], report.Findings.Select(each => (each.Row, each.Column!, each.Code, each.Value!)));
    }

    [Fact]
    public async Task A_joiner_inside_a_Persian_name_stays_and_nothing_is_said()
    {
        var (report, people) = await Imported("given,family,iso2\nAli,می\u200Cرزا,TJ\n");

        Assert.Equal([("Ali", "می\u200Cرزا")], people);
        Assert.Empty(report.Findings);
    }

    [Theory]
    [InlineData("1.5"), InlineData("12 March 2026"), InlineData("992372210000.0"), InlineData("2026-03-12"), InlineData("12.03.2026"), InlineData("12/3/26"), InlineData("1234"), InlineData("ask Ann 992372210000")]
    [InlineData("111111111111111111111111111111111111111111111111111111111111")]
    public async Task What_is_hardly_a_phone_number_is_looked_at(string phone)
    {
        var (report, _) = await Imported($"given,family,iso2,phone\nAli,Karimov,TJ,{phone}\n");

        Assert.Equal([(2, "phone", OddPhone, Warning, phone)], report.Findings.Select(each => (each.Row, each.Column!, each.Code, each.Severity, each.Value!)));
    }

    [Theory]
    [InlineData("+992 37 221 00 00"), InlineData("(00992) 37-221-00-00 ext. 12"), InlineData("992372210000; 992372210001"), InlineData("+33 1.23.45.67.89"), InlineData("22-12-34"), InlineData("тел. 221-00-00 доб. 5"), InlineData("+992 (37) 2210000/2210001"), InlineData("41229170000 x21")]
    public async Task A_phone_number_may_be_written_in_many_ways(string phone) =>
        Assert.Empty((await Imported($"given,family,iso2,phone\nAli,Karimov,TJ,\"{phone}\"\n")).Report.Findings);

    [Theory]
    [InlineData("family"), InlineData("given")]
    public async Task A_column_of_whole_names_is_said_once(string column)
    {
        var (report, people) = await Imported($"{column},iso2\nAli Karimov,TJ\nBob Brown,GB\nAnne Marie Dupont,FR\nSuharto,ID\nLudwig van Beethoven,DE\n");

        Assert.Equal(5, people.Count);
        var finding = Assert.Single(report.Findings, each => each.Severity == Warning);
        Assert.Equal((1, column, FullNames, "Ali Karimov", "4"), (finding.Row, finding.Column, finding.Code, finding.Value, finding.Arguments[0].In("en")));
    }

    [Theory]
    [InlineData("given,family,iso2\nAnne Marie,Bin Laden Al Saud,SA\n"), InlineData("family,iso2\nSuharto,ID\nvan der Berg,NL\nBin Laden,SA\n")]
    public async Task Parted_names_and_single_words_are_no_whole_names(string file) =>
        Assert.DoesNotContain((await Imported(file)).Report.Findings, each => each.Code == FullNames);

    [Theory]
    [InlineData("first_name", "given"), InlineData("Last Name", "family"), InlineData("phone_number", "phone"), InlineData("E-mail", "email"), InlineData("Фамилия", "family"), InlineData("organisation", "organization"), InlineData("catgory", "category"), InlineData("honorrific", "honorific"), InlineData("должность", "function")]
    public async Task A_header_that_is_nearly_a_known_one_is_proposed_as_that_column(string header, string column)
    {
        var place = column == "organization" ? "iso2" : "organization";
        var report = (await Import($"{header},{place}\nx,TJ\n")).Match(imported: it => it.Report, onlyChecked: it => it.Report, refused: it => it.Report, noSuchEdition: _ => throw new InvalidOperationException());

        var finding = Assert.Single(report.Findings, each => each.Code == ColumnProposed);
        Assert.Equal((1, header, Warning, header, column), (finding.Row, finding.Column, finding.Severity, finding.Value, finding.Arguments[0].In("en")));
        Assert.All(Languages.All, language => Assert.Contains(column, ImportReport.Message(finding, language.Tag), StringComparison.Ordinal));
        Assert.Equal(MissingColumns, report.Findings[0].Code);
    }

    [Fact]
    public async Task The_missing_column_is_said_first_and_unknown_ones_in_one_line()
    {
        var report = await Refused("shoe size,T-shirt,hotel,iso2\n42,L,Serena,TJ\n");

        Assert.Equal([(1, null, MissingColumns, null), (1, null, UnknownColumns, "shoe size, T-shirt, hotel")], report.Findings.Select(each => (each.Row, each.Column, each.Code, each.Value)));
    }

    [Theory]
    [InlineData("category", "Delegat", "Delegate"), InlineData("capacity", "Memberr", "member")]
    public async Task A_misspelt_word_is_taken_for_another_only_with_a_word_about_it(string column, string typed, string taken)
    {
        var (report, _) = await Imported($"given,family,iso2,{column}\nAli,Karimov,TJ,{typed}\n");

        var finding = Assert.Single(report.Findings);
        Assert.Equal((2, column, ReadAs, Warning, typed, taken), (finding.Row, finding.Column, finding.Code, finding.Severity, finding.Value, finding.Arguments[0].In("en")));
    }

    [Theory]
    [InlineData("category", "delegate"), InlineData("category", "D"), InlineData("capacity", "Head-of-Delegation"), InlineData("capacity", "Член делегации")]
    public async Task A_word_that_is_spelled_right_needs_no_word_about_it(string column, string typed) =>
        Assert.Empty((await Imported($"given,family,iso2,{column}\nAli,Karimov,TJ,{typed}\n")).Report.Findings);

    [Theory]
    [InlineData("—"), InlineData("–"), InlineData("-"), InlineData("n/a"), InlineData("N/A"), InlineData("н/д"), InlineData(" — ")]
    public async Task A_mark_for_nothing_is_blank(string mark)
    {
        var desk = await Desk.OpenAsync(installation);

        var report = Report(await Import(desk, $"honorific,given,family,iso2,delegation,capacity,function,email,phone,photo,state\n{mark},Ali,{mark},TJ,{mark},{mark},{mark},{mark},{mark},{mark},{mark}\n"));

        Assert.Empty(report.Findings);
        var person = Assert.Single((await desk.Search(null)).Rows);
        Assert.Equal(("Ali", null, null, null), (person.Name.Given, person.Name.Family, person.Name.Honorific, person.Phone));
        Assert.Equal("", person.Function ?? "");
    }

    [Fact]
    public async Task The_code_of_Namibia_is_no_mark_for_nothing()
    {
        var (report, _) = await Imported("given,family,iso2\nHage,Geingob,NA\n");

        Assert.Equal(["Namibia"], report.NewDelegations.Select(each => each.In("en")));
    }

    [Theory]
    [InlineData("sep=;\r\ngiven;family;iso2;organization\r\nAli;Karimov;TJ;\"Customs, Trade, and, more\"\r\n"), InlineData("\uFEFFSEP=|\ngiven|family|iso2|organization\nAli|Karimov|TJ|Customs, Trade, and, more\n"), InlineData("\"sep=,\"\ngiven,family,iso2,organization\nAli,Karimov,TJ,\"Customs, Trade, and, more\"\n"), InlineData("sep=\t\rgiven\tfamily\tiso2\torganization\rAli\tKarimov\tTJ\tCustoms, Trade, and, more\r")]
    public async Task A_line_that_names_the_separator_is_understood_and_is_no_row(string file)
    {
        var desk = await Desk.OpenAsync(installation);

        var report = Report(await Import(desk, file));

        Assert.Empty(report.Findings);
        Assert.Equal([2], report.Rows.Select(each => each.Number));
        Assert.Equal(["Customs, Trade, and, more"], (await desk.Search(null)).Rows.Select(each => each.Organization));
    }

    [Fact]
    public async Task A_title_above_the_header_is_left_out_with_a_word_about_it()
    {
        var (report, people) = await Imported("Participants of the conference\n\ngiven,family,iso2\nAli,Karimov,TJ\n");

        Assert.Equal([("Ali", "Karimov")], people);
        Assert.Equal([(3, HeaderBelow, Warning)], report.Findings.Select(each => (each.Row, each.Code, each.Severity)));
    }

    [Fact]
    public async Task A_header_of_more_columns_than_any_list_has_is_refused_at_once()
    {
        var report = await Refused("given,family,iso2" + string.Concat(Enumerable.Range(0, 198).Select(i => $",c{i}")) + "\nAli,Karimov,TJ\n");

        Assert.Equal([(0, TooManyColumns, "200")], report.Findings.Select(each => (each.Row, each.Code, each.Arguments[0].In("en"))));
    }

    [Fact]
    public async Task Empty_columns_at_the_end_do_not_count_and_text_in_them_is_said()
    {
        var (none, some) = (new string(',', 300), new string(',', 300) + "x");
        Assert.Empty((await Imported($"given,family,iso2{none}\nAli,Karimov,TJ{none}\n")).Report.Findings);

        Assert.Equal([(2, TooManyCells)], (await Refused($"given,family,iso2\nAli,Karimov,TJ{some}\n")).Findings.Select(each => (each.Row, each.Code)));
    }

    [Theory]
    [InlineData(""), InlineData("\"")]
    public async Task No_cell_is_kept_longer_than_a_spreadsheet_keeps_it(string quote)
    {
        using var table = await ImportTable.ReadAsync(new MemoryStream(Encoding.UTF8.GetBytes($"given,family,iso2\nAli,{quote}{new string('x', 4_000_000)}{quote},TJ\n")), default);

        Assert.Equal(["Ali", "32767 x", "TJ"], table.Rows[1].Cells.Select(cell => cell!.Length > 100 ? $"{cell.Count(c => c == 'x')} x" : cell));
        Assert.Equal([(2, "family", TooLong)], (await Refused($"given,family,iso2\nAli,{new string('x', 4_000_000)},TJ\n")).Findings.Where(each => each.Severity == Error).Select(each => (each.Row, each.Column!, each.Code)));
    }

    private static byte[] Shared(string name) => File.ReadAllBytes(Path.Combine(Need.SharedFolder!, "cases", name));

    private async Task<(int Said, string Stored)> Email(string typed)
    {
        var desk = await Desk.OpenAsync(installation);
        var report = Report(await Import(desk, $"given,family,iso2,email\nAli,Karimov,TJ,{typed}\n"));
        Assert.All(report.Findings, each => Assert.Equal((2, "email", InvisibleRemoved, "ali@example.org"), (each.Row, each.Column, each.Code, each.Value)));
        return (report.Findings.Count, Assert.Single((await desk.Search(null)).Rows).Fields.Email!);
    }

    private async Task<(ImportReport Report, List<(string?, string?)> People)> Imported(string file)
    {
        var desk = await Desk.OpenAsync(installation);
        var report = Report(await Import(desk, file));
        return (report, [.. (await desk.Search(null)).Rows.Select(each => (each.Name.Given, each.Name.Family))]);
    }

    private async Task<ImportReport> Refused(string file) => Assert.IsType<ImportParticipants.Outcome.Refused>(await Import(file)).Report;

    private async Task<ImportParticipants.Outcome> Import(string file) => await Import(await Desk.OpenAsync(installation), file);

    private Task<ImportParticipants.Outcome> Import(Desk desk, string file) =>
        installation.Get<ImportParticipants>().ExecuteAsync(new(desk.Edition.Id, new MemoryStream(Encoding.UTF8.GetBytes(file)), false), A.Organizer, default);

    private static ImportReport Report(ImportParticipants.Outcome outcome) =>
        outcome is ImportParticipants.Outcome.Refused refused ? throw new Xunit.Sdk.XunitException(string.Join('\n', refused.Report.Findings)) : Assert.IsType<ImportParticipants.Outcome.Imported>(outcome).Report;
}
