using System.CommandLine;

namespace Dushanbe.Conference.Web.Verbs;

/// <summary><c>migrate</c>: every verb brings the database up to date first; this one does nothing else.</summary>
internal static class MigrateVerb
{
    public static Command Command(VerbRun run)
    {
        var command = new Command("migrate", Texts.Say("Migrate"));
        command.SetAction(run.Of((verb, _, _) => Task.FromResult(verb.Done("Migrated"))));
        return command;
    }
}
