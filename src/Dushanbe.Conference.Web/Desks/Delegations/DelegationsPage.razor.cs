using Dushanbe.Conference.Access;
using Dushanbe.Conference.Editions;
using Dushanbe.Conference.Papers;
using Dushanbe.Conference.People;
using Dushanbe.Conference.Register;
using Dushanbe.Conference.Web.Kit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace Dushanbe.Conference.Web.Desks.Delegations;

/// <summary>The delegations of an edition: the list, one of them with its members, and the form.</summary>
public sealed partial class DelegationsPage(DelegationList delegations, NavigationManager navigation, DeskScript browser) : DeskComponent
{
    private readonly RowWalk walk = new(browser);
    private IReadOnlyList<DelegationList.Row>? rows;
    private DelegationList.Row? open;
    private DelegationView? view;
    private string typed = "", listed = "";

    private enum PageMode
    {
        List,
        New,
        View,
        Edit,
        Places,
        Hold,
        Credentials,
    }

    /// <summary>The edition's word in the address.</summary>
    [Parameter] public string Edition { get; set; } = "";

    /// <summary>The delegation in the address.</summary>
    [Parameter] public Guid? Id { get; set; }

    /// <summary>What became of a note that was sent.</summary>
    [Parameter, SupplyParameterFromQuery(Name = "note")] public string? Sent { get; set; }

    private Guid EditionId => Desk.Edition!.Id;

    private PageMode Mode
    {
        get
        {
            var path = new Uri(navigation.Uri).AbsolutePath;
            if (path.EndsWith("/new", StringComparison.Ordinal)) return PageMode.New;
            if (Id is null) return PageMode.List;
            if (path.EndsWith("/places", StringComparison.Ordinal)) return PageMode.Places;
            if (path.EndsWith("/hold", StringComparison.Ordinal)) return PageMode.Hold;
            if (path.EndsWith("/credentials", StringComparison.Ordinal)) return PageMode.Credentials;
            return path.EndsWith("/edit", StringComparison.Ordinal) ? PageMode.Edit : PageMode.View;
        }
    }

    private IReadOnlyList<DeskKey> Keys => Mode switch
    {
        PageMode.List =>
        [
            DeskKey.Focus("/", L["Key.Search"], "desk-search"),
            new("ArrowDown", L["Key.Next"], () => StepAsync(1)) { Shown = false, Moves = true },
            new("ArrowUp", L["Key.Previous"], () => StepAsync(-1)) { Shown = false, Moves = true },
            new("Enter", L["Key.Open"], OpenSelectedAsync) { Leaves = true },
            .. MayRegister ? (DeskKey[])[new("Shift+N", L["New"], NewKeyAsync) { Leaves = true }] : [],
            DeskKey.Focus("Escape", L["Key.Back"], "desk-search") with { InFields = true, Shown = false },
        ],
        PageMode.View =>
        [
            new("ArrowDown", L["Key.NextMember"], () => view?.StepAsync(1) ?? Task.CompletedTask) { Shown = false, Moves = true },
            new("ArrowUp", L["Key.PreviousMember"], () => view?.StepAsync(-1) ?? Task.CompletedTask) { Shown = false, Moves = true },
            .. MayRegister ? MoveKeys : [],
            .. Desk.MayInPart(Permission.PrintBadges) ? (DeskKey[])[new("p", L["Print"], () => view?.PrintAsync() ?? Task.CompletedTask)] : [],
            .. MayRegister ? (DeskKey[])[new("e", L["Edit"], () => ToKeyAsync("edit")) { Leaves = true }, new("q", L["SetPlaces"], () => ToKeyAsync("places")) { Leaves = true }, new("h", L["HoldPlace"], () => ToKeyAsync("hold")) { Leaves = true }, new("c", L["Credentials"], () => ToKeyAsync("credentials")) { Leaves = true }] : [],
            new("Escape", L["Key.Back"], BackAsync) { InFields = true, Leaves = true },
        ],
        _ => [],
    };

    private DeskKey[] MoveKeys =>
    [
        new("Alt+ArrowUp", L["Key.Up"], () => view?.MoveAsync(-1) ?? Task.CompletedTask) { Moves = true },
        new("Alt+ArrowDown", L["Key.Down"], () => view?.MoveAsync(1) ?? Task.CompletedTask) { Moves = true },
    ];

    // in the order shown, kind by kind
    private List<Guid> ShownIds => [.. (rows ?? []).GroupBy(each => each.Kind).SelectMany(kind => kind).Select(each => each.Id)];

    private bool MayRegister => Desk.May(Permission.KeepDelegations);

    protected override void OnInitialized()
    {
        On<RegisterChanged>(news => news.EditionId == EditionId ? LoadAsync() : Task.CompletedTask);
        On<ParticipantChanged>(news => news.EditionId == EditionId ? LoadAsync() : Task.CompletedTask);
    }

    protected override Task OnParametersSetAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        // an open form keeps its values; the operation reports what another desk saved
        if (Mode == PageMode.New || (Mode is PageMode.Edit or PageMode.Places or PageMode.Hold or PageMode.Credentials && open?.Id == Id)) return;
        var asked = typed;
        var list = await delegations.ReadAsync(EditionId, Mode == PageMode.List ? asked : null, Language, await ActorAsync(), Closing);
        // another letter followed, whose search replaces this one
        if (asked != typed) return;
        if (Mode == PageMode.List) (rows, listed) = (list, asked);
        open = Id is null ? null : list.FirstOrDefault(each => each.Id == Id);
        if (Id is not null && open is null) navigation.NavigateTo(Desk.Address("delegations"), replace: true);
        else if (Id is not null) walk.At = Id;
        StateHasChanged();
    }

    private Task TypedAsync() => LoadAsync();

    private async Task SearchKeyAsync(KeyboardEventArgs press)
    {
        if (press.Key is not ("ArrowDown" or "Enter")) return;
        // the key is for the results of the typed text, not for earlier ones
        if (listed != typed) await LoadAsync();
        if (listed != typed) return;
        await walk.FromSearchAsync(press.Key, ShownIds, Closing);
    }

    private Task StepAsync(int by) => walk.StepAsync(by, ShownIds, Closing);

    private Task OpenSelectedAsync()
    {
        if (walk.At is { } id && rows?.Any(row => row.Id == id) == true) Open(id);
        return Task.CompletedTask;
    }

    private void Open(Guid id)
    {
        navigation.NavigateTo(Desk.Address($"delegations/{id}"));
    }

    private void New()
    {
        navigation.NavigateTo(Desk.Address("delegations/new"));
    }

    private Task NewKeyAsync()
    {
        if (Desk.May(Permission.KeepDelegations)) New();
        return Task.CompletedTask;
    }

    private Task ToKeyAsync(string form)
    {
        if (open is not null && Desk.May(Permission.KeepDelegations)) navigation.NavigateTo(Desk.Address($"delegations/{open.Id}/{form}"));
        return Task.CompletedTask;
    }

    private Task BackAsync()
    {
        navigation.NavigateTo(Desk.Address("delegations"));
        return Task.CompletedTask;
    }

    private void Saved(Guid id)
    {
        open = null;
        navigation.NavigateTo(Desk.Address($"delegations/{id}"));
    }

    private void Leave() => navigation.NavigateTo(Desk.Address(Id is null ? "delegations" : $"delegations/{Id}"));

    private string OtherNames(DelegationList.Row row)
    {
        var shown = row.Name.Best(Language).Language;
        return string.Join(PaperWords.Dot, Names.Languages.All.Where(each => each.Tag != shown).Select(each => row.Name.In(each.Tag)).Where(each => each is not null).Distinct(StringComparer.Ordinal));
    }
}
