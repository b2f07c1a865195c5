using Dushanbe.Conference.Accounts;
using Dushanbe.Conference.Web.Security;
using Dushanbe.Conference.Web.Speech;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Localization;

namespace Dushanbe.Conference.Web.Account;

public sealed partial class Password
{
    private IReadOnlyList<string> faults = [];
    private bool changed;

    [CascadingParameter] private HttpContext Http { get; set; } = null!;

    [SupplyParameterFromForm] private Form Input { get; set; } = null!;

    [Inject] private ChangePassword Operation { get; set; } = null!;

    [Inject] private SignInManager<Accounts.Account> Door { get; set; } = null!;

    [Inject] private IStringLocalizer<Password> Text { get; set; } = null!;

    [Inject] private IStringLocalizer<Words> Words { get; set; } = null!;

    protected override void OnInitialized() => Input ??= new Form();

    private async Task ChangeAsync()
    {
        if (Input.New != Input.Again)
        {
            faults = ["NotTheSame"];
            return;
        }

        var outcome = await Operation.ExecuteAsync(new(Input.Current ?? "", Input.New ?? ""), await Http.ActorAsync(), Http.RequestAborted);
        faults = outcome.Match<IReadOnlyList<string>>(changed: _ => [], wrongPassword: _ => ["Wrong"], locked: _ => ["Locked"], refused: refused => refused.Faults);
        changed = faults.Count == 0;
        // the change ended all sessions of the account; renew this one
        if (changed && await Door.UserManager.GetUserAsync(Http.User) is { } account) await Door.RefreshSignInAsync(account);
    }

    internal sealed class Form
    {
        public string? Current { get; set; }

        public string? New { get; set; }

        public string? Again { get; set; }
    }
}
