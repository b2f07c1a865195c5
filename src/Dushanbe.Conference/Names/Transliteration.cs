using System.Globalization;
using System.Text;

namespace Dushanbe.Conference.Names;

/// <summary>Latin letters for the alphabets that write their vowels. <c>C</c> is the sound of ch, so that it is never confused with a c before an h.</summary>
internal static class Transliteration
{
    private const int Size = 0x2000;

    private const string Cyrillic =
        "а=a б=b в=v г=g ґ=g ғ=gh д=d ђ=j ѓ=g љ=j њ=h ә=a е=e є=ye ж=zh җ=j з=z ѕ=dz и=i ӣ=i і=i ї=i й=y к=k қ=q ҡ=q ќ=k ҝ=g л=l м=m н=n ң=ng ҥ=ng о=o ө=o ҫ=s п=p р=r "
        + "с=s т=t ћ=C у=u ӯ=u ұ=u ү=u ф=f х=kh ҳ=h һ=h ц=ts ч=C ҷ=j ҹ=j џ=j ш=sh щ=shC ъ= ы=y ь= э=e ю=yu я=ya ј=y ҙ=z ӗ=e ӑ=a ӳ=u ѐ=e ѝ=i ѣ=e ѳ=f ѵ=i";

    private const string Greek =
        "α=a β=v γ=g δ=d ε=e ζ=z η=i θ=th ι=i κ=k λ=l μ=m ν=n ξ=ks ο=o π=p ρ=r σ=s ς=s τ=t υ=y φ=f χ=kh ψ=ps ω=o";

    private const string Armenian =
        "ա=a բ=b գ=g դ=d ե=e զ=z է=e ը=y թ=t ժ=zh ի=i լ=l խ=kh ծ=ts կ=k հ=h ձ=dz ղ=gh ճ=C մ=m յ=y ն=n շ=sh ո=o չ=C պ=p ջ=j ռ=r ս=s վ=v տ=t ր=r ց=ts ւ=v փ=p ք=k և=ev օ=o ֆ=f";

    private const string Georgian =
        "ა=a ბ=b გ=g დ=d ე=e ვ=v ზ=z თ=t ი=i კ=k ლ=l მ=m ნ=n ო=o პ=p ჟ=zh რ=r ს=s ტ=t უ=u ფ=p ქ=k ღ=gh ყ=q შ=sh ჩ=C ც=ts ძ=dz წ=ts ჭ=C ხ=kh ჯ=j ჰ=h ჱ=e ჲ=y ჳ=v ჴ=q ჵ=o";

    // the sound where the letter without its mark would mislead
    private const string LatinSounds = "č=C ç=C ć=C ĉ=C š=sh ş=sh ș=sh ś=sh ŝ=sh ṣ=sh ž=zh ż=zh ğ=g ģ=g ţ=ts ț=ts đ=d ĵ=zh ǧ=j";

    // plain forms that no decomposition gives
    private const string LatinPlain = "ə=a ß=ss æ=ae œ=oe ø=o đ=d ð=d þ=th ł=l ı=i ŋ=ng ħ=h ŧ=t ĸ=k ƣ=gh ɓ=b ɗ=d ƙ=k ƴ=y ŀ=l ǝ=e ɛ=e ɔ=o ơ=o ư=u ĳ=ij ŉ=n ſ=s";

    private static readonly string?[] Sounds = new string?[Size];
    private static readonly string?[] Plains = new string?[Size];

    static Transliteration()
    {
        for (var c = 'a'; c <= 'z'; c++) Plains[c] = c.ToString();
        for (var c = '0'; c <= '9'; c++) Plains[c] = c.ToString();
        for (var c = '\u00E0'; c < Size; c++)
        {
            if (c is >= '\u0250' and < '\u1E00' or >= '\u1F00' || !char.IsLetter(c)) continue;
            var plain = WithoutMarks(c);
            if (plain.Length > 0 && plain.AsSpan().IndexOfAnyExceptInRange('a', 'z') < 0) Plains[c] = plain;
        }

        Read(LatinPlain, Plains);
        Read(LatinSounds, Sounds);
        foreach (var table in (ReadOnlySpan<string>)[Cyrillic, Greek, Armenian, Georgian]) Read(table, Sounds);
        AddAccented();
        for (var c = '\u1C90'; c <= '\u1CBF'; c++) Sounds[c] = Sounds[c - 0x1C90 + 0x10D0];
        for (var c = '\u10A0'; c <= '\u10C5'; c++) Sounds[c] = Sounds[c - 0x10A0 + 0x10D0];
        for (var c = 0; c < Size; c++)
        {
            var lower = char.ToLowerInvariant((char)c);
            if (lower == c || lower >= Size) continue;
            Sounds[c] ??= Sounds[lower];
            Plains[c] ??= Plains[lower];
        }

        Plains['İ'] = "i";
        Plains['ẞ'] = "ss";
    }

    /// <summary>Whether the character belongs to an alphabet with vowels that is written here.</summary>
    public static bool Knows(char c) => c < Size && (Sounds[c] ?? Plains[c]) is not null;

    /// <summary>The sound of the letter in Latin letters.</summary>
    public static string Sound(char c) => Sounds[c] ?? Plains[c] ?? "";

    /// <summary>The letter without its marks, as typed on keyboards that lack it; the sound for other alphabets.</summary>
    public static string Plain(char c) => Plains[c] ?? Sounds[c] ?? "";

    private static void Read(string table, string?[] into)
    {
        foreach (var pair in table.Split(' ')) into[pair[0]] = pair[2..];
    }

    // ά sounds as α, ӱ as у: whatever decomposes into a letter of the tables
    private static void AddAccented()
    {
        for (var c = '\u0370'; c < Size; c++)
        {
            if (Sounds[c] is not null || Plains[c] is not null || c is >= '\u0600' and < '\u1F00' || !char.IsLetter(c)) continue;
            var plain = WithoutMarks(c);
            if (plain.Length == 1 && plain[0] < Size && Sounds[plain[0]] is { } sound) Sounds[c] = sound;
        }
    }

    private static string WithoutMarks(char c)
    {
        var made = new StringBuilder(4);
        foreach (var part in c.ToString().Normalize(NormalizationForm.FormKD))
            if (CharUnicodeInfo.GetUnicodeCategory(part) != UnicodeCategory.NonSpacingMark) made.Append(char.ToLowerInvariant(part));
        return made.ToString();
    }
}
