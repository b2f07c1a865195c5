using Dushanbe.Conference.Exchange;
using Dushanbe.Conference.Web.Kit;
using Dushanbe.Conference.Work;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Dushanbe.Conference.Web.Desks.Exchange;

/// <summary>
/// Imports participants from a file: uploaded, checked, then imported as a whole or not at all. The import case is in the database
/// and runs in the background, so that the page can be reopened at any time, also after a restart.
/// </summary>
public sealed partial class ImportPage : DeskComponent
{
    private ElementReference form;
    private ScriptModule? script;
    private DotNetObjectReference<ImportPage>? self;
    private IReadOnlyList<ImportList.Row> kept = [];
    private ReadImport.View? current;
    private IDisposable? watching;
    private bool looked;
    private bool sending;
    private int sent;
    private string? problem;
    private ImportPreview? preview;
    private ImportMapping? mapping;
    private KnownChoice known = KnownChoice.Usual;
    private bool rechecking;

    /// <summary>The edition's word in the address.</summary>
    [Parameter] public string Edition { get; set; } = "";

    /// <summary>The import in the address.</summary>
    [Parameter] public Guid? Id { get; set; }

    [Inject] private ReadImport Imports { get; set; } = null!;

    [Inject] private ImportList List { get; set; } = null!;

    [Inject] private PreviewImport Preview { get; set; } = null!;

    [Inject] private StartImport Start { get; set; } = null!;

    [Inject] private GiveUpImport GivingUp { get; set; } = null!;

    [Inject] private CancelWork Cancelling { get; set; } = null!;

    [Inject] private WorkWatch Watch { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private DeskScript Browser { get; set; } = null!;

    [Inject] private IJSRuntime Scripts { get; set; } = null!;

    private Guid EditionId => Desk.Edition!.Id;

    private ImportSummary? Report => current?.Report;

    private string ReportAddress => Desk.Address($"import/{Id}/report.csv?language={Language}");

    private string Rest(string ending) => Desk.Address($"import/{Id}/rest.{ending}?language={Language}");

    private string Progress => current switch
    {
        { Phase: ImportPhase.Waiting } => L["Stage.Waiting"],
        { Progress: { Stage: { } stage } step } => L[$"Stage.{stage}", step.Done, step.Total],
        _ => L["Stage.Reading"],
    };

    private bool IsCounted => current is { Phase: ImportPhase.Checking or ImportPhase.Importing, Progress.Total: > 0 };

    private int? Total => IsCounted ? current!.Progress.Total : null;

    private int? Counted => IsCounted ? current!.Progress.Done : null;

    private IReadOnlyList<DeskKey> Keys => Id is null
        ? [new("c", L["Check"], SendAsync)]
        :
        [
            new("c", IsReceived ? L["Check"] : L["CheckAgain"], CheckAsync) { Shown = MayCheck },
            new("i", L["Key.Import"], ImportAsync) { Shown = MayImport || MayImportPart },
            new("d", L["Download"], DownloadAsync) { Shown = Report is not null },
            new("x", L["Stop"], StopOrGiveUpAsync) { Shown = current?.IsActive == true },
            new("n", L["AnotherFile"], AnotherAsync),
        ];

    /// <summary>Upload progress from the browser, in percent.</summary>
    [JSInvokable]
    public void Sent(int percent)
    {
        sent = percent;
        StateHasChanged();
    }

    protected override void OnInitialized() => On<WorkMoved>(HearAsync);

    protected override Task OnParametersSetAsync()
    {
        if (current?.Id != Id) (current, looked, preview, mapping, problem, rechecking) = (null, false, null, null, null, false);
        return LookAsync();
    }

    protected override async ValueTask ReleaseAsync()
    {
        watching?.Dispose();
        if (script is not null) await script.DisposeAsync();
        self?.Dispose();
    }

    private Task HearAsync(WorkMoved news)
    {
        if (current is null || current.WorkId != news.WorkId) return Task.CompletedTask;
        if (news.State != WorkState.Running || current.Phase == ImportPhase.Waiting) return LookAsync();
        // progress changes many times a second; the news contains it
        current = current with { Progress = news.Progress };
        StateHasChanged();
        return Task.CompletedTask;
    }

    private async Task LookAsync()
    {
        var (id, actor) = (Id, await ActorAsync());
        var list = id is null ? await List.ReadAsync(EditionId, actor, Closing) : [];
        var found = id is { } sought ? await Imports.ReadAsync(EditionId, sought, actor, Closing) : null;
        var first = found?.Phase == ImportPhase.Received && preview is null ? await Preview.ReadAsync(new(EditionId, found.Id), actor, Closing) : null;
        // another case was opened meanwhile
        if (id != Id) return;
        if (first is not null) Show(first);
        if (first is null && found is not null && found != current && found.Phase != ImportPhase.Received) known = found.Known;
        (kept, current, looked) = (list, found, true);
        rechecking &= found?.IsActive == true;
        // progress on another server is read from the record, and so is an end while this page was loading
        watching?.Dispose();
        watching = current is { IsActive: true, WorkId: { } work } ? Watch.Over(work) : null;
        StateHasChanged();
    }

    private void Show(ImportPreview read)
    {
        (preview, known) = (read, read.Known);
        // what cannot be shown is checked as it is, and its report says why
        mapping = read is { IsOurs: false, Fault: null } ? read.With(read.Columns.Where(each => each.Field is not null).ToDictionary(each => each.At, each => each.Field!), read.Names) : null;
    }

    private async Task RereadAsync((string? Encoding, char? Separator, int? HeaderRow) asked)
    {
        if (current is null) return;
        if (await Preview.ReadAsync(new(EditionId, current.Id, asked.Encoding, asked.Separator, asked.HeaderRow), await ActorAsync(), Closing) is { } read) Show(read with { IsOurs = false });
        else await LookAsync();
    }

    private async Task SendAsync()
    {
        if (sending || Id is not null) return;
        (sending, sent, problem) = (true, 0, null);
        StateHasChanged();
        try
        {
            script ??= new ScriptModule(Scripts, "./Desks/Exchange/ImportPage.razor.js");
            self ??= DotNetObjectReference.Create(this);
            var answer = await script.AskAsync<Answer>("send", Closing, form, Desk.Address("import"), ReceiveImport.MaxTable, ImportPhotos.MaxBytes, self);
            await TakeAsync(answer);
        }
        finally
        {
            sending = false;
            StateHasChanged();
        }
    }

    private async Task TakeAsync(Answer answer)
    {
        var actor = await ActorAsync();
        if (answer is { Id: { } received, Fault: null })
        {
            if (await Preview.ReadAsync(new(EditionId, received), actor, Closing) is null or { IsOurs: true } or { Fault: not null }) await Start.ExecuteAsync(new(EditionId, received, DryRun: true), actor, Closing);
            Navigation.NavigateTo(Desk.Address($"import/{received}"));
            return;
        }

        // a table without its photos is useless
        if (answer.Id is { } halfSent) await GivingUp.ExecuteAsync(new(EditionId, halfSent), actor, Closing);
        problem = L[$"Fault.{answer.Fault ?? "NotSent"}", ReceiveImport.MaxTable >> 20, ImportPhotos.MaxBytes >> 20];
    }

    private Task CheckAsync() => MayCheck ? BeginAsync(dryRun: true) : Task.CompletedTask;

    private Task ImportAsync() => MayImport || MayImportPart ? BeginAsync(dryRun: false) : Task.CompletedTask;

    private Task RecheckAsync()
    {
        rechecking = true;
        return LookAsync();
    }

    // somebody else has started it; show the progress
    private async Task BeginAsync(bool dryRun)
    {
        problem = null;
        var outcome = await Start.ExecuteAsync(new(EditionId, current!.Id, dryRun) { IsPartial = !dryRun && MayImportPart, Mapping = dryRun && IsReceived ? mapping : null, Known = dryRun ? known : null }, await ActorAsync(), Closing);
        if (outcome is StartImport.Outcome.BadMapping) problem = L["BadMapping"];
        await LookAsync();
    }

    private Task StopOrGiveUpAsync() => current?.IsActive == true ? StopAsync() : MayGiveUp ? GiveUpAsync() : Task.CompletedTask;

    private async Task StopAsync()
    {
        if (current is not { IsActive: true, WorkId: { } work }) return;
        await Cancelling.ExecuteAsync(new(work), await ActorAsync(), Closing);
        await LookAsync();
    }

    private async Task GiveUpAsync()
    {
        if (current is not null) await GivingUp.ExecuteAsync(new(EditionId, current.Id), await ActorAsync(), Closing);
        await AnotherAsync();
    }

    private Task DownloadAsync() => Report is null ? Task.CompletedTask : Browser.FetchAsync(ReportAddress, Closing);

    private Task AnotherAsync()
    {
        Navigation.NavigateTo(Desk.Address("import"));
        return Task.CompletedTask;
    }

    /// <summary>The result of the upload.</summary>
    internal sealed record Answer(Guid? Id, string? Fault);
}
