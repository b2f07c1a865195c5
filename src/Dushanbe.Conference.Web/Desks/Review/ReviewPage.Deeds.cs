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
            last = open.Row.Id;
            Done(L["Done", NameStyle.Spoken.Of(open.Name), P[$"State.{done.State}"]]);
            await LoadAsync();
            await ShowAsync(next ?? open.Row.Id);
            (decision, reason) = (null, null);
            return;
        }

        var told = problem;
        await LoadAsync();
        await ShowAsync(selected);
        problem = told;
    }

    private async Task DecideManyAsync(AccreditationDecision chosen)
    {
        if (string.IsNullOrWhiteSpace(reason) && AccreditationRules.AsksReason(chosen))
        {
            problem = Words["ReasonNeeded"];
            return;
        }

        var given = AccreditationRules.AsksReason(chosen) ? reason : null;
        var seen = page!.Lines.Where(each => picked.Contains(each.Row.Id)).Select(each => (each.Row.Id, each.Row.Version)).ToList();
        var preview = await together.PreviewAsync(new(EditionId, seen, chosen, given), await ActorAsync(), Closing);
        var will = preview.Where(each => each is { IsPossible: true, IsChanged: false, Full: null }).ToList();
        var left = preview.Except(will).Select(Why).ToList();
        if (will.Count == 0)
        {
            problem = string.Join(" ", [L["NobodyWill"].Value, .. left]);
            return;
        }

        string[] texts = [L["Will", L[$"Decide.{chosen}"], will.Count], .. left.Count == 0 ? Array.Empty<string>() : [L["WillNot", left.Count], .. left.Take(10)]];
        if (!await DangerDialog.AskAsync(dialogs, L["ConfirmMany", will.Count], texts, L[$"Decide.{chosen}"], Words["Cancel"], isLarge: true)) return;
        var results = await together.ExecuteAsync(new(EditionId, [.. will.Select(each => (each.Id, each.Version))], chosen, given), await ActorAsync(), Closing);
        var failed = results.Where(each => each.Outcome is not DecideAccreditation.Outcome.Decided).Select(each => $"{NameOf(will, each.Id)}: {Told(each.Outcome)}").ToList();
        Done(L["DoneMany", results.Count - failed.Count]);
        picked.Clear();
        await LoadAsync();
        await ShowAsync(page is { Lines: [var first, ..] } ? first.Row.Id : null);
        (decision, reason) = (null, null);
        problem = failed.Count == 0 ? null : string.Join(" ", failed);
    }

    private async Task UndoAsync()
    {
        if (isBusy || (last ?? selected) is not { } id) return;
        isBusy = true;
        try
        {
            var outcome = await undo.ExecuteAsync(new(id), await ActorAsync(), Closing);
            var told = outcome.Match<string?>(
                undone: _ => null,
                nothingToUndo: _ => L["NothingToUndo"],
                notYours: it => L["NotYours", it.By, LocalTime(it.At)],
                tooLate: it => L["TooLate", (int)it.Within.TotalMinutes],
                noPlace: it => Places.NoPlace(it.Limit),
                noSuchParticipant: _ => L["Gone"]);
            last = null;
            await LoadAsync();
            await ShowAsync(outcome is UndoDecision.Outcome.Undone ? id : selected);
            problem = told;
            if (outcome is UndoDecision.Outcome.Undone undone && person is { } open) Done(L["Undone", NameStyle.Spoken.Of(open.Name), P[$"State.{undone.State}"]]);
        }
        finally
        {
            isBusy = false;
        }
    }

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
