using System.Globalization;
using Dushanbe.Conference.Editions;
using Dushanbe.Conference.Names;
using Dushanbe.Conference.Programme;
using Dushanbe.Conference.Web.Public.Parts;
using Dushanbe.Conference.Web.Speech;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Dushanbe.Conference.Web.Public;

public sealed partial class Agenda
{
    private DayProgramme.Page? page;
    private bool isRead;
    private DayProgramme.Filter filter = new();
    private WordSearch? sought;

    [Inject] private DayProgramme Query { get; set; } = null!;

    [Inject] private Visit Visit { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private IStringLocalizer<Agenda> Text { get; set; } = null!;

    [Inject] private IStringLocalizer<ProgrammeWords> Words { get; set; } = null!;

    [Parameter] public string Edition { get; set; } = "";

    [SupplyParameterFromQuery] private string? Day { get; set; }

    [SupplyParameterFromQuery] private string? Q { get; set; }

    [SupplyParameterFromQuery] private string? Kind { get; set; }

    // parsed from text: an invalid number is ignored instead of an error
    [SupplyParameterFromQuery] private string? Room { get; set; }

    [SupplyParameterFromQuery] private string? Interpretation { get; set; }

    private string Title => $"{Words["Programme"]}{(page!.Shown is [{ Day: { } day }] && page.Chosen != DayChoice.All ? $", {DateWords.WeekdayAndDay(day, Visit.Language)}" : "")} – {page.Edition.ShortTitle.Best(Visit.Language).Text}";

    private string DayUnknown => Words.Unknown("Day", Visit.IsClosed(page!.Edition));

    private string UnknownShort => page!.Edition.Days is [var first, var second] ? Words["DayOr", first.Day, second.Day] : DayUnknown;

    // already shown where there are not two days
    private string? UnknownBeside => page!.Edition.Days.Count == 2 ? DayUnknown : null;

    private Guid? FirstNow => page!.Shown.SelectMany(day => day.Slots).SelectMany(slot => slot.Beside.Prepend(slot.Main)).FirstOrDefault(session => session is { State: SessionState.Now, IsBreak: false })?.Id;

    protected override async Task OnInitializedAsync()
    {
        filter = new(
            DayChoice.Parse(Day),
            string.IsNullOrWhiteSpace(Q) ? null : Q.Trim()[..Math.Min(Q.Trim().Length, 100)],
            AgendaWords.Kind(Kind),
            int.TryParse(Room, NumberStyles.None, CultureInfo.InvariantCulture, out var room) ? room : null,
            string.IsNullOrEmpty(Interpretation) ? null : Interpretation)
        {
            AlsoCalled = ProgrammeWording.CalledInAnyLanguage,
        };
        sought = WordSearch.Read(filter.Text);
        page = await Query.ReadAsync(Edition, filter, await Visit.ReaderAsync(), CancellationToken.None);
        isRead = true;
    }

    private static int Count(IEnumerable<ProgrammeDay> days) => days.Sum(day => day.Slots.Sum(slot => 1 + slot.Beside.Count));

    private string Found => page!.Fit switch
    {
        WordFit.Spelled => Text["FoundSpelled", filter.Text!, Count(page.Shown)],
        WordFit.Similar => Text["FoundSimilar", filter.Text!, Count(page.Shown)],
        _ => Words.Count("SessionsFound", Count(page.Shown) + Count(page.Others), Visit.Language),
    };

    // choose a day among the filtered ones
    private string LinkTo(DayChoice day)
    {
        var query = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["day"] = day.Word,
            ["q"] = filter.Text,
            ["kind"] = filter.Kind is { } kind ? AgendaWords.Of(kind) : null,
            ["room"] = filter.Room,
            ["interpretation"] = filter.Interpretation,
        };
        return new Uri(Navigation.GetUriWithQueryParameters(Navigation.ToAbsoluteUri(Visit.Agenda(page!.Edition)).AbsoluteUri, query)).PathAndQuery;
    }
}
