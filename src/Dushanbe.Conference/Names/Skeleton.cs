namespace Dushanbe.Conference.Names;

/// <summary>The consonants of a folded word, which survive scripts without vowels and careless spelling.</summary>
internal static class Skeleton
{
    /// <summary>
    /// A vowel in front becomes a; other vowels, v after the front (long u of Arabic) and h at the end (mute in Persian)
    /// are dropped: <c>rahmon</c> is <c>rhmn</c>, <c>abdullah</c> and <c>abdullo</c> are <c>abdl</c>.
    /// </summary>
    public static string Of(string folded)
    {
        Span<char> made = stackalloc char[folded.Length];
        var length = 0;
        for (var i = 0; i < folded.Length; i++)
        {
            var c = folded[i];
            if (char.IsAsciiDigit(c)) continue;
            var vowel = c is 'a' or 'e' or 'i' or 'o' or 'u';
            if (i == 0 && vowel) { made[length++] = 'a'; continue; }
            if (vowel || c == 'v' && i > 0 || c == 'h' && i > 0 && i == folded.Length - 1 && folded[i - 1] is not ('s' or 'c')) continue;
            if (length > 0 && made[length - 1] == c) continue;
            made[length++] = c;
        }

        // the article in Abd al-Rahman assimilates to the next letter: Abdurrahman
        if (length > 4 && made[..4].SequenceEqual("abdl") && made[4] is 't' or 'd' or 'r' or 's' or 'z' or 'n')
        {
            made[4..length].CopyTo(made[3..]);
            length--;
        }

        return made[..length].ToString();
    }

    /// <summary>Coarser still: voiced and voiceless consonants are equal, a final f (Smirnoff) is dropped like v.</summary>
    public static string Sound(string folded)
    {
        Span<char> made = stackalloc char[folded.Length];
        var length = 0;
        var bones = Of(folded);
        for (var i = 0; i < bones.Length; i++)
        {
            var c = bones[i] switch { 'g' => 'k', 'z' => 's', 'd' => 't', 'b' => 'p', 'j' => 'j', var other => other };
            if (c == 'f' && i > 0 && i == bones.Length - 1) continue;
            if (length > 0 && made[length - 1] == c) continue;
            made[length++] = c;
        }

        return made[..length].ToString();
    }
}
