using System.Text;

namespace Dushanbe.Conference.Web.Verbs;

/// <summary>Makes text safe for a terminal.</summary>
internal static class PlainText
{
    /// <summary>
    /// The text with terminal control characters replaced by visible ones: a cell of a file could otherwise
    /// clear the operator's screen or overwrite messages. Line ends stay.
    /// </summary>
    public static string Of(string text)
    {
        if (!text.AsSpan().ContainsAny(Commands)) return text;
        var plain = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var isLineEnd = text[i] == '\n' || (text[i] == '\r' && i + 1 < text.Length && text[i + 1] == '\n');
            plain.Append(isLineEnd || !Commands.Contains(text[i]) ? text[i] : text[i] < ' ' ? (char)('\u2400' + text[i]) : '\uFFFD');
        }

        return plain.ToString();
    }

    // control and bidi control characters
    private static readonly System.Buffers.SearchValues<char> Commands = System.Buffers.SearchValues.Create(
        [.. Enumerable.Range(0, 0xA0).Select(each => (char)each).Where(char.IsControl), .. "\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069"]);
}
