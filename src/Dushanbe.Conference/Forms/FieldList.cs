using System.Collections;
using Dushanbe.Conference.Access;

namespace Dushanbe.Conference.Forms;

/// <summary>The fields of a form in the order in which they are told.</summary>
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

    /// <summary>The same form without what nobody meant to type. Nothing else is altered, nothing is cut.</summary>
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

    /// <summary>What is missing, too long or out of shape in a clean form; what concerns several fields at once is the form's own to say.</summary>
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

    /// <summary>The fields in which two forms differ, by name.</summary>
    public IReadOnlyList<string> Differences(TForm one, TForm other) =>
        [.. fields.Where(field => !FieldText.Same(field.Get(one), field.Get(other))).Select(field => field.Name)];

    /// <summary>The same form with one field as it is in another.</summary>
    /// <exception cref="ArgumentException">There is no such field.</exception>
    public TForm Take(string field, TForm form, TForm from)
    {
        var taken = this[field];
        return taken.Set(form, taken.Get(from));
    }

    /// <summary>The form as somebody may see it: what needs a permission that they lack is empty.</summary>
    public TForm Seen(TForm form, Func<Permission, bool> may)
    {
        foreach (var field in Hidden(may)) form = field.Set(form, null);
        return form;
    }

    /// <summary>The form as somebody may save it: what they may not see stays as it is stored.</summary>
    public TForm Kept(TForm form, TForm stored, Func<Permission, bool> may)
    {
        foreach (var field in Hidden(may)) form = field.Set(form, field.Get(stored));
        return form;
    }

    /// <summary>The fields that somebody may not see.</summary>
    public IEnumerable<Field<TForm>> Hidden(Func<Permission, bool> may) => fields.Where(field => field.Data.SeenWith is { } permission && !may(permission));
}
