namespace Dushanbe.Conference.Printing.Text;

/// <summary>The white space that hangs over the margin where a line ends with it.</summary>
internal static class LineSpace
{
    /// <summary>The length of a text without the white space, and the invisible bidirectional controls, at its end.</summary>
    public static int LengthWithoutTrailing(ReadOnlySpan<char> text)
    {
        var length = text.Length;
        while (length > 0 && Hangs(text[length - 1])) length--;
        return text[length..].ContainsAnyExcept(BidiControls) ? length : text.Length;
    }

    /// <summary>Characters that say where an embedding or isolate begins and ends.</summary>
    private static readonly System.Buffers.SearchValues<char> BidiControls =
        System.Buffers.SearchValues.Create("\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069");

    /// <summary>No-break spaces do not hang: they are part of the word.</summary>
    private static bool Hangs(char character) =>
        character == ' ' || (character is not ('\u00A0' or '\u2007' or '\u202F') && char.IsWhiteSpace(character))
        || (character >= '\u202A' && BidiControls.Contains(character));
}
