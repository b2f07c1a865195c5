using Dushanbe.Conference.Forms;
using Dushanbe.Conference.Names;
using Dushanbe.Conference.Programme;
using Dushanbe.Conference.Web.Kit;

namespace Dushanbe.Conference.Web.Tests.Desks;

public sealed class DraftTests
{
    private static readonly SessionFields Read = new() { Title = LocalizedText.Of(en: "Border security"), Number = "I", Order = 3 };

    [Fact]
    public void What_another_saved_is_taken_in_where_nothing_was_typed_and_what_was_typed_stays()
    {
        var draft = new Draft<SessionFields>(Guid.Empty, 4, Read) { Fields = Read with { Order = 1 } };

        draft.Merge(5, Read with { Number = "II" });

        Assert.Equal(("II", 1, 5L), (draft.Fields.Number, draft.Fields.Order, draft.Version));
        Assert.Empty(draft.Clashes!);
        Assert.Equal(["Order"], draft.Fields.DifferencesFrom(draft.Seen));
    }

    [Fact]
    public void A_field_that_both_changed_is_asked_and_can_be_taken()
    {
        var draft = new Draft<SessionFields>(Guid.Empty, 4, Read) { Fields = Read with { Number = "III", Order = 1 } };

        draft.Merge(5, Read with { Number = "II", Order = 1 });

        Assert.Equal([new Clash("Number", "II", "III")], draft.Clashes);
        Assert.Equal("III", draft.Fields.Number);
        draft.Choose(new("Number", true));
        Assert.Equal("II", draft.Fields.Number);
        Assert.False(draft.IsDirty);
        draft.Choose(new("Number", false));
        Assert.Equal("III", draft.Fields.Number);
    }

    [Fact]
    public void Two_who_write_a_text_in_two_languages_are_not_in_each_others_way()
    {
        var read = Read with { Title = LocalizedText.Of("Border security", "Безопасность", "Амният") };
        var draft = new Draft<SessionFields>(Guid.Empty, 4, read) { Fields = read with { Title = LocalizedText.Of("Border security", "Безопасность границ", "Амнияти сарҳад") } };

        draft.Merge(5, read with { Title = LocalizedText.Of("Borders", "Безопасность", "Марз") });

        Assert.Equal(LocalizedText.Of("Borders", "Безопасность границ", "Амнияти сарҳад"), draft.Fields.Title);
        Assert.Equal([new Clash("Title", "Тоҷикӣ: Марз", "Тоҷикӣ: Амнияти сарҳад")], draft.Clashes);
        draft.Choose(new("Title", true));
        Assert.Equal(LocalizedText.Of("Borders", "Безопасность границ", "Марз"), draft.Fields.Title);
        draft.Choose(new("Title", false));
        Assert.Equal(LocalizedText.Of("Borders", "Безопасность границ", "Амнияти сарҳад"), draft.Fields.Title);
        draft = new Draft<SessionFields>(Guid.Empty, 4, read) { Fields = read with { Title = read.Title.With("ru", "Безопасность границ") } };
        draft.Merge(5, read with { Title = read.Title.With("tg", "Марз").With("en", null) });
        Assert.Equal(LocalizedText.Of(ru: "Безопасность границ", tg: "Марз"), draft.Fields.Title);
        Assert.Empty(draft.Clashes!);
    }

    [Fact]
    public void A_newer_version_that_says_the_same_is_followed_in_silence()
    {
        var draft = new Draft<SessionFields>(Guid.Empty, 4, Read) { Fields = Read with { Order = 1 } };

        draft.Follow(5, Read);
        Assert.Equal((5L, 1, null), (draft.Version, draft.Fields.Order, draft.Clashes));
        draft.Follow(6, Read with { Number = "II" });

        Assert.Equal((6L, 1, "II"), (draft.Version, draft.Fields.Order, draft.Fields.Number));
        Assert.Empty(draft.Clashes!);
    }

    [Fact]
    public void What_was_wrong_with_a_field_goes_with_what_stood_there()
    {
        var draft = new Draft<SessionFields>(Guid.Empty, 4, Read) { Faults = [new("Number", FieldFaultKind.TooLong, 60), new("Title", FieldFaultKind.Missing)] };

        draft.Set("Number", "II");

        Assert.Equal([new("Title", FieldFaultKind.Missing)], draft.Faults);
    }

    [Fact]
    public void A_fault_stays_until_its_field_is_right_and_goes_with_what_another_field_corrects()
    {
        var draft = new Draft<SessionFields>(Guid.Empty, 4, Read with { Starts = new(9, 0), Slug = "a", Title = LocalizedText.Empty });
        draft.Faults = [.. draft.Fields.Faults(), new("Slug", FieldFaultKind.Taken)];
        Assert.Equal(["Title Missing", "Starts NeedsDay", "Slug Taken"], Faults());

        draft.Set("Title", LocalizedText.Of(en: new string('a', 5_000)));
        Assert.Equal(["Title TooLong", "Starts NeedsDay", "Slug Taken"], Faults());
        draft.Fields = draft.Fields with { Title = LocalizedText.Of(en: "Borders"), Note = LocalizedText.Of(en: "later") };
        Assert.Equal(["Starts NeedsDay", "Slug Taken"], Faults());
        draft.Set("Day", new DateOnly(2022, 10, 18));
        Assert.Equal(["Slug Taken"], Faults());
        draft.Set("Slug", "b");

        Assert.Empty(draft.Faults);

        string[] Faults() => [.. draft.Faults.Select(each => $"{each.Field} {each.Kind}")];
    }

    [Fact]
    public void A_text_of_nothing_is_no_text_and_a_length_is_that_of_the_declaration()
    {
        var draft = new Draft<SessionFields>(Guid.Empty, 4, Read);

        draft.Set("Number", "");

        Assert.Null(draft.Fields.Number);
        Assert.Equal((SessionFields.Declared["Number"].Longest, null), (draft.LongestOf("Number"), draft.LongestOf("Day")));
        Assert.Throws<ArgumentException>(() => draft.Set("Nothing", "x"));
    }

    [Fact]
    public void A_draft_is_unsaved_only_while_it_differs_from_what_was_read()
    {
        var draft = new Draft<SessionFields>(Guid.Empty, 4, Read);
        Assert.Null(draft.Clashes);
        Assert.False(draft.IsDirty);

        draft.Fields = Read with { Issues = [LocalizedText.Of(en: "Trust")] };
        Assert.True(draft.IsDirty);

        draft.Fields = draft.Fields with { Issues = [] };
        Assert.False(draft.IsDirty);
    }
}
