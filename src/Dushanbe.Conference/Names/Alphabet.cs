using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Dushanbe.Conference.Names;

/// <summary>The sort position of each letter: two digits in the main scripts, more for the rest of Unicode.</summary>
internal sealed class Alphabet
{
    private const string Latin = "abcdeəfghijklmnopqrstuvwxyz";

    // one order for all Cyrillic alphabets; letters of a single language have their positions between the shared ones
    private const string Cyrillic = "аәбвгґғдђѓеёєжҗзѕиӣіїйјкққќлљмнңњоөпрстћуӯўұүфхҳһцчҷҹџшщъыьэюя";

    private const string Arabic = "ابپتٹثجچحخدڈذرڑزژسشصضطظعغفقكگلمنهوي";

    private const int FirstLetter = 5;

    private static readonly FrozenDictionary<char, string> Equivalents = new Dictionary<char, string>
    {
        ['ß'] = "ss",
        ['ẞ'] = "ss",
        ['æ'] = "ae",
        ['œ'] = "oe",
        ['ø'] = "o",
        ['đ'] = "d",
        ['ð'] = "d",
        ['þ'] = "th",
        ['ł'] = "l",
        ['ı'] = "i",
        ['ŋ'] = "n",
        ['ħ'] = "h",
        ['أ'] = "ا",
        ['إ'] = "ا",
        ['آ'] = "ا",
        ['ٱ'] = "ا",
        ['ى'] = "ي",
        ['ی'] = "ي",
        ['ئ'] = "ي",
        ['ؤ'] = "و",
        ['ة'] = "ه",
        ['ہ'] = "ه",
        ['ھ'] = "ه",
        ['ک'] = "ك",
        ['ے'] = "ي",
        ['ς'] = "σ",
    }.ToFrozenDictionary();

    private readonly FrozenDictionary<char, string> places;
    private readonly bool yoIsE;

    private Alphabet(string language)
    {
        // a letter of its own in Tajik, whose names are also in the lists that readers of English have
        yoIsE = language is not ("tg" or "en");
        var made = new Dictionary<char, string>();
        var letters = language is "tg" or "ru" or "uk" or "be" or "bg" or "kk" or "ky" or "mn" or "sr" or "mk" ? Cyrillic + Latin : Latin + Cyrillic;
        var place = FirstLetter;
        foreach (var letter in letters)
            if (made.TryAdd(letter, place.ToString("D2", CultureInfo.InvariantCulture))) place++;
        var arabic = language is "ar" or "fa" or "ur" ? "04" : "96";
        for (var i = 0; i < Arabic.Length; i++) made[Arabic[i]] = arabic + i.ToString("D3", CultureInfo.InvariantCulture);
        places = made.ToFrozenDictionary();
    }

    private static readonly Dictionary<string, Alphabet> Known = new[] { "en", "ru", "tg", "ar", "uk" }.ToDictionary(each => each, each => new Alphabet(each), StringComparer.Ordinal);

    /// <summary>The alphabet of a language; of one without its own order, that of the script it is written in.</summary>
    public static Alphabet Of(string language) => Known[Languages.Normal(language) switch
    {
        "tg" => "tg",
        "ru" or "be" or "bg" or "kk" or "ky" or "mn" => "ru",
        "uk" or "sr" or "mk" => "uk",
        "ar" or "fa" or "ur" or "ps" => "ar",
        _ => "en",
    }];

    /// <summary>Appends a letter's position to the first level of the key and, for a letter with a mark, a digit to the second.</summary>
    public void Append(Rune rune, StringBuilder first, StringBuilder second)
    {
        var lower = Rune.ToLowerInvariant(rune);
        if (lower.IsBmp)
        {
            var c = (char)lower.Value;
            if (c == 'ё' && yoIsE) { Add("е", 1, first, second); return; }
            if (places.TryGetValue(c, out var place)) { first.Append(place); second.Append('0'); return; }
            if (Equivalents.TryGetValue(c, out var same)) { Add(same, 1, first, second); return; }
        }

        if (Decomposed(lower) is var (letter, mark) && letter != lower.ToString()) Add(letter, mark, first, second);
        else
        {
            first.Append("97").Append(lower.Value.ToString("D7", CultureInfo.InvariantCulture));
            second.Append('0');
        }
    }

    private void Add(string letters, int mark, StringBuilder first, StringBuilder second)
    {
        foreach (var rune in letters.EnumerateRunes())
        {
            first.Append(rune.IsBmp && places.TryGetValue((char)rune.Value, out var place) ? place : $"97{rune.Value.ToString("D7", CultureInfo.InvariantCulture)}");
            second.Append((char)('0' + mark));
        }
    }

    private static (string Letter, int Mark) Decomposed(Rune rune)
    {
        var letters = new StringBuilder(2);
        var mark = 1;
        foreach (var c in rune.ToString().Normalize(NormalizationForm.FormKD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark) mark = 1 + (c % 9);
            else letters.Append(char.ToLowerInvariant(c));
        }

        return (letters.ToString(), mark);
    }
}
