using Dushanbe.Conference.Printing.Drawing;

namespace Dushanbe.Conference.Printing.Text;

/// <summary>How a span of text looks.</summary>
/// <param name="Fonts">The faces to draw it with, in order of preference; each run of text takes the first that has its glyphs.</param>
/// <param name="Size">Points per em.</param>
public sealed record TextStyle(FontStack Fonts, float Size)
{
    /// <summary>The colour of the glyphs.</summary>
    public Color Color { get; init; } = Color.Black;

    /// <summary>The distance of baselines as a multiple of the size; null takes the tallest face of each line.</summary>
    public float? LineHeight { get; init; }

    /// <summary>BCP 47 tag that steers shaping (for example Serbian or Urdu letter forms); null leaves it to the script.</summary>
    public string? Language { get; init; }

    /// <summary>Extra space after each cluster, in thousandths of an em; never used on joined scripts.</summary>
    public float LetterSpacing { get; init; }
}

/// <summary>A piece of text in one style; a paragraph is a sequence of spans.</summary>
/// <param name="Text">The text, as UTF-16; lone surrogates and control characters are drawn as a visible mark.</param>
/// <param name="Style">How it looks.</param>
public readonly record struct TextSpan(string Text, TextStyle Style)
{
    /// <summary>A named destination in the document that the span links to.</summary>
    public string? Destination { get; init; }

    /// <summary>An address that the span links to.</summary>
    public Uri? Address { get; init; }

    /// <summary>
    /// Whether the span is isolated from its neighbours in bidirectional text, as if it stood between FSI and PDI: its
    /// direction is its own, and controls in it cannot reorder what stands outside. Meant for text that people typed.
    /// </summary>
    public bool Isolated { get; init; }

    /// <summary>BCP 47 tag where the span is in another language than the text around it, so that it is read aloud as such.</summary>
    public string? Language { get; init; }
}

/// <summary>Where the lines of a paragraph stand in their column.</summary>
public enum TextAlignment
{
    /// <summary>At the side where its writing direction begins.</summary>
    Start,

    /// <summary>In the middle.</summary>
    Center,

    /// <summary>At the side where its writing direction ends.</summary>
    End,

    /// <summary>Left, whatever the direction.</summary>
    Left,

    /// <summary>Right, whatever the direction.</summary>
    Right,
}

/// <summary>The direction of a paragraph (UAX #9, P2 and P3).</summary>
public enum ParagraphDirection
{
    /// <summary>That of the first strong character; left to right where there is none.</summary>
    Auto,

    /// <summary>Left to right.</summary>
    LeftToRight,

    /// <summary>Right to left.</summary>
    RightToLeft,
}
