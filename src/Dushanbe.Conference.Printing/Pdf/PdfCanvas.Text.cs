using Dushanbe.Conference.Printing.Drawing;
using Dushanbe.Conference.Printing.Text;

namespace Dushanbe.Conference.Printing.Pdf;

internal sealed partial class PdfCanvas
{
    private const double NegligibleShift = 0.5; // thousandths of an em

    /// <summary>
    /// One text object and one text matrix for a line, its glyphs in visual order from left to right; the text of a right-to-left
    /// cluster reversed. Of all ways to write bidirectional text this gave back the input in the most readers.
    /// </summary>
    public void Text(TextLine line, float x, float baseline)
    {
        ArgumentNullException.ThrowIfNull(line);
        var visible = line.Runs.Any(run => run.Run.Glyphs.Length > 0 && run.Style.Color.Alpha > 0);
        if (!visible) return;
        OpenMarkedContent();
        content.Add("BT\n"u8);
        var text = new TextPosition();
        foreach (var run in line.Runs)
        {
            if (run.Run.Glyphs.Length == 0 || run.Style.Color.Alpha == 0) continue;
            var font = resources.Font(run.Run.Face, run.Run.Glyphs.Length);
            if (text.IsOpen && (run.Style.Color != text.Color || font.Number != state.Font || run.Style.DrawnSize != state.FontSize)) CloseShow(ref text);
            BeginPaint(run.Style.Color);
            if (!text.IsPlaced)
            {
                content.Add("1 0 0 -1 "u8).Number(x + run.X).Number(baseline).Add("Tm\n"u8);
                text = new() { IsPlaced = true, Pen = run.X };
            }

            text.Color = run.Style.Color;
            AddRun(run, font, ref text);
        }

        CloseShow(ref text);
        if (text.Rise != 0) content.Add("0 Ts\n"u8);
        content.Add("ET\n"u8);
    }

    private void AddRun(PlacedRun placed, PdfFont font, ref TextPosition text)
    {
        var run = placed.Run;
        SetFillColor(placed.Style.Color);
        var size = placed.Style.DrawnSize;
        SetFont(font, size);
        var unit = size / 1000.0;
        var raised = (double)placed.Style.Rise;
        var origin = (double)placed.X;
        var clusters = new ClusterReader(run);
        var spelt = 0; // the end of a cluster whose glyphs are spelt out
        Span<char> scratch = stackalloc char[32];
        for (var i = 0; i < run.Glyphs.Length; i++)
        {
            if (spelt != 0 && i == spelt) EndSpelling(ref text, ref spelt);
            if (clusters.EndOfSeveral(i) is > 0 and var end) BeginSpelling(ref text, ref spelt, end, clusters.TextOf(i, scratch));
            var rise = run.OffsetsY is null ? raised : raised + run.OffsetsY[i] * unit;
            if (rise != text.Rise)
            {
                CloseShow(ref text);
                content.Number(rise, 3).Add("Ts\n"u8);
                text.Rise = rise;
            }

            var shift = (origin + (run.OffsetsX is null ? 0 : run.OffsetsX[i] * unit) - text.Pen) / unit;
            if (Math.Abs(shift) > NegligibleShift)
            {
                content.Add(text.IsOpen ? ")"u8 : "["u8).Number(-shift, 1).Add((byte)'(');
                text.Pen += Math.Round(shift, 1) * unit;
                text.IsOpen = true;
            }
            else if (!text.IsOpen)
            {
                content.Add("[("u8);
                text.IsOpen = true;
            }

            var glyph = run.Glyphs[i] == 0 ? font.Missing : run.Glyphs[i];
            var code = font.CodeFor(glyph, clusters.TextOf(i, scratch));
            content.Code(code);
            text.Pen += font.WidthOf(code) * unit;
            origin += run.Advances[i] * unit;
        }

        if (spelt != 0) EndSpelling(ref text, ref spelt);
    }

    /// <summary>Says what several glyphs together stand for, as vowels written before their consonant and marks do: readers would else guess at each.</summary>
    private void BeginSpelling(ref TextPosition text, ref int spelt, int end, ReadOnlySpan<char> words)
    {
        CloseShow(ref text);
        content.Add("/Span<</ActualText"u8).Hexadecimal(words, "FEFF"u8).Add(">>BDC\n"u8);
        spelt = end;
    }

    private void EndSpelling(ref TextPosition text, ref int spelt)
    {
        CloseShow(ref text);
        content.Add("EMC\n"u8);
        spelt = 0;
    }

    private void SetFont(PdfFont font, float size)
    {
        if (font.Number == state.Font && size == state.FontSize) return;
        Use(ResourceKind.Font, font.Number);
        content.Add("/F"u8).Integer(font.Number).Add((byte)' ').Number(size, 3).Add("Tf\n"u8);
        state = state with { Font = font.Number, FontSize = size };
    }

    private void CloseShow(ref TextPosition text)
    {
        if (text.IsOpen) content.Add(")]TJ\n"u8);
        text.IsOpen = false;
    }

    private struct TextPosition
    {
        /// <summary>Where the reader's pen stands, in points from the left edge of the line.</summary>
        public double Pen;

        public double Rise;

        public bool IsPlaced;

        /// <summary>Whether a string of glyphs has begun; words of one look go on in it.</summary>
        public bool IsOpen;

        public Color Color;
    }

    /// <summary>Gives each glyph the text it stands for: the first glyph of a cluster, in reading order, all of it, the others none.</summary>
    private struct ClusterReader(ShapedRun run)
    {
        private int endOfCluster = run.Text.Length; // of the cluster at hand, where the run goes from right to left

        /// <summary>
        /// The glyph after a cluster of several glyphs that begins here; 0 where none does. From right to left a reader puts the
        /// letters in order by their places, and words that are spelt out would be turned over once more.
        /// </summary>
        public readonly int EndOfSeveral(int glyph)
        {
            var clusters = run.Clusters;
            if (run.RightToLeft || (glyph > 0 && clusters[glyph - 1] == clusters[glyph])) return 0;
            var end = glyph + 1;
            while (end < clusters.Length && clusters[end] == clusters[glyph]) end++;
            return end > glyph + 1 ? end : 0;
        }

        public ReadOnlySpan<char> TextOf(int glyph, Span<char> scratch)
        {
            var clusters = run.Clusters;
            var start = clusters[glyph];
            if (!run.RightToLeft)
            {
                if (glyph > 0 && clusters[glyph - 1] == start) return default;
                var next = glyph + 1;
                while (next < clusters.Length && clusters[next] == start) next++;
                return run.Text.AsSpan(start..(next < clusters.Length ? clusters[next] : run.Text.Length));
            }

            if (glyph > 0 && clusters[glyph - 1] != start) endOfCluster = clusters[glyph - 1];
            if (glyph + 1 < clusters.Length && clusters[glyph + 1] == start) return default;
            var text = run.Text.AsSpan(start..endOfCluster);
            return text.Length == 1 ? text : Reverse(text, scratch.Length >= text.Length ? scratch : new char[text.Length]);
        }

        private static ReadOnlySpan<char> Reverse(ReadOnlySpan<char> text, Span<char> scratch)
        {
            var reversed = scratch[..text.Length];
            text.CopyTo(reversed);
            reversed.Reverse();
            for (var i = 0; i + 1 < reversed.Length; i++)
                if (char.IsLowSurrogate(reversed[i]) && char.IsHighSurrogate(reversed[i + 1]))
                    (reversed[i], reversed[i + 1]) = (reversed[i + 1], reversed[i]);
            return reversed;
        }
    }
}
