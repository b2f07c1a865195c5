namespace Dushanbe.Conference.Printing.Text;

/// <summary>The fonts at hand: those shipped with the press and those an operator adds. Faces load when first used, once per process.</summary>
public sealed class FontLibrary
{
    /// <summary>Families behind the first, each with the scripts that it is there for (ISO 15924): no other loads it, save what belongs to no script.</summary>
    private static readonly (string Family, string[] Scripts)[] Fallbacks =
    [
        ("IBMPlexSansArabic/IBMPlexSansArabic", ["Arab"]), ("NotoSansHebrew/NotoSansHebrew", ["Hebr"]), ("NotoSansGeorgian/NotoSansGeorgian", ["Geor"]),
        ("NotoSansArmenian/NotoSansArmenian", ["Armn"]), ("NotoSansThai/NotoSansThai", ["Thai"]), ("NotoSansEthiopic/NotoSansEthiopic", ["Ethi"]),
    ];

    /// <summary>
    /// Files that serve as regular and as bold: a second weight would add megabytes. What all of them have, as the characters
    /// of most Chinese names, is drawn by the first; kana, and what stands beside it, by the Japanese one.
    /// </summary>
    private static readonly (string File, string[] Scripts)[] EastAsian =
    [
        ("NotoSansSC/NotoSansSC_400Regular_GB2312", ["Hani", "Bopo", "Latn", "Grek", "Cyrl"]), ("NotoSansTC/NotoSansTC_400Regular_Big5", ["Hani", "Bopo"]),
        ("NotoSansJP/NotoSansJP_400Regular_JIS", ["Hani", "Hira", "Kana", "Latn"]), ("NotoSansKR/NotoSansKR_400Regular_Hangul", ["Hang"]),
    ];

    /// <summary>Families behind those, from which punctuation comes last.</summary>
    private static readonly (string Family, string[] Scripts)[] SouthAsian =
    [
        ("NotoSansBengali/NotoSansBengali", ["Beng"]), ("NotoSansGurmukhi/NotoSansGurmukhi", ["Guru"]), ("NotoSansGujarati/NotoSansGujarati", ["Gujr"]), ("NotoSansOriya/NotoSansOriya", ["Orya"]),
        ("NotoSansTamil/NotoSansTamil", ["Taml"]), ("NotoSansTelugu/NotoSansTelugu", ["Telu"]), ("NotoSansKannada/NotoSansKannada", ["Knda"]), ("NotoSansMalayalam/NotoSansMalayalam", ["Mlym"]),
        ("NotoSansSinhala/NotoSansSinhala", ["Sinh"]), ("NotoSansThaana/NotoSansThaana", ["Thaa"]), ("NotoSansLao/NotoSansLao", ["Laoo"]), ("NotoSansKhmer/NotoSansKhmer", ["Khmr"]), ("NotoSansMyanmar/NotoSansMyanmar", ["Mymr"]),
    ];

    private const string Tibetan = "NotoSerifTibetan/NotoSerifTibetan_400Regular";

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
    /// The fonts inside this assembly: Latin, Cyrillic, Greek, Arabic, Hebrew, Georgian, Armenian, Ethiopic, Chinese, Japanese,
    /// Korean, and the scripts of South Asia and of its neighbours from Thaana to Khmer.
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
        var shipped = Files(primary, weight).Select(each => (ShippedFonts.Face(each.File), each.Scripts));
        return new FontStack(new LazyFaces(shipped, () => [.. added.Value.OrderBy(face => face.IsBold != isBold)]));
    });

    /// <summary>Noto Sans stands behind Noto Serif for what only the sans-serif has, such as Devanagari; neither is for some scripts alone.</summary>
    private static IEnumerable<(string File, string[] Scripts)> Files(string primary, string weight)
    {
        var noto = "NotoSans/NotoSans" + weight;
        yield return (primary, []);
        if (noto != primary) yield return (noto, []);
        foreach (var (family, scripts) in Fallbacks) yield return (family + weight, scripts);
        foreach (var each in EastAsian) yield return each;
        foreach (var (family, scripts) in SouthAsian) yield return (family + weight, scripts);
        yield return (Tibetan, ["Tibt"]);
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
