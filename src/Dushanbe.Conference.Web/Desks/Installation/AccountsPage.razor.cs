using Dushanbe.Conference.Access;
using Dushanbe.Conference.Accounts;
using Dushanbe.Conference.Web.Kit;
using Dushanbe.Conference.Web.Kit.Fields;
using Dushanbe.Conference.Web.Speech;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Dushanbe.Conference.Web.Desks.Installation;

/// <summary>The accounts and their roles.</summary>
public sealed partial class AccountsPage
{
    private IReadOnlyList<AccountList.Row>? rows;
    private AccountList.Row? chosen;
    private NewAccount draft = new();
    private IReadOnlyList<string> faults = [];
    private Guid? scope;
    private string? post;
    private string? password;
    private string? problem;
    private bool isMaking, leads;
    private ElementReference form;
    private IReadOnlyList<Choice<string>> posts = [];
    private IReadOnlyList<Choice<Guid?>> scopes = [];

    [Inject] private AccountList List { get; set; } = null!;

    [Inject] private CreateAccount Create { get; set; } = null!;

    [Inject] private ChangeGrants Grants { get; set; } = null!;

    [Inject] private ResetPassword Passwords { get; set; } = null!;

    [Inject] private CloseAccount Closes { get; set; } = null!;

    [Inject] private DeskScript Browser { get; set; } = null!;

    [Inject] private IStringLocalizer<AccountsPage> Text { get; set; } = null!;

    [Inject] private IStringLocalizer<Words> Words { get; set; } = null!;

    [Inject] private IStringLocalizer<FieldWords> Fields { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        posts = [new(null, PostName(null)), .. Posts.All.Select(each => new Choice<string>(each.Name, PostName(each.Name)))];
        scopes = [new(null, ScopeName(null)), .. Desk.Editions.Select(each => Choice.Named<Guid?>(each.Id, each.ShortTitle))];
        On<AccountChanged>(_ => ReadAsync());
        await ReadAsync();
    }

    // keyboard and screen reader users are led to the invalid field
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!leads) return;
        leads = false;
        await Browser.FocusWrongAsync(form);
    }

    // faults belong to the sent values, not to those being corrected
    private void Typed() => faults = [];

    private async Task ReadAsync()
    {
        rows = await List.ReadAsync(await ActorAsync(), Closing);
        chosen = rows.FirstOrDefault(each => each.Id == chosen?.Id);
        StateHasChanged();
    }

    // the panel is below the table, perhaps far down
    private async Task ChooseAsync(AccountList.Row row)
    {
        chosen = chosen?.Id == row.Id ? null : row;
        (scope, post, password, problem) = (row.Posts is [var first, ..] ? first.EditionId : null, row.Posts is [{ Post: var held }, ..] ? held : null, null, null);
        StateHasChanged();
        if (chosen is not null) await Browser.FocusAsync("chosen", Closing);
    }

    private async Task CreateAsync()
    {
        if (isMaking) return;
        isMaking = true;
        try
        {
            var outcome = await Create.ExecuteAsync(new(draft.Name ?? "", draft.Email ?? "", draft.Password ?? "", draft.Post, draft.EditionId), await ActorAsync(), Closing);
            faults = outcome.Match<IReadOnlyList<string>>(created: _ => [], refused: refused => refused.Faults);
            leads = faults.Count > 0;
            if (leads) return;
            draft = new NewAccount();
            Done(Text["Created"]);
        }
        finally
        {
            isMaking = false;
        }
    }

    private async Task GrantAsync()
    {
        var outcome = await Grants.ExecuteAsync(new(chosen!.Id, scope, post), await ActorAsync(), Closing);
        Say(outcome.Match<string?>(changed: _ => null, lastOrganizer: _ => Text["LastOrganizer"], noSuchAccount: _ => Text["Gone"]), Text["Granted"]);
    }

    private async Task ResetAsync()
    {
        var outcome = await Passwords.ExecuteAsync(new(chosen!.Id, password ?? ""), await ActorAsync(), Closing);
        Say(outcome.Match(done: _ => null, refused: refused => Faults(refused.Faults), noSuchAccount: _ => Text["Gone"]), Text["WasReset"]);
        if (problem is null) password = null;
    }

    private async Task CloseAsync()
    {
        var outcome = await Closes.ExecuteAsync(new(chosen!.Id, Closed: chosen.ClosedAt is null), await ActorAsync(), Closing);
        Say(outcome.Match<string?>(done: _ => null, lastOrganizer: _ => Text["LastOrganizer"], noSuchAccount: _ => Text["Gone"]), Text["Done"]);
    }

    private string? Faults(IReadOnlyList<string> codes) => string.Join(" ", codes.Select(code => Text[$"Fault_{code}", AccountsSetup.PasswordLength, AccountFields.LongestName].Value));

    // each beside its field
    private string? Fault(params string[] codes) => faults.Intersect(codes, StringComparer.Ordinal).ToList() is { Count: > 0 } mine ? Faults(mine) : null;

    private void Say(string? fault, string done)
    {
        problem = fault;
        if (fault is null) Done(done);
    }

    private string PostName(string? name) => Text[name is null ? "Post_none" : $"Post_{name}"];

    private string ScopeName(Guid? edition) => edition is null ? Text["Everywhere"] : Desk.Editions.FirstOrDefault(each => each.Id == edition)?.ShortTitle.Best(Language).Text ?? "";

    private sealed class NewAccount
    {
        public bool IsBegun => !string.IsNullOrEmpty(Name) || !string.IsNullOrEmpty(Email) || !string.IsNullOrEmpty(Password);

        public string? Name { get; set; }

        public string? Email { get; set; }

        public string? Password { get; set; }

        public string? Post { get; set; } = "registration";

        public Guid? EditionId { get; set; }
    }
}
