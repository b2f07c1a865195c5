using System.Globalization;

namespace Dushanbe.Conference.Printing.Text;

/// <summary>Cuts a text that takes too many lines, and marks the place with an ellipsis.</summary>
internal static class Ellipsis
{
    private const char Sign = '…';

    /// <summary>As much of the spans as fills the lines, with an ellipsis behind the last whole word, or the last letter where a word is all there is.</summary>
    /// <param name="spans">The text.</param>
    /// <param name="whole">The text when it is set whole, in more lines than there is room for.</param>
    /// <param name="maxLines">The number of lines, at least one.</param>
    /// <param name="set">Sets a shorter text in the same way.</param>
    public static Paragraph Cut(IReadOnlyList<TextSpan> spans, Paragraph whole, int maxLines, Func<IReadOnlyList<TextSpan>, Paragraph> set)
    {
        var start = maxLines == 1 ? 0 : BeginOf(whole.Lines[maxLines - 1]);
        // usually within the last line; where the ellipsis moves the ends of the lines before it, further back, down to itself alone
        var ends = Ends(whole.Text, start, BeginOf(whole.Lines[maxLines])).Append(start).Concat(Ends(whole.Text, 0, start)).Append(0);
        return ends.Select(end => set(Until(spans, end))).First(shorter => shorter.Lines.Count <= maxLines);
    }

    private static int BeginOf(TextLine line) => line.Runs.Min(run => run.Position);

    /// <summary>Where the text may be cut, from the last place to the first: behind words, then behind the letters of what is left.</summary>
    private static IEnumerable<int> Ends(string text, int start, int end)
    {
        var last = start;
        for (var i = end; i > start; i--)
        {
            if (char.IsWhiteSpace(text[i - 1]) || (i < text.Length && i < end && !char.IsWhiteSpace(text[i]))) continue;
            yield return last = i;
        }

        var letters = StringInfo.ParseCombiningCharacters(text[start..last]);
        for (var i = letters.Length - 1; i >= 0; i--) yield return start + letters[i];
    }

    /// <summary>The spans up to a place in their printable text, with the ellipsis in the look of the last of them.</summary>
    private static List<TextSpan> Until(IReadOnlyList<TextSpan> spans, int end)
    {
        var kept = new List<TextSpan>();
        foreach (var span in spans)
        {
            var text = PrintableText.From(span.Text);
            if (end <= text.Length)
            {
                kept.Add(span with { Text = text[..end].TrimEnd() + Sign });
                return kept;
            }

            kept.Add(span with { Text = text });
            end -= text.Length;
        }

        return kept;
    }
}
