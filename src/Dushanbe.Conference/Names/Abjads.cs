using System.Collections.Frozen;

namespace Dushanbe.Conference.Names;

/// <summary>Scripts that do not write vowels, or attach them to the consonant: Arabic, Hebrew, Devanagari, Ethiopic.</summary>
internal static class Abjads
{
    // a second letter after the comma is how other languages that took the name over say it, Ramadan and Ramazon, or write it: فاطمة and فاطمه
    private const string ArabicLetters =
        "ا=a أ=a إ=a آ=a ٱ=a ء=a ئ=i ؤ=v ب=b پ=p ت=t ث=s,t ج=j چ=ch ح=h خ=h د=d ذ=z,d ر=r ز=z ژ=j س=s ش=sh ص=s ض=z,d ط=t ظ=z ع=a غ=g ف=f ق=k ك=k ک=k گ=g "
        + "ل=l م=m ن=n ں=n ه=h ہ=h ھ= ۀ=h ة=,h ۃ=,h ە=e و=v ۆ=o ۇ=u ۈ=u ۉ=o ۋ=v ي=i ى=i ی=i ې=e ے=i ۓ=i ێ=e ټ=t ٹ=t ډ=d ڈ=d ړ=r ڑ=r ږ=j ښ=sh ڼ=n ګ=g څ=ts ځ=z ڤ=v ڕ=r ڵ=l";

    private const string HebrewLetters =
        "א=a ב=b,v ג=g ד=d ה=h ו=v ז=z ח=h ט=t י=i כ=k,h ך=k,h ל=l מ=m ם=m נ=n ן=n ס=s ע=a פ=p,f ף=f צ=ts ץ=ts ק=k ר=r ש=sh,s ת=t";

    private const string DevanagariLetters =
        "अ=a आ=a इ=i ई=i उ=u ऊ=u ऋ=ri ए=e ऐ=e ओ=o औ=o क=k ख=h ग=g घ=g ङ=n च=ch छ=ch ज=j झ=j ञ=n ट=t ठ=t ड=d ढ=d ण=n त=t थ=t द=d ध=d न=n "
        + "प=p फ=f ब=b भ=b म=m य=i र=r ल=l ळ=l व=v श=sh ष=sh स=s ह=h ं=n ँ=n";

    // one entry for each row of eight syllables from U+1200
    private const string EthiopicRows =
        "h l h m s r s sh k k k k b v t ch h h n n a k k h h v a z j i d d j g g g t ch p ts ts f p";

    private static readonly FrozenDictionary<char, string[]> Letters = Read();
    private static readonly string[] Ethiopic = EthiopicRows.Split(' ');

    /// <summary>Whether names in this script are found through their consonants.</summary>
    public static bool Knows(char c) => Letters.ContainsKey(c) || IsEthiopic(c);

    /// <summary>Arabic or Hebrew: the letters themselves, spelled in Latin, are what a search in the script looks for.</summary>
    public static bool IsAbjad(char c) => c is >= '\u0590' and <= '\u08FF' or >= '\uFB1D' and <= '\uFEFC';

    /// <summary>The word in Latin letters with the first reading of each ambiguous letter, then with the second where there is one.</summary>
    public static IEnumerable<string> Spellings(string word)
    {
        var first = Spelling(word, 0);
        yield return first;
        var second = Spelling(word, 1);
        if (second != first) yield return second;
        if (word.Length < 4 || word[0] != 'ا' || word[1] != 'ل') yield break;
        foreach (var bare in Spellings(word[2..])) yield return bare;
    }

    private static string Spelling(string word, int choice)
    {
        Span<char> made = stackalloc char[Math.Min(word.Length, 100) * 2];
        var length = 0;
        foreach (var c in word.AsSpan(0, Math.Min(word.Length, 100)))
        {
            var letter = IsEthiopic(c) ? Ethiopic[(c - 0x1200) / 8] : Letters.TryGetValue(c, out var found) ? found[Math.Min(choice, found.Length - 1)] : "";
            if (length > 0 && letter.Length == 1 && made[length - 1] == letter[0]) continue;
            letter.CopyTo(made[length..]);
            length += letter.Length;
        }

        return made[..length].ToString();
    }

    private static bool IsEthiopic(char c) => c is >= '\u1200' and < '\u1358';

    private static FrozenDictionary<char, string[]> Read() =>
        new[] { ArabicLetters, HebrewLetters, DevanagariLetters }
            .SelectMany(table => table.Split(' '))
            .ToFrozenDictionary(pair => pair[0], pair => pair[2..].Split(','));
}
