using System.Globalization;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Accounts;
using Dushanbe.Conference.Accounts.SecondStep;
using Dushanbe.Conference.Editions;
using Dushanbe.Conference.Grants;
using Dushanbe.Conference.Web.Account.OpenId;
using Dushanbe.Conference.Web.Host;
using Dushanbe.Conference.Web.Security;
using Dushanbe.Conference.Web.Speech;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace Dushanbe.Conference.Web.Account;

/// <summary>The holder's own page of an account: password, second step, passkeys, and where one is signed in.</summary>
public sealed partial class AccountHome
{
    private ReadSignInMeans.Row? means;
    private IReadOnlyList<string>? codes;
    private string name = "";
    private string? fault, done;
    private Guid? own;
    private bool isProven, ofProvider;
    private string? zone;

    [CascadingParameter] private HttpContext Http { get; set; } = null!;

    [SupplyParameterFromForm(FormName = "passkey")] private PasskeyForm Key { get; set; } = null!;

    [SupplyParameterFromForm(FormName = "passkeys")] private Pick Removed { get; set; } = null!;

    [SupplyParameterFromForm(FormName = "sessions")] private Pick Ended { get; set; } = null!;

    [Inject] private ReadSignInMeans Means { get; set; } = null!;

    [Inject] private ReplaceRecoveryCodes Codes { get; set; } = null!;

    [Inject] private RemoveSecondStep Removes { get; set; } = null!;

    [Inject] private AddPasskey Adds { get; set; } = null!;

    [Inject] private RemovePasskey RemovesKey { get; set; } = null!;

    [Inject] private EndSessions Ends { get; set; } = null!;

    [Inject] private UnlinkProvider Unlinks { get; set; } = null!;

    [Inject] private Provider Provider { get; set; } = null!;

    [Inject] private IStringLocalizer<ProviderWords> ProviderText { get; set; } = null!;

    [Inject] private SignInManager<Accounts.Account> Door { get; set; } = null!;

    [Inject] private FindEdition Editions { get; set; } = null!;

    [Inject] private IOptions<InstallationOptions> Options { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Inject] private IStringLocalizer<SignInWords> Text { get; set; } = null!;

    [Inject] private IStringLocalizer<Words> Words { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        (Key, Removed, Ended) = (Key ?? new(), Removed ?? new(), Ended ?? new());
        own = Actors.SessionOf(Http.User);
        zone = (await Editions.ReadHomeAsync(Options.Value.HomeEdition, Http.RequestAborted))?.ZoneId;
        await ReadAsync();
    }

    private async Task ReadAsync()
    {
        var actor = await Http.ActorAsync();
        (name, isProven, means) = (actor.Name, actor.IsProven(Clock.GetUtcNow().UtcDateTime), await Means.ReadAsync(actor, Http.RequestAborted));
    }

    private async Task ReplaceCodesAsync() =>
        (codes, fault) = (await Codes.ExecuteAsync(await Http.ActorAsync(), Http.RequestAborted)).Match<(IReadOnlyList<string>?, string?)>(done: it => (it.RecoveryCodes, null), noAuthenticator: _ => (null, "AppNone"));

    private async Task RemoveAllAsync()
    {
        var actor = await Http.ActorAsync();
        if (actor.AccountId is not { } id) return;
        fault = (await Removes.ExecuteAsync(new(id), actor, Http.RequestAborted)).Match<string?>(done: _ => null, onlyWay: _ => "PasskeyOnlyWay", noSuchAccount: _ => null);
        if (fault is not null) return;
        // all sessions of the account ended; this one goes on with the password alone
        if (await Door.UserManager.FindByIdAsync(id.ToString()) is { } account) await Door.SignInAsync(account, isPersistent: false);
        done = "RemovedAll";
        means = await Means.ReadAsync(new Actor(id, actor.Name, []), Http.RequestAborted);
    }

    private async Task AddPasskeyAsync()
    {
        var attestation = string.IsNullOrEmpty(Key.Credential) ? null : await Door.PerformPasskeyAttestationAsync(Key.Credential);
        if (attestation is not { Succeeded: true })
        {
            fault = "PasskeyFailed";
            return;
        }

        var outcome = await Adds.ExecuteAsync(new(attestation.Passkey, Key.Name), await Http.ActorAsync(), Http.RequestAborted);
        fault = outcome.Match<string?>(added: _ => null, tooMany: _ => "PasskeysTooMany", noAccount: _ => "PasskeyFailed");
        if (fault is null) done = "PasskeyAdded";
        await ReadAsync();
    }

    private async Task RemovePasskeyAsync()
    {
        var id = new byte[1024];
        if (!Convert.TryFromBase64String(Removed.Id ?? "", id, out var length)) return;
        (done, fault) = (await RemovesKey.ExecuteAsync(new(id[..length]), await Http.ActorAsync(), Http.RequestAborted)).Match<(string?, string?)>(removed: _ => ("PasskeyRemoved", null), notThere: _ => (null, null), onlyWay: _ => (null, "PasskeyOnlyWay"));
        await ReadAsync();
    }

    private async Task UnlinkAsync()
    {
        ofProvider = true;
        (done, fault) = (await Unlinks.ExecuteAsync(new(own), await Http.ActorAsync(), Http.RequestAborted)).Match<(string?, string?)>(
            unlinked: _ => ("Unlinked", null), notLinked: _ => ("Unlinked", null), onlyWay: _ => (null, "OnlyWay"), lastOrganizer: _ => (null, "LastOwner"));
        await ReadAsync();
    }

    private async Task EndSessionAsync()
    {
        Guid? which = Guid.TryParse(Ended.Id, out var id) ? id : null;
        if (which is null && !string.IsNullOrEmpty(Ended.Id)) return;
        await Ends.ExecuteAsync(new(which, own), await Http.ActorAsync(), Http.RequestAborted);
        done = "SessionsEnded";
        await ReadAsync();
    }

    // by the clock of the conference, and by which one that is
    private string When(DateTime utc)
    {
        var local = zone is null ? utc : EditionClock.Local(zone, utc);
        return $"{local.ToString("d MMM yyyy HH:mm", CultureInfo.CurrentCulture)} {DateWords.Offset(local - utc)}";
    }

    internal sealed class Pick
    {
        public string? Id { get; set; }
    }
}
