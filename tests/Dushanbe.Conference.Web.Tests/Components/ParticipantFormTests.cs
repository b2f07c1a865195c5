using Bunit;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Journal;
using Dushanbe.Conference.Names;
using Dushanbe.Conference.Register;
using Dushanbe.Conference.Web.Desks.People;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Web.Tests.Components;

public sealed class ParticipantFormTests(ComponentInstallation web) : DeskTest(web)
{
    private readonly List<(Guid Id, string? Trouble)> saved = [];

    [Theory]
    [InlineData("en", "Family name", "Enter a given or family name.", "Function", "E-mail", "Enter a valid e-mail address, for example name@example.org.")]
    [InlineData("ru", "Фамилия", "Укажите имя или фамилию.", "Должность", "Эл. почта", null)]
    [InlineData("tg", "Насаб", "Ном ё насабро нависед.", "Вазифа", "Почтаи электронӣ", null)]
    public void A_refusal_stands_at_its_field_and_nothing_typed_is_lost(string language, string family, string missing, string function, string email, string? notAnEmail)
    {
        Speak(language);
        var form = Show();
        form.Field(function).Change("Head of <b>Department</b>");
        form.Field(email).Input("madina(at)example");

        form.Find("form").Submit();

        form.WaitForAssertion(() => Assert.Equal(missing, form.Fault(family)));
        Assert.NotNull(form.Fault(email));
        if (notAnEmail is not null) Assert.Equal(notAnEmail, form.Fault(email));
        Assert.Null(form.Fault(function));
        Assert.Equal("true", form.Field(family).GetAttribute("aria-invalid"));
        Assert.Equal("Head of <b>Department</b>", form.Value(function));
        Assert.Null(form.Value(email)); // the browser keeps what is typed there: nothing is written over it
        Assert.Empty(saved);
    }

    [Fact]
    public void A_message_goes_once_its_field_is_corrected_or_another_makes_it_right_and_the_note_with_the_last()
    {
        var form = Show();
        form.Field("E-mail").Input("madina(at)example");
        form.Find("form").Submit();
        form.WaitForAssertion(() => Assert.NotEmpty(form.FindAll(".person-form__end .note.bad")));
        Assert.NotNull(form.Fault("Family name"));

        form.Field("Given name").Input("Madina");
        form.WaitForAssertion(() => Assert.Null(form.Fault("Family name")));
        Assert.NotNull(form.Fault("Delegation"));
        form.Field("Organization").Change("Institute");
        form.WaitForAssertion(() => Assert.Null(form.Fault("Delegation")));
        // as long as what is typed is none
        form.Field("E-mail").Input("madina@example");
        Assert.NotNull(form.Fault("E-mail"));
        Assert.NotEmpty(form.FindAll(".person-form__end .note.bad"));
        form.Field("E-mail").Input("madina@example.org");

        form.WaitForAssertion(() => Assert.Empty(form.FindAll(".note.bad, [aria-invalid=true]")));
    }

    [Theory]
    [InlineData("en", "Given name", "Enter a name: this is a badge number, lines of a passport, or it begins with a slash."), InlineData("ru", "Имя", null), InlineData("tg", "Ном", null)]
    public void A_badge_number_in_a_name_is_refused_at_its_field(string language, string given, string? fault)
    {
        Speak(language);
        var form = Show();
        form.Field(given).Input("QCM-M2F");

        form.Find("form").Submit();

        form.WaitForAssertion(() => Assert.NotNull(form.Fault(given)));
        Assert.NotEqual("Fault.NotAName", form.Fault(given));
        if (fault is not null) Assert.Equal(fault, form.Fault(given));
        Assert.Empty(saved);
    }

    [Fact]
    public async Task What_was_refused_is_mended_and_saved()
    {
        var form = Show();
        form.Field("Function").Change("Adviser");
        form.Find("form").Submit();
        form.WaitForAssertion(() => Assert.NotNull(form.Fault("Delegation")));

        form.Field("Given name").Input("Madina");
        form.Field("Organization").Change("Institute");
        form.Find("form").Submit();

        form.WaitForAssertion(() => Assert.Null(Assert.Single(saved).Trouble));
        Assert.Equal(["Madina registered"], Said);
        var person = await ReadAsync(saved[0].Id);
        Assert.Equal(("Madina", null, "Adviser", "Institute"), (person.Name.Given, person.Name.Family, person.Row.Function, person.Row.Organization));
        Assert.Empty(form.FindAll(".mud-input-error, .note.bad"));
    }

    [Fact]
    public async Task Pressed_twice_one_person_is_registered()
    {
        var form = Show();
        form.Field("Given name").Input("Zarina");
        form.Field("Family name").Input("Twopresses");
        form.Field("Organization").Change("Institute");

        // the second press was on its way when the first was answered
        form.Find("form").Submit();
        form.WaitForAssertion(() => Assert.Single(saved));
        form.Find("form").Submit();

        var filter = new ParticipantRegister.Filter { EditionId = Edition.Id, Search = "Twopresses", Take = 10 };
        Assert.Single((await Web.Get<ParticipantRegister>().ReadAsync(filter, Desk.Actor, default)).Rows);
        Assert.Single(saved);
    }

    [Fact]
    public void The_browser_checks_nothing_so_that_all_is_said_at_once_and_in_our_words() => Assert.True(Show().Find("form").HasAttribute("novalidate"));

    [Fact]
    public void A_refusal_leads_to_the_first_field_that_is_wrong()
    {
        var form = Show();
        Assert.Empty(Script.Invocations["focusWrong"]);

        form.Find("form").Submit();
        form.WaitForAssertion(() => Assert.Single(Script.Invocations["focusWrong"]));
        form.Field("Family name").Input("K");

        Assert.Single(Script.Invocations["focusWrong"]);
    }

    [Theory]
    [InlineData("Madina Sharifova", "Madina", "Sharifova", null)]
    [InlineData("Sharifova Madina", "Madina", "Sharifova", null)]
    [InlineData("SHARIFOVA Madina", "Madina", "SHARIFOVA", null)]
    [InlineData("Sharifova", null, "Sharifova", null)]
    [InlineData("Мадина Шарифова", null, null, "Мадина Шарифова")]
    [InlineData("madina@example.org", null, null, null)]
    public void What_was_searched_for_begins_the_name(string typed, string? given, string? family, string? native)
    {
        var form = Show(each => each.Add(it => it.Typed, typed));

        Assert.Equal((given, family, native), (form.Value("Given name"), form.Value("Family name"), form.Value("Name in own script")));
    }

    [Theory]
    [InlineData("ru"), InlineData("tg")]
    public void Every_form_of_address_that_is_proposed_is_written_in_the_readers_letters(string language)
    {
        var proposed = Show().FindAll("#honorifics option").Select(each => each.GetAttribute("value")!).ToList();

        Assert.Equal(17, proposed.Count);
        Assert.All(proposed, each => Assert.DoesNotContain(Honorifics.In(language, each)!, letter => char.IsAsciiLetter(letter)));
    }

    [Fact]
    public void Capitals_are_pointed_out_once_the_field_is_left_not_while_it_is_typed()
    {
        var form = Show();

        form.Field("Family name").Input("SHARIFOVA");
        Assert.Empty(form.FindAll(".note.warn"));
        form.Field("Family name").Change("SHARIFOVA");

        Assert.Equal("The name is in capitals. Badges print it as typed.", form.Find(".note.warn").Words());
    }

    [Fact]
    public async Task When_another_desk_saved_meanwhile_what_is_typed_stays_and_the_rest_follows()
    {
        var (form, id) = await ClashAsync();

        Assert.Equal(["Function · command line"], form.FindAll("legend").Select(each => each.TextContent));
        Assert.Equal(["Use theirs: Ambassador", "Keep mine: <b>Counsellor</b>"], form.FindAll("fieldset label").Select(each => each.Words()));
        Assert.Equal(("<b>Counsellor</b>", "Ministry", "+992 900 000001"), (form.Value("Function"), form.Value("Organization"), form.Value("Phone")));
        Assert.Empty(saved);
        form.Find("form").Submit();
        form.WaitForAssertion(() => Assert.Single(saved));
        var person = await FieldsAsync(id);
        Assert.Equal(("<b>Counsellor</b>", "Ministry", "+992 900 000001"), (person.Function, person.Organization, person.Phone));
    }

    [Fact]
    public async Task Theirs_can_be_taken_into_the_form_and_ones_own_put_back()
    {
        var (form, id) = await ClashAsync();

        form.FindAll("fieldset input")[0].Change(true);
        Assert.Equal("Ambassador", form.Value("Function"));
        form.FindAll("fieldset input")[1].Change(true);
        Assert.Equal("<b>Counsellor</b>", form.Value("Function"));
        form.FindAll("fieldset input")[0].Change(true);
        form.Find("form").Submit();

        form.WaitForAssertion(() => Assert.Single(saved));
        Assert.Equal(("Ambassador", "Ministry"), ((await ReadAsync(id)).Row.Function, (await ReadAsync(id)).Row.Organization));
    }

    [Fact]
    public async Task Whoever_opens_the_form_of_a_person_is_shown_the_contacts_and_stands_in_the_journal_for_it()
    {
        var person = await PersonAsync("Madina", "Sharifova");

        var form = Show(each => each.Add(it => it.Person, person));

        Assert.Equal("person@example.org", form.Value("E-mail"));
        await using var db = await Web.Get<IDbContextFactory<ConferenceDb>>().CreateDbContextAsync();
        var note = await db.Journal.SingleAsync(each => each.SubjectId == person.Row.Id && each.Action == JournalAction.Read);
        Assert.Equal(["Email"], note.Changes.Select(each => each.Field));
    }

    [Fact]
    public async Task Who_may_not_see_contacts_is_not_shown_empty_fields_for_them()
    {
        var person = await PersonAsync("Madina", "Sharifova");

        var form = Show(each => each.Add(it => it.Person, person with { SeesContacts = false }));

        Assert.Empty(form.FindAll("input[type=email], input[type=tel]"));
    }

    /// <summary>The form of a person, saved after another desk had saved: the function on both sides, the phone there, the organization here.</summary>
    private async Task<(IRenderedComponent<ParticipantForm> Form, Guid Id)> ClashAsync()
    {
        var person = await PersonAsync("Madina", "Sharifova", "Adviser");
        var form = Show(each => each.Add(it => it.Person, person));
        form.Field("Function").Change("<b>Counsellor</b>");
        form.Field("Organization").Change("Ministry");
        await AmendAsync(person.Row.Id, now => now with { Function = "Ambassador", Phone = "+992 900 000001" });
        form.Find("form").Submit();
        form.WaitForElement("fieldset");
        return (form, person.Row.Id);
    }

    private IRenderedComponent<ParticipantForm> Show(Action<ComponentParameterCollectionBuilder<ParticipantForm>>? parameters = null)
    {
        var form = Show<ParticipantForm>(each =>
        {
            each.Add(it => it.Saved, saved.Add);
            parameters?.Invoke(each);
        });
        form.WaitForElement("form");
        return form;
    }
}
