using Dushanbe.Conference.Printing.Text;

namespace Dushanbe.Conference.Printing.Tests.Text;

public sealed class FallbackTests
{
    private const string Noto = "NotoSans_400Regular.ttf";
    private const string Plex = "IBMPlexSansArabic_400Regular.ttf";
    private const string Chinese = "NotoSansSC_400Regular_GB2312.ttf";

    private static readonly TextStyle Style = new(FontLibrary.Shipped.Sans, 10);

    [Fact]
    public void Spaces_and_punctuation_stay_with_the_face_before_them()
    {
        Assert.Equal([("Minister, ", Noto), ("وزير. ", Plex), ("Minister", Noto)], Faces("Minister, وزير. Minister"));
    }

    [Fact]
    public void A_pair_of_brackets_is_drawn_by_the_face_of_what_it_holds() =>
        Assert.Equal([("a ", Noto), ("(محمد)", Plex)], Faces("a (محمد)"));

    [Fact]
    public void Digits_look_alike_throughout_a_text() => Assert.Equal(("27", Noto), Faces("王27")[^1]);

    [Fact]
    public void A_letter_and_its_marks_are_drawn_by_one_face()
    {
        string[] letters = ["ب\u064E\u0651", "\u1EA1\u0301", "ש\u05B8\u05C1"];

        Assert.Equal([letters[0] + " ", letters[1], " ", letters[2]], Runs(string.Join(' ', letters)));
    }

    [Theory]
    [InlineData("م\u200Cن", Plex)]
    [InlineData("م\u2060ن", Plex)]
    [InlineData("a\u200Db", Noto)]
    [InlineData("王\uFE00", Chinese)]
    public void Invisible_characters_do_not_cut_a_run(string text, string face)
    {
        Assert.Equal([text], Runs(text));
        Assert.Equal([(text, face)], Faces(text));
    }

    [Fact]
    public void The_script_changes_the_run_though_one_face_draws_both()
    {
        Assert.Equal(["A\u2060", "क्ष"], Runs("A\u2060क्ष"));
    }

    [Fact]
    public void A_face_added_by_an_operator_is_asked_last()
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        try
        {
            File.WriteAllBytes(Path.Combine(folder, "b.ttf"), FontLibrary.Shipped.Serif.Primary.File.ToArray());
            File.WriteAllBytes(Path.Combine(folder, "a.TTF"), FontLibrary.Shipped.SerifBold.Primary.File.ToArray());
            File.WriteAllText(Path.Combine(folder, "readme.txt"), "not a font");

            var library = FontLibrary.Shipped.WithFolder(folder);

            Assert.Equal(["b.ttf", "a.TTF"], library.Sans.Faces.TakeLast(2).Select(face => face.Name));
            Assert.Equal(["a.TTF", "b.ttf"], library.SansBold.Faces.TakeLast(2).Select(face => face.Name));
            Assert.Same(FontLibrary.Shipped.Sans.Primary, library.Sans.Primary);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void A_file_of_the_folder_that_is_no_font_is_told_and_left_out_or_thrown()
    {
        var folder = Directory.CreateTempSubdirectory("press-fonts-").FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, "letter.ttf"), "Dear Sir or Madam, this is a letter and not a font.");
            var refused = new List<string>();

            var faces = FontLibrary.Shipped.WithFolder(folder, fault => refused.Add(fault.Message)).Sans.Faces.Count;

            Assert.Equal(FontLibrary.Shipped.Sans.Faces.Count, faces);
            Assert.Contains("letter.ttf", Assert.Single(refused), StringComparison.Ordinal);
            Assert.Throws<FontException>(() => FontLibrary.Shipped.WithFolder(folder).Sans.Faces.Count);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void A_folder_that_does_not_exist_adds_nothing() =>
        Assert.Equal(FontLibrary.Shipped.Sans.Faces.Count, FontLibrary.Shipped.WithFolder("/no/such/folder").Sans.Faces.Count);

    /// <summary>The stretches of a line that one face draws, in reading order.</summary>
    private static List<(string Text, string Face)> Faces(string text)
    {
        List<(string Text, string Face)> parts = [];
        foreach (var run in InReadingOrder(text))
        {
            if (parts.Count > 0 && parts[^1].Face == run.Face.Name) parts[^1] = (parts[^1].Text + run.Text, run.Face.Name);
            else parts.Add((run.Text, run.Face.Name));
        }

        return parts;
    }

    private static IEnumerable<string> Runs(string text) => InReadingOrder(text).Select(run => run.Text);

    private static IEnumerable<ShapedRun> InReadingOrder(string text) =>
        Paragraph.Layout([new(text, Style)], 1000).Lines[0].Runs.OrderBy(run => run.Position).Select(run => run.Run);
}
