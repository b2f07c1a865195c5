using Dushanbe.Conference.Access;
using System.Globalization;
using Dushanbe.Conference.Editions;
using Dushanbe.Conference.Names;
using Dushanbe.Conference.Papers;
using Dushanbe.Conference.Programme;
using Dushanbe.Conference.Web.Kit;
using Dushanbe.Conference.Web.Speech;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using MudBlazor;

namespace Dushanbe.Conference.Web.Desks.Programme;

/// <summary>The draft programme by day, with the gaps of each session, and publishing after a check.</summary>
public sealed partial class ProgrammePage(ProgrammeDraft desk, CheckProgramme check, PublishProgramme publish, UnpublishProgramme unpublish, NavigationManager navigation, IDialogService dialogs, DeskScript browser) : DeskComponent
{
    private readonly RowWalk rows = new(browser);
    private IReadOnlyList<Finding> findings = [];
    private ProgrammeDraft.Page? page;
    private string typed = "", messageKind = "ok";
    private string? message;
    private bool checking, publishing, focusCheck;

    private sealed record DayOfSessions(string Key, DateOnly? Day, IReadOnlyList<SessionRow> Sessions);

    /// <summary>The edition's word in the address.</summary>
    [Parameter] public string Edition { get; set; } = "";

    private Guid EditionId => Desk.Edition!.Id;

    private string PublicAddress => $"{Language}/{Uri.EscapeDataString(Desk.Edition!.Slug)}/agenda";

    // a co-organizer has sessions of its own; the programme as a whole is its editors'
    private bool KeepsAll => Desk.May(Permission.EditProgramme);

    private IReadOnlyList<DeskKey> Keys =>
    [
        DeskKey.Focus("/", L["Key.Search"], "desk-search"),
        new("ArrowDown", L["Key.NextSession"], () => StepAsync(1)) { Shown = false, Moves = true },
        new("ArrowUp", L["Key.PreviousSession"], () => StepAsync(-1)) { Shown = false, Moves = true },
        .. KeepsAll ? EditorKeys : [],
    ];

    private DeskKey[] EditorKeys =>
    [
        new("Shift+N", L["NewSession"], () => GoAsync("programme/new")) { Leaves = true },
        new("p", L["Key.Check"], ToggleCheckAsync),
        new("s", L["Speakers"], () => GoAsync("programme/speakers")) { Leaves = true },
        new("r", L["Rooms"], () => GoAsync("programme/rooms")) { Leaves = true },
    ];

    private List<DayOfSessions> Shown
    {
        get
        {
            var days = new List<DayOfSessions>();
            foreach (var group in page!.Sessions.Where(Matches).GroupBy(each => each.Day)) days.Add(new(group.Key?.ToString("O", CultureInfo.InvariantCulture) ?? "unknown", group.Key, [.. group]));
            return days;
        }
    }

    protected override async Task OnInitializedAsync()
    {
        On<ProgrammeChanged>(news => news.EditionId == EditionId ? ReloadAsync() : Task.CompletedTask);
        On<EditionChanged>(news => news.EditionId == EditionId ? ReloadAsync() : Task.CompletedTask);
        await LoadAsync();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!focusCheck) return;
        focusCheck = false;
        await browser.FocusAsync("check-title", Closing);
    }

    private async Task ReloadAsync()
    {
        await LoadAsync();
        StateHasChanged();
    }

    private async Task LoadAsync()
    {
        var actor = await ActorAsync();
        page = await desk.ReadAsync(EditionId, actor, Closing);
        findings = KeepsAll ? await check.ReadAsync(EditionId, actor, Closing) : [];
    }

    private List<Guid> ShownIds => page is null ? [] : [.. Shown.SelectMany(day => day.Sessions).Select(each => each.Id)];

    private Task SearchKeyAsync(KeyboardEventArgs press) => rows.FromSearchAsync(press.Key, ShownIds, Closing);

    private Task StepAsync(int by) => rows.StepAsync(by, ShownIds, Closing);

    private void ToggleCheck()
    {
        checking = focusCheck = !checking;
        message = null;
    }

    private Task ToggleCheckAsync()
    {
        if (page is not null) ToggleCheck();
        return Task.CompletedTask;
    }

    private async Task PublishAsync()
    {
        if (publishing || page is null) return;
        if (await PublishDialog.AskAsync(dialogs, Dialog["Title"]) is not { } note) return;
        publishing = true;
        try
        {
            var outcome = await publish.ExecuteAsync(new(EditionId, page.EditionVersion, note), await ActorAsync(), Closing);
            (messageKind, message) = Told(outcome.Match<(string, string?)>(
                published: done => ("ok", L["PublishedNow", done.ProgrammeVersion]),
                nothingChanged: done => ("ok", L["NothingChanged", done.Number]),
                noteTooLong: _ => ("bad", L["NoteTooLong"]),
                changedMeanwhile: _ => ("bad", L["EditionChanged"]),
                noSuchEdition: _ => ("bad", Words["NoSuchEdition"])));
            checking = outcome is not (PublishProgramme.Outcome.Published or PublishProgramme.Outcome.NothingChanged);
            await LoadAsync();
        }
        finally
        {
            publishing = false;
        }
    }

    private async Task UnpublishAsync()
    {
        if (publishing || page is null) return;
        ReasonDialog.Offer[] reasons = [new(L["Reason.TooEarly"]), new(L["Reason.Revised"])];
        if (await ReasonDialog.AskAsync(dialogs, L["UnpublishTitle"], L["UnpublishText"], L["Unpublish"], reasons) is not { } answer) return;
        publishing = true;
        try
        {
            var outcome = await unpublish.ExecuteAsync(new(EditionId, page.EditionVersion, answer.Reason), await ActorAsync(), Closing);
            (messageKind, message) = Told(outcome.Match<(string, string?)>(
                unpublished: _ => ("ok", L["UnpublishedNow"]),
                reasonNeeded: _ => ("bad", Words["ReasonNeeded"]),
                changedMeanwhile: _ => ("bad", L["EditionChanged"]),
                noSuchEdition: _ => ("bad", Words["NoSuchEdition"])));
            checking = outcome is not UnpublishProgramme.Outcome.Unpublished;
            await LoadAsync();
        }
        finally
        {
            publishing = false;
        }
    }

    private Task GoAsync(string part)
    {
        navigation.NavigateTo(Desk.Address(part));
        return Task.CompletedTask;
    }

    private string Published(ProgrammeDraft.Page shown) => shown.PublishedAt is null ? L["Draft"] : L["PublishedAs", shown.ProgrammeVersion];

    private string? Latest => page is { Releases: [var latest, ..] }
        ? $"{L[page.PublishedAt is null ? "WasPublic" : "PublicAsOf", latest.Number, When(latest.At), Words.Who(latest.ActorName)]} {L[page.Changes == 0 ? "NothingUnpublished" : "UnpublishedChanges", page.Changes]}"
        : null;

    private string When(DateTime at)
    {
        var local = EditionClock.Local(Desk.Edition!.ZoneId, at);
        return $"{DateWords.Date(DateOnly.FromDateTime(local), Language)}, {DateWords.Time(TimeOnly.FromDateTime(local))}";
    }

    private string DayTitle(DateOnly? day) => day is { } known ? DateWords.FullDate(known, Language) : P["DayToConfirm"];

    private string About(SessionRow session)
    {
        List<string> parts = [P.KindOf(session)];
        if (session.Room is { } room) parts.Add(room.Name.Best(Language).Text);
        if (session.Voices.Count > 0) parts.Add(L["VoicesCount", session.Voices.Count]);
        if (session.TitleCertainty != TitleCertainty.Exact) parts.Add(P[$"Title_{session.TitleCertainty}"]);
        return string.Join(PaperWords.Dot, parts);
    }

    private IEnumerable<Finding> KindsOf(SessionRow session) =>
        findings.Where(each => each.Subject == FindingSubject.Session && each.SubjectId == session.Id).DistinctBy(each => each.Kind);

    private bool Matches(SessionRow session)
    {
        if (string.IsNullOrWhiteSpace(typed)) return true;
        var query = SearchQuery.Read(typed);
        return session.Title.Values.Values
            .Concat(session.Voices.Select(voice => voice.Speaker is { } speaker ? string.Join(' ', speaker.Name.Forms()) : voice.OnBehalfOf.Best(Language).Text))
            .Any(text => query.Finds(SearchKey.For(text)));
    }
}
