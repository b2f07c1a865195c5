using Dushanbe.Conference.Access;
using Dushanbe.Conference.Names;
using Dushanbe.Conference.People;
using Dushanbe.Conference.People.Quotas;
using Dushanbe.Conference.Prints;
using Dushanbe.Conference.Register;
using Dushanbe.Conference.Web.Kit;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Dushanbe.Conference.Web.Desks.Delegations;

/// <summary>One delegation: its names and numbers, and its members in the delegation's own order.</summary>
public sealed partial class DelegationView(ParticipantRegister register, ReadQuotas quotas, GiveUpPlace giveUp, OrderDelegation order, PersonDeeds deeds, IDialogService dialogs, DeskScript browser) : DeskComponent
{
    private List<ParticipantRow>? members;
    private IReadOnlyList<ReadQuotas.Held> held = [];
    private Guid? selected;
    private string? problem, moved, focus;

    /// <summary>The delegation.</summary>
    [Parameter, EditorRequired] public DelegationList.Row Delegation { get; set; } = null!;

    private bool MayOrder => Desk.May(Permission.KeepDelegations) || Desk.Actor.Rows(Permission.RegisterParticipants, Desk.Edition!.Id).CoversDelegation(Delegation.Id);

    /// <summary>Goes to the next or previous member.</summary>
    public async Task StepAsync(int by)
    {
        if (members is not { Count: > 0 } list) return;
        selected = RowWalk.From(selected, by, [.. list.Select(row => row.Id)]);
        StateHasChanged();
        await browser.StepToAsync($"member-{selected}", Closing);
    }

    /// <summary>Moves the selected member.</summary>
    public Task MoveAsync(int by) => selected is { } id ? MoveAsync(id, by, "member") : Task.CompletedTask;

    /// <summary>Prints the badges of all approved members.</summary>
    public async Task PrintAsync()
    {
        if (!Desk.MayInPart(Permission.PrintBadges) || Delegation.Approved == 0) return;
        var result = await deeds.PrintAsync(Desk, new(Desk.Edition!.Id, new BadgeSelection { DelegationId = Delegation.Id }), 0, ActorAsync, dialogs, Closing);
        if (result is null) return;
        problem = result.IsDone ? null : result.Message;
        if (result.IsDone) Done(result.Message);
        await LoadAsync();
        StateHasChanged();
    }

    // the page passes a new row whenever the register changed, and the members are read again
    protected override Task OnParametersSetAsync() => LoadAsync();

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        // the list may be scrolled far down
        if (firstRender) focus ??= "delegation-title";
        if (focus is not { } id) return;
        focus = null;
        await browser.FocusAsync(id, Closing);
    }

    private async Task LoadAsync()
    {
        var actor = await ActorAsync();
        var filter = new ParticipantRegister.Filter { EditionId = Desk.Edition!.Id, DelegationId = Delegation.Id, Sort = RegisterSort.Delegation, Language = Language, Take = ParticipantRegister.MaxPageSize };
        var all = new List<ParticipantRow>();
        ParticipantRegister.Page page;
        do
        {
            page = await register.ReadAsync(filter with { Skip = all.Count }, actor, Closing);
            all.AddRange(page.Rows);
        }
        while (page.Rows.Count > 0 && all.Count < page.Found);
        held = await quotas.HeldAsync(Delegation.Id, actor, Closing);
        members = all;
    }

    private string? FunctionOf(ReadQuotas.Held place) => place.Function.IsEmpty ? null : place.Function.Best(Language).Text;

    private string TextOf(ReadQuotas.Held place) => FunctionOf(place) ?? place.Category.Best(Language).Text;

    private async Task GiveUpAsync(ReadQuotas.Held place)
    {
        if (!await DangerDialog.AskAsync(dialogs, L["GiveUpTitle"], [L["GiveUpText", TextOf(place)]], L["GiveUp"], L["Keep"])) return;
        var outcome = await giveUp.ExecuteAsync(new(place.Id), await ActorAsync(), Closing);
        problem = outcome.Match<string?>(givenUp: _ => null, gone: _ => L["PlaceGone"]);
        if (problem is null) Done(L["GivenUp"]);
        await LoadAsync();
        StateHasChanged();
    }

    private async Task MoveAsync(Guid id, int by, string from)
    {
        if (!MayOrder || members is not { } list) return;
        var at = list.FindIndex(row => row.Id == id);
        if (at < 0 || at + by < 0 || at + by >= list.Count) return;
        selected = id;
        var name = NameStyle.Spoken.Of(list[at].Name);
        var outcome = await order.ExecuteAsync(new(id, at + by + 1), await ActorAsync(), Closing);
        await LoadAsync();
        moved = outcome.Match(ordered: done => L["Moved", name, done.Place, done.Members].Value, noDelegation: _ => L["MemberGone"].Value, noSuchParticipant: _ => L["MemberGone"].Value);
        // a moved row loses the focus, and its button is disabled at the end of the list
        var place = members!.FindIndex(row => row.Id == id);
        focus = place < 0 ? null : from == "up" && place == 0 || from == "down" && place == members.Count - 1 ? $"member-{id}" : $"{from}-{id}";
        StateHasChanged();
    }
}
