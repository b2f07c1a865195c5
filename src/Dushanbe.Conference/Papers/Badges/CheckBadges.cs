using Dushanbe.Conference.Access;
using Dushanbe.Conference.Prints;

namespace Dushanbe.Conference.Papers.Badges;

/// <summary>Finds problems of the badges of a selection before they are printed. Records nothing, and does not check photos.</summary>
public sealed class CheckBadges(BadgeSheets sheets, PaperFonts fonts)
{
    /// <summary>Checks both sides of each badge; empty where there is no such edition.</summary>
    /// <param name="editionId">The edition.</param>
    /// <param name="selection">Whose badges.</param>
    /// <param name="actor">Who asks.</param>
    /// <param name="cancel">Cancels between two badges.</param>
    /// <exception cref="NotPermittedException">The actor may not print badges.</exception>
    public async Task<IReadOnlyList<BadgeDefect>> ReadAsync(Guid editionId, BadgeSelection selection, Actor actor, CancellationToken cancel)
    {
        if (await sheets.ReadAsync(new(editionId, null, selection), actor, cancel) is not { } content) return [];
        // concurrent checks leave a core for other requests
        return await HeavyWork.DoAsync(() => Check(content, cancel), cancel);
    }

    private IReadOnlyList<BadgeDefect> Check(BadgeSheets.Content content, CancellationToken cancel)
    {
        var defects = new BadgeDefects();
        var renderer = new BadgeRenderer(content.Edition, fonts.Library, defects);
        foreach (var sheet in content.Sheets)
        {
            cancel.ThrowIfCancellationRequested();
            renderer.Check(sheet);
        }

        return defects.All;
    }
}
