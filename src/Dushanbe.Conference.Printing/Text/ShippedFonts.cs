using System.Collections;
using System.Collections.Concurrent;

namespace Dushanbe.Conference.Printing.Text;

/// <summary>The font files inside the assembly, each loaded once per process when first needed.</summary>
internal static class ShippedFonts
{
    private static readonly ConcurrentDictionary<string, Lazy<FontFace>> Loaded = new(StringComparer.Ordinal);

    /// <summary>The face of a file below the folder Fonts, named without its extension; resources are named the same way.</summary>
    public static Lazy<FontFace> Face(string file) => Loaded.GetOrAdd(file, static name => new(() => Load(name + ".ttf")));

    private static FontFace Load(string file)
    {
        using var stream = typeof(ShippedFonts).Assembly.GetManifestResourceStream("Fonts/" + file)
            ?? throw new FontException($"The assembly holds no font '{file}'.");
        var bytes = GC.AllocateUninitializedArray<byte>((int)stream.Length, pinned: true);
        stream.ReadExactly(bytes);
        return FontFace.Load(bytes, Path.GetFileName(file));
    }
}

/// <summary>Faces of a stack, loaded one by one as text asks for them; most documents need two or three.</summary>
internal sealed class LazyFaces : IReadOnlyList<FontFace>
{
    private readonly Lazy<FontFace>[] shipped;
    private readonly string[][] scripts;
    private readonly Lazy<IReadOnlyList<FontFace>> added;

    /// <summary>Prepares faces without loading any.</summary>
    /// <param name="files">The shipped ones, each with the scripts that it is there for; none for all.</param>
    /// <param name="loadAdded">Loads those that stand behind them.</param>
    public LazyFaces(IEnumerable<(Lazy<FontFace> Face, string[] Scripts)> files, Func<IReadOnlyList<FontFace>> loadAdded)
    {
        (Lazy<FontFace> Face, string[] Scripts)[] all = [.. files];
        (shipped, scripts, added) = ([.. all.Select(each => each.Face)], [.. all.Select(each => each.Scripts)], new(loadAdded));
    }

    public int Count => shipped.Length + added.Value.Count;

    public FontFace this[int index] => index < shipped.Length ? shipped[index].Value : added.Value[index - shipped.Length];

    /// <summary>Whether a face is worth loading for a script (ISO 15924); null for what belongs to none.</summary>
    public bool Serves(int index, string? script) => index >= shipped.Length || script is null || scripts[index].Length == 0 || scripts[index].Contains(script);

    /// <summary>Goes through the faces without loading those behind the one that the caller stops at.</summary>
    public IEnumerator<FontFace> GetEnumerator()
    {
        foreach (var face in shipped) yield return face.Value;
        foreach (var face in added.Value) yield return face;
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
