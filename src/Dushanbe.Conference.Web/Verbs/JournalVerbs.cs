using System.CommandLine;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Editions;
using Dushanbe.Conference.Journal;
using Dushanbe.Conference.Web.Host;

namespace Dushanbe.Conference.Web.Verbs;

/// <summary><c>journal verify</c> and <c>journal anchor</c>: whether the journal is what was written, and where it ends today.</summary>
internal static class JournalVerbs
{
    public static Command Command(VerbRun run) => new("journal", Texts.Say("Journal")) { Verify(run), Anchor(run) };

    private static Command Verify(VerbRun run)
    {
        var file = new Option<string[]>("--anchors") { Description = Texts.Say("OptionAnchors") };
        var command = new Command("verify", Texts.Say("JournalVerify")) { file };
        command.SetAction(run.Of((verb, parsed, cancel) => VerifyAsync(verb, [.. (parsed.GetValue(file) ?? []).Select(verb.Path)], cancel)));
        return command;
    }

    private static Command Anchor(VerbRun run)
    {
        var command = new Command("anchor", Texts.Say("JournalAnchor"));
        command.SetAction(run.Of(async (verb, parsed, cancel) =>
        {
            foreach (var each in await verb.Get<ReadAnchors>().ReadAsync(Actor.Operator, cancel)) await parsed.InvocationConfiguration.Output.WriteLineAsync(each.ToString());
            return 0;
        }));
        return command;
    }

    private static async Task<int> VerifyAsync(VerbServices verb, IReadOnlyList<string> files, CancellationToken cancel)
    {
        if (files.FirstOrDefault(each => !File.Exists(each)) is { } missing) return verb.Fail("FileMissing", missing);
        var anchors = new List<JournalAnchor>();
        foreach (var file in files.Append(verb.Get<AnchorFile>().Path)) anchors.AddRange(await AnchorFile.ReadAsync(file, cancel));

        var report = await verb.Get<VerifyJournal>().ReadAsync(new([.. anchors.Distinct()]), Actor.Operator, cancel);
        if (!report.FitsKey) return verb.Fail("JournalWrongKey", report.Entries);
        var names = (await verb.Get<EditionList>().ReadAsync(Actor.Operator, cancel)).ToDictionary(each => each.Id, each => each.Slug);
        foreach (var each in report.Findings) verb.Say(each is { Kind: JournalFindingKind.Moved, Other: not null } ? "Journal.MovedFrom" : $"Journal.{each.Kind}", Name(each.EditionId, names), each.Number ?? 0, each.EntryId?.ToString() ?? "", each.Other ?? 0);
        if (report.Count > report.Findings.Count) verb.Say("JournalMore", report.Count - report.Findings.Count);
        return report.Count == 0
            ? verb.Done("JournalWhole", report.Entries, report.Chains, report.Anchors)
            : verb.Fail("JournalNotWhole", report.Count, report.Entries);
    }

    private static string Name(Guid? editionId, Dictionary<Guid, string> names) =>
        editionId is not { } id ? Texts.Say("JournalInstallation") : names.GetValueOrDefault(id) ?? id.ToString();
}
