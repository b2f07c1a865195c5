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

    /// <summary>Lines drawn along the letters, in their colour.</summary>
    public TextStrokes Strokes { get; init; }

    /// <summary>Whether the letters stand on the line, above or below it; the height of the line stays that of <see cref="Size"/>.</summary>
    public ScriptPosition Position { get; init; }

    /// <summary>Points per em that the letters are drawn at: smaller than <see cref="Size"/> above and below the line.</summary>
    public float DrawnSize => Position == ScriptPosition.OnLine ? Size : Size * Place.Scale;

    /// <summary>How far the letters stand above the baseline of their line, in points; negative below it.</summary>
    public float Rise => Position == ScriptPosition.OnLine ? 0 : Size * Place.Rise;

    private ScriptPlace Place => Position switch
    {
        ScriptPosition.Superscript => Fonts.Primary.Strokes.Superscript,
        ScriptPosition.Subscript => Fonts.Primary.Strokes.Subscript,
        _ => ScriptPlace.OnLine,
    };

    /// <summary>Whether words in either style are shaped alike, so that letters join across the place where they meet.</summary>
    internal bool ShapesAs(TextStyle other) => ReferenceEquals(this, other)
        || (ReferenceEquals(Fonts, other.Fonts) && Size.Equals(other.Size) && Position == other.Position
            && LetterSpacing.Equals(other.LetterSpacing) && Language == other.Language);
}

/// <summary>Lines drawn along letters.</summary>
[Flags]
public enum TextStrokes
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>A line below the letters.</summary>
    Underline = 1,

    /// <summary>A line through the letters.</summary>
    Strikethrough = 2,
}

/// <summary>Where letters stand.</summary>
public enum ScriptPosition
{
    /// <summary>On the line.</summary>
    OnLine,

    /// <summary>Smaller and above it.</summary>
    Superscript,

    /// <summary>Smaller and below it.</summary>
    Subscript,
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

    /// <summary>
    /// From side to side, save the last line: spaces become wider, and so do the gaps between Chinese and Japanese characters.
    /// Letters are never stretched, those of Arabic neither.
    /// </summary>
    Justify,
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
