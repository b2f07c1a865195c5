using System.Globalization;
using System.Resources;

namespace Dushanbe.Conference.Papers;

/// <summary>The words printed on papers, in the paper's language rather than the reader's.</summary>
/// <param name="language">BCP 47 tag of one of the product's languages.</param>
public sealed class PaperWords(string language)
{
    /// <summary>Between parts of a line. It does not break from the part before it, so that no line begins with the dot.</summary>
    public const string Dot = "\u00A0· ";

    private static readonly ResourceManager Resources = new(typeof(PaperWords));
    private readonly CultureInfo culture = CultureInfo.GetCultureInfo(language);

    /// <summary>The language of the words.</summary>
    public string Language { get; } = language;

    /// <summary>A word by its key.</summary>
    /// <exception cref="MissingManifestResourceException">There is no such word; a bug that a test finds.</exception>
    public string this[string key] => Resources.GetString(key, culture) ?? throw new MissingManifestResourceException($"No word '{key}'.");

    /// <summary>A word by its key; null where there is none, for example an unknown language name.</summary>
    public string? Find(string key) => Resources.GetString(key, culture);

    /// <summary>A sentence with placeholders.</summary>
    public string this[string key, params object[] values] => string.Format(culture, this[key], values);
}
