using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Dushanbe.Conference.Web.Kit;

/// <summary>A photo for a form: chosen, pasted, dropped or taken with the camera, cropped, and sent once the form is saved.</summary>
public sealed partial class PhotoEditor
{
    private ElementReference root;
    private FilePick? pick;
    private DotNetObjectReference<PhotoEditor>? self;
    private ScriptModule script = null!;
    private string? problem, said;
    private bool isLive, isTaken;

    /// <summary>Address of the current photo; null for none.</summary>
    [Parameter] public string? Shown { get; set; }

    /// <summary>Address of the original picture for cropping again; null for none.</summary>
    [Parameter] public string? Whole { get; set; }

    /// <summary>The current photo is to be removed.</summary>
    [Parameter] public EventCallback Removed { get; set; }

    /// <summary>A picture was chosen or dropped.</summary>
    [Parameter] public EventCallback Changed { get; set; }

    /// <summary>A camera picture was accepted: the form should focus its next control.</summary>
    [Parameter] public EventCallback Kept { get; set; }

    /// <summary>The key that opens the camera from anywhere on the page; null where there is none.</summary>
    [Parameter] public string? CameraKey { get; set; }

    /// <summary>Whether a chosen picture has not been sent yet.</summary>
    public bool HasChosen { get; private set; }

    protected override void OnInitialized() => script = new ScriptModule(Scripts, "./Kit/PhotoEditor.razor.js");

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender) return;
        self = DotNetObjectReference.Create(this);
        await script.CallAsync("attach", Closing, root, self);
    }

    /// <summary>Opens the camera. An already chosen picture stays until another is taken.</summary>
    public async Task OpenCameraAsync()
    {
        if (isLive) return;
        (isLive, problem, said) = (true, null, L["CameraOpens"]);
        StateHasChanged();
        await script.CallAsync("camera", Closing, root);
    }

    /// <summary>The camera is on.</summary>
    [JSInvokable]
    public void Live()
    {
        said = L["CameraIsOn"];
        StateHasChanged();
    }

    /// <summary>The camera is off, because it was closed or is not available.</summary>
    [JSInvokable]
    public void Left(string? fault)
    {
        (isLive, said) = (false, fault is null ? L["CameraIsOff"].Value : null);
        problem = fault is null ? null : L[$"Fault.{fault}"].Value;
        StateHasChanged();
    }

    /// <summary>The browser has opened a picture, or failed to.</summary>
    [JSInvokable]
    public async Task Opened(bool works, bool byCamera)
    {
        // an unreadable file does not replace the chosen one
        HasChosen |= works;
        if (works) (isLive, isTaken) = (false, byCamera);
        problem = works ? null : L["Fault.NotAPicture"].Value;
        said = works ? L[byCamera ? "Taken" : "Added"].Value : null;
        StateHasChanged();
        await Changed.InvokeAsync();
    }

    /// <summary>Uploads the chosen and cropped picture; null on success or where there is nothing to send, otherwise the error.</summary>
    public async Task<string?> SendAsync(string address)
    {
        if (!HasChosen) return null;
        try
        {
            if (await script.AskAsync<string?>("send", Closing, root, address) is { } fault) return L[$"Fault.{fault}"].Value;
        }
        catch (JSException)
        {
            // the upload failed; the record itself is stored
            return L["Fault.NotSent"].Value;
        }

        await DropAsync();
        return null;
    }

    private async Task KeepAsync()
    {
        isTaken = false;
        await Kept.InvokeAsync();
    }

    private async Task ReopenAsync() => await script.CallAsync("reopen", Closing, root, Whole);

    private async Task DropAsync()
    {
        (HasChosen, isTaken, said) = (false, false, null);
        pick?.Forget();
        await script.CallAsync("drop", Closing, root);
        await Changed.InvokeAsync();
    }

    protected override async ValueTask ReleaseAsync()
    {
        await script.LetGoAsync(lastCall: "letGo");
        self?.Dispose();
    }
}
