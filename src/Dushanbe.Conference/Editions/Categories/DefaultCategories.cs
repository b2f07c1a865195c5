using Dushanbe.Conference.Names;

namespace Dushanbe.Conference.Editions.Categories;

/// <summary>The categories a new edition begins with, after the practice of United Nations conferences; organizers change them freely.</summary>
public static class DefaultCategories
{
    private static readonly (string Letter, LocalizedText Word, CategoryColor Color, BadgeDesign Design, ListingRule Listing)[] Usual =
    [
        ("H", LocalizedText.Of("Head of delegation", "Глава делегации", "Роҳбари ҳайат"), CategoryColor.Red, BadgeDesign.Chancery, ListingRule.UnlessRefused),
        ("D", LocalizedText.Of("Delegate", "Делегат", "Намоянда"), CategoryColor.Red, BadgeDesign.Chancery, ListingRule.UnlessRefused),
        ("U", LocalizedText.Of("United Nations", "Организация Объединённых Наций", "Созмони Милали Муттаҳид"), CategoryColor.Green, BadgeDesign.Delegation, ListingRule.UnlessRefused),
        ("I", LocalizedText.Of("International organization", "Международная организация", "Созмони байналмилалӣ"), CategoryColor.Green, BadgeDesign.Delegation, ListingRule.UnlessRefused),
        ("N", LocalizedText.Of("Non-governmental organization", "Неправительственная организация", "Созмони ғайриҳукуматӣ"), CategoryColor.Green, BadgeDesign.Hall, ListingRule.UnlessRefused),
        ("O", LocalizedText.Of("Observer", "Наблюдатель", "Нозир"), CategoryColor.Green, BadgeDesign.Hall, ListingRule.UnlessRefused),
        ("G", LocalizedText.Of("Guest speaker", "Приглашённый докладчик", "Суханрони меҳмон"), CategoryColor.Yellow, BadgeDesign.Hall, ListingRule.UnlessRefused),
        ("P", LocalizedText.Of("Press", "Пресса", "Матбуот"), CategoryColor.Yellow, BadgeDesign.Hall, ListingRule.WithConsent),
        ("S", LocalizedText.Of("Secretariat", "Секретариат", "Котибот"), CategoryColor.Blue, BadgeDesign.Chancery, ListingRule.UnlessRefused),
        ("V", LocalizedText.Of("Liaison officer", "Офицер связи", "Масъули робита"), CategoryColor.Blue, BadgeDesign.Chancery, ListingRule.Never),
        ("Z", LocalizedText.Of("Security", "Охрана", "Амният"), CategoryColor.Blue, BadgeDesign.Chancery, ListingRule.Never),
    ];

    /// <summary>New categories for an edition, in their order.</summary>
    public static IReadOnlyList<Category> For(Guid editionId) =>
    [
        .. Usual.Select((each, index) => new Category
        {
            EditionId = editionId,
            Letter = each.Letter,
            Word = each.Word,
            Color = each.Color,
            Design = each.Design,
            Listing = each.Listing,
            Order = index + 1,
        }),
    ];
}
