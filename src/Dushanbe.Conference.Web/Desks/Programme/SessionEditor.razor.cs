using Dushanbe.Conference.Editions;
using Dushanbe.Conference.Forms;
using Dushanbe.Conference.Names;
using Dushanbe.Conference.Programme;
using Dushanbe.Conference.Web.Kit;
using Dushanbe.Conference.Web.Kit.Fields;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Dushanbe.Conference.Web.Desks.Programme;

/// <summary>A new or existing session and its appearances; typed values are kept when another desk saves.</summary>
public sealed partial class SessionEditor(ProgrammeDraft desk, ScheduleSession schedule, RemoveSession remove, NavigationManager navigation, IDialogService dialogs, DeskScript browser) : DeskComponent
{
    private static readonly string[] UsualTags = ["en", "ru", "tg", "ar", "fr", "es", "zh", "fa"];

    private readonly Dictionary<string, string> unread = new(StringComparer.Ordinal);
    private IReadOnlyList<Choice<SessionKind>> kinds = [];
    private IReadOnlyList<Choice<TitleCertainty>> certainties = [];
    private IReadOnlyList<Choice<Guid?>> roomChoices = [];
    private IReadOnlyList<ProgrammeDraft.DeskRoom> rooms = [];
    private IReadOnlyList<ProgrammeDraft.DeskSpeaker> speakers = [];
    private ProgrammeDraft.OpenSession? open;
    private Draft<SessionFields>? draft;
    private AppearancesEditor? appearances;
    private string messageKind = "ok";
    private string? message;
    private Guid? asked;
    private bool gone, saving, leaving, focus;

    /// <summary>The edition's word in the address.</summary>
    [Parameter] public string Edition { get; set; } = "";

    /// <summary>The session in the address; null for a new one.</summary>
    [Parameter] public Guid? Session { get; set; }

    private Guid EditionId => Desk.Edition!.Id;

    private bool IsDirty => !leaving && (draft is { IsDirty: true } || unread.Count > 0 || appearances is { IsDirty: true });

    private string Heading => open is { } session ? session.Fields.Title.Best(Language).Text : L["NewSession"];

    private IReadOnlyList<DeskKey> Keys => [new("Escape", L["ToProgramme"], BackAsync)];

    private IReadOnlyList<Choice<DateOnly?>> Days
    {
        get
        {
            IEnumerable<DateOnly> days = Desk.Edition!.Days;
            if (draft!.Fields.Day is { } day) days = days.Append(day).Distinct().Order();
            return [new Choice<DateOnly?>(null, P["DayToConfirm"]), .. days.Select(each => new Choice<DateOnly?>(each, DateWords.FullDate(each, Language)))];
        }
    }

    private IEnumerable<string> Tags => UsualTags.Union(draft!.Fields.Interpretation, StringComparer.Ordinal);

    protected override void OnInitialized()
    {
        kinds = Choice.Of<SessionKind>(each => P[$"Kind_{each}"]);
        certainties = Choice.Of<TitleCertainty>(each => L[$"Certainty.{each}"]);
        On<ProgrammeChanged>(news => news.EditionId == EditionId ? RefreshAsync() : Task.CompletedTask);
    }

    protected override async Task OnParametersSetAsync()
    {
        // the layout may pass the previous address once more, until the browser has that of the saved record
        if (draft is not null && (Session == asked || Session == draft.Id))
        {
            asked = Session;
            return;
        }

        asked = Session;
        (leaving, gone) = (false, false);
        unread.Clear();
        await LoadChoicesAsync();
        if (Session is { } id) await OpenAsync(id);
        else (open, draft) = (null, new Draft<SessionFields>(null, 0, new SessionFields { Day = Desk.Edition!.Starts }));
        focus = draft is { Id: null };
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!focus) return;
        focus = false;
        await browser.BeginAsync("first-field", Closing);
    }

    private async Task LoadChoicesAsync()
    {
        var actor = await ActorAsync();
        rooms = await desk.RoomsAsync(EditionId, actor, Closing);
        roomChoices = [new(null, L["RoomUnknown"]), .. rooms.Select(each => Choice.Named<Guid?>(each.Room.Id, each.Room.Name))];
        speakers = await desk.SpeakersAsync(EditionId, actor, Closing);
    }

    private async Task OpenAsync(Guid id)
    {
        open = await desk.SessionAsync(EditionId, id, await ActorAsync(), Closing);
        gone = open is null;
        draft = open is null ? null : new Draft<SessionFields>(open.Id, open.Version, open.Fields);
    }

    // another desk saved: an unchanged form is updated, a changed one gets a conflict when it is saved
    private async Task RefreshAsync()
    {
        if (saving || leaving) return;
        await LoadChoicesAsync();
        if (draft is { IsDirty: false, Id: { } id } && unread.Count == 0) await OpenAsync(id);
        else if (draft?.Id is { } typed && await desk.SessionAsync(EditionId, typed, await ActorAsync(), Closing) is { } now) open = now;
        StateHasChanged();
    }

    private async Task RereadAsync() => open = await desk.SessionAsync(EditionId, open!.Id, await ActorAsync(), Closing) ?? open;

    private async Task SaveAsync()
    {
        if (saving || draft is null) return;
        saving = true;
        try
        {
            var outcome = await schedule.ExecuteAsync(new(EditionId, draft.Id, draft.Version, draft.Id is null ? null : draft.Seen, draft.Fields, draft.Key), await ActorAsync(), Closing);
            draft.Faults = outcome is KeepOutcome<SessionFields>.Invalid invalid ? invalid.Faults : [];
            (messageKind, message) = Told(outcome.Match<(string, string?)>(saved: _ => ("ok", L["SessionSaved"]), invalid: _ => ("bad", L["Invalid"]), changedMeanwhile: _ => ("warn", L["NotSavedYet"]), gone: _ => ("bad", L["SessionGone"])));
            if (outcome is KeepOutcome<SessionFields>.ChangedMeanwhile changed) draft.Merge(changed.Version, changed.Current, TextOf);
            if (outcome is KeepOutcome<SessionFields>.Saved saved) await SavedAsync(saved.Id);
        }
        finally
        {
            saving = false;
        }

        await browser.FocusAsync("outcome", Closing);
    }

    private async Task SavedAsync(Guid id)
    {
        await OpenAsync(id);
        if (Session is null) navigation.NavigateTo(Desk.Address($"programme/{id}"), replace: true);
    }

    private async Task RemoveAsync()
    {
        if (draft?.Id is not { } id || saving) return;
        ReasonDialog.Offer[] reasons = [new(L["Reason.Cancelled"]), new(L["Reason.Merged"]), new(L["Reason.Mistake"])];
        if (await ReasonDialog.AskAsync(dialogs, L["RemoveTitle"], L["RemoveText", Heading], L["RemoveSession"], reasons) is not { } answer) return;
        saving = true;
        try
        {
            var outcome = await remove.ExecuteAsync(new(id, open?.Version ?? draft.Version, answer.Reason), await ActorAsync(), Closing);
            (messageKind, message) = Told(outcome.Match<(string, string?)>(removed: _ => ("ok", L["SessionRemoved"]), reasonNeeded: _ => ("bad", Words["ReasonNeeded"]), inUse: _ => ("bad", null), changedMeanwhile: _ => ("warn", L["RemoveChanged"]), gone: _ => ("bad", L["SessionGone"])));
            leaving = outcome is RemoveOutcome.Removed;
        }
        finally
        {
            saving = false;
        }

        if (leaving) navigation.NavigateTo(Desk.Address("programme"));
        else await RefreshAsync();
    }

    private Task BackAsync()
    {
        navigation.NavigateTo(Desk.Address("programme"));
        return Task.CompletedTask;
    }

    // an invalid time stays as typed, and nothing is saved with it
    private void SetUnread(string field, string? text)
    {
        if (text is null) unread.Remove(field);
        else unread[field] = text;
    }

    private void Interpret(string tag, bool on)
    {
        var now = draft!.Fields.Interpretation;
        draft.Fields = draft.Fields with { Interpretation = on ? [.. now, tag] : [.. now.Where(each => each != tag)] };
    }

    private void AddIssue() => draft!.Fields = draft.Fields with { Issues = [.. draft.Fields.Issues, LocalizedText.Empty] };

    private void SetIssue(int at, LocalizedText text) => Reissue(issues => issues[at] = text);

    private void DropIssue(int at) => Reissue(issues => issues.RemoveAt(at));

    private void RaiseIssue(int at) => Reissue(issues => (issues[at - 1], issues[at]) = (issues[at], issues[at - 1]));

    private void Reissue(Action<List<LocalizedText>> change)
    {
        var issues = draft!.Fields.Issues.ToList();
        change(issues);
        draft.Fields = draft.Fields with { Issues = issues };
    }

    private string? TextOf(object? value) => value switch
    {
        Guid room => rooms.FirstOrDefault(each => each.Room.Id == room)?.Room.Name.Best(Language).Text,
        SessionKind kind => P[$"Kind_{kind}"],
        TitleCertainty certainty => L[$"Certainty.{certainty}"],
        _ => FieldText.Of(value),
    };
}
