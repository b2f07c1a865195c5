using Dushanbe.Conference.Journal;
using Dushanbe.Conference.Names;
using Dushanbe.Conference.People;

namespace Dushanbe.Conference.Privacy;

/// <summary>Recognizes a person in texts that others wrote: by a whole name, as it is or once was, in either order; by the name in its own script; by e-mail address or phone number.</summary>
internal sealed class Mentions
{
    private readonly string[] alone;
    private readonly string[] given;
    private readonly string[] family;

    /// <param name="person">The person before the erasure.</param>
    /// <param name="story">The person's own entries, which have former names.</param>
    public Mentions(Participant person, IReadOnlyList<JournalEntry> story)
    {
        given = All(person.Name.Given, nameof(ParticipantFields.Given), story);
        family = [.. All(person.Name.Family, nameof(ParticipantFields.Family), story).SelectMany(each => new[] { each, Capitals.OfFamily(each) }).Distinct(StringComparer.Ordinal)];
        alone = [.. All(person.Name.Native, nameof(ParticipantFields.NativeName), story), .. new[] { person.Email, person.Phone }.OfType<string>()];
    }

    /// <summary>Words of which each text that names this person has one; null where every text has to be looked at, since a name has no letters.</summary>
    public IReadOnlyList<string>? Words
    {
        get
        {
            var firsts = alone.Concat(family.Length > 0 ? family : given).Select(each => QuotedTexts.WordsOf(each).FirstOrDefault()).ToList();
            return firsts.Contains(null) ? null : [.. firsts.OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase)];
        }
    }

    /// <summary>Whether the text names this person. Of somebody with one name that name is enough.</summary>
    public bool In(string? text) => !string.IsNullOrEmpty(text)
        && (Array.Exists(alone, each => Has(text, each))
            || ((given.Length == 0 || Array.Exists(given, each => Has(text, each))) && (family.Length == 0 || Array.Exists(family, each => Has(text, each))) && given.Length + family.Length > 0));

    private static string[] All(string? now, string field, IReadOnlyList<JournalEntry> story) =>
        [.. story.SelectMany(each => each.Changes).Where(each => each.Field == field).SelectMany(each => new[] { each.From, each.To }).Append(now).OfType<string>().Distinct(StringComparer.Ordinal)];

    // as whole words: Ali is not in Alisher
    private static bool Has(string text, string words)
    {
        for (var at = 0; (at = text.IndexOf(words, at, StringComparison.OrdinalIgnoreCase)) >= 0; at++)
        {
            var end = at + words.Length;
            if ((at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (end == text.Length || !char.IsLetterOrDigit(text[end]))) return true;
        }

        return false;
    }
}
