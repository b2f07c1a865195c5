namespace Dushanbe.Conference.Names;

/// <summary>A choice between two readings of one spelling.</summary>
[Flags]
internal enum Reading
{
    None = 0,

    /// <summary>Letters with marks as typed on a keyboard without them: s for š, where the sound is sh.</summary>
    Stripped = 1,

    /// <summary>x as ks (Alexei), where Uzbek and Tajik Latin mean h.</summary>
    XIsKs = 2,

    /// <summary>ё as yo, where Russian files write e.</summary>
    Yo = 4,

    /// <summary>ў as o (Uzbek), where it is the old ӯ.</summary>
    ShortUIsO = 8,

    /// <summary>ə, ä of Turkic names as e, where it is a.</summary>
    SchwaIsE = 16,

    /// <summary>ye after a vowel or in front as two sounds (Yelena), where files write e.</summary>
    Ye = 32,

    /// <summary>ch as h (Bach, Christos), where it is the ch of Chinara.</summary>
    ChIsH = 64,

    /// <summary>j as in German and Polish (Jan).</summary>
    JIsI = 128,

    /// <summary>c as in Turkish (Cemal).</summary>
    CIsJ = 256,

    /// <summary>љ and њ as in Serbian, where Tajik fonts of old showed ҷ and ҳ.</summary>
    Serbian = 512,
}

/// <summary>Reduces a written word to the letters that different spellings of the same sound have in common, for search.</summary>
internal static class Folding
{
    private const int Longest = 100;

    /// <summary>The word folded under these readings; adds to <paramref name="choices"/> those that would make a difference.</summary>
    public static string Fold(ReadOnlySpan<char> word, Reading readings, ref Reading choices)
    {
        Span<char> letters = stackalloc char[(Longest * 3) + 8];
        Span<char> folded = stackalloc char[(Longest * 6) + 16];
        var length = Letters(word[..Math.Min(word.Length, Longest)], readings, ref choices, letters);
        var made = Pass(letters[..length], folded, readings, ref choices);
        while (true)
        {
            // a replacement can create another replaceable pair, so repeat until nothing changes
            Span<char> again = letters;
            if (made > letters.Length) break;
            var ignored = Reading.None;
            var next = Pass(folded[..made], again, readings, ref ignored);
            if (again[..next].SequenceEqual(folded[..made])) break;
            again[..next].CopyTo(folded);
            made = next;
        }

        return Expanded(folded[..made]);
    }

    private static int Letters(ReadOnlySpan<char> word, Reading readings, ref Reading choices, Span<char> into)
    {
        var length = 0;
        foreach (var c in word)
        {
            var sound = c switch
            {
                'ё' or 'Ё' => Choose(Reading.Yo, "e", "yo", readings, ref choices),
                'ў' or 'Ў' => Choose(Reading.ShortUIsO, "u", "o", readings, ref choices),
                'ə' or 'Ə' or 'ә' or 'Ә' => Choose(Reading.SchwaIsE, "a", "e", readings, ref choices),
                'љ' or 'Љ' => Choose(Reading.Serbian, "j", "ly", readings, ref choices),
                'њ' or 'Њ' => Choose(Reading.Serbian, "h", "ny", readings, ref choices),
                _ => null,
            };
            if (sound is null)
            {
                if (!Transliteration.Knows(c)) continue;
                sound = Transliteration.Sound(c);
                if (c is >= '\u00C0' and < '\u0250' or >= '\u1E00' and < '\u1F00')
                {
                    var plain = Transliteration.Plain(c);
                    if (plain != sound) sound = Choose(Reading.Stripped, sound, plain, readings, ref choices);
                    if (c is 'ı' or 'İ' or 'ğ' or 'Ğ' or 'ş' or 'Ş') choices |= word.ContainsAny("cC") ? Reading.CIsJ : Reading.None;
                }
                else if (length > 0 && c is ('υ' or 'ύ' or 'Υ' or 'Ύ'))
                {
                    sound = into[length - 1] switch { 'o' => "u", 'a' or 'e' => "v", _ => sound };
                }
            }

            sound.CopyTo(into[length..]);
            length += sound.Length;
            if (c is 'ə' or 'Ə' && word.ContainsAny("cC")) choices |= Reading.CIsJ;
        }

        return length;
    }

    private static string Choose(Reading reading, string first, string second, Reading readings, ref Reading choices)
    {
        choices |= reading;
        return readings.HasFlag(reading) ? second : first;
    }

    private static int Pass(ReadOnlySpan<char> s, Span<char> into, Reading readings, ref Reading choices)
    {
        var made = 0;
        for (var i = 0; i < s.Length;)
        {
            var c = s[i];
            var (n, m) = (At(s, i + 1), At(s, i + 2));
            var last = made > 0 ? into[made - 1] : '\0';
            var used = 1;
            switch (c)
            {
                case 'k' when n == 'h': c = 'h'; used = 2; break;
                case 'z' when n == 'h': c = 'j'; used = 2; break;
                case 'p' when n == 'h': c = 'f'; used = 2; break;
                case 'd' when n == 'z' && m == 'h': c = 'j'; used = 3; break;
                case 'd' when n == 'j': c = 'j'; used = 2; break;
                case 'g' or 'b' or 'd' or 't' or 'r' or 'j' when n == 'h': used = 2; break;
                case 't' when n == 'C' || n == 'c' && m == 'h': i++; continue;
                case 't' when n == 'z': Put(into, ref made, 't'); c = 's'; last = 't'; used = 2; break;
                case 's' when n == 'h' && (m == 'C' || m == 'c' && At(s, i + 3) == 'h'): c = 's'; used = m == 'C' ? 3 : 4; Put(into, ref made, 's'); c = 'h'; last = 's'; break;
                case 's' when n == 'C' || n == 'c' && m == 'h': used = n == 'C' ? 2 : 3; Put(into, ref made, 's'); c = 'h'; last = 's'; break;
                case 'C': used = n == 'h' ? 2 : 1; if (n == 'r') c = 'k'; break;
                case 'c' when n == 'c' && m == 'h': i++; continue;
                case 'c' when n == 'h':
                    used = m == 'h' ? 3 : 2;
                    c = m == 'r' ? 'k' : readings.HasFlag(Reading.ChIsH) ? 'h' : 'C';
                    if (m != 'r') choices |= Reading.ChIsH;
                    break;
                case 'c' when n == 'z': c = 'C'; used = 2; break;
                case 'c' when n is 'k' or 'q': c = 'k'; used = 2; break;
                case 'c' when n == 'C': i++; continue;
                case 'c': c = readings.HasFlag(Reading.CIsJ) ? 'j' : n is 'e' or 'i' or 'y' ? 's' : 'k'; break;
                case 'j':
                    choices |= Reading.JIsI;
                    if (readings.HasFlag(Reading.JIsI)) c = 'i';
                    break;
                case 'q': c = 'k'; break;
                case 'w': c = 'v'; break;
                case 'x':
                    choices |= Reading.XIsKs;
                    c = 'h';
                    if (readings.HasFlag(Reading.XIsKs)) { Put(into, ref made, 'k'); c = 's'; last = 'k'; }
                    break;
                case 'y' or 'i' when n == 'e' && last is '\0' or 'a' or 'e' or 'o' or 'u':
                    choices |= Reading.Ye;
                    c = 'i';
                    if (!readings.HasFlag(Reading.Ye)) { i++; continue; }
                    break;
                case 'y': c = 'i'; break;
                case 'e' when last is 'a' or 'o' or 'u': i++; continue;
            }

            i += used;
            if (c != last || char.IsAsciiDigit(c)) Put(into, ref made, c);
        }

        return made;
    }

    private static void Put(Span<char> into, ref int made, char c) => into[made++] = c;

    private static char At(ReadOnlySpan<char> s, int i) => i < s.Length ? s[i] : '\0';

    private static string Expanded(ReadOnlySpan<char> folded)
    {
        var more = folded.Count('C');
        if (more == 0) return folded.ToString();
        Span<char> made = stackalloc char[folded.Length + more];
        var length = 0;
        foreach (var c in folded)
        {
            if (c == 'C') { made[length++] = 'c'; made[length++] = 'h'; }
            else made[length++] = c;
        }

        return made.ToString();
    }
}
