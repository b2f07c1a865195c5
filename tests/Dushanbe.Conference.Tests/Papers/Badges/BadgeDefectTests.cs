using Dushanbe.Conference.Editions;
using Dushanbe.Conference.Editions.Categories;
using Dushanbe.Conference.Names;
using Dushanbe.Conference.Papers.Badges;

namespace Dushanbe.Conference.Tests.Papers.Badges;

/// <summary>What does not fit or cannot be drawn stays in its room and is told, with the person and the field, once.</summary>
public sealed class BadgeDefectTests
{
    [Theory]
    [MemberData(nameof(BadgeFitTests.Every), MemberType = typeof(BadgeFitTests))]
    public void Texts_of_any_length_stay_in_their_room_and_each_is_told_once_with_its_person_and_field(BadgeDesign design, string language)
    {
        var press = new Sheets.Press(Sheets.Edition(language, Words(700)));
        var sheet = Sheets.Of(design, PersonName.Of(Words(200), Words(199), Words(198), Words(197).Replace('a', 'б')), Words(396), Words(395), Words(150));

        var (front, back, defects) = press.Draw(sheet, Sheets.Press.Photo);

        front.AssertSound();
        back.AssertSound();
        Assert.All(defects, defect => Assert.Equal(BadgeFault.Cut, defect.Fault));
        Assert.All(defects, defect => Assert.Equal(defect.Field is BadgeField.Title or BadgeField.Organizers or BadgeField.Category ? null : sheet.Name.Latin, defect.Field == BadgeField.Category ? null : defect.Person));
        foreach (var field in new[] { BadgeField.Title, BadgeField.Name, BadgeField.NativeName, BadgeField.Body, BadgeField.Function }) Assert.Contains(defects, defect => defect.Field == field);
        Assert.Equal(defects.Count, defects.DistinctBy(defect => (defect.ParticipantId, defect.Field, defect.Fault)).Count());
    }

    [Theory]
    [InlineData(BadgeDesign.Chancery), InlineData(BadgeDesign.Hall), InlineData(BadgeDesign.Delegation)]
    public void A_word_wider_than_its_column_is_divided_and_told(BadgeDesign design)
    {
        var word = string.Concat(Enumerable.Repeat("abcdefghij", 20));
        var press = new Sheets.Press(Sheets.Edition("en"));
        var sheet = Sheets.Of(design, PersonName.Of(null, "Ann", word), "Tajikistan", $"https://example.org/{word}");

        var (front, back, defects) = press.Draw(sheet, Sheets.Press.Photo);

        front.AssertSound();
        back.AssertSound();
        Assert.Contains(word, front.Words, StringComparison.Ordinal);
        Assert.Contains(word, back.Words, StringComparison.Ordinal);
        Assert.Equal(
            [(BadgeField.Name, BadgeFault.BrokenWord), (BadgeField.Function, BadgeFault.BrokenWord)],
            defects.Where(defect => defect.Fault == BadgeFault.BrokenWord).Select(defect => (defect.Field, defect.Fault)).OrderBy(each => each.Field));
    }

    [Theory]
    [InlineData(BadgeDesign.Chancery), InlineData(BadgeDesign.Hall), InlineData(BadgeDesign.Delegation)]
    public void Thousands_of_blanks_take_no_room_and_hide_nothing(BadgeDesign design)
    {
        var press = new Sheets.Press(Sheets.Edition("en"));
        var sheet = Sheets.Of(design, PersonName.Of(null, "Ann", "Karimova"), "Tajikistan", "Adviser\n" + new string(' ', 5_000));

        var (front, back, defects) = press.Draw(sheet, Sheets.Press.Photo);

        front.AssertSound();
        back.AssertSound();
        foreach (var text in new[] { "Ann", "Karimova", "Tajikistan", "Adviser" }) Assert.Contains(text, front.Words, StringComparison.Ordinal);
        Assert.Empty(defects);
    }

    [Theory]
    [InlineData(BadgeDesign.Chancery), InlineData(BadgeDesign.Hall), InlineData(BadgeDesign.Delegation)]
    public void Marks_piled_up_on_letters_stay_in_their_room_and_are_told(BadgeDesign design)
    {
        var piled = string.Concat("Zalgo".Select(letter => letter + string.Concat(Enumerable.Repeat("\u0335\u0310\u0352\u0346\u0316\u0331", 6))));
        var press = new Sheets.Press(Sheets.Edition("en"));
        var sheet = Sheets.Of(design, PersonName.Of(piled, piled, piled), piled, piled);

        var (front, back, defects) = press.Draw(sheet, Sheets.Press.Photo);

        front.AssertSound();
        back.AssertSound();
        Assert.Contains(defects, defect => defect is { Field: BadgeField.Name, Fault: BadgeFault.Unreadable });
    }

    [Theory]
    [InlineData(NameLead.Latin), InlineData(NameLead.Native)]
    public void A_native_name_that_no_font_draws_whole_is_left_out_the_Latin_one_leads_and_the_person_is_told_once(NameLead lead)
    {
        var press = new Sheets.Press(Sheets.Edition("en"));
        var sheet = Sheets.Of(BadgeDesign.Hall, PersonName.Of("Mr.", "Min-jun", "Kim", "ᏣᎳᎩ"), "Republic of Korea", "Superintendent", lead: lead);

        var (front, back, defects) = press.Draw(sheet, photo: null);

        Assert.Equal([new BadgeDefect(sheet.ParticipantId, "Mr. Min-jun Kim", BadgeField.NativeName, BadgeFault.NoGlyph, "ᏣᎳᎩ (Cherokee)")], defects);
        foreach (var side in new[] { front, back })
        {
            Assert.DoesNotContain("Ꮳ", side.Words, StringComparison.Ordinal);
            var lines = side.Marks.Where(mark => mark.Kind == "text").ToList();
            Assert.Equal("Kim", lines.Where(mark => "Mr. Min-jun Kim".Contains(mark.Text, StringComparison.Ordinal)).MaxBy(mark => mark.Area.Height)!.Text);
        }
    }

    [Fact]
    public void A_name_that_is_native_alone_is_printed_with_marks_for_what_no_font_draws_and_told()
    {
        var press = new Sheets.Press(Sheets.Edition("en"));
        var sheet = Sheets.Of(BadgeDesign.Chancery, PersonName.Of(null, null, null, "ᏣᎳᎩ"), "Republic of Korea", "ᎧᎵᎹ");

        var (front, _, defects) = press.Draw(sheet, photo: null);

        Assert.Contains("ᏣᎳᎩ", front.Words, StringComparison.Ordinal);
        Assert.Equal(
            [(BadgeField.NativeName, "ᏣᎳᎩ (Cherokee)"), (BadgeField.Function, "ᎧᎵᎹ (Cherokee)")],
            defects.Select(defect => (defect.Field, defect.Text)).OrderBy(each => each.Field));
        Assert.All(defects, defect => Assert.Equal((sheet.ParticipantId, "ᏣᎳᎩ", BadgeFault.NoGlyph), (defect.ParticipantId, defect.Person, defect.Fault)));
    }

    /// <summary>Words of as many letters as are asked for, and no more.</summary>
    private static string Words(int length) => string.Join(' ', Enumerable.Repeat("alpha beta gamma", length / 10))[..(length - 1)] + "z";
}
