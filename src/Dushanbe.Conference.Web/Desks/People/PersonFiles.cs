using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Editions;
using Dushanbe.Conference.Names;
using Dushanbe.Conference.Privacy;
using Dushanbe.Conference.Web.Kit;
using Dushanbe.Conference.Web.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace Dushanbe.Conference.Web.Desks.People;

/// <summary>The data of one person as a file to give to that person: a page to read, and JSON.</summary>
internal static class PersonFiles
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(), new TextConverter() },
    };

    public static void MapPersonFiles(this IEndpointRouteBuilder app)
    {
        // a POST, since each is an entry in the journal
        var desk = app.MapGroup("/desk/{edition}");
        desk.MapPost("/participants/{id:guid}/data.html", (string edition, Guid id, string? language, FindEdition editions, ExportPerson export, HttpContext http, CancellationToken cancel) =>
            WriteAsync(edition, id, "html", "text/html; charset=utf-8", file => PageAsync(file, language, http.RequestServices), editions, export, http, cancel)).Requires(Permission.ManageEditions).OnlyFromHere();
        desk.MapPost("/participants/{id:guid}/data.json", (string edition, Guid id, FindEdition editions, ExportPerson export, HttpContext http, CancellationToken cancel) =>
            WriteAsync(edition, id, "json", "application/json; charset=utf-8", file => Task.FromResult(JsonSerializer.Serialize(file, Json)), editions, export, http, cancel)).Requires(Permission.ManageEditions).OnlyFromHere();
    }

    private static async Task<IResult> WriteAsync(string edition, Guid id, string ending, string type, Func<ExportPerson.PersonFile, Task<string>> write, FindEdition editions, ExportPerson export, HttpContext http, CancellationToken cancel)
    {
        if (await editions.ReadAsync(edition, cancel) is not { } found) return Results.NotFound();
        if (await export.ReadAsync(found.Id, id, await http.ActorAsync(), cancel) is not { } file) return Results.NotFound();
        // saved, never shown under our address: it has what others typed. The name tells nobody
        return Download.Private(Results.File(Encoding.UTF8.GetBytes(await write(file)), type, $"personal-data-{id.ToString()[^8..]}.{ending}"));
    }

    private static async Task<string> PageAsync(ExportPerson.PersonFile file, string? language, IServiceProvider services)
    {
        // of this request alone
        if (Languages.IsKnown(language)) CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(Languages.Normal(language));
        await using var renderer = new HtmlRenderer(services, services.GetRequiredService<ILoggerFactory>());
        var page = await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<PersonFile>(ParameterView.FromDictionary(new Dictionary<string, object?>(StringComparer.Ordinal) { [nameof(PersonFile.Held)] = file }))).ToHtmlString());
        return $"<!DOCTYPE html>\n{page}";
    }

    private sealed class TextConverter : JsonConverter<LocalizedText>
    {
        public override LocalizedText Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException("These files are only written.");

        public override void Write(Utf8JsonWriter writer, LocalizedText value, JsonSerializerOptions options) => writer.WriteRawValue(value.ToJson());
    }
}
