using System.Globalization;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Badges;
using Dushanbe.Conference.Names;
using Dushanbe.Conference.Papers.Badges;
using Dushanbe.Conference.People;
using Dushanbe.Conference.Prints;
using Dushanbe.Conference.Privacy;
using Dushanbe.Conference.Register;
using Dushanbe.Conference.Web.Speech;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using MudBlazor;

namespace Dushanbe.Conference.Web.Kit;

/// <summary>Actions on a person that ask for a reason first: the dialog, the operation and the message about the result.</summary>
public sealed class PersonDeeds(StartBadgeRun startRun, ParticipantDetails details, CheckBadges check, DeskScript browser, WithdrawParticipant withdraw, DecideAccreditation decide, ReinstateParticipant reinstate, ErasePerson erase, TimeProvider clock, IStringLocalizer<PersonDeeds> words, IStringLocalizer<Words> common, IStringLocalizer<BadgeWords> badgeWords, IStringLocalizer<PlaceWords> places)
{
    /// <summary>The result of an action.</summary>
    /// <param name="IsDone">Whether it was done.</param>
    /// <param name="Message">The message.</param>
    /// <param name="Run">The recorded print run.</param>
    public sealed record Result(bool IsDone, string Message, StartBadgeRun.Outcome.Started? Run = null);

    /// <summary>The number of badges that print without confirmation.</summary>
    private const int Unasked = 10;

    /// <summary>
    /// Prints badges and opens the browser's print dialog; asks for confirmation of many, and for a reason where some were printed
    /// before. Null where the clerk cancels.
    /// </summary>
    /// <param name="desk">The desk; the dialog about one person shows who it is and what happens to the number.</param>
    /// <param name="form">What to print.</param>
    /// <param name="printsBefore">How often a valid badge was printed before, as far as known; 0 where unknown.</param>
    /// <param name="actor">Who prints: asked before each operation, since dialogs stay open for long.</param>
    /// <param name="dialogs">Shows the dialogs.</param>
    /// <param name="cancel">Cancels.</param>
    /// <param name="likely">The most likely reason for reprinting, preselected in the dialog.</param>
    /// <param name="isChecked">Whether the clerk has already seen the problems of the badges.</param>
    public async Task<Result?> PrintAsync(Desk desk, StartBadgeRun.Form form, int printsBefore, Func<ValueTask<Actor>> actor, IDialogService dialogs, CancellationToken cancel, ReprintCause? likely = null, bool isChecked = false)
    {
        var language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
        if (!isChecked && !await IsWantedAsync(form, await actor(), dialogs, cancel)) return null;
        form = form with { AtMost = Unasked, Language = language };
        var asked = form.Selection.ParticipantIds is [var one] ? await details.ReadAsync(one, await actor(), cancel) : null;
        if (printsBefore > 0)
        {
            if (await WhyAsync(form, printsBefore, likely, asked, desk, dialogs) is not { } known) return null;
            form = known;
        }

        while (true)
        {
            var outcome = await startRun.ExecuteAsync(form, await actor(), cancel);
            switch (outcome)
            {
                case StartBadgeRun.Outcome.TooMany many:
                    if (!await DangerDialog.AskAsync(dialogs, words["ManyTitle", many.Count], [words["ManyText", many.Count]], words["Print"], common["Cancel"], isLarge: true)) return null;
                    form = form with { AtMost = many.Count };
                    break;
                case StartBadgeRun.Outcome.ReasonNeeded needed:
                    if (await WhyAsync(form, needed.Count, likely, asked, desk, dialogs) is not { } told) return null;
                    form = told;
                    break;
                case StartBadgeRun.Outcome.Started started:
                    return new Result(true, await ShowAsync(desk, started, asked?.Row.BadgeNumber, dialogs, cancel), started);
                default:
                    return Tell(outcome);
            }
        }
    }

    /// <summary>Prints the file of a run in the browser and returns the message.</summary>
    private async Task<string> ShowAsync(Desk desk, StartBadgeRun.Outcome.Started run, string? before, IDialogService dialogs, CancellationToken cancel)
    {
        var address = desk.Address($"badges/{run.RunId}.pdf");
        var way = await browser.PrintAsync(address, cancel);
        var made = run.Number is { } number ? words["MadeOne", BadgeNumber.Display(number)].Value : words["Made", run.Count].Value;
        var replaced = before is not null && run.Number is { } now && before != now ? words["NumberInPlace", BadgeNumber.Display(now), BadgeNumber.Display(before)].Value : null;
        if (way is not PrintWay.None) return replaced is null ? words[$"Made.{way}", made] : $"{words[$"Made.{way}", made].Value.TrimEnd('.')}. {replaced}";
        // the browser blocked it: only a click may open a file
        var parameters = new DialogParameters<OpenFileDialog> { { each => each.Text, words["NotOpened", made] }, { each => each.Address, address } };
        await dialogs.ShowAsync<OpenFileDialog>(words["NotOpenedTitle"], parameters, new DialogOptions { CloseOnEscapeKey = true, MaxWidth = MaxWidth.Small });
        return replaced is null ? made : $"{made}. {replaced}";
    }

    private async Task<bool> IsWantedAsync(StartBadgeRun.Form form, Actor actor, IDialogService dialogs, CancellationToken cancel)
    {
        var findings = BadgeFindings.Sentences(await check.ReadAsync(form.EditionId, form.Selection, actor, cancel));
        if (findings.Count == 0) return true;
        var parameters = new DialogParameters<BadgeFindingsDialog> { { each => each.Findings, findings }, { each => each.Deed, words["PrintAnyway"] } };
        var asked = await dialogs.ShowAsync<BadgeFindingsDialog>(words["FindingsTitle"], parameters, new DialogOptions { CloseOnEscapeKey = true, MaxWidth = MaxWidth.Small, FullWidth = true });
        return await asked.Result is { Canceled: false };
    }

    private async Task<StartBadgeRun.Form?> WhyAsync(StartBadgeRun.Form form, int printsBefore, ReprintCause? likely, ParticipantDetails.Person? person, Desk desk, IDialogService dialogs)
    {
        (ReprintCause Cause, ReasonDialog.Offer Offer)[] offers =
        [
            (ReprintCause.Lost, new(words["Reason.Lost"], ReasonDialog.Choice.Always)),
            (ReprintCause.Damaged, new(words["Reason.Damaged"])),
            (ReprintCause.DetailsChanged, new(words["Reason.Details"], ReasonDialog.Choice.On)),
            (ReprintCause.PrinterFault, new(words["Reason.Printer"])),
        ];
        // the preselected reason comes first and has the focus
        if (likely is not null) offers = [.. offers.OrderBy(each => each.Cause != likely)];
        var title = person is null ? words["ReprintTitle"] : words["ReprintFor", Name(person.Row)];
        var answer = await ReasonDialog.AskAsync(dialogs, title, words["ReprintText", printsBefore], words["Print"], [.. offers.Select(each => each.Offer)], words["VoidOld"], isFirstChosen: likely is not null, beside: person is null ? null : Beside(person, desk));
        if (answer is null) return null;
        var cause = offers.FirstOrDefault(each => string.Equals(each.Offer.Words, answer.Reason.TrimEnd('.'), StringComparison.OrdinalIgnoreCase), (ReprintCause.Other, null!)).Cause;
        return form with { Reason = answer.Reason, VoidOld = answer.Option, Cause = cause };
    }

    private static RenderFragment<bool> Beside(ParticipantDetails.Person person, Desk desk) => voids => builder =>
    {
        builder.OpenComponent<ReprintAside>(0);
        builder.AddComponentParameter(1, nameof(ReprintAside.Person), person);
        builder.AddComponentParameter(2, nameof(ReprintAside.Desk), desk);
        builder.AddComponentParameter(3, nameof(ReprintAside.Voids), voids);
        builder.CloseComponent();
    };

    /// <summary>Withdraws a person; null where the clerk cancels.</summary>
    public async Task<Result?> WithdrawAsync(ParticipantRow person, Func<ValueTask<Actor>> actor, IDialogService dialogs, CancellationToken cancel)
    {
        var answer = await ReasonDialog.AskAsync(dialogs, words["WithdrawTitle", Name(person)], words["WithdrawText"], words["Withdraw"], [new(words["Reason.NotComing"]), new(words["Reason.Replaced"]), new(words["Reason.Duplicate"])]);
        if (answer is null) return null;
        return (await withdraw.ExecuteAsync(new(person.Id, answer.Reason), await actor(), cancel)).Match(
            withdrawn: done => new Result(true, done.VoidedBadge is { } number ? words["WithdrawnAndVoid", Name(person), BadgeNumber.Display(number)] : words["Withdrawn", Name(person)]),
            alreadyWithdrawn: _ => new Result(false, words["AlreadyWithdrawn"]),
            alreadyRefused: _ => new Result(false, words["AlreadyRefused"]),
            reasonNeeded: _ => new Result(false, words["ReasonNeeded"]),
            noSuchParticipant: _ => new Result(false, words["Gone"]));
    }

    /// <summary>Reinstates a person; null where the clerk cancels.</summary>
    public async Task<Result?> ReinstateAsync(ParticipantRow person, Func<ValueTask<Actor>> actor, IDialogService dialogs, CancellationToken cancel)
    {
        var answer = await ReasonDialog.AskAsync(dialogs, words["ReinstateTitle", Name(person)], words["ReinstateText"], words["Reinstate"], [new(words["Reason.ComesAfterAll"]), new(words["Reason.Mistake"])]);
        if (answer is null) return null;
        return (await reinstate.ExecuteAsync(new(person.Id, answer.Reason), await actor(), cancel)).Match(
            reinstated: done => new Result(true, words[done.State == AccreditationState.Approved ? "Reinstated" : "ReinstatedToReview", Name(person)]),
            notWithdrawn: _ => new Result(false, words["NotWithdrawn"]),
            reasonNeeded: _ => new Result(false, words["ReasonNeeded"]),
            noPlace: it => new Result(false, places.NoPlace(it.Limit)),
            noSuchParticipant: _ => new Result(false, words["Gone"]));
    }

    /// <summary>Sends somebody to the reviewers again, with an answer to what they asked; null where the clerk cancels.</summary>
    public async Task<Result?> SubmitAsync(ParticipantRow person, Func<ValueTask<Actor>> actor, IDialogService dialogs, CancellationToken cancel)
    {
        var answer = await ReasonDialog.AskAsync(dialogs, words["SubmitTitle", Name(person)], words["SubmitText"], words["Submit"], [new(words["Reason.NewPhoto"]), new(words["Reason.Corrected"]), new(words["Reason.Confirmed"])]);
        if (answer is null) return null;
        return (await decide.ExecuteAsync(new(person.Id, person.Version, AccreditationDecision.Submit, answer.Reason), await actor(), cancel)).Match(
            decided: _ => new Result(true, words["Submitted", Name(person)]),
            notAllowed: _ => new Result(false, words["NotInThisState"]),
            changedMeanwhile: _ => new Result(false, words["NotInThisState"]),
            reasonNeeded: _ => new Result(false, words["ReasonNeeded"]),
            noPlace: it => new Result(false, places.NoPlace(it.Limit)),
            noSuchParticipant: _ => new Result(false, words["Gone"]));
    }

    /// <summary>Erases a person's data after telling what goes and what stays; null where the clerk cancels.</summary>
    /// <exception cref="NotProvenException">The clerk has to prove first who they are.</exception>
    public async Task<Result?> EraseAsync(ParticipantRow person, Func<ValueTask<Actor>> actor, IDialogService dialogs, CancellationToken cancel)
    {
        var eraser = await actor();
        // said before the dialog asks: the desk leads to the page where it is done, and back
        eraser.MustBeProven(clock.GetUtcNow().UtcDateTime);
        if (await erase.ReadAsync(person.Id, eraser, cancel) is not { } extent) return new Result(false, words["AlreadyErased"]);
        string?[] told =
        [
            words["EraseText"].Value,
            extent.Badge is { } badge ? words["EraseBadge", BadgeNumber.Display(badge)].Value : null,
            extent.Speakers > 0 ? words["EraseSpeaker"].Value : null,
            extent.Uploads > 0 ? words["EraseUploads"].Value : null,
        ];
        if (await DangerDialog.AskAsync(dialogs, words["EraseTitle", Name(person)], [.. told.OfType<string>()], words["Erase"], words["Keep"]) is false) return null;
        return (await erase.ExecuteAsync(new(person.Id), await actor(), cancel)).Match(
            erased: done => new Result(true, done.VoidedBadge is { } number ? words["ErasedAndVoid", BadgeNumber.Display(number)] : words["Erased"]),
            alreadyErased: _ => new Result(false, words["AlreadyErased"]),
            importUnderWay: _ => new Result(false, words["ImportRuns"]),
            noSuchParticipant: _ => new Result(false, words["Gone"]));
    }

    private Result Tell(StartBadgeRun.Outcome outcome) => outcome.Match(
        started: started => new Result(true, words["Made", started.Count], started),
        nobodySelected: _ => new Result(false, words["NobodyToPrint"]),
        tooMany: many => new Result(false, words["ManyTitle", many.Count]),
        reasonNeeded: needed => new Result(false, words["PrintedBefore", needed.Count]),
        stockRefused: refused => new Result(false, badgeWords.Refused(refused)));

    private static string Name(ParticipantRow person) => NameStyle.Spoken.Of(person.Name);
}
