using Bunit;
using Dushanbe.Conference.Web.Desks.Badges;

namespace Dushanbe.Conference.Web.Tests.Components;

public sealed class BadgesPageTests(ComponentInstallation web) : DeskTest(web)
{
    [Theory]
    [InlineData("en", "Look before printing. Something does not fit or cannot be printed: 1", "Ann Lee. Name in its own script: no font for 김민준 (Hangul)")]
    [InlineData("ru", "Проверьте перед печатью. Не помещается или не печатается: 1", "Ann Lee. Имя на родном языке: нет шрифта для 김민준 (Hangul)")]
    [InlineData("tg", "Пеш аз чоп санҷед. Намеғунҷад ё чоп намешавад: 1", "Ann Lee. Ном бо хати худ: шрифт нест барои 김민준 (Hangul)")]
    public async Task What_cannot_be_printed_is_told_with_person_and_field_before_printing(string language, string expected, string finding)
    {
        await PersonAsync("Farrukh", "Rahmonzoda", "Director");
        var person = await PersonAsync("Ann", "Lee", "Director");
        await AmendAsync(person.Row.Id, fields => fields with { NativeName = "김민준" });
        Speak(language);

        var page = Show<BadgesPage>(each => each.Add(it => it.Edition, Edition.Slug));

        page.WaitForElement(".note.warn summary");
        Assert.Equal(expected, page.Find(".note.warn summary").Words());
        Assert.Equal([finding], page.FindAll(".note.warn li").Select(each => each.Words()));
    }

    [Fact]
    public async Task Nothing_is_told_where_everything_can_be_printed()
    {
        await PersonAsync("Farrukh", "Rahmonzoda", "Director");

        var page = Show<BadgesPage>(each => each.Add(it => it.Edition, Edition.Slug));

        page.WaitForElement(".note.info");
        Assert.Empty(page.FindAll(".note.warn"));
    }
}
