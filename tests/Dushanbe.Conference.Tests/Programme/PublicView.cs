using System.Security.Cryptography;
using System.Text.Json;
using System.Text.RegularExpressions;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Names;
using Dushanbe.Conference.Papers.Booklet;
using Dushanbe.Conference.Programme;

namespace Dushanbe.Conference.Tests.Programme;

/// <summary>All that somebody without an account is told of an edition: every page, the calendar, the booklet and the portraits.</summary>
internal static partial class PublicView
{
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, Converters = { new Texts() } };

    /// <summary>Reads everything, one text a page.</summary>
    /// <param name="installation">The installation.</param>
    /// <param name="slug">The edition.</param>
    public static async Task<IReadOnlyDictionary<string, string>> ReadAsync(Installation installation, string slug)
    {
        var seen = new SortedDictionary<string, string>(StringComparer.Ordinal);
        void Add(string page, object? value) => seen.Add(page, JsonSerializer.Serialize(value, Json));
        var agenda = (await installation.Get<DayProgramme>().ReadAsync(slug, new(), Actor.Public, default))!;
        var speakers = (await installation.Get<SpeakerList>().ReadAsync(slug, "en", Actor.Public, default))!;
        Add("edition", await installation.Get<PublicEditions>().ReadAsync(slug, default));
        Add("home", await installation.Get<EditionHome>().ReadAsync(slug, Actor.Public, default));
        Add("agenda", agenda);
        Add("speakers", speakers);
        Add("booklet", await installation.Get<ReadProgrammeBooklet>().ReadAsync(slug, "en", Actor.Public, default));
        Add("calendar", await CalendarAsync(installation, slug, null));
        foreach (var session in agenda.All.SelectMany(day => day.Slots).SelectMany(slot => slot.Beside.Prepend(slot.Main)))
        {
            Add($"sessions/{session.Slug}", await installation.Get<SessionPage>().ReadAsync(slug, session.Slug, Actor.Public, default));
            Add($"sessions/{session.Slug}.ics", await CalendarAsync(installation, slug, session.Slug));
        }

        foreach (var speaker in speakers.Speakers)
        {
            Add($"speakers/{speaker.Slug}", await installation.Get<SpeakerPage>().ReadAsync(slug, speaker.Slug, Actor.Public, default));
            if (speaker.PhotoHash is { } hash) Add($"portraits/{speaker.Slug}", await PortraitAsync(installation, hash));
        }

        return seen;
    }

    /// <summary>The same without the number and the time of the release, which every release changes.</summary>
    public static string Said(IReadOnlyDictionary<string, string> pages) =>
        Numbered().Replace(string.Join('\n', pages.Select(page => $"{page.Key}: {page.Value}")), "");

    private static async Task<string?> CalendarAsync(Installation installation, string slug, string? session) =>
        await installation.Get<ProgrammeCalendar>().ReadAsync(new(slug, session, "en", each => new Uri($"https://conference.example/{each}")), Actor.Public, default);

    private static async Task<string?> PortraitAsync(Installation installation, string hash) =>
        await installation.Get<SpeakerPortrait>().ReadAsync(hash, Actor.Public, default) is { } picture ? Convert.ToHexString(SHA256.HashData(picture.Bytes)) : null;

    [GeneratedRegex("""("ProgrammeVersion": \d+|"Version": \d+|"ReleaseId": "[^"]*"|"ProgrammePublishedAt": "[^"]*"|"PublishedAt": "[^"]*"|SEQUENCE:\d+|DTSTAMP:\w+|LAST-MODIFIED:\w+)""", RegexOptions.ExplicitCapture)]
    private static partial Regex Numbered();

    private sealed class Texts : System.Text.Json.Serialization.JsonConverter<LocalizedText>
    {
        public override LocalizedText Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, LocalizedText value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToJson());
    }
}
