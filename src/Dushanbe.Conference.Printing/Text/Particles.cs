using Dushanbe.Conference.Printing.Unicode;

namespace Dushanbe.Conference.Printing.Text;

/// <summary>Short first parts of words that end with a hyphen, such as "Al-", "Co-" and "בן־": alone at a line's end they mislead.</summary>
internal static class Particles
{
    private const int Longest = 3;

    /// <summary>The pieces with the breaks after particles prohibited; null where there are none.</summary>
    public static List<Piece>? Hold(List<Piece> pieces)
    {
        List<Piece>? held = null;
        for (var i = 0; i + 1 < pieces.Count; i++)
        {
            if (pieces[i].After != LineBreak.Allowed || !IsParticle(pieces[i].Run.Text) || !BeginsWord(pieces, i)) continue;
            held ??= [.. pieces];
            held[i] = pieces[i] with { After = LineBreak.Prohibited };
        }

        return held;
    }

    private static bool IsParticle(string text) =>
        text is [.., '-' or '\u2010' or '\u05BE'] && text.Length <= Longest + 1 && text.AsSpan(0, text.Length - 1).IndexOfAny('-', ' ') < 0;

    private static bool BeginsWord(List<Piece> pieces, int index) =>
        index == 0 || pieces[index - 1] is { After: LineBreak.Mandatory } or { After: LineBreak.Allowed, Run.TrailingSpace: > 0 };
}
