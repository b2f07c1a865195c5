using Dushanbe.Conference.Editions;

namespace Dushanbe.Conference.Web.Desks.Frame;

/// <summary>The parsed address of a desk.</summary>
/// <param name="Edition">The edition's slug; null on a desk of the installation.</param>
/// <param name="Part">The desk, for example <c>participants</c>; null for the home of desks.</param>
internal sealed record DeskAddress(string? Edition, string? Part)
{
    /// <summary>The desks of the installation, and the desks that an address may name without an edition; no edition can have such a slug.</summary>
    public static IReadOnlyList<string> Reserved { get; } = [.. ReservedSlugs.All];

    public static DeskAddress Of(string relative) => relative.Split('/', StringSplitOptions.RemoveEmptyEntries) switch
    {
        [_, var first, ..] when Reserved.Contains(first, StringComparer.Ordinal) => new(null, first),
        [_, var slug, var part, ..] => new(Uri.UnescapeDataString(slug), part),
        [_, var slug] => new(Uri.UnescapeDataString(slug), null),
        _ => new(null, null),
    };
}
