using Dushanbe.Conference.Printing.Unicode;

namespace Dushanbe.Conference.Printing.Text;

/// <summary>Faces in order of preference; each run of text takes the first that has its glyphs.</summary>
/// <param name="Faces">At least one face; the first gives a line its height and draws the mark for missing glyphs.</param>
public sealed record FontStack(IReadOnlyList<FontFace> Faces)
{
    /// <summary>The face that text is meant to be drawn with.</summary>
    public FontFace Primary => Faces[0];

    /// <summary>The faces that may draw a script, in their order; those that are there for others are not loaded.</summary>
    internal IEnumerable<FontFace> For(byte script)
    {
        var tag = script <= CharacterProperties.InheritedScript ? null : CharacterData.Script(script).Tag;
        for (var i = 0; i < Faces.Count; i++)
            if (Faces is not LazyFaces lazy || lazy.Serves(i, tag)) yield return Faces[i];
    }

    /// <summary>The characters of a text that none of the faces draws, each once; none where the text can be set whole.</summary>
    public IReadOnlyList<MissingGlyph> Missing(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var missing = new List<MissingGlyph>();
        FaceSelector.Select(new SourceText([new TextSpan(text, new TextStyle(this, 1))]), missing);
        return missing;
    }
}
