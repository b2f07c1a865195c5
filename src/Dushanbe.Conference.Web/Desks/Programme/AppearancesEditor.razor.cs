using Dushanbe.Conference.Names;
using Dushanbe.Conference.Programme;
using Dushanbe.Conference.Web.Kit;
using Dushanbe.Conference.Web.Kit.Fields;
using Microsoft.AspNetCore.Components;

namespace Dushanbe.Conference.Web.Desks.Programme;

/// <summary>The appearances of a session: the ordered list, saved as a whole.</summary>
public sealed partial class AppearancesEditor(SetAppearances set) : DeskComponent
{
    private readonly List<Row> rows = [];
    private IReadOnlyList<Choice<Guid?>> people = [];
    private IReadOnlyList<Choice<AppearanceRole>> roles = [];
    private IReadOnlyList<Choice<AppearanceMode?>> modes = [];
    private IReadOnlyList<AppearanceFields> seen = [];
    private IReadOnlyList<AppearanceFields>? theirs;
    private IReadOnlyList<SetAppearances.RowFault> faults = [];
    private ProgrammeDraft.OpenSession? taken;
    private long version;
    private string messageKind = "ok";
    private string? message;
    private bool saving;

    /// <summary>The session as it was read.</summary>
    [Parameter, EditorRequired] public ProgrammeDraft.OpenSession Session { get; set; } = null!;

    /// <summary>Who can be chosen.</summary>
    [Parameter, EditorRequired] public IReadOnlyList<ProgrammeDraft.DeskSpeaker> Speakers { get; set; } = [];

    /// <summary>The list was changed or saved.</summary>
    [Parameter] public EventCallback Changed { get; set; }

    /// <summary>The list was saved and should be read again, so that new rows get their keys.</summary>
    [Parameter] public EventCallback ReadAgain { get; set; }

    /// <summary>Whether there are unsaved changes.</summary>
    public bool IsDirty => !rows.Select(each => each.Fields).SequenceEqual(seen);

    protected override void OnInitialized()
    {
        roles = Choice.Of<AppearanceRole>(each => P[$"Role_{each}"]);
        modes = [new(null, P["Mode_Unknown"]), .. Enum.GetValues<AppearanceMode>().Select(each => new Choice<AppearanceMode?>(each, P[$"Mode_{each}"]))];
    }

    // an unchanged list is updated; a changed one gets a conflict when it is saved
    protected override void OnParametersSet()
    {
        people = [new(null, P["NameToConfirm"]), .. Speakers.Select(each => new Choice<Guid?>(each.Speaker.Id, NameStyle.Listed.Of(each.Speaker.Name), each.Speaker.Name.Native))];
        if (ReferenceEquals(taken, Session)) return;
        if (taken is null || !IsDirty) Take(Session.Version, Session.Appearances);
        taken = Session;
    }

    private void Take(long readVersion, IReadOnlyList<AppearanceFields> read)
    {
        (version, seen, theirs, faults) = (readVersion, read, null, []);
        rows.Clear();
        rows.AddRange(read.Select(each => new Row(each)));
    }

    private async Task SaveAsync()
    {
        if (saving) return;
        saving = true;
        try
        {
            var outcome = await set.ExecuteAsync(new(Session.Id, version, seen, [.. rows.Select(each => each.Fields)]), await ActorAsync(), Closing);
            faults = outcome is SetAppearances.Outcome.Invalid invalid ? invalid.Faults : [];
            (messageKind, message) = Told(outcome.Match<(string, string?)>(saved: _ => ("ok", L["AppearancesSaved"]), invalid: _ => ("bad", L["Invalid"]), changedMeanwhile: _ => ("warn", null), noSuchSession: _ => ("bad", L["SessionGone"])));
            if (outcome is SetAppearances.Outcome.ChangedMeanwhile changed) (version, seen, theirs) = (changed.Version, changed.Current, changed.Current);
            if (outcome is SetAppearances.Outcome.Saved saved)
            {
                (version, theirs) = (saved.Version, null);
                // after saving the list counts as unchanged while it is read again
                seen = [.. rows.Select(each => each.Fields)];
            }
        }
        finally
        {
            saving = false;
        }

        if (messageKind == "ok") await ReadAgain.InvokeAsync();
        await Changed.InvokeAsync();
    }

    private Task TakeTheirsAsync()
    {
        Take(version, seen);
        message = null;
        return Changed.InvokeAsync();
    }

    private Task Set(Row row, AppearanceFields fields)
    {
        row.Fields = fields;
        return TouchedAsync();
    }

    private Task Add()
    {
        rows.Add(new Row(new AppearanceFields(null, null, rows.Count == 0 ? AppearanceRole.Chair : AppearanceRole.Speaker, null, LocalizedText.Empty, LocalizedText.Empty)));
        return TouchedAsync();
    }

    private Task Remove(Row row)
    {
        rows.Remove(row);
        return TouchedAsync();
    }

    private Task Move(int at, int by)
    {
        (rows[at], rows[at + by]) = (rows[at + by], rows[at]);
        return TouchedAsync();
    }

    private Task TouchedAsync()
    {
        faults = [];
        message = null;
        return Changed.InvokeAsync();
    }

    private string NameOf(AppearanceFields row) => row.SpeakerId is { } id
        ? Speakers.FirstOrDefault(each => each.Speaker.Id == id) is { } known ? NameStyle.Listed.Of(known.Speaker.Name) : "—"
        : $"{P["NameToConfirm"]} {row.OnBehalfOf.Best(Language).Text}".TrimEnd();

    private string? FaultText(int at, string field) => faults.FirstOrDefault(each => each.Row == at && each.Fault.Field == field) is { } found ? FieldWords.Of(found.Fault) : null;

    private sealed class Row(AppearanceFields fields)
    {
        public Guid Key { get; } = Guid.CreateVersion7();

        public AppearanceFields Fields { get; set; } = fields;

        public bool ShowsNote { get; set; } = !fields.Note.IsEmpty;
    }
}
