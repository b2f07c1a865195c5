using System.Text;
using Dushanbe.Conference.Printing.Unicode;

namespace Dushanbe.Conference.Printing.Text;

/// <summary>
/// Widens the gaps of a line until it fills its column: spaces, and in lesser measure what stands between Chinese and Japanese
/// characters. Letters keep their distances and their forms in every script; Arabic is not stretched by its letters either.
/// A line whose gaps would become too wide stays as it is.
/// </summary>
internal static class Justifier
{
    /// <summary>How much wider a space may become, in ems.</summary>
    private const float MostForSpace = 1.5f;

    /// <summary>How much may stand between two Chinese or Japanese characters, in ems.</summary>
    private const float MostForCharacter = 0.25f;

    private const float Tolerance = 0.01f;

    /// <summary>A place that may become wider: after a glyph of a run, by so many points at most.</summary>
    private readonly record struct Gap(int Run, int Glyph, float Most);

    /// <summary>The line as wide as its column; the last line of a text, and one that cannot be filled, as it is.</summary>
    public static TextLine Fill(TextLine line, float width)
    {
        var missing = width - line.Width;
        if (line.EndsText || missing <= Tolerance) return line;
        var gaps = Gaps(line);
        var most = gaps.Sum(gap => gap.Most);
        return missing > most ? line : Widen(line, gaps, missing / most) with { Width = width };
    }

    private static List<Gap> Gaps(TextLine line)
    {
        var gaps = new List<Gap>();
        (Gap Gap, CharacterProperties Character)? before = null;
        for (var i = 0; i < line.Runs.Count; i++)
        {
            var (placed, x) = (line.Runs[i], line.Runs[i].X);
            var unit = placed.Style.DrawnSize / 1000;
            for (var glyph = 0; glyph < placed.Run.Glyphs.Length; glyph++)
            {
                var left = x;
                x += placed.Run.Advances[glyph] * unit;
                var character = CharacterAt(placed.Run, glyph);
                var hangs = left < -Tolerance || x > line.Width + Tolerance;
                if (character is ' ' or '\u00A0' && !hangs) gaps.Add(new(i, glyph, MostForSpace * placed.Style.DrawnSize));
                var properties = CharacterData.Of(character);
                var isIdeographic = !hangs && IsIdeographic(properties);
                if (isIdeographic && before is { } last && MayPart(last.Character, properties)) gaps.Add(last.Gap);
                before = isIdeographic ? (new(i, glyph, MostForCharacter * placed.Style.DrawnSize), properties) : null;
            }
        }

        return gaps;
    }

    private static int CharacterAt(ShapedRun run, int glyph) =>
        Rune.DecodeFromUtf16(run.Text.AsSpan(run.Clusters[glyph]), out var rune, out _) == System.Buffers.OperationStatus.Done ? rune.Value : Rune.ReplacementChar.Value;

    /// <summary>Characters, kana and the punctuation between them; Korean is written with spaces.</summary>
    private static bool IsIdeographic(CharacterProperties character) =>
        character.IsEastAsian && CharacterData.Script(character.Script).Tag != "Hang";

    /// <summary>Brackets and stops stay with what they open and end.</summary>
    private static bool MayPart(CharacterProperties before, CharacterProperties after) =>
        before.LineBreak != LineBreakClass.OP && after.LineBreak is not (LineBreakClass.CL or LineBreakClass.CP or LineBreakClass.EX or LineBreakClass.NS or LineBreakClass.IS);

    private static TextLine Widen(TextLine line, List<Gap> gaps, float share)
    {
        var runs = new PlacedRun[line.Runs.Count];
        var shift = 0f;
        for (var i = 0; i < runs.Length; i++)
        {
            var placed = line.Runs[i];
            var own = gaps.FindAll(gap => gap.Run == i);
            runs[i] = placed with { X = placed.X + shift };
            if (own.Count == 0) continue;
            var advances = placed.Run.Advances.ToArray();
            foreach (var gap in own)
            {
                advances[gap.Glyph] += gap.Most * share * 1000 / placed.Style.DrawnSize;
                shift += gap.Most * share;
            }

            runs[i] = runs[i] with { Run = placed.Run.WithAdvances(advances) };
        }

        return line with { Runs = runs };
    }
}
