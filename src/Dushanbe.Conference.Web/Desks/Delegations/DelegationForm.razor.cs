using System.Globalization;
using Dushanbe.Conference.Delegations;
using Dushanbe.Conference.Forms;
using Dushanbe.Conference.Names;
using Dushanbe.Conference.Register;
using Dushanbe.Conference.Web.Kit;
using Dushanbe.Conference.Web.Kit.Fields;
using Microsoft.AspNetCore.Components;

namespace Dushanbe.Conference.Web.Desks.Delegations;

/// <summary>Creates a delegation or amends one; the official names of a State come with its code.</summary>
public sealed partial class DelegationForm(CreateDelegation create, AmendDelegation amend, DeskScript browser) : DeskComponent
{
    private readonly string language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
    private IReadOnlyList<Choice<DelegationKind>> kinds = [];
    private IReadOnlyList<Choice<string>> states = [];
    private IReadOnlyList<FieldFault> faults = [];
    private IReadOnlyList<Clash>? clashes;
    private DelegationDraft draft = new();
    private DelegationDraft seen = new();
    private Guid? taken;
    private long version;
    private bool saving;
    private string? problem;

    /// <summary>The delegation to amend; null creates a new one.</summary>
    [Parameter] public DelegationList.Row? Delegation { get; set; }

    /// <summary>The delegation is saved.</summary>
    [Parameter] public EventCallback<Guid> Saved { get; set; }

    /// <summary>The clerk leaves without saving.</summary>
    [Parameter] public EventCallback Left { get; set; }

    protected override void OnInitialized()
    {
        kinds = Choice.Of<DelegationKind>(each => L[$"Kind.{each}"]);
        states = [new(null, L["ChooseState"]), .. States.All.OrderBy(each => each.OrderIn(language)).Select(each => new Choice<string>(each.Iso2, $"{each.Name.Best(language).Text} · {each.Iso2}", string.Join(' ', each.Name.Values.Values)))];
        if (Delegation is not { } row) return;
        if (row.Iso2 is { Length: > 0 } code && States.Find(code) is null) states = [.. states, new(code, code)];
        var fields = new DelegationFields { Kind = row.Kind, Iso2 = row.Iso2, Abbreviation = row.Abbreviation, Name = row.Name };
        (draft, seen, version) = (new DelegationDraft(fields), new DelegationDraft(fields), row.Version);
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender) await browser.FocusAsync("first-field", Closing);
    }

    private async Task SaveAsync()
    {
        if (saving) return;
        saving = true;
        (faults, problem, taken) = ([], null, null);
        try
        {
            if (Delegation is null) await CreateAsync();
            else await AmendAsync(Delegation.Id);
        }
        finally
        {
            saving = false;
        }
    }

    private async Task CreateAsync()
    {
        var outcome = await create.ExecuteAsync(new(Desk.Edition!.Id, draft.Fields), await ActorAsync(), Closing);
        problem = outcome.Match<string?>(created: _ => null, invalid: invalid => Show(invalid.Faults), taken: other => Show(other.Field, other.DelegationId), noSuchEdition: _ => Words["NoSuchEdition"]);
        if (outcome is not CreateDelegation.Outcome.Created made) return;
        Done(L["Created", draft.Fields.Name.Best(language).Text]);
        await Saved.InvokeAsync(made.DelegationId);
    }

    private async Task AmendAsync(Guid id)
    {
        var outcome = await amend.ExecuteAsync(new(id, version, draft.Fields), await ActorAsync(), Closing);
        problem = outcome.Match<string?>(amended: _ => null, invalid: invalid => Show(invalid.Faults), taken: other => Show(other.Field, other.DelegationId), changedMeanwhile: _ => null, noSuchDelegation: _ => L["Gone"]);
        if (outcome is AmendDelegation.Outcome.ChangedMeanwhile changed)
        {
            var theirs = new DelegationDraft(changed.Current);
            clashes = Clash.Between(seen.Values, theirs.Values, draft.Values, draft.Set);
            (seen, version) = (theirs, changed.Version);
        }

        if (outcome is not AmendDelegation.Outcome.Amended) return;
        Done(L["Saved", draft.Fields.Name.Best(language).Text]);
        await Saved.InvokeAsync(id);
    }

    private string Show(IReadOnlyList<FieldFault> found)
    {
        faults = found;
        return L["Invalid"];
    }

    private string Show(string field, Guid other)
    {
        faults = [new FieldFault(field, FieldFaultKind.Taken)];
        taken = other;
        return L["Taken"];
    }

    private string? Fault(string field) =>
        faults.FirstOrDefault(each => each.Field == field) is { } fault ? L[$"Fault.{fault.Kind}", fault.Limit ?? 0].Value : null;

    private string Shown(string field, string value) => field == nameof(DelegationFields.Kind) ? L[$"Kind.{value}"].Value : value;
}
