using Dushanbe.Conference.Editions.Categories;
using Dushanbe.Conference.Printing.Drawing;

namespace Dushanbe.Conference.Papers;

/// <summary>The colours of papers, equal to the light theme of the screen tokens. <see cref="Small"/> is for secondary text in print.</summary>
internal static class Palette
{
    public static Color Lapis { get; } = Color.Parse("#14385f");

    public static Color DeepLapis { get; } = Color.Parse("#0c2440");

    public static Color Gold { get; } = Color.Parse("#a87b23");

    public static Color GoldOnLapis { get; } = Color.Parse("#d9ae57");

    public static Color GoldText { get; } = Color.Parse("#7a5710");

    public static Color Ivory { get; } = Color.Parse("#f6f1e6");

    public static Color Sunken { get; } = Color.Parse("#f2ede2");

    public static Color Ink { get; } = Color.Parse("#1b2430");

    public static Color Slate { get; } = Color.Parse("#5b6776");

    public static Color Small { get; } = Color.Parse("#3a424c");

    public static Color Line { get; } = Color.Parse("#ded7c8");

    public static Color StrongLine { get; } = Color.Parse("#b4ab98");

    public static Color Control { get; } = Color.Parse("#767f8b");

    public static Color Warning { get; } = Color.Parse("#8a5200");

    public static Color OnLapisMuted { get; } = Color.Parse("#b9c6d6");

    /// <summary>The background of a category and the text colour on it.</summary>
    public static (Color Ground, Color Words) Of(CategoryColor color) => color switch
    {
        CategoryColor.Red => (Color.Parse("#a3232e"), Color.White),
        CategoryColor.Green => (Color.Parse("#1d6b50"), Color.White),
        CategoryColor.Yellow => (Color.Parse("#f0c64b"), Ink),
        CategoryColor.Blue => (Color.Parse("#1b4f8a"), Color.White),
        CategoryColor.Violet => (Color.Parse("#5d3f8c"), Color.White),
        _ => (Slate, Color.White),
    };
}
