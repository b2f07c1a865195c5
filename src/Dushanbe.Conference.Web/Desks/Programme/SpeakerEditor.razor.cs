using Dushanbe.Conference.Names;
using Dushanbe.Conference.Programme;
using Dushanbe.Conference.Web.Kit;
using Dushanbe.Conference.Web.Kit.Fields;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Dushanbe.Conference.Web.Desks.Programme;

/// <summary>A speaker, new or to amend.</summary>
public sealed partial class SpeakerEditor(ProgrammeDraft desk, KeepSpeaker keep, RemoveSpeaker remove, SetPortrait setPortrait, NavigationManager navigation, IDialogService dialogs, DeskScript browser) : DeskComponent
{
    private const string SaveButton = "save-speaker";

    private IReadOnlyList<Choice<string>> states = [];
    private ProgrammeDraft.OpenSpeaker? open;
    private Draft<SpeakerFields>? draft;
    private PhotoEditor? photo;
    private string messageKind = "ok";
    private string? message;
    private Guid? asked;
    private bool gone, saving, leaving;

    /// <summary>The edition's word in the address.</summary>
    [Parameter] public string Edition { get; set; } = "";

    /// <summary>The speaker in the address; null for a new one.</summary>
    [Parameter] public Guid? Speaker { get; set; }

    private Guid EditionId => Desk.Edition!.Id;

    private bool IsDirty => !leaving && (draft is { IsDirty: true } || photo is { HasChosen: true });

    private string Heading => open is { } speaker ? NameStyle.Spoken.Of(speaker.Fields.Name) : L["NewSpeaker"];

    private string? PortraitAddress => open?.PhotoHash is { } hash ? $"portraits/{hash}" : null;

    private IReadOnlyList<DeskKey> Keys => [new("Escape", L["ToSpeakers"], BackAsync)];

    protected override void OnInitialized()
    {
        states = [new(null, L["NoState"]), .. States.All.Select(each => Choice.Named<string>(each.Iso2, each.Name, each.Iso2)).OrderBy(each => Collation.SortKey(each.Text, Language), StringComparer.Ordinal)];
        On<ProgrammeChanged>(news => news.EditionId == EditionId ? RefreshAsync() : Task.CompletedTask);
    }

    protected override async Task OnParametersSetAsync()
    {
        // the layout may pass the previous address once more, until the browser has that of the saved record
        if (draft is not null && (Speaker == asked || Speaker == draft.Id))
        {
            asked = Speaker;
            return;
        }

        asked = Speaker;
        (leaving, gone) = (false, false);
        if (Speaker is { } id) await OpenAsync(id);
        else (open, draft) = (null, new Draft<SpeakerFields>(null, 0, new SpeakerFields()));
    }

    private async Task OpenAsync(Guid id)
    {
        open = await desk.SpeakerAsync(EditionId, id, await ActorAsync(), Closing);
        gone = open is null;
        draft = open is null ? null : new Draft<SpeakerFields>(open.Id, open.Version, open.Fields);
    }

    private async Task RefreshAsync()
    {
        if (saving || leaving || draft is not { Id: { } id }) return;
        // typed values stay; portrait and registration are updated
        if (draft.IsDirty) open = await desk.SpeakerAsync(EditionId, id, await ActorAsync(), Closing) ?? open;
        else await OpenAsync(id);
        StateHasChanged();
    }

    private async Task SaveAsync()
    {
        if (saving || draft is null) return;
        saving = true;
        try
        {
            var outcome = await keep.ExecuteAsync(new(EditionId, draft.Id, draft.Version, draft.Id is null ? null : draft.Seen, draft.Fields, draft.Key), await ActorAsync(), Closing);
            draft.Faults = outcome is KeepOutcome<SpeakerFields>.Invalid invalid ? invalid.Faults : [];
            (messageKind, message) = Told(outcome.Match<(string, string?)>(saved: _ => ("ok", L["SpeakerSaved"]), invalid: _ => ("bad", L["Invalid"]), changedMeanwhile: _ => ("warn", L["NotSavedYet"]), gone: _ => ("bad", L["SpeakerGone"])));
            if (outcome is KeepOutcome<SpeakerFields>.ChangedMeanwhile changed) draft.Merge(changed.Version, changed.Current);
            if (outcome is KeepOutcome<SpeakerFields>.Saved saved)
            {
                if (photo is not null && await photo.SendAsync(Desk.Address($"programme/speakers/{saved.Id}/portrait?seen={open?.PhotoHash}")) is { } fault) (messageKind, message) = ("bad", fault);
                await OpenAsync(saved.Id);
                if (Speaker is null) navigation.NavigateTo(Desk.Address($"programme/speakers/{saved.Id}"), replace: true);
            }
        }
        finally
        {
            saving = false;
        }

        await browser.FocusAsync("outcome", Closing);
    }

    private async Task SetPortraitAsync(PortraitSource source)
    {
        if (open is null || saving) return;
        var outcome = await setPortrait.ExecuteAsync(new(open.Id, open.PhotoHash, source), await ActorAsync(), Closing);
        (messageKind, message) = Told(outcome.Match<(string, string?)>(
            set: set => ("ok", L[set.PhotoHash is null ? "PortraitRemoved" : "PortraitTaken"]), refused: _ => ("bad", L["NoPhotoToTake"]), noPicture: _ => ("bad", L["NoPhotoToTake"]), changedMeanwhile: _ => ("warn", L["PortraitChanged"]), gone: _ => ("bad", L["SpeakerGone"])));
        await RefreshAsync();
        await browser.FocusAsync("outcome", Closing);
    }

    private async Task RemoveAsync()
    {
        if (draft?.Id is not { } id || saving) return;
        ReasonDialog.Offer[] reasons = [new(L["Reason.NotComing"]), new(L["Reason.Twice"]), new(L["Reason.Mistake"])];
        if (await ReasonDialog.AskAsync(dialogs, L["RemoveSpeakerTitle"], L["RemoveSpeakerText", Heading], L["RemoveSpeaker"], reasons) is not { } answer) return;
        saving = true;
        try
        {
            var outcome = await remove.ExecuteAsync(new(id, draft.IsDirty ? draft.Version : open!.Version, answer.Reason), await ActorAsync(), Closing);
            (messageKind, message) = Told(outcome.Match<(string, string?)>(removed: _ => ("ok", L["SpeakerRemoved"]), reasonNeeded: _ => ("bad", Words["ReasonNeeded"]), inUse: used => ("bad", L["SpeakerInUse", used.Sessions.TitlesOf(Language)]), changedMeanwhile: _ => ("warn", L["RemoveChanged"]), gone: _ => ("bad", L["SpeakerGone"])));
            leaving = outcome is RemoveOutcome.Removed;
        }
        finally
        {
            saving = false;
        }

        if (leaving) navigation.NavigateTo(Desk.Address("programme/speakers"));
        else await RefreshAsync();
    }

    private Task BackAsync()
    {
        navigation.NavigateTo(Desk.Address("programme/speakers"));
        return Task.CompletedTask;
    }
}
