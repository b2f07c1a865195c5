using Bunit;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Exchange;
using Dushanbe.Conference.Web.Desks.Exchange;
using Dushanbe.Conference.Work;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Web.Tests.Components;

/// <summary>What the page of an import says of a case, which somebody else may have begun and another server may be doing.</summary>
public sealed class ImportPageTests(ComponentInstallation web) : DeskTest(web)
{
    public static TheoryData<string, WorkState, string?, string> States => new()
    {
        { "en", WorkState.Queued, null, "Waiting for other imports…" },
        { "ru", WorkState.Queued, null, "Ожидание в очереди…" },
        { "tg", WorkState.Queued, null, "Дар навбат…" },
        { "en", WorkState.Running, null, "Checked 120 of 400 rows" },
        { "ru", WorkState.Running, null, "Проверено строк: 120 из 400" },
        { "tg", WorkState.Running, null, "Сатрҳои санҷидашуда: 120 аз 400" },
        { "en", WorkState.Done, "Checked", "No errors or warnings. Nothing has been imported yet." },
        { "ru", WorkState.Done, "Checked", "Ошибок и предупреждений нет. Пока ничего не импортировано." },
        { "tg", WorkState.Done, "Checked", "Хато ва огоҳӣ нест. Ҳоло чизе ворид нашудааст." },
        { "en", WorkState.Done, "Imported", "1 participant registered Open participants" },
        { "ru", WorkState.Done, "Imported", "Зарегистрировано: 1 участник Открыть список участников" },
        { "tg", WorkState.Done, "Imported", "1 иштирокчӣ ба қайд гирифта шуд Кушодани рӯйхати иштирокчиён" },
        { "en", WorkState.Cancelled, null, "Stopped. Nothing was imported." },
        { "ru", WorkState.Cancelled, null, "Остановлено. Ничего не импортировано." },
        { "tg", WorkState.Cancelled, null, "Қатъ шуд. Чизе ворид нашуд." },
        { "en", WorkState.Failed, null, "The import failed because of a server problem." },
        { "ru", WorkState.Failed, null, "Импорт не удался из-за сбоя сервера." },
        { "tg", WorkState.Failed, null, "Воридот аз сабаби нуқсони сервер нашуд." },
    };

    [Theory, MemberData(nameof(States))]
    public async Task The_page_says_where_a_case_stands_to_whoever_opens_it(string language, WorkState state, string? result, string said)
    {
        var (import, work) = await CheckedAsync();
        await StandsAsync(work, state, result);
        Speak(language);

        var page = Show(import);

        page.WaitForAssertion(() => Assert.StartsWith(said, Spoken(page)));
        Assert.Equal(state is WorkState.Queued or WorkState.Running, page.FindAll("progress").Count == 1);
        Assert.Contains("people.csv", page.Find(".page-head").TextContent);
    }

    [Fact]
    public async Task Progress_of_this_server_and_of_another_moves_the_bar_and_the_end_shows_what_was_found()
    {
        var (import, work) = await CheckedAsync();
        await StandsAsync(work, WorkState.Running, null);
        var page = Show(import);
        page.WaitForAssertion(() => Assert.Equal(("120", "400"), Bar(page)));

        Web.Get<Bulletin>().Publish(new WorkMoved(work, WorkState.Running, new(nameof(ImportStage.Checking), 250, 400)));
        page.WaitForAssertion(() => Assert.Equal(("250", "400"), Bar(page)));
        // the server's own watch sees in the record what another server has done
        await StandsAsync(work, WorkState.Done, nameof(ImportPhase.Checked));

        page.WaitForAssertion(() => Assert.Equal("No errors or warnings. Nothing has been imported yet.", Spoken(page)), TimeSpan.FromSeconds(30));
        Assert.Equal("1", page.FindAll(".figures dd")[1].TextContent);
        Assert.NotNull(page.Button("IImport 1 participant"));
    }

    [Fact]
    public async Task News_from_somebody_of_another_language_leaves_the_page_in_its_own()
    {
        var (import, work) = await CheckedAsync();
        await StandsAsync(work, WorkState.Running, null);
        Speak("ru");
        var page = Show(import);
        page.WaitForAssertion(() => Assert.Equal("Проверено строк: 120 из 400", Spoken(page)));

        Speak("en");
        Web.Get<Bulletin>().Publish(new WorkMoved(work, WorkState.Running, new(nameof(ImportStage.Checking), 250, 400)));

        page.WaitForAssertion(() => Assert.Equal("Проверено строк: 250 из 400", Spoken(page)));
    }

    [Fact]
    public async Task Stopping_what_waits_cancels_it_and_offers_another_file()
    {
        var (import, work) = await CheckedAsync();
        await StandsAsync(work, WorkState.Queued, null);
        var page = Show(import);
        page.WaitForElement("progress");

        page.Button("XStop").Click();

        page.WaitForAssertion(() => Assert.Equal("Stopped. Nothing was imported.", Spoken(page)));
        Assert.Equal(WorkState.Cancelled, await StateAsync(work));
        Assert.Single(page.FindAll(".actions a"), each => each.Words() == "NAnother file");
    }

    [Fact]
    public async Task A_file_that_nobody_has_checked_is_offered_to_be_checked()
    {
        var page = Show(await ReceivedAsync());
        page.WaitForAssertion(() => Assert.Equal("The file is uploaded and has not been checked yet.", Spoken(page)));

        page.Button("CCheck file").Click();

        page.WaitForAssertion(() => Assert.Equal("No errors or warnings. Nothing has been imported yet.", Spoken(page)), TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task A_row_with_an_error_is_corrected_in_place_and_the_check_answers_at_once()
    {
        var (import, _) = await CheckedAsync("given,family,iso2,email\nNilufar,Comes Back,XX,n@example.org\nAnn,Right,TJ,\n");
        var page = Show(import);
        page.WaitForAssertion(() => Assert.NotNull(page.Button("IImport the 1 row without errors")));
        Assert.Equal(2, page.FindAll(".actions a").Count(each => each.Words().StartsWith("Rows with errors", StringComparison.Ordinal)));

        page.Find("button[aria-label='Correct row 2']").Click();
        page.WaitForElement("form[aria-label='Correct row 2']");
        page.FindAll(".faulty form input")[2].Change("Nowhere");
        page.Find(".faulty form").Submit();
        page.WaitForAssertion(() => Assert.Equal("Row 2 still has errors.", page.Find(".panel [role=status]").Words()), TimeSpan.FromSeconds(30));
        // still open, with the answer below the field
        Assert.Contains("Nowhere", page.Find(".faulty form").TextContent, StringComparison.Ordinal);
        page.FindAll(".faulty form input")[2].Change("TJ");
        page.Find(".faulty form").Submit();

        page.WaitForAssertion(() => Assert.Equal("Row 2 has no errors now.", page.Find(".panel [role=status]").Words()), TimeSpan.FromSeconds(30));
        Assert.Empty(page.FindAll(".faulty form"));
        Assert.NotNull(page.Button("IImport 2 participants"));
        // a reload shows what was said, and takes it back
        var again = Show(import);
        again.WaitForElement("button[aria-label='Row 2 as in the file']").Click();
        again.WaitForAssertion(() => Assert.NotNull(again.Button("IImport the 1 row without errors")), TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task The_list_names_who_sent_each_file_and_a_case_that_is_gone_says_so()
    {
        var (import, _) = await CheckedAsync();
        var list = Show(null);

        list.WaitForAssertion(() => Assert.Equal(("people.csv", "command line"), (list.Find("ul.journal li a").TextContent, list.Find("ul.journal li bdi").TextContent)));
        Assert.EndsWith("· checked, not imported yet", list.Find("ul.journal li").Words());
        Assert.IsType<GiveUpImport.Outcome.GivenUp>(await Web.Get<GiveUpImport>().ExecuteAsync(new(Edition.Id, import), WebInstallation.Organizer, default));
        var gone = Show(import);

        gone.WaitForAssertion(() => Assert.Equal("This import is no longer available. Upload the file again.", gone.Find(".note").Words()));
    }

    private static string Spoken(IRenderedComponent<ImportPage> page) => page.Find("[aria-live=polite]").QuerySelector(".note, [role=status]")!.Words();

    private static (string?, string?) Bar(IRenderedComponent<ImportPage> page) => page.Find("progress") is { } bar ? (bar.GetAttribute("value"), bar.GetAttribute("max")) : default;

    private IRenderedComponent<ImportPage> Show(Guid? import) => Show<ImportPage>(each => each.Add(it => it.Edition, Edition.Slug).Add(it => it.Id, import));

    private async Task<Guid> ReceivedAsync(string rows = "given,family,iso2\nNilufar,Comes Back,TJ\n")
    {
        using var table = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(rows));
        var outcome = await Web.Get<ReceiveImport>().ExecuteAsync(new(Edition.Id, "people.csv", table), WebInstallation.Organizer, default);
        return Assert.IsType<ReceiveImport.Outcome.Received>(outcome).CaseId;
    }

    private async Task<(Guid Import, Guid Work)> CheckedAsync(string rows = "given,family,iso2\nNilufar,Comes Back,TJ\n")
    {
        var import = await ReceivedAsync(rows);
        var work = Assert.IsType<StartImport.Outcome.Started>(await Web.Get<StartImport>().ExecuteAsync(new(Edition.Id, import, DryRun: true), WebInstallation.Organizer, default)).WorkId;
        for (var tries = 0; await StateAsync(work) != WorkState.Done; tries++)
        {
            Assert.True(tries < 6_000, "The check never ended.");
            await Task.Delay(10);
        }

        return (import, work);
    }

    private async Task<WorkState> StateAsync(Guid work)
    {
        await using var db = await Web.Get<IDbContextFactory<ConferenceDb>>().CreateDbContextAsync();
        return await db.Work.Where(each => each.Id == work).Select(each => each.State).SingleAsync();
    }

    // as another server would leave it
    private async Task StandsAsync(Guid work, WorkState state, string? result)
    {
        await using var db = await Web.Get<IDbContextFactory<ConferenceDb>>().CreateDbContextAsync();
        var far = new DateTime(2100, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        // longer than the page needs, and not so long that it could only be of a wrong clock
        var held = TimeProvider.System.GetUtcNow().UtcDateTime + 2 * WorkLease.Length - TimeSpan.FromSeconds(2);
        await db.Work.Where(each => each.Id == work).ExecuteUpdateAsync(set => set
            .SetProperty(each => each.State, state)
            .SetProperty(each => each.Result, result)
            .SetProperty(each => each.DueAt, far)
            .SetProperty(each => each.LeasedUntil, held)
            .SetProperty(each => each.Stage, nameof(ImportStage.Checking))
            .SetProperty(each => each.Done, 120)
            .SetProperty(each => each.Total, 400)
            .SetProperty(each => each.Version, each => each.Version + 1));
    }
}
