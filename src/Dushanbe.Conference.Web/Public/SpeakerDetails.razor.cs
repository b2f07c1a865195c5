using Dushanbe.Conference.Names;
using Dushanbe.Conference.Programme;
using Dushanbe.Conference.Web.Speech;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Dushanbe.Conference.Web.Public;

public sealed partial class SpeakerDetails
{
    private SpeakerPage.Page? page;
    private string? moved;
    private bool isRead;

    [Inject] private FormerAddresses Former { get; set; } = null!;

    [Inject] private SpeakerPage Query { get; set; } = null!;

    [Inject] private Visit Visit { get; set; } = null!;

    [Inject] private IStringLocalizer<SpeakerDetails> Text { get; set; } = null!;

    [Inject] private IStringLocalizer<ProgrammeWords> Words { get; set; } = null!;

    [Parameter] public string Edition { get; set; } = "";

    [Parameter] public string Slug { get; set; } = "";

    private LocalizedValue Biography => page!.Biography.Best(Visit.Language);

    protected override async Task OnInitializedAsync()
    {
        var reader = await Visit.ReaderAsync();
        page = await Query.ReadAsync(Edition, Slug, reader, CancellationToken.None);
        if (page is null) moved = await Former.SpeakerAsync(Edition, Slug, reader, CancellationToken.None);
        isRead = true;
    }

    private string Role(SpeakerPage.Part part) => part.Session is { Kind: SessionKind.Thematic, Number.Length: > 0 }
        ? $"{Words.RoleOf(part.Voice.Role, 1)}, {Words.KindOf(part.Session)}"
        : Words.RoleOf(part.Voice.Role, 1);

    private static string? State(SessionRow session) => session.State switch { SessionState.Now => "is-now", SessionState.Over => "is-over", _ => null };
}
