namespace Dushanbe.Conference.Printing.Text;

/// <summary>The fonts at hand: those shipped with the press and those an operator adds. Faces load when first used, once per process.</summary>
public sealed class FontLibrary
{
    private static readonly string[] FallbackFamilies =
    [
        "IBMPlexSansArabic/IBMPlexSansArabic", "NotoSansHebrew/NotoSansHebrew", "NotoSansGeorgian/NotoSansGeorgian",
        "NotoSansArmenian/NotoSansArmenian", "NotoSansThai/NotoSansThai", "NotoSansEthiopic/NotoSansEthiopic",
    ];

    /// <summary>One weight serves as regular and as bold: a second would add more than two megabytes.</summary>
    private const string Chinese = "NotoSansSC/NotoSansSC_400Regular_GB2312";

    private readonly Lazy<FontStack> sans, sansBold, serif, serifBold;

    private readonly Lazy<IReadOnlyList<FontFace>> added;

    private FontLibrary(Lazy<IReadOnlyList<FontFace>> added)
    {
        this.added = added;
        sans = Stack("NotoSans/NotoSans_400Regular", "_400Regular", added, isBold: false);
        sansBold = Stack("NotoSans/NotoSans_700Bold", "_700Bold", added, isBold: true);
        serif = Stack("NotoSerif/NotoSerif_400Regular", "_400Regular", added, isBold: false);
        serifBold = Stack("NotoSerif/NotoSerif_700Bold", "_700Bold", added, isBold: true);
    }

    /// <summary>
    /// The fonts inside this assembly: Latin, Cyrillic, Greek, Devanagari, Arabic, Hebrew, Georgian, Armenian, Thai,
    /// Ethiopic and simplified Chinese.
    /// </summary>
    public static FontLibrary Shipped { get; } = new(new Lazy<IReadOnlyList<FontFace>>([]));

    /// <summary>Sans-serif, regular.</summary>
    public FontStack Sans => sans.Value;

    /// <summary>Sans-serif, bold.</summary>
    public FontStack SansBold => sansBold.Value;

    /// <summary>Serif, regular; scripts other than Latin, Cyrillic and Greek are drawn sans-serif.</summary>
    public FontStack Serif => serif.Value;

    /// <summary>Serif, bold.</summary>
    public FontStack SerifBold => serifBold.Value;

    /// <summary>
    /// The same library with the fonts of a folder (*.ttf, *.otf, and the first face of *.ttc) last in each stack, in the order of their file names;
    /// bold faces come first in the bold stacks, the others in the regular ones.
    /// </summary>
    /// <param name="folder">The folder; one that does not exist adds nothing.</param>
    /// <param name="refused">
    /// Hears of each file that cannot be used, which is then left out; without it such a file throws its
    /// <see cref="FontException"/>. Either happens when a stack is first used.
    /// </param>
    public FontLibrary WithFolder(string folder, Action<FontException>? refused = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        return new(new Lazy<IReadOnlyList<FontFace>>(() => [.. added.Value, .. LoadFolder(folder, refused)]));
    }

    private static Lazy<FontStack> Stack(
        string primary, string weight, Lazy<IReadOnlyList<FontFace>> added, bool isBold) => new(() =>
    {
        var shipped = Fallbacks(primary, weight).Prepend(primary).Select(ShippedFonts.Face);
        return new FontStack(new LazyFaces(shipped, () => [.. added.Value.OrderBy(face => face.IsBold != isBold)]));
    });

    /// <summary>Noto Sans stands behind Noto Serif for what only the sans-serif has, such as Devanagari.</summary>
    private static IEnumerable<string> Fallbacks(string primary, string weight)
    {
        var noto = "NotoSans/NotoSans" + weight;
        if (noto != primary) yield return noto;
        foreach (var family in FallbackFamilies) yield return family + weight;
        yield return Chinese;
    }

    private static IEnumerable<FontFace> LoadFolder(string folder, Action<FontException>? refused)
    {
        if (!Directory.Exists(folder)) yield break;
        var files = Directory.EnumerateFiles(folder).Where(file => Path.GetExtension(file).ToUpperInvariant() is ".TTF" or ".OTF" or ".TTC" or ".OTC");
        foreach (var file in files.Order(StringComparer.Ordinal))
        {
            FontFace face;
            try
            {
                face = FontFace.Load(File.ReadAllBytes(file), Path.GetFileName(file));
            }
            catch (FontException fault) when (refused is not null)
            {
                refused(fault);
                continue;
            }

            yield return face;
        }
    }
}
