using Dushanbe.Conference.People.Passports;

namespace Dushanbe.Conference.Web.Desks.People;

/// <summary>The passport that was read for a new person.</summary>
public sealed partial class ParticipantForm
{
    private PassportFields? passport;

    private Task TakePassportAsync(PassportFields? read)
    {
        passport = read;
        return TypedAsync();
    }

    private Task TakeNameAsync((string? Given, string? Family) name)
    {
        draft.Fields = draft.Fields with { Given = name.Given, Family = name.Family };
        Warn();
        return TypedAsync();
    }

    // the person is stored already
    private async Task<string?> SavePassportAsync(Guid id)
    {
        if (passport is null) return null;
        var outcome = await recordPassport.ExecuteAsync(new(id, null, passport) { Shown = [.. twins.Select(each => each.Row.Id)] }, await ActorAsync(), Closing);
        return outcome.Match<string?>(recorded: _ => null, invalid: _ => passportWords["NotSaved"], heldByOthers: _ => passportWords["NotSaved"], changedMeanwhile: _ => passportWords["NotSaved"], noSuchParticipant: _ => passportWords["NotSaved"]);
    }
}
