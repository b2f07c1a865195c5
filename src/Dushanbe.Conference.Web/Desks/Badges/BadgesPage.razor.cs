using Dushanbe.Conference.Badges;
using Dushanbe.Conference.Editions;
using Dushanbe.Conference.Papers.Badges;
using Dushanbe.Conference.People;
using Dushanbe.Conference.Prints;
using Dushanbe.Conference.Register;
using Dushanbe.Conference.Web.Kit;
using Dushanbe.Conference.Web.Kit.Fields;
using Dushanbe.Conference.Web.Speech;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Dushanbe.Conference.Web.Desks.Badges;

/// <summary>Prints single badges of people at the desk, and many at once: a delegation, a category, everyone not yet printed.</summary>
public sealed partial class BadgesPage(
    BadgeChoices desk, CheckBadges check, VoidBadgeRun voidRun, FindBadge findBadge, ParticipantRegister register, ParticipantDetails details, PersonDeeds deeds, IDialogService dialogs, DeskScript browser) : DeskComponent
{
    private const int FindingsShown = 50;
    private static readonly TimeSpan NewsPause = TimeSpan.FromMilliseconds(400);

    private IReadOnlyList<DeskKey> keys = [];
    private IReadOnlyList<Choice<Guid?>> delegations = [], categories = [];
    private IReadOnlyList<Choice<string>> stocks = [];
    private BadgeChoices.Row? choices;
    private BadgeChoices.Count? count;
    private IReadOnlyList<string> findings = [];
    private BadgeSelection? told;
    private StartBadgeRun.Outcome.Started? started;
    private Guid? delegation, category;
    private bool notPrinted = true, outdated, frontOnly, isPrinting, isDue;
    private string? stock, problem, news, shownRun;

    /// <summary>The edition's word in the address.</summary>
    [Parameter] public string Edition { get; set; } = "";

    private Guid EditionId => Desk.Edition!.Id;

    private BadgeSelection Selection => new() { DelegationId = delegation, CategoryId = category, NotPrinted = notPrinted, Outdated = outdated };

    private string PreviewAddress => $"{Desk.Address("badges/preview.pdf")}?delegation={delegation}&category={category}&notPrinted={notPrinted}&outdated={outdated}&stock={stock}&frontOnly={frontOnly}";

    protected override async Task OnInitializedAsync()
    {
        // no single-letter keys here: a scanner types letters wherever the focus is
        keys = [DeskKey.Focus("/", L["Key.Queue"], "queue-field"), new DeskKey("Enter", L["Key.PrintShown"], PrintShownAsync) { ActsIn = "queue-field" }, new DeskKey("Shift+Enter", L["Key.PrintSelection"], PrintAsync) { InFields = true }];
        On<ParticipantChanged>(each => NewsAsync(each.EditionId));
        On<RegisterChanged>(each => NewsAsync(each.EditionId));
        On<BadgePrinted>(each => NewsAsync(each.EditionId));
        await LoadAsync();
    }

    // news comes in bursts, such as one for each badge of a run: refresh once, and keep the last message
    private async Task NewsAsync(Guid edition)
    {
        if (edition != EditionId || isDue) return;
        isDue = true;
        await Task.Delay(NewsPause, Clock, Closing);
        isDue = false;
        await ReadAsync();
        if (person is { } open) await ShowAsync(open.Row.Id, held, Closing);
        await RecountAsync();
        StateHasChanged();
    }

    private async Task LoadAsync()
    {
        await ReadAsync();
        await CountAsync();
    }

    private async Task ReadAsync()
    {
        choices = await desk.ReadAsync(EditionId, Language, await ActorAsync(), Closing);
        delegations = [new(null, L["AnyDelegation"]), .. choices.Delegations.Select(each => Choice.Named<Guid?>(each.Id, each.Name))];
        categories = [new(null, L["AnyCategory"]), .. choices.Categories.Select(each => Choice.Named<Guid?>(each.Id, each.Word, letter: each.Letter))];
        stocks = [new(null, L["StockA6"]), .. choices.Stocks.Select(each => new Choice<string>(each.Key, each.Name))];
    }

    private Task ChooseOutdatedAsync()
    {
        outdated = true;
        return ChosenAsync(ref notPrinted, outdated);
    }

    // nobody is both without a badge and out of date: the options exclude each other
    private Task ChosenAsync(ref bool other, bool isChosen)
    {
        if (isChosen) other = false;
        return CountAsync();
    }

    private Task CountAsync()
    {
        started = null;
        problem = null;
        news = null;
        (findings, told) = ([], null);
        return RecountAsync();
    }

    private async Task RecountAsync()
    {
        var selection = Selection;
        var found = await desk.CountAsync(EditionId, selection, await ActorAsync(), Closing);
        if (selection != Selection) return;
        (count, told) = (found, null);
        if (found.People > 0) await CheckAsync(selection);
        else findings = [];
    }

    /// <summary>Shows problems of the badges before printing; the count is already on the page.</summary>
    private async Task CheckAsync(BadgeSelection selection)
    {
        StateHasChanged();
        var actor = await ActorAsync();
        var found = BadgeFindings.Sentences(await check.ReadAsync(EditionId, selection, actor, Closing));
        if (selection == Selection) (findings, told) = (found, selection);
    }

    private async Task PrintAsync()
    {
        if (count is not { People: > 0 } || isPrinting) return;
        isPrinting = true;
        try
        {
            var result = await deeds.PrintAsync(Desk, new(EditionId, Selection, stock, frontOnly), 0, ActorAsync, dialogs, Closing, outdated ? ReprintCause.DetailsChanged : null, isChecked: told == Selection);
            if (result is null) return;
            problem = result.IsDone ? null : result.Message;
            if (result.Run is not { } run) return;
            await LoadAsync();
            (started, shownRun) = (run, result.Message);
        }
        finally
        {
            isPrinting = false;
        }
    }

    private async Task VoidAsync(BadgeRun run)
    {
        problem = news = null;
        if (await voidRun.ReadAsync(EditionId, run.Id, await ActorAsync(), Closing) is not { } extent)
        {
            problem = L["RunGone"];
            return;
        }

        ReasonDialog.Offer[] reasons = [new(L["VoidReason.Mistake"]), new(L["VoidReason.Lost"]), new(L["VoidReason.Spoilt"])];
        if (await ReasonDialog.AskAsync(dialogs, L["VoidRunTitle", LocalSecond(run.StartedAt)], VoidWords(extent), L["VoidRun"], reasons) is not { } answer) return;
        var outcome = await voidRun.ExecuteAsync(new(EditionId, run.Id, answer.Reason, extent.Voids), await ActorAsync(), Closing);
        await LoadAsync();
        (news, problem) = outcome.Match<(string?, string?)>(
            voided: done => (L["RunVoided", done.Count], null),
            otherwise: now => (null, L["RunOtherwise", now.Count]),
            alreadyVoid: _ => (null, L["RunGone"]),
            reasonNeeded: _ => (null, Words["ReasonNeeded"]),
            noSuchRun: _ => (null, L["RunGone"]));
    }

    private string VoidWords(VoidBadgeRun.Extent extent)
    {
        var words = L["VoidRunText", extent.Voids].Value;
        if (extent.InUse > 0) words = $"{words} {L["VoidRunInUse", extent.InUse]}";
        return extent.LeftAlone > 0 ? $"{words} {L["VoidRunLeft", extent.LeftAlone]}" : words;
    }

    private string CountWords(BadgeChoices.Count found) => found.People == 0
        ? L["Nobody"]
        : found.PrintedBefore == 0 ? L["Found", found.People] : L["FoundAgain", found.People, found.PrintedBefore];

    // which printer it suits, and whether it must be cut
    private string Suits => L[stock is null or "a6-1up" or "a6-4up-a4" or "a6-4up-sra4" ? $"Suits.{stock ?? "a6"}" : "Suits.Product"];

    private string RunAddress(Guid run) => Desk.Address($"badges/{run}.pdf");
}
