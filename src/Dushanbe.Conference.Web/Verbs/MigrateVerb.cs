using System.CommandLine;
using Dushanbe.Conference.People;
using Dushanbe.Conference.Prints;

namespace Dushanbe.Conference.Web.Verbs;

/// <summary><c>migrate</c>: brings the database up to date. Other commands do so first, unless the settings leave it to this one.</summary>
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
