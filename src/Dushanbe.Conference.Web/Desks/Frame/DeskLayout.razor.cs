using Dushanbe.Conference.Access;
using Dushanbe.Conference.Editions;
using Dushanbe.Conference.Web.Kit;
using Dushanbe.Conference.Web.Security;
using Dushanbe.Conference.Web.Speech;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Dushanbe.Conference.Web.Desks.Frame;

/// <summary>The layout of all desks: reads the edition from the address and cascades it to the pages.</summary>
public sealed partial class DeskLayout : IDisposable
{
    private readonly CancellationTokenSource closing = new();
    private DeskBoundary? boundary;
    private IDisposable? subscription;
    private Desk? desk;
    private string? part;
    private string? opened;
    private bool isUnknown;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private CurrentActor Current { get; set; } = null!;

    [Inject] private EditionList List { get; set; } = null!;

    [Inject] private FindEdition Find { get; set; } = null!;

    [Inject] private Bulletin Bulletin { get; set; } = null!;

    [Inject] private IStringLocalizer<Words> Words { get; set; } = null!;

    [Inject] private IStringLocalizer<RoleWords> RoleTexts { get; set; } = null!;

    [Inject] private ILogger<DeskLayout> Log { get; set; } = null!;

    private string Here => Navigation.ToBaseRelativePath(Navigation.Uri).Split('?', '#')[0];

    public void Dispose()
    {
        subscription?.Dispose();
        closing.Cancel();
        closing.Dispose();
    }

    protected override void OnInitialized() => subscription = Bulletin.Subscribe<EditionChanged>(news => _ = InvokeAsync(ReopenAsync));

    protected override async Task OnParametersSetAsync()
    {
        var address = DeskAddress.Of(Here);
        part = address.Part;
        if (desk is not null && opened == $"{address.Edition}") return;
        var (actor, editions) = (await Current.GetAsync(closing.Token), await List.ReadAsync(Actor.Public, closing.Token));
        var edition = address.Edition is null ? null : await Find.ReadAsync(address.Edition, closing.Token);
        isUnknown = address.Edition is not null && edition is null;
        desk = new Desk(actor, edition, editions);
        opened = $"{address.Edition}";
    }

    private (string Title, string Text) Told(Exception fault) => fault switch
    {
        NotProvenException => (Words["ConfirmTitle"], Words["ConfirmText"]),
        OnlyLookingException => (Words["NotPermittedTitle"], Words["OnlyLooking"]),
        NotPermittedException => (Words["NotPermittedTitle"], Words["NotPermittedText"]),
        SeesOtherwiseException => (Words["SeesOtherwiseTitle"], Words["SeesOtherwise"]),
        OtherAccountException other => (Words["OtherAccountTitle"], Words["OtherAccountText", other.Now, other.Began]),
        _ => (Words["ErrorTitle"], Words["DeskErrorText"]),
    };

    // not awaited, so it reports its own errors; the desk keeps its current data
    private async Task ReopenAsync()
    {
        try
        {
            if (closing.IsCancellationRequested) return;
            opened = null;
            await OnParametersSetAsync();
            StateHasChanged();
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            NotReopened(Log, exception);
        }
    }

    [LoggerMessage(2003, LogLevel.Error, "A desk could not reload its edition")]
    private static partial void NotReopened(ILogger logger, Exception exception);
}
