using Dushanbe.Conference.Mail;
using Dushanbe.Conference.Web.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Dushanbe.Conference.Web.Account;

/// <summary>Sets a password with the link of a letter. Opening the page changes nothing: programs that check mail open it too, often before its reader.</summary>
public sealed partial class PasswordLink
{
    private SetPasswordByLink.Row? link;
    private IReadOnlyList<string> faults = [];
    private bool isDone;
    private string kind = nameof(LinkKind.Reset);

    [CascadingParameter] private HttpContext Http { get; set; } = null!;

    // not in the path, which the scopes of the log have
    [SupplyParameterFromQuery(Name = "token")] private string? Token { get; set; }

    [SupplyParameterFromForm(FormName = "link")] private Form Input { get; set; } = null!;

    [Inject] private SetPasswordByLink Operation { get; set; } = null!;

    [Inject] private IMailTransport Mail { get; set; } = null!;

    [Inject] private IStringLocalizer<PasswordLink> Text { get; set; } = null!;

    private string Title => Text[isDone ? "DoneTitle" : link is null ? "UsedUpTitle" : kind];

    protected override async Task OnInitializedAsync()
    {
        Input ??= new Form();
        link = await Operation.ReadAsync(Token, await Http.ActorAsync(), Http.RequestAborted);
        if (link is null) Http.Response.StatusCode = StatusCodes.Status410Gone;
        else kind = link.Kind.ToString();
    }

    private async Task SetAsync()
    {
        if (link is null) return;
        if (Input.New != Input.Again)
        {
            faults = ["NotTheSame"];
            return;
        }

        var outcome = await Operation.ExecuteAsync(new(Token, Input.New ?? ""), await Http.ActorAsync(), Http.RequestAborted);
        faults = outcome.Match<IReadOnlyList<string>>(done: _ => [], refused: refused => refused.Faults, usedUp: _ => []);
        isDone = outcome is SetPasswordByLink.Outcome.Done;
        if (outcome is not SetPasswordByLink.Outcome.UsedUp) return;
        // another request was first
        link = null;
        Http.Response.StatusCode = StatusCodes.Status410Gone;
    }

    internal sealed class Form
    {
        public string? New { get; set; }

        public string? Again { get; set; }
    }
}
