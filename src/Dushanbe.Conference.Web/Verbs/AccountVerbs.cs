using System.CommandLine;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Accounts;
using Dushanbe.Conference.Accounts.SecondStep;

namespace Dushanbe.Conference.Web.Verbs;

/// <summary><c>account remove-second-step</c>: for the only owner, whose phone and recovery codes are gone.</summary>
internal static class AccountVerbs
{
    public static Command Command(VerbRun run) => new("account", Texts.Say("Account")) { RemoveSecondStep(run) };

    private static Command RemoveSecondStep(VerbRun run)
    {
        var email = new Option<string>("--email") { Description = Texts.Say("OptionEmail"), Required = true };
        var command = new Command("remove-second-step", Texts.Say("RemoveSecondStep")) { email };
        command.SetAction(run.Of(async (verb, parsed, cancel) =>
        {
            var address = parsed.GetValue(email)!;
            if (await verb.Get<FindAccount>().ReadAsync(address, "", Actor.Operator, cancel) is not { } found) return verb.Fail("NoSuchAccount", address);
            return (await verb.Get<RemoveSecondStep>().ExecuteAsync(new(found.Id), Actor.Operator, cancel)).Match(
                done: _ => verb.Done("SecondStepRemoved", address),
                onlyWay: _ => throw new System.Diagnostics.UnreachableException("The operator has no account."),
                noSuchAccount: _ => verb.Fail("NoSuchAccount", address));
        }));
        return command;
    }
}
