using Dushanbe.Conference.Mail;
using Dushanbe.Conference.Web.Security;
using Dushanbe.Conference.Web.Speech;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Localization;

namespace Dushanbe.Conference.Web.Account;

public sealed partial class SignIn
{
    private string? fault;
    private bool isWrongKey;
    private TimeSpan wait;

    [CascadingParameter] private HttpContext Http { get; set; } = null!;

    [SupplyParameterFromForm(FormName = "sign-in")] private Form Input { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "return")] private string? Return { get; set; }

    [Inject] private SignInManager<Accounts.Account> Door { get; set; } = null!;

    [Inject] private Throttle Throttle { get; set; } = null!;

    [Inject] private SecurityLog Security { get; set; } = null!;

    [Inject] private IMailTransport Mail { get; set; } = null!;

    [Inject] private KnownDevice Devices { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private IStringLocalizer<Words> Words { get; set; } = null!;

    [Inject] private IStringLocalizer<SignIn> Text { get; set; } = null!;

    [SupplyParameterFromForm(FormName = "passkey")] private PasskeyForm Key { get; set; } = null!;

    protected override void OnInitialized()
    {
        Input ??= new Form();
        Key ??= new PasskeyForm();
    }

    private async Task SignInAsync()
    {
        var (email, password) = (Input.Email?.Trim() ?? "", Input.Password ?? "");
        // an empty password is not an attempt
        if (email.Length == 0 || password.Length == 0)
        {
            fault = "Wrong";
            return;
        }

        var attempt = new Throttle.Attempt(email, Http.Connection.RemoteIpAddress, Devices.Of(Http.Request, email));
        wait = Throttle.Enter(attempt);
        if (wait > TimeSpan.Zero)
        {
            Security.Wait(wait);
            TooMany.Answer(Http, wait);
            fault = "TooMany";
            return;
        }

        var result = await Door.PasswordSignInAsync(email, password, isPersistent: false, lockoutOnFailure: false);
        if (result.Succeeded || result.RequiresTwoFactor)
        {
            Throttle.Forgive(attempt);
            Devices.Remember(Http, email);
            var back = Visitors.Local(Return, "/desk");
            var page = result.RequiresTwoFactor ? Visitors.WithReturn("/account/second-step", back) : ((AccountSignIn)Door).NeedsSecondStep ? Visitors.WithReturn("/account/authenticator", back) : back;
            Navigation.NavigateTo($"{Http.Request.PathBase}{page}");
            return;
        }

        Throttle.Fail(attempt);
        fault = "Wrong";
    }

    private async Task UsePasskeyAsync()
    {
        if (!string.IsNullOrEmpty(Key.Credential) && (await Door.PasskeySignInAsync(Key.Credential)).Succeeded) Navigation.NavigateTo($"{Http.Request.PathBase}{Visitors.Local(Return, "/desk")}");
        else isWrongKey = true;
    }

    internal sealed class Form
    {
        public string? Email { get; set; }

        public string? Password { get; set; }
    }
}
