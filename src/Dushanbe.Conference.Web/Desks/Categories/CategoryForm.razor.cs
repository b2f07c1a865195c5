using Dushanbe.Conference.Editions.Categories;
using Dushanbe.Conference.Forms;
using Dushanbe.Conference.Register;
using Dushanbe.Conference.Web.Kit;
using Dushanbe.Conference.Web.Kit.Fields;
using Microsoft.AspNetCore.Components;

namespace Dushanbe.Conference.Web.Desks.Categories;

/// <summary>Creates a category or amends one.</summary>
public sealed partial class CategoryForm(CreateCategory create, AmendCategory amend, DeskScript browser) : DeskComponent
{
    private IReadOnlyList<Choice<CategoryColor>> colors = [];
    private IReadOnlyList<Choice<BadgeDesign>> designs = [];
    private IReadOnlyList<Choice<ListingRule>> rules = [];
    private Draft<CategoryFields> draft = new(null, 0, new CategoryFields());
    private bool saving, saved;
    private string? problem;

    /// <summary>The category to amend; null creates a new one.</summary>
    [Parameter] public CategoryList.Row? Category { get; set; }

    /// <summary>The category is saved.</summary>
    [Parameter] public EventCallback Saved { get; set; }

    /// <summary>The form was left without saving.</summary>
    [Parameter] public EventCallback Left { get; set; }

    private string Preview => draft.Fields.Letter.Trim() is { Length: > 0 } letter ? letter.ToUpperInvariant() : "?";

    protected override void OnInitialized()
    {
        colors = Choice.Of<CategoryColor>(each => L[$"Color.{each}"]);
        designs = Choice.Of<BadgeDesign>(each => B[$"Design.{each}"]);
        rules = Choice.Of<ListingRule>(each => L[$"Listing.{each}"]);
        if (Category is not { } row) return;
        draft = new(row.Id, row.Version, new CategoryFields { Letter = row.Letter, Word = row.Word, Color = row.Color, Design = row.Design, Listing = row.Listing, Places = row.Places, Order = row.Order });
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender) await browser.BeginAsync("first-field", Closing);
    }

    private async Task SaveAsync()
    {
        if (saving) return;
        saving = true;
        (draft.Faults, problem) = ([], null);
        try
        {
            if (Category is null) await CreateAsync();
            else await AmendAsync(Category);
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
        problem = outcome.Match<string?>(created: _ => null, invalid: invalid => Show(invalid.Faults), taken: taken => Taken(taken.Letter), noSuchEdition: _ => Words["NoSuchEdition"]);
        if (outcome is not CreateCategory.Outcome.Created) return;
        saved = true;
        Done(L["Created", Preview]);
        await Saved.InvokeAsync();
    }

    private async Task AmendAsync(CategoryList.Row category)
    {
        var outcome = await amend.ExecuteAsync(new(category.Id, draft.Version, draft.Fields), await ActorAsync(), Closing);
        problem = outcome.Match<string?>(amended: _ => null, invalid: invalid => Show(invalid.Faults), taken: taken => Taken(taken.Letter), changedMeanwhile: _ => null, noSuchCategory: _ => L["Gone"]);
        if (outcome is AmendCategory.Outcome.ChangedMeanwhile changed) draft.Merge(changed.Version, changed.Current, TextOf);
        if (outcome is not AmendCategory.Outcome.Amended) return;
        saved = true;
        Done(L["Saved", Preview]);
        await Saved.InvokeAsync();
    }

    private string Show(IReadOnlyList<FieldFault> found)
    {
        draft.Faults = found;
        return L["Invalid"];
    }

    private string Taken(string letter)
    {
        draft.Faults = [new FieldFault(nameof(CategoryFields.Letter), FieldFaultKind.Taken)];
        return L["Taken", letter];
    }

    private string? TextOf(object? value) => value switch
    {
        CategoryColor color => L[$"Color.{color}"],
        ListingRule rule => L[$"Listing.{rule}"],
        BadgeDesign design => B[$"Design.{design}"],
        _ => FieldText.Of(value),
    };
}
