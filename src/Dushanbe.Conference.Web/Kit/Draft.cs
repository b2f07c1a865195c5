using Dushanbe.Conference.Forms;
using Dushanbe.Conference.Names;

namespace Dushanbe.Conference.Web.Kit;

/// <summary>A form being typed, as its fields see it: each by the name under which the form declares it.</summary>
public abstract class Draft
{
    /// <summary>What stood in the way of saving.</summary>
    public IReadOnlyList<FieldFault> Faults { get; set; } = [];

    /// <summary>
    /// The fields that both changed since another editor saved; empty where all was merged, null where nobody else saved. The
    /// typed value stands until the editor takes the other.
    /// </summary>
    public IReadOnlyList<Clash>? Clashes { get; protected set; }

    /// <summary>What the form is of: a kind of record, and which one, or a new one.</summary>
    public abstract string Record { get; }

    /// <summary>The key of what the form makes, from the moment it is opened: a form that is sent twice makes one.</summary>
    public Guid Key { get; set; } = Guid.CreateVersion7();

    public abstract bool IsNew { get; }

    /// <summary>Whether what is typed differs from what was read.</summary>
    public abstract bool IsDirty { get; }

    public abstract object? ValueOf(string field);

    /// <summary>Takes what was typed; a text of nothing is no text.</summary>
    public abstract void Set(string field, object? value);

    /// <summary>The most characters that fit; null where its type bounds the field.</summary>
    public abstract int? LongestOf(string field);

    /// <summary>Lets the other editor's value stand, or the typed one again.</summary>
    public abstract void Choose(Clash.Choice choice);
}

/// <summary>A form being typed: what was read, what it has become, and what another editor saved meanwhile.</summary>
public sealed class Draft<T>(Guid? id, long version, T seen) : Draft
    where T : IFormFields<T>
{
    // as typed when another's changes came, so that taking theirs can be taken back
    private T typed = seen;

    // the languages in which both changed a text, by field
    private Dictionary<string, List<string>?> odds = [];

    /// <summary>What is edited; null for something new.</summary>
    public Guid? Id { get; } = id;

    public long Version { get; private set; } = version;

    /// <summary>The fields as they were read.</summary>
    public T Seen { get; private set; } = seen;

    /// <summary>The fields as they are typed.</summary>
    public T Fields { get; set; } = seen;

    public override bool IsNew => Id is null;

    public override bool IsDirty => Fields.DifferencesFrom(Seen).Count > 0;

    public override string Record { get; } = $"{typeof(T).Name} {id?.ToString() ?? "new"}";

    public override object? ValueOf(string field) => Fields.ValueOf(field);

    public override void Set(string field, object? value)
    {
        Fields = T.Declared[field].Set(Fields, value is "" ? null : value);
        // what was wrong with what stood there is said of nothing else
        if (Faults.Any(each => each.Field == field)) Faults = [.. Faults.Where(each => each.Field != field)];
    }

    public override int? LongestOf(string field) => T.Declared[field].Longest;

    /// <summary>Takes in what another saved: where nothing was typed it replaces what was read, where both changed it is asked.</summary>
    /// <param name="version">The version to carry from now on.</param>
    /// <param name="current">The fields as they are now.</param>
    /// <param name="text">How a value reads where it is no text, such as a room's key.</param>
    /// <param name="by">Who saved a field, where somebody knows.</param>
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

    /// <summary>Takes in a newer version, and says so only where it differs in a field of this form.</summary>
    public void Follow(long version, T current)
    {
        if (current.DifferencesFrom(Seen).Count > 0) Merge(version, current);
        else Version = version;
    }

    // two who translate one text into two languages are not in each other's way; null for what is no text in languages
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
