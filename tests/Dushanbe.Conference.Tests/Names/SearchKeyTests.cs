using CsCheck;
using Dushanbe.Conference.Names;

namespace Dushanbe.Conference.Tests.Names;

public sealed class SearchKeyTests
{
    private static readonly string[] Rahmons = ["Rakhmon", "Rahmon", "Raxmon", "Раҳмон", "Рахмон", "رحمان", "RAHMON", "ráhmon", "Rah'mon", "Раҳмонн"];

    [Fact]
    public void Every_spelling_of_Rahmon_finds_every_other()
    {
        foreach (var typed in Rahmons)
            foreach (var written in Rahmons)
                Assert.True(SearchQuery.Read(typed).Finds(SearchKey.For(written)), $"{typed} did not find {written}");
    }

    [Theory]
    [InlineData(" ab cd @ef @gh ij @kl", " ab cd", " @ef @gh", " ij", " @kl")]
    [InlineData(" @ef", " @ef")]
    [InlineData(" ab", " ab")]
    [InlineData("")]
    public void A_key_falls_into_parts_that_anybody_or_only_some_find_by(string key, params string[] parts)
    {
        var found = new List<string>();
        for (var rest = key; rest.Length > 0; rest = rest[found[^1].Length..])
        {
            found.Add(rest[..SearchKey.OfOneKind(rest, out var marked)]);
            Assert.Equal(found[^1].Contains(SearchKey.Mark, StringComparison.Ordinal), marked);
        }

        Assert.Equal(parts, found);
    }

    [Theory]
    [InlineData("Qodirov", "Қодиров")]
    [InlineData("Kodirov", "Қодиров")]
    [InlineData("Jurabek", "Ҷӯрабек")]
    [InlineData("Dzhurabek", "Ҷӯрабек")]
    [InlineData("Джурабек", "Ҷӯрабек")]
    [InlineData("Ҷӯрабек", "Jurabek")]
    [InlineData("Gayuri", "Ғаюрӣ")]
    [InlineData("Ghayuri", "Ғаюрӣ")]
    [InlineData("Гаюри", "Ғаюрӣ")]
    [InlineData("Zhumabek", "Жумабек")]
    [InlineData("Shahlo", "Шаҳло")]
    [InlineData("Şahlo", "Шаҳло")]
    [InlineData("Chinara", "Чинара")]
    [InlineData("Çinara", "Чинара")]
    [InlineData("Tsoy", "Цой")]
    [InlineData("Yusupov", "Юсупов")]
    [InlineData("Iusupov", "Юсупов")]
    [InlineData("Yakubov", "Якубов")]
    [InlineData("Iakubov", "Якубов")]
    [InlineData("Semenov", "Семёнов")]
    [InlineData("Semyonov", "Семёнов")]
    [InlineData("Семенов", "Семёнов")]
    [InlineData("Семёнов", "Semyonov")]
    [InlineData("Petr", "Пётр")]
    [InlineData("Yelena", "Елена")]
    [InlineData("Elena", "Yelena")]
    [InlineData("Елена", "Yelena")]
    [InlineData("Sergeyev", "Сергеев")]
    [InlineData("Сергеев", "Sergeyev")]
    [InlineData("Aliyeva", "Алиева")]
    [InlineData("Alieva", "Aliyeva")]
    [InlineData("Alexei", "Алексей")]
    [InlineData("Aleksey", "Alexei")]
    [InlineData("Muller", "Müller")]
    [InlineData("Mueller", "Müller")]
    [InlineData("Müller", "Mueller")]
    [InlineData("Grossmann", "Großmann-Weiß")]
    [InlineData("Weiss", "Großmann-Weiß")]
    [InlineData("Cigdem", "Çiğdem-Yılmaz")]
    [InlineData("Yilmaz", "Çiğdem-Yılmaz")]
    [InlineData("Isil", "İrem Işıl")]
    [InlineData("ışıl", "İrem Işıl")]
    [InlineData("Ahmad", "Əhməd")]
    [InlineData("Mammadli", "Məmmədli")]
    [InlineData("Memmedli", "Məmmədli")]
    [InlineData("Cəfər", "Cafar")]
    [InlineData("Jafar", "Cəfər")]
    [InlineData("Otkir", "Oʻtkir")]
    [InlineData("O'tkir", "O‘tkir")]
    [InlineData("O`tkir", "Oʻtkir")]
    [InlineData("Oʻtkir", "Ўткир")]
    [InlineData("Utkir", "Ўткир")]
    [InlineData("Gulomov", "Gʻulomov")]
    [InlineData("Gʻulomov", "Ғуломов")]
    [InlineData("O'Brien", "MCDONALD-O’BRIEN")]
    [InlineData("obrien", "MCDONALD-O'BRIEN")]
    [InlineData("L’Huillier", "L'Huillier d'Aubigné")]
    [InlineData("aubigne", "L'Huillier d’Aubigné")]
    [InlineData("Coeur", "Anne-Cœur")]
    [InlineData("Nguyen", "Nguyễn")]
    [InlineData("Nguyễn", "Nguyen")]
    [InlineData("Tripathi", "Tripāṭhī")]
    [InlineData("Shrimati", "Śrīmatī")]
    [InlineData("Suilleabhain", "Ó Súilleabháin-MacDiarmuid")]
    [InlineData("Asel", "Әсел")]
    [InlineData("Kudaibergenkyzy", "Құдайбергенқызы")]
    [InlineData("Papadopoulos", "Παπαδόπουλος")]
    [InlineData("Giorgi", "გიორგი")]
    [InlineData("Mikheil", "მიხეილ")]
    [InlineData("Khachatryan", "Խաչատրյան")]
    [InlineData("Minjun", "Min-jun")]
    [InlineData("Min jun", "Minjun")]
    [InlineData("Abdul Rahman", "Abdulrahman")]
    [InlineData("Abdulrahman", "Abdul Rahman")]
    [InlineData("Тоҷикӣ", "Тољикї")]
    public void A_name_is_found_by_another_spelling(string typed, string written) =>
        Assert.True(SearchQuery.Read(typed).Finds(SearchKey.For(written)), $"{typed}: {string.Join('|', SearchQuery.Read(typed).Terms.SelectMany(term => term.Alternatives))} in {SearchKey.For(written)}");

    [Theory]
    [InlineData("渡邉 さくら", "渡邉")]
    [InlineData("渡邉 さくら", "邉")]
    [InlineData("渡邉 さくら", "サクラ")]
    [InlineData("渡邉 さくら", "さくら 渡邉")]
    [InlineData("김민준", "민준")]
    [InlineData("林大伟", "大伟")]
    [InlineData("𠮷田", "𠮷")]
    [InlineData("გიორგი მელაძე", "მელა")]
    [InlineData("Խաչատրյան", "Խաչ")]
    [InlineData("יאיר בן־צבי", "צבי")]
    [InlineData("الشيخ الدكتور عبدالرحمن بن محمد بن جاسم آل ثاني", "محمد")]
    [InlineData("عائشہ صدیقی", "صديقي")]
    [InlineData("श्रीमती लक्ष्मी त्रिपाठी", "लक्ष्मी")]
    [InlineData("สมชาย ใจดี", "สมชาย")]
    [InlineData("ቴዎድሮስ ገብረማርያም", "ገብረ")]
    [InlineData("ሐረር", "ሀረር")]
    [InlineData("Ҷӯрабек Ғаюрӣ-Қосимзодаи Ҳисорӣ", "Ҳисорӣ")]
    public void A_native_name_is_found_in_its_own_script(string written, string typed) =>
        Assert.True(SearchQuery.Read(typed).Finds(SearchKey.For(written)));

    [Theory]
    [InlineData("محمد علی", "Muhammad Ali")]
    [InlineData("محمد علی", "Мухаммад Али")]
    [InlineData("عبدالرحمن", "Abdulrahman")]
    [InlineData("عبدالرحمن", "Abdurrahman")]
    [InlineData("عبدالله", "Абдулло")]
    [InlineData("یوسف", "Yusuf")]
    [InlineData("عمر", "Umar")]
    [InlineData("رمضان", "Ramadan")]
    [InlineData("رمضان", "Рамазон")]
    [InlineData("الرحمان", "Rahman")]
    [InlineData("فاطمه", "Fatima")]
    [InlineData("בן־צבי", "Ben-Tzvi")]
    [InlineData("त्रिपाठी", "Tripathi")]
    [InlineData("ቴዎድሮስ", "Tewodros")]
    [InlineData("ገብረማርያም", "Gebremariam")]
    public void A_name_without_vowels_and_its_Latin_form_find_each_other(string native, string latin)
    {
        Assert.True(SearchQuery.Read(latin).Finds(SearchKey.For(native)), $"{latin} → {native}");
        Assert.True(SearchQuery.Read(native).Finds(SearchKey.For(latin)), $"{native} → {latin}");
    }

    [Theory]
    [InlineData("Rahmon", "Karimov")]
    [InlineData("Rahmon", "Rahimov")]
    [InlineData("Али", "Laylo")]
    [InlineData("علی", "لیلا")]
    [InlineData("渡邉", "渡辺")]
    [InlineData("ahmon", "Rahmon")]
    [InlineData("Shokir", "Sokir")]
    [InlineData("rahmon x", "Rahmon")]
    public void A_different_name_is_not_found(string typed, string written) =>
        Assert.False(SearchQuery.Read(typed).Finds(SearchKey.For(written)));

    [Fact]
    public void The_order_of_names_does_not_matter_and_a_beginning_is_enough()
    {
        var key = SearchKey.For("Rahmonzoda", "Farrukh", "Фаррух Раҳмонзода");

        foreach (var typed in (string[])["farrukh rahmonzoda", "Rahmonzoda Farrukh", "rah far", "раҳ фар", "Rak", "Rakh", "farruk", "ФАРРУХ"])
            Assert.True(SearchQuery.Read(typed).Finds(key), typed);
    }

    [Fact]
    public void While_a_name_is_typed_no_letter_makes_it_vanish()
    {
        foreach (var name in (string[])["Rakhmonov", "Sharipov", "Dzhumaev", "Mukhammad", "Philippe", "Mikhail", "Chinara", "Aliev", "Daniel", "Michael", "Kuchkarov"])
        {
            var key = SearchKey.For(name);
            for (var length = 2; length <= name.Length; length++)
                Assert.True(SearchQuery.Read(name[..length]).Finds(key), $"{name[..length]} lost {name}");
        }
    }

    [Fact]
    public void A_former_family_name_beside_the_present_one_finds_the_person()
    {
        var key = SearchKey.For("Aslov / Muhriddin", "Sirojiddin", "Сироҷиддин Муҳриддин");

        Assert.True(SearchQuery.Read("aslov").Finds(key));
        Assert.True(SearchQuery.Read("Мухриддин").Finds(key));
    }

    [Fact]
    public void Swapped_names_are_found_either_way()
    {
        var key = SearchKey.For("John", "SMITH");

        Assert.True(SearchQuery.Read("john smith").Finds(key));
        Assert.True(SearchQuery.Read("smith john").Finds(key));
    }

    [Theory]
    [InlineData("Mohammed", "Muhammad")]
    [InlineData("Smirnoff", "Smirnov")]
    [InlineData("Kadirov", "Qodirov")]
    [InlineData("Rahman", "Раҳмон")]
    [InlineData("Rahmonov", "Rahmon")]
    public void Names_that_sound_close_share_the_coarse_key(string typed, string written)
    {
        Assert.True(SearchQuery.Read(typed).SoundsLike(SearchKey.Sounds(written)));
        Assert.False(SearchQuery.Read(typed).SoundsLike(SearchKey.Sounds("Bobojon")));
    }

    [Fact]
    public void Nothing_makes_an_empty_key()
    {
        Assert.Equal("", SearchKey.For(null, "", " - "));
        Assert.Equal("", SearchKey.Sounds(null, "..."));
    }

    [Fact]
    public void A_key_begins_each_token_with_one_space()
    {
        Assert.StartsWith(" rahmonzoda faruh ", SearchKey.For("Rahmonzoda", "Farrukh"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_record_keeps_the_words_of_every_part_before_other_readings()
    {
        var key = SearchKey.For(new string('Ё', 80) + " Семёнов", "Пётр", "Xolmatov", "National Centre for Legislation", "someone@example.org");

        Assert.Contains(" semenov", key, StringComparison.Ordinal);
        Assert.Contains(" legislation", key, StringComparison.Ordinal);
        Assert.Contains(" eksampl", SearchKey.For("example"), StringComparison.Ordinal);
        Assert.True(key.Length <= SearchKey.MaxLength);
    }

    [Fact]
    public void Keys_of_any_text_are_plain_ASCII_tokens()
    {
        Gen.String.Array[0, 6].Sample(parts =>
        {
            foreach (var key in (string[])[SearchKey.For(parts), SearchKey.Sounds(parts)])
            {
                Assert.True(key.Length <= SearchKey.MaxLength);
                Assert.True(key.All(c => c is ' ' or (>= 'a' and <= 'z') or (>= '0' and <= '9')), key);
                Assert.DoesNotContain("  ", key, StringComparison.Ordinal);
                Assert.True(key.Length == 0 || key[0] == ' ' && key[^1] != ' ');
            }
        });
    }

    [Fact]
    public void Folding_twice_changes_nothing()
    {
        Gen.Char["abcdefghijklmnopqrstuvwxyzčçšşßæœøåéğıəabcdehikstzабвгғдеёжзийкқлмнопрстуўӯфхҳцчҷшщъыьэюяαβγθχψ '-ʻ’"].Array[0, 30].Sample(letters =>
        {
            var once = SearchKey.Fold(new string(letters));
            Assert.Equal(once, SearchKey.Fold(once));
        }, iter: 20_000);
    }

    [Fact]
    public void Whatever_is_typed_finds_a_record_that_says_exactly_that()
    {
        Gen.Char["abcdehijkostxyzRČçşüабвгдеёжхцшщўљأحمدرعوياगतמש林김 -'’"].Array[1, 24].Sample(letters =>
        {
            var text = new string(letters);
            var query = SearchQuery.Read(text);
            // one letter four times and more is looked for by no form: it finds nobody, as a test of the query says
            if (query.Terms.Count is > 0 and < 8 && query.Terms.All(term => term.Alternatives.Count > 0)) Assert.True(query.Finds(SearchKey.For(text)), text);
        }, iter: 20_000);
    }
}
