using System.CommandLine;
using System.Diagnostics;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Papers.Badges;
using Dushanbe.Conference.Printing.Sheets;
using Dushanbe.Conference.Prints;
using Dushanbe.Conference.Web.Speech;

namespace Dushanbe.Conference.Web.Verbs;

/// <summary><c>badges</c>: records a run and writes its file, or writes a preview and records nothing.</summary>
internal static class BadgesVerb
{
    private sealed record Asked(string Edition, string? Stock, string? Delegation, string? Category, bool NotPrinted, bool Outdated, bool FrontOnly, string? Reason, bool VoidOld, bool Preview, string Out);

    public static Command Command(VerbRun run)
    {
        var edition = VerbOptions.Edition();
        var stock = new Option<string?>("--stock") { Description = Texts.Say("OptionStock", string.Join(", ", BadgeStock.Presets.Select(each => each.Key))) };
        var delegation = new Option<string?>("--delegation") { Description = Texts.Say("OptionDelegation") };
        var category = new Option<string?>("--category") { Description = Texts.Say("OptionCategory") };
        var notPrinted = new Option<bool>("--not-printed") { Description = Texts.Say("OptionNotPrinted") };
        var outdated = new Option<bool>("--outdated") { Description = Texts.Say("OptionOutdated") };
        var front = new Option<bool>("--front-only") { Description = Texts.Say("OptionFront") };
        var reason = new Option<string?>("--reason") { Description = Texts.Say("OptionReason") };
        var voids = new Option<bool>("--void") { Description = Texts.Say("OptionVoid") };
        var preview = new Option<bool>("--preview") { Description = Texts.Say("OptionPreview") };
        var file = VerbOptions.Out();
        var command = new Command("badges", Texts.Say("Badges")) { edition, stock, delegation, category, notPrinted, outdated, front, reason, voids, preview, file };
        command.SetAction(run.Of((verb, parsed, cancel) => PrintAsync(
            verb,
            new(parsed.GetRequiredValue(edition), parsed.GetValue(stock), parsed.GetValue(delegation), parsed.GetValue(category), parsed.GetValue(notPrinted), parsed.GetValue(outdated), parsed.GetValue(front), parsed.GetValue(reason), parsed.GetValue(voids), parsed.GetValue(preview), parsed.GetRequiredValue(file)),
            cancel)));
        return command;
    }

    private static async Task<int> PrintAsync(VerbServices verb, Asked asked, CancellationToken cancel)
    {
        if (await verb.EditionAsync(asked.Edition, cancel) is not { } edition) return 1;
        if (asked.Stock is not null && StockPresets.Find(asked.Stock) is null) return verb.Fail("NoSuchStock", asked.Stock, string.Join(", ", BadgeStock.Presets.Select(each => each.Key)));
        var (selection, unknown) = await verb.Get<FindBadgeSelection>().ReadAsync(edition.Id, asked.Delegation, asked.Category, Actor.Operator, cancel);
        if (selection is null) return verb.Fail("NamesNothing", unknown!);
        selection = selection with { NotPrinted = asked.NotPrinted, Outdated = asked.Outdated };

        // opened before the run is recorded, so that an unwritable path records no print
        await using var file = new OutFile(verb.Path(asked.Out));
        Guid? runId = null;
        if (!asked.Preview)
        {
            var outcome = await verb.Get<StartBadgeRun>().ExecuteAsync(new(edition.Id, selection, asked.Stock, asked.FrontOnly, asked.Reason, asked.VoidOld), Actor.Operator, cancel);
            var fault = outcome.Match(
                started: started => (runId = started.RunId, Code: 0).Code,
                nobodySelected: _ => verb.Fail("NobodySelected"),
                tooMany: _ => throw new UnreachableException("An operator is never asked to confirm the number of badges."),
                reasonNeeded: again => verb.Fail("ReasonNeeded", again.Count),
                stockRefused: refused => verb.Fail("StockRefused", refused.Stock, refused.Design?.ToString() ?? "", refused.Cell ?? ""));
            if (fault != 0) return fault;
        }

        try
        {
            var report = await verb.Get<BadgePaper>().WriteAsync(new(edition.Id, runId, selection), new(asked.Stock, asked.FrontOnly), file.Stream, Actor.Operator, cancel);
            if (report is null) return verb.Fail("NobodySelected");
            await file.KeepAsync();
            foreach (var finding in BadgeFindings.Sentences(report.Defects.All)) verb.Write(finding);
            return verb.Done(asked.Preview ? "BadgesPreviewed" : "BadgesPrinted", report.Badges);
        }
        catch (StockException exception)
        {
            verb.Write(exception.Message);
            return 1;
        }
    }
}
