using System.Globalization;
using Dushanbe.Conference.Forms;
using Dushanbe.Conference.Journal;
using Dushanbe.Conference.Names;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Programme;

/// <summary>Journal entries of the programme desk, and the creation of slugs.</summary>
internal static class ProgrammeJournal
{
    /// <summary>The field names of portraits in journals; their content is never quoted.</summary>
    public const string Portrait = "Portrait", PortraitRemoved = "PortraitRemoved", PortraitOfRegistration = "PortraitOfRegistration";

    /// <summary>The change of the public release; null for none.</summary>
    public static FieldChange Release(int? from, int? to) => new("Release", from?.ToString(CultureInfo.InvariantCulture), to?.ToString(CultureInfo.InvariantCulture));

    /// <summary>The differences between two versions of a form; rooms by name.</summary>
    public static IReadOnlyList<FieldChange> Changes<T>(T from, T to, Func<Guid, string?>? nameOf = null) where T : IFormFields<T>
    {
        return FieldChanges.Of(from, to, value => value is Guid id && nameOf is not null ? nameOf(id) : FieldText.Of(value));
    }

    /// <summary>A slug: as typed, or derived from a text; a derived one that exists already gets a number.</summary>
    public static async Task<string> SlugAsync(string? typed, string made, IQueryable<string> others, CancellationToken cancel)
    {
        if (typed is not null) return Slug.Of(typed);
        var taken = await others.ToListAsync(cancel);
        var slug = Slug.Of(made);
        var room = slug.Length > Slug.MaxLength - 4 ? slug[..(Slug.MaxLength - 4)].TrimEnd('-') : slug;
        for (var number = 2; taken.Contains(slug, StringComparer.Ordinal); number++) slug = $"{room}-{number}";
        return slug;
    }
}
