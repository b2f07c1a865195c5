namespace Dushanbe.Conference.Printing.Drawing;

/// <summary>A vector drawing such as a logo; immutable and safe to use from several threads.</summary>
public sealed class VectorDrawing;
