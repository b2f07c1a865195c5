using static Dushanbe.Conference.Printing.Unicode.LineBreakClass;

namespace Dushanbe.Conference.Printing.Unicode;

/// <summary>
/// The line breaking algorithm of UAX #14 (Unicode 15.0), whole, with the tailoring of numbers of its example 7, which
/// Unicode's own conformance file uses too. Scripts that need a dictionary (Thai, Lao, Khmer, Myanmar) break at spaces
/// and zero width spaces only; <see cref="WordBreaker"/> adds the breaks between their words.
/// </summary>
internal ref struct LineBreaker
{
    private readonly ReadOnlySpan<int> codePoints;
    private readonly Span<Element> elements;
    private int count;

    private LineBreaker(ReadOnlySpan<int> codePoints, Span<Element> elements)
    {
        this.codePoints = codePoints;
        this.elements = elements;
    }

    /// <summary>Finds the breaks of a text.</summary>
    /// <param name="codePoints">The text.</param>
    /// <param name="breaks">Receives what may happen before each character and, last, at the end: one longer than the text.</param>
    public static void FindBreaks(ReadOnlySpan<int> codePoints, Span<LineBreak> breaks)
    {
        breaks[..(codePoints.Length + 1)].Clear();
        if (codePoints.Length == 0) return;

        breaks[codePoints.Length] = LineBreak.Mandatory; // LB3
        var buffer = codePoints.Length <= 256 ? stackalloc Element[codePoints.Length] : new Element[codePoints.Length];
        var breaker = new LineBreaker(codePoints, buffer);
        breaker.Collect();
        for (var i = 1; i < breaker.count; i++) breaks[breaker.elements[i].Start] = breaker.Between(i - 1, i);
    }

    /// <summary>A character with the combining marks that follow it (LB9).</summary>
    private record struct Element(LineBreakClass Class, int Start, bool EndsWithJoiner);

    private void Collect()
    {
        for (var i = 0; i < codePoints.Length; i++)
        {
            var type = CharacterData.Of(codePoints[i]).LineBreak;
            var isMark = type is CM or ZWJ;
            if (isMark && count > 0 && elements[count - 1].Class is not (BK or CR or LF or NL or SP or ZW))
                elements[count - 1].EndsWithJoiner = type == ZWJ; // LB9
            else
                elements[count++] = new(isMark ? AL : type, i, type == ZWJ); // LB10
        }
    }

    private readonly LineBreak Between(int left, int right)
    {
        var (before, after) = (elements[left].Class, elements[right].Class);

        if (before == BK || before is LF or NL || (before == CR && after != LF)) return LineBreak.Mandatory; // LB4, LB5
        if (before == CR) return LineBreak.Prohibited;
        if (after is BK or CR or LF or NL or SP or ZW) return LineBreak.Prohibited; // LB6, LB7

        var beforeSpaces = LastBeforeSpaces(left);
        if (beforeSpaces == ZW) return LineBreak.Allowed; // LB8
        if (elements[left].EndsWithJoiner) return LineBreak.Prohibited; // LB8a
        if (before == WJ || after == WJ || before == GL) return LineBreak.Prohibited; // LB11, LB12
        if (after == GL && before is not (SP or BA or HY)) return LineBreak.Prohibited; // LB12a
        if (after is CL or CP or EX or SY or IS) return LineBreak.Prohibited; // LB13
        if (HoldsAcrossSpaces(beforeSpaces, after)) return LineBreak.Prohibited; // LB14 to LB17
        if (before == SP) return LineBreak.Allowed; // LB18
        if (before == QU || after == QU) return LineBreak.Prohibited; // LB19
        if (before == CB || after == CB) return LineBreak.Allowed; // LB20
        if (after is BA or HY or NS || before == BB) return LineBreak.Prohibited; // LB21
        if (before is HY or BA && left > 0 && elements[left - 1].Class == HL) return LineBreak.Prohibited; // LB21a
        if (before == SY && after == HL) return LineBreak.Prohibited; // LB21b
        if (after == IN) return LineBreak.Prohibited; // LB22

        return HoldsWithNumbers(before, after) || IsInsideNumber(left, right) || IsInsideSyllable(before, after)
            || HoldsLetters(left, right) || IsInsideEmoji(left, right)
            ? LineBreak.Prohibited
            : LineBreak.Allowed; // LB31
    }

    private readonly LineBreakClass? LastBeforeSpaces(int index)
    {
        while (index >= 0 && elements[index].Class == SP) index--;
        return index < 0 ? null : elements[index].Class;
    }

    /// <summary>LB14 to LB17: pairs that stay together though spaces lie between them.</summary>
    private static bool HoldsAcrossSpaces(LineBreakClass? before, LineBreakClass after) => before switch
    {
        OP => true,
        QU => after == OP,
        CL or CP => after == NS,
        B2 => after == B2,
        _ => false,
    };

    /// <summary>LB23 to LB24: letters, prefixes and postfixes beside numbers and ideographs.</summary>
    private static bool HoldsWithNumbers(LineBreakClass before, LineBreakClass after) =>
        (IsLetter(before) && after == NU) || (before == NU && IsLetter(after))
        || (before == PR && after is ID or EB or EM) || (before is ID or EB or EM && after == PO)
        || (before is PR or PO && IsLetter(after)) || (IsLetter(before) && after is PR or PO);

    /// <summary>LB25 in its tailored form: (PR | PO)? (OP | HY)? NU (NU | SY | IS)* (CL | CP)? (PR | PO)?.</summary>
    private readonly bool IsInsideNumber(int left, int right)
    {
        var (before, after) = (elements[left].Class, elements[right].Class);
        if (before is PR or PO)
        {
            if (after == NU) return true;
            if (after is OP or HY && right + 1 < count && elements[right + 1].Class == NU) return true;
        }

        if (before is OP or HY && after == NU) return true;
        if (after is not (NU or PR or PO)) return false;

        var index = left;
        if (after is PR or PO && before is CL or CP) index--;
        while (index >= 0 && elements[index].Class is SY or IS) index--;
        return index >= 0 && elements[index].Class == NU;
    }

    /// <summary>LB26 and LB27: the parts of a Korean syllable.</summary>
    private static bool IsInsideSyllable(LineBreakClass before, LineBreakClass after) =>
        (before == JL && after is JL or JV or H2 or H3) || (before is JV or H2 && after is JV or JT)
        || (before is JT or H3 && after == JT) || (IsKorean(before) && after == PO) || (before == PR && IsKorean(after));

    /// <summary>LB28 to LB30: words, abbreviations and the brackets that adjoin them.</summary>
    private readonly bool HoldsLetters(int left, int right)
    {
        var (before, after) = (elements[left].Class, elements[right].Class);
        return (IsLetter(before) && IsLetter(after)) || (before == IS && IsLetter(after))
            || ((IsLetter(before) || before == NU) && after == OP && !IsEastAsian(right))
            || (before == CP && !IsEastAsian(left) && (IsLetter(after) || after == NU));
    }

    /// <summary>LB30a and LB30b: flags and emoji with a skin tone.</summary>
    private readonly bool IsInsideEmoji(int left, int right)
    {
        var (before, after) = (elements[left].Class, elements[right].Class);
        if (after == EM) return before == EB || CharacterData.Of(codePoints[elements[left].Start]).IsFuturePictograph;
        if (before != RI || after != RI) return false;

        var index = left;
        while (index >= 0 && elements[index].Class == RI) index--;
        return (left - index) % 2 == 1;
    }

    private readonly bool IsEastAsian(int index) => CharacterData.Of(codePoints[elements[index].Start]).IsEastAsian;

    private static bool IsLetter(LineBreakClass type) => type is AL or HL;

    private static bool IsKorean(LineBreakClass type) => type is JL or JV or JT or H2 or H3;
}
