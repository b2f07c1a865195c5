using System.Text;
using Dushanbe.Conference.Printing.Unicode;

namespace Dushanbe.Conference.Printing.Text;

/// <summary>
/// Chooses a face for each grapheme cluster: the first of the span's stack that has all its glyphs. Invisible characters
/// and punctuation stay with the face before them, so that runs are not cut without need.
/// </summary>
internal sealed class FaceSelector
{
    private readonly SourceText source;
    private readonly ICollection<MissingGlyph>? missing;
    private readonly FontFace[] chosen;
    private readonly byte[] scripts;
    private HashSet<(int Span, int CodePoint)>? reported;
    private FontFace? together;
    private int togetherEnd;

    private FaceSelector(SourceText source, ICollection<MissingGlyph>? missing)
    {
        this.source = source;
        this.missing = missing;
        chosen = new FontFace[source.Count];
        scripts = new byte[source.Count];
    }

    /// <summary>The face and the script number of each character.</summary>
    public static (FontFace[] Faces, byte[] Scripts) Select(SourceText source, ICollection<MissingGlyph>? missing)
    {
        var selector = new FaceSelector(source, missing);
        var start = 0;
        FontFace? previous = null;
        for (var span = 0; span < source.SpanEnds.Length; span++)
        {
            if (span > 0 && !source.ContinuesAt(span - 1, span)) previous = null;
            previous = selector.SelectSpan(span, start, source.SpanEnds[span], previous);
            start = source.SpanEnds[span];
        }

        selector.GiveLeadingCharactersTheScriptThatFollows();
        return (selector.chosen, selector.scripts);
    }

    private FontFace? SelectSpan(int span, int start, int end, FontFace? previous)
    {
        var fonts = source.Spans[span].Style.Fonts;
        for (var i = start; i < end;)
        {
            var clusterEnd = source.ClusterEnd(i, end);
            var face = source.IsLineEnd(i) ? previous ?? fonts.Primary : Choose(span, fonts, previous, i, clusterEnd, end);
            chosen.AsSpan(i, clusterEnd - i).Fill(face);
            scripts.AsSpan(i, clusterEnd - i).Fill(ScriptOf(i));
            if (previous is not null && face != previous) TakeOpeningPunctuation(face, previous, i, start);
            previous = face;
            i = clusterEnd;
        }

        return previous;
    }

    private FontFace Choose(int span, FontStack fonts, FontFace? previous, int start, int end, int spanEnd)
    {
        if (previous is not null && previous != fonts.Primary && StaysWithPrevious(source.Properties[start]) && Draws(previous, start, end))
            return previous;

        // found without loading anything in nearly all text
        if (Draws(fonts.Primary, start, end)) return fonts.Primary;
        if (IsEastAsian(start) && ChooseForAll(fonts, start, spanEnd) is { } one) return one;
        var candidates = fonts.For(source.Properties[start].Script);
        foreach (var candidate in candidates)
            if (Draws(candidate, start, end))
                return candidate;

        return ChooseForParts(span, fonts, start, end);
    }

    /// <summary>Where no face draws a cluster as it is: the first that draws what its characters are composed of, or else its first character.</summary>
    private FontFace ChooseForParts(int span, FontStack fonts, int start, int end)
    {
        var candidates = fonts.For(source.Properties[start].Script);
        var face = candidates.FirstOrDefault(candidate => DrawsDecomposed(candidate, start, end))
            ?? candidates.FirstOrDefault(candidate => candidate.TryGetGlyph(source.CodePoints[start], out _))
            ?? fonts.Primary;
        Report(span, face, start, end);
        return face;
    }

    /// <summary>
    /// The first face that has all Chinese and Japanese characters that stand together, so that a name does not mix the
    /// forms of two countries; null where none has.
    /// </summary>
    private FontFace? ChooseForAll(FontStack fonts, int start, int spanEnd)
    {
        if (start < togetherEnd) return together;
        togetherEnd = start;
        while (togetherEnd < spanEnd && IsEastAsian(togetherEnd)) togetherEnd++;
        // kana tells a Japanese name; what only Chinese names have is tried with the first character
        var script = source.Properties[start].Script;
        for (var i = start; i < togetherEnd; i++)
            if (CharacterData.Script(source.Properties[i].Script).Tag is "Hira" or "Kana") script = source.Properties[i].Script;
        return together = fonts.For(script).FirstOrDefault(candidate => Draws(candidate, start, togetherEnd));
    }

    private bool IsEastAsian(int index) => CharacterData.Script(source.Properties[index].Script).Tag is "Hani" or "Hira" or "Kana";

    /// <summary>Whether a character belongs to no script, looks alike in every face and is no number, or is a mark on what a span before it holds.</summary>
    private static bool StaysWithPrevious(CharacterProperties character) =>
        character.IsDefaultIgnorable || character.LineBreak is LineBreakClass.CM or LineBreakClass.ZWJ
        || (character.HasNoScriptOfItsOwn && character.Bidi is BidiClass.WS or BidiClass.ON or BidiClass.CS or BidiClass.ES or BidiClass.BN);

    private bool Draws(FontFace face, int start, int end)
    {
        for (var i = start; i < end; i++)
            if (!face.TryGetGlyph(source.CodePoints[i], out _) && !source.Properties[i].IsDefaultIgnorable)
                return false;
        return true;
    }

    /// <summary>Whether a face has the parts of every character; the shaping engine then composes it.</summary>
    private bool DrawsDecomposed(FontFace face, int start, int end)
    {
        for (var i = start; i < end; i++)
            if (!source.Properties[i].IsDefaultIgnorable && !DrawsDecomposed(face, source.CodePoints[i]))
                return false;
        return true;
    }

    private static bool DrawsDecomposed(FontFace face, int codePoint) =>
        face.TryGetGlyph(codePoint, out _)
        || (char.ConvertFromUtf32(codePoint) is var text && text.Normalize(NormalizationForm.FormD) is var parts
            && parts != text && parts.EnumerateRunes().All(part => face.TryGetGlyph(part.Value, out _)));

    private void Report(int span, FontFace face, int start, int end)
    {
        if (missing is null) return;
        for (var i = start; i < end; i++)
        {
            if (source.Properties[i].IsDefaultIgnorable || DrawsDecomposed(face, source.CodePoints[i])) continue;
            if (!(reported ??= []).Add((span, source.CodePoints[i]))) continue;
            var script = CharacterData.Script(source.Properties[i].Script).Name;
            missing.Add(new(PrintableText.From(source.Spans[span].Text), script, source.CodePoints[i]));
        }
    }

    /// <summary>Opening brackets and quotation marks belong to the word that they open, so that a pair looks alike.</summary>
    private void TakeOpeningPunctuation(FontFace face, FontFace previous, int index, int start)
    {
        for (var i = index - 1; i >= start && chosen[i] == previous; i--)
        {
            if (source.Properties[i].LineBreak is not (LineBreakClass.OP or LineBreakClass.QU)) return;
            if (!face.TryGetGlyph(source.CodePoints[i], out _)) return;
            chosen[i] = face;
        }
    }

    /// <summary>Characters of no script of their own take the script before them (UAX #24).</summary>
    private byte ScriptOf(int index)
    {
        var properties = source.Properties[index];
        return properties.HasNoScriptOfItsOwn && index > 0 ? scripts[index - 1] : properties.Script;
    }

    private void GiveLeadingCharactersTheScriptThatFollows()
    {
        var first = Array.FindIndex(scripts, script => script > CharacterProperties.InheritedScript);
        if (first > 0) scripts.AsSpan(0, first).Fill(scripts[first]);
    }
}
