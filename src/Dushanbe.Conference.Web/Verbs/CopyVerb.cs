using System.CommandLine;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Files.AtRest;
using Dushanbe.Conference.Transfer;
using Dushanbe.Conference.Web.Host;

namespace Dushanbe.Conference.Web.Verbs;

/// <summary><c>copy</c>: copies this installation into an empty database of any engine, and its files into another folder if one is given.</summary>
internal static class CopyVerb
{
    public static Command Command(VerbRun run)
    {
        var engine = new Option<string>("--provider") { Description = Texts.Say("OptionProvider"), Required = true };
        engine.AcceptOnlyFromAmong(Engines.Sqlite, Engines.PostgreSql, Engines.SqlServer);
        var connection = new Option<string?>("--connection") { Description = Texts.Say("OptionConnection") };
        var data = new Option<string?>("--data") { Description = Texts.Say("OptionData") };
        var command = new Command("copy", Texts.Say("Copy")) { engine, connection, data };
        command.SetAction(run.Of((verb, parsed, cancel) =>
        {
            var folder = parsed.GetValue(data) is { } given ? verb.Path(given) : null;
            // a password is safer in the environment, where a process list does not show it
            var where = parsed.GetValue(connection) ?? verb.Get<IConfiguration>().GetConnectionString("Copy");
            if (where is null && (folder is null || parsed.GetRequiredValue(engine) != Engines.Sqlite)) return Task.FromResult(verb.Fail("CopyWhere"));
            return CopyAsync(verb, new OtherInstallation(parsed.GetRequiredValue(engine), where, folder, verb.Get<DataKeys>()), cancel);
        }));
        return command;
    }

    private static async Task<int> CopyAsync(VerbServices verb, OtherInstallation other, CancellationToken cancel)
    {
        var outcome = await verb.Get<CopyInstallation>().ExecuteAsync(other.Form(new Told(verb)), Actor.Operator, cancel);
        return outcome.Match(
            copied: done =>
            {
                other.CopyRest(verb.Get<DataFolder>());
                foreach (var hash in done.LostFiles) verb.Say("CopyLost", hash);
                return verb.Done("Copied", done.Tables.Sum(each => each.Rows), done.Tables.Count, done.Files);
            },
            notEmpty: there => verb.Fail("CopyNotEmpty", there.What),
            different: table => verb.Fail("CopyDifferent", table.Table, table.Rows, table.Found));
    }

    private sealed class Told(VerbServices verb) : IProgress<CopiedTable>
    {
        public void Report(CopiedTable value) => verb.Say("CopiedTable", value.Name, value.Rows, value.Digest);
    }
}
