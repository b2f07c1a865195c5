using System.Buffers;
using System.Globalization;

namespace Dushanbe.Conference.Printing.Text;

/// <summary>The positions where a text may be cut: between grapheme clusters, and not inside a conjunct.</summary>
internal static class LetterCuts
{
    /// <summary>Signs that bind the consonant after them to the one before.</summary>
    private static readonly SearchValues<char> Binders =
        SearchValues.Create("\u094D\u09CD\u0A4D\u0ACD\u0B4D\u0BCD\u0C4D\u0CCD\u0D4D\u0DCA\u1039\u17D2\u200D");

    /// <summary>The places in ascending order, without the beginning and the end.</summary>
    public static List<int> In(string text)
    {
        var cuts = new List<int>();
        for (var i = 0; i < text.Length;)
        {
            i += StringInfo.GetNextTextElementLength(text, i);
            if (i < text.Length && !Binders.Contains(text[i - 1])) cuts.Add(i);
        }

        return cuts;
    }
}
