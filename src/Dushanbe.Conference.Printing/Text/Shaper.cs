using System.Collections.Concurrent;
using Dushanbe.Conference.Printing.Unicode;
using HarfBuzzSharp;
using Buffer = HarfBuzzSharp.Buffer;

namespace Dushanbe.Conference.Printing.Text;

/// <summary>Turns text of one face, script and direction into glyphs. Safe to use from several threads.</summary>
internal static class Shaper
{
    private const char SoftHyphen = '\u00AD';

    /// <summary>
    /// Optional ligatures of right-to-left scripts are left out: with a glyph for each letter, readers of the PDF find
    /// and copy the text right. Required ones, such as lam-alef, are another feature and stay.
    /// </summary>
    private static readonly Feature[] WithoutLigatures = [new(Tag.Parse("liga"), 0), new(Tag.Parse("dlig"), 0)];

    /// <summary>Scripts whose letters touch each other, so that spacing would tear words apart.</summary>
    private static readonly HashSet<string> JoinedScripts =
    [
        "Arab", "Syrc", "Mand", "Mong", "Nkoo", "Phag", "Rohg", "Adlm", "Sogd", "Chrs", "Ougr",
        "Deva", "Beng", "Guru", "Modi", "Sidd", "Tirh",
    ];

    /// <summary>The default language of a style: the machine's must not affect the page.</summary>
    private static readonly Language Undetermined = new("und");

    /// <summary>Buffers wait here for the next run: as many as threads shape at once.</summary>
    private static readonly ConcurrentBag<Buffer> Buffers = [];

    /// <summary>Shapes a run, or finds it among those shaped before.</summary>
    public static ShapedRun Shape(FontFace face, ReadOnlySpan<char> text, ShapeSettings settings)
    {
        if (settings.LetterSpacing != 0 && JoinedScripts.Contains(CharacterData.Script(settings.Script).Tag))
            settings = settings with { LetterSpacing = 0 };
        if (text.Length > ShapeCache.LongestText) return ShapeAnew(face, text.ToString(), settings);

        var cache = face.Shapes.For(settings);
        if (cache.Find(text) is { } known) return known;
        var run = ShapeAnew(face, text.ToString(), settings);
        cache.Add(run);
        return run;
    }

    private static ShapedRun ShapeAnew(FontFace face, string text, ShapeSettings settings)
    {
        if (!Buffers.TryTake(out var shaping)) shaping = new();
        shaping.ClearContents();
        shaping.AddUtf16(text);
        shaping.Direction = settings.RightToLeft ? Direction.RightToLeft : Direction.LeftToRight;
        shaping.Script = CharacterData.Script(settings.Script).ForShaping;
        shaping.Language = settings.Language is { } tag ? new Language(tag) : Undetermined;
        shaping.ClusterLevel = ClusterLevel.MonotoneCharacters;
        face.Shaping.Shape(shaping, settings.RightToLeft || settings.LetterSpacing != 0 ? WithoutLigatures : []);
        var run = Read(shaping, face, text, settings);
        Buffers.Add(shaping);
        return run;
    }

    private static ShapedRun Read(Buffer shaping, FontFace face, string text, ShapeSettings settings)
    {
        var infos = shaping.GetGlyphInfoSpan();
        var positions = shaping.GetGlyphPositionSpan();
        var glyphs = new ushort[infos.Length];
        var advances = new float[infos.Length];
        var clusters = new int[infos.Length];
        float[]? offsetsX = null, offsetsY = null;
        for (var i = 0; i < infos.Length; i++)
        {
            glyphs[i] = (ushort)infos[i].Codepoint;
            clusters[i] = (int)infos[i].Cluster;
            advances[i] = face.Thousandths(positions[i].XAdvance);
            if (positions[i].XOffset != 0) (offsetsX ??= new float[infos.Length])[i] = face.Thousandths(positions[i].XOffset);
            if (positions[i].YOffset != 0) (offsetsY ??= new float[infos.Length])[i] = face.Thousandths(positions[i].YOffset);
        }

        if (settings.ShowsSoftHyphen) ShowSoftHyphen(face, text, glyphs, advances, clusters);
        if (settings.LetterSpacing != 0) AddSpacing(advances, clusters, settings.LetterSpacing);
        return new()
        {
            Face = face,
            Text = text,
            RightToLeft = settings.RightToLeft,
            Script = settings.Script,
            Glyphs = glyphs,
            Advances = advances,
            OffsetsX = offsetsX,
            OffsetsY = offsetsY,
            Clusters = clusters,
            Width = advances.Sum(),
            TrailingSpace = WidthFrom(LineSpace.LengthWithoutTrailing(text), advances, clusters, text.Length),
        };
    }

    /// <summary>The soft hyphen's glyph is blank; where a line ends with it, a hyphen takes its place.</summary>
    private static void ShowSoftHyphen(FontFace face, string text, ushort[] glyphs, float[] advances, int[] clusters)
    {
        if (!face.TryGetGlyph('-', out var hyphen)) return;
        for (var i = 0; i < glyphs.Length; i++)
        {
            if (clusters[i] != text.Length - 1 || text[^1] != SoftHyphen) continue;
            glyphs[i] = hyphen;
            advances[i] = face.Advance(hyphen);
        }
    }

    /// <summary>Adds space after the last glyph of each cluster that has a width of its own.</summary>
    private static void AddSpacing(float[] advances, int[] clusters, float spacing)
    {
        for (var i = 0; i < advances.Length; i++)
            if (advances[i] != 0 && (i + 1 == advances.Length || clusters[i + 1] != clusters[i]))
                advances[i] += spacing;
    }

    private static float WidthFrom(int start, float[] advances, int[] clusters, int length)
    {
        if (start == length) return 0;
        var width = 0f;
        for (var i = 0; i < advances.Length; i++)
            if (clusters[i] >= start)
                width += advances[i];
        return width;
    }
}
