using Dushanbe.Conference.Access;
using Dushanbe.Conference.People;
using Dushanbe.Conference.Register;
using Dushanbe.Conference.Web.Kit;
using Microsoft.AspNetCore.Components.Web;

namespace Dushanbe.Conference.Web.Desks.People;

/// <summary>The keys of the register, its search, and moving between rows.</summary>
public sealed partial class ParticipantsPage
{
    // people without permission to see e-mail addresses or passports cannot search by them
    private string SearchText(string key) => L[Desk.MayInPart(Permission.SeePassports) ? $"{key}.WithPassports" : Desk.MayInPart(Permission.SeeContacts) ? key : $"{key}.WithoutContacts"];

    private string? FoundWords => page is null ? null : P.Found(page, count => L["Found", count]);

    private IReadOnlyList<DeskKey> Keys => Mode == PageMode.List ? ListKeys : [new(ParticipantForm.CameraKey, L["Key.Camera"], () => form?.OpenCameraAsync() ?? Task.CompletedTask) { InFields = true }, .. ZoneKey];

    // a reader of passports types wherever the focus is
    private IReadOnlyList<DeskKey> ZoneKey => Mode == PageMode.New && Desk.MayInPart(Permission.SeePassports) && Desk.Actor.LooksAs is null
        ? [new("F4", L["Key.Passport"], () => browser.FocusAsync(ZoneField.FirstId, Closing)) { InFields = true }] : [];

    private DeskKey[] ListKeys =>
    [
        DeskKey.Focus("/", L["Key.Search"], "desk-search"),
        new("ArrowDown", L["Key.Next"], () => StepAsync(1)) { Shown = false, Moves = true },
        new("ArrowUp", L["Key.Previous"], () => StepAsync(-1)) { Shown = false, Moves = true },
        .. Desk.MayInPart(Permission.PrintBadges) ? PrintKeys : [],
        .. Desk.MayInPart(Permission.RegisterParticipants) ? RegisterKeys : [],
        new(" ", L["Key.Pick"], PickKeyAsync),
        DeskKey.Focus("f", L["Key.Filter"], "desk-filter"),
        new("PageDown", L["Next"], () => TurnAsync(1)) { Shown = false, Moves = true },
        new("PageUp", L["Previous"], () => TurnAsync(-1)) { Shown = false, Moves = true },
        new("Escape", L["Key.Back"], BackAsync) { InFields = true },
    ];

    // only keys that this user can use
    private DeskKey[] PrintKeys => [new("p", L["Key.Print"], PrintAsync), new("r", L["Key.Reprint"], ReprintAsync) { Shown = false }];

    private DeskKey[] RegisterKeys =>
    [
        new("Enter", L["Key.Edit"], EditKeyAsync) { Shown = false, Leaves = true },
        new("e", L["Key.Edit"], EditKeyAsync) { Leaves = true },
        new("x", L["Key.Withdraw"], WithdrawAsync),
        new("u", L["Key.Reinstate"], ReinstateAsync) { Shown = false },
        new("s", L["Key.Submit"], SubmitAsync) { Shown = false },
        new("Shift+N", L["Key.New"], NewKeyAsync) { Leaves = true },
    ];

    private ParticipantRegister.Filter Filter => new()
    {
        EditionId = EditionId,
        Search = typed,
        State = filter switch { "Approved" or "ToPrint" or "Outdated" or "WithoutPhoto" => AccreditationState.Approved, _ => Enum.TryParse<AccreditationState>(filter, out var state) ? state : null },
        Printed = filter == "ToPrint" ? false : null,
        Outdated = filter == "Outdated",
        WithoutPhoto = filter == "WithoutPhoto",
        CategoryId = category,
        DelegationId = delegation,
        Sort = sort,
        Descending = descending,
        Language = Language,
        Skip = skip,
        Take = PageSize,
    };

    private Task TypedAsync()
    {
        (skip, stepped, problem) = (0, null, null);
        return AfterPauseAsync(Pause, FindAsync);
    }

    // a key does not wait for the debounce: it searches for the typed text at once
    private Task SearchNowAsync() => AfterPauseAsync(TimeSpan.Zero, FindAsync);

    private async Task FindAsync(CancellationToken cancel)
    {
        await SearchAsync(cancel);
        if (typed.Length > 0) LeaveOut();
    }

    // people no longer in the list are closed and unpicked, so that no key acts on them
    private void LeaveOut()
    {
        picked.IntersectWith(page!.Rows.Select(row => row.Id));
        if (selected is not { } id || pinned?.Id == id || page.Rows.Any(row => row.Id == id)) return;
        (person, selected, news) = (null, null, null);
        navigation.NavigateTo(Desk.Address("participants"), replace: true);
    }

    private async Task SearchKeyAsync(KeyboardEventArgs press)
    {
        if (press.Key is not ("ArrowDown" or "ArrowUp" or "Enter")) return;
        if (listed != Filter) await SearchNowAsync();
        if (press.Key is "Enter") await TakeAsync();
        else if (await MoveAsync(press.Key is "ArrowDown" ? 1 : -1) is { } row) await browser.RevealAsync(row, Closing);
    }

    // from the search box into the list: to the row chosen by arrow keys since typing, or to the first whose name is as typed
    private async Task TakeAsync()
    {
        if ((page?.Rows.FirstOrDefault(row => row.Id == stepped) ?? page?.Rows.FirstOrDefault(row => !row.SoundsClose)) is not { } found)
        {
            if (page?.Rows.Count > 0) problem = L["OnlySimilar", typed];
            await browser.NobodyAsync(Closing);
            return;
        }

        await SelectAsync(found.Id);
        StateHasChanged();
        await FocusAsync($"row-{selected}");
    }

    // returns the id of the new row; null where there is none
    private async Task<string?> MoveAsync(int by)
    {
        if (page is not { Rows.Count: > 0 } shown) return null;
        stepped = RowWalk.From(selected, by, [.. shown.Rows.Select(row => row.Id)]);
        await SelectAsync(stepped.Value);
        StateHasChanged();
        return $"row-{selected}";
    }

    private async Task StepAsync(int by)
    {
        if (await MoveAsync(by) is { } row) await browser.StepToAsync(row, Closing);
    }
}
