using System.Globalization;
using Dushanbe.Conference.Forms;
using Dushanbe.Conference.Journal;
using Dushanbe.Conference.Names;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Programme;

/// <summary>How deeds at the programme desk read in the journal, and how words for addresses are made.</summary>
internal static class ProgrammeJournal
{
    /// <summary>The words under which portraits stand in journals; what they show is never quoted.</summary>
    public const string Portrait = "Portrait", PortraitRemoved = "PortraitRemoved", PortraitOfRegistration = "PortraitOfRegistration";

    /// <summary>That a release followed another in public; null for none.</summary>
    public static FieldChange Release(int? from, int? to) => new("Release", from?.ToString(CultureInfo.InvariantCulture), to?.ToString(CultureInfo.InvariantCulture));

    /// <summary>What two states of a form differ in; rooms by their names.</summary>
    public static IReadOnlyList<FieldChange> Changes<T>(T from, T to, Func<Guid, string?>? nameOf = null) where T : IFormFields<T>
    {
        return FieldChanges.Of(from, to, value => value is Guid id && nameOf is not null ? nameOf(id) : FieldText.Of(value));
    }

    /// <summary>A word for addresses: as typed, or made of a text; a made one that is taken gets a number.</summary>
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
