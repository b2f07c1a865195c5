using System.Globalization;
using Dushanbe.Conference.Badges;
using Dushanbe.Conference.Forms;
using Dushanbe.Conference.Names;
using Dushanbe.Conference.People;
using Dushanbe.Conference.Prints;
using Dushanbe.Conference.Register;
using Dushanbe.Conference.Web.Kit;
using Dushanbe.Conference.Web.Kit.Fields;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;

namespace Dushanbe.Conference.Web.Desks.People;

/// <summary>Registers a person or amends one; nothing typed is lost, whatever another desk does meanwhile.</summary>
public sealed partial class ParticipantForm(
    RegisterParticipant register,
    AmendParticipant amend,
    FindDuplicates duplicates,
    FormChoices formChoices,
    RemovePhoto removePhoto,
    StartBadgeRun startRun,
    DeskScript browser) : DeskComponent
{
    private static readonly string[] Honorifics = ["H.E. Mr.", "H.E. Ms.", "Mr.", "Ms.", "Dr.", "Prof.", "Gen.", "Maj. Gen.", "Col.", "M.", "Mme", "Sr.", "Sra.", "Г-н", "Г-жа", "Е.П. г-н", "Ҷаноби Олӣ"];

    // a little longer than between the letters of somebody who types with two fingers
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(350);

    private readonly string language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
    private readonly Entry entry = new();
    private IReadOnlyList<Clash>? clashes;
    private IReadOnlyList<FindDuplicates.Match> twins = [];
    private IReadOnlyList<NameWarning> warnings = [];
    private EditContext context = null!;
    private ValidationMessageStore messages = null!;
    private FormChoices.Choices? choices;
    private IReadOnlyList<Choice<Guid>> categories = [];
    private IReadOnlyList<Choice<Guid?>> delegations = [];
    private IReadOnlyList<Choice<Capacity>> capacities = [];
    private ParticipantFields seen = new();
    private ParticipantFields mine = new();
    private PhotoEditor? photo;
    private long version;
    private bool seesContacts = true, saving, printNow, photoRemoved, focus = true;
    private string? problem;

    /// <summary>The person to amend; null registers a new one.</summary>
    [Parameter] public ParticipantDetails.Person? Person { get; set; }

    /// <summary>What had been typed into the search box; the start of a new person's name.</summary>
    [Parameter] public string Typed { get; set; } = "";

    /// <summary>The person is saved; perhaps the photo is not, and why.</summary>
    [Parameter] public EventCallback<(Guid Id, string? Trouble)> Saved { get; set; }

    /// <summary>The clerk leaves without saving.</summary>
    [Parameter] public EventCallback Left { get; set; }

    private string? PhotoAddress => !photoRemoved && Person is { Row: { PhotoHash: { } hash, Id: var id } } ? Desk.Address($"participants/{id}/photo?v={hash[..8]}") : null;

    private string? WholePhotoAddress => PhotoAddress is null ? null : Desk.Address($"participants/{Person!.Row.Id}/photo?original=true");

    protected override async Task OnInitializedAsync()
    {
        context = new EditContext(entry);
        messages = new ValidationMessageStore(context);
        choices = await formChoices.ReadAsync(Desk.Edition!.Id, language, await ActorAsync(), Closing);
        categories = [.. choices.Categories.Select(each => Choice.Named(each.Id, each.Word, letter: each.Letter))];
        delegations = [new(null, L["NoDelegation"]), .. choices.Delegations.Select(each => Choice.Named<Guid?>(each.Id, each.Name, each.Code))];
        capacities = Choice.Of<Capacity>(each => P[$"Capacity.{each}"]);
        if (Person is { } person)
        {
            (seen, version, seesContacts) = (person.Fields, person.Row.Version, person.SeesContacts);
            entry.Take(person.Fields);
            Warn();
        }
        else
        {
            entry.CategoryId = choices.DefaultCategory;
            StartName(Typed);
            Warn();
            await LookForTwinsAsync(Closing);
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (choices is null || !focus) return;
        focus = false;
        await browser.FocusAsync("first-field", Closing);
    }

    private void StartName(string text)
    {
        var words = text.Trim().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0 || BadgeNumber.Read(text) is not null || text.Contains('@', StringComparison.Ordinal)) return;
        if (words[0].Any(letter => letter > '\u024F')) entry.NativeName = text.Trim();
        else if (words.Length == 1) entry.Family = words[0];
        else (entry.Given, entry.Family) = (string.Join(' ', words[..^1]), words[^1]);
    }

    private Task TypedAsync() => AfterPauseAsync(Pause, LookForTwinsAsync);

    private Task DelegationChosenAsync()
    {
        Warn();
        return TypedAsync();
    }

    private async Task LookForTwinsAsync(CancellationToken cancel)
    {
        var form = new FindDuplicates.Form(Desk.Edition!.Id, entry.Given, entry.Family, entry.NativeName, entry.Email, entry.DelegationId, Person?.Row.Id);
        twins = string.IsNullOrWhiteSpace(entry.Given + entry.Family + entry.NativeName + entry.Email) ? [] : await duplicates.ReadAsync(form, await ActorAsync(), cancel);
    }

    private void Warn() => warnings = NameWarnings.Of(entry.Name, StateOf(entry.DelegationId));

    private void Repair()
    {
        var name = NameWarnings.Repaired(entry.Name, StateOf(entry.DelegationId));
        (entry.Honorific, entry.Given, entry.Family, entry.NativeName) = (name.Honorific, name.Given, name.Family, name.Native);
        Warn();
    }

    private string TwinNames => string.Join("; ", twins.Select(each => NameStyle.Listed.Of(each.Row.Name)));

    private string? StateOf(Guid? delegation) => choices?.Delegations.FirstOrDefault(each => each.Id == delegation)?.Iso2;

    private async Task SaveAsync()
    {
        if (saving) return;
        saving = true;
        messages.Clear();
        problem = null;
        try
        {
            if (Person is null) await RegisterAsync();
            else await AmendAsync(Person.Row.Id);
        }
        finally
        {
            saving = false;
            context.NotifyValidationStateChanged();
        }
    }

    private async Task RegisterAsync()
    {
        var actor = await ActorAsync();
        var outcome = await register.ExecuteAsync(new(Desk.Edition!.Id, entry.Fields), actor, Closing);
        problem = outcome.Match<string?>(registered: _ => null, invalid: invalid => Show(invalid.Faults), noSuchEdition: _ => L["NoSuchEdition"]);
        if (outcome is not RegisterParticipant.Outcome.Registered done) return;
        Done(L["Registered", NameStyle.Spoken.Of(entry.Name)]);
        var trouble = photo is null ? null : await photo.SendAsync(Desk.Address($"participants/{done.ParticipantId}/photo"));
        if (printNow && await startRun.ExecuteAsync(new(Desk.Edition.Id, BadgeSelection.Of(done.ParticipantId)), actor, Closing) is StartBadgeRun.Outcome.Started run)
            await browser.FetchAsync(Desk.Address($"badges/{run.RunId}.pdf"), Closing);
        await Saved.InvokeAsync((done.ParticipantId, trouble));
    }

    private async Task AmendAsync(Guid id)
    {
        var outcome = await amend.ExecuteAsync(new(id, version, seen, entry.Fields), await ActorAsync(), Closing);
        problem = outcome.Match<string?>(amended: _ => null, invalid: invalid => Show(invalid.Faults), changedMeanwhile: _ => null, noSuchParticipant: _ => L["Gone"]);
        if (outcome is AmendParticipant.Outcome.ChangedMeanwhile changed)
        {
            // what was not touched here follows the other desk; what both touched is asked
            foreach (var conflict in changed.Conflicts.Where(each => each.Yours == each.Was)) entry.Take(changed.Current, conflict.Field);
            clashes = [.. changed.Conflicts.Where(each => each.Yours != each.Was && each.Yours != each.Is).Select(each => new Clash(each.Field, TextOf(each.Field, changed.Current), TextOf(each.Field, entry.Fields), each.By))];
            (version, seen, mine) = (changed.Version, changed.Current, entry.Fields);
            return;
        }

        if (outcome is not AmendParticipant.Outcome.Amended) return;
        Done(L["Saved", NameStyle.Spoken.Of(entry.Name)]);
        await Saved.InvokeAsync((id, photo is null ? null : await photo.SendAsync(Desk.Address($"participants/{id}/photo"))));
    }

    private async Task RemovePhotoAsync()
    {
        await removePhoto.ExecuteAsync(new(Person!.Row.Id), await ActorAsync(), Closing);
        photoRemoved = true;
    }

    private void Choose(Clash.Choice choice)
    {
        entry.Take(choice.IsTheirs ? seen : mine, choice.Field);
        Warn();
    }

    private string TextOf(string field, ParticipantFields fields) => fields.ValueOf(field) switch
    {
        Guid id => choices!.Delegations.FirstOrDefault(each => each.Id == id)?.Name.Best(language).Text ?? choices.Categories.FirstOrDefault(each => each.Id == id)?.Word.Best(language).Text ?? "",
        Capacity capacity => P[$"Capacity.{capacity}"],
        var value => value?.ToString() ?? "",
    };

    private string Show(IReadOnlyList<FieldFault> faults)
    {
        foreach (var fault in faults) messages.Add(context.Field(fault.Field), L[$"Fault.{fault.Kind}", fault.Limit ?? 0]);
        return L["Invalid"];
    }

    /// <summary>The form as typed.</summary>
    public sealed class Entry
    {
        /// <summary>As in <see cref="ParticipantFields"/>; so the others.</summary>
        public string? Honorific { get; set; }

        public string? Given { get; set; }

        public string? Family { get; set; }

        public string? NativeName { get; set; }

        public Guid? DelegationId { get; set; }

        public Guid CategoryId { get; set; }

        public Capacity Capacity { get; set; }

        public string? Function { get; set; }

        public string? Organization { get; set; }

        public string? Email { get; set; }

        public string? Phone { get; set; }

        internal PersonName Name => new(Honorific, Blank(Given), Blank(Family), Blank(NativeName));

        internal ParticipantFields Fields => new()
        {
            Honorific = Honorific,
            Given = Given,
            Family = Family,
            NativeName = NativeName,
            DelegationId = DelegationId,
            CategoryId = CategoryId,
            Capacity = Capacity,
            Function = Function,
            Organization = Organization,
            Email = Email,
            Phone = Phone,
        };

        internal void Take(ParticipantFields fields)
        {
            foreach (var property in typeof(Entry).GetProperties().Where(each => each.CanWrite)) Take(fields, property.Name);
        }

        internal void Take(ParticipantFields fields, string field) => typeof(Entry).GetProperty(field)!.SetValue(this, fields.ValueOf(field));

        private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
    }
}
