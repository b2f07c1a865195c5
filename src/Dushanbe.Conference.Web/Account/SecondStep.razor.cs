using Dushanbe.Conference.Accounts.SecondStep;
using Dushanbe.Conference.Web.Security;
using Dushanbe.Conference.Web.Speech;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Localization;

namespace Dushanbe.Conference.Web.Account;

/// <summary>The second step of a sign-in: a code of the authenticator app, or a recovery code.</summary>
public sealed partial class SecondStep
{
    private string? fault;
    private bool isOver;

    [CascadingParameter] private HttpContext Http { get; set; } = null!;

    [SupplyParameterFromForm] private Form Input { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "return")] private string? Return { get; set; }

    [Inject] private SignInManager<Accounts.Account> Door { get; set; } = null!;

    [Inject] private SecurityLog Security { get; set; } = null!;

    [Inject] private CheckSecondStep Check { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private IStringLocalizer<SignInWords> Text { get; set; } = null!;

    [Inject] private IStringLocalizer<Words> Words { get; set; } = null!;

    private AccountSignIn Ours => (AccountSignIn)Door;

    protected override async Task OnInitializedAsync()
    {
        Input ??= new Form();
        isOver = await Ours.HalfwayAsync() is null;
    }

    private async Task CheckAsync()
    {
        if (isOver || await Ours.HalfwayAsync() is not { } account) return;
        fault = (await Check.ExecuteAsync(account.Id, Input.Code ?? "", Http.RequestAborted)).Match<string?>(right: _ => null, wrong: _ => "WrongCode", locked: _ => "CodesLocked");
        if (fault is not null)
        {
            Security.Fail(fault == "CodesLocked" ? "a code while none is accepted" : "wrong code", account.Id);
            return;
        }

        await Ours.FinishAsync(account);
        Navigation.NavigateTo($"{Http.Request.PathBase}{Visitors.Local(Return, "/desk")}");
    }

    internal sealed class Form
    {
        public string? Code { get; set; }
    }
}
