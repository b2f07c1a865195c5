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

    /// <summary>Address of the photo there is; null where there is none.</summary>
    [Parameter] public string? Shown { get; set; }

    /// <summary>Address of the picture that cropping anew starts from; null where there is nothing to crop.</summary>
    [Parameter] public string? Whole { get; set; }

    /// <summary>The photo there is shall go.</summary>
    [Parameter] public EventCallback Removed { get; set; }

    /// <summary>A picture was chosen or dropped.</summary>
    [Parameter] public EventCallback Changed { get; set; }

    /// <summary>A picture of the camera is kept: what is done next in the form takes the focus.</summary>
    [Parameter] public EventCallback Kept { get; set; }

    /// <summary>The key that opens the camera from anywhere on the page; null where there is none.</summary>
    [Parameter] public string? CameraKey { get; set; }

    /// <summary>Whether a picture waits to be sent.</summary>
    public bool HasChosen { get; private set; }

    protected override void OnInitialized() => script = new ScriptModule(Scripts, "./Kit/PhotoEditor.razor.js");

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender) return;
        self = DotNetObjectReference.Create(this);
        await script.CallAsync("attach", Closing, root, self);
    }

    /// <summary>Shows what the camera sees. A picture that was chosen before stays until another is taken.</summary>
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

    /// <summary>The camera is off, because it was left or could not be had.</summary>
    [JSInvokable]
    public void Left(string? fault)
    {
        (isLive, said) = (false, fault is null ? L["CameraIsOff"].Value : null);
        problem = fault is null ? null : L[$"Fault.{fault}"].Value;
        StateHasChanged();
    }

    /// <summary>The browser opened a picture, or could not.</summary>
    [JSInvokable]
    public async Task Opened(bool works, bool byCamera)
    {
        // a file that cannot be opened takes nothing away
        HasChosen |= works;
        if (works) (isLive, isTaken) = (false, byCamera);
        problem = works ? null : L["Fault.NotAPicture"].Value;
        said = works ? L[byCamera ? "Taken" : "Added"].Value : null;
        StateHasChanged();
        await Changed.InvokeAsync();
    }

    /// <summary>Sends what was chosen and cropped; null where it went well or there was nothing to send.</summary>
    public async Task<string?> SendAsync(string address)
    {
        if (!HasChosen) return null;
        try
        {
            if (await script.AskAsync<string?>("send", Closing, root, address) is { } fault) return L[$"Fault.{fault}"].Value;
        }
        catch (JSException)
        {
            // the way to the server broke: what the photo belongs to is stored all the same
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
