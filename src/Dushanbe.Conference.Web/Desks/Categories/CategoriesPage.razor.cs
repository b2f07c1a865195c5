using Dushanbe.Conference.Access;
using Dushanbe.Conference.Editions;
using Dushanbe.Conference.Editions.Categories;
using Dushanbe.Conference.Papers;
using Dushanbe.Conference.Register;
using Dushanbe.Conference.Web.Kit;
using Microsoft.AspNetCore.Components;

namespace Dushanbe.Conference.Web.Desks.Categories;

/// <summary>The categories of an edition, which badges show beside the name and which determine the design.</summary>
public sealed partial class CategoriesPage(CategoryList categories, CreateDefaultCategories createUsual, NavigationManager navigation, DeskScript browser) : DeskComponent
{
    private IReadOnlyList<CategoryList.Row>? rows;
    private CategoryList.Row? open;
    private Guid? selected;
    private string? problem;

    /// <summary>The edition's word in the address.</summary>
    [Parameter] public string Edition { get; set; } = "";

    /// <summary>The category in the address.</summary>
    [Parameter] public Guid? Id { get; set; }

    private Guid EditionId => Desk.Edition!.Id;

    private bool MayEdit => Desk.May(Permission.ManageEditions);

    private bool IsNew => new Uri(navigation.Uri).AbsolutePath.EndsWith("/new", StringComparison.Ordinal);

    private bool FormOpen => IsNew || open is not null;

    private int Missing => DefaultCategories.For(EditionId).Count(usual => rows?.Any(row => row.Letter == usual.Letter) != true);

    private IReadOnlyList<DeskKey> Keys => MayEdit
        ?
        [
            new("ArrowDown", L["Key.Next"], () => StepAsync(1)) { Shown = false, Moves = true },
            new("ArrowUp", L["Key.Previous"], () => StepAsync(-1)) { Shown = false, Moves = true },
            new("Enter", L["Key.Edit"], OpenSelectedAsync) { Leaves = true },
            new("Shift+N", L["New"], NewKeyAsync) { Leaves = true },
            .. FormOpen || Missing == 0 ? (DeskKey[])[] : [new("u", L["StartUsual"], StartUsualAsync)],
            new("Escape", L["Leave"], LeaveKeyAsync) { Shown = FormOpen },
        ]
        : [];

    protected override void OnInitialized() => On<RegisterChanged>(news => news.EditionId == EditionId ? LoadAsync() : Task.CompletedTask);

    protected override Task OnParametersSetAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        rows = await categories.ReadAsync(EditionId, await ActorAsync(), Closing);
        // an open form keeps its values; the operation reports what another desk saved
        if (open?.Id != Id) open = rows.FirstOrDefault(each => each.Id == Id);
        StateHasChanged();
    }

    private async Task StepAsync(int by)
    {
        if (rows is not { Count: > 0 } shown) return;
        selected = RowWalk.From(selected, by, [.. shown.Select(row => row.Id)]);
        StateHasChanged();
        await browser.StepToAsync($"row-{selected}", Closing);
    }

    private Task OpenSelectedAsync()
    {
        if (selected is { } id) Open(id);
        return Task.CompletedTask;
    }

    private void Open(Guid id)
    {
        if (!MayEdit) return;
        problem = null;
        navigation.NavigateTo(Desk.Address($"categories/{id}"));
    }

    private void New()
    {
        problem = null;
        navigation.NavigateTo(Desk.Address("categories/new"));
    }

    private Task NewKeyAsync()
    {
        New();
        return Task.CompletedTask;
    }

    private async Task StartUsualAsync()
    {
        if (!MayEdit || Missing == 0) return;
        (_, problem) = Told((await createUsual.ExecuteAsync(new(EditionId), await ActorAsync(), Closing)).Match<(string, string?)>(created: done => ("ok", L["UsualCreated", done.Count]), noSuchEdition: _ => ("bad", Words["NoSuchEdition"])));
        await LoadAsync();
    }

    private void Saved()
    {
        open = null;
        navigation.NavigateTo(Desk.Address("categories"));
    }

    private void Leave() => navigation.NavigateTo(Desk.Address("categories"));

    private Task LeaveKeyAsync()
    {
        if (FormOpen) Leave();
        return Task.CompletedTask;
    }

    private string OtherWords(CategoryList.Row row)
    {
        var shown = row.Word.Best(Language).Language;
        return string.Join(PaperWords.Dot, Names.Languages.All.Where(each => each.Tag != shown).Select(each => row.Word.In(each.Tag)).Where(each => each is not null).Distinct(StringComparer.Ordinal));
    }
}
