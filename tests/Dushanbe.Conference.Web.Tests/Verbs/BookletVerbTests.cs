using UglyToad.PdfPig;

namespace Dushanbe.Conference.Web.Tests.Verbs;

public sealed class BookletVerbTests : VerbTest
{
    [Fact]
    public async Task It_writes_the_file_beside_the_caller_and_says_how_many_pages()
    {
        await RunAsync("seed", "process");

        var run = await RunAsync("booklet", "--edition", "dushanbe-2022", "--language", "ru", "--out", "programme.pdf");

        using var pdf = PdfDocument.Open(await File.ReadAllBytesAsync(Path.Combine(Folder, "programme.pdf")));
        Assert.Equal((0, ""), (run.Code, run.Output));
        Assert.Contains($"{pdf.NumberOfPages} ", run.Error);
        Assert.StartsWith("Программа. ", pdf.Information.Title);
    }

    [Theory]
    [InlineData("booklet --edition nowhere --out programme.pdf")]
    [InlineData("booklet --edition dushanbe-2022 --language fr --out programme.pdf")]
    [InlineData("booklet --edition dushanbe-2022 --out missing/programme.pdf")]
    [InlineData("booklet --out programme.pdf")]
    public async Task What_cannot_be_made_is_exit_code_1_a_message_and_no_file(string line)
    {
        await RunAsync("seed", "process");

        var run = await RunAsync(line.Split(' '));

        Assert.Equal(1, run.Code);
        Assert.NotEqual("", run.Error);
        Assert.False(File.Exists(Path.Combine(Folder, "programme.pdf")));
    }
}
