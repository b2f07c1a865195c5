namespace Dushanbe.Conference.Printing.Text;

/// <summary>Faces in order of preference; each run of text takes the first that has its glyphs.</summary>
public sealed record FontStack(IReadOnlyList<FontFace> Faces);
