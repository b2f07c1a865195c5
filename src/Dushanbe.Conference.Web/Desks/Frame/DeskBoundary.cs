using Dushanbe.Conference.Access;
using Dushanbe.Conference.Web.Host;
using Dushanbe.Conference.Web.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace Dushanbe.Conference.Web.Desks.Frame;

/// <summary>Keeps an error of a page from ending the desk, and gives it a reference that is also in the log.</summary>
public sealed class DeskBoundary : ErrorBoundary
{
    /// <summary>The desk, as the log names it.</summary>
    [Parameter] public string? Where { get; set; }

    [Inject] private ILogger<DeskBoundary> Log { get; set; } = null!;

    /// <summary>The reference of the last error; null for a refusal, which is explained in words.</summary>
    public string? Reference { get; private set; }

    /// <inheritdoc/>
    protected override Task OnErrorAsync(Exception exception)
    {
        Reference = exception is NotPermittedException or OtherAccountException ? null : Faults.Note(Log, $"desk {Where}".TrimEnd(), exception);
        return Task.CompletedTask;
    }
}
