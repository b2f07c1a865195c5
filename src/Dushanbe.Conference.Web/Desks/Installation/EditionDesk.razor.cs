using System.Globalization;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Editions;
using Dushanbe.Conference.Forms;
using Dushanbe.Conference.Names;
using Dushanbe.Conference.Programme;
using Dushanbe.Conference.Web.Kit;
using Dushanbe.Conference.Web.Kit.Fields;
using Dushanbe.Conference.Web.Speech;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.Localization;
using MudBlazor;

namespace Dushanbe.Conference.Web.Desks.Installation;

/// <summary>Makes an edition or edits one: what it says, its partners, and publishing its programme.</summary>
public sealed partial class EditionDesk
{
    private IReadOnlyList<Choice<string>> languages = [];
    private IReadOnlyList<Choice<NameLead>> leads = [];
    private EditionDetails.Page? page;
    private EditionDraft? draft;
    private EditContext? context;
    private ValidationMessageStore? faults;
    private string? problem;
    private string? opened;
    private bool isSaving;
    private bool isUnknown;
    private bool isRefused;
    private bool mayManage;
    private bool mayPublish;

    /// <summary>The edition's word in addresses; null for a new one.</summary>
    [Parameter] public string? Slug { get; set; }

    [Inject] private EditionDetails Details { get; set; } = null!;

    [Inject] private CreateEdition Create { get; set; } = null!;

    [Inject] private AmendEdition Amend { get; set; } = null!;

    [Inject] private PublishProgramme Publish { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private IStringLocalizer<EditionDesk> Text { get; set; } = null!;

    [Inject] private IDialogService Dialogs { get; set; } = null!;

    [Inject] private IStringLocalizer<PublishDialog> Asking { get; set; } = null!;

    [Inject] private IStringLocalizer<EditionsDesk> Editions { get; set; } = null!;

    [Inject] private IStringLocalizer<Words> Words { get; set; } = null!;

    private string Title => page?.Content.ShortTitle.Best(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName).Text ?? (Slug is null ? Text["New"] : Editions["Title"]);

    protected override void OnInitialized()
    {
        languages = [.. Languages.All.Select(each => new Choice<string>(each.Tag, each.NativeName))];
        leads = Choice.Of<NameLead>(each => Text[$"NameLead_{each}"]);
    }

    protected override async Task OnParametersSetAsync()
    {
        if (opened == $"/{Slug}") return;
        opened = $"/{Slug}";
        await ReadAsync();
    }

    private async Task ReadAsync()
    {
        var actor = await ActorAsync();
        (page, draft, isUnknown, isRefused) = (null, null, false, false);
        if (Slug is null)
        {
            isRefused = !actor.May(Permission.ManageEditions, null);
            mayManage = !isRefused;
            Open(new EditionDraft());
            return;
        }

        var known = Desk.Editions.FirstOrDefault(each => each.Slug == Slug);
        if (known is not null && !actor.May(Permission.ManageEditions, known.Id) && !actor.May(Permission.EditProgramme, known.Id))
        {
            isRefused = true;
            return;
        }

        page = await Details.ReadAsync(Slug, actor, Closing);
        isUnknown = page is null;
        if (page is null) return;
        (mayManage, mayPublish) = (actor.May(Permission.ManageEditions, page.Id), actor.May(Permission.EditProgramme, page.Id));
        Open(EditionDraft.Of(page));
    }

    private void Open(EditionDraft opening)
    {
        draft = opening;
        context = new EditContext(opening);
        faults = new ValidationMessageStore(context);
    }

    private async Task SaveAsync()
    {
        faults!.Clear();
        problem = null;
        var content = draft!.Content;
        if (draft.MissingDays().ToList() is { Count: > 0 } missing)
        {
            Show([.. missing, .. content.Faults()]);
            return;
        }

        isSaving = true;
        try
        {
            if (page is null) await CreateAsync(content);
            else await AmendAsync(page, content);
        }
        finally
        {
            isSaving = false;
        }
    }

    private async Task CreateAsync(EditionContent content)
    {
        var outcome = await Create.ExecuteAsync(new(draft!.Slug.Trim(), content), await ActorAsync(), Closing);
        var made = outcome.Match(created: _ => true, refused: refused => Show(refused.Faults), slugTaken: _ => Show([new(nameof(draft.Slug), FieldFaultKind.Taken)]));
        if (made) Navigation.NavigateTo($"desk/editions/{draft.Slug.Trim()}");
    }

    private async Task AmendAsync(EditionDetails.Page of, EditionContent content)
    {
        var outcome = await Amend.ExecuteAsync(new(of.Id, of.Version, content), await ActorAsync(), Closing);
        var saved = outcome.Match(amended: _ => true, refused: refused => Show(refused.Faults), changedMeanwhile: _ => Refuse("ChangedMeanwhile"), noSuchEdition: _ => Refuse("Gone"));
        if (saved) await ReloadAsync();
    }

    private async Task PublishAsync()
    {
        if (await PublishDialog.AskAsync(Dialogs, Asking["Title"]) is not { } note) return;
        var outcome = await Publish.ExecuteAsync(new(page!.Id, page.Version, note), await ActorAsync(), Closing);
        if (outcome.Match(published: _ => true, nothingChanged: _ => Tell("NothingToPublish"), noteTooLong: _ => Refuse("NoteTooLong"), changedMeanwhile: _ => Refuse("ChangedMeanwhile"), noSuchEdition: _ => Refuse("Gone"))) await ReloadAsync();
    }

    private async Task ReloadAsync()
    {
        await ReadAsync();
        Done(Text["Saved"]);
    }

    // the form keeps what was typed; each field says what is wrong with it
    private bool Show(IReadOnlyList<FieldFault> found)
    {
        foreach (var fault in found) faults!.Add(new FieldIdentifier(draft!, fault.Field), Text[$"Fault_{fault.Kind}", fault.Language ?? ""]);
        context!.NotifyValidationStateChanged();
        return Refuse("Look");
    }

    private bool Tell(string key)
    {
        Done(Text[key]);
        return false;
    }

    private bool Refuse(string key)
    {
        problem = Text[key];
        return false;
    }
}
