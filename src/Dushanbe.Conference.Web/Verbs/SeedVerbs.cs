using System.CommandLine;
using System.Globalization;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Seeds;

namespace Dushanbe.Conference.Web.Verbs;

/// <summary><c>seed</c>: the editions of the Dushanbe Process, and the training edition.</summary>
internal static class SeedVerbs
{
    public static Command Command(VerbRun run) => new("seed", Texts.Say("Seed")) { Process(run), Training(run) };

    private static Command Process(VerbRun run)
    {
        var command = new Command("process", Texts.Say("SeedProcess"));
        command.SetAction(run.Of(async (verb, _, cancel) => (await verb.Get<SeedProcess>().ExecuteAsync(new(), Actor.Operator, cancel)).Match(
            added: added => verb.Done("ProcessSeeded", string.Join(", ", added.Slugs)),
            nothingMissing: _ => verb.Done("ProcessThere"))));
        return command;
    }

    private static Command Training(VerbRun run)
    {
        var participants = new Option<int>("--participants") { Description = Texts.Say("OptionParticipants"), DefaultValueFactory = _ => SeedTraining.DefaultParticipants };
        var seed = new Option<int>("--seed") { Description = Texts.Say("OptionSeed"), DefaultValueFactory = _ => SeedTraining.DefaultSeed };
        var starts = new Option<DateOnly?>("--starts")
        {
            Description = Texts.Say("OptionStarts"),
            CustomParser = given =>
            {
                if (DateOnly.TryParseExact(given.Tokens[0].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
                given.AddError(Texts.Say("NotADate", given.Tokens[0].Value));
                return null;
            },
        };
        var yes = new Option<bool>("--yes") { Description = Texts.Say("OptionYes") };
        var command = new Command("training", Texts.Say("SeedTraining")) { participants, seed, starts, yes };
        command.SetAction(run.Of(async (verb, parsed, cancel) =>
        {
            var form = new SeedTraining.Form(parsed.GetValue(participants), parsed.GetValue(seed), parsed.GetValue(starts), parsed.GetValue(yes));
            var outcome = await verb.Get<SeedTraining>().ExecuteAsync(form, Actor.Operator, cancel);
            if (outcome is SeedTraining.Outcome.ExistsAlready there && verb.Asks("TrainingReplace", there.Participants))
                outcome = await verb.Get<SeedTraining>().ExecuteAsync(form with { Replace = true }, Actor.Operator, cancel);
            return outcome.Match(
                seeded: made => verb.Done("TrainingSeeded", made.Starts, made.Participants, made.Delegations, made.Speakers, made.Sessions, made.Photos),
                existsAlready: exists => verb.Fail("TrainingThere", exists.Participants),
                slugTaken: _ => verb.Fail("TrainingTaken"),
                outOfRange: _ => verb.Fail("TrainingRange", SeedTraining.MaxParticipants));
        }));
        return command;
    }
}
