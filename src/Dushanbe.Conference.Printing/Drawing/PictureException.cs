namespace Dushanbe.Conference.Printing.Drawing;

/// <summary>What is wrong with a picture or drawing.</summary>
public enum PictureFault
{
    /// <summary>Its format is not supported.</summary>
    UnknownFormat,

    /// <summary>Its file is larger than allowed.</summary>
    TooManyBytes,

    /// <summary>It has more pixels, or a larger extent, than allowed.</summary>
    TooLarge,

    /// <summary>It is truncated or violates its format.</summary>
    Damaged,

    /// <summary>It contains something that is refused on purpose, such as a reference to another file.</summary>
    Forbidden,
}

/// <summary>A picture or drawing that cannot be used; the message names the file and says why.</summary>
/// <param name="name">The name of the file, as the caller gave it.</param>
/// <param name="fault">What is wrong.</param>
/// <param name="reason">The same in words.</param>
/// <param name="inner">The underlying error.</param>
public sealed class PictureException(string name, PictureFault fault, string reason, Exception? inner = null)
    : Exception($"{name}: {reason}", inner)
{
    /// <summary>The name of the file, as the caller gave it.</summary>
    public string FileName { get; } = name;

    /// <summary>What is wrong, for a message in the reader's language.</summary>
    public PictureFault Fault { get; } = fault;
}
