using Dushanbe.Conference.Access;
using Dushanbe.Conference.Delegations;
using Dushanbe.Conference.Editions;
using Dushanbe.Conference.Web.Host;
using Dushanbe.Conference.Web.Kit;
using Dushanbe.Conference.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace Dushanbe.Conference.Web.Desks.Delegations;

/// <summary>The notes verbales of delegations: taken as a form of a page, given away as a download and never shown.</summary>
internal static class NoteFiles
{
    // beside the note a form has its borders
    private const long Most = ReceiveNote.MaxBytes + 64 * 1024;

    public static void MapNoteFiles(this IEndpointRouteBuilder app)
    {
        var desk = app.MapGroup("/desk/{edition}").TakesLong();
        desk.MapGet("/delegations/{id:guid}/note", NoteAsync).RequiresInPart(Permission.ReadDesk);
        desk.MapPost("/delegations/{id:guid}/note", ReceiveAsync).Requires(Permission.KeepDelegations).OnlyFromHere()
            .WithMetadata(new RequestSizeLimitAttribute(2 * Most), new RequestFormLimitsAttribute { MultipartBodyLengthLimit = 2 * Most });
    }

    private static async Task<IResult> NoteAsync(string edition, Guid id, FindEdition editions, ReadCredentials credentials, HttpContext http, CancellationToken cancel)
    {
        if (await editions.ReadAsync(edition, cancel) is not { } found) return Results.NotFound();
        if (await credentials.NoteAsync(found.Id, id, await http.ActorAsync(), cancel) is not { } note) return Results.NotFound();
        return Download.Private(Results.Bytes(note.Bytes, note.MediaType, $"note-verbale-{note.Code ?? id.ToString()[..8]}.{note.Ending}"));
    }

    private static async Task<IResult> ReceiveAsync(string edition, Guid id, IFormFile? file, FindEdition editions, ReceiveNote receive, HttpContext http, CancellationToken cancel)
    {
        if (await editions.ReadAsync(edition, cancel) is not { } found) return Results.NotFound();
        await using var note = file?.OpenReadStream() ?? Stream.Null;
        var outcome = await receive.ExecuteAsync(new(found.Id, id, note), await http.ActorAsync(), cancel);
        var told = outcome.Match(stored: _ => "stored", tooLarge: _ => "too-large", notANote: _ => "not-a-note", noSuchDelegation: _ => (string?)null);
        // a page again, so that loading it again sends nothing
        return told is null ? Results.NotFound() : Results.LocalRedirect($"{http.Request.PathBase}/desk/{Uri.EscapeDataString(found.Slug)}/delegations/{id}/credentials?note={told}");
    }
}
