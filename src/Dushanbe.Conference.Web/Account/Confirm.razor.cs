using Dushanbe.Conference.Accounts;
using Dushanbe.Conference.Web.Account.OpenId;
using Dushanbe.Conference.Web.Security;
using Dushanbe.Conference.Web.Speech;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Localization;

namespace Dushanbe.Conference.Web.Account;

/// <summary>Asks again who is at the keyboard, before an export, a change of roles or of ways to sign in.</summary>
public sealed partial class Confirm
{
    private ReadSignInMeans.Row? means;
    private string? fault;
    private bool isWrongKey;

    [CascadingParameter] private HttpContext Http { get; set; } = null!;

    [SupplyParameterFromForm(FormName = "confirm")] private Form Input { get; set; } = null!;

    [SupplyParameterFromForm(FormName = "passkey")] private PasskeyForm Key { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "return")] private string? Return { get; set; }

    [Inject] private ReadSignInMeans Means { get; set; } = null!;

    [Inject] private ProveAgain Operation { get; set; } = null!;

    [Inject] private SignInSessions Sessions { get; set; } = null!;

    [Inject] private SignInManager<Accounts.Account> Door { get; set; } = null!;

    [Inject] private Provider Provider { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private IStringLocalizer<SignInWords> Text { get; set; } = null!;

    [Inject] private IStringLocalizer<Words> Words { get; set; } = null!;

    private string Back => Visitors.Local(Return, "/desk");

    protected override async Task OnInitializedAsync()
    {
        Input ??= new Form();
        Key ??= new PasskeyForm();
        means = await Means.ReadAsync(await Http.ActorAsync(), Http.RequestAborted);
    }

    private async Task CheckAsync()
    {
        if (Actors.SessionOf(Http.User) is not { } session) return;
        var wrong = means?.AppSetAt is null ? "WrongPassword" : "WrongCode";
        fault = (await Operation.ExecuteAsync(new(session, Input.Secret ?? ""), await Http.ActorAsync(), Http.RequestAborted)).Match<string?>(proven: _ => null, wrong: _ => wrong, locked: _ => "CodesLocked");
        if (fault is null) Navigation.NavigateTo($"{Http.Request.PathBase}{Back}");
    }

    private async Task UsePasskeyAsync()
    {
        isWrongKey = true;
        if (Actors.SessionOf(Http.User) is not { } session || string.IsNullOrEmpty(Key.Credential)) return;
        var assertion = await Door.PerformPasskeyAssertionAsync(Key.Credential);
        // a key of somebody else proves somebody else
        if (!assertion.Succeeded || assertion.User.Id != (await Http.ActorAsync()).AccountId) return;
        await Door.UserManager.AddOrUpdatePasskeyAsync(assertion.User, assertion.Passkey);
        await Sessions.ProveAsync(session, Http.RequestAborted);
        Navigation.NavigateTo($"{Http.Request.PathBase}{Back}");
    }

    internal sealed class Form
    {
        public string? Secret { get; set; }
    }
}
