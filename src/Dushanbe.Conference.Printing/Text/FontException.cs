namespace Dushanbe.Conference.Printing.Text;

/// <summary>A font file that cannot be used; the message names the file.</summary>
public sealed class FontException : Exception
{
    /// <summary>An error without details.</summary>
    public FontException()
    {
    }

    /// <summary>An error that says which font failed and why.</summary>
    public FontException(string message)
        : base(message)
    {
    }

    /// <summary>An error with the one that led to it.</summary>
    public FontException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
