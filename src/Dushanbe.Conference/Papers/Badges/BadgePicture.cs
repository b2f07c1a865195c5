using Dushanbe.Conference.Access;
using Dushanbe.Conference.Badges;
using Dushanbe.Conference.Printing.Drawing;
using Dushanbe.Conference.Printing.Fluent;
using Dushanbe.Conference.Prints;

namespace Dushanbe.Conference.Papers.Badges;

/// <summary>A side of one person's badge as a picture for the screen, drawn by the hand that prints it. Records nothing.</summary>
public sealed class BadgePicture(BadgeSheets sheets, BadgePaper paper, PaperFonts fonts)
{
    /// <summary>Makes a PNG; null where there is no such person, or a withdrawn one.</summary>
    /// <param name="editionId">The edition.</param>
    /// <param name="participantId">The person.</param>
    /// <param name="back">True for the back.</param>
    /// <param name="actor">Who asks.</param>
    /// <param name="cancel">Cancels.</param>
    /// <exception cref="NotPermittedException">The actor may not print badges.</exception>
    public async Task<byte[]?> ReadAsync(Guid editionId, Guid participantId, bool back, Actor actor, CancellationToken cancel)
    {
        var content = await sheets.ReadAsync(new(editionId, null, BadgeSelection.Of(participantId)), actor, cancel);
        if (content is not { Sheets: [var sheet] }) return null;
        return await HeavyWork.DoAsync(() => Draw(content, sheet, back, cancel), cancel);
    }

    private byte[] Draw(BadgeSheets.Content content, BadgeSheet sheet, bool back, CancellationToken cancel)
    {
        var defects = new BadgeDefects();
        var renderer = new BadgeRenderer(content.Edition, fonts.Library, defects, specimen: true);
        var photo = back ? null : paper.Photo(sheet, defects);
        return Document.Create(document => document.Page(page =>
        {
            page.Size(PageSize.A6);
            page.Content().Canvas(BadgeSize.Points, (canvas, _) =>
            {
                if (back) renderer.Back(canvas, sheet);
                else renderer.Front(canvas, sheet, photo);
            });
        })).RenderPage(0, 144, cancel);
    }
}
