using Dushanbe.Conference.Printing.Drawing;
using Dushanbe.Conference.Printing.Fluent;

namespace Dushanbe.Conference.Papers.Participants;

/// <summary>The text styles of the list of participants; sizes in millimetres.</summary>
internal static class ListType
{
    public static TextLook Body { get; } = new() { Size = Length.Mm(3.1), LineHeight = 1.36f, Color = Palette.Ink };

    /// <summary>Heads and feet of pages.</summary>
    public static TextLook Furniture { get; } = new() { Size = Length.Mm(2.8), Color = Palette.Small };

    /// <summary>The title of the list.</summary>
    public static TextLook Title { get; } = new() { Size = Length.Mm(8.2), LineHeight = 1.2f, Color = Palette.Lapis, IsSerif = true, IsBold = true };

    /// <summary>The title of the conference.</summary>
    public static TextLook Conference { get; } = new() { Size = Length.Mm(4.7), LineHeight = 1.3f, Color = Palette.Ivory, IsSerif = true, IsBold = true };

    /// <summary>A group.</summary>
    public static TextLook Group { get; } = new() { Size = Length.Mm(5.6), LineHeight = 1.25f, Color = Palette.Lapis, IsSerif = true, IsBold = true };

    /// <summary>A delegation.</summary>
    public static TextLook Delegation { get; } = new() { Size = Length.Mm(3.7), LineHeight = 1.3f, Color = Palette.Lapis, IsBold = true };

    /// <summary>A person.</summary>
    public static TextLook Name { get; } = new() { IsBold = true };

    /// <summary>What is said of a person.</summary>
    public static TextLook Small { get; } = new() { Size = Length.Mm(2.9), LineHeight = 1.36f, Color = Palette.Small };

    /// <summary>The role in the delegation.</summary>
    public static TextLook Role { get; } = new() { Size = Length.Mm(2.8), LineHeight = 1.36f, Color = Palette.GoldText, IsBold = true };

    /// <summary>The entries of contents and statistics.</summary>
    public static TextLook Listed { get; } = new() { Size = Length.Mm(3), LineHeight = 1.36f };
}
