using Dushanbe.Conference.Access;
using Dushanbe.Conference.Badges;
using Dushanbe.Conference.Forms;
using Dushanbe.Conference.Names;
using Dushanbe.Conference.People;
using Dushanbe.Conference.People.Passports;
using Dushanbe.Conference.People.Quotas;
using Dushanbe.Conference.Prints;
using Dushanbe.Conference.Register;
using Dushanbe.Conference.Web.Kit;
using Dushanbe.Conference.Web.Kit.Fields;
using Dushanbe.Conference.Web.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using MudBlazor;

namespace Dushanbe.Conference.Web.Desks.People;

/// <summary>Registers or amends a person; typed values are kept when another desk saves meanwhile.</summary>
public sealed partial class ParticipantForm(
    RegisterParticipant register,
    AmendParticipant amend,
    FindDuplicates duplicates,
    ShowContacts showContacts,
    RecordPassport recordPassport,
    IStringLocalizer<PassportWords> passportWords,
    FormChoices formChoices,
    ReadQuotas quotas,
    RemovePhoto removePhoto,
    PersonDeeds deeds,
    IDialogService dialogs,
    DeskScript browser,
    ILogger<ParticipantForm> log) : DeskComponent
{
    private static readonly string[] Honorifics = ["H.E. Mr.", "H.E. Ms.", "Mr.", "Ms.", "Dr.", "Prof.", "Gen.", "Maj. Gen.", "Col.", "M.", "Mme", "Sr.", "Sra.", "Г-н", "Г-жа", "Е.П. г-н", "Ҷаноби Олӣ"];

    /// <summary>The key that opens the camera.</summary>
    public const string CameraKey = "F2";

    private const string SaveButton = "save-participant", PrintChoice = "print-badge";

    // slightly longer than between the letters of a slow typist
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(350);

    private Draft<ParticipantFields> draft = new(null, 0, new ParticipantFields());
    private IReadOnlyList<Twins.Match> twins = [];
    private IReadOnlyList<NameWarning> warnings = [];
    private FormChoices.Choices? choices;
    private IReadOnlyList<Choice<Guid>> categories = [];
    private IReadOnlyList<Choice<Guid?>> delegations = [];
    private IReadOnlyList<Choice<Capacity>> capacities = [];
    private PhotoEditor? photo;
    private bool seesContacts = true, saving, saved, printNow, photoRemoved, focus = true;
    private string? problem;
    private Guid? before;
    private ReadQuotas.Held? place;

    /// <summary>The person to amend; null registers a new one.</summary>
    [Parameter] public ParticipantDetails.Person? Person { get; set; }

    /// <summary>The text of the search box, as the beginning of a new person's name.</summary>
    [Parameter] public string Typed { get; set; } = "";

    /// <summary>The place of a delegation that a new person is registered for.</summary>
    [Parameter] public Guid? Place { get; set; }

    /// <summary>The person was saved; with a message where the photo was not.</summary>
    [Parameter] public EventCallback<(Guid Id, string? Trouble)> Saved { get; set; }

    /// <summary>The form was left without saving.</summary>
    [Parameter] public EventCallback Left { get; set; }

    // whom somebody else has to approve first gets no badge yet
    private bool MayPrintNow => Person is null && Desk.MayInPart(Permission.PrintBadges) && Desk.MayInPart(Permission.ReviewAccreditations);

    // another name, photo or passport is somebody's whom a reviewer has not seen
    private bool GoesBack => Person is { Row: { State: AccreditationState.Approved } approved } && !Desk.May(Permission.ReviewAccreditations, approved.DelegationId, approved.CategoryId);

    private string? PhotoAddress => !photoRemoved && Person is { Row: { PhotoHash: { } hash, Id: var id } } ? Desk.Address($"participants/{id}/photo?v={hash[..8]}") : null;

    private string? WholePhotoAddress => PhotoAddress is null ? null : Desk.Address($"participants/{Person!.Row.Id}/photo?original=true");

    /// <summary>Opens the camera for the photo of the person.</summary>
    public Task OpenCameraAsync() => photo?.OpenCameraAsync() ?? Task.CompletedTask;

    protected override async Task OnInitializedAsync()
    {
        printNow = MayPrintNow && await browser.RecallsAsync(PrintChoice, Closing);
        On<ParticipantChanged>(HearAsync);
        choices = await formChoices.ReadAsync(Desk.Edition!.Id, Language, await ActorAsync(), Closing);
        categories = [.. choices.Categories.Select(each => Choice.Named(each.Id, each.Word, letter: each.Letter))];
        delegations = [new(null, L["NoDelegation"]), .. choices.Delegations.Select(each => Choice.Named<Guid?>(each.Id, each.Name, each.Code))];
        capacities = Choice.Of<Capacity>(each => P[$"Capacity.{each}"]);
        if (Person is { } person)
        {
            // the delegation of somebody else's member is shown, and stays
            if (person.Row is { DelegationId: { } own, DelegationName: { } name } && !delegations.Any(each => each.Value == own)) delegations = [.. delegations, Choice.Named<Guid?>(own, name, person.Row.DelegationCode)];
            // whoever opens the form reads what is masked beside the list; who only looks does not
            var actor = await ActorAsync();
            var shown = actor.LooksAs is null ? await showContacts.ExecuteAsync(new(person.Row.Id), actor, Closing) : null;
            draft = shown is null ? new(person.Row.Id, person.Row.Version, person.Fields) : new(person.Row.Id, shown.Version, shown.Fields);
            seesContacts = person.SeesContacts && shown is not null;
            Warn();
        }
        else
        {
            place = Place is { } held ? await quotas.PlaceAsync(held, await ActorAsync(), Closing) : null;
            draft.Fields = place is null ? draft.Fields with { CategoryId = choices.DefaultCategory, DelegationId = choices.OnlyDelegation } : draft.Fields with
            {
                CategoryId = place.CategoryId,
                DelegationId = place.DelegationId,
                Capacity = place.Capacity,
                IsHosted = place.IsHosted,
                Function = place.Function.IsEmpty ? null : place.Function.Best(Language).Text,
            };
            StartName(Typed);
            Warn();
            await LookForTwinsAsync(Closing);
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (choices is null || !focus) return;
        focus = false;
        await browser.BeginAsync("first-field", Closing);
    }

    private void StartName(string text)
    {
        if (SearchQuery.Read(text, BadgeNumber.Read).Kind is not SearchKind.Words || text.Contains('@', StringComparison.Ordinal)) return;
        var name = NameGuess.Of(text);
        draft.Fields = draft.Fields with { Given = name.Given, Family = name.Family, NativeName = name.Native };
    }

    private Task TypedAsync() => AfterPauseAsync(Pause, LookForTwinsAsync);

    // another desk may have registered the person who is being typed here
    private async Task HearAsync(ParticipantChanged news)
    {
        if (saving || choices is null || news.EditionId != Desk.Edition!.Id || news.ParticipantId == Person?.Row.Id) return;
        await TypedAsync();
        StateHasChanged();
    }

    private Task DelegationChosenAsync()
    {
        Warn();
        return TypedAsync();
    }

    private async Task LookForTwinsAsync(CancellationToken cancel)
    {
        var typed = draft.Fields;
        var form = new FindDuplicates.Form(Desk.Edition!.Id, typed.Given, typed.Family, typed.NativeName, typed.Email, typed.DelegationId, Person?.Row.Id) { Passport = passport };
        try
        {
            twins = passport is null && string.IsNullOrWhiteSpace(typed.Given + typed.Family + typed.NativeName + typed.Email) ? [] : await duplicates.ReadAsync(form, await ActorAsync(), cancel);
        }
        catch (OtherAccountException)
        {
            // reported when saving; the form keeps what was typed
        }
    }

    private void Warn() => warnings = NameWarnings.Of(TypedName, StateOf(draft.Fields.DelegationId));

    private void Repair()
    {
        var name = NameWarnings.Repaired(TypedName, StateOf(draft.Fields.DelegationId));
        draft.Fields = draft.Fields with { Honorific = name.Honorific, Given = name.Given, Family = name.Family, NativeName = name.Native };
        Warn();
    }

    // spaces alone are not a name
    private PersonName TypedName => new(draft.Fields.Honorific, Blank(draft.Fields.Given), Blank(draft.Fields.Family), Blank(draft.Fields.NativeName));

    private static string NamesOf(IEnumerable<Twins.Match> people) => string.Join("; ", people.Select(each => NameStyle.Listed.Of(each.Row.Name)));

    private string? StateOf(Guid? delegation) => choices?.Delegations.FirstOrDefault(each => each.Id == delegation)?.Iso2;

    private async Task SaveAsync()
    {
        if (saving) return;
        saving = true;
        (draft.Faults, problem, before) = ([], null, null);
        try
        {
            if (Person is null) await RegisterAsync();
            else await AmendAsync(Person.Row.Id);
        }
        finally
        {
            // already saved: a queued second press must not register a second person
            saving = saved;
        }
    }

    private async Task RegisterAsync()
    {
        var actor = await ActorAsync();
        var outcome = await register.ExecuteAsync(new(Desk.Edition!.Id, draft.Fields, draft.Key, [.. twins.Select(each => each.Row.Id)]) { Passport = passport, PlaceId = place?.Id }, actor, Closing);
        problem = outcome.Match<string?>(registered: _ => null, registeredBefore: made => Show(made.ParticipantId), perhapsRegistered: found => Show(found.People), invalid: invalid => Show(invalid.Faults), noPlace: it => Places.NoPlace(it.Limit), placeGone: _ => L["PlaceGone"], noSuchEdition: _ => L["NoSuchEdition"]);
        if (outcome is not RegisterParticipant.Outcome.Registered done) return;
        saved = true;
        // the person is stored, even if photo or badge fail
        var (photoSaved, trouble) = await SendPhotoAsync(done.ParticipantId);
        var passportTrouble = await SavePassportAsync(done.ParticipantId);
        var said = done.State != AccreditationState.Approved ? L["SentToReview", NameStyle.Spoken.Of(TypedName)].Value : L[photoSaved ? "RegisteredWithPhoto" : "Registered", NameStyle.Spoken.Of(TypedName)].Value;
        if (printNow && done.State == AccreditationState.Approved)
        {
            // the badge is not printed where its photo failed
            var printed = trouble is null ? await PrintAsync(done.ParticipantId) : null;
            if (printed is { IsDone: true }) said = $"{said.TrimEnd('.')}. {printed.Message}";
            else trouble = string.Join(' ', new[] { trouble, printed?.Message, L["NotPrinted"].Value }.Where(each => each is not null));
        }

        Done(said);
        await Saved.InvokeAsync((done.ParticipantId, passportTrouble is null ? trouble : string.Join(' ', new[] { trouble, passportTrouble }.OfType<string>())));
    }

    private async Task<(bool IsSaved, string? Trouble)> SendPhotoAsync(Guid id)
    {
        if (photo is not { HasChosen: true }) return (false, null);
        var trouble = await photo.SendAsync(Desk.Address($"participants/{id}/photo"));
        return (trouble is null, trouble);
    }

    private async Task<PersonDeeds.Result?> PrintAsync(Guid id)
    {
        try
        {
            return await deeds.PrintAsync(Desk, new(Desk.Edition!.Id, BadgeSelection.Of(id)), 0, ActorAsync, dialogs, Closing);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            NotPrinted(log, fault);
            return null;
        }
    }

    [LoggerMessage(2005, LogLevel.Error, "The badge of somebody who was just registered could not be printed")]
    private static partial void NotPrinted(ILogger logger, Exception fault);

    private async Task AmendAsync(Guid id)
    {
        var outcome = await amend.ExecuteAsync(new(id, draft.Version, draft.Seen, draft.Fields), await ActorAsync(), Closing);
        problem = outcome.Match<string?>(amended: _ => null, invalid: invalid => Show(invalid.Faults), changedMeanwhile: _ => null, noPlace: it => Places.NoPlace(it.Limit), noSuchParticipant: _ => L["Gone"]);
        if (outcome is AmendParticipant.Outcome.ChangedMeanwhile changed)
        {
            draft.Merge(changed.Version, changed.Current, TextOf, field => changed.Conflicts.FirstOrDefault(each => each.Field == field)?.By);
            Warn();
            return;
        }

        if (outcome is not AmendParticipant.Outcome.Amended) return;
        saved = true;
        var (photoSaved, trouble) = await SendPhotoAsync(id);
        Done(L[outcome is AmendParticipant.Outcome.Amended { IsPutBack: true } || (photoSaved && GoesBack) ? "PutBack" : photoSaved ? "SavedWithPhoto" : "Saved", NameStyle.Spoken.Of(TypedName)]);
        await Saved.InvokeAsync((id, trouble));
    }

    private async Task RemovePhotoAsync()
    {
        await removePhoto.ExecuteAsync(new(Person!.Row.Id), await ActorAsync(), Closing);
        photoRemoved = true;
    }

    private string? TextOf(object? value) => value switch
    {
        bool hosted => P[$"IsHosted.{hosted}"],
        Guid id => choices!.Delegations.FirstOrDefault(each => each.Id == id)?.Name.Best(Language).Text ?? choices.Categories.FirstOrDefault(each => each.Id == id)?.Word.Best(Language).Text ?? "",
        Capacity capacity => P[$"Capacity.{capacity}"],
        _ => FieldText.Of(value),
    };

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    private string Show(Guid person)
    {
        before = person;
        return L["RegisteredBefore"];
    }

    private string Show(IReadOnlyList<Twins.Match> found)
    {
        twins = [.. found, .. twins.Where(each => found.All(other => other.Row.Id != each.Row.Id))];
        return L["PerhapsRegistered", NamesOf(found)];
    }

    private string Show(IReadOnlyList<FieldFault> faults)
    {
        draft.Faults = faults;
        return L["Invalid"];
    }
}
