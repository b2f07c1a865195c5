using Bunit;
using Dushanbe.Conference.Editions.Categories;
using Dushanbe.Conference.Names;
using Dushanbe.Conference.People;
using Dushanbe.Conference.Web.Kit;
using Dushanbe.Conference.Web.Kit.Fields;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;

namespace Dushanbe.Conference.Web.Tests.Components;

public sealed class KitTests(ComponentInstallation web) : DeskTest(web)
{
    [Theory]
    [InlineData("Rahmonzoda Farrukh", "rahmon", "Rahmon")]
    [InlineData("Béatrice Dupont", "beatrice", "Béatrice")]
    [InlineData("Раҳмонзода Фаррух", "раҳмон", "Раҳмон")]
    [InlineData("Ali Alimov", "ali alimov", "Alimov")]
    [InlineData("<b>Ali</b>", "ali", "Ali")]
    public void The_part_of_a_name_that_answers_to_a_search_is_marked_and_the_name_stays_whole(string name, string reading, string marked)
    {
        var shown = Render<Hit>(hit => hit.Add(each => each.Text, name).Add(each => each.Readings, [reading]));

        Assert.Equal(marked, shown.Find("mark").TextContent);
        Assert.Equal(name, string.Concat(shown.Nodes.Select(each => each.TextContent)).Trim());
        Assert.Empty(shown.FindAll("b"));
    }

    [Theory]
    [InlineData("Ali", "b"), InlineData("Ali", "karim"), InlineData("Ali", "a")]
    public void A_name_that_answers_to_nothing_or_to_one_letter_is_not_marked(string name, string reading)
    {
        var shown = Render<Hit>(hit => hit.Add(each => each.Text, name).Add(each => each.Readings, [reading]));

        Assert.Equal(name, shown.Markup.Trim());
    }

    [Theory]
    [InlineData("ЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖ", 3), InlineData("M. Karimova", 2), InlineData("Abdurahmonzoda Farrukhjon Abdulmajidovich of the Border Institute", 1)]
    public void A_word_that_is_longer_than_any_may_break_and_others_stay_whole(string name, int parts)
    {
        var shown = Render<Breakable>(each => each.Add(it => it.Text, name));

        Assert.Equal((name, parts), (string.Concat(shown.Nodes.Select(each => each.TextContent)).Trim(), shown.FindAll("wbr").Count));
    }

    [Fact]
    public async Task Two_people_of_one_name_with_one_finding_are_listed_both()
    {
        string[] twice = ["Ali Karimov: the function does not fit", "Ali Karimov: the function does not fit"];

        Assert.Equal(2, Render<FindingsList>(list => list.Add(each => each.Findings, twice).Add(each => each.Most, 10)).FindAll("li").Count);
        var dialogs = Render<MudDialogProvider>();
        var asked = dialogs.InvokeAsync(() => DangerDialog.AskAsync(Services.GetRequiredService<IDialogService>(), "Sure?", twice, "Do", "Back"));
        dialogs.WaitForElement(".mud-dialog");
        Assert.Equal(2, dialogs.FindAll(".mud-dialog [role=alert] p").Count);
        dialogs.FindAll(".mud-dialog-actions button")[0].Click();
        Assert.False(await asked.WaitAsync(TimeSpan.FromSeconds(30)));
    }

    [Theory]
    [InlineData("en", AccreditationState.Approved, "Approved", "ok"), InlineData("en", AccreditationState.Withdrawn, "Withdrawn", "bad")]
    [InlineData("ru", AccreditationState.Approved, "Одобрено", "ok"), InlineData("ru", AccreditationState.Withdrawn, "Отозвано", "bad")]
    [InlineData("tg", AccreditationState.Approved, "Тасдиқшуда", "ok"), InlineData("tg", AccreditationState.Withdrawn, "Бозпасгирифта", "bad")]
    public void A_state_is_told_by_word_shape_and_colour(string language, AccreditationState state, string word, string look)
    {
        Speak(language);

        var chip = Render<StateChip>(each => each.Add(it => it.State, state)).Find(".chip");

        Assert.Equal(word, chip.Words());
        Assert.Contains(look, chip.ClassList);
        Assert.NotNull(chip.QuerySelector("svg[aria-hidden=true]"));
    }

    [Theory]
    [InlineData("en", "Delegate"), InlineData("ru", "Делегат"), InlineData("tg", "Delegate")]
    public void A_category_shows_letter_colour_and_its_word_in_the_readers_language_or_the_nearest(string language, string word)
    {
        Speak(language);

        var tile = Show<CategoryTile>(each => each.Add(it => it.Letter, "<D>").Add(it => it.Word, LocalizedText.Of(en: "Delegate", ru: "Делегат")).Add(it => it.Color, CategoryColor.Violet));

        Assert.Equal($"<D>{word}", tile.Find(".cat").TextContent);
        Assert.Equal("true", tile.Find("i.c-violet").GetAttribute("aria-hidden"));
    }

    [Theory]
    [InlineData("en", "No photo"), InlineData("ru", "Нет фото"), InlineData("tg", "Акс нест")]
    public void Where_there_is_no_photo_an_empty_frame_says_so(string language, string words)
    {
        Speak(language);

        var shown = Render<PersonPhoto>(each => each.Add(it => it.Address, null).Add(it => it.Width, 70));

        Assert.Equal(words, shown.Find("[role=img]").GetAttribute("aria-label"));
        Assert.Empty(shown.FindAll("img"));
    }

    [Fact]
    public void A_photo_keeps_seven_to_nine_and_says_nothing_beside_the_name()
    {
        var image = Render<PersonPhoto>(each => each.Add(it => it.Address, "desk/x/photo?v=1").Add(it => it.Width, 70)).Find("img");

        Assert.Equal(("desk/x/photo?v=1", "70", "90", ""), (image.GetAttribute("src"), image.GetAttribute("width"), image.GetAttribute("height"), image.GetAttribute("alt")));
    }

    [Fact]
    public void A_field_is_labelled_and_tells_its_fault_only_while_there_is_one()
    {
        var shown = Render<TextField>(each => each.Add(it => it.Label, "Family <name>").Add(it => it.Value, "Sharifova"));
        Assert.Equal(("Sharifova", null), (shown.Value("Family <name>"), shown.Fault("Family <name>")));

        shown.Render(each => each.Add(it => it.Fault, "At most <5> characters"));
        Assert.Equal("At most <5> characters", shown.Fault("Family <name>"));
        shown.Render(each => each.Add(it => it.Fault, null));

        Assert.Equal(("Sharifova", null), (shown.Value("Family <name>"), shown.Fault("Family <name>")));
        Assert.Empty(shown.FindAll(".mud-input-error"));
    }

    [Theory]
    [InlineData("bad", "alert"), InlineData("warn", "status"), InlineData("ok", "status"), InlineData("info", "status")]
    public void Only_what_went_wrong_interrupts_who_listens(string kind, string role)
    {
        var shown = Render<Note>(each => each.Add(it => it.Kind, kind).AddChildContent("It is so."));

        Assert.Equal(role, shown.Find($".note.{kind}").GetAttribute("role"));
        Assert.Equal("It is so.", shown.Find(".note").Words());
    }

    [Theory]
    [InlineData("en", "Choose a file", "No file chosen"), InlineData("ru", "Выбрать файл", "Файл не выбран"), InlineData("tg", "Интихоби файл", "Файл интихоб нашудааст")]
    public void A_file_is_chosen_in_the_readers_language_and_named_without_the_browsers_folder(string language, string choose, string none)
    {
        Speak(language);
        var pick = Render<FilePick>(each => each.Add(it => it.Label, "Table").Add(it => it.Accept, ".csv").AddUnmatched("data-file", "table"));
        (string?, string?) Shown() => (pick.Find(".file").GetAttribute("data-choose"), pick.Find(".file").GetAttribute("data-name"));
        Assert.Equal((choose, none), Shown());

        pick.Find("input[type=file][accept='.csv'][data-file=table]").Change("C:\\fakepath\\Рӯйхат.csv");
        Assert.Equal((choose, "Рӯйхат.csv"), Shown());

        pick.Instance.Forget();
        pick.Render();
        Assert.Equal((choose, none), Shown());
    }
}
