using Dushanbe.Conference.Delegations;
using Dushanbe.Conference.Web.Desks.Delegations;
using Dushanbe.Conference.Web.Kit;

namespace Dushanbe.Conference.Web.Tests.Desks;

public sealed class ClashTests
{
    [Fact]
    public void What_only_the_other_desk_changed_is_taken_over_and_what_both_changed_is_asked()
    {
        var seen = new Dictionary<string, string> { ["Kind"] = "State", ["En"] = "Tajikistan", ["Ru"] = "Таджикистан", ["Tg"] = "Тоҷикистон" };
        var theirs = new Dictionary<string, string>(seen) { ["Kind"] = "Other", ["En"] = "Republic of Tajikistan", ["Tg"] = "Ҷумҳурии Тоҷикистон" };
        var mine = new Dictionary<string, string>(seen) { ["En"] = "Tajik Republic", ["Ru"] = "Республика", ["Tg"] = "Ҷумҳурии Тоҷикистон" };
        var taken = new List<(string, string)>();

        var clashes = Clash.Between(seen, theirs, mine, (field, value) => taken.Add((field, value)));

        Assert.Equal([new Clash("En", "Republic of Tajikistan", "Tajik Republic")], clashes);
        Assert.Equal([("Kind", "Other")], taken);
    }

    [Fact]
    public void Choosing_a_State_fills_in_its_names_and_keeps_what_somebody_typed()
    {
        var draft = new DelegationDraft { Ru = "Моё название" };

        draft.Choose("TJ");
        var first = (draft.En, draft.Ru, draft.Tg, draft.Fields.Name.In("fr"));
        draft.Choose("UZ");

        Assert.Equal(("Tajikistan", "Моё название", "Тоҷикистон", "Tadjikistan"), first);
        Assert.Equal(("UZ", "Uzbekistan", "Моё название"), (draft.Fields.Iso2, draft.En, draft.Ru));
        Assert.Equal(DelegationKind.State, draft.Fields.Kind);
    }
}
