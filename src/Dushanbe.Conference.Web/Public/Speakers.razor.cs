using Dushanbe.Conference.Programme;
using Dushanbe.Conference.Web.Speech;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Dushanbe.Conference.Web.Public;

public sealed partial class Speakers
{
    private SpeakerList.Page? page;
    private bool isRead;

    [Inject] private SpeakerList Query { get; set; } = null!;

    [Inject] private Visit Visit { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Inject] private IStringLocalizer<Speakers> Text { get; set; } = null!;

    [Inject] private IStringLocalizer<ProgrammeWords> Words { get; set; } = null!;

    [Parameter] public string Edition { get; set; } = "";

    protected override async Task OnInitializedAsync()
    {
        page = await Query.ReadAsync(Edition, Visit.Language, await Visit.ReaderAsync(), CancellationToken.None);
        isRead = true;
    }
}
