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
    private IReadOnlyList<Choice<DelegationKind>> kinds = [];
    private IReadOnlyList<Choice<string>> states = [];
    private Draft<DelegationFields> draft = new(null, 0, new DelegationFields());
    private string? state;
    private Guid? taken;
    private bool saving, saved;
    private string? problem;

    /// <summary>The delegation to amend; null creates a new one.</summary>
    [Parameter] public DelegationList.Row? Delegation { get; set; }

    /// <summary>The delegation is saved.</summary>
    [Parameter] public EventCallback<Guid> Saved { get; set; }

    /// <summary>The form was left without saving.</summary>
    [Parameter] public EventCallback Left { get; set; }

    protected override void OnInitialized()
    {
        kinds = Choice.Of<DelegationKind>(each => L[$"Kind.{each}"]);
        states = [new(null, L["ChooseState"]), .. States.All.OrderBy(each => each.OrderIn(Language)).Select(each => new Choice<string>(each.Iso2, $"{each.Name.Best(Language).Text} · {each.Iso2}", string.Join(' ', each.Name.Values.Values)))];
        if (Delegation is not { } row) return;
        if (row.Iso2 is { Length: > 0 } code && States.Find(code) is null) states = [.. states, new(code, code)];
        var fields = new DelegationFields { Kind = row.Kind, Iso2 = row.Iso2, Abbreviation = row.Abbreviation, Name = row.Name };
        (draft, state) = (new(row.Id, row.Version, fields), row.Iso2);
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender) await browser.BeginAsync("first-field", Closing);
    }

    private async Task SaveAsync()
    {
        if (saving) return;
        saving = true;
        (draft.Faults, problem, taken) = ([], null, null);
        try
        {
            if (Delegation is null) await CreateAsync();
            else await AmendAsync(Delegation.Id);
        }
        finally
        {
            // already saved: ignore a second press that was queued
            saving = saved;
        }
    }

    private async Task CreateAsync()
    {
        var outcome = await create.ExecuteAsync(new(Desk.Edition!.Id, draft.Fields), await ActorAsync(), Closing);
        problem = outcome.Match<string?>(created: _ => null, invalid: invalid => Show(invalid.Faults), taken: other => Show(other.Field, other.DelegationId), noSuchEdition: _ => Words["NoSuchEdition"]);
        if (outcome is not CreateDelegation.Outcome.Created made) return;
        saved = true;
        Done(L["Created", draft.Fields.Name.Best(Language).Text]);
        await Saved.InvokeAsync(made.DelegationId);
    }

    private async Task AmendAsync(Guid id)
    {
        var outcome = await amend.ExecuteAsync(new(id, draft.Version, draft.Fields), await ActorAsync(), Closing);
        problem = outcome.Match<string?>(amended: _ => null, invalid: invalid => Show(invalid.Faults), taken: other => Show(other.Field, other.DelegationId), changedMeanwhile: _ => null, noSuchDelegation: _ => L["Gone"]);
        if (outcome is AmendDelegation.Outcome.ChangedMeanwhile changed)
        {
            draft.Merge(changed.Version, changed.Current, TextOf);
            state = draft.Fields.Iso2;
        }

        if (outcome is not AmendDelegation.Outcome.Amended) return;
        saved = true;
        Done(L["Saved", draft.Fields.Name.Best(Language).Text]);
        await Saved.InvokeAsync(id);
    }

    private string Show(IReadOnlyList<FieldFault> found)
    {
        draft.Faults = found;
        return L["Invalid"];
    }

    private string Show(string field, Guid other)
    {
        draft.Faults = [new FieldFault(field, FieldFaultKind.Taken)];
        taken = other;
        return L["Taken"];
    }

    // the names of a State replace only names that were not typed by the clerk
    private void FollowState(string? iso2)
    {
        var (before, after, name) = (States.Find(state)?.Name, States.Find(iso2)?.Name, draft.Fields.Name);
        state = iso2;
        var follows = after ?? name;
        foreach (var tag in Languages.All.Select(each => each.Tag))
            follows = follows.With(tag, string.IsNullOrWhiteSpace(name.In(tag)) || name.In(tag) == before?.In(tag) ? after?.In(tag) : name.In(tag));
        draft.Fields = draft.Fields with { Name = follows };
    }

    private string? TextOf(object? value) => value is DelegationKind kind ? L[$"Kind.{kind}"].Value : FieldText.Of(value);
}
