using Dushanbe.Conference.Printing.Tests.Support;
using Dushanbe.Conference.Printing.Text;
using Dushanbe.Conference.Printing.Unicode;

namespace Dushanbe.Conference.Printing.Tests.Unicode;

public sealed class WordBreakTests
{
    /// <summary>The texts of Unicode's own tests of Thai lines (ICU, TestThaiLineBreak, TestMaiyamok, TestBug3818).</summary>
    [Theory]
    [InlineData("สถานีฯ|จะ|ระดม|เจ้า|หน้าที่|ออก|มา|เร่ง|ระบาย|อย่าง|เต็ม|ฯลฯ|ที่|นั้น")]
    [InlineData("ไปๆ|มาๆ|ระหว่าง|กรุงเทพ|และ|เฃียง|ใหม่")]
    [InlineData("ใหญ่|ใหญ่|ใหญ่|ใหญ่")]
    public void Thai_breaks_as_in_the_tests_of_unicode(string expected) => Assert.Equal(expected, Divided(expected));

    /// <summary>The first article of the declaration of human rights and names of ministries and states, as ICU 72 divides them.</summary>
    [Theory]
    [InlineData("มนุษย์|ทั้ง|หลาย|เกิด|มา|มี|อิสระ|และ|เสมอ|ภาค|กัน|ใน|เกียรติศักดิ์|และ|สิทธิ |ต่าง|มี|เหตุผล|และ|มโนธรรม |และ|ควร|ปฏิบัติ|ต่อ|กัน|ด้วย|เจตนารมณ์|แห่ง|ภราดรภาพ")]
    [InlineData("การ|ประชุม|ระหว่าง|ประเทศ|ว่า|ด้วย|ความ|มั่นคง|ชายแดน")]
    [InlineData("กระทรวง|การ|ต่าง|ประเทศ|แห่ง|ราช|อาณาจักร|ไทย")]
    [InlineData("ມະນຸດ|ທຸກຄົນ|ເກີດ|ມາ|ມີ|ສິດ|ເສລີພາບ |ແລະ |ຄວາມ|ສະເໝີພາບ|ໃນ|ກຽດສັກສີ |ແລະ |ສິດທິ |ຍ້ອນ|ວ່າ|ມີ|ສະຕິ|ສຳ|ປັດ|ຊັນ|ຍະ |ແລະ |ມະໂນທຳ")]
    [InlineData("ສາທາລະນະລັດ|ປະຊາທິປະໄຕ|ປະຊາຊົນ|ລາວ")]
    [InlineData("មនុស្ស|ទាំងអស់ |កើតមក|មាន|សេរីភាព |និង|សមភាព |ក្នុង|ផ្នែក|សេចក្ដីថ្លៃថ្នូរ|និង|សិទ្ធិ។ |មនុស្ស |មាន|វិចារណញ្ញាណ|និង|សតិសម្បជញ្ញៈ|ជាប់|ពី|កំណើត |ហើយ|គប្បី|ប្រព្រឹត្ដ|ចំពោះ|គ្នា|ទៅវិញទៅមក |ក្នុងស្មារតី|ភាតរភាព|ជា|បងប្អូន។")]
    [InlineData("ក្រសួង|ការបរទេស|និង|សហប្រតិបត្តិ|ការអន្តរជាតិ")]
    [InlineData("ព្រះរាជាណាចក្រ|កម្ពុជា")]
    [InlineData("လူ|တိုင်း|သည် |တူညီ |လွတ်လပ်|သော |ဂုဏ်သိက္ခာ|ဖြင့် |လည်းကောင်း၊ |တူညီ|လွတ်လပ်|သော |အခွင့်အရေး|များ|ဖြင့် |လည်းကောင်း၊ |မွေး|ဖွား|လာ|သူများ |ဖြစ်သည်။")]
    [InlineData("နိုင်ငံခြားရေး|ဝန်ကြီးဌာန")]
    [InlineData("ပြည်ထောင်စု|သမ္မတ|မြန်မာနိုင်ငံ|တော်")]
    public void Thai_lao_khmer_and_burmese_break_between_words(string expected) => Assert.Equal(expected, Divided(expected));

    [Theory]
    [InlineData("ທຸກໆ|ຄົນ")] // the sign that repeats a word stays with it
    [InlineData("ฤๅษี")]
    [InlineData("ឃ្មុំ")]
    public void Signs_stay_with_their_word(string expected) => Assert.Equal(expected, Divided(expected));

    [Theory]
    [InlineData("กขฃคฅฆง")]
    [InlineData("ຄງຈຊຄງ")]
    [InlineData("ឌឍឌឍឌ")]
    [InlineData("ဎဏဍဌဋဎဏ")]
    public void What_no_word_explains_is_not_divided(string unknown) => Assert.Equal(unknown, Divided(unknown));

    [Fact]
    public void Nothing_is_torn_whatever_letters_follow_each_other()
    {
        var random = new Random(14);
        foreach (var (first, last) in ((int, int)[])[(0x0E01, 0x0E4E), (0x0E81, 0x0ECD), (0x1780, 0x17D3), (0x1000, 0x103E)])
        {
            for (var i = 0; i < 2_000; i++)
            {
                var text = string.Concat(Enumerable.Range(0, 12).Select(_ => (char)random.Next(first, last + 1)));
                var cuts = LetterCuts.In(text);

                var breaks = new LineBreak[text.Length + 1];
                WordBreaker.AddBreaks([.. text.Select(c => (int)c)], breaks);

                for (var at = 1; at < text.Length; at++)
                    if (breaks[at] == LineBreak.Allowed) Assert.True(cuts.Contains(at), $"{string.Join(' ', text.Select(c => ((int)c).ToString("X4", System.Globalization.CultureInfo.InvariantCulture)))} at {at}");
            }
        }
    }

    [Fact]
    public void A_line_of_a_paragraph_ends_between_two_words()
    {
        var paragraph = Paragraph.Layout([new("การประชุมระหว่างประเทศว่าด้วยความมั่นคงชายแดน", Laid.Style)], 90);

        Assert.False(paragraph.BreaksWords);
        Assert.Equal("การประชุมระหว่าง|ประเทศว่าด้วยความ|มั่นคงชายแดน", string.Join('|', paragraph.Lines.Select(line => string.Concat(line.Runs.Select(run => run.Run.Text)))));
    }

    /// <summary>The text with its breaks marked as in what is expected.</summary>
    private static string Divided(string expected)
    {
        var text = expected.Replace("|", "", StringComparison.Ordinal);
        int[] codePoints = [.. text.Select(c => (int)c)];
        var breaks = new LineBreak[text.Length + 1];
        LineBreaker.FindBreaks(codePoints, breaks);
        WordBreaker.AddBreaks(codePoints, breaks);
        return string.Concat(text.Select((c, i) => i > 0 && breaks[i] == LineBreak.Allowed ? "|" + c : c.ToString()));
    }
}
