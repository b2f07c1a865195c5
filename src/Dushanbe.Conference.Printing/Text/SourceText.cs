using Dushanbe.Conference.Printing.Unicode;

namespace Dushanbe.Conference.Printing.Text;

/// <summary>The text of a paragraph as code points with their properties, and the spans they belong to.</summary>
internal sealed class SourceText
{
    /// <summary>Joins the printable texts of the spans.</summary>
    public SourceText(IReadOnlyList<TextSpan> spans)
    {
        var texts = new string[spans.Count];
        for (var i = 0; i < texts.Length; i++) texts[i] = PrintableText.From(spans[i].Text);
        Text = texts.Length == 1 ? texts[0] : string.Concat(texts);
        Spans = spans;

        CodePoints = new int[Text.Length];
        Offsets = new int[Text.Length + 1];
        SpanEnds = new int[spans.Count];
        Properties = new CharacterProperties[Text.Length];
        var (span, spanEnd) = (0, 0);
        for (var i = 0; i < Text.Length; Count++)
        {
            while (span < texts.Length && i >= spanEnd + texts[span].Length)
            {
                SpanEnds[span] = Count;
                spanEnd += texts[span++].Length;
            }

            var isPair = char.IsHighSurrogate(Text[i]);
            CodePoints[Count] = isPair ? char.ConvertToUtf32(Text[i], Text[i + 1]) : Text[i];
            Properties[Count] = CharacterData.Of(CodePoints[Count]);
            Offsets[Count] = i;
            i += isPair ? 2 : 1;
        }

        Offsets[Count] = Text.Length;
        for (; span < texts.Length; span++) SpanEnds[span] = Count;
    }

    /// <summary>The spans as given; their texts may hold what <see cref="PrintableText"/> replaces.</summary>
    public IReadOnlyList<TextSpan> Spans { get; }

    /// <summary>The printable text.</summary>
    public string Text { get; }

    /// <summary>The number of code points; the arrays below may be longer.</summary>
    public int Count { get; }

    /// <summary>The code points.</summary>
    public int[] CodePoints { get; }

    /// <summary>Where each code point begins in <see cref="Text"/>; last, the text's length.</summary>
    public int[] Offsets { get; }

    /// <summary>The properties of each code point.</summary>
    public CharacterProperties[] Properties { get; }

    /// <summary>For each span the index of the code point after its last.</summary>
    public int[] SpanEnds { get; }

    /// <summary>The text of a range of code points.</summary>
    public ReadOnlySpan<char> Slice(int start, int end) => Text.AsSpan(Offsets[start], Offsets[end] - Offsets[start]);

    /// <summary>Whether a character ends a line by itself; such characters are not drawn.</summary>
    public bool IsLineEnd(int index) =>
        Properties[index].LineBreak is LineBreakClass.BK or LineBreakClass.CR or LineBreakClass.LF or LineBreakClass.NL;

    /// <summary>The index after the grapheme cluster that begins at an index.</summary>
    public int ClusterEnd(int start, int limit)
    {
        if (start + 1 >= limit || (StandsAlone(CodePoints[start]) && StandsAlone(CodePoints[start + 1]))) return start + 1;

        var length = System.Globalization.StringInfo.GetNextTextElementLength(Slice(start, limit));
        var end = start + 1;
        while (end < limit && Offsets[end] < Offsets[start] + length) end++;
        return end;
    }

    /// <summary>
    /// Whether the first character after a span is shaped together with the last in it: letters that join, marks on the letter
    /// before them, the parts of a conjunct. Letters that stand alone keep the colour of their own span, which a ligature would not.
    /// </summary>
    /// <param name="span">The span before; becomes the one after, where they join.</param>
    /// <param name="script">The script of the first character after it.</param>
    public bool JoinsNext(ref int span, byte script)
    {
        var (index, next) = (SpanEnds[span], span + 1);
        while (SpanEnds[next] == index) next++;
        if (!ContinuesAt(span, next)) return false;
        var joins = Properties[index].LineBreak is LineBreakClass.CM or LineBreakClass.ZWJ
            || Properties[index - 1].LineBreak == LineBreakClass.ZWJ || !StandAloneScripts.Contains(CharacterData.Script(script).Tag);
        if (joins) span = next;
        return joins;
    }

    /// <summary>Whether one span goes on in another as if they were one: shaped alike, and neither isolated.</summary>
    public bool ContinuesAt(int before, int after) =>
        !Spans[before].Isolated && !Spans[after].Isolated && Spans[before].Style.ShapesAs(Spans[after].Style);

    /// <summary>Scripts whose letters neither join nor form conjuncts.</summary>
    private static readonly HashSet<string> StandAloneScripts =
        ["Zyyy", "Latn", "Cyrl", "Grek", "Armn", "Geor", "Hebr", "Ethi", "Hani", "Hira", "Kana", "Bopo", "Hang"];

    /// <summary>Latin, Greek and Cyrillic letters and Chinese characters: neighbours that never combine need no closer look.</summary>
    private static bool StandsAlone(int codePoint) =>
        codePoint is < 0x300 and not '\r' or >= 0x370 and < 0x483 or >= 0x48A and < 0x590 or >= 0x4E00 and < 0xA000;
}
