using Dushanbe.Conference.Access;
using Dushanbe.Conference.Editions;
using Dushanbe.Conference.People;
using Dushanbe.Conference.Prints;
using Dushanbe.Conference.Register;
using Dushanbe.Conference.Web.Kit;
using Dushanbe.Conference.Web.Kit.Fields;
using Dushanbe.Conference.Web.Speech;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Dushanbe.Conference.Web.Desks.People;

/// <summary>The register of participants: a search box, a list, one person beside it, and a key for each action.</summary>
public sealed partial class ParticipantsPage(
    ParticipantRegister register,
    RegisterCounts registerCounts,
    ParticipantDetails details,
    CategoryList categoryList,
    DelegationList delegationList,
    PersonDeeds deeds,
    NavigationManager navigation,
    IDialogService dialogs,
    DeskScript browser) : DeskComponent
{
    private const int PageSize = 50;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(140);

    private readonly HashSet<Guid> picked = [];
    private IReadOnlyList<Choice<Guid?>> categories = [], delegations = [];
    private RegisterCounts.Counts counts = new(0, 0, 0, 0, 0, 0);
    private ParticipantRegister.Page? page;
    private ParticipantRegister.Filter listed = new() { EditionId = default };
    private ParticipantDetails.Person? person;
    private ParticipantForm? form;
    private ParticipantRow? pinned;
    private RegisterSort sort;
    private bool descending;
    private Guid? selected, stepped, heard, category, delegation;
    private string filter = "All", typed = "";
    private string? problem, news;
    private int skip;
    private bool isHidden;

    private enum PageMode
    {
        List,
        New,
        Edit,
    }

    /// <summary>The place that a new person is registered for, from the page of its delegation.</summary>
    [Parameter, SupplyParameterFromQuery(Name = "place")] public Guid? Place { get; set; }

    /// <summary>The edition's word in the address.</summary>
    [Parameter] public string Edition { get; set; } = "";

    /// <summary>The person in the address.</summary>
    [Parameter] public Guid? Id { get; set; }

    private PageMode Mode
    {
        get
        {
            var path = new Uri(navigation.Uri).AbsolutePath;
            return path.EndsWith("/new", StringComparison.Ordinal) ? PageMode.New : path.EndsWith("/edit", StringComparison.Ordinal) ? PageMode.Edit : PageMode.List;
        }
    }

    private Guid EditionId => Desk.Edition!.Id;

    private IEnumerable<(string Key, int Count)> Chips =>
        [("All", counts.All), ("Approved", counts.Approved), ("ToPrint", counts.ToPrint), .. counts.Outdated > 0 || filter == "Outdated" ? [("Outdated", counts.Outdated)] : Array.Empty<(string, int)>(), ("WithoutPhoto", counts.WithoutPhoto), .. OtherStates.Where(each => each.Count > 0 || filter == each.Key), ("Withdrawn", counts.Withdrawn)];

    private IEnumerable<(string Key, int Count)> OtherStates =>
        [("Draft", counts.Draft), ("Submitted", counts.Submitted), ("UnderReview", counts.UnderReview), ("MoreInformation", counts.MoreInformation), ("OnHold", counts.OnHold), ("Rejected", counts.Rejected), ("Revoked", counts.Revoked)];

    private IReadOnlyList<string> Readings => page is null || typed.Length == 0 ? [] : [page.Query.Typed, .. page.Query.AlsoReadAs];

    protected override async Task OnInitializedAsync()
    {
        On<ParticipantChanged>(ChangedAsync);
        On<RegisterChanged>(each => each.EditionId == EditionId ? LoadAsync(isPatient: true) : Task.CompletedTask);
        On<BadgePrinted>(each => each.EditionId == EditionId && page?.Rows.Any(row => row.Id == each.ParticipantId) == true ? LoadAsync(isPatient: true) : Task.CompletedTask);
        var actor = await ActorAsync();
        categories = [new(null, L["AnyCategory"]), .. (await categoryList.ReadAsync(EditionId, actor, Closing)).Select(each => Choice.Named<Guid?>(each.Id, each.Word, letter: each.Letter))];
        delegations = [new(null, L["AnyDelegation"]), .. (await delegationList.ReadAsync(EditionId, null, Language, actor, Closing)).Select(each => Choice.Named<Guid?>(each.Id, each.Name, each.Code))];
    }

    protected override async Task OnParametersSetAsync()
    {
        // on navigation the page gets the previous address once more; a closed person must stay closed
        if (Id != heard && (heard = Id) is { } id && id != person?.Row.Id) await OpenAsync(id);
        if (Mode == PageMode.List) await LoadAsync();
    }

    // the counts do not depend on the search text
    private async Task SearchAsync(CancellationToken cancel, bool isPatient = false)
    {
        var asked = Filter;
        var found = await register.ReadAsync(asked with { IsPatient = isPatient }, await ActorAsync(), cancel);
        // text typed since has a search of its own, which may have finished before this one
        if (isPatient && asked != Filter) return;
        page = found;
        // a person just saved is shown above a list without them, as long as the filter stays
        if (pinned is { } own && (asked != listed || page.Rows.Any(row => row.Id == own.Id))) pinned = null;
        listed = asked;
    }

    private async Task LoadAsync(bool isPatient = false)
    {
        var cancel = Closing;
        await SearchAsync(cancel, isPatient);
        var actor = await ActorAsync();
        counts = await registerCounts.ReadAsync(EditionId, actor, cancel);
        if (person is not null) person = await details.ReadAsync(person.Row.Id, actor, cancel);
        if (pinned is not null) pinned = person?.Row.Id == pinned.Id ? person.Row : (await details.ReadAsync(pinned.Id, actor, cancel))?.Row;
    }

    private Task ChooseAsync(string chip)
    {
        filter = chip;
        return FilteredAsync();
    }

    private async Task FilteredAsync()
    {
        await FromFirstAsync();
        LeaveOut();
    }

    private Task FromFirstAsync()
    {
        skip = 0;
        problem = null;
        return LoadAsync();
    }

    private Task SortAsync(RegisterSort by)
    {
        descending = sort == by && !descending;
        sort = by;
        return FromFirstAsync();
    }

    private string SortOf(RegisterSort by) => sort != by ? "none" : descending ? "descending" : "ascending";

    private string Arrow(RegisterSort by) => sort != by ? "" : descending ? " ▼" : " ▲";

    private Task TurnAsync(int pages)
    {
        if (page is null) return Task.CompletedTask;
        var to = skip + pages * PageSize;
        if (to < 0 || to >= page.Total) return Task.CompletedTask;
        skip = to;
        return SearchAsync(Closing);
    }

    private async Task SelectAsync(Guid id)
    {
        problem = null;
        news = null;
        await OpenAsync(id);
        navigation.NavigateTo(Desk.Address($"participants/{id}"), replace: true);
    }

    private async Task OpenAsync(Guid id)
    {
        // no person to act on until they are loaded
        if (person?.Row.Id != id) person = null;
        person = await details.ReadAsync(id, await ActorAsync(), Closing);
        if (person?.EditionId != EditionId) person = null;
        selected = person?.Row.Id;
        if (person is null) navigation.NavigateTo(Desk.Address("participants"), replace: true);
    }

    private async Task ChangedAsync(ParticipantChanged change)
    {
        if (change.EditionId != EditionId || Mode != PageMode.List) return;
        var own = (await ActorAsync()).Name == change.ActorName;
        if (change.ParticipantId == selected && !own && change.Fields.Count > 0)
            news = L["ChangedElsewhere", string.Join(", ", change.Fields.Select(field => P[$"Field.{field}"].Value)), Words.Who(change.ActorName)];
        if (change.ParticipantId == selected || page?.Rows.Any(row => row.Id == change.ParticipantId) == true || change.Fields.Count == 0) await LoadAsync(isPatient: !own);
        StateHasChanged();
    }

    private void Pick(Guid id)
    {
        if (!picked.Remove(id)) picked.Add(id);
    }

    private Task PickKeyAsync()
    {
        if (selected is { } id) Pick(id);
        return Task.CompletedTask;
    }

    private void New() => navigation.NavigateTo(Desk.Address("participants/new"));

    private Task NewKeyAsync()
    {
        if (Desk.MayInPart(Permission.RegisterParticipants)) New();
        return Task.CompletedTask;
    }

    private void Edit()
    {
        if (person is { } open && Desk.May(Permission.RegisterParticipants, open.Row.DelegationId, open.Row.CategoryId)) navigation.NavigateTo(Desk.Address($"participants/{person.Row.Id}/edit"));
    }

    private Task EditKeyAsync()
    {
        Edit();
        return Task.CompletedTask;
    }

    private async Task SavedAsync((Guid Id, string? Trouble) saved)
    {
        // keep the search text after editing; after registering it was the new name
        if (Mode == PageMode.New) (typed, skip) = ("", 0);
        person = null;
        await OpenAsync(saved.Id);
        problem = saved.Trouble;
        await ShowAsync();
        navigation.NavigateTo(Desk.Address($"participants/{saved.Id}"));
        await browser.StepToAsync($"row-{saved.Id}", Closing);
    }

    // show a saved person even where the page or filter of the list does not include them
    private async Task ShowAsync()
    {
        pinned = null;
        await SearchAsync(Closing);
        if (person is not { Row: var row } || page!.Rows.Any(each => each.Id == row.Id)) return;
        isHidden = !IsWhole && await IsLeftOutAsync(row.Id);
        pinned = row;
    }

    private async Task<bool> IsLeftOutAsync(Guid id)
    {
        var latest = Filter with { Skip = 0, Sort = RegisterSort.Registered, Descending = false, Take = ParticipantRegister.MaxPageSize };
        return (await register.ReadAsync(latest, await ActorAsync(), Closing)).Rows.All(each => each.Id != id);
    }

    private bool IsWhole => typed.Length == 0 && filter == "All" && category is null && delegation is null;

    private void LeaveForm() => navigation.NavigateTo(Desk.Address(person is null ? "participants" : $"participants/{person.Row.Id}"));

    private async Task CloseAsync()
    {
        person = null;
        selected = null;
        news = null;
        navigation.NavigateTo(Desk.Address("participants"), replace: true);
        await LoadAsync();
    }

    private async Task BackAsync()
    {
        if (person is not null && typed.Length == 0) await CloseAsync();
        else await FocusAsync("desk-search");
    }

    private Task FocusAsync(string id) => browser.FocusAsync(id, Closing);
}
