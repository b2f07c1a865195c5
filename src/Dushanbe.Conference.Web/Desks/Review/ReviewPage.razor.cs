using Dushanbe.Conference.Access;
using Dushanbe.Conference.Names;
using Dushanbe.Conference.People;
using Dushanbe.Conference.Register;
using Dushanbe.Conference.Web.Kit;
using Dushanbe.Conference.Web.Kit.Fields;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using MudBlazor;

namespace Dushanbe.Conference.Web.Desks.Review;

/// <summary>Decides about accreditations, one after another by keys, or several together.</summary>
public sealed partial class ReviewPage(
    ReviewQueue queue, ParticipantDetails details, DecideAccreditation decide, DecideTogether together, UndoDecision undo, CategoryList categoryList, DelegationList delegationList, IDialogService dialogs, DeskScript browser) : DeskComponent
{
    private static readonly TimeSpan NewsPause = TimeSpan.FromMilliseconds(400);

    // in days
    private static readonly int[] Waits = [1, 3, 7];

    // in the order shown
    private static readonly Dictionary<AccreditationDecision, string> Letters = new()
    {
        [AccreditationDecision.Approve] = "a",
        [AccreditationDecision.Ask] = "i",
        [AccreditationDecision.Hold] = "h",
        [AccreditationDecision.Reject] = "j",
        [AccreditationDecision.TakeUp] = "t",
        [AccreditationDecision.Reopen] = "o",
        [AccreditationDecision.Revoke] = "v",
    };

    private const string ConfirmId = "review-confirm", ReasonId = "review-reason";
    private const int MostNamed = 10;

    // with the version that was shown when they were selected: who is changed after that is looked at again first
    private readonly Dictionary<Guid, long> picked = [];
    private IReadOnlyList<Choice<AccreditationState?>> states = [];
    private IReadOnlyList<Choice<Guid?>> delegations = [], categories = [];
    private IReadOnlyList<Choice<int>> waits = [];
    private IReadOnlyList<ReviewQueue.Twin> twins = [];
    private ReviewQueue.Page? page;
    private ParticipantDetails.Person? person;
    private AccreditationState? state;
    private AccreditationDecision? decision;
    private Guid? delegation, category, selected;
    private IReadOnlyList<Guid> decided = [];
    private int days;
    private bool withoutPhoto, maybeTwice, overQuota, withoutCredentials, isLarge, isOpen, isBusy, isDue;
    private string? reason, problem, news;

    /// <summary>The edition's word in the address.</summary>
    [Parameter] public string Edition { get; set; } = "";

    /// <summary>The person in the address, in whatever state.</summary>
    [Parameter] public Guid? Id { get; set; }

    private Guid EditionId => Desk.Edition!.Id;

    private ReviewQueue.Filter Filter => new()
    {
        EditionId = EditionId,
        State = state,
        DelegationId = delegation,
        CategoryId = category,
        WithoutPhoto = withoutPhoto,
        MaybeTwice = maybeTwice,
        OverQuota = overQuota,
        WithoutCredentials = withoutCredentials,
        SentBefore = days == 0 ? null : Clock.GetUtcNow().UtcDateTime.AddDays(-days),
    };

    // together, all that somebody of them may need; the preview tells for whom it is not possible
    private IEnumerable<AccreditationDecision> Possible => Letters.Keys.Where(each => picked.Count > 0 || (person is { } open && AccreditationRules.Find(open.Row.State, each) is not null));

    private IReadOnlyList<DeskKey> Keys =>
    [
        new("ArrowDown", L["Key.Next"], () => StepAsync(1)) { Moves = true, Shown = false },
        new("ArrowUp", L["Key.Previous"], () => StepAsync(-1)) { Moves = true, Shown = false },
        .. Letters.Select(each => new DeskKey(each.Value, L[$"Decide.{each.Key}"], () => ChooseAsync(each.Key)) { Shown = Possible.Contains(each.Key) }),
        .. Enumerable.Range(1, ReviewReasons.All.Count).Select(digit => new DeskKey($"{digit}", ReviewReasons.All[digit - 1], () => GiveAsync(digit)) { Shown = false }),
        new("Enter", L["Key.Confirm"], ConfirmAsync),
        new("u", L["Undo"], UndoAsync),
        new("z", L["Key.Enlarge"], EnlargeAsync),
        new(" ", L["Key.Pick"], PickKeyAsync),
        new("Escape", L["Key.Back"], LeaveAsync) { InFields = true, Shown = false },
    ];

    protected override async Task OnInitializedAsync()
    {
        On<ParticipantChanged>(HearAsync);
        On<Editions.RegisterChanged>(each => each.EditionId == EditionId ? LoadAsync() : Task.CompletedTask);
        var actor = await ActorAsync();
        states = [new(null, L["State.ToDecide"]), .. new[] { AccreditationState.Submitted, AccreditationState.UnderReview, AccreditationState.MoreInformation, AccreditationState.OnHold, AccreditationState.Rejected, AccreditationState.Revoked }.Select(each => new Choice<AccreditationState?>(each, P[$"State.{each}"]))];
        categories = [new(null, L["AnyCategory"]), .. (await categoryList.ReadAsync(EditionId, actor, Closing)).Select(each => Choice.Named<Guid?>(each.Id, each.Word, letter: each.Letter))];
        delegations = [new(null, L["AnyDelegation"]), .. (await delegationList.ReadAsync(EditionId, null, Language, actor, Closing)).Select(each => Choice.Named<Guid?>(each.Id, each.Name, each.Code))];
        waits = [new(0, L["AnyWait"]), .. Waits.Select(each => new Choice<int>(each, L["WaitedDays", each]))];
        await LoadAsync();
        if (Id is { } asked) await OpenAsync(asked);
        else if (page is { Lines: [var first, ..] }) await ShowAsync(first.Row.Id);
    }

    private async Task LoadAsync()
    {
        page = await queue.ReadAsync(Filter, await ActorAsync(), Closing);
        var shown = page.Lines.Select(each => each.Row.Id).ToHashSet();
        foreach (var gone in picked.Keys.Where(each => !shown.Contains(each)).ToList()) picked.Remove(gone);
    }

    private async Task FilteredAsync()
    {
        await LoadAsync();
        await ShowAsync(page is { Lines: [var first, ..] } ? first.Row.Id : null);
    }

    private Task OpenAsync(Guid id)
    {
        isOpen = true;
        return ShowAsync(id);
    }

    private async Task ShowAsync(Guid? id)
    {
        if (id != selected) (decision, reason, problem, news, isLarge) = (null, null, null, null, false);
        selected = id;
        var actor = await ActorAsync();
        var found = id is { } key ? await details.ReadAsync(key, actor, Closing) : null;
        // another edition has a desk of its own, and there may be people of it that the actor reads and does not review
        person = found is { ErasedAt: null } && found.EditionId == EditionId && Desk.May(Permission.ReviewAccreditations, found.Row.DelegationId, found.Row.CategoryId) ? found : null;
        twins = person is null ? [] : await queue.TwinsAsync(person.Row.Id, actor, Closing);
    }

    private async Task HearAsync(ParticipantChanged heard)
    {
        if (heard.EditionId != EditionId) return;
        // while a decision of one's own is stored, its version says whether somebody was first
        if (!isBusy) await LookAgainAsync(heard);

        if (isDue) return;
        isDue = true;
        await Task.Delay(NewsPause, Clock, Closing);
        isDue = false;
        await LoadAsync();
        StateHasChanged();
    }

    // what was about to be decided was about what stood there before
    private async Task LookAgainAsync(ParticipantChanged heard)
    {
        if (heard.ParticipantId != selected || person is null || person.Row.Version >= heard.Version) return;
        var wasChosen = decision is not null && picked.Count == 0;
        await ShowAsync(selected);
        if (person is { } open) news = L["ChangedBy", heard.ActorName, P[$"State.{open.Row.State}"]];
        if (wasChosen) (decision, reason, problem) = (null, null, L["LookAgain", heard.ActorName]);
    }

    private async Task StepAsync(int by)
    {
        if (page is not { Lines.Count: > 0 } shown) return;
        var at = shown.Lines.ToList().FindIndex(each => each.Row.Id == selected);
        var next = shown.Lines[Math.Clamp(at + by, 0, shown.Lines.Count - 1)].Row.Id;
        await ShowAsync(next);
        StateHasChanged();
        await browser.StepToAsync($"review-{next}", Closing);
    }

    private void Pick(Guid id)
    {
        if (!picked.Remove(id) && page?.Lines.FirstOrDefault(each => each.Row.Id == id) is { } line) picked[id] = line.Row.Version;
    }

    private Task PickKeyAsync()
    {
        if (selected is { } id && page?.Lines.Any(each => each.Row.Id == id) == true) Pick(id);
        return Task.CompletedTask;
    }

    private Task EnlargeAsync()
    {
        isLarge = !isLarge;
        return Task.CompletedTask;
    }

    // a row or a button that was clicked keeps the focus, and Enter would press it again instead of confirming
    private async Task ChooseRowAsync(Guid id)
    {
        await OpenAsync(id);
        StateHasChanged();
        await browser.StepToAsync($"review-{id}", Closing);
    }

    private async Task ChooseAsync(AccreditationDecision chosen)
    {
        if (!Possible.Contains(chosen)) return;
        (decision, problem) = (chosen, null);
        // a key of the loop is a closure of its own, after which nobody renders
        StateHasChanged();
        await browser.StepToAsync(ConfirmId, Closing);
    }

    // a second Enter on the same button, pressed out of impatience, must confirm nothing
    private async Task ArmAsync(AccreditationDecision chosen, MouseEventArgs press)
    {
        if (press.Detail > 0) await ChooseAsync(chosen);
        else (decision, problem) = (chosen, null);
    }

    private Task GiveAsync(int digit)
    {
        if (decision is { } chosen && AccreditationRules.AsksReason(chosen)) reason = ReviewReasons.All[digit - 1];
        StateHasChanged();
        return Task.CompletedTask;
    }

    private Task KeyAsync(KeyboardEventArgs key) => key.Key == "Enter" ? ConfirmAsync() : Task.CompletedTask;

    private string About
    {
        get
        {
            if (picked.Count == 0) return person is { } open ? NameStyle.Listed.Of(open.Row.Name) : "";
            var names = page!.Lines.Where(each => picked.ContainsKey(each.Row.Id)).Select(each => NameStyle.Listed.Of(each.Row.Name)).ToList();
            return Named(names);
        }
    }

    private string Named(List<string> names) =>
        $"{string.Join("; ", names.Take(MostNamed))}{(names.Count > MostNamed ? $" {Words["AndMore", names.Count - MostNamed]}" : "")}";

    private Task LeaveAsync()
    {
        if (decision is not null) (decision, reason, problem) = (null, null, null);
        else isOpen = false;
        return Task.CompletedTask;
    }

    private string? PhotoOf(ParticipantRow row, bool isSmall) => row.PhotoHash is null ? null : Desk.Address($"participants/{row.Id}/photo?{(isSmall ? "small=true&" : "")}v={row.PhotoHash[..8]}");

    private string Waited(DateTime since)
    {
        var hours = (int)(Clock.GetUtcNow().UtcDateTime - since).TotalHours;
        return hours < 1 ? L["Now"] : hours < 48 ? L["Hours", hours] : L["Days", hours / 24];
    }
}
