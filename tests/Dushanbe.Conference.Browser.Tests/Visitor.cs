using Microsoft.Playwright;

namespace Dushanbe.Conference.Browser.Tests;

/// <summary>Somebody before a browser.</summary>
/// <param name="Language">The language the browser asks for, and in which the visitor reads the desks.</param>
/// <param name="Post">The post of the demonstration account; null for the public.</param>
internal sealed record Visitor(string Language = "en", string? Post = null)
{
    public bool RunsScript { get; init; } = true;

    public int Width { get; init; } = 1280;

    public ColorScheme Scheme { get; init; } = ColorScheme.Light;

    /// <summary>Whether answers such as 404 are what the visitor came for.</summary>
    public bool MeetsErrors { get; init; }

    /// <summary>Whether the connection goes away for a while, of which the browser complains in its own words.</summary>
    public bool LosesConnection { get; init; }

    /// <summary>Whether an error ends the desk, of which the framework's script complains.</summary>
    public bool BreaksDesk { get; init; }
}
