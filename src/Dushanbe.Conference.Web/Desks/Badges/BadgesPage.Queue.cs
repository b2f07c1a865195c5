using Dushanbe.Conference.Badges;
using Dushanbe.Conference.People;
using Dushanbe.Conference.Prints;
using Dushanbe.Conference.Register;
using Dushanbe.Conference.Web.Kit;

namespace Dushanbe.Conference.Web.Desks.Badges;

/// <summary>The queue: one person after another, scanned or typed, and Enter.</summary>
public sealed partial class BadgesPage
{
    private const int HitsShown = 8;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(140);

    private ParticipantRegister.Page? hits;
    private ParticipantDetails.Person? person;
    private FindBadge.Row? held;
    private Task turn = Task.CompletedTask;
    private string sought = "", answered = "";
    private string? queueProblem, queueNews;
    private bool isPrintingOne;

    private string? FoundWords => hits is null || sought.Length == 0 || answered != sought ? null : P.Found(hits, count => L["FoundPeople", count]);

    private Task TypedAsync(string text)
    {
        sought = text.Trim();
        return AfterPauseAsync(Pause, SeekAsync);
    }

    // text is a search; an empty field asks to print the person shown at that moment
    private Task EnteredAsync((string Text, Guid? Shown) entered) =>
        entered.Text.Trim() is { Length: > 0 } text ? InTurnAsync(() => TakeAsync(text)) : entered.Shown is { } shown ? PrintOneAsync(shown) : Task.CompletedTask;

    // key presses are handled in their order, whatever each has to wait for
    private Task InTurnAsync(Func<Task> deed)
    {
        return turn = NextAsync(turn);

        async Task NextAsync(Task before)
        {
            await Task.WhenAny(before);
            await deed();
        }
    }

    // a badge number shows its holder at once; a name shows the matches
    private async Task SeekAsync(CancellationToken cancel)
    {
        (queueProblem, queueNews) = (null, null);
        var text = sought;
        if (text.Length == 0)
        {
            hits = null;
            return;
        }

        var actor = await ActorAsync();
        if (await findBadge.ReadAsync(EditionId, text, actor, cancel) is { } badge)
        {
            hits = null;
            await ShowAsync(badge.ParticipantId, badge, cancel);
            return;
        }

        hits = await register.ReadAsync(new() { EditionId = EditionId, Search = text, Language = Language, Take = HitsShown }, actor, cancel);
        answered = text;
        // Enter must never print somebody whom the search does not list
        if (person is { } shown && hits.Rows.All(each => each.Id != shown.Row.Id)) (person, held) = (null, null);
    }

    private async Task TakeAsync(string text)
    {
        // the person chosen by arrow keys among the matches of this text, otherwise the first
        var stepped = text == answered && person is { } chosen && hits?.Rows.Any(each => each.Id == chosen.Row.Id) == true;
        sought = text;
        await AfterPauseAsync(TimeSpan.Zero, SeekAsync);
        if (hits is not { } found) return;
        if (found.Rows.Count == 0)
        {
            (person, held) = (null, null);
            queueProblem = BadgeNumber.Read(text) is { } number && text.Any(char.IsAsciiDigit) ? L["NoSuchBadge", BadgeNumber.Display(number)] : L["NobodyCalled", text];
        }
        else if (!stepped && !found.Rows[0].SoundsClose)
        {
            await ShowAsync(found.Rows[0].Id, null, Closing);
            if (found.Total == 1) hits = null;
        }
    }

    private Task MovedAsync(int by) => InTurnAsync(async () =>
    {
        if (hits is not { Rows.Count: > 0 } found) return;
        await ShowAsync(RowWalk.From(person?.Row.Id, by, [.. found.Rows.Select(each => each.Id)]), null, Closing);
    });

    private Task ChosenAsync(Guid id) => InTurnAsync(async () =>
    {
        await ShowAsync(id, null, Closing);
        await browser.FocusAsync("queue-field", Closing);
    });

    private void LeaveQueue()
    {
        (sought, answered, hits, person, held, queueProblem, queueNews) = ("", "", null, null, null, null, null);
    }

    private async Task ShowAsync(Guid id, FindBadge.Row? badge, CancellationToken cancel)
    {
        var found = await details.ReadAsync(id, await ActorAsync(), cancel);
        (person, held) = found?.EditionId == EditionId ? (found, badge) : (null, null);
    }

    private Task PrintShownAsync() => person is { } shown ? PrintOneAsync(shown.Row.Id) : Task.CompletedTask;

    // ignores a second press while the first is running, or before the page shows its person
    private async Task PrintOneAsync(Guid shown)
    {
        if (isPrintingOne) return;
        isPrintingOne = true;
        try
        {
            await Task.WhenAny(turn);
            if (person?.Row.Id != shown) return;
            await ShowAsync(shown, held, Closing);
            if (person is { } fresh) await PrintOneAsync(fresh.Row);
        }
        finally
        {
            isPrintingOne = false;
        }

        await browser.FocusAsync("queue-field", Closing);
    }

    private async Task PrintOneAsync(ParticipantRow row)
    {
        (queueProblem, queueNews) = (null, null);
        if (row.State != AccreditationState.Approved)
        {
            queueProblem = L[row.State == AccreditationState.Withdrawn ? "NotComing" : "NotApproved"];
            return;
        }

        var result = await deeds.PrintAsync(
            Desk, new(EditionId, BadgeSelection.Of(row.Id)), row.BadgeNumber is null ? 0 : row.Prints, ActorAsync, dialogs, Closing,
            row.IsOutdated ? ReprintCause.DetailsChanged : null);
        if (result is null) return;
        if (result.IsDone) queueNews = result.Message;
        else queueProblem = result.Message;
        await ShowAsync(row.Id, null, Closing);
    }
}
