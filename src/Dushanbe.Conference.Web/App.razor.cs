using System.Globalization;
using Dushanbe.Conference.Web.Desks.Frame;
using Dushanbe.Conference.Web.Frame;
using Dushanbe.Conference.Web.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Components.Web;

namespace Dushanbe.Conference.Web;

/// <summary>The document around every page, and the one place that decides how a page is rendered.</summary>
public sealed partial class App
{
    // in any order: what wins over what is said by the layers, whose order stands in tokens.css, which comes first
    private static readonly string[] SharedSheets = ["base", "mud", "frame", "parts", "forms", "fields"];

    [CascadingParameter] private HttpContext Http { get; set; } = null!;

    /// <summary>Desks run in a circuit, not prerendered; public and account pages exclude themselves and are plain HTML.</summary>
    private bool IsDesk => Http.AcceptsInteractiveRouting();

    /// <summary>The style sheets of desks: the shared ones, then those that lie under the name of a desk's folder.</summary>
    private IEnumerable<string> DeskSheets => SharedSheets.Concat(DeskDirectory.All.Select(each => each.Folder.ToLowerInvariant()).Distinct(StringComparer.Ordinal))
        .Select(each => $"css/desk/{each}.css")
        .Where(each => Assets[each] != each);

    private IComponentRenderMode? Mode => IsDesk ? new InteractiveServerRenderMode(prerender: false) : null;

    private static string Language => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    // public pages are cached for everybody and follow the reader's system
    private string? Theme => IsDesk ? DeskTheme.Of(Http.Request) : null;

    private Dictionary<string, object> ImportMapNonce => new(StringComparer.Ordinal) { ["nonce"] = SecurityHeaders.NonceOf(Http) };
}
