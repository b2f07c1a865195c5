using Dushanbe.Conference.Forms;
using Dushanbe.Conference.Names;

namespace Dushanbe.Conference.Web.Kit;

/// <summary>A form being edited, as its fields see it: values by field name.</summary>
public abstract class Draft
{
    /// <summary>The validation faults.</summary>
    public IReadOnlyList<FieldFault> Faults { get; set; } = [];

    /// <summary>
    /// The fields that both changed since another editor saved; empty where all was merged, null where nobody else saved. The
    /// typed value is kept until the editor takes the other.
    /// </summary>
    public IReadOnlyList<Clash>? Clashes { get; protected set; }

    /// <summary>Identifies the record: its kind, and its key or "new".</summary>
    public abstract string Record { get; }

    /// <summary>The key of a new record, generated when the form is opened: a form that is sent twice creates one.</summary>
    public Guid Key { get; set; } = Guid.CreateVersion7();

    public abstract bool IsNew { get; }

    /// <summary>Whether what is typed differs from what was read.</summary>
    public abstract bool IsDirty { get; }

    public abstract object? ValueOf(string field);

    /// <summary>Sets a typed value; an empty text becomes null.</summary>
    public abstract void Set(string field, object? value);

    /// <summary>The maximum length; null where the type limits it.</summary>
    public abstract int? LongestOf(string field);

    /// <summary>Takes the other editor's value, or the typed one again.</summary>
    public abstract void Choose(Clash.Choice choice);
}

/// <summary>A form being edited: the values read, the values typed, and those that another editor saved meanwhile.</summary>
public sealed class Draft<T>(Guid? id, long version, T seen) : Draft
    where T : IFormFields<T>
{
    // the values typed before the conflict, so that taking the others can be undone
    private T typed = seen;

    // the languages of a text changed by both, by field
    private Dictionary<string, List<string>?> odds = [];

    /// <summary>The key; null for a new record.</summary>
    public Guid? Id { get; } = id;

    public long Version { get; private set; } = version;

    /// <summary>The fields as they were read.</summary>
    public T Seen { get; private set; } = seen;

    /// <summary>The fields as they are typed.</summary>
    public T Fields
    {
        get;
        set
        {
            if (Faults.Count > 0) Faults = Left(field, value);
            field = value;
        }
    } = seen;

    public override bool IsNew => Id is null;

    public override bool IsDirty => Fields.DifferencesFrom(Seen).Count > 0;

    public override string Record { get; } = $"{typeof(T).Name} {id?.ToString() ?? "new"}";

    public override object? ValueOf(string field) => Fields.ValueOf(field);

    public override void Set(string field, object? value) => Fields = T.Declared[field].Set(Fields, value is "" ? null : value);

    // a changed field keeps a fault only if it still has one; another field loses one that the change corrects, as an
    // organization does for a missing delegation, and keeps what only the server knows
    private IReadOnlyList<FieldFault> Left(T before, T now)
    {
        var changed = now.DifferencesFrom(before);
        if (changed.Count == 0) return Faults;
        var (then, still) = (T.Declared.Cleaned(before).Faults(), T.Declared.Cleaned(now).Faults());
        return [.. Faults.Select(fault => changed.Contains(fault.Field, StringComparer.Ordinal) ? still.FirstOrDefault(each => each.Field == fault.Field)
            : then.Contains(fault) && !still.Contains(fault) ? null : fault).OfType<FieldFault>()];
    }

    public override int? LongestOf(string field) => T.Declared[field].Longest;

    /// <summary>Merges another editor's changes: unchanged fields take the new value, fields changed by both become conflicts.</summary>
    /// <param name="version">The version to carry from now on.</param>
    /// <param name="current">The fields as they are now.</param>
    /// <param name="text">Formats a value that is not text, such as a room's key.</param>
    /// <param name="by">Who saved a field, where known.</param>
    public void Merge(long version, T current, Func<object?, string?>? text = null, Func<string, string?>? by = null)
    {
        text ??= FieldText.Of;
        var theirs = current.DifferencesFrom(Seen);
        var mine = Fields.DifferencesFrom(Seen);
        foreach (var field in theirs.Except(mine, StringComparer.Ordinal)) Fields = Fields.Take(field, current);
        string[] both = [.. theirs.Intersect(mine, StringComparer.Ordinal).Intersect(Fields.DifferencesFrom(current), StringComparer.Ordinal)];
        odds = both.ToDictionary(field => field, field => LanguagesAtOdds(field, current), StringComparer.Ordinal);
        foreach (var field in both) MergeLanguages(field, current);
        Clashes = [.. both.Where(field => odds[field] is not []).Select(field => new Clash(field, Shown(field, current) ?? "", Shown(field, Fields) ?? "", by?.Invoke(field)))];
        (Seen, Version, typed) = (current, version, Fields);

        string? Shown(string field, T form) => odds[field] is { } languages && form.ValueOf(field) is LocalizedText value
            ? string.Join('\n', languages.Where(each => value.In(each) is not null).Select(each => $"{NameOf(each)}: {value.In(each)}"))
            : text(form.ValueOf(field));
    }

    /// <summary>Takes a newer version, and reports it only where it differs in a field of this form.</summary>
    public void Follow(long version, T current)
    {
        if (current.DifferencesFrom(Seen).Count > 0) Merge(version, current);
        else Version = version;
    }

    // edits of one text in different languages do not conflict; null for other values
    private List<string>? LanguagesAtOdds(string field, T current) => Texts(field, current) is not var (seen, theirs, mine) ? null
        : [.. seen.Values.Keys.Union(theirs.Values.Keys, StringComparer.Ordinal).Union(mine.Values.Keys, StringComparer.Ordinal)
            .Where(each => theirs.In(each) != seen.In(each) && mine.In(each) != seen.In(each) && theirs.In(each) != mine.In(each))];

    private void MergeLanguages(string field, T current)
    {
        if (Texts(field, current) is not var (seen, theirs, mine)) return;
        foreach (var language in seen.Values.Keys.Union(theirs.Values.Keys, StringComparer.Ordinal).Where(each => mine.In(each) == seen.In(each))) mine = mine.With(language, theirs.In(language));
        Set(field, mine);
    }

    private (LocalizedText Seen, LocalizedText Theirs, LocalizedText Mine)? Texts(string field, T current) =>
        Seen.ValueOf(field) is LocalizedText seen && current.ValueOf(field) is LocalizedText theirs && Fields.ValueOf(field) is LocalizedText mine ? (seen, theirs, mine) : null;

    public override void Choose(Clash.Choice choice)
    {
        ArgumentNullException.ThrowIfNull(choice);
        var from = choice.IsTheirs ? Seen : typed;
        if (odds.GetValueOrDefault(choice.Field) is not { } languages)
        {
            Fields = Fields.Take(choice.Field, from);
            return;
        }

        var (value, other) = ((LocalizedText)Fields.ValueOf(choice.Field)!, (LocalizedText)from.ValueOf(choice.Field)!);
        foreach (var language in languages) value = value.With(language, other.In(language));
        Set(choice.Field, value);
    }

    private static string NameOf(string language) => Languages.All.FirstOrDefault(each => each.Tag == language)?.NativeName ?? language;
}
