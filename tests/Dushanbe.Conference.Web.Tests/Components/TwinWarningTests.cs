using AngleSharp.Dom;
using Bunit;
using Dushanbe.Conference.Web.Desks.People;

namespace Dushanbe.Conference.Web.Tests.Components;

public sealed class TwinWarningTests(ComponentInstallation web) : DeskTest(web)
{
    // longer than a clerk pauses between two letters
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    [Theory]
    [InlineData("en", "Given name", "Family name", "Possibly already registered", "same name")]
    [InlineData("ru", "Имя", "Фамилия", "Возможно, уже зарегистрирован", "то же имя")]
    [InlineData("tg", "Ном", "Насаб", "Шояд аллакай ба қайд гирифта шудааст", "ҳамин ном")]
    public async Task A_possible_twin_is_told_while_the_name_is_typed(string language, string given, string family, string warning, string reason)
    {
        await PersonAsync("Madina", "Sharifova");
        Speak(language);
        var form = Show<ParticipantForm>();
        form.WaitForElement("form");

        await TypeAsync(form, given, "Madina");
        await TypeAsync(form, family, "Sharifova");

        form.WaitForAssertion(() => Assert.Equal($"{warning}: SHARIFOVA Madina", form.Find(".twins-line").Words()));
        Assert.Equal(warning, form.Find("#twins-title").Words());
        Assert.EndsWith($"Institute · {reason}", form.Find(".twins li span:not(.photo)").Words());
    }

    [Fact]
    public async Task Whoever_types_a_person_is_told_once_another_desk_has_registered_them()
    {
        var form = Show<ParticipantForm>(each => each.Add(it => it.Typed, "Madina Sharifova"));
        form.WaitForElement("form");
        Assert.Equal("", form.Find(".twins-line").Words());

        await PersonAsync("Madina", "Sharifova");
        Clock.Advance(Pause);

        form.WaitForAssertion(() => Assert.Equal("Possibly already registered: SHARIFOVA Madina", form.Find(".twins-line").Words()));
    }

    [Theory]
    [InlineData("en", "Organization", "Not registered: a participant with this name already exists (SHARIFOVA Madina). If this is someone else, press Register again.")]
    [InlineData("ru", "Организация", "Не зарегистрировано: участник с таким именем уже есть (SHARIFOVA Madina). Если это другой человек, нажмите «Зарегистрировать» ещё раз.")]
    [InlineData("tg", "Ташкилот", "Ба қайд гирифта нашуд: иштирокчӣ бо ин ном аллакай ҳаст (SHARIFOVA Madina). Агар ин шахси дигар бошад, «Ба қайд гирифтан»-ро боз пахш кунед.")]
    public async Task A_person_registered_between_the_look_and_the_press_is_told_before_a_second_is_made(string language, string organization, string words)
    {
        Speak(language);
        var saved = new List<Guid>();
        var form = Show<ParticipantForm>(each => each.Add(it => it.Typed, "Madina Sharifova").Add(it => it.Saved, made => saved.Add(made.Id)));
        form.WaitForElement("form");
        form.Field(organization).Change("Institute");
        var other = (await PersonAsync("Madina", "Sharifova")).Row.Id;

        form.Find("form").Submit();
        form.WaitForAssertion(() => Assert.Equal(words, form.Find(".note.bad").Words()));
        Assert.Empty(saved);
        Assert.EndsWith($"{other}", form.Find(".twins a").GetAttribute("href"), StringComparison.Ordinal);
        form.Find("form").Submit();

        form.WaitForAssertion(() => Assert.NotEqual(other, Assert.Single(saved)));
    }

    [Fact]
    public async Task Letters_that_follow_each_other_cost_one_query_once_they_pause()
    {
        await PersonAsync("Madina", "Sharifova");
        var form = Show<ParticipantForm>();
        form.WaitForElement("form");
        await TypeAsync(form, "Given name", "Madina");
        var before = Web.Sent.Of("FindDuplicates");

        foreach (var letters in Enumerable.Range(1, "Sharipova".Length))
        {
            await form.InvokeAsync(() => form.Field("Family name").Input("Sharipova"[..letters]));
            Clock.Advance(TimeSpan.FromMilliseconds(100));
        }

        Assert.Equal(before, Web.Sent.Of("FindDuplicates"));
        Clock.Advance(Pause);
        form.WaitForAssertion(() => Assert.Equal(before + 1, Web.Sent.Of("FindDuplicates")));
        Clock.Advance(Pause);
        Assert.Equal(before + 1, Web.Sent.Of("FindDuplicates"));
    }

    [Fact]
    public async Task The_warning_goes_when_the_name_becomes_anothers()
    {
        await PersonAsync("Madina", "Sharifova");
        var form = Show<ParticipantForm>(each => each.Add(it => it.Typed, "Madina Sharifova"));
        form.WaitForElement("#twins-title");

        await TypeAsync(form, "Family name", "Sharifzoda");

        form.WaitForAssertion(() => Assert.Empty(form.FindAll("#twins-title")));
        Assert.Equal("", form.Find(".twins-line").Words());
    }

    [Fact]
    public async Task The_warning_fills_a_place_that_was_there_moves_nothing_and_takes_no_focus()
    {
        await PersonAsync("Madina", "Sharifova");
        var form = Show<ParticipantForm>();
        form.WaitForElement("form");
        var (fields, panels) = (Order(form.Find("form")), form.FindAll("section").Select(each => each.GetAttribute("aria-labelledby")).ToList());
        Assert.Equal("status", form.Find(".twins-line").GetAttribute("role"));
        Assert.Single(Script.Invocations["begin"]);

        await TypeAsync(form, "Given name", "Madina");
        await TypeAsync(form, "Family name", "Sharifova");
        form.WaitForElement("#twins-title");

        Assert.Equal(fields, Order(form.Find("form")));
        Assert.Equal([.. panels, "twins-title"], form.FindAll("section").Select(each => each.GetAttribute("aria-labelledby")));
        Assert.Single(Script.Invocations["begin"]);
        Assert.Empty(Script.Invocations["focus"]);
        Assert.Single(form.FindAll(".twins-line[role=status]"));
    }

    [Fact]
    public async Task Markup_in_the_name_of_a_twin_is_text()
    {
        await PersonAsync("<b>Madina</b>", "<script>alert(1)</script>");

        var form = Show<ParticipantForm>(each => each.Add(it => it.Typed, "<b>Madina</b> <script>alert(1)</script>"));

        form.WaitForElement("#twins-title");
        Assert.Contains("<script>alert(1)</script> <b>Madina</b>", form.Find(".twins-line").Words(), StringComparison.OrdinalIgnoreCase);
        Assert.Empty(form.FindAll(".twins-line b b, .twins b b, script"));
    }

    [Fact]
    public async Task Who_is_edited_is_no_twin_of_theirs()
    {
        var (person, twin) = (await PersonAsync("Madina", "Sharifova"), await PersonAsync("Madina", "Sharifova"));
        var form = Show<ParticipantForm>(each => each.Add(it => it.Person, person));
        form.WaitForElement("form");

        await TypeAsync(form, "Given name", "Madin");
        await TypeAsync(form, "Given name", "Madina");

        form.WaitForElement("#twins-title");
        Assert.Equal($"desk/{Edition.Slug}/participants/{twin.Row.Id}", Assert.Single(form.FindAll(".twins a")).GetAttribute("href"));
    }

    // on the form's own turn, so that it is not drawn anew between finding the field and typing
    private async Task TypeAsync(IRenderedComponent<ParticipantForm> form, string label, string text)
    {
        await form.InvokeAsync(() => form.Field(label).Input(text));
        Clock.Advance(Pause);
    }

    private static List<string> Order(IElement form) => [.. form.QuerySelectorAll("*").Where(each => each.LocalName is "input" or "select" or "button" || each.ClassList.Contains("twins-line")).Select(each => each.LocalName)];
}
