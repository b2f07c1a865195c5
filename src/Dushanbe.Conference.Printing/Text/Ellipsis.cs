namespace Dushanbe.Conference.Printing.Text;

/// <summary>Cuts a text that takes too many lines, and marks the place with an ellipsis.</summary>
internal static class Ellipsis
{
    private const char Sign = '…';

    /// <summary>As much of the spans as fills the lines, with an ellipsis behind the last whole word, or the last letter where a word is all there is.</summary>
    /// <param name="spans">The text.</param>
    /// <param name="whole">The text when it is set whole, in more lines than there is room for.</param>
    /// <param name="maxLines">The number of lines, at least one.</param>
    /// <param name="cutsWords">Whether the last line is filled up to a letter rather than to a word.</param>
    /// <param name="set">Sets a shorter text in the same way.</param>
    public static Paragraph Cut(IReadOnlyList<TextSpan> spans, Paragraph whole, int maxLines, bool cutsWords, Func<IReadOnlyList<TextSpan>, Paragraph> set)
    {
        var start = maxLines == 1 ? 0 : BeginOf(whole, maxLines - 1);
        // usually within the last line; where the ellipsis moves the ends of the lines before it, further back, down to itself alone
        // letters of the next word may still stand on the last line
        var near = cutsWords ? Letters(whole.Text, start, BeginOf(whole, maxLines + 1)) : Words(whole.Text, start, BeginOf(whole, maxLines));
        var ends = near.Append(start).Concat(Words(whole.Text, 0, start)).Append(0);
        return ends.Select(end => set(Until(spans, end))).First(shorter => shorter.Lines.Count <= maxLines);
    }

    private static int BeginOf(Paragraph whole, int line) => line < whole.Lines.Count ? whole.Lines[line].Runs.Min(run => run.Position) : whole.Text.Length;

    /// <summary>Where the text may be cut, from the last place to the first: behind words, then behind the letters of what is left.</summary>
    private static IEnumerable<int> Words(string text, int start, int end)
    {
        var last = start;
        for (var i = end; i > start; i--)
        {
            if (char.IsWhiteSpace(text[i - 1]) || (i < text.Length && i < end && !char.IsWhiteSpace(text[i]))) continue;
            yield return last = i;
        }

        foreach (var cut in Letters(text, start, last)) yield return cut;
    }

    private static IEnumerable<int> Letters(string text, int start, int end)
    {
        var cuts = LetterCuts.In(text[start..end]);
        for (var i = cuts.Count - 1; i >= 0; i--) yield return start + cuts[i];
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
