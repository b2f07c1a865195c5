namespace Dushanbe.Conference.Printing.Text;

/// <summary>The available fonts: those shipped with the press and those added by an operator. Faces load when first used, once per process.</summary>
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

    private readonly Lazy<FontStack> sans, sansBold, serif, serifBold, sansItalic, sansBoldItalic, serifItalic, serifBoldItalic;

    private readonly Lazy<IReadOnlyList<FontFace>> added;

    private FontLibrary(Lazy<IReadOnlyList<FontFace>> added)
    {
        this.added = added;
        (sans, sansBold) = (Stack("Sans", added, isBold: false, isItalic: false), Stack("Sans", added, isBold: true, isItalic: false));
        (serif, serifBold) = (Stack("Serif", added, isBold: false, isItalic: false), Stack("Serif", added, isBold: true, isItalic: false));
        (sansItalic, sansBoldItalic) = (Stack("Sans", added, isBold: false, isItalic: true), Stack("Sans", added, isBold: true, isItalic: true));
        (serifItalic, serifBoldItalic) = (Stack("Serif", added, isBold: false, isItalic: true), Stack("Serif", added, isBold: true, isItalic: true));
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
    /// The stack for a look. Latin, Cyrillic and Greek have italics; the scripts that write none stay upright, as in their own
    /// books: a slanted copy of Arabic, Chinese or Devanagari would be an invention.
    /// </summary>
    /// <param name="isSerif">Whether letters have serifs.</param>
    /// <param name="isBold">Whether they are bold.</param>
    /// <param name="isItalic">Whether they are italic.</param>
    public FontStack Of(bool isSerif, bool isBold, bool isItalic) => (isSerif, isBold, isItalic) switch
    {
        (false, false, false) => Sans,
        (false, true, false) => SansBold,
        (true, false, false) => Serif,
        (true, true, false) => SerifBold,
        (false, false, true) => sansItalic.Value,
        (false, true, true) => sansBoldItalic.Value,
        (true, false, true) => serifItalic.Value,
        (true, true, true) => serifBoldItalic.Value,
    };

    /// <summary>
    /// The same library with the fonts of a folder (*.ttf, *.otf, and the first face of *.ttc) last in each stack, in the order of their file names;
    /// bold faces come first in the bold stacks, the others in the regular ones, and italic faces first in italic ones.
    /// </summary>
    /// <param name="folder">The folder; one that does not exist adds nothing.</param>
    /// <param name="refused">
    /// Receives each unusable file, which is then skipped; without it such a file throws its
    /// <see cref="FontException"/>. Either happens when a stack is first used.
    /// </param>
    public FontLibrary WithFolder(string folder, Action<FontException>? refused = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        return new(new Lazy<IReadOnlyList<FontFace>>(() => [.. added.Value, .. LoadFolder(folder, refused)]));
    }

    private static Lazy<FontStack> Stack(string family, Lazy<IReadOnlyList<FontFace>> added, bool isBold, bool isItalic) => new(() =>
    {
        var shipped = Files(family, isBold ? "_700Bold" : "_400Regular", isItalic).Select(each => (ShippedFonts.Face(each.File), each.Scripts));
        return new FontStack(new LazyFaces(shipped, () => [.. added.Value.OrderBy(face => face.IsBold != isBold).ThenBy(face => face.IsItalic != isItalic)]));
    });

    /// <summary>
    /// The upright face stands behind an italic one, and Noto Sans behind Noto Serif, for what only they have, such as
    /// Devanagari; none of them is for some scripts alone.
    /// </summary>
    private static IEnumerable<(string File, string[] Scripts)> Files(string family, string weight, bool isItalic)
    {
        if (isItalic) yield return ($"Noto{family}/Noto{family}{weight}_Italic", []);
        yield return ($"Noto{family}/Noto{family}{weight}", []);
        if (family != "Sans") yield return ("NotoSans/NotoSans" + weight, []);
        foreach (var (fallback, scripts) in Fallbacks) yield return (fallback + weight, scripts);
        foreach (var each in EastAsian) yield return each;
        foreach (var (fallback, scripts) in SouthAsian) yield return (fallback + weight, scripts);
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
