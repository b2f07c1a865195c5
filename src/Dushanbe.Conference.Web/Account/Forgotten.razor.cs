using System.Globalization;
using Dushanbe.Conference.Mail;
using Dushanbe.Conference.Web.Security;
using Dushanbe.Conference.Web.Speech;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Dushanbe.Conference.Web.Account;

/// <summary>Asks for a link with which to choose a new password. The answer is the same whether there is such an account or not.</summary>
public sealed partial class Forgotten
{
    private bool isAsked, isEmpty;
    private TimeSpan wait;

    [CascadingParameter] private HttpContext Http { get; set; } = null!;

    [SupplyParameterFromForm(FormName = "forgotten")] private Form Input { get; set; } = null!;

    [Inject] private AskForPassword Operation { get; set; } = null!;

    [Inject] private IMailTransport Mail { get; set; } = null!;

    [Inject] private Throttle Throttle { get; set; } = null!;

    [Inject] private SecurityLog Security { get; set; } = null!;

    [Inject] private IStringLocalizer<Words> Words { get; set; } = null!;

    [Inject] private IStringLocalizer<Forgotten> Text { get; set; } = null!;

    protected override void OnInitialized() => Input ??= new Form();

    private async Task AskAsync()
    {
        if (!Mail.IsOn) return;
        isEmpty = string.IsNullOrWhiteSpace(Input.Email);
        if (isEmpty) return;
        // by where it comes from alone: a wait by account would let strangers keep its owner from asking
        wait = Throttle.Enter(new(null, Http.Connection.RemoteIpAddress));
        if (wait > TimeSpan.Zero)
        {
            Security.Wait(wait);
            TooMany.Answer(Http, wait);
            return;
        }

        // nobody's request, whoever else may be signed in in this browser
        await Operation.ExecuteAsync(new(Input.Email!, CultureInfo.CurrentUICulture.TwoLetterISOLanguageName), Access.Actor.Public, Http.RequestAborted);
        isAsked = true;
    }

    internal sealed class Form
    {
        public string? Email { get; set; }
    }
}
