using System.Globalization;
using Dushanbe.Conference.Editions;
using Dushanbe.Conference.Exchange;
using Dushanbe.Conference.Web.Kit;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Dushanbe.Conference.Web.Desks.Exchange;

/// <summary>Brings participants in from a file: sent, checked, then registered as a whole or not at all.</summary>
public sealed partial class ImportPage : DeskComponent
{
    private readonly string language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
    private ElementReference form;
    private ScriptModule? script;
    private DotNetObjectReference<ImportPage>? self;
    private IReadOnlyList<ImportCase> kept = [];
    private ImportCase? current;
    private ImportCase.Moment moment = new(ImportPhase.Received, null, null);
    private bool sending;
    private int sent;
    private string? problem;

    /// <summary>The edition's word in the address.</summary>
    [Parameter] public string Edition { get; set; } = "";

    /// <summary>The import in the address.</summary>
    [Parameter] public Guid? Id { get; set; }

    [Inject] private ImportCases Cases { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private DeskScript Browser { get; set; } = null!;

    [Inject] private IJSRuntime Scripts { get; set; } = null!;

    private Guid EditionId => Desk.Edition!.Id;

    private ImportReport? Report => moment.Report;

    private bool MayImport => moment is { Phase: ImportPhase.Checked, Report: { Errors: 0, People: > 0 } };

    private string ReportAddress => Desk.Address($"import/{Id}/report.csv?language={language}");

    private string Progress => moment.Progress is { } step ? L[$"Stage.{step.Stage}", step.Done, step.Total] : L["Stage.Reading"];

    private int? Total => moment.Progress is { Total: > 0 } step ? step.Total : null;

    private IReadOnlyList<DeskKey> Keys => Id is null
        ? [new("c", L["Check"], SendAsync)]
        :
        [
            new("i", L["Key.Import"], ImportAsync) { Shown = MayImport },
            new("d", L["Download"], DownloadAsync) { Shown = Report is not null },
            new("x", L["Stop"], StopOrGiveUpAsync) { Shown = current?.IsRunning == true },
            new("n", L["AnotherFile"], AnotherAsync),
        ];

    /// <summary>The browser says how much of the files it has sent, in percent.</summary>
    [JSInvokable]
    public void Sent(int percent)
    {
        sent = percent;
        StateHasChanged();
    }

    protected override void OnInitialized() => On<ImportMoved>(news => news.CaseId == Id ? LookAsync() : Task.CompletedTask);

    protected override Task OnParametersSetAsync() => LookAsync();

    protected override async ValueTask ReleaseAsync()
    {
        if (script is not null) await script.DisposeAsync();
        self?.Dispose();
    }

    private async Task LookAsync()
    {
        var actor = await ActorAsync();
        kept = Cases.Of(EditionId, actor);
        current = Id is { } id ? Cases.Find(id, EditionId, actor) : null;
        if (current is not null) moment = current.Now;
        StateHasChanged();
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
            var answer = await script.AskAsync<Answer>("send", Closing, form, Desk.Address("import"), ImportCases.MaxTable, ImportCases.MaxPhotos, self);
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
        var received = answer.Id is { } id ? Cases.Find(id, EditionId, actor) : null;
        if (answer.Fault is not null || received is null)
        {
            if (received is not null) Cases.Stop(received);
            problem = L[$"Fault.{answer.Fault ?? "NotSent"}", ImportCases.MaxTable >> 20, ImportCases.MaxPhotos >> 20];
            return;
        }

        Cases.Begin(received, dryRun: true, actor);
        Navigation.NavigateTo(Desk.Address($"import/{received.Id}"));
    }

    private async Task ImportAsync()
    {
        if (current is null || !MayImport) return;
        Cases.Begin(current, dryRun: false, await ActorAsync());
        await LookAsync();
    }

    private Task StopOrGiveUpAsync() => current?.IsRunning == true ? StopAsync() : moment.Phase == ImportPhase.Checked ? GiveUpAsync() : Task.CompletedTask;

    private Task StopAsync()
    {
        if (current is not null) Cases.Stop(current);
        return Task.CompletedTask;
    }

    private Task GiveUpAsync()
    {
        if (current is not null) Cases.Stop(current);
        return AnotherAsync();
    }

    private Task DownloadAsync() => Report is null ? Task.CompletedTask : Browser.FetchAsync(ReportAddress, Closing);

    private Task AnotherAsync()
    {
        Navigation.NavigateTo(Desk.Address("import"));
        return Task.CompletedTask;
    }

    private static string Names(ImportCase each) => each.PhotosName is null ? each.FileName : $"{each.FileName} + {each.PhotosName}";

    private string LocalTime(DateTimeOffset at) => EditionClock.Local(Desk.Edition!.ZoneId, at.UtcDateTime).ToString("HH:mm", CultureInfo.CurrentCulture);

    /// <summary>How the files got here.</summary>
    internal sealed record Answer(Guid? Id, string? Fault);
}
