using Dushanbe.Conference.Access;
using Dushanbe.Conference.Accounts;
using Dushanbe.Conference.Accounts.SecondStep;
using Dushanbe.Conference.Editions;
using Dushanbe.Conference.Grants;
using Dushanbe.Conference.Mail;
using Dushanbe.Conference.Web.Host;
using Dushanbe.Conference.Web.Kit;
using Dushanbe.Conference.Web.Kit.Fields;
using Dushanbe.Conference.Web.Security;
using Dushanbe.Conference.Web.Speech;
using Dushanbe.Conference.Work;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using MudBlazor;

namespace Dushanbe.Conference.Web.Desks.Installation;

/// <summary>One account: its roles, everything it may do and by which role, its password.</summary>
public sealed partial class AccountPage
{
    private AccountList.Row? account;
    private ReadInvitation.Row? invitation;
    private string? letterLanguage;
    private bool isRead, isGiving, isProven;
    private string role = "registration";
    private GrantScope kind = GrantScope.Edition;
    private Guid? edition, place;
    private DateOnly? lastDay;
    private string? placeFault, dayFault, problem, password;
    private IReadOnlyList<Choice<string>> roles = [];
    private IReadOnlyList<Choice<Guid?>> editions = [], places = [];

    /// <summary>The account.</summary>
    [Parameter] public Guid Id { get; set; }

    [Inject] private AccountList List { get; set; } = null!;

    [Inject] private GiveRole Gives { get; set; } = null!;

    [Inject] private TakeRole Takes { get; set; } = null!;

    [Inject] private ScopeList Scopes { get; set; } = null!;

    [Inject] private LookAs Looks { get; set; } = null!;

    [Inject] private AuthenticationStateProvider Authentication { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private ReadInvitation Invitations { get; set; } = null!;

    [Inject] private SendInvitation Sends { get; set; } = null!;

    [Inject] private ResetPassword Passwords { get; set; } = null!;

    [Inject] private RemoveSecondStep Removes { get; set; } = null!;

    [Inject] private EndAccountSessions Ends { get; set; } = null!;

    [Inject] private CloseAccount Closes { get; set; } = null!;

    [Inject] private IOptions<InstallationOptions> Options { get; set; } = null!;

    [Inject] private IDialogService Dialogs { get; set; } = null!;

    [Inject] private IStringLocalizer<AccountsPage> Text { get; set; } = null!;

    [Inject] private IStringLocalizer<RoleWords> RoleTexts { get; set; } = null!;

    [Inject] private IStringLocalizer<Words> Words { get; set; } = null!;

    private RoleSpeech Roles => new(RoleTexts);

    private bool MayManage => Desk.Actor.May(Permission.ManageAccounts, null) && isProven;

    private Role Chosen => Access.Roles.Find(role)!;

    /// <summary>The part of an edition on which the role is to be given; null where it is on editions.</summary>
    private GrantScope? Part => kind is GrantScope.Delegation or GrantScope.Category or GrantScope.Session ? kind : null;

    /// <summary>On what the chosen role can be given within an edition.</summary>
    private IReadOnlyList<Choice<GrantScope>> Kinds => [.. Chosen.Scopes.Where(each => each != GrantScope.Installation).Select(each => new Choice<GrantScope>(each, RoleTexts[$"Scope_{each}"]))];

    /// <summary>What the account may do now, and by which of its roles.</summary>
    private IReadOnlyList<(Permission Permission, IReadOnlyList<AccountList.Held> Reasons)> Allowed => account is not { ClosedAt: null } open ? [] :
    [
        .. Enum.GetValues<Permission>()
            .Select(permission => (permission, (IReadOnlyList<AccountList.Held>)[.. open.Roles.Where(held => !held.IsEnded && Access.Roles.PermissionsOn(held.Role, held.Scope).Contains(permission))]))
            .Where(each => each.Item2.Count > 0),
    ];

    private EditionList.Row? Home => AccountSpeech.HomeOf(Desk, Options.Value);

    private string? ZoneId => Desk.Editions.FirstOrDefault(each => each.Id == edition)?.ZoneId;

    protected override async Task OnInitializedAsync()
    {
        roles = [.. Access.Roles.All.Select(each => new Choice<string>(each.Name, Roles.Name(each.Name)))];
        letterLanguage = Language;
        On<WorkMoved>(_ => invitation?.Letter is WorkState.Queued or WorkState.Running ? ReadAsync() : Task.CompletedTask);
        On<AccountChanged>(news => news.AccountId == Id ? ReadAsync() : Task.CompletedTask);
        await ReadAsync();
        await PickAsync(role, Home?.Id);
    }

    private bool IsOnly(GrantScope scope) => Chosen.Scopes is [var only] && only == scope;

    private async Task ReadAsync()
    {
        var actor = await ActorAsync();
        isProven = actor.IsProven(Clock.GetUtcNow().UtcDateTime);
        account = await List.FindAsync(Id, actor, Closing);
        invitation = account is { IsInvited: true } ? await Invitations.ReadAsync(Id, actor, Closing) : null;
        isRead = true;
        StateHasChanged();
    }

    private void Typed()
    {
        (placeFault, dayFault, problem) = (null, null, null);
        IsMeant();
    }

    private async Task PickAsync(string picked, Guid? on)
    {
        Typed();
        if (role != picked) kind = Access.Roles.Find(picked)!.Scopes[0];
        (role, edition, place) = (picked, on, null);
        Choice<Guid?> everywhere = new(null, RoleTexts["Everywhere"]);
        editions = [.. Chosen.Scopes.Contains(GrantScope.Installation) && Part is null ? [everywhere] : Array.Empty<Choice<Guid?>>(), .. Desk.Editions.Select(each => Choice.Named<Guid?>(each.Id, each.ShortTitle))];
        if (IsOnly(GrantScope.Installation)) edition = null;
        else if (edition is null && (Part is not null || !Chosen.Scopes.Contains(GrantScope.Installation))) edition = Desk.Editions.Count > 0 ? Desk.Editions[0].Id : null;
        places = MayManage && Part is { } part && edition is { } id
            ? [.. (await Scopes.ReadAsync(id, part, Language, await ActorAsync(), Closing)).Select(each => Choice.Named<Guid?>(each.Id, each.Name, each.Code, part == GrantScope.Delegation ? null : each.Code))]
            : [];
    }

    private Task ReachAsync(GrantScope on)
    {
        kind = on;
        return PickAsync(role, edition);
    }

    private async Task GiveAsync()
    {
        if (isGiving || HasJustDone) return;
        Typed();
        if (Part is not null && place is null)
        {
            placeFault = RoleTexts["ChooseOne"];
            return;
        }

        isGiving = true;
        try
        {
            var scope = Part ?? (edition is null ? GrantScope.Installation : GrantScope.Edition);
            var outcome = await Gives.ExecuteAsync(new(Id, role, scope, Part is null ? edition : place, End()), await ActorAsync(), Closing);
            dayFault = outcome is GiveRole.Outcome.Ended ? RoleTexts["DayIsPast"].Value : null;
            problem = outcome.Match<string?>(given: _ => null, held: _ => RoleTexts["Held"].Value, ended: _ => null, noSuchPlace: _ => RoleTexts["NoSuchPlace"].Value, lastOrganizer: _ => Text["LastOrganizer"], noSuchAccount: _ => Text["Gone"]);
            if (outcome is not GiveRole.Outcome.Given) return;
            lastDay = null;
            Done(RoleTexts["Given"]);
        }
        finally
        {
            isGiving = false;
        }
    }

    // the desks as the role that is about to be given would see them
    private Task TryAsync()
    {
        Typed();
        if (Part is null || place is not null) return LookAsync(role, Part ?? (edition is null ? GrantScope.Installation : GrantScope.Edition), Part is null ? edition : place);
        placeFault = RoleTexts["ChooseOne"];
        return Task.CompletedTask;
    }

    private async Task LookAsync(string name, GrantScope scope, Guid? on)
    {
        if (Actors.SessionOf((await Authentication.GetAuthenticationStateAsync()).User) is not { } session) return;
        var outcome = await Looks.ExecuteAsync(new(session, name, scope, on), await ActorAsync(), Closing);
        problem = outcome.Match<string?>(looks: _ => null, noSuchPlace: _ => RoleTexts["NoSuchPlace"].Value, noSuchSession: _ => Text["Gone"].Value);
        if (outcome is LookAs.Outcome.Looks) Navigation.NavigateTo("desk", forceLoad: true);
    }

    // the end of the day at the venue, or of the day in UTC
    private DateTime? End()
    {
        if (lastDay is not { } day) return null;
        return EditionClock.Utc(ZoneId ?? "UTC", day.AddDays(1), TimeOnly.MinValue);
    }

    private async Task TakeAsync(AccountList.Held held)
    {
        var outcome = await Takes.ExecuteAsync(new(Id, held.Role, held.Scope, held.ScopeId), await ActorAsync(), Closing);
        Say(outcome.Match<string?>(taken: _ => null, notHeld: _ => null, lastOrganizer: _ => Text["LastOrganizer"]), RoleTexts["Taken"]);
    }

    private async Task ResetAsync()
    {
        if (HasJustDone && string.IsNullOrEmpty(password)) return;
        var outcome = await Passwords.ExecuteAsync(new(Id, password ?? ""), await ActorAsync(), Closing);
        Say(outcome.Match(done: _ => null, refused: refused => AccountSpeech.Faults(Text, refused.Faults), noSuchAccount: _ => Text["Gone"]), Text["WasReset"]);
        if (problem is null) password = null;
    }

    private async Task InviteAsync()
    {
        if (HasJustDone) return;
        var outcome = await Sends.ExecuteAsync(new(Id, letterLanguage ?? Language), await ActorAsync(), Closing);
        Say(outcome.Match<string?>(onItsWay: _ => null, tooSoon: _ => Text["InvitationTooSoon"], accepted: _ => Text["InvitationAccepted"], noSuchAccount: _ => Text["Gone"], mailIsOff: _ => Text["MailIsOff"]), Text["InvitationSent"]);
    }

    private async Task RemoveSecondStepAsync()
    {
        var outcome = await Removes.ExecuteAsync(new(Id), await ActorAsync(), Closing);
        Say(outcome.Match<string?>(done: _ => null, onlyWay: _ => Text["OnlyWay"], noSuchAccount: _ => Text["Gone"]), Text["SecondStepGone"]);
    }

    private async Task EndSessionsAsync()
    {
        var outcome = await Ends.ExecuteAsync(new(Id), await ActorAsync(), Closing);
        Say(outcome.Match<string?>(done: _ => null, noSuchAccount: _ => Text["Gone"]), Text["SessionsEnded"]);
    }

    private async Task CloseAsync()
    {
        if (account is not { } known || (known.ClosedAt is null && !await AskAsync(known))) return;
        var outcome = await Closes.ExecuteAsync(new(Id, Closed: known.ClosedAt is null), await ActorAsync(), Closing);
        Say(outcome.Match<string?>(done: _ => null, lastOrganizer: _ => Text["LastOrganizer"], noSuchAccount: _ => Text["Gone"]), Text["Done"]);
    }

    private Task<bool> AskAsync(AccountList.Row known) => DangerDialog.AskAsync(
        Dialogs, Text["CloseTitle", known.DisplayName], [Text[Id == Desk.Actor.AccountId ? "CloseOwn" : "CloseText"]], Text["Close"], Words["Cancel"]);

    private void Say(string? fault, string done)
    {
        problem = fault;
        if (fault is null) Done(done);
    }
}
