using System.Globalization;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Editions;
using Dushanbe.Conference.Files.Pictures;
using Dushanbe.Conference.Papers.Badges;
using Dushanbe.Conference.People;
using Dushanbe.Conference.Prints;
using Dushanbe.Conference.Programme;
using Dushanbe.Conference.Web.Host;
using Dushanbe.Conference.Web.Kit;
using Dushanbe.Conference.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace Dushanbe.Conference.Web.Desks;

/// <summary>The files of desks: photos, badges. They are sent over HTTP, never through a circuit.</summary>
internal static class DeskFiles
{
    public static void MapDeskFiles(this IEndpointRouteBuilder app)
    {
        var desk = app.MapGroup("/desk/{edition}").TakesLong();
        desk.MapGet("/participants/{id:guid}/photo", PhotoAsync).RequiresInPart(Permission.ReadDesk);
        desk.MapPost("/participants/{id:guid}/photo", SetPhotoAsync).RequiresInPart(Permission.RegisterParticipants).OnlyFromHere().WithMetadata(WholePicture.Limit);
        desk.MapPost("/programme/speakers/{id:guid}/portrait", SetPortraitAsync).Requires(Permission.EditProgramme).OnlyFromHere().WithMetadata(WholePicture.Limit);
        desk.MapGet("/badges/{run:guid}.pdf", RunAsync).RequiresInPart(Permission.PrintBadges);
        desk.MapGet("/badges/preview.pdf", PreviewAsync).RequiresInPart(Permission.PrintBadges);
        desk.MapGet("/badges/preview.png", PictureAsync).RequiresInPart(Permission.PrintBadges);
    }

    private static async Task<IResult> PhotoAsync(string edition, Guid id, bool? original, bool? small, FindEdition editions, ReadPhoto photos, HttpContext http, CancellationToken cancel)
    {
        if (await editions.ReadAsync(edition, cancel) is not { } found) return Results.NotFound();
        var actor = await http.ActorAsync();
        var photo = small == true ? await photos.ReadSmallAsync(found.Id, id, actor, cancel) : await photos.ReadAsync(id, original == true, actor, cancel, found.Id);
        if (photo is null) return Results.NotFound();
        return Results.Bytes(photo.Bytes, photo.MediaType);
    }

    private static async Task<IResult> SetPhotoAsync(string edition, Guid id, IFormFile? file, [FromForm] double left, [FromForm] double top, [FromForm] double width, [FromForm] double height, [FromForm] int turns, FindEdition editions, SetPhoto set, HttpContext http, CancellationToken cancel)
    {
        if (await editions.ReadAsync(edition, cancel) is not { } found) return Results.NotFound();
        var crop = new PhotoCrop(left, top, width, height);
        if (file?.Length > Printing.Drawing.Picture.MaxBytes) return Refused(nameof(PhotoFault.TooManyBytes));
        var upload = file is null ? null : await ReadAsync(file, crop, turns, cancel);
        var outcome = await set.ExecuteAsync(new(id, upload, crop, turns, found.Id), await http.ActorAsync(), cancel);
        return outcome.Match(stored: _ => Results.NoContent(), refused: refused => Refused(refused.Fault.ToString()), noPhoto: _ => Results.NotFound(), noSuchParticipant: _ => Results.NotFound());
    }

    private static async Task<IResult> SetPortraitAsync(string edition, Guid id, string? seen, IFormFile? file, [FromForm] double left, [FromForm] double top, [FromForm] double width, [FromForm] double height, [FromForm] int turns, FindEdition editions, SetPortrait set, HttpContext http, CancellationToken cancel)
    {
        if (await editions.ReadAsync(edition, cancel) is not { } found) return Results.NotFound();
        var crop = new PhotoCrop(left, top, width, height);
        if (file?.Length > Printing.Drawing.Picture.MaxBytes) return Refused(nameof(PhotoFault.TooManyBytes));
        PortraitSource source = file is null ? new PortraitSource.Anew(crop, turns) : new PortraitSource.Upload(await ReadAsync(file, crop, turns, cancel));
        var outcome = await set.ExecuteAsync(new(id, string.IsNullOrEmpty(seen) ? null : seen, source, found.Id), await http.ActorAsync(), cancel);
        return outcome.Match(
            set: _ => Results.NoContent(),
            refused: refused => Refused(refused.Fault.ToString()),
            noPicture: _ => Results.NotFound(),
            changedMeanwhile: _ => Refused(nameof(PortraitOutcome.ChangedMeanwhile), StatusCodes.Status409Conflict),
            gone: _ => Results.NotFound());
    }

    private static async Task<PhotoUpload> ReadAsync(IFormFile file, PhotoCrop crop, int turns, CancellationToken cancel)
    {
        using var bytes = new MemoryStream((int)file.Length);
        await file.CopyToAsync(bytes, cancel);
        return new PhotoUpload(file.FileName, bytes.ToArray(), crop, turns);
    }

    // the page has a message for each fault under this key
    private static IResult Refused(string fault, int status = StatusCodes.Status422UnprocessableEntity) => Results.Json(new { fault }, statusCode: status);

    // inline, so that a desk can print it from a frame; download links save it under its name
    private static async Task<IResult> RunAsync(string edition, Guid run, FindEdition editions, BadgePaper paper, HttpContext http, CancellationToken cancel)
    {
        if (await editions.ReadAsync(edition, cancel) is not { } found) return Results.NotFound();
        var actor = await http.ActorAsync();
        return await Download.OfAsync(
            async file =>
            {
                if (await paper.WriteAsync(new(found.Id, run), new(), file, actor, cancel) is null) return false;
                http.Response.Headers.ContentDisposition = new ContentDispositionHeaderValue("inline") { FileName = $"badges-{found.Slug}-{run.ToString()[..8]}.pdf" }.ToString();
                SecurityHeaders.LetDeskFrame(http);
                return true;
            },
            "application/pdf",
            null);
    }

    private static async Task<IResult> PreviewAsync(string edition, [AsParameters] Choice choice, FindEdition editions, BadgePaper paper, HttpContext http, CancellationToken cancel)
    {
        if (await editions.ReadAsync(edition, cancel) is not { } found) return Results.NotFound();
        var selection = new BadgeSelection
        {
            ParticipantIds = choice.Participant is { } person ? [person] : null,
            DelegationId = Key(choice.Delegation),
            CategoryId = Key(choice.Category),
            NotPrinted = choice.NotPrinted == true,
            Outdated = choice.Outdated == true,
        };
        var stock = string.IsNullOrEmpty(choice.Stock) ? null : choice.Stock;
        if (stock is not null && BadgeStock.Presets.All(preset => preset.Key != stock)) return Results.NotFound();
        var actor = await http.ActorAsync();
        return await Download.OfAsync(async file => await paper.WriteAsync(new(found.Id, null, selection, CultureInfo.CurrentUICulture.TwoLetterISOLanguageName), new(stock, choice.FrontOnly == true), file, actor, cancel) is not null, "application/pdf", null);
    }

    private static async Task<IResult> PictureAsync(string edition, Guid participant, string? side, FindEdition editions, BadgePicture pictures, HttpContext http, CancellationToken cancel)
    {
        if (await editions.ReadAsync(edition, cancel) is not { } found) return Results.NotFound();
        var png = await pictures.ReadAsync(found.Id, participant, side == "back", await http.ActorAsync(), cancel);
        return png is null ? Results.NotFound() : Download.Private(Results.Bytes(png, "image/png"));
    }

    private static Guid? Key(string? text) => Guid.TryParse(text, out var key) ? key : null;

    /// <summary>The selection of a preview; empty form values mean none.</summary>
    private sealed record Choice(Guid? Participant, string? Delegation, string? Category, bool? NotPrinted, bool? Outdated, string? Stock, bool? FrontOnly);
}
