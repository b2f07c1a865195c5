using Dushanbe.Conference.Access;
using Dushanbe.Conference.People;
using Dushanbe.Conference.Prints;
using Dushanbe.Conference.Web.Kit;

namespace Dushanbe.Conference.Web.Desks.People;

/// <summary>Actions on the open person or the picked ones.</summary>
public sealed partial class ParticipantsPage
{
    // prints the badge, or asks for a reason to replace or reprint it
    private Task PrintAsync() => person is not { ErasedAt: null } ? Task.CompletedTask : PrintAsync(BadgeSelection.Of(person.Row.Id), person.Row.BadgeNumber is null ? 0 : person.Row.Prints, person.Row.IsOutdated);

    private Task ReprintAsync() => person is { Row.BadgeNumber: not null } ? PrintAsync() : Task.CompletedTask;

    private Task PrintPickedAsync() => PrintAsync(new BadgeSelection { ParticipantIds = [.. picked] }, 0);

    private async Task PrintAsync(BadgeSelection selection, int printsBefore, bool isOutdated = false)
    {
        if (!Desk.MayInPart(Permission.PrintBadges)) return;
        var result = await deeds.PrintAsync(Desk, new(EditionId, selection), printsBefore, ActorAsync, dialogs, Closing, likely: isOutdated ? ReprintCause.DetailsChanged : null);
        if (result is null) return;
        Say(result);
        if (result.Run is null) return;
        picked.Clear();
        await LoadAsync();
    }

    private async Task WithdrawAsync()
    {
        if (person is not { ErasedAt: null } open || AccreditationRules.Find(open.Row.State, AccreditationDecision.Withdraw) is null || !Desk.May(Permission.RegisterParticipants, open.Row.DelegationId, open.Row.CategoryId)) return;
        await DoneAsync(await deeds.WithdrawAsync(open.Row, ActorAsync, dialogs, Closing));
    }

    private async Task ReinstateAsync()
    {
        if (person is not { ErasedAt: null, Row.State: AccreditationState.Withdrawn } open || !Desk.May(Permission.RegisterParticipants, open.Row.DelegationId, open.Row.CategoryId)) return;
        await DoneAsync(await deeds.ReinstateAsync(open.Row, ActorAsync, dialogs, Closing));
    }

    private async Task SubmitAsync()
    {
        if (person is not { ErasedAt: null, Row.State: AccreditationState.MoreInformation } open || !Desk.May(Permission.RegisterParticipants, open.Row.DelegationId, open.Row.CategoryId)) return;
        await DoneAsync(await deeds.SubmitAsync(open.Row, ActorAsync, dialogs, Closing));
    }

    private async Task EraseAsync()
    {
        if (person is not { ErasedAt: null } open || !Desk.May(Permission.ManageEditions)) return;
        await DoneAsync(await deeds.EraseAsync(open.Row, ActorAsync, dialogs, Closing));
    }

    private async Task DoneAsync(PersonDeeds.Result? result)
    {
        if (result is null) return;
        Say(result);
        await LoadAsync();
    }

    private void Say(PersonDeeds.Result result)
    {
        problem = result.IsDone ? null : result.Message;
        if (result.IsDone) Done(result.Message);
    }
}
