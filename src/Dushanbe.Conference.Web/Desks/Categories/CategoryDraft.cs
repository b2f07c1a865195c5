using System.Globalization;
using Dushanbe.Conference.Editions.Categories;
using Dushanbe.Conference.Names;

namespace Dushanbe.Conference.Web.Desks.Categories;

/// <summary>The form of a category as typed.</summary>
internal sealed class CategoryDraft
{
    // languages that the form does not show
    private readonly LocalizedText others = LocalizedText.Empty;

    public CategoryDraft() { }

    public CategoryDraft(CategoryFields fields, int order)
    {
        (Letter, Color, Design, Order, others) = (fields.Letter, fields.Color, fields.Design, order, fields.Word);
        (En, Ru, Tg) = (fields.Word.In("en") ?? "", fields.Word.In("ru") ?? "", fields.Word.In("tg") ?? "");
    }

    public string Letter { get; set; } = "";

    public string En { get; set; } = "";

    public string Ru { get; set; } = "";

    public string Tg { get; set; } = "";

    public CategoryColor Color { get; set; }

    public BadgeDesign Design { get; set; }

    public int Order { get; set; } = 1;

    public LocalizedText Word => others.With("en", En).With("ru", Ru).With("tg", Tg);

    public CategoryFields Fields => new() { Letter = Letter, Word = Word, Color = Color, Design = Design };

    public IReadOnlyDictionary<string, string> Values => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [nameof(Letter)] = Letter,
        [nameof(En)] = En,
        [nameof(Ru)] = Ru,
        [nameof(Tg)] = Tg,
        [nameof(Color)] = Color.ToString(),
        [nameof(Design)] = Design.ToString(),
        [nameof(Order)] = Order.ToString(CultureInfo.InvariantCulture),
    };

    public void Set(string field, string value)
    {
        switch (field)
        {
            case nameof(Letter): Letter = value; break;
            case nameof(En): En = value; break;
            case nameof(Ru): Ru = value; break;
            case nameof(Tg): Tg = value; break;
            case nameof(Color): Color = Enum.Parse<CategoryColor>(value); break;
            case nameof(Design): Design = Enum.Parse<BadgeDesign>(value); break;
            case nameof(Order): Order = int.Parse(value, CultureInfo.InvariantCulture); break;
        }
    }
}
