using System.Globalization;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Editions;
using Dushanbe.Conference.Exchange;
using Dushanbe.Conference.History;
using Dushanbe.Conference.Journal;
using Dushanbe.Conference.Web.Host;
using Dushanbe.Conference.Web.Kit;
using Dushanbe.Conference.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Dushanbe.Conference.Web.Desks.Journal;

/// <summary>The journal as a file, of an edition and of the installation.</summary>
internal static class JournalFiles
{
    public static void MapJournalFiles(this IEndpointRouteBuilder app)
    {
        foreach (var format in Enum.GetValues<TableFormat>())
        {
            var ending = Download.Ending(format);
            app.MapPost($"/desk/accounts/journal.{ending}", ([AsParameters] Choice choice, ExportJournal export, HttpContext http, CancellationToken cancel) =>
                WriteAsync(format, "journal", null, null, choice, export, http, cancel)).RequiresEverywhere(Permission.ReadJournal).RequiresEverywhere(Permission.ReadAccounts).OnlyFromHere().TakesLong();
            app.MapPost($"/desk/{{edition}}/journal.{ending}", async (string edition, [AsParameters] Choice choice, FindEdition editions, ExportJournal export, HttpContext http, CancellationToken cancel) =>
                await editions.ReadAsync(edition, cancel) is { } found ? await WriteAsync(format, $"journal-{edition}", found.Id, found.ZoneId, choice, export, http, cancel) : Results.NotFound()).Requires(Permission.ReadJournal).OnlyFromHere().TakesLong();
        }
    }

    private static async Task<IResult> WriteAsync(TableFormat format, string name, Guid? editionId, string? zoneId, Choice choice, ExportJournal export, HttpContext http, CancellationToken cancel)
    {
        // an invalid filter must not export the whole journal
        if (choice.Filter(editionId) is not { } filter) return Results.BadRequest();
        var (actor, telling) = (await http.ActorAsync(), new JournalTelling(http.RequestServices.GetRequiredService<IStringLocalizerFactory>(), http.RequestServices.GetRequiredService<SubjectSpeeches>(), zoneId));
        var form = new ExportJournal.Form(filter, format, CultureInfo.CurrentUICulture.TwoLetterISOLanguageName, telling.Columns, telling.Cells);
        int? most = null;
        var file = await Download.OfAsync(async to => (await export.WriteAsync(form, to, actor, cancel)).Match(written: _ => true, tooMany: it => Refused(it.Most)), Download.TypeOf(format), $"{name}.{Download.Ending(format)}");
        // the page offers no such file; another tab may have filtered less meanwhile
        return most is null ? file : Results.Text(http.RequestServices.GetRequiredService<IStringLocalizer<JournalPage>>()["TooMany", most], statusCode: StatusCodes.Status422UnprocessableEntity);

        bool Refused(int limit)
        {
            most = limit;
            return false;
        }
    }

    /// <summary>The filter as posted by the page: empty values mean none.</summary>
    private sealed record Choice(
        [FromForm] string? Subject,
        [FromForm] string? SubjectId,
        [FromForm] string? ActorId,
        [FromForm] string? ActorName,
        [FromForm] string? Action,
        [FromForm] string? From,
        [FromForm] string? Until,
        [FromForm] string? Reason)
    {
        /// <summary>The filter; null where a value is invalid.</summary>
        public JournalFilter? Filter(Guid? editionId)
        {
            var posted = new Posted();
            var account = posted.Read<Guid>(ActorId, Guid.TryParse);
            var filter = new JournalFilter(editionId)
            {
                Subject = posted.Word<JournalSubject>(Subject),
                SubjectId = posted.Read<Guid>(SubjectId, Guid.TryParse),
                Actor = account is not null || !string.IsNullOrEmpty(ActorName) ? new JournalActor(account, ActorName ?? "") : null,
                Action = posted.Word<JournalAction>(Action),
                From = posted.Read<DateTime>(From, Moment),
                Until = posted.Read<DateTime>(Until, Moment),
                Reason = Reason,
            };
            return posted.IsUnderstood ? filter : null;
        }

        private static bool Moment(string word, out DateTime utc) =>
            DateTime.TryParse(word, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out utc);
    }
}
