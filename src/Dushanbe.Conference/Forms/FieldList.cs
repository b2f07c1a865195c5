using System.Collections;
using Dushanbe.Conference.Access;

namespace Dushanbe.Conference.Forms;

/// <summary>The fields of a form in the order in which they are reported.</summary>
public sealed class FieldList<TForm>(params Field<TForm>[] fields) : IReadOnlyList<Field<TForm>>
{
    private readonly Dictionary<string, Field<TForm>> byName = fields.ToDictionary(each => each.Name, StringComparer.Ordinal);

    /// <inheritdoc/>
    public int Count => fields.Length;

    /// <inheritdoc/>
    public Field<TForm> this[int index] => fields[index];

    /// <summary>A field by its property's name.</summary>
    /// <exception cref="ArgumentException">There is no such field.</exception>
    public Field<TForm> this[string name] => byName.GetValueOrDefault(name) ?? throw new ArgumentException($"No field '{name}'.", nameof(name));

    /// <inheritdoc/>
    public IEnumerator<Field<TForm>> GetEnumerator() => ((IEnumerable<Field<TForm>>)fields).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => fields.GetEnumerator();

    /// <summary>The form with every field cleaned. Nothing else is changed, nothing is cut.</summary>
    public TForm Cleaned(TForm form)
    {
        foreach (var field in fields)
        {
            if (field.Clean is null) continue;
            var value = field.Get(form);
            var clean = field.Clean(value);
            if (!ReferenceEquals(clean, value)) form = field.Set(form, clean);
        }

        return form;
    }

    /// <summary>The faults of single fields in a cleaned form: missing, too long or malformed; rules across fields are checked by the form itself.</summary>
    public IEnumerable<FieldFault> Faults(TForm form)
    {
        foreach (var field in fields)
        {
            var value = field.Get(form);
            if (Field.IsEmpty(value))
            {
                if (field.IsNeeded) yield return new(field.Name, FieldFaultKind.Missing);
                continue;
            }

            if (Field.LengthOf(value) > field.Longest) yield return new(field.Name, FieldFaultKind.TooLong, field.Longest);
            else if (field.Check?.Invoke(value!) is { } kind) yield return new(field.Name, kind);
        }
    }

    /// <summary>The names of the fields in which two forms differ.</summary>
    public IReadOnlyList<string> Differences(TForm one, TForm other) =>
        [.. fields.Where(field => !FieldText.Same(field.Get(one), field.Get(other))).Select(field => field.Name)];

    /// <summary>The form with one field taken from another form.</summary>
    /// <exception cref="ArgumentException">There is no such field.</exception>
    public TForm Take(string field, TForm form, TForm from)
    {
        var taken = this[field];
        return taken.Set(form, taken.Get(from));
    }

    /// <summary>The form as an actor may see it: fields that need a missing permission are empty.</summary>
    public TForm Seen(TForm form, Func<Permission, bool> may)
    {
        foreach (var field in Hidden(may)) form = field.Set(form, null);
        return form;
    }

    /// <summary>The form without the fields that are masked until somebody asks for them.</summary>
    public TForm Unasked(TForm form)
    {
        foreach (var field in fields.Where(field => field.Data.Mask != DataMask.None)) form = field.Set(form, null);
        return form;
    }

    /// <summary>The masked values of those fields, by name; of those that an actor may know to be there.</summary>
    public IReadOnlyDictionary<string, string> Masks(TForm form, Func<Permission, bool> may) => fields
        .Where(field => field.Data.Mask != DataMask.None && ((field.Data.KnownWith ?? field.Data.SeenWith) is not { } permission || may(permission)))
        .Select(field => (field.Name, Masked: DataMasks.Of(field.Data.Mask, field.Get(form) as string)))
        .Where(each => each.Masked is not null).ToDictionary(each => each.Name, each => each.Masked!, StringComparer.Ordinal);

    /// <summary>The form as an actor may save it: fields they may not see keep the stored value.</summary>
    public TForm Kept(TForm form, TForm stored, Func<Permission, bool> may)
    {
        foreach (var field in Hidden(may)) form = field.Set(form, field.Get(stored));
        return form;
    }

    /// <summary>The fields that an actor may not see.</summary>
    public IEnumerable<Field<TForm>> Hidden(Func<Permission, bool> may) => fields.Where(field => field.Data.SeenWith is { } permission && !may(permission));
}
