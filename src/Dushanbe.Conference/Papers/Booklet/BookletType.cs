using Dushanbe.Conference.Printing.Drawing;
using Dushanbe.Conference.Printing.Fluent;

namespace Dushanbe.Conference.Papers.Booklet;

/// <summary>The text styles of the booklet; sizes in millimetres, from its design.</summary>
internal static class BookletType
{
    public static TextLook Body { get; } = new() { Size = Length.Mm(3.25), LineHeight = 1.42f, Color = Palette.Ink };

    /// <summary>Heads and feet of pages.</summary>
    public static TextLook Furniture { get; } = new() { Size = Length.Mm(2.7), Color = Palette.Small };

    public static TextLook Heading { get; } = new() { Size = Length.Mm(6.4), LineHeight = 1.2f, Color = Palette.Lapis, IsSerif = true, IsBold = true };

    public static TextLook Subheading { get; } = new() { Size = Length.Mm(3.6), LineHeight = 1.3f, Color = Palette.Lapis, IsBold = true };

    /// <summary>The title of a session.</summary>
    public static TextLook Title { get; } = new() { Size = Length.Mm(3.6), LineHeight = 1.3f, IsBold = true };

    /// <summary>Facts and notes.</summary>
    public static TextLook Small { get; } = new() { Size = Length.Mm(2.9), Color = Palette.Small };

    /// <summary>What is to be confirmed.</summary>
    public static TextLook Open { get; } = new() { Size = Length.Mm(3), LineHeight = 1.25f, Color = Palette.Warning, IsBold = true };

    /// <summary>The kind or number of a session.</summary>
    public static TextLook Kind { get; } = new() { Size = Length.Mm(2.9), LineHeight = 1.35f, Color = Palette.GoldText, IsBold = true };

    public static TextLook Start { get; } = new() { Size = Length.Mm(5), LineHeight = 1.1f, Color = Palette.Lapis, IsBold = true };

    public static TextLook End { get; } = new() { Size = Length.Mm(3), Color = Palette.Slate };

    /// <summary>Names of people and bodies in lists.</summary>
    public static TextLook Listed { get; } = new() { Size = Length.Mm(3) };
}
