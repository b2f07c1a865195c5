using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Dushanbe.Conference.Accounts;
using Dushanbe.Conference.Accounts.SecondStep;
using Dushanbe.Conference.Printing.Drawing;
using Dushanbe.Conference.Web.Security;
using Dushanbe.Conference.Web.Speech;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Localization;

namespace Dushanbe.Conference.Web.Account;

/// <summary>Sets an authenticator app: shows a new secret, and stores it once the app has shown a code of it.</summary>
public sealed partial class AuthenticatorPage
{
    private static readonly TimeSpan Valid = TimeSpan.FromHours(1);

    private IReadOnlyList<string>? codes;
    private string? fault;
    private bool isNeeded, isProven;
    private string shownSecret = "", sealedSecret = "", modules = "";
    private int size;

    [CascadingParameter] private HttpContext Http { get; set; } = null!;

    [SupplyParameterFromForm] private Form Input { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "return")] private string? Return { get; set; }

    [Inject] private ReadSignInMeans Means { get; set; } = null!;

    [Inject] private SetAuthenticator Operation { get; set; } = null!;

    [Inject] private SignInManager<Accounts.Account> Door { get; set; } = null!;

    [Inject] private IDataProtectionProvider Protection { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Inject] private IStringLocalizer<SignInWords> Text { get; set; } = null!;

    [Inject] private IStringLocalizer<Words> Words { get; set; } = null!;

    private string Back => Visitors.Local(Return, "/account");

    // only for the account that the page showed it to: nobody can be made to store a secret that somebody else knows
    private ITimeLimitedDataProtector Sealer(Guid accountId) => Protection.CreateProtector(nameof(AuthenticatorPage), accountId.ToString("N")).ToTimeLimitedDataProtector();

    protected override async Task OnInitializedAsync()
    {
        Input ??= new Form();
        var actor = await Http.ActorAsync();
        if (actor.AccountId is not { } id || await Means.ReadAsync(actor, Http.RequestAborted) is not { } means) return;
        isProven = actor.IsProven(Clock.GetUtcNow().UtcDateTime);
        isNeeded = actor.IsWithheld && means.AppSetAt is null;
        var secret = Unseal(id) ?? TimeCode.NewSecret();
        sealedSecret = Convert.ToBase64String(Sealer(id).Protect(secret, Valid));
        shownSecret = string.Join(' ', TimeCode.ToText(secret).Chunk(4).Select(four => new string(four)));
        var symbol = QrSymbol.Create(TimeCode.Address(secret, Words["Product"], means.Email));
        size = symbol.Count;
        modules = PathOf(symbol);
    }

    private byte[]? Unseal(Guid accountId)
    {
        if (string.IsNullOrEmpty(Input.Sealed)) return null;
        try
        {
            return Sealer(accountId).Unprotect(Convert.FromBase64String(Input.Sealed));
        }
        catch (Exception exception) when (exception is CryptographicException or FormatException)
        {
            return null;
        }
    }

    private async Task SetAsync()
    {
        var actor = await Http.ActorAsync();
        if (actor.AccountId is not { } id) return;
        if (Unseal(id) is not { } secret)
        {
            fault = "AppExpired";
            return;
        }

        var outcome = await Operation.ExecuteAsync(new(secret, Input.Code ?? ""), actor, Http.RequestAborted);
        (codes, fault) = outcome.Match<(IReadOnlyList<string>?, string?)>(done: it => (it.RecoveryCodes, null), wrongCode: _ => (null, "WrongCode"), noAccount: _ => (null, "WrongCode"));
        // all sessions of the account ended; this one goes on, with the second step just made
        if (codes is not null && await Door.UserManager.FindByIdAsync(id.ToString()) is { } account) await ((AccountSignIn)Door).SignInStronglyAsync(account);
    }

    private static string PathOf(IReadOnlyList<System.Collections.BitArray> symbol)
    {
        var path = new StringBuilder();
        for (var y = 0; y < symbol.Count; y++)
            for (var x = 0; x < symbol[y].Count; x++)
                if (symbol[y][x]) path.Append(CultureInfo.InvariantCulture, $"M{x} {y}h1v1h-1z");
        return path.ToString();
    }

    internal sealed class Form
    {
        public string? Code { get; set; }

        public string? Sealed { get; set; }
    }
}
