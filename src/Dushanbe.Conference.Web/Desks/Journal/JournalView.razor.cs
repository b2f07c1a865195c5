using Dushanbe.Conference.Access;
using Dushanbe.Conference.Editions;
using Dushanbe.Conference.History;
using Dushanbe.Conference.Journal;
using Dushanbe.Conference.Web.Kit;
using Dushanbe.Conference.Web.Kit.Fields;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Localization;

namespace Dushanbe.Conference.Web.Desks.Journal;

/// <summary>A journal: filters, pages, and the records whose entries can be asked for.</summary>
public sealed partial class JournalView(JournalSearch journal, JournalSubjects subjects, SubjectSpeeches speeches, IStringLocalizerFactory texts, NavigationManager navigation, DeskScript browser) : DeskComponent
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(140);

    private readonly RowWalk walk = new(browser);
    private readonly Stack<long?> earlier = [];
    private JournalFilter filter = new((Guid?)null), listed = new((Guid?)null);
    private JournalSearch.Page? page;
    private JournalSearch.Overview? overview;
    private IReadOnlyList<Choice<JournalActor>> actors = [];
    private IReadOnlyList<JournalSubjects.Hit>? hits;
    private JournalTelling? telling;
    private DateOnly? fromDay, toDay;
    private TimeOnly? fromTime, toTime;
    private string? asked, subjectName;
    private string typed = "", searched = "";
    private long? before;
    private int turn;

    /// <summary>The edition; null for the installation's own affairs.</summary>
    [Parameter] public Guid? EditionId { get; set; }

    /// <summary>The zone of the times; null for UTC.</summary>
    [Parameter] public string? Zone { get; set; }

    /// <summary>The kind of the one subject asked for by the address.</summary>
    [Parameter] public string? Kind { get; set; }

    /// <summary>Its key.</summary>
    [Parameter] public Guid? SubjectId { get; set; }

    private JournalTelling Telling => telling ??= new(texts, speeches, Zone);

    private bool IsFiltered => filter != new JournalFilter(EditionId);

    private IReadOnlyList<Choice<JournalSubject?>> Kinds =>
    [
        new(null, L["AnyKind"]),
        .. Enum.GetValues<JournalSubject>().Where(each => (each is JournalSubject.Account or JournalSubject.Organization or JournalSubject.Installation) == EditionId is null).Select(each => new Choice<JournalSubject?>(each, Telling.Kind(each))),
    ];

    private IReadOnlyList<Choice<JournalAction?>> Deeds =>
    [
        new(null, L["AnyDeed"]),
        .. Kinds.Select(each => each.Value).OfType<JournalSubject>().Where(each => filter.Subject is null || filter.Subject == each).SelectMany(JournalRules.ActionsOn).Distinct().Order().Select(each => new Choice<JournalAction?>(each, Telling.Deed(each))),
    ];

    private IReadOnlyList<DeskKey> Keys =>
    [
        DeskKey.Focus("/", L["Key.Search"], "desk-search"),
        DeskKey.Focus("f", L["Key.Filter"], "desk-filter"),
        new("ArrowDown", L["Key.Next"], () => StepAsync(1)) { Shown = false, Moves = true },
        new("ArrowUp", L["Key.Previous"], () => StepAsync(-1)) { Shown = false, Moves = true },
        new("Enter", L["Key.Open"], OpenAsync) { Leaves = true },
        new("s", L["Key.OnlyThis"], () => At is { } row ? AboutAsync(row) : Task.CompletedTask),
        new("w", L["Key.OnlyWho"], () => At is { } row ? ChooseAsync(filter with { Actor = row.Actor }) : Task.CompletedTask),
        new("PageDown", L["Older"], () => TurnAsync(1)) { Shown = false, Moves = true },
        new("PageUp", L["Newer"], () => TurnAsync(-1)) { Shown = false, Moves = true },
        DeskKey.Focus("Escape", L["Key.Back"], "desk-search") with { InFields = true, Shown = false },
    ];

    private JournalSearch.Row? At => page?.Rows.FirstOrDefault(row => row.Id == walk.At);

    protected override async Task OnParametersSetAsync()
    {
        var address = $"{EditionId} {Kind} {SubjectId}";
        if (asked == address) return;
        asked = address;
        filter = new JournalFilter(EditionId);
        if (Enum.TryParse<JournalSubject>(Kind, out var kind) && Enum.GetName(kind) == Kind) filter = filter with { Subject = kind, SubjectId = SubjectId };
        subjectName = null;
        await NewestAsync();
    }

    private async Task NewestAsync()
    {
        overview = await journal.OverviewAsync(EditionId, await ActorAsync(), Closing);
        actors = [new(null, L["Anybody"]), .. overview.Actors.Select(each => new Choice<JournalActor>(each, Telling.Who(each)))];
        await FirstAsync();
    }

    private Task FirstAsync()
    {
        earlier.Clear();
        before = null;
        return LoadAsync();
    }

    private async Task LoadAsync()
    {
        var (mine, what, from) = (++turn, filter, before);
        var read = await journal.ReadAsync(what, from, Language, await ActorAsync(), Closing);
        // a later choice replaces this one
        if (mine != turn) return;
        (page, listed) = (read, what);
        if (what.SubjectId is not null) subjectName = read.Rows.Select(row => row.SubjectName).FirstOrDefault(name => name is not null) ?? subjectName;
        StateHasChanged();
    }

    private Task ChooseAsync(JournalFilter chosen)
    {
        // an account is one choice whatever its name was at the time
        if (chosen.Actor is { Id: { } account }) chosen = chosen with { Actor = overview?.Actors.FirstOrDefault(each => each.Id == account) ?? chosen.Actor };
        filter = chosen;
        return FirstAsync();
    }

    private Task KindAsync(JournalSubject? kind)
    {
        var action = filter.Action is { } deed && kind is { } now && !JournalRules.ActionsOn(now).Contains(deed) ? null : filter.Action;
        return ChooseAsync(filter with { Subject = kind, SubjectId = null, Action = action });
    }

    private Task AboutAsync(JournalSearch.Row row)
    {
        subjectName = row.SubjectName;
        return ChooseAsync(filter with { Subject = row.Subject, SubjectId = row.SubjectId });
    }

    private Task TakeAsync(JournalSubjects.Hit hit)
    {
        (typed, searched, hits, subjectName) = ("", "", null, hit.Name);
        return ChooseAsync(filter with { Subject = hit.Subject, SubjectId = hit.Id });
    }

    private Task TimesAsync() => ChooseAsync(filter with
    {
        From = fromDay is { } first ? Utc(first, fromTime ?? TimeOnly.MinValue) : null,
        // the last day counts as a whole, and so does the last minute, since minutes are what one types
        Until = toDay is not { } last ? null : toTime is { } time ? Utc(last, time).AddMinutes(1) : Utc(last.AddDays(1), TimeOnly.MinValue),
    });

    private Task ClearAsync()
    {
        (fromDay, toDay, fromTime, toTime, subjectName) = (null, null, null, null, null);
        return ChooseAsync(new JournalFilter(EditionId));
    }

    private DateTime Utc(DateOnly day, TimeOnly time) => Zone is null ? DateTime.SpecifyKind(day.ToDateTime(time), DateTimeKind.Utc) : EditionClock.Utc(Zone, day, time);

    private Task TurnAsync(int by)
    {
        if (page is null || (by > 0 && !page.HasOlder) || (by < 0 && earlier.Count == 0)) return Task.CompletedTask;
        if (by < 0)
        {
            before = earlier.Pop();
        }
        else
        {
            earlier.Push(before);
            before = page.Rows[^1].Number;
        }

        walk.At = null;
        return LoadAsync();
    }

    private Task TypedAsync() => AfterPauseAsync(Pause, FindAsync);

    private async Task FindAsync(CancellationToken cancel)
    {
        var asking = typed;
        var found = string.IsNullOrWhiteSpace(asking) ? null : await subjects.FindAsync(Desk, EditionId, asking, await ActorAsync(), cancel);
        if (asking != typed) return;
        (hits, searched) = (found, asking);
        StateHasChanged();
    }

    // Enter takes the first record found; without a search, and with the down arrow, it goes into the list
    private async Task SearchKeyAsync(KeyboardEventArgs press)
    {
        if (press.Key is not ("ArrowDown" or "Enter")) return;
        if (searched != typed) await AfterPauseAsync(TimeSpan.Zero, FindAsync);
        if (press.Key == "Enter" && typed.Length > 0)
        {
            if (hits is not [var first, ..])
            {
                await browser.NobodyAsync(Closing);
                return;
            }

            await TakeAsync(first);
        }

        await walk.FromSearchAsync(press.Key, Shown, Closing);
    }

    private IReadOnlyList<Guid> Shown => [.. (page?.Rows ?? []).Select(row => row.Id)];

    private Task StepAsync(int by) => walk.StepAsync(by, Shown, Closing);

    private Task OpenAsync()
    {
        if (At is { } row && AddressOf(row) is { } address) navigation.NavigateTo(address);
        return Task.CompletedTask;
    }

    // the page of a subject, where it still exists and this reader may open it
    private string? AddressOf(JournalSearch.Row row) => row.SubjectName is null ? null : row.Subject switch
    {
        JournalSubject.Participant when Desk.MayInPart(Permission.ReadDesk) => Desk.Address($"participants/{row.SubjectId}"),
        JournalSubject.Delegation when Desk.MayInPart(Permission.ReadDesk) => Desk.Address($"delegations/{row.SubjectId}"),
        JournalSubject.Category when Desk.May(Permission.ReadDesk) => Desk.Address("categories"),
        JournalSubject.Session when Desk.MayInPart(Permission.EditProgramme) => Desk.Address($"programme/{row.SubjectId}"),
        JournalSubject.Speaker when Desk.May(Permission.EditProgramme) => Desk.Address($"programme/speakers/{row.SubjectId}"),
        JournalSubject.Room when Desk.May(Permission.EditProgramme) => Desk.Address("programme/rooms"),
        JournalSubject.Edition when Desk is { Edition: { } edition } && edition.Id == row.SubjectId && Desk.May(Permission.ReadDesk) => $"desk/editions/{Uri.EscapeDataString(edition.Slug)}",
        JournalSubject.Account when Desk.Actor.May(Permission.ReadAccounts, null) => $"desk/accounts/{row.SubjectId}",
        _ => null,
    };

    private string Count(int found) => found > JournalSearch.MostCounted ? L["FoundMore", JournalSearch.MostCounted] : L["Found", found];
}
