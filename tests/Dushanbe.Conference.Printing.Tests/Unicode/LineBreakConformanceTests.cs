using Dushanbe.Conference.Conditions;
using Dushanbe.Conference.Printing.Unicode;

namespace Dushanbe.Conference.Printing.Tests.Unicode;

public sealed class LineBreakConformanceTests
{
    private const string TestFile = "/usr/share/unicode/auxiliary/LineBreakTest.txt";

    [FileFact(TestFile, "unicode-data")]
    public void Every_text_breaks_where_unicode_says()
    {
        List<string> failures = [];
        var cases = 0;
        foreach (var line in File.ReadLines(TestFile))
        {
            var words = line.Split('#')[0].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            if (words.Length == 0) continue;

            cases++;
            var text = words.Where((_, i) => i % 2 == 1).Select(word => Convert.ToInt32(word, 16)).ToArray();
            var expected = words.Where((_, i) => i % 2 == 0).Select(word => word == "÷");
            var breaks = new LineBreak[text.Length + 1];
            LineBreaker.FindBreaks(text, breaks);
            if (!breaks.Select(found => found != LineBreak.Prohibited).SequenceEqual(expected)) failures.Add(line);
        }

        Assert.Empty(failures.Take(10));
        Assert.Equal(7_654, cases);
    }

    [Theory]
    [InlineData("one\r\ntwo", 5)]
    [InlineData("one\u2028two", 4)]
    [InlineData("one\vtwo", 4)]
    [InlineData("one\u0085two", 4)]
    public void A_line_must_end_after_a_separator(string text, int position)
    {
        var breaks = new LineBreak[text.Length + 1];

        LineBreaker.FindBreaks([.. text.Select(c => (int)c)], breaks);

        Assert.Equal([position, text.Length], breaks.Index().Where(found => found.Item == LineBreak.Mandatory).Select(found => found.Index));
    }
}
