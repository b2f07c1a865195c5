using System.Text.RegularExpressions;

namespace Dushanbe.Conference.Programme;

/// <summary>Recognises placeholder text that somebody forgot to replace.</summary>
internal static partial class Filler
{
    /// <summary>The placeholder words found; null for none.</summary>
    public static string? In(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        if (Whole().Match(text.Trim()) is { Success: true } whole) return whole.Value;
        return Part().Match(text) is { Success: true } part ? part.Value : null;
    }

    // words that are normal within a sentence, and placeholders on their own
    [GeneratedRegex(@"^(?:test(?:ing)?|title|text|name|session|speaker|n/?a|none|тест|название|текст|имя|матн|ном|санҷиш|\W{1,3})\s*\d*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Whole();

    // placeholders anywhere
    [GeneratedRegex(@"\blorem\b|\bipsum\b|\bdolor sit amet\b|\bconsectetur\b|\basdf\w*|\bqwerty\w*|\bйцукен\w*|\b(?:tbc|tbd|tba)\b|\bx{3,}\b|\bfoo ?bar\b|\bplaceholder\b|\b(?:insert|your|enter) (?:text|title|name|biography) ?(?:here)?\b|\btext here\b|\bзаглушк\w*|\b(?:вставьте|введите) (?:текст|название|имя)\b|\bрыба-?текст\b|\?{3,}|\[[^\]\n]{0,40}\.\.\.\]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Part();
}
