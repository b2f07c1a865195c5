using Dushanbe.Conference.Web.Security;
using Dushanbe.Conference.Web.Speech;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Localization;

namespace Dushanbe.Conference.Web.Account;

public sealed partial class SignIn
{
    private string? fault;
    private TimeSpan wait;

    [CascadingParameter] private HttpContext Http { get; set; } = null!;

    [SupplyParameterFromForm] private Form Input { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "return")] private string? Return { get; set; }

    [Inject] private SignInManager<Accounts.Account> Door { get; set; } = null!;

    [Inject] private Throttle Throttle { get; set; } = null!;

    [Inject] private KnownDevice Devices { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private IStringLocalizer<Words> Words { get; set; } = null!;

    [Inject] private IStringLocalizer<SignIn> Text { get; set; } = null!;

    protected override void OnInitialized() => Input ??= new Form();

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
            TooMany.Answer(Http, wait);
            fault = "TooMany";
            return;
        }

        if ((await Door.PasswordSignInAsync(email, password, isPersistent: false, lockoutOnFailure: false)).Succeeded)
        {
            Throttle.Forgive(attempt);
            Devices.Remember(Http, email);
            Navigation.NavigateTo($"{Http.Request.PathBase}{Visitors.Local(Return, "/desk")}");
            return;
        }

        Throttle.Fail(attempt);
        fault = "Wrong";
    }

    internal sealed class Form
    {
        public string? Email { get; set; }

        public string? Password { get; set; }
    }
}
