using Dushanbe.Conference.Access;
using Dushanbe.Conference.Accounts;
using Dushanbe.Conference.Web.Security;
using Dushanbe.Conference.Web.Speech;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Dushanbe.Conference.Web.Account;

/// <summary>Creates the first organizer of an installation, with the link from the server's console.</summary>
public sealed partial class SetUp
{
    private IReadOnlyList<string> faults = [];
    private bool holds;
    private TimeSpan wait;
    private bool done;

    [CascadingParameter] private HttpContext Http { get; set; } = null!;

    [SupplyParameterFromForm] private Form Input { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "token")] private string? Token { get; set; }

    [Inject] private SetUpLink Link { get; set; } = null!;

    [Inject] private CreateAccount Operation { get; set; } = null!;

    [Inject] private Throttle Throttle { get; set; } = null!;

    [Inject] private IStringLocalizer<Words> Words { get; set; } = null!;

    [Inject] private IStringLocalizer<SetUp> Text { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        Input ??= new Form();
        holds = await Link.HoldsAsync(Token, Http.RequestAborted);
        if (holds) return;
        // looking at the page, sending it without a key, and sending one where there is none to be found guess nothing, and are
        // no failure; the right link is never delayed by failures of others
        var guesses = HttpMethods.IsPost(Http.Request.Method) && !string.IsNullOrEmpty(Token) && Link.IsThere;
        var attempt = new Throttle.Attempt(null, Http.Connection.RemoteIpAddress);
        wait = guesses ? Throttle.Enter(attempt) : TimeSpan.Zero;
        if (wait > TimeSpan.Zero)
        {
            TooMany.Answer(Http, wait);
            return;
        }

        if (guesses) Throttle.Fail(attempt);
        Http.Response.StatusCode = StatusCodes.Status403Forbidden;
    }

    private async Task CreateAsync()
    {
        if (!holds) return;
        if (Input.Password != Input.Again)
        {
            faults = ["NotTheSame"];
            return;
        }

        // claimed before it is used: of concurrent posts one creates an organizer
        if (!await Link.TakeAsync(Token, Http.RequestAborted))
        {
            holds = false;
            Http.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        try
        {
            await MakeAsync();
        }
        finally
        {
            if (done) Link.Spend();
            else Link.GiveBack();
        }
    }

    private async Task MakeAsync()
    {
        // the token proves to be the operator, who alone sees the console
        var outcome = await Operation.ExecuteAsync(new(Input.Name ?? "", Input.Email ?? "", Input.Password ?? "", Roles.Owner), Actor.Operator, Http.RequestAborted);
        faults = outcome.Match<IReadOnlyList<string>>(created: _ => [], refused: refused => refused.Faults);
        done = faults.Count == 0;
    }

    internal sealed class Form
    {
        public string? Name { get; set; }

        public string? Email { get; set; }

        public string? Password { get; set; }

        public string? Again { get; set; }
    }
}
