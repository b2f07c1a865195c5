namespace Dushanbe.Conference.Printing.Text;

/// <summary>A character that no face of its style can draw; a visible mark stands in its place.</summary>
/// <param name="Text">The text of the span it stands in, so that the person or paper can be found.</param>
/// <param name="Script">The script of the character, by its name in Unicode: <c>Hangul</c>, <c>Han</c>, <c>Khmer</c>.</param>
/// <param name="CodePoint">The character.</param>
public sealed record MissingGlyph(string Text, string Script, int CodePoint)
{
    /// <summary>The report in technical English, such as <c>U+AE40 김 (Hangul) in '김민준'</c>.</summary>
    public override string ToString() =>
        $"U+{CodePoint:X4} {char.ConvertFromUtf32(CodePoint)} ({Script}) in '{Text}'";
}
