using Bunit;
using Dushanbe.Conference.Editions.Categories;
using Dushanbe.Conference.Names;
using Dushanbe.Conference.Prints;
using Dushanbe.Conference.Programme;
using Dushanbe.Conference.Web.Desks.Programme;
using Dushanbe.Conference.Web.Kit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace Dushanbe.Conference.Web.Tests.Components;

public sealed class ProgrammePartsTests(ComponentInstallation web) : DeskTest(web)
{
    [Theory]
    [InlineData("en", "No errors or gaps found."), InlineData("ru", "Ошибок и незаполненных полей нет."), InlineData("tg", "Хато ва майдони пурнашуда нест.")]
    public void Where_nothing_was_found_that_is_said(string language, string words)
    {
        Speak(language);

        Assert.Equal(words, Show<ProgrammeFindings>(each => each.Add(it => it.Findings, [])).Find(".note.ok").Words());
    }

    [Theory]
    [InlineData("en", "Placeholder text", "Title: “lorem ipsum”", "Russian, Tajik: Biography")]
    [InlineData("ru", "Текст-заполнитель", "Название: “lorem ipsum”", "русский, таджикский: Биография")]
    [InlineData("tg", "Матни муваққатӣ", "Ном: “lorem ipsum”", "русӣ, тоҷикӣ: Тарҷумаи ҳол")]
    public void Findings_stand_by_kind_with_mistakes_open_and_lead_to_what_they_are_about(string language, string filler, string detail, string missing)
    {
        Speak(language);
        var (session, speaker, room) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        Finding[] findings =
        [
            new(FindingKind.FillerText, FindingSubject.Session, session, LocalizedText.Of(en: "<b>Borders</b>")) { Fields = ["Title"], Quote = "lorem ipsum" },
            new(FindingKind.DuplicateName, FindingSubject.Room, room, LocalizedText.Of(en: "Hall")) { Other = LocalizedText.Of(en: "Hall 2") },
            new(FindingKind.MissingTranslation, FindingSubject.Speaker, speaker, LocalizedText.Of(en: "Karimova")) { Fields = ["Biography"], Languages = ["ru", "tg"] },
            new(FindingKind.MissingTranslation, FindingSubject.Session, session, LocalizedText.Of(en: "Water")) { Fields = ["Title"], Languages = ["tg"] },
        ];

        var groups = Show<ProgrammeFindings>(each => each.Add(it => it.Findings, findings)).FindAll("details");

        Assert.Equal([true, true, false], groups.Select(each => each.HasAttribute("open")));
        Assert.Equal($"{filler} 1", groups[0].QuerySelector("summary")!.Words());
        Assert.Equal($"<b>Borders</b> · {detail}", groups[0].QuerySelector("li")!.Words());
        Assert.Equal("Hall · Hall 2", groups[1].QuerySelector("li")!.Words());
        Assert.Equal(2, groups[2].QuerySelectorAll("li").Length);
        var here = $"desk/{Edition.Slug}/programme";
        Assert.Equal([$"{here}/{session}", $"{here}/rooms", $"{here}/speakers/{speaker}", $"{here}/{session}"], groups.SelectMany(each => each.QuerySelectorAll("a")).Select(each => each.GetAttribute("href")));
        Assert.Equal($"Karimova · {missing}", groups[2].QuerySelector("li")!.Words());
    }

    [Theory]
    [InlineData("en", "The design “Hall” measures 105 × 148 mm and does not fit the 90 × 54 mm cells. Choose another paper stock.", "There is no paper stock “cards”.")]
    [InlineData("ru", "Макет «Зал» (105 × 148 мм) не помещается в ячейки 90 × 54 мм. Выберите другие бланки.", "Нет бланков «cards».")]
    [InlineData("tg", "Тарҳи «Толор» 105 × 148 мм аст ва ба хонаҳои 90 × 54 мм намеғунҷад. Варақи дигарро интихоб кунед.", "Варақи «cards» нест.")]
    public void A_refused_stock_is_told_with_the_design_and_the_cell(string language, string unfit, string unknown)
    {
        Speak(language);
        var words = Services.GetRequiredService<IStringLocalizer<BadgeWords>>();

        Assert.Equal(unfit, words.Refused(new StartBadgeRun.Outcome.StockRefused("cards", BadgeDesign.Hall, "90 × 54")));
        Assert.Equal(unknown, words.Refused(new StartBadgeRun.Outcome.StockRefused("cards", null, null)));
    }
}
