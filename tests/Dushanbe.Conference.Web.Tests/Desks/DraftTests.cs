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
        draft.Choose(new("Number", true, "II"));
        Assert.Equal("II", draft.Fields.Number);
        Assert.False(draft.IsDirty);
        draft.Choose(new("Number", false, "III"));
        Assert.Equal("III", draft.Fields.Number);
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
