using System.Globalization;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Editions;
using Dushanbe.Conference.Exchange;
using Dushanbe.Conference.Names;
using Dushanbe.Conference.People;
using Dushanbe.Conference.Register;
using Dushanbe.Conference.Web.Host;
using Dushanbe.Conference.Web.Kit;
using Dushanbe.Conference.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace Dushanbe.Conference.Web.Desks.Exchange;

/// <summary>The files of import and export: uploads, reports, the template, the export.</summary>
internal static class ExchangeFiles
{
    public static void MapExchangeFiles(this IEndpointRouteBuilder app)
    {
        var desk = app.MapGroup("/desk/{edition}").TakesLong();
        // the server's limit would just close the connection; these files have limits of their own
        var own = new DisableRequestSizeLimitAttribute();
        desk.MapPost("/import/table", ReceiveAsync).Requires(Permission.ExchangeParticipants).OnlyFromHere().WithMetadata(own);
        desk.MapPost("/import/{id:guid}/photos", ReceivePhotosAsync).Requires(Permission.ExchangeParticipants).OnlyFromHere().WithMetadata(own);
        desk.MapGet("/import/{id:guid}/report.csv", ReportAsync).Requires(Permission.ExchangeParticipants);
        foreach (var format in Enum.GetValues<TableFormat>())
        {
            desk.MapGet($"/import/{{id:guid}}/rest.{Download.Ending(format)}", (string edition, Guid id, string? language, FindEdition editions, WriteImportRest rest, HttpContext http, CancellationToken cancel) =>
                RestAsync(format, edition, id, language, editions, rest, http, cancel)).Requires(Permission.ExchangeParticipants);
            desk.MapGet($"/import/template.{Download.Ending(format)}", (string edition, string? language, FindEdition editions, ImportTemplate template, HttpContext http, CancellationToken cancel) =>
                TemplateAsync(format, edition, language, editions, template, http, cancel)).Requires(Permission.ExchangeParticipants);
            // a POST: searches contain names, which must not be in addresses and logs; and each export is journaled
            desk.MapPost($"/participants.{Download.Ending(format)}", (string edition, [AsParameters] Choice choice, FindEdition editions, ExportParticipants export, HttpContext http, CancellationToken cancel) =>
                ExportAsync(format, edition, choice, editions, export, http, cancel)).RequiresInPart(Permission.ExchangeParticipants).OnlyFromHere();
        }
    }

    private static async Task<IResult> ReceiveAsync(string edition, string? name, FindEdition editions, ReceiveImport receive, HttpContext http, CancellationToken cancel)
    {
        if (await editions.ReadAsync(edition, cancel) is not { } found) return Results.NotFound();
        if (!Admits(http, ReceiveImport.MaxTable)) return Refused(ImportFault.TableTooLarge);
        var outcome = await receive.ExecuteAsync(new(found.Id, name ?? "", http.Request.Body), await http.ActorAsync(), cancel);
        return outcome.Match(
            received: it => Results.Json(new { id = it.CaseId }),
            tableTooLarge: _ => Refused(ImportFault.TableTooLarge),
            noSuchEdition: _ => Results.NotFound());
    }

    private static async Task<IResult> ReceivePhotosAsync(string edition, Guid id, string? name, FindEdition editions, ReceiveImportPhotos receive, HttpContext http, CancellationToken cancel)
    {
        if (await editions.ReadAsync(edition, cancel) is not { } found) return Results.NotFound();
        if (!Admits(http, ImportPhotos.MaxBytes)) return Refused(ImportFault.PhotosTooLarge);
        var outcome = await receive.ExecuteAsync(new(found.Id, id, name ?? "", http.Request.Body), await http.ActorAsync(), cancel);
        return outcome.Match(
            received: _ => Results.Json(new { id }),
            tooLarge: _ => Refused(ImportFault.PhotosTooLarge),
            notAZip: _ => Refused(ImportFault.PhotosNotAZip),
            noSuchCase: _ => Results.NotFound());
    }

    private static async Task<IResult> ReportAsync(string edition, Guid id, string? language, FindEdition editions, ReadImport imports, HttpContext http, CancellationToken cancel)
    {
        if (await editions.ReadAsync(edition, cancel) is not { } found || (await imports.ReadAsync(found.Id, id, await http.ActorAsync(), cancel))?.Report is not { } report) return Results.NotFound();
        return await MadeAsync(file => report.WriteCsvAsync(file, LanguageOf(language), cancel), TableFormat.Csv, $"import-report-{edition}");
    }

    private static async Task<IResult> RestAsync(TableFormat format, string edition, Guid id, string? language, FindEdition editions, WriteImportRest rest, HttpContext http, CancellationToken cancel)
    {
        if (await editions.ReadAsync(edition, cancel) is not { } found) return Results.NotFound();
        var actor = await http.ActorAsync();
        return await Download.OfAsync(file => rest.WriteAsync(new(found.Id, id, format, LanguageOf(language)), file, actor, cancel), Download.TypeOf(format), $"import-rest-{edition}.{Download.Ending(format)}");
    }

    private static async Task<IResult> TemplateAsync(TableFormat format, string edition, string? language, FindEdition editions, ImportTemplate template, HttpContext http, CancellationToken cancel)
    {
        if (await editions.ReadAsync(edition, cancel) is not { } found) return Results.NotFound();
        var actor = await http.ActorAsync();
        return await MadeAsync(file => template.WriteAsync(found.Id, format, LanguageOf(language), file, actor, cancel), format, $"participants-template-{edition}");
    }

    private static async Task<IResult> ExportAsync(TableFormat format, string edition, Choice choice, FindEdition editions, ExportParticipants export, HttpContext http, CancellationToken cancel)
    {
        if (await editions.ReadAsync(edition, cancel) is not { } found) return Results.NotFound();
        // an invalid filter must not export the whole register
        if (choice.Filter(found.Id) is not { } filter) return Results.BadRequest();
        var actor = await http.ActorAsync();
        return await MadeAsync(file => export.WriteAsync(new(filter, format, filter.Language), file, actor, cancel), format, $"participants-{edition}");
    }

    private static Task<IResult> MadeAsync(Func<Stream, Task> write, TableFormat format, string name)
    {
        var type = Download.TypeOf(format);
        return Download.OfAsync(Written, type, $"{name}.{Download.Ending(format)}");

        async Task<bool> Written(Stream file)
        {
            await write(file);
            return true;
        }
    }

    private static bool Admits(HttpContext http, long limit) => http.Request.ContentLength is null || http.Request.ContentLength <= limit;

    private static IResult Refused(ImportFault fault) => Results.Json(new { fault = fault.ToString() }, statusCode: StatusCodes.Status422UnprocessableEntity);

    private static string LanguageOf(string? language) => Languages.IsKnown(language) ? Languages.Normal(language) : CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    /// <summary>The filter of the register as posted by its page: empty values mean none.</summary>
    private sealed record Choice(
        [FromForm] string? Search,
        [FromForm] string? State,
        [FromForm] string? Category,
        [FromForm] string? Delegation,
        [FromForm] string? Printed,
        [FromForm] string? Outdated,
        [FromForm] string? WithoutPhoto,
        [FromForm] string? Sort,
        [FromForm] string? Descending,
        [FromForm] string? Language)
    {
        /// <summary>The filter; null where a value is invalid.</summary>
        public ParticipantRegister.Filter? Filter(Guid editionId)
        {
            var posted = new Posted();
            var filter = new ParticipantRegister.Filter
            {
                EditionId = editionId,
                Search = Search,
                State = posted.Word<AccreditationState>(State),
                CategoryId = posted.Read<Guid>(Category, Guid.TryParse),
                DelegationId = posted.Read<Guid>(Delegation, Guid.TryParse),
                Printed = posted.Read<bool>(Printed, bool.TryParse),
                Outdated = posted.Read<bool>(Outdated, bool.TryParse) ?? false,
                WithoutPhoto = posted.Read<bool>(WithoutPhoto, bool.TryParse) ?? false,
                Sort = posted.Word<RegisterSort>(Sort) ?? RegisterSort.Name,
                Descending = posted.Read<bool>(Descending, bool.TryParse) ?? false,
                Language = LanguageOf(Language),
            };
            return posted.IsUnderstood ? filter : null;
        }
    }
}

/// <summary>Why an upload was refused; the page's script passes the word on.</summary>
internal enum ImportFault
{
    /// <summary>The table has too many bytes.</summary>
    TableTooLarge,

    /// <summary>The ZIP file has too many bytes.</summary>
    PhotosTooLarge,

    /// <summary>The photos are not a ZIP file, or it is damaged.</summary>
    PhotosNotAZip,
}
