using Dushanbe.Conference.Names;
using Dushanbe.Conference.Programme;
using Dushanbe.Conference.Web.Kit;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Dushanbe.Conference.Web.Desks.Programme;

/// <summary>The rooms of the venue: their list, and one of them to add, amend or remove.</summary>
public sealed partial class RoomsPage(ProgrammeDraft desk, KeepRoom keep, RemoveRoom remove, NavigationManager navigation, IDialogService dialogs, DeskScript browser) : DeskComponent
{
    private IReadOnlyList<ProgrammeDraft.DeskRoom>? rooms;
    private Draft<KeepRoom.Fields>? draft;
    private string messageKind = "ok";
    private string? message;
    private bool saving, focus;

    /// <summary>The edition's word in the address.</summary>
    [Parameter] public string Edition { get; set; } = "";

    private IReadOnlyList<DeskKey> Keys => [new("Shift+N", L["NewRoom"], NewAsync), new("Escape", L["ToProgramme"], BackAsync)];

    protected override async Task OnInitializedAsync()
    {
        On<ProgrammeChanged>(async news =>
        {
            if (news.EditionId != Desk.Edition!.Id) return;
            await LoadAsync();
            StateHasChanged();
        });
        await LoadAsync();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!focus) return;
        focus = false;
        await browser.FocusAsync("room-title", Closing);
    }

    private async Task LoadAsync() => rooms = await desk.RoomsAsync(Desk.Edition!.Id, await ActorAsync(), Closing);

    private Task NewAsync() => StartAsync(null, 0, new KeepRoom.Fields(LocalizedText.Empty, LocalizedText.Empty, null));

    private Task EditAsync(ProgrammeDraft.DeskRoom room) => StartAsync(room.Room.Id, room.Version, FieldsOf(room));

    private static KeepRoom.Fields FieldsOf(ProgrammeDraft.DeskRoom room) => new(room.Room.Name, room.Room.Place, room.Room.Order);

    private async Task StartAsync(Guid? room, long seen, KeepRoom.Fields start)
    {
        if (await MayLeaveAsync()) (draft, message, focus) = (new(room, seen, start), null, true);
    }

    private async Task BackAsync()
    {
        if (draft is not null) await CancelAsync();
        else navigation.NavigateTo(Desk.Address("programme"));
    }

    private async Task CancelAsync()
    {
        if (await MayLeaveAsync()) (draft, message) = (null, null);
    }

    // the form is part of the page: switching or closing it counts as leaving
    private async Task<bool> MayLeaveAsync() => draft is not { IsDirty: true } || await LeaveGuard.IsMeantAsync(dialogs, Words);

    private async Task SaveAsync()
    {
        if (saving || draft is null) return;
        saving = true;
        try
        {
            var outcome = await keep.ExecuteAsync(new(Desk.Edition!.Id, draft.Id, draft.Version, draft.Fields, draft.Key), await ActorAsync(), Closing);
            draft.Faults = outcome is KeepOutcome<KeepRoom.Fields>.Invalid invalid ? invalid.Faults : [];
            (messageKind, message) = Told(outcome.Match<(string, string?)>(
                saved: _ => ("ok", L["RoomSaved"]),
                invalid: _ => ("bad", L["Invalid"]),
                changedMeanwhile: _ => ("warn", L["NotSavedYet"]),
                gone: _ => ("bad", L["RoomGone"])));
            if (outcome is KeepOutcome<KeepRoom.Fields>.ChangedMeanwhile changed) draft.Merge(changed.Version, changed.Current);
            if (outcome is KeepOutcome<KeepRoom.Fields>.Saved) draft = null;
            await LoadAsync();
        }
        finally
        {
            saving = false;
        }
    }

    private async Task RemoveAsync()
    {
        if (saving || draft is not { Id: { } room } || rooms!.FirstOrDefault(each => each.Room.Id == room) is not { } shown) return;
        var name = shown.Room.Name.Best(Language).Text;
        ReasonDialog.Offer[] reasons = [new(L["Reason.NotUsed"]), new(L["Reason.Twice"]), new(L["Reason.Mistake"])];
        if (await ReasonDialog.AskAsync(dialogs, L["RemoveRoomTitle"], L["RemoveRoomText", name], L["RemoveRoom"], reasons) is not { } answer) return;
        saving = true;
        try
        {
            var outcome = await remove.ExecuteAsync(new(room, draft.Version, answer.Reason), await ActorAsync(), Closing);
            (messageKind, message) = Told(outcome.Match<(string, string?)>(
                removed: _ => ("ok", L["RoomRemoved"]),
                reasonNeeded: _ => ("bad", Words["ReasonNeeded"]),
                inUse: used => ("bad", L["RoomInUse", used.Sessions.TitlesOf(Language)]),
                changedMeanwhile: _ => ("warn", L["RemoveChanged"]),
                gone: _ => ("bad", L["RoomGone"])));
            await LoadAsync();
            if (outcome is RemoveOutcome.Removed or RemoveOutcome.Gone) draft = null;
            else if (outcome is RemoveOutcome.ChangedMeanwhile && rooms!.FirstOrDefault(each => each.Room.Id == room) is { } now) draft?.Merge(now.Version, FieldsOf(now));
        }
        finally
        {
            saving = false;
        }
    }

    // the position among rooms, unlike that of a session
    private string LabelOf(string field) => L[field == nameof(KeepRoom.Fields.Order) ? "Field.RoomOrder" : $"Field.{field}"];
}
