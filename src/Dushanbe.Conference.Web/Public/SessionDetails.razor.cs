using Dushanbe.Conference.Editions;
using Dushanbe.Conference.Programme;
using Dushanbe.Conference.Web.Speech;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Dushanbe.Conference.Web.Public;

public sealed partial class SessionDetails
{
    private SessionPage.Page? page;
    private bool isRead;

    [Inject] private SessionPage Query { get; set; } = null!;

    [Inject] private Visit Visit { get; set; } = null!;

    [Inject] private IStringLocalizer<SessionDetails> Text { get; set; } = null!;

    [Inject] private IStringLocalizer<ProgrammeWords> Words { get; set; } = null!;

    [Parameter] public string Edition { get; set; } = "";

    [Parameter] public string Slug { get; set; } = "";

    private string TitleText => page!.Session.Title.Best(Visit.Language).Text;

    private DayChoice DayOfSession => page!.Session.Day is { } day ? new DayChoice(day.DayNumber - page.Edition.Starts.DayNumber + 1) : DayChoice.Unknown;

    protected override async Task OnInitializedAsync()
    {
        page = await Query.ReadAsync(Edition, Slug, await Visit.ReaderAsync(), CancellationToken.None);
        isRead = true;
    }

    private string? TimeOfNeighbour(SessionRow session) => session is { Day: { } day, Starts: { } starts }
        ? $", {(day == page!.Session.Day ? "" : $"{DateWords.WeekdayWithin(day, Visit.Language)} ")}{DateWords.Time(starts)}"
        : null;
}
