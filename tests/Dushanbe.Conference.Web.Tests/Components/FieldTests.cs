using System.Globalization;
using Bunit;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Editions.Categories;
using Dushanbe.Conference.Forms;
using Dushanbe.Conference.Names;
using Dushanbe.Conference.Programme;
using Dushanbe.Conference.Web.Kit;
using Dushanbe.Conference.Web.Kit.Fields;
using Dushanbe.Conference.Web.Security;
using MudBlazor;

namespace Dushanbe.Conference.Web.Tests.Components;

public sealed class FieldTests(ComponentInstallation web) : DeskTest(web)
{
    private static readonly Choice<string?>[] States =
    [
        new(null, "No State"),
        Choice.Named<string?>("KZ", LocalizedText.Of("Kazakhstan", "Казахстан", "Қазоқистон"), "KZ"),
        Choice.Named<string?>("KG", LocalizedText.Of("Kyrgyzstan", "Кыргызстан", "Қирғизистон"), "KG"),
        Choice.Named<string?>("TJ", LocalizedText.Of("Tajikistan", "Таджикистан", "Тоҷикистон"), "TJ"),
        Choice.Named<string?>("GE", LocalizedText.Of("Georgia", "Грузия", "Гурҷистон"), "GE"),
        Choice.Named<string?>("XX", LocalizedText.Of("South <b>Georgia</b>"), null),
    ];

    [Theory]
    [InlineData("Kyr", "KG"), InlineData("kg", "KG"), InlineData("Кыргыз", "KG"), InlineData("Қирғ", "KG"), InlineData("киргиз", "KG"), InlineData("tadzhikistan", "TJ")]
    [InlineData("georgia", "GE"), InlineData("south", "XX"), InlineData("<b>", "XX"), InlineData("no state", null), InlineData("", null)]
    public void What_is_typed_is_found_in_any_language_or_spelling_and_taken_when_the_field_is_left(string typed, string? chosen)
    {
        var taken = new List<string?> { "unset" };
        var field = ShowChoice("KZ", taken.Add, States);

        field.Choose("State", typed);

        Assert.Equal(chosen, taken[^1]);
        Assert.Equal(States.Single(each => each.Value == chosen).Text, field.Value("State"));
    }

    [Fact]
    public void What_was_deleted_leaves_what_was_chosen_where_something_must_be()
    {
        var taken = new List<string?>();
        var field = ShowChoice("KZ", taken.Add, States[1..]);

        field.Choose("State", "");

        Assert.Empty(taken);
        Assert.Equal("Kazakhstan", field.Value("State"));
    }

    [Theory]
    [InlineData("en", "“zzz” is not in the list. Choose from the list."), InlineData("ru", "«zzz» нет в списке. Выберите из списка."), InlineData("tg", "«zzz» дар рӯйхат нест. Аз рӯйхат интихоб кунед.")]
    public void What_answers_to_nothing_stays_as_typed_and_is_told(string language, string fault)
    {
        Speak(language);
        var taken = new List<string?>();
        var field = ShowChoice("KZ", taken.Add, States);

        field.Choose("State", "zzz");
        Assert.Equal(("zzz", fault, 0), (field.Value("State"), field.Fault("State"), taken.Count));
        field.Choose("State", "kg");

        Assert.Equal(("Kyrgyzstan", null, "KG"), (field.Value("State"), field.Fault("State"), Assert.Single(taken)));
    }

    [Theory]
    [InlineData("zzz", false), InlineData("zzz", true), InlineData("Kyr", false), InlineData("Kyr", true)]
    public void A_form_is_not_saved_while_something_typed_is_not_chosen(string typed, bool leaves)
    {
        var (saved, draft) = (0, new Draft<SpeakerFields>(null, 0, new SpeakerFields { Iso2 = "KZ" }));
        var form = Render<DraftForm>(each => each.Add(it => it.Draft, draft).Add(it => it.Label, field => field).Add(it => it.Save, () => saved++).AddChildContent(builder =>
        {
            builder.OpenComponent<ChoiceField<string?>>(0);
            builder.AddComponentParameter(1, nameof(ChoiceField<>.Of), nameof(SpeakerFields.Iso2));
            builder.AddComponentParameter(2, nameof(ChoiceField<>.Choices), States);
            builder.CloseComponent();
        }));

        form.Field("Iso2").Input(typed);
        if (leaves) form.Field("Iso2").KeyUp("Escape");
        form.Find("form").Submit();

        Assert.Equal((0, "Not saved. Correct the marked fields."), (saved, form.Find(".note.bad").Words()));
        Assert.Equal($"“{typed}” is not in the list. Choose from the list.", form.Fault("Iso2"));
        form.Choose("Iso2", "kirgiz");
        form.Find("form").Submit();
        Assert.Equal((1, "KG"), (saved, draft.Fields.Iso2));
    }

    [Fact]
    public void The_list_is_walked_by_arrows_and_Enter_takes_what_they_came_to()
    {
        var taken = new List<string?>();
        var lists = Render<MudPopoverProvider>();
        var field = ShowChoice("KZ", taken.Add, States);

        field.Field("State").KeyDown("ArrowDown");
        Assert.Equal(States.Select(each => each.Text), lists.FindAll("[role=option]").Select(each => each.Words()));
        Assert.Equal("Kazakhstan", lists.Find("[aria-selected=true]").Words());
        Assert.Equal(lists.Find("[aria-selected=true]").Id, field.Field("State").GetAttribute("aria-activedescendant"));
        Assert.Empty(lists.FindAll("b"));
        field.Field("State").KeyDown("ArrowDown");
        field.Field("State").KeyDown("ArrowDown");
        field.Field("State").KeyUp("Enter");

        Assert.Equal(["TJ"], taken);
        Assert.Equal(("Tajikistan", "false"), (field.Value("State"), field.Field("State").GetAttribute("aria-expanded")));
    }

    [Fact]
    public void A_value_from_outside_is_shown_and_one_that_is_no_choice_shows_nothing()
    {
        var field = ShowChoice("KZ", _ => { }, States);

        field.Render(each => each.Add(it => it.Value, "TJ"));
        Assert.Equal("Tajikistan", field.Value("State"));
        field.Render(each => each.Add(it => it.Value, "QQ"));
        Assert.True(string.IsNullOrEmpty(field.Value("State")));
    }

    [Theory]
    [InlineData("930", "09:30"), InlineData("9.30", "09:30"), InlineData("0930 ", "09:30"), InlineData("17", "17:00")]
    public void A_time_is_typed_as_on_a_timetable_and_shown_as_on_one(string typed, string shown)
    {
        var (taken, unread) = (new List<TimeOnly?>(), new List<string?>());
        var field = ShowTime(new(9, 30), taken, unread);

        field.Field("Starts").Change(typed);

        field.WaitForAssertion(() => Assert.Equal(shown, field.Value("Starts")));
        Assert.Equal(shown == "09:30" ? [] : [TimeOnly.ParseExact(shown, "HH:mm")], taken);
        Assert.Empty(unread);
    }

    [Fact]
    public void What_is_no_time_stays_as_typed_until_it_is_one()
    {
        var (taken, unread) = (new List<TimeOnly?>(), new List<string?>());
        var field = ShowTime(new(9, 30), taken, unread);

        field.Field("Starts").Change("half past");
        field.WaitForAssertion(() => Assert.Equal(["half past"], unread));
        Assert.Equal("half past", field.Value("Starts"));
        field.Field("Starts").Change("");

        field.WaitForAssertion(() => Assert.Equal(["half past", null], unread));
        Assert.Equal([null], taken);
    }

    [Theory]
    [InlineData("en", "2022-10-18", "Enter a date, for example 2022-10-18"), InlineData("ru", "18.10.2022", "Укажите дату, например 18.10.2022"), InlineData("tg", "2022-10-18", "Санаро нависед, масалан 18.10.2022")]
    public void A_day_is_typed_in_an_order_that_cannot_be_read_two_ways(string language, string typed, string fault)
    {
        Speak(language);
        DateOnly? taken = null;
        IRenderedComponent<DateField>? field = null;
        field = Render<DateField>(each => each.Add(it => it.Label, "Day").Add(it => it.ValueChanged, day =>
        {
            taken = day;
            field!.Render(again => again.Add(it => it.Value, day));
        }));

        field.Field("Day").Change("10/18/2022");
        Assert.Equal((null, "10/18/2022", fault), (taken, field.Value("Day"), field.Fault("Day")));
        field.Field("Day").Change(typed);

        Assert.Equal((new DateOnly(2022, 10, 18), typed, null), (taken, field.Value("Day"), field.Fault("Day")));
    }

    [Fact]
    public void A_field_of_a_draft_knows_its_value_its_label_and_what_is_wrong_with_it()
    {
        var draft = new Draft<SpeakerFields>(null, 0, new SpeakerFields { Family = "<b>", Iso2 = "KZ" });
        var form = Render<DraftForm>(each => each.Add(it => it.Draft, draft).Add(it => it.Label, field => $"[{field}]").AddChildContent(builder =>
        {
            builder.OpenComponent<TextField>(0);
            builder.AddComponentParameter(1, nameof(TextField.Of), nameof(SpeakerFields.Family));
            builder.CloseComponent();
            builder.OpenComponent<ChoiceField<string?>>(2);
            builder.AddComponentParameter(3, nameof(ChoiceField<>.Of), nameof(SpeakerFields.Iso2));
            builder.AddComponentParameter(4, nameof(ChoiceField<>.Choices), States);
            builder.CloseComponent();
        }));
        Assert.Equal(("<b>", "Kazakhstan", 10_000), (form.Value("[Family]"), form.Value("[Iso2]"), int.Parse(form.Field("[Family]").GetAttribute("maxlength")!, CultureInfo.InvariantCulture)));

        form.Field("[Family]").Change("Karimov");
        draft.Faults = [new("Iso2", FieldFaultKind.Unknown), new("Family", FieldFaultKind.TooLong, 400)];
        form.Render();

        Assert.Equal("Karimov", draft.Fields.Family);
        Assert.Equal(("At most 400 characters.", "There is no State with this code. Choose one from the list."), (form.Fault("[Family]"), form.Fault("[Iso2]")));
        draft.Faults = [];
        form.Render();
        Assert.Equal((null, null), (form.Fault("[Family]"), form.Fault("[Iso2]")));
    }

    [Theory]
    [InlineData("xyz"), InlineData("0"), InlineData("1000"), InlineData("3.5"), InlineData("-1"), InlineData("٣")]
    public void What_is_no_number_stays_as_typed_and_holds_the_form_back(string typed)
    {
        var draft = new Draft<CategoryFields>(null, 0, new CategoryFields { Order = 4 });
        var saves = 0;
        var form = Render<DraftForm>(each => each.Add(it => it.Draft, draft).Add(it => it.Label, field => $"[{field}]").Add(it => it.Save, () => saves++).AddChildContent<NumberField>(field => field.Add(it => it.Of, "Order").Add(it => it.Most, 999)));

        form.Field("[Order]").Change(typed);
        form.Find("form").Submit();
        Assert.Equal((typed, "Enter a whole number from 1 to 999.", 0, 4), (form.Value("[Order]"), form.Fault("[Order]"), saves, draft.Fields.Order));
        Assert.Equal("Not saved. Correct the marked fields.", form.Find(".note.bad").Words());
        form.Field("[Order]").Change(" 12 ");
        form.Find("form").Submit();

        Assert.Equal((null, 1, 12), (form.Fault("[Order]"), saves, draft.Fields.Order));
        Assert.Empty(form.FindAll(".note"));
    }

    [Fact]
    public void What_could_not_be_read_of_one_record_holds_no_other_back()
    {
        var saves = 0;
        var form = Render<DraftForm>(each => each.Add(it => it.Draft, new Draft<CategoryFields>(null, 0, new CategoryFields { Order = 4 })).Add(it => it.Label, field => $"[{field}]").Add(it => it.Save, () => saves++).AddChildContent<NumberField>(field => field.Add(it => it.Of, "Order").Add(it => it.Most, 999)));
        form.Field("[Order]").Change("xyz");
        form.Find("form").Submit();

        form.Render(each => each.Add(it => it.Draft, new Draft<CategoryFields>(null, 0, new CategoryFields { Order = 5 })));
        Assert.Equal(("5", null), (form.Value("[Order]"), form.Fault("[Order]")));
        Assert.Empty(form.FindAll(".note"));
        form.Find("form").Submit();

        Assert.Equal(1, saves);
    }

    [Fact]
    public async Task A_second_press_while_the_first_is_saved_neither_saves_nor_asks_whether_to_leave()
    {
        var (saves, first) = (0, new TaskCompletionSource());
        var draft = new Draft<CategoryFields>(null, 0, new CategoryFields { Order = 4 });
        var form = Render<DraftForm>(each => each.Add(it => it.Draft, draft).Add(it => it.Label, field => $"[{field}]").Add(it => it.Save, Save).AddChildContent<NumberField>(field => field.Add(it => it.Of, "Order").Add(it => it.Most, 999)));
        form.Field("[Order]").Change("7");

        var pressed = form.InvokeAsync(() => form.Find("form").SubmitAsync());
        await form.InvokeAsync(() => form.Find("form").SubmitAsync());

        Assert.Equal(1, saves);
        // the first leads away once it is stored: that is no loss of what was typed
        Assert.False(form.FindComponent<LeaveGuard>().Instance.IsDirty());
        first.SetResult();
        await pressed;
        Assert.True(form.FindComponent<LeaveGuard>().Instance.IsDirty());

        async Task Save()
        {
            saves++;
            await first.Task;
        }
    }

    [Theory]
    [InlineData("en", "time", "Not saved: the server is not available. Your changes are still here; try again in a moment.")]
    [InlineData("en", "account", "Not saved: Badges has signed in on this browser. Your changes are still here; sign in as Registration in another tab and save again.")]
    [InlineData("tg", "looking", "Шумо бахшҳоро чун соҳиби ин нақш мебинед. Ҳоло чизеро тағйир додан мумкин нест.")]
    [InlineData("ru", "right", "Не сохранено: у вас больше нет прав на это. Введённое осталось здесь; обратитесь к владельцу, который управляет учётными записями.")]
    public void What_was_typed_stands_where_the_database_is_away_a_right_was_taken_or_another_signed_in(string language, string what, string expected)
    {
        Speak(language);
        var tries = 0;
        var draft = new Draft<CategoryFields>(null, 0, new CategoryFields { Order = 4 });
        var form = Render<DraftForm>(each => each.Add(it => it.Draft, draft).Add(it => it.Label, field => $"[{field}]").Add(it => it.Save, Save).AddChildContent<NumberField>(field => field.Add(it => it.Of, "Order").Add(it => it.Most, 999)));
        form.Field("[Order]").Change("7");

        form.Find("form").Submit();
        form.WaitForAssertion(() => Assert.Equal(expected, form.Find(".note.bad").Words()));
        Assert.Equal(("7", 7), (form.Value("[Order]"), draft.Fields.Order));

        form.Find("form").Submit();
        form.WaitForAssertion(() => Assert.Empty(form.FindAll(".note")));
        Assert.Equal(2, tries);

        async Task Save()
        {
            await Task.Yield();
            if (++tries > 1) return;
            throw what switch
            {
                "right" => new NotPermittedException(Permission.ManageEditions),
                "looking" => new OnlyLookingException(),
                "account" => new OtherAccountException("Registration", "Badges"),
                _ => new TimeoutException("the database is away"),
            };
        }
    }

    [Fact]
    public void A_text_is_typed_in_three_languages_and_keeps_the_others()
    {
        var text = LocalizedText.Of(en: "Borders", ru: "Границы").With("fr", "Frontières");
        var input = Render<LocalizedField>(each => each.Add(it => it.Label, "Short <title>").Add(it => it.Value, text).Add(it => it.ValueChanged, typed => text = typed).Add(it => it.Hint, "For badges."));

        Assert.Equal("Short <title>", input.Find("legend").TextContent);
        Assert.Equal([("en", "Borders"), ("ru", "Границы"), ("tg", null)], input.FindAll("input").Select(each => (each.GetAttribute("lang"), each.GetAttribute("value"))));
        Assert.Equal("For badges.", input.Find(".hint").TextContent);
        input.Find("input[lang=tg]").Change("Сарҳадҳо");
        input.Render(each => each.Add(it => it.Value, text));
        input.Find("input[lang=ru]").Change("");

        Assert.Equal(LocalizedText.Of(en: "Borders", tg: "Сарҳадҳо").With("fr", "Frontières"), text);
    }

    [Fact]
    public void What_is_wrong_with_a_text_is_told_once_for_its_languages()
    {
        var input = Render<LocalizedField>(each => each.Add(it => it.Label, "Title").Add(it => it.Fault, "Give a title."));

        Assert.Equal(input.Find("fieldset.localized").GetAttribute("aria-describedby"), input.Find(".error-text").Id);
        Assert.Equal("Give a title.", Assert.Single(input.FindAll(".error-text")).Words());
        Assert.All(input.FindAll("input"), each => Assert.Equal("true", each.GetAttribute("aria-invalid")));
    }

    private IRenderedComponent<ChoiceField<string?>> ShowChoice(string? value, Action<string?> taken, IReadOnlyList<Choice<string?>> states)
    {
        IRenderedComponent<ChoiceField<string?>>? field = null;
        return field = Render<ChoiceField<string?>>(each => each.Add(it => it.Label, "State").Add(it => it.Value, value).Add(it => it.Choices, states).Add(it => it.ValueChanged, chosen =>
        {
            taken(chosen);
            field!.Render(again => again.Add(it => it.Value, chosen));
        }));
    }

    private IRenderedComponent<TimeField> ShowTime(TimeOnly? value, List<TimeOnly?> taken, List<string?> unread)
    {
        IRenderedComponent<TimeField>? field = null;
        return field = Render<TimeField>(each => each.Add(it => it.Label, "Starts").Add(it => it.Value, value)
            .Add(it => it.ValueChanged, time =>
            {
                taken.Add(time);
                field!.Render(again => again.Add(it => it.Value, time));
            })
            .Add(it => it.UnreadChanged, text =>
            {
                unread.Add(text);
                field!.Render(again => again.Add(it => it.Unread, text));
            }));
    }
}
