using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Dushanbe.Conference.Conditions;
using Dushanbe.Conference.Names;

namespace Dushanbe.Conference.Web.Tests;

/// <summary>The words of the interface: those of the field, one for one thing, with the right plural. What was wrong once does not come back.</summary>
public sealed partial class WordingTests
{
    private const string Russian = "ru", Tajik = "tg", English = "en";

    public static TheoryData<string, string, string> Avoided { get; } = new()
    {
        { English, @"\b(anew|meanwhile|whoever|nobody answers|answers? to this|mend(ed)?|sound(s)? close|take off|takes? off|may work as|stands? (here|there|in|at))\b", "say what happened and what to do in the words a clerk would use" },
        { English, @"\b(voids?|voided)\b", "a badge is cancelled" },
        { English, @"\brelease\b", "the programme has versions" },
        { English, @"\bposts?\b", "an account has a role" },
        { English, @"\bhall\b", "a session is in a room" },
        { English, @"\b(no e-mail|is no (picture|ZIP|phone))", "is not a valid …" },
        { English, @"(Mistakes|Gaps|Badges|Errors|Warnings|Registered): \{\d", "a number stands before its noun, with the right plural" },
        { English, @"(?<!least |most |than |of )\{\d+\} (badges|people|sessions|speakers|errors|warnings|participants|pages|rows|cells|columns|files|characters|days|times)\b", "a noun after a number has its plural forms: {0} {0:badge|badges}" },
        { Russian, @"(?<!больше |более |до |из )\{\d+\} (ячее?к|бейдж|строк|участник|человек|файл|столбц|ошиб|предупреждени|страниц)", "a noun after a number has its plural forms: {0} {0:бейдж|бейджа|бейджей}" },
        { English, @"nothing is lost|\bin in\b", "say what is so, and what to check" },
        { Russian, @"\b[Сс]есси[яиюейй]", "заседание; a sign-in has a сеанс" },
        { Russian, @"\b[Вв]ыпуск", "конференция" },
        { Russian, @"\b[Дд]окладчик", "выступающий" },
        { Russian, @"\b[Рр]абоч\w+ стол", "рабочий раздел" },
        { Russian, @"\b[Кк]омнат", "зал" },
        { Russian, @"\w\(а\)", "a sentence that fits everybody: Бейдж напечатан: имя" },
        { Russian, @"\b[Сс]имвол", "знак" },
        { Russian, @"\b([Бб]рошюр|[Вв]вез|[Аа]ббревиатур)", "буклет; импортировать; сокращение" },
        { Tajik, @"конференсия", "конфронс" },
        { Tajik, @"[Сс]уханронон", "суханронҳо" },
        { Tajik, @"[Дд]афтар(ча|и)?\b(?! зидди)", "журнал; китобча" },
        { Tajik, @"[Сс]озмондиҳанда", "ташкилкунанда" },
        { Tajik, @"омӯзишӣ", "таълимӣ" },
        { Tajik, @"аниқ мешавад", "баъдтар тасдиқ мешавад" },
        { Tajik, @"[Дд]ар ин миён", "leave it out" },
        { Tajik, @"беэътибор", "бейҷ бекор аст" },
    };

    [Theory, MemberData(nameof(Avoided))]
    public void A_word_that_was_replaced_does_not_come_back(string language, string pattern, string instead)
    {
        var found = Texts(language).Where(text => Regex.IsMatch(text.Value, pattern, RegexOptions.IgnoreCase) && !Allowed.Contains(text.Key) && !text.Key.EndsWith("_few", StringComparison.Ordinal) && !text.Key.EndsWith("_many", StringComparison.Ordinal)).Select(text => $"{text.Key}: {text.Value}");

        Assert.True(!found.Any(), $"{instead}\n{string.Join('\n', found)}");
    }

    /// <summary>What comments and documents said in riddles, and the usual term.</summary>
    public static TheoryData<string, string> Riddles { get; } = new()
    {
        { @"\bunder ?way\b", "running, in progress" },
        { @"\bhas the last word\b", "the constraint decides" },
        { @"\bas (it|they) shall be\b", "the new values" },
        { @"\bwhat came of it\b", "the result" },
        { @"\bhears? of\b", "receives, collects" },
        { @"\bvouch(es|ed)?\b", "untrusted, configured" },
        { @"\bthought better of\b", "cancels" },
        { @"\banswers? by the case\b", "calls the function of the actual case" },
    };

    [Theory, MemberData(nameof(Riddles))]
    public void A_riddle_that_was_replaced_in_comments_and_documents_does_not_come_back(string pattern, string instead)
    {
        var root = Need.Root();
        string[] code = [.. new[] { "*.cs", "*.razor", "*.js", "*.css" }.SelectMany(each => Directory.EnumerateFiles(Path.Combine(root, "src"), each, SearchOption.AllDirectories)).Where(file => !Generated().IsMatch(file))];
        string[] documents = [.. Directory.EnumerateFiles(Path.Combine(root, "docs"), "*.md", SearchOption.AllDirectories)];
        Assert.True(code.Length > 500 && documents.Length > 15);

        var found = code.SelectMany(file => File.ReadLines(file).Where(line => Comment().IsMatch(line)).Select(line => (File: file, Line: line)))
            .Concat(documents.SelectMany(file => File.ReadLines(file).Select(line => (File: file, Line: line))))
            .Where(each => Regex.IsMatch(each.Line, pattern, RegexOptions.IgnoreCase)).Select(each => $"{Path.GetRelativePath(root, each.File)}: {each.Line.Trim()}");

        Assert.True(!found.Any(), $"{instead}\n{string.Join('\n', found)}");
    }

    [Fact]
    public void A_noun_that_follows_a_number_has_as_many_forms_as_its_language()
    {
        foreach (var (language, forms) in new[] { (English, 2), (Russian, 3), (Tajik, 1) })
            Assert.All(Texts(language).SelectMany(text => Regex.Matches(text.Value, @"\{\d+:([^}]*\|[^}]*)\}").Select(match => (text.Key, Forms: match.Groups[1].Value))),
                each => Assert.True(each.Forms.Split('|').Length == forms, $"{language} {each.Key}: {each.Forms}"));
    }

    [Theory]
    [InlineData("en", "{0} {0:badge|badges}", 1, "1 badge")]
    [InlineData("en", "{0} {0:badge|badges}", 0, "0 badges")]
    [InlineData("en", "{0} {0:badge|badges}", 21, "21 badges")]
    [InlineData("ru", "{0} {0:бейдж|бейджа|бейджей}", 1, "1 бейдж")]
    [InlineData("ru", "{0} {0:бейдж|бейджа|бейджей}", 22, "22 бейджа")]
    [InlineData("ru", "{0} {0:бейдж|бейджа|бейджей}", 12, "12 бейджей")]
    [InlineData("ru", "{0} {0:бейдж|бейджа|бейджей}", 111, "111 бейджей")]
    [InlineData("ru", "{0} {0:бейдж|бейджа|бейджей}", 121, "121 бейдж")]
    [InlineData("tg", "{0} бейҷ", 5, "5 бейҷ")]
    [InlineData("en", "{0:000}", 7, "007")]
    public void A_number_chooses_the_form_of_the_word_beside_it(string language, string text, int number, string said) =>
        Assert.Equal(said, string.Format(CultureInfo.GetCultureInfo(language), text, Counted.All([number])));

    // texts in which the word means something else
    private static readonly HashSet<string> Allowed = new(StringComparer.Ordinal)
    {
        "BadgeWords.Design.Hall",
    };

    private static Dictionary<string, string> Texts(string language)
    {
        var ending = language == English ? ".resx" : $".{language}.resx";
        return Directory.EnumerateFiles(Path.Combine(Need.Root(), "src"), "*.resx", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}") && file.EndsWith(ending, StringComparison.Ordinal) && (language != English || !Regex.IsMatch(file, @"\.(ru|tg)\.resx$")))
            .SelectMany(file => XDocument.Load(file).Root!.Elements("data").Select(each => (Key: $"{Path.GetFileName(file)[..^ending.Length]}.{each.Attribute("name")!.Value}", Value: each.Element("value")!.Value)))
            .ToDictionary(text => text.Key, text => text.Value, StringComparer.Ordinal);
    }

    // a line that is a comment, or a further line of one in markup or a style sheet
    [GeneratedRegex(@"(^\s*(//|/\*|@\*|[a-z][^;{}()=<]*$))|\s// ")]
    private static partial Regex Comment();

    [GeneratedRegex(@"[\\/](obj|bin|Migrations|lib)[\\/]|Generated")]
    private static partial Regex Generated();
}
