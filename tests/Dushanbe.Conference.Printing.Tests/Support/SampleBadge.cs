using Dushanbe.Conference.Printing.Drawing;
using Dushanbe.Conference.Printing.Fluent;
using Dushanbe.Conference.Printing.Layout;

namespace Dushanbe.Conference.Printing.Tests.Support;

/// <summary>A badge that uses what badges need: fixed places, a masthead, a photograph, fitted names, a spine, tiles, a code.</summary>
internal static class SampleBadge
{
    private static readonly Color Navy = Color.Parse("#0c2340");
    private static readonly Color Red = Color.Parse("#a2232f");
    private static readonly Picture Photo = Picture.Load(Pictures.Jpeg(90, 120), "photo.jpg");
    private static readonly VectorDrawing Emblem = VectorDrawing.FromSvg(Samples.Logo, "emblem.svg");

    private static readonly Reusable Masthead = new(container => container.Background(Navy).Padding(14).Row(row =>
    {
        row.Spacing(10);
        row.ConstantItem(40).AlignMiddle().Svg(Emblem);
        row.RelativeItem().AlignMiddle().Text("High-Level Conference on Border Security and Management Cooperation").Serif().Bold().FontSize(10).FontColor(Color.White);
    }));

    public static Document Document { get; } = Document.Create(document => document.Page(page =>
    {
        page.Size(PageSize.A6);
        page.Content().Absolute(Unit.Millimetre, Compose);
    }));

    private static void Compose(AbsoluteDescriptor badge)
    {
        badge.Box(0, 0, 105, 26).Reuse(Masthead);
        badge.Box(7, 32, 30, 38).Image(Photo, "Photograph", Fit.Cover, cornerRadius: 6);
        badge.Box(41, 32, 40, 20).Text("Тоҷикистон").Serif().Bold().FontSize(22).FontColor(Navy).ShrinkTo(10, 2);
        badge.Box(41, 52, 40, 18).Border(0.5f, Color.Black, 4, dash: 2).AlignMiddle().Text("photo\nat the desk").FontSize(8).AlignCenter();
        badge.Box(7, 72, 80, 9).Text("Ҷӯрабек").FontSize(19).FirstBaseline(7, Unit.Millimetre).ShrinkTo(10);
        badge.Box(7, 82, 80, 20).Text("Ғаюрӣ-Қосимзодаи Ҳисорӣ").Bold().FontSize(26).LineHeight(1).ShrinkTo(14, 2);
        badge.Box(7, 103, 80, 9).Text("خالد بن ناصر السويدي").FontSize(15).ShrinkTo(9);
        badge.Box(7, 113, 12, 12).QrCode("https://example.org/b/7K4-M2Q", "Badge code", quietZone: 0);
        badge.Box(90, 26, 15, 101).Background(Red).RotateLeft().Padding(8).Row(row =>
        {
            foreach (var zone in "ABD") row.ConstantItem(28).PaddingRight(5).Element(place => Tile(place, zone));
            row.RelativeItem().AlignMiddle().AlignRight().Text("Head of delegation").Bold().FontSize(14).FontColor(Color.White);
        });
        badge.Box(0, 127, 105, 21).Background(Red).Row(row =>
        {
            row.ConstantItem(20, Unit.Millimetre).Background(Color.White).AlignMiddle().AlignCenter().Text("H").Bold().FontSize(36).TrimToCapitals();
            row.RelativeItem().PaddingLeft(10).AlignMiddle().Text("Head of delegation").Bold().FontSize(16).FontColor(Color.White);
        });
    }

    private static void Tile(Container place, char zone) =>
        place.Background(Color.White, 3).AlignMiddle().AlignCenter().Text($"{zone}").Bold().FontSize(11).TrimToCapitals();
}
