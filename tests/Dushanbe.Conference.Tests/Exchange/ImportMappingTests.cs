using System.Text;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Conditions;
using Dushanbe.Conference.Exchange;
using Dushanbe.Conference.Work;
using Microsoft.EntityFrameworkCore;
using static Dushanbe.Conference.Exchange.ImportMapping;

namespace Dushanbe.Conference.Tests.Exchange;

/// <summary>Files of any form: what their columns are taken for, what a clerk says of them, and that the next such file is known.</summary>
public sealed class ImportMappingTests(Installation installation) : IClassFixture<Installation>
{
    private const string Nomination = """
        Форма номинации участников;;;;;;
        Конференция высокого уровня;;;;;;
        № п/п;ФИО;Должность;Организация;Страна;Эл. почта;Паспорт (серия, №)
        1;Рахмонов Фаррух Саидович;Начальник отдела;Министерство энергетики;Таджикистан;farrukh@example.org;400123456
        2;Каримова Нодира;Советник;;Republic of Tajikistan;nodira@example.org;400123457
        3;Ли Анна;Эксперт;;TJK;;
        """;

    private static readonly CodePagesEncodingProvider Pages = (CodePagesEncodingProvider)CodePagesEncodingProvider.Instance;
    private static int count;

    public static TheoryData<string, string[]> Headers => new()
    {
        { "ФИО,Должность,Организация,Страна,Эл. почта\nКаримов Али,Посол,МИД,Таджикистан,a@example.org\n", [FullName, "function", "organization", "delegation", "email"] },
        { "Full name,Title,Country\nAnn Lee,Ambassador-at-large,Tajikistan\n", [FullName, "function", "delegation"] },
        { "Title,Given Name,Surname,Country\nMr.,Ali,Karimov,TJ\n", ["honorific", "given", "family", "delegation"] },
        // an address book
        { "Title,First Name,Middle Name,Last Name,Company,Department,Job Title,Business Country/Region,Home Phone,Mobile Phone,E-mail Address,E-mail Type,E-mail 2 Address\n,Ann,May,Lee,Acme,Water,Engineer,Norway,,+47 22 33 44 55,ann@example.org,SMTP,\n", ["function?", "given", "patronymic", "family", "organization", "", "function", "delegation", "", "phone", "email", "", ""] },
        { "Name,Given Name,Additional Name,Family Name,E-mail 1 - Type,E-mail 1 - Value,Phone 1 - Type,Phone 1 - Value,Organization 1 - Name,Organization 1 - Title\nAnn Lee,Ann,,Lee,Home,ann@example.org,Mobile,+4722334455,Acme,Engineer\n", ["", "given", "patronymic", "family", "", "email", "", "phone", "organization", "function"] },
        // an export of a form, in two languages
        { "Отметка времени,Адрес электронной почты,1. Full name (as in passport) / ФИО (как в паспорте)*,2. Position / Должность*,3. Country / Страна*,4. Date of birth / Дата рождения,5. Passport No.,Role\n18.10.2022 9:15:02,a@example.org,ALI Karim,Expert,Norway,15/06/1978,X123,head\n", ["", "email", FullName, "function", "delegation", "", "", "capacity"] },
        { "№,Насаб,Ном,Номи падар,Вазифа,Ташкилот,Кишвар,Рақами телефон\n1,Раҳмонов,Фаррух,Саидович,Мудир,Вазорат,Тоҷикистон,+992372210000\n", ["", "family", "given", "patronymic", "function", "organization", "delegation", "phone"] },
        // a category that nobody knows is refused row by row: without one all would get the same
        { "First,Last,Country,Category\nAnn,Lee,Norway,Platinum\n", ["given", "family", "delegation", "category"] },
        // headers that say nothing: values do
        { "A,B,C\nLee Ann,ann@example.org,Norway\n", ["", "email", "delegation"] },
        // values that would be refused
        { "Name,Role,Type,Photo,Country\nAnn Lee,Chief Everything,Platinum,https://example.org/a.jpg,Norway\n", [FullName, "", "", "", "delegation"] },
    };

    [Theory, MemberData(nameof(Headers))]
    public async Task Columns_are_proposed_by_their_headers_and_their_values(string file, string[] fields)
    {
        var desk = await Desk.OpenAsync(installation);

        var preview = await PreviewAsync(desk, await ReceiveAsync(desk, Encoding.UTF8.GetBytes(file)));

        Assert.Equal(fields.Select(each => each is "function?" or "" ? null : each), preview.Columns.Select(each => each.Field));
        Assert.False(preview.IsOurs);
    }

    [Theory]
    [InlineData("Рахмонов Фаррух Саидович", NameOrder.FamilyFirst, "Фаррух Саидович", "Рахмонов"), InlineData("Farrukh S. Rahmonov", NameOrder.FamilyLast, "Farrukh S.", "Rahmonov"), InlineData("Ludwig van der Berg", NameOrder.FamilyLast, "Ludwig", "van der Berg")]
    [InlineData("RAHMONOV Farrukh", NameOrder.Capitals, "Farrukh", "RAHMONOV"), InlineData("Farrukh J. AL NAHYAN", NameOrder.Capitals, "Farrukh J.", "AL NAHYAN"), InlineData("Rahmonov, Farrukh S.", NameOrder.Comma, "Farrukh S.", "Rahmonov"), InlineData("de la Cruz, Ana", NameOrder.Comma, "Ana", "de la Cruz")]
    public void A_whole_name_is_split_by_the_rule_that_was_chosen(string whole, NameOrder order, string given, string family)
    {
        Assert.Equal((null, given, family, true), NameSplit.Of(whole, order));
        Assert.Equal(("H.E. Mr.", given, family, true), NameSplit.Of($"H.E. Mr. {whole}", order));
        Assert.Equal(order, NameSplit.Propose([whole, whole, "Madonna"]));
    }

    [Theory]
    [InlineData("Имя Фамилия", NameOrder.FamilyLast), InlineData("Фамилия Имя", NameOrder.FamilyFirst), InlineData("Surname and given name", NameOrder.FamilyFirst), InlineData("First and last name", NameOrder.FamilyLast)]
    public async Task The_order_that_a_header_states_is_proposed(string header, NameOrder order)
    {
        var desk = await Desk.OpenAsync(installation);

        var preview = await PreviewAsync(desk, await ReceiveAsync(desk, Encoding.UTF8.GetBytes($"{header},Country\nАли Вали,Norway\nСаид Олим,Norway\n")));

        Assert.Equal(order, preview.Names);
    }

    [Fact]
    public void A_comma_ends_the_family_name_whatever_is_usual_in_the_column() => Assert.Equal((null, "Sean", "O'Neill", true), NameSplit.Of("O'Neill, Sean", NameOrder.FamilyLast));

    [Theory]
    [InlineData("Madonna", NameOrder.FamilyFirst), InlineData("Ali Karimov", NameOrder.Capitals), InlineData("ALI KARIMOV", NameOrder.Capitals), InlineData("Ali Karimov", NameOrder.Comma), InlineData("Karimov,", NameOrder.Comma)]
    public void A_name_of_which_the_rule_says_nothing_stays_whole(string whole, NameOrder order) => Assert.Equal((null, null, whole.TrimEnd(','), false), NameSplit.Of(whole, order));

    [Fact]
    public async Task A_nomination_form_in_Russian_loads_without_editing_the_file_and_its_check_and_its_import_agree()
    {
        var desk = await Desk.OpenAsync(installation);
        var import = await ReceiveAsync(desk, Pages.GetEncoding(1251)!.GetBytes(Nomination));
        var preview = await PreviewAsync(desk, import);
        Assert.Equal(("Windows-1251", ';', 3, NameOrder.FamilyFirst, false), (preview.Encoding, preview.Separator, preview.HeaderRow, preview.Names, preview.IsRemembered));
        Assert.Equal([null, FullName, "function", "organization", "delegation", "email", null], preview.Columns.Select(each => each.Field));
        Assert.Equal(["Начальник отдела", "Советник", "Эксперт"], preview.Columns[2].Samples);
        Assert.All(preview.Columns[6].Samples, Assert.Null);

        var check = await RunAsync(desk, import, dryRun: true, Proposed(preview));
        var done = await RunAsync(desk, import, dryRun: false, null);

        Assert.Equal((ImportPhase.Checked, 3, 0), (check.Phase, check.Report!.People, check.Report.Errors));
        Assert.Equal((ImportPhase.Imported, 3, 0), (done.Phase, done.Report!.People, done.Report.NewDelegations));
        Assert.Equal([("Фаррух Саидович", "Рахмонов", "Начальник отдела", "farrukh@example.org"), ("Нодира", "Каримова", "Советник", "nodira@example.org"), ("Анна", "Ли", "Эксперт", null)],
            (await desk.Search(null)).Rows.Select(each => (each.Name.Given!, each.Name.Family!, each.Fields.Function!, each.Fields.Email)).OrderBy(each => each.Item4 ?? "z", StringComparer.Ordinal));
        Assert.All((await desk.Search(null)).Rows, each => Assert.Equal(desk.Tajikistan.Id, each.Fields.DelegationId));
    }

    [Fact]
    public async Task What_was_confirmed_is_proposed_for_the_next_file_with_the_same_headers_in_the_same_edition()
    {
        var desk = await Desk.OpenAsync(installation);
        var first = await ReceiveAsync(desk, "Full name,Title,Country,Remark\nAnn Lee,Expert,Norway,Bergen\n"u8.ToArray());
        var preview = await PreviewAsync(desk, first);
        // the remark is the organization, which nobody could know
        var mapping = preview.With(new Dictionary<int, string> { [0] = FullName, [1] = "function", [3] = "organization" }, NameOrder.FamilyFirst);
        Assert.Equal(ImportPhase.Checked, (await RunAsync(desk, first, dryRun: true, mapping)).Phase);
        var next = "Country,Remark,Full name,Title\nNorway,Oslo,Bo Ek,Expert\n"u8.ToArray();

        var known = await PreviewAsync(desk, await ReceiveAsync(desk, next));
        var other = await Desk.OpenAsync(installation);
        var unknown = await PreviewAsync(other, await ReceiveAsync(other, next));

        Assert.Equal((true, NameOrder.FamilyFirst), (known.IsRemembered, known.Names));
        Assert.Equal([null, "organization", FullName, "function"], known.Columns.Select(each => each.Field));
        Assert.Equal((false, NameOrder.FamilyLast), (unknown.IsRemembered, unknown.Names));
        Assert.False((await PreviewAsync(desk, await ReceiveAsync(desk, "Country,Remark,Full name\nNorway,Oslo,Bo Ek\n"u8.ToArray()))).IsRemembered);
        // confirmed again: the last one counts, and it is one row
        var second = await ReceiveAsync(desk, next);
        await RunAsync(desk, second, dryRun: true, Proposed(await PreviewAsync(desk, second)) with { Names = NameOrder.FamilyLast });
        Assert.Equal(NameOrder.FamilyLast, (await PreviewAsync(desk, first)).Names);
        await using var db = await installation.OpenAsync();
        Assert.Equal(1, await db.RememberedMappings.CountAsync(each => each.EditionId == desk.Edition.Id));
    }

    [Fact]
    public async Task A_mapping_without_a_name_or_a_body_or_with_a_field_twice_is_said_before_anything_is_checked()
    {
        var desk = await Desk.OpenAsync(installation);
        var import = await ReceiveAsync(desk, "Name,Country,City\nAnn Lee,Norway,Oslo\n"u8.ToArray());
        var preview = await PreviewAsync(desk, import);
        (Dictionary<int, string> Fields, MappingFault[] Faults)[] wrong =
        [
            (new() { [1] = "delegation" }, [new(MappingFaultKind.NoName, null)]),
            (new() { [0] = FullName }, [new(MappingFaultKind.NoBody, null)]),
            (new() { [0] = FullName, [1] = "organization", [2] = "organization" }, [new(MappingFaultKind.Twice, "organization")]),
        ];
        foreach (var (fields, faults) in wrong)
        {
            var outcome = await StartAsync(desk, import, dryRun: true, preview.With(fields, NameOrder.FamilyLast));
            Assert.Equal(faults, Assert.IsType<StartImport.Outcome.BadMapping>(outcome).Faults);
        }

        // and one that no preview offers
        var forged = Proposed(preview);
        foreach (var bad in new[] { forged with { Encoding = "UTF-7" }, forged with { Separator = 'a' }, forged with { HeaderRow = 0 }, forged with { HeaderKey = new string('x', 65) }, forged with { Columns = [.. forged.Columns, new(2, "badge_number", "k")] }, forged with { Columns = [.. forged.Columns, new(200, "photo", "k")] } })
            Assert.IsType<StartImport.Outcome.BadMapping>(await StartAsync(desk, import, dryRun: true, bad));
        Assert.Equal(ImportPhase.Received, (await ViewAsync(desk, import)).Phase);
    }

    [Fact]
    public async Task Findings_name_the_columns_as_the_file_does_and_a_name_that_is_not_split_is_said()
    {
        var desk = await Desk.OpenAsync(installation);
        var import = await ReceiveAsync(desk, "ФИО,Страна,Почта\nКАРИМОВ Али,Таджикистан,без адреса\nMadonna,Таджикистан,\n"u8.ToArray());
        var preview = await PreviewAsync(desk, import);
        var mapping = preview.With(new Dictionary<int, string> { [0] = FullName, [1] = "delegation", [2] = "email" }, NameOrder.Capitals);

        var report = (await RunAsync(desk, import, dryRun: true, mapping)).Report!;

        Assert.Equal([(2, "Почта", ImportCode.NotAnEmail), (2, "ФИО", ImportCode.AllCapitals), (3, "ФИО", ImportCode.NameNotSplit)], report.Kept.Findings.Select(each => (each.Row, report.Kept.TitleOf(each.Column)!, each.Code)));
    }

    [Fact]
    public async Task Another_encoding_and_separator_can_be_chosen_and_are_what_the_run_uses()
    {
        var desk = await Desk.OpenAsync(installation);
        var import = await ReceiveAsync(desk, Pages.GetEncoding(20866)!.GetBytes("Фамилия|Имя|Страна\nКаримов|Али|Норвегия\n"));

        var wrong = await PreviewAsync(desk, import, "Windows-1252", ',');
        var right = await PreviewAsync(desk, import, "KOI8-R", '|');

        Assert.Single(wrong.Columns);
        Assert.Equal(["Фамилия", "Имя", "Страна"], right.Columns.Select(each => each.Header));
        Assert.Equal((ImportPhase.Checked, 1), await RunAsync(desk, import, dryRun: true, Proposed(right)) is var it ? (it.Phase, it.Report!.People) : default);
        // something that no preview offers is detected instead
        Assert.Equal("UTF-8", (await PreviewAsync(desk, await ReceiveAsync(desk, "Name,Country\nAnn Lee,Norway\n"u8.ToArray()), "UTF-7", 'x')).Encoding);
    }

    [Fact]
    public async Task A_file_of_our_own_form_needs_no_choices()
    {
        var desk = await Desk.OpenAsync(installation);
        Assert.True((await PreviewAsync(desk, await ReceiveAsync(desk, "given,family,iso2\nAnn,Lee,NO\n"u8.ToArray()))).IsOurs);
        Assert.True((await PreviewAsync(desk, await ReceiveAsync(desk, Encoding.UTF8.GetBytes($"{string.Join(',', ImportColumns.Exported)}\n,Ann,Lee\n")))).IsOurs);
        Assert.False((await PreviewAsync(desk, await ReceiveAsync(desk, Pages.GetEncoding(1251)!.GetBytes("given,family,iso2\nАнна,Ли,NO\n")))).IsOurs);
        Assert.False((await PreviewAsync(desk, await ReceiveAsync(desk, "given,family,iso2,colour\nAnn,Lee,NO,red\n"u8.ToArray()))).IsOurs);
    }

    [Fact]
    public async Task Samples_show_no_contacts_to_those_who_may_not_see_them()
    {
        var desk = await Desk.OpenAsync(installation);
        var import = await ReceiveAsync(desk, "Name,Country,Mail,Remark\nAnn Lee,Norway,ann@example.org,call +47 22 33 44 55\n"u8.ToArray());

        var seen = (await installation.Get<PreviewImport>().ReadAsync(new(desk.Edition.Id, import), A.Clerk(desk.Edition, Permission.ExchangeParticipants), default))!;

        Assert.Equal(["Ann Lee", "Norway", "•••", "call •••"], seen.Columns.Select(each => each.Samples[0]));
        Assert.Equal("ann@example.org", (await PreviewAsync(desk, import)).Columns[2].Samples[0]);
    }

    [SharedFact]
    public async Task Files_of_the_shared_cases_are_shown_with_their_encoding_and_separator_and_load()
    {
        foreach (var (name, encoding, separator) in new[] { ("c02-cp1251-semicolon.csv", "Windows-1251", ';'), ("c03-cp1252.csv", "Windows-1252", ';'), ("c04-utf16le-tab.txt", "UTF-16", '\t'), ("c05-semicolon-ragged-commas.csv", "UTF-8", ';'), ("c16-luma-like.csv", "UTF-8", ',') })
        {
            var desk = await Desk.OpenAsync(installation);
            // Luma knows no countries; somebody adds whom they represent
            var bytes = ImportDesk.Shared($"import/{name}");
            var isLuma = name.StartsWith("c16", StringComparison.Ordinal);
            var import = await ReceiveAsync(desk, isLuma ? Encoding.UTF8.GetBytes(string.Join('\n', Encoding.UTF8.GetString(bytes).Split('\n').Where(each => each.Length > 0).Select((line, at) => at == 0 ? $"{line.TrimEnd()},company" : $"{line.TrimEnd()},Acme"))) : bytes);
            var preview = await PreviewAsync(desk, import);
            Assert.Equal((name, encoding, separator), (name, preview.Encoding!, preview.Separator!.Value));

            var check = await RunAsync(desk, import, dryRun: true, Proposed(preview));

            Assert.Equal([], check.Report!.Kept.Findings.Where(each => each.Severity == ImportSeverity.Error).Select(each => (name, each.Row, each.Column, each.Code)));
            var done = await RunAsync(desk, import, dryRun: false, null);
            Assert.Equal((ImportPhase.Imported, check.Report.People), (done.Phase, done.Report!.People));
            if (!isLuma) continue;
            // one with a whole name only, nobody called unknown, and the one who declined left out
            Assert.Equal([("Ada", "Norwood"), (null, "Bo")], (await desk.Search(null)).Rows.Select(each => (each.Name.Given, each.Name.Family!)).OrderBy(each => each.Item2 == "Bo"));
        }
    }

    private static ImportMapping Proposed(ImportPreview preview) => preview.With(preview.Columns.Where(each => each.Field is not null).ToDictionary(each => each.At, each => each.Field!), preview.Names);

    // equal files lie once, so each brings bytes of its own
    private async Task<Guid> ReceiveAsync(Desk desk, byte[] table) =>
        Assert.IsType<ReceiveImport.Outcome.Received>(await installation.Get<ReceiveImport>().ExecuteAsync(new(desk.Edition.Id, $"people {Interlocked.Increment(ref count)}.csv", new MemoryStream(table)), A.Organizer, default)).CaseId;

    private async Task<ImportPreview> PreviewAsync(Desk desk, Guid import, string? encoding = null, char? separator = null) =>
        (await installation.Get<PreviewImport>().ReadAsync(new(desk.Edition.Id, import, encoding, separator), A.Organizer, default))!;

    private Task<StartImport.Outcome> StartAsync(Desk desk, Guid import, bool dryRun, ImportMapping? mapping) =>
        installation.Get<StartImport>().ExecuteAsync(new(desk.Edition.Id, import, dryRun) { Mapping = mapping }, A.Organizer, default);

    private async Task<ReadImport.View> RunAsync(Desk desk, Guid import, bool dryRun, ImportMapping? mapping)
    {
        Assert.IsType<StartImport.Outcome.Started>(await StartAsync(desk, import, dryRun, mapping));
        Assert.True(await installation.Get<WorkRunner>().RunNextAsync(default));
        return await ViewAsync(desk, import);
    }

    private async Task<ReadImport.View> ViewAsync(Desk desk, Guid import) => (await installation.Get<ReadImport>().ReadAsync(desk.Edition.Id, import, A.Organizer, default))!;
}
