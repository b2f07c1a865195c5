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

    /// <summary>Fonts that take the place of the library's; with them, serif and bold have no effect.</summary>
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
            Fonts = Fonts ?? outer.Fonts,
            Size = Size ?? outer.Size,
            Color = Color ?? outer.Color,
            LineHeight = LineHeight ?? outer.LineHeight,
            LetterSpacing = LetterSpacing ?? outer.LetterSpacing,
            Language = Language ?? outer.Language,
        };
    }

    /// <summary>The style with this look in a library of fonts: 12 pt, black and sans-serif where nothing else is said.</summary>
    public TextStyle ToStyle(FontLibrary fonts) => new(Fonts ?? StackOf(fonts), Size ?? 12)
    {
        Color = Color ?? Drawing.Color.Black,
        LineHeight = LineHeight,
        LetterSpacing = LetterSpacing ?? 0,
        Language = Language,
    };

    private FontStack StackOf(FontLibrary fonts) => (IsSerif ?? false, IsBold ?? false) switch
    {
        (true, true) => fonts.SerifBold,
        (true, false) => fonts.Serif,
        (false, true) => fonts.SansBold,
        (false, false) => fonts.Sans,
    };
}

/// <summary>The words that change a look; each returns what it was called on.</summary>
/// <typeparam name="TSelf">What is styled.</typeparam>
public abstract class Styled<TSelf>
    where TSelf : Styled<TSelf>
{
    internal TextLook Look { get; private set; } = new();

    /// <summary>Bold, or regular again.</summary>
    public TSelf Bold(bool bold = true) => With(Look with { IsBold = bold });

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
