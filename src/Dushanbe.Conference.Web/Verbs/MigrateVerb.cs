using System.CommandLine;
using Dushanbe.Conference.People;
using Dushanbe.Conference.Prints;

namespace Dushanbe.Conference.Web.Verbs;

/// <summary><c>migrate</c>: every verb brings the database up to date first, unless the settings leave that to this one, which does nothing else.</summary>
internal static class MigrateVerb
{
    public static Command Command(VerbRun run)
    {
        var command = new Command("migrate", Texts.Say("Migrate"));
        command.SetAction(run.Of(async (verb, _, cancel) =>
        {
            await verb.Get<RefoldSearch>().ExecuteAsync(cancel);
            await verb.Get<NoteBadgeFaces>().ExecuteAsync(cancel);
            return verb.Done("Migrated");
        }, prepares: true));
        return command;
    }
}
