using System.CommandLine;
using Dushanbe.Conference.Files;
using Dushanbe.Conference.Files.AtRest;

namespace Dushanbe.Conference.Web.Verbs;

/// <summary><c>keys renew</c>: a new key for stored photos and uploads, also where the former is lost for good.</summary>
internal static class KeyVerbs
{
    public static Command Command(VerbRun run)
    {
        var yes = new Option<bool>("--yes") { Description = Texts.Say("OptionYesKeys") };
        var renew = new Command("renew", Texts.Say("KeysRenew")) { yes };
        renew.SetAction(run.As((verb, parsed, _) => Task.FromResult(Renew(verb, parsed.GetValue(yes)))));
        return new("keys", Texts.Say("Keys")) { renew };
    }

    private static int Renew(VerbServices verb, bool isAllowed)
    {
        var keys = verb.Get<DataKeys>();
        if (keys.Trouble() is { } trouble)
        {
            verb.Write(trouble);
            if (!isAllowed && !verb.Asks("KeysLostAsk")) return verb.Fail("KeysLostKept");
        }

        var files = verb.Get<FileStore>();
        // a folder that cannot be read ends it before anything has changed
        _ = files.All().Count();
        var former = keys.Renew();
        var unreadable = files.Unreadable().Count;
        verb.Say("KeysRenewed", files.Outdated().Count - unreadable, former);
        return unreadable == 0 ? 0 : verb.Fail("KeysUnreadable", unreadable);
    }
}
