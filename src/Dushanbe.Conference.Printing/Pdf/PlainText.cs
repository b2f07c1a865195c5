using System.Text;

namespace Dushanbe.Conference.Printing.Pdf;

/// <summary>Cleans metadata so that Info dictionary and XMP agree: XML allows no control characters, and in PDF an escape character starts a language tag.</summary>
internal static class PlainText
{
    /// <summary>The text in one line: white space that is no space becomes one, other controls, noncharacters and lone surrogates are left out.</summary>
    public static string From(string text)
    {
        if (!text.Any(IsSuspect)) return text;
        var kept = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogatePair(text, i)) kept.Append(text, i++, 2);
            else if (text[i] is '\t' or '\n' or '\v' or '\f' or '\u0085' or '\u2028' or '\u2029' || (text[i] == '\r' && !(i + 1 < text.Length && text[i + 1] == '\n'))) kept.Append(' ');
            else if (!IsSuspect(text[i])) kept.Append(text[i]);
        }

        return kept.ToString();
    }

    private static bool IsSuspect(char character) =>
        char.IsControl(character) || char.IsSurrogate(character) || character is '\uFFFE' or '\uFFFF' or '\u2028' or '\u2029';
}
