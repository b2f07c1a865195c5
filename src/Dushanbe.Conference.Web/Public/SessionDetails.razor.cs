using Dushanbe.Conference.Editions;
using Dushanbe.Conference.Programme;
using Dushanbe.Conference.Web.Speech;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Dushanbe.Conference.Web.Public;

public sealed partial class SessionDetails
{
    private SessionPage.Page? page;
    private string? moved;
    private bool isRead;

    [Inject] private FormerAddresses Former { get; set; } = null!;

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
        var reader = await Visit.ReaderAsync();
        page = await Query.ReadAsync(Edition, Slug, reader, CancellationToken.None);
        if (page is null) moved = await Former.SessionAsync(Edition, Slug, reader, CancellationToken.None);
        isRead = true;
    }

    private string? TimeOfNeighbour(SessionRow session) => session is { Day: { } day, Starts: { } starts }
        ? $", {(day == page!.Session.Day ? "" : $"{DateWords.WeekdayWithin(day, Visit.Language)} ")}{DateWords.Time(starts)}"
        : null;
}
