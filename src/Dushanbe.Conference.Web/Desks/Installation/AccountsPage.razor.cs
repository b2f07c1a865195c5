using Dushanbe.Conference.Access;
using Dushanbe.Conference.Accounts;
using Dushanbe.Conference.Grants;
using Dushanbe.Conference.Mail;
using Dushanbe.Conference.Web.Host;
using Dushanbe.Conference.Web.Kit;
using Dushanbe.Conference.Web.Kit.Fields;
using Dushanbe.Conference.Web.Speech;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace Dushanbe.Conference.Web.Desks.Installation;

/// <summary>The accounts and their roles, and a form for a new one.</summary>
public sealed partial class AccountsPage
{
    private IReadOnlyList<AccountList.Row>? rows;
    private NewAccount draft = new();
    private IReadOnlyList<string> faults = [];
    private bool isMaking, leads, isProven;
    private ElementReference form;
    private IReadOnlyList<Choice<string>> roles = [], ways = [];
    private IReadOnlyList<Choice<Guid?>> editions = [];

    [Inject] private AccountList List { get; set; } = null!;

    [Inject] private CreateAccount Create { get; set; } = null!;

    [Inject] private InviteAccount Invite { get; set; } = null!;

    [Inject] private IMailTransport Mail { get; set; } = null!;

    [Inject] private DeskScript Browser { get; set; } = null!;

    [Inject] private IOptions<InstallationOptions> Options { get; set; } = null!;

    [Inject] private IStringLocalizer<AccountsPage> Text { get; set; } = null!;

    [Inject] private IStringLocalizer<RoleWords> RoleTexts { get; set; } = null!;

    [Inject] private IStringLocalizer<Words> Words { get; set; } = null!;

    [Inject] private IStringLocalizer<FieldWords> Fields { get; set; } = null!;

    private RoleSpeech Roles => new(RoleTexts);

    private bool IsInvited => Mail.IsOn && draft.Way == NewAccount.Invited;

    protected override async Task OnInitializedAsync()
    {
        // the others are given on the page of the account, where one says on which delegation, category or session
        roles = [new(null, Text["NoRole"]), .. Access.Roles.All.Where(each => each.Scopes.Any(scope => scope is GrantScope.Edition or GrantScope.Installation)).Select(each => new Choice<string>(each.Name, Roles.Name(each.Name)))];
        ways = [new(NewAccount.Invited, Text["WayInvite"]), new(NewAccount.WithPassword, Text["WayPassword"])];
        editions = [new(null, RoleTexts["Everywhere"]), .. Desk.Editions.Select(each => Choice.Named<Guid?>(each.Id, each.ShortTitle))];
        draft = Fresh();
        On<AccountChanged>(_ => ReadAsync());
        await ReadAsync();
    }

    // keyboard and screen reader users are led to the invalid field
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!leads) return;
        leads = false;
        await Browser.FocusWrongAsync(form);
    }

    // for one edition: all of them are for whoever asks for them
    private NewAccount Fresh() => new() { Language = draft.Language ?? Language, Way = draft.Way, EditionId = AccountSpeech.HomeOf(Desk, Options.Value)?.Id };

    // faults belong to the sent values, not to those being corrected
    private void Typed() => faults = [];

    private async Task ReadAsync()
    {
        var actor = await ActorAsync();
        isProven = actor.IsProven(Clock.GetUtcNow().UtcDateTime);
        rows = await List.ReadAsync(actor, Closing);
        StateHasChanged();
    }

    private async Task CreateAsync()
    {
        if (isMaking || (HasJustDone && !draft.IsBegun)) return;
        isMaking = true;
        try
        {
            var isInvited = IsInvited;
            faults = isInvited ? await InviteAsync() : await MakeAsync();
            leads = faults.Count > 0;
            if (leads) return;
            draft = Fresh();
            Done(Text[isInvited ? "InvitationOnItsWay" : "Created"]);
        }
        finally
        {
            isMaking = false;
        }
    }

    private async Task<IReadOnlyList<string>> MakeAsync() =>
        (await Create.ExecuteAsync(new(draft.Name ?? "", draft.Email ?? "", draft.Password ?? "", draft.Role, draft.EditionId), await ActorAsync(), Closing)).Match<IReadOnlyList<string>>(created: _ => [], refused: refused => refused.Faults);

    private async Task<IReadOnlyList<string>> InviteAsync() =>
        (await Invite.ExecuteAsync(new(draft.Name ?? "", draft.Email ?? "", draft.Language ?? Language, draft.Role, draft.EditionId), await ActorAsync(), Closing)).Match<IReadOnlyList<string>>(invited: _ => [], refused: refused => refused.Faults, mailIsOff: _ => ["MailIsOff"]);

    // each beside its field
    private string? Fault(params string[] codes) => AccountSpeech.Faults(Text, [.. faults.Intersect(codes, StringComparer.Ordinal)]);

    private sealed class NewAccount
    {
        public bool IsBegun => !string.IsNullOrEmpty(Name) || !string.IsNullOrEmpty(Email) || !string.IsNullOrEmpty(Password);

        public const string Invited = "invited", WithPassword = "password";

        public string? Way { get; set; } = Invited;

        public string? Language { get; set; }

        public string? Name { get; set; }

        public string? Email { get; set; }

        public string? Password { get; set; }

        public string? Role { get; set; } = "registration";

        public Guid? EditionId { get; set; }
    }
}
