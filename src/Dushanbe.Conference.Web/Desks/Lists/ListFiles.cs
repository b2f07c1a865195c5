using System.Globalization;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Editions;
using Dushanbe.Conference.Lists;
using Dushanbe.Conference.Papers.Participants;
using Dushanbe.Conference.Web.Host;
using Dushanbe.Conference.Web.Kit;
using Dushanbe.Conference.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace Dushanbe.Conference.Web.Desks.Lists;

/// <summary>The files of the list of participants.</summary>
internal static class ListFiles
{
    public static void MapListFiles(this IEndpointRouteBuilder app)
    {
        var desk = app.MapGroup("/desk/{edition}").TakesLong();
        foreach (var format in Enum.GetValues<ListFormat>())
        {
            // a POST: each file is an entry in the journal
            desk.MapPost($"/list.{Ending(format)}", (string edition, [AsParameters] Choice choice, FindEdition editions, ListPaper paper, HttpContext http, CancellationToken cancel) =>
                WriteAsync(format, edition, choice, editions, paper, http, cancel)).RequiresInPart(Permission.ExchangeParticipants).OnlyFromHere();
            desk.MapPost($"/list/{{id:guid}}.{Ending(format)}", (string edition, Guid id, [AsParameters] IssuedChoice choice, FindEdition editions, ReadIssuedLists issued, ListPaper paper, HttpContext http, CancellationToken cancel) =>
                WriteIssuedAsync(format, edition, id, choice, (editions, issued), paper, http, cancel)).Requires(Permission.ExchangeParticipants).OnlyFromHere();
        }
    }

    /// <summary>How the name of a file ends, without the dot.</summary>
    public static string Ending(ListFormat format) => format switch
    {
        ListFormat.Xlsx => "xlsx",
        ListFormat.Docx => "docx",
        _ => "pdf",
    };

    private static string TypeOf(ListFormat format) => format switch
    {
        ListFormat.Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ListFormat.Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        _ => "application/pdf",
    };

    private static async Task<IResult> WriteAsync(ListFormat format, string edition, Choice choice, FindEdition editions, ListPaper paper, HttpContext http, CancellationToken cancel)
    {
        if (await editions.ReadAsync(edition, cancel) is not { } found) return Results.NotFound();
        // an invalid choice must not widen the list
        if (choice.Read() is not { } read) return Results.BadRequest();
        var (actor, isRefused) = (await http.ActorAsync(), false);
        var file = await Download.OfAsync(WriteAsync, TypeOf(format), $"list-of-participants-{found.Slug}-{read.Fields.Kind.ToString().ToLowerInvariant()}-{read.Look.Language}.{Ending(format)}");
        // the page says what is wrong, and offers no file
        return isRefused ? Results.BadRequest() : file;

        async Task<bool> WriteAsync(Stream to) => (await paper.WriteAsync(new(found.Id, read.Fields, read.Look, format), to, actor, cancel)).Match(
            written: _ => true,
            refused: _ => !(isRefused = true),
            noSuchEdition: _ => false);
    }

    private static async Task<IResult> WriteIssuedAsync(ListFormat format, string edition, Guid id, IssuedChoice choice, (FindEdition Editions, ReadIssuedLists Lists) read, ListPaper paper, HttpContext http, CancellationToken cancel)
    {
        if (await read.Editions.ReadAsync(edition, cancel) is not { } found) return Results.NotFound();
        var posted = new Posted();
        var withChanges = posted.Read<bool>(choice.Changes, bool.TryParse) ?? false;
        if (!posted.IsUnderstood || ListLook.Read(choice.Language, choice.Order) is not { } look) return Results.BadRequest();
        var actor = await http.ActorAsync();
        if ((await read.Lists.ReadAsync(found.Id, actor, cancel)).FirstOrDefault(each => each.Id == id)?.Number is not { } number) return Results.NotFound();
        return await Download.OfAsync(async to => await paper.WriteIssuedAsync(new(found.Id, id, withChanges, look, format), to, actor, cancel) is not null, TypeOf(format), $"list-of-participants-{found.Slug}-{number}{(withChanges ? "-changes" : "")}-{look.Language}.{Ending(format)}");
    }

    /// <summary>How an issued list is told, as posted by the page.</summary>
    private sealed record IssuedChoice([FromForm] string? Language, [FromForm] string? Order, [FromForm] string? Changes);

    /// <summary>What an editor says of a list, as posted by the page: empty values mean none.</summary>
    private sealed record Choice(
        [FromForm] string? Kind,
        [FromForm] string? AsAt,
        [FromForm] string? AmendTo,
        [FromForm] string? AmendBy,
        [FromForm] string? AmendAt,
        [FromForm] string? FinalOn,
        [FromForm] string? Groups,
        [FromForm] string? Language,
        [FromForm] string? Order)
    {
        /// <summary>The choice; null where a value is invalid.</summary>
        public (ListFields Fields, ListLook Look)? Read()
        {
            var posted = new Posted();
            var fields = new ListFields
            {
                Kind = posted.Word<ListKind>(Kind) ?? ListKind.Provisional,
                AsAt = posted.Read<DateOnly>(AsAt, ADay),
                AmendTo = AmendTo,
                AmendBy = posted.Read<DateOnly>(AmendBy, ADay),
                AmendAt = posted.Read<TimeOnly>(AmendAt, ATime),
                FinalOn = posted.Read<DateOnly>(FinalOn, ADay),
                Groups = [.. (Groups ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries).Select(each => posted.Word<ListGroup>(each)).OfType<ListGroup>()],
            };
            return posted.IsUnderstood && ListLook.Read(Language, Order) is { } look ? (fields, look) : null;
        }

        private static bool ADay(string word, out DateOnly day) => DateOnly.TryParseExact(word, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);

        private static bool ATime(string word, out TimeOnly time) => TimeOnly.TryParseExact(word, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out time);
    }
}
