using Dushanbe.Conference.Exchange;

namespace Dushanbe.Conference.Web.Kit;

/// <summary>A file made for one download.</summary>
internal static class Download
{
    /// <summary>The media type of a table.</summary>
    public static string TypeOf(TableFormat format) => format == TableFormat.Csv ? "text/csv; charset=utf-8" : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>How the name of its file ends, without the dot.</summary>
    public static string Ending(TableFormat format) => format == TableFormat.Csv ? "csv" : "xlsx";

    /// <summary>
    /// Writes the file to disk first and deletes it once it is sent: a started download is complete, its length lets the
    /// browser show progress, memory use stays flat, and synchronous writers can be used. It has personal
    /// data, so browsers and proxies must not cache it.
    /// </summary>
    /// <param name="write">Writes it, and returns whether there is one; otherwise the response is 404.</param>
    /// <param name="type">Its media type.</param>
    /// <param name="name">The name to save it under; null to show it in the browser.</param>
    public static async Task<IResult> OfAsync(Func<Stream, Task<bool>> write, string type, string? name)
    {
        var file = new FileStream(Path.GetTempFileName(), FileMode.Open, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose);
        // where a file without a name stays open, a process that is killed leaves nothing of it
        if (!OperatingSystem.IsWindows()) File.Delete(file.Name);
        var isSent = false;
        try
        {
            if (!await write(file)) return Results.NotFound();
            file.Position = 0;
            isSent = true;
            return Private(Results.Stream(file, type, name));
        }
        finally
        {
            // the response closes the file
            if (!isSent) await file.DisposeAsync();
        }
    }

    /// <summary>A response that must not be cached.</summary>
    public static IResult Private(IResult answer) => new Unkept(answer);

    private sealed class Unkept(IResult answer) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.Headers.CacheControl = "private, no-store";
            return answer.ExecuteAsync(httpContext);
        }
    }
}
