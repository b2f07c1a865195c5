using UglyToad.PdfPig;

namespace Dushanbe.Conference.Web.Tests.Verbs;

public sealed class ParticipantsListVerbTests : VerbTest
{
    [Fact]
    public async Task It_writes_the_list_in_the_form_that_the_name_of_the_file_says()
    {
        await RunAsync("seed", "process");

        foreach (var name in new[] { "list.pdf", "list.xlsx", "list.docx" })
        {
            var run = await RunAsync("participants-list", "--edition", "dushanbe-2022", "--language", "tg", "--order", "ar", "--final", "--out", name);

            Assert.Equal((0, ""), (run.Code, run.Output));
            Assert.Contains(name, run.Error);
        }

        using var pdf = PdfDocument.Open(await File.ReadAllBytesAsync(Path.Combine(Folder, "list.pdf")));
        Assert.StartsWith("Рӯйхати ниҳоии иштирокчиён. ", pdf.Information.Title);
        Assert.Equal("PK"u8.ToArray(), (await File.ReadAllBytesAsync(Path.Combine(Folder, "list.docx")))[..2]);
    }

    [Theory]
    [InlineData("participants-list --edition nowhere --out list.pdf")]
    [InlineData("participants-list --edition dushanbe-2022 --language fr --out list.pdf")]
    [InlineData("participants-list --edition dushanbe-2022 --order de --out list.pdf")]
    [InlineData("participants-list --edition dushanbe-2022 --as-at 2999-01-01 --out list.pdf")]
    [InlineData("participants-list --edition dushanbe-2022 --amend-by 2999-01-01 --out list.pdf")]
    [InlineData("participants-list --edition dushanbe-2022 --out list.txt")]
    [InlineData("participants-list --edition dushanbe-2022 --out missing/list.pdf")]
    public async Task What_cannot_be_made_is_exit_code_1_a_message_and_no_file(string line)
    {
        await RunAsync("seed", "process");

        var run = await RunAsync(line.Split(' '));

        Assert.Equal(1, run.Code);
        Assert.NotEqual("", run.Error);
        Assert.Empty(Directory.GetFiles(Folder, "list*"));
    }
}
