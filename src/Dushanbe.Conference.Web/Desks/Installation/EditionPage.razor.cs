using Dushanbe.Conference.Access;
using Dushanbe.Conference.Editions;
using Dushanbe.Conference.Forms;
using Dushanbe.Conference.Names;
using Dushanbe.Conference.Programme;
using Dushanbe.Conference.Web.Kit;
using Dushanbe.Conference.Web.Kit.Fields;
using Dushanbe.Conference.Web.Speech;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using MudBlazor;

namespace Dushanbe.Conference.Web.Desks.Installation;

/// <summary>Creates or edits an edition: its data, its partners, and publishing its programme.</summary>
public sealed partial class EditionPage
{
    private IReadOnlyList<Choice<string>> languages = [];
    private IReadOnlyList<Choice<NameLead>> leads = [];
    private EditionDetails.Page? page;
    private Draft<EditionContent>? draft;
    private string? slug;
    private string? problem;
    private string? opened;
    private bool isSaving;
    private bool isUnknown;
    private bool mayManage;
    private bool mayPublish;

    /// <summary>The edition's slug; null for a new one.</summary>
    [Parameter] public string? Slug { get; set; }

    [Inject] private EditionDetails Details { get; set; } = null!;

    [Inject] private CreateEdition Create { get; set; } = null!;

    [Inject] private AmendEdition Amend { get; set; } = null!;

    [Inject] private PublishProgramme Publish { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private IStringLocalizer<EditionPage> Text { get; set; } = null!;

    [Inject] private IDialogService Dialogs { get; set; } = null!;

    [Inject] private IStringLocalizer<PublishDialog> Asking { get; set; } = null!;

    [Inject] private IStringLocalizer<EditionsPage> Editions { get; set; } = null!;

    [Inject] private IStringLocalizer<Words> Words { get; set; } = null!;

    [Inject] private IStringLocalizer<FieldWords> FieldWords { get; set; } = null!;

    private string Title => page?.Content.ShortTitle.Best(Language).Text ?? (Slug is null ? Text["New"] : Editions["Title"]);

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
        (page, draft, isUnknown) = (null, null, false);
        if (Slug is null)
        {
            mayManage = actor.May(Permission.ManageEditions, null);
            draft = new(null, 0, new EditionContent());
            return;
        }

        page = await Details.ReadAsync(Slug, actor, Closing);
        isUnknown = page is null;
        if (page is null) return;
        (mayManage, mayPublish) = (actor.May(Permission.ManageEditions, page.Id), actor.May(Permission.EditProgramme, page.Id));
        draft = new(page.Id, page.Version, page.Content);
    }

    private async Task SaveAsync()
    {
        if (isSaving) return;
        (draft!.Faults, problem, isSaving) = ([], null, true);
        try
        {
            if (page is null) await CreateAsync((slug ?? "").Trim(), draft.Fields);
            else await AmendAsync(page, draft);
        }
        finally
        {
            isSaving = false;
        }
    }

    private async Task CreateAsync(string word, EditionContent content)
    {
        var outcome = await Create.ExecuteAsync(new(word, content), await ActorAsync(), Closing);
        var made = outcome.Match(created: _ => true, refused: refused => Show(refused.Faults), slugTaken: _ => Show([new(nameof(Slug), FieldFaultKind.Taken)]));
        if (made) Navigation.NavigateTo($"desk/editions/{word}");
    }

    private async Task AmendAsync(EditionDetails.Page of, Draft<EditionContent> typed)
    {
        var outcome = await Amend.ExecuteAsync(new(of.Id, typed.Version, typed.Fields, typed.Seen), await ActorAsync(), Closing);
        var saved = outcome.Match(amended: _ => true, refused: refused => Show(refused.Faults), changedMeanwhile: _ => Refuse("NotSavedYet"), noSuchEdition: _ => Refuse("Gone"));
        if (outcome is AmendEdition.Outcome.ChangedMeanwhile changed) typed.Merge(changed.Version, changed.Current, TextOf);
        if (!saved) return;
        draft = null;
        await ReloadAsync();
    }

    private async Task PublishAsync()
    {
        if (await PublishDialog.AskAsync(Dialogs, Asking["Title"]) is not { } note) return;
        var outcome = await Publish.ExecuteAsync(new(page!.Id, page.Version, note), await ActorAsync(), Closing);
        if (outcome.Match(published: _ => true, nothingChanged: _ => Tell("NothingToPublish"), noteTooLong: _ => Refuse("NoteTooLong"), changedMeanwhile: _ => Refuse("ChangedMeanwhile"), noSuchEdition: _ => Refuse("Gone"))) await ReloadAsync();
    }

    // saving one part keeps what is typed in others
    private async Task ReloadAsync()
    {
        var typed = draft;
        await ReadAsync();
        if (typed is not null && page is not null)
        {
            typed.Follow(page.Version, page.Content);
            draft = typed;
        }

        problem = null;
        Done(Text["Saved"]);
    }

    // the slug is no field of the content, and a message belongs to the one that was sent
    private void SlugTyped()
    {
        if (SlugFault is null) return;
        draft!.Faults = [.. draft.Faults.Where(each => each.Field != nameof(Slug))];
        if (draft.Faults.Count == 0) problem = null;
    }

    private string? SlugFault => draft!.Faults.FirstOrDefault(each => each.Field == nameof(Slug)) is { } fault ? FieldWords.Of(fault) : null;

    private string? TextOf(object? value) => value is NameLead lead ? Text[$"NameLead_{lead}"].Value : FieldText.Of(value);

    // the form keeps what was typed and shows the faults beside the fields
    private bool Show(IReadOnlyList<FieldFault> found)
    {
        (draft!.Faults, problem) = (found, FieldWords["Unread"]);
        return false;
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
