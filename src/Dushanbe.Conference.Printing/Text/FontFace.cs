namespace Dushanbe.Conference.Printing.Text;

/// <summary>One font file, loaded once; immutable and safe to use from several threads.</summary>
public sealed class FontFace;
