using System.Text.Json;
using Dushanbe.Conference.Editions;
using Dushanbe.Conference.Names;
using Dushanbe.Conference.Programme;
using Dushanbe.Conference.Web.Speech;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Dushanbe.Conference.Web.Public;

public sealed partial class Home
{
    private EditionHome.Page? page;
    private bool isEmpty;

    [Inject] private EditionHome Query { get; set; } = null!;

    [Inject] private Visit Visit { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private IStringLocalizer<Home> Text { get; set; } = null!;

    [Inject] private IStringLocalizer<ProgrammeWords> Words { get; set; } = null!;

    [Parameter] public string? Edition { get; set; }

    private string Title => page!.Edition.ShortTitle.Best(Visit.Language).Text;

    private string Description => Text["Description", page!.Edition.Title.Best(Visit.Language).Text, page.Edition.City.Best(Visit.Language).Text, DateWords.Range(page.Edition.Starts, page.Edition.Ends, Visit.Language)];

    private (LocalizedValue Lead, LocalizedValue Name) Split => (page!.Edition.TitleLead.Best(Visit.Language), page.Edition.TitleName.Best(Visit.Language));

    private string Weekdays => page!.Edition.Days switch
    {
        [var one] => DateWords.Weekday(one, Visit.Language),
        [var first, var second] => Text["And", DateWords.Weekday(first, Visit.Language), DateWords.WeekdayWithin(second, Visit.Language)],
        [var first, .., var last] => Text["To", DateWords.Weekday(first, Visit.Language), DateWords.WeekdayWithin(last, Visit.Language)],
        _ => "",
    };

    private LocalizedText Place => page!.Edition.Venue.IsEmpty ? page.Edition.City : page.Edition.Venue;

    private LocalizedText Street => !page!.Edition.Address.IsEmpty ? page.Edition.Address : page.Edition.Venue.IsEmpty ? LocalizedText.Empty : page.Edition.City;

    private IReadOnlyList<string> Interpretations =>
        [.. page!.Days.SelectMany(day => day.Slots).SelectMany(slot => slot.Beside.Prepend(slot.Main)).SelectMany(session => session.Interpretation).Distinct(StringComparer.Ordinal)];

    // data for search engines; JSON escaping prevents markup in a title from closing the block
    private MarkupString LinkedData => new($"<script type=\"application/ld+json\">{JsonSerializer.Serialize(new Dictionary<string, object?>(StringComparer.Ordinal)
    {
        ["@context"] = "https://schema.org",
        ["@type"] = "Event",
        ["name"] = page!.Edition.Title.Best(Visit.Language).Text,
        ["startDate"] = page.Edition.Starts,
        ["endDate"] = page.Edition.Ends,
        ["url"] = Visit.FullHome(page.Edition),
        ["location"] = new Dictionary<string, object?>(StringComparer.Ordinal) { ["@type"] = "Place", ["name"] = Place.Best(Visit.Language).Text, ["address"] = Street.Best(Visit.Language).Text },
    })}</script>");

    protected override async Task OnInitializedAsync()
    {
        var edition = await Visit.EditionAsync();
        if (edition is not null) page = await Query.ReadAsync(edition.Slug, await Visit.ReaderAsync(), CancellationToken.None);
        isEmpty = page is null && Edition is null;
        if (page is null && !isEmpty) Navigation.NotFound();
    }

    private static string? Other(LocalizedValue value) => value.IsFallback ? value.Language : null;

    private static string NameClass(string name) =>
        $"cover__name{(name.Length > 150 ? " long" : "")}{(name.Length > 0 && name[0] is '“' or '«' or '"' or '„' ? " cover__name--quoted" : "")}";
}
