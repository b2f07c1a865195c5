using Dushanbe.Conference.Access;
using Dushanbe.Conference.Badges;
using Dushanbe.Conference.Names;
using Dushanbe.Conference.People;
using Dushanbe.Conference.Prints;
using Dushanbe.Conference.Register;
using Microsoft.Extensions.Localization;
using MudBlazor;

namespace Dushanbe.Conference.Web.Kit;

/// <summary>The deeds that ask for a reason first: the question, the operation, and the words for how it went.</summary>
public sealed class PersonDeeds(StartBadgeRun startRun, WithdrawParticipant withdraw, ReinstateParticipant reinstate, IStringLocalizer<PersonDeeds> words, IStringLocalizer<BadgeWords> badgeWords)
{
    /// <summary>How a deed went.</summary>
    /// <param name="IsDone">Whether it was done.</param>
    /// <param name="Message">The words for it.</param>
    /// <param name="RunId">The run of badges whose file can be fetched.</param>
    public sealed record Result(bool IsDone, string Message, Guid? RunId = null);

    /// <summary>Prints badges, asking why where one was printed before; null where the clerk thought better of it.</summary>
    public async Task<Result?> PrintAsync(Guid editionId, BadgeSelection selection, int printsBefore, Actor actor, IDialogService dialogs, CancellationToken cancel)
    {
        var form = new StartBadgeRun.Form(editionId, selection);
        if (printsBefore == 0)
        {
            var first = await startRun.ExecuteAsync(form, actor, cancel);
            if (first is not StartBadgeRun.Outcome.ReasonNeeded needed) return Tell(first);
            printsBefore = needed.Count;
        }

        string[] reasons = [words["Reason.Lost"], words["Reason.Damaged"], words["Reason.Details"], words["Reason.Printer"]];
        var answer = await ReasonDialog.AskAsync(dialogs, words["ReprintTitle"], words["ReprintText", printsBefore], words["Print"], reasons, words["VoidOld"]);
        return answer is null ? null : Tell(await startRun.ExecuteAsync(form with { Reason = answer.Reason, VoidOld = answer.Option }, actor, cancel));
    }

    /// <summary>Withdraws a person; null where the clerk thought better of it.</summary>
    public async Task<Result?> WithdrawAsync(ParticipantRow person, Actor actor, IDialogService dialogs, CancellationToken cancel)
    {
        string[] reasons = [words["Reason.NotComing"], words["Reason.Replaced"], words["Reason.Duplicate"]];
        var answer = await ReasonDialog.AskAsync(dialogs, words["WithdrawTitle", Name(person)], words["WithdrawText"], words["Withdraw"], reasons);
        if (answer is null) return null;
        return (await withdraw.ExecuteAsync(new(person.Id, answer.Reason), actor, cancel)).Match(
            withdrawn: done => new Result(true, done.VoidedBadge is { } number ? words["WithdrawnAndVoid", Name(person), BadgeNumber.Display(number)] : words["Withdrawn", Name(person)]),
            alreadyWithdrawn: _ => new Result(false, words["AlreadyWithdrawn"]),
            reasonNeeded: _ => new Result(false, words["ReasonNeeded"]),
            noSuchParticipant: _ => new Result(false, words["Gone"]));
    }

    /// <summary>Takes a withdrawal back; null where the clerk thought better of it.</summary>
    public async Task<Result?> ReinstateAsync(ParticipantRow person, Actor actor, IDialogService dialogs, CancellationToken cancel)
    {
        var answer = await ReasonDialog.AskAsync(dialogs, words["ReinstateTitle", Name(person)], words["ReinstateText"], words["Reinstate"], [words["Reason.ComesAfterAll"], words["Reason.Mistake"]]);
        if (answer is null) return null;
        return (await reinstate.ExecuteAsync(new(person.Id, answer.Reason), actor, cancel)).Match(
            reinstated: _ => new Result(true, words["Reinstated", Name(person)]),
            notWithdrawn: _ => new Result(false, words["NotWithdrawn"]),
            reasonNeeded: _ => new Result(false, words["ReasonNeeded"]),
            noSuchParticipant: _ => new Result(false, words["Gone"]));
    }

    private Result Tell(StartBadgeRun.Outcome outcome) => outcome.Match(
        started: started => new Result(true, words["Printed", started.Count], started.RunId),
        nobodySelected: _ => new Result(false, words["NobodyToPrint"]),
        reasonNeeded: needed => new Result(false, words["PrintedBefore", needed.Count]),
        stockRefused: refused => new Result(false, badgeWords.Refused(refused)));

    private static string Name(ParticipantRow person) => NameStyle.Spoken.Of(person.Name);
}
