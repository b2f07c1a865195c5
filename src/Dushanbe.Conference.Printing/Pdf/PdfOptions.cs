namespace Dushanbe.Conference.Printing.Pdf;

/// <summary>The metadata and conformance of a PDF. Only these options and the drawing determine its bytes.</summary>
public sealed record PdfOptions
{
    /// <summary>The title, shown in the title bar of the reader.</summary>
    public required string Title { get; init; }

    /// <summary>Who wrote the document.</summary>
    public string? Author { get; init; }

    /// <summary>What the document is about.</summary>
    public string? Subject { get; init; }

    /// <summary>Words to find it by, separated by commas.</summary>
    public string? Keywords { get; init; }

    /// <summary>The program it was made with.</summary>
    public string? Creator { get; init; }

    /// <summary>BCP 47 tag of the main language.</summary>
    public string Language { get; init; } = "en";

    /// <summary>When it was made; null leaves the date out, so that equal input gives equal bytes on every day.</summary>
    public DateTimeOffset? Created { get; init; }

    /// <summary>Whether a structure tree makes it readable by assistive technology.</summary>
    public bool Tagged { get; init; }

    /// <summary>The PDF/A conformance level, which is also declared.</summary>
    public PdfArchive Archive { get; init; }

    /// <summary>
    /// Whether it declares PDF/UA-1; it must be tagged. The press ensures what can be checked automatically. Correct heading
    /// order and meaningful alternative texts are up to the author.
    /// </summary>
    public bool PdfUa1 { get; init; }

    /// <summary>Asks the reader's print dialog not to scale, which sheets of labels and badges need.</summary>
    public bool PrintAtActualSize { get; init; }

    /// <summary>Asks the reader's print dialog for one or two sides.</summary>
    public DuplexPrinting Duplex { get; init; }
}

/// <summary>The rules of ISO 19005 for documents that are to be read in decades. All of them embed a colour profile of sRGB.</summary>
public enum PdfArchive
{
    /// <summary>None.</summary>
    None,

    /// <summary>PDF/A-1b: no transparency, no compressed objects; accepted by the oldest archives.</summary>
    A1b,

    /// <summary>PDF/A-2b: transparency and compressed objects are allowed.</summary>
    A2b,

    /// <summary>PDF/A-2u: 2b, and every character code says which text it stands for.</summary>
    A2u,
}

/// <summary>How a document wants to be printed.</summary>
public enum DuplexPrinting
{
    /// <summary>As the person at the printer chooses.</summary>
    Unspecified,

    /// <summary>On one side.</summary>
    Simplex,

    /// <summary>On both sides, the sheet turned over its long edge.</summary>
    FlipLongEdge,

    /// <summary>On both sides, the sheet turned over its short edge.</summary>
    FlipShortEdge,
}
