using Dushanbe.Conference.Names;
using Dushanbe.Conference.People;
using Dushanbe.Conference.Web.Kit;
using Microsoft.Extensions.Localization;

namespace Dushanbe.Conference.Web.Desks.Review;

/// <summary>What a confirmed decision does, and its undoing.</summary>
public sealed partial class ReviewPage
{
    [Microsoft.AspNetCore.Components.Inject] private IStringLocalizer<PersonWords> P { get; set; } = null!;

    private async Task ConfirmAsync()
    {
        if (isBusy || decision is not { } chosen) return;
        (isBusy, problem) = (true, null);
        try
        {
            await (picked.Count > 0 ? DecideManyAsync(chosen) : DecideOneAsync(chosen));
        }
        finally
        {
            isBusy = false;
        }
    }

    private async Task DecideOneAsync(AccreditationDecision chosen)
    {
        if (person is not { } open) return;
        var next = After(open.Row.Id);
        var outcome = await decide.ExecuteAsync(new(open.Row.Id, open.Row.Version, chosen, AccreditationRules.AsksReason(chosen) ? reason : null), await ActorAsync(), Closing);
        problem = Told(outcome);
        if (outcome is DecideAccreditation.Outcome.Decided done)
        {
            decided = [open.Row.Id];
            Done(L["Done", NameStyle.Spoken.Of(open.Name), P[$"State.{done.State}"]]);
            await LoadAsync();
            (decision, reason) = (null, null);
            await ShowAsync(next ?? open.Row.Id);
            StateHasChanged();
            await browser.StepToAsync($"review-{selected}", Closing);
            return;
        }

        var told = problem;
        if (outcome is DecideAccreditation.Outcome.ReasonNeeded)
        {
            await browser.FocusAsync(ReasonId, Closing);
            return;
        }

        // what was chosen was about what stood there before
        (decision, reason) = (null, null);
        await LoadAsync();
        await ShowAsync(selected);
        problem = told;
    }

    private async Task DecideManyAsync(AccreditationDecision chosen)
    {
        if (string.IsNullOrWhiteSpace(reason) && AccreditationRules.AsksReason(chosen))
        {
            problem = Words["ReasonNeeded"];
            await browser.FocusAsync(ReasonId, Closing);
            return;
        }

        var given = AccreditationRules.AsksReason(chosen) ? reason : null;
        var seen = picked.Select(each => (each.Key, each.Value)).ToList();
        var preview = await together.PreviewAsync(new(EditionId, seen, chosen, given), await ActorAsync(), Closing);
        var will = preview.Where(each => each is { IsPossible: true, IsChanged: false, Full: null }).ToList();
        var left = preview.Except(will).Select(Why).ToList();
        if (will.Count == 0)
        {
            problem = string.Join(" ", [L["NobodyWill"].Value, .. left]);
            return;
        }

        string[] texts = [L["Will", L[$"Decide.{chosen}"], will.Count], Named([.. will.Select(each => NameStyle.Listed.Of(each.Name))]), .. given is null ? Array.Empty<string>() : [$"{Words["Reason"]}: {given}"], .. left.Count == 0 ? Array.Empty<string>() : [L["WillNot", left.Count], .. left.Take(10)]];
        if (!await DangerDialog.AskAsync(dialogs, L["ConfirmMany", will.Count], texts, L[$"Decide.{chosen}"], Words["Cancel"], isLarge: true)) return;
        var results = await together.ExecuteAsync(new(EditionId, [.. will.Select(each => (each.Id, each.Version))], chosen, given), await ActorAsync(), Closing);
        var failed = results.Where(each => each.Outcome is not DecideAccreditation.Outcome.Decided).Select(each => $"{NameOf(will, each.Id)}: {Told(each.Outcome)}").ToList();
        decided = [.. results.Where(each => each.Outcome is DecideAccreditation.Outcome.Decided).Select(each => each.Id)];
        Done(L["DoneMany", decided.Count]);
        picked.Clear();
        await LoadAsync();
        await ShowAsync(page is { Lines: [var first, ..] } ? first.Row.Id : null);
        (decision, reason) = (null, null);
        problem = failed.Count == 0 ? null : string.Join(" ", failed);
    }

    // the decision of this desk before, about all of its people; without one, that about the person shown
    private async Task UndoAsync()
    {
        Guid[] ids = decided.Count > 0 ? [.. decided] : selected is { } id ? [id] : [];
        if (isBusy || ids.Length == 0) return;
        isBusy = true;
        try
        {
            var undone = new List<Guid>();
            var failed = new List<string>();
            foreach (var each in ids)
            {
                var outcome = await undo.ExecuteAsync(new(each), await ActorAsync(), Closing);
                if (outcome is UndoDecision.Outcome.Undone) undone.Add(each);
                else failed.Add(Told(outcome));
            }

            decided = [];
            await LoadAsync();
            await ShowAsync(undone.Count > 0 ? undone[0] : selected);
            problem = failed.Count == 0 ? null : string.Join(" ", failed.Distinct(StringComparer.Ordinal));
            if (undone.Count == 1 && person is { } open) Done(L["Undone", NameStyle.Spoken.Of(open.Name), P[$"State.{open.Row.State}"]]);
            else if (undone.Count > 1) Done(L["UndoneMany", undone.Count]);
        }
        finally
        {
            isBusy = false;
        }
    }

    private string Told(UndoDecision.Outcome outcome) => outcome.Match<string>(
        undone: _ => "",
        nothingToUndo: _ => L["NothingToUndo"],
        notYours: it => L["NotYours", it.By, LocalTime(it.At)],
        tooLate: it => L["TooLate", (int)it.Within.TotalMinutes],
        noPlace: it => Places.NoPlace(it.Limit),
        noSuchParticipant: _ => L["Gone"]);

    private string? Told(DecideAccreditation.Outcome outcome) => outcome.Match<string?>(
        decided: _ => null,
        notAllowed: it => L["NotAllowed", P[$"State.{it.State}"], it.Last?.By ?? ""],
        changedMeanwhile: it => L["ChangedMeanwhile", it.Last?.By ?? "", P[$"State.{it.State}"]],
        reasonNeeded: _ => Words["ReasonNeeded"],
        noPlace: it => Places.NoPlace(it.Limit),
        noSuchParticipant: _ => L["Gone"]);

    private string Why(DecideTogether.Line line) => line.Full is { } full ? L["WhyFull", NameStyle.Listed.Of(line.Name), Places.Full(full)]
        : line.IsPossible ? L["WhyChanged", NameStyle.Listed.Of(line.Name), line.Last?.By ?? ""]
        : L["WhyNot", NameStyle.Listed.Of(line.Name), P[$"State.{line.State}"], line.Last?.By ?? ""];

    private static string NameOf(IEnumerable<DecideTogether.Line> lines, Guid id) => lines.FirstOrDefault(each => each.Id == id) is { } line ? NameStyle.Listed.Of(line.Name) : "";

    // who is decided about leaves the queue: the next one moves up
    private Guid? After(Guid id)
    {
        var lines = page!.Lines.ToList();
        var at = lines.FindIndex(each => each.Row.Id == id);
        return at < 0 ? null : lines.ElementAtOrDefault(at + 1)?.Row.Id ?? lines.ElementAtOrDefault(at - 1)?.Row.Id;
    }
}
