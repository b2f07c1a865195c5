using Dushanbe.Conference.Web.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Localization;

namespace Dushanbe.Conference.Web.Account;

public sealed partial class SignIn
{
    private string? fault;

    [CascadingParameter] private HttpContext Http { get; set; } = null!;

    [SupplyParameterFromForm] private Form Input { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "return")] private string? Return { get; set; }

    [Inject] private SignInManager<Accounts.Account> Door { get; set; } = null!;

    [Inject] private Failures Failures { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private IStringLocalizer<SignIn> Text { get; set; } = null!;

    protected override void OnInitialized() => Input ??= new Form();

    private async Task SignInAsync()
    {
        if (Failures.TooMany(Http))
        {
            Http.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            fault = "TooMany";
            return;
        }

        var result = await Door.PasswordSignInAsync(Input.Email?.Trim() ?? "", Input.Password ?? "", isPersistent: false, lockoutOnFailure: true);
        if (result.Succeeded)
        {
            Navigation.NavigateTo($"{Http.Request.PathBase}{Visitors.Local(Return, "/desk")}");
            return;
        }

        Failures.Count(Http);
        fault = result.IsLockedOut ? "Locked" : "Wrong";
    }

    internal sealed class Form
    {
        public string? Email { get; set; }

        public string? Password { get; set; }
    }
}
