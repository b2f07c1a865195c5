using Dushanbe.Conference.Names;

namespace Dushanbe.Conference.Journal;

/// <summary>The differences of content in several languages, language by language.</summary>
internal static class TextChanges
{
    public static IEnumerable<FieldChange> Of(string field, LocalizedText before, LocalizedText after) =>
        before.Values.Keys.Union(after.Values.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Where(language => before.In(language) != after.In(language))
            .Select(language => new FieldChange($"{field}.{language}", before.In(language), after.In(language)));
}
