using Dushanbe.Conference.Printing.Drawing;
using Dushanbe.Conference.Printing.Text;

namespace Dushanbe.Conference.Printing.Fluent;

/// <summary>Some properties of text; those that are null are taken from what surrounds it.</summary>
public sealed record TextLook
{
    /// <summary>Whether letters have serifs.</summary>
    public bool? IsSerif { get; init; }

    /// <summary>Whether it is bold.</summary>
    public bool? IsBold { get; init; }

    /// <summary>Whether it is italic; scripts that write no italics stay upright.</summary>
    public bool? IsItalic { get; init; }

    /// <summary>Whether a line is drawn below the letters.</summary>
    public bool? IsUnderlined { get; init; }

    /// <summary>Whether a line is drawn through the letters.</summary>
    public bool? IsStruckThrough { get; init; }

    /// <summary>Whether the letters stand on the line, above or below it.</summary>
    public ScriptPosition? Position { get; init; }

    /// <summary>Fonts that take the place of the library's; with them, serif, bold and italic have no effect.</summary>
    public FontStack? Fonts { get; init; }

    /// <summary>Points per em.</summary>
    public float? Size { get; init; }

    /// <summary>The colour of the letters.</summary>
    public Color? Color { get; init; }

    /// <summary>The distance of baselines as a multiple of the size.</summary>
    public float? LineHeight { get; init; }

    /// <summary>Extra space after each letter, in thousandths of an em.</summary>
    public float? LetterSpacing { get; init; }

    /// <summary>BCP 47 tag that steers shaping.</summary>
    public string? Language { get; init; }

    /// <summary>This look, with the properties that it leaves open taken from another.</summary>
    public TextLook Over(TextLook outer)
    {
        ArgumentNullException.ThrowIfNull(outer);
        return new()
        {
            IsSerif = IsSerif ?? outer.IsSerif,
            IsBold = IsBold ?? outer.IsBold,
            IsItalic = IsItalic ?? outer.IsItalic,
            IsUnderlined = IsUnderlined ?? outer.IsUnderlined,
            IsStruckThrough = IsStruckThrough ?? outer.IsStruckThrough,
            Position = Position ?? outer.Position,
            Fonts = Fonts ?? outer.Fonts,
            Size = Size ?? outer.Size,
            Color = Color ?? outer.Color,
            LineHeight = LineHeight ?? outer.LineHeight,
            LetterSpacing = LetterSpacing ?? outer.LetterSpacing,
            Language = Language ?? outer.Language,
        };
    }

    /// <summary>The style with this look in a library of fonts: 12 pt, black and sans-serif where nothing else is said.</summary>
    public TextStyle ToStyle(FontLibrary fonts) => new(Fonts ?? fonts.Of(IsSerif ?? false, IsBold ?? false, IsItalic ?? false), Size ?? 12)
    {
        Strokes = (IsUnderlined == true ? TextStrokes.Underline : TextStrokes.None) | (IsStruckThrough == true ? TextStrokes.Strikethrough : TextStrokes.None),
        Position = Position ?? ScriptPosition.OnLine,
        Color = Color ?? Drawing.Color.Black,
        LineHeight = LineHeight,
        LetterSpacing = LetterSpacing ?? 0,
        Language = Language,
    };
}

/// <summary>Extension methods that change a style; each returns its receiver.</summary>
/// <typeparam name="TSelf">What is styled.</typeparam>
public abstract class Styled<TSelf>
    where TSelf : Styled<TSelf>
{
    internal TextLook Look { get; private set; } = new();

    /// <summary>Bold, or regular again.</summary>
    public TSelf Bold(bool bold = true) => With(Look with { IsBold = bold });

    /// <summary>Italic, or upright again. Latin, Cyrillic and Greek have italics; other scripts stay upright.</summary>
    public TSelf Italic(bool italic = true) => With(Look with { IsItalic = italic });

    /// <summary>A line below the letters, in their colour, or none again. It is a decoration: what it means must also be said.</summary>
    public TSelf Underline(bool underline = true) => With(Look with { IsUnderlined = underline });

    /// <summary>A line through the letters, in their colour, or none again. It is a decoration: what it means must also be said.</summary>
    public TSelf Strikethrough(bool strikethrough = true) => With(Look with { IsStruckThrough = strikethrough });

    /// <summary>Smaller letters above the line; its height does not change.</summary>
    public TSelf Superscript() => With(Look with { Position = ScriptPosition.Superscript });

    /// <summary>Smaller letters below the line; its height does not change.</summary>
    public TSelf Subscript() => With(Look with { Position = ScriptPosition.Subscript });

    /// <summary>Letters on the line again.</summary>
    public TSelf OnLine() => With(Look with { Position = ScriptPosition.OnLine });

    /// <summary>Letters with serifs.</summary>
    public TSelf Serif() => With(Look with { IsSerif = true });

    /// <summary>Letters without serifs.</summary>
    public TSelf Sans() => With(Look with { IsSerif = false });

    /// <summary>Fonts other than the library's.</summary>
    public TSelf FontFamily(FontStack fonts) => With(Look with { Fonts = fonts });

    /// <summary>Points per em.</summary>
    public TSelf FontSize(float size) => With(Look with { Size = size });

    /// <summary>The colour of the letters.</summary>
    public TSelf FontColor(Color color) => With(Look with { Color = color });

    /// <summary>The distance of baselines as a multiple of the size.</summary>
    public TSelf LineHeight(float factor) => With(Look with { LineHeight = factor });

    /// <summary>Extra space after each letter, in thousandths of an em.</summary>
    public TSelf LetterSpacing(float thousandths) => With(Look with { LetterSpacing = thousandths });

    /// <summary>The language, as a BCP 47 tag.</summary>
    public TSelf Language(string tag) => With(Look with { Language = tag });

    /// <summary>A look prepared elsewhere; what it leaves open stays.</summary>
    public TSelf Style(TextLook look)
    {
        ArgumentNullException.ThrowIfNull(look);
        return With(look.Over(Look));
    }

    private TSelf With(TextLook look)
    {
        Look = look;
        return (TSelf)this;
    }
}

/// <summary>Sets the look of all text inside a container, a page or a document.</summary>
public sealed class LookDescriptor : Styled<LookDescriptor>;
