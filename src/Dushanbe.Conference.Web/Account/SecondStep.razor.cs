using Dushanbe.Conference.Accounts.SecondStep;
using Dushanbe.Conference.Web.Security;
using Dushanbe.Conference.Web.Speech;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Localization;

namespace Dushanbe.Conference.Web.Account;

/// <summary>The second step of a sign-in: a code of the authenticator app, a recovery code, or a passkey.</summary>
public sealed partial class SecondStep
{
    private CheckSecondStep.Means means = new(false, false);
    private string? fault;
    private bool isOver, isWrongKey;

    [CascadingParameter] private HttpContext Http { get; set; } = null!;

    [SupplyParameterFromForm(FormName = "second-step")] private Form Input { get; set; } = null!;

    [SupplyParameterFromForm(FormName = "passkey")] private PasskeyForm Key { get; set; } = null!;

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
        Key ??= new PasskeyForm();
        if (await Ours.HalfwayAsync() is { } account) means = await Check.ReadAsync(account.Id, Http.RequestAborted);
        // somebody has taken the second step away meanwhile: the password is enough, from the beginning
        isOver = !means.Any;
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
        GoOn();
    }

    private async Task UsePasskeyAsync()
    {
        if (isOver || await Ours.HalfwayAsync() is not { } account) return;
        isWrongKey = !await Ours.FinishByPasskeyAsync(account, Key.Credential);
        if (!isWrongKey) GoOn();
    }

    private void GoOn() => Navigation.NavigateTo($"{Http.Request.PathBase}{Visitors.Local(Return, "/desk")}");

    internal sealed class Form
    {
        public string? Code { get; set; }
    }
}
