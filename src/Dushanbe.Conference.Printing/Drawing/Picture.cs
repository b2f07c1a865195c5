namespace Dushanbe.Conference.Printing.Drawing;

/// <summary>A raster picture, ready to be drawn; immutable and safe to use from several threads.</summary>
public sealed class Picture;
