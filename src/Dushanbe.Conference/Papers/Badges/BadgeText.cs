using Dushanbe.Conference.Printing.Drawing;
using Dushanbe.Conference.Printing.Text;

namespace Dushanbe.Conference.Papers.Badges;

/// <summary>How a piece of text is set on a badge; sizes in millimetres.</summary>
internal sealed record BadgeType(FontStack Fonts, float Size, Color Color)
{
    /// <summary>The size below which it becomes unreadable; null does not shrink.</summary>
    public float? Smallest { get; init; }

    /// <summary>How many lines it may take before it shrinks. At its smallest size it takes as many as there is room for.</summary>
    public int Lines { get; init; } = 1;

    /// <summary>Distance of baselines as a multiple of the size.</summary>
    public float Leading { get; init; } = 1.2f;

    /// <summary>Space between letters in thousandths of an em.</summary>
    public float Tracking { get; init; }

    /// <summary>Space between it and what stands above it, in millimetres.</summary>
    public float Gap { get; init; }

    public float Floor => Smallest ?? Size;
}

/// <summary>A text of a badge: what it is, so that a fault can be told, and how it is set. Nothing stands where the text is blank.</summary>
internal readonly record struct BadgeText(BadgeField Field, string? Text, BadgeType Type);

/// <summary>A text as it is drawn in a column: its lines and how far their baselines lie below its top, in millimetres.</summary>
internal sealed class SetText
{
    /// <summary>The least distance between the ink of two lines, as a share of the size: accents and tails do not touch.</summary>
    private const float InkGap = 0.06f;

    private readonly BadgeText source;

    private SetText(BadgeText source, float width, Paragraph paragraph)
    {
        (this.source, Width, Paragraph) = (source, width, paragraph);
        Baselines = new float[paragraph.Lines.Count];
        Height = Stack() / Length.PointsPerMillimetre;
    }

    /// <summary>The width of its column, in millimetres.</summary>
    public float Width { get; }

    public Paragraph Paragraph { get; }

    public BadgeType Type => source.Type;

    public BadgeField Field => source.Field;

    public int Lines => Paragraph.Lines.Count;

    /// <summary>The size of its letters, in millimetres.</summary>
    public float Size => Paragraph.FittedSize!.Value / Length.PointsPerMillimetre;

    /// <summary>From the top of its first line, or of the ink above it, to the bottom of its last line, or of the ink below it.</summary>
    public float Height { get; }

    public float[] Baselines { get; }

    /// <summary>Sets a text as large as its lines allow and no larger than a size, at the least in its smallest size, then in as many lines as it takes.</summary>
    public static SetText Fit(BadgeText text, float width, float largest, ICollection<MissingGlyph>? missing = null)
    {
        var type = text.Type;
        var set = new SetText(text, width, Paragraph.Fit(
            [Span(text, largest)], Length.Mm(width), Length.Mm(largest), Length.Mm(Math.Min(largest, type.Floor)), type.Lines, missing: missing));
        return set.Overhang <= 1 ? set : set.Scaled(1 / set.Overhang);
    }

    /// <summary>The text at the same size in fewer lines; what they do not hold is cut.</summary>
    public SetText Cut(int lines) => new(source, Width, Paragraph.Clamp([Span(source, Size)], Length.Mm(Width), lines));

    /// <summary>The text no larger than a size, in as many lines as it then takes.</summary>
    public SetText AtMost(float size) => Fit(source, Width, size);

    /// <summary>The text in letters of another size, be they readable or not, and in no more lines.</summary>
    public SetText Scaled(float factor) => new(source, Width, Paragraph.Clamp([Span(source, Size * factor)], Length.Mm(Width), Lines));

    /// <summary>Tells what was lost.</summary>
    public void Report(BadgeDefects defects)
    {
        if (Paragraph.IsCut) defects.Note(Field, BadgeFault.Cut, source.Text!);
        if (Paragraph.BreaksWords) defects.Note(Field, BadgeFault.BrokenWord, source.Text!);
        if (Size < Type.Floor - 0.01f) defects.Note(Field, BadgeFault.Unreadable, source.Text!);
    }

    /// <summary>How many times as wide as the column the ink of the widest line is; a little beyond the edge is the way of round and sloping letters.</summary>
    private float Overhang => Paragraph.Lines.Max(line => line.Ink is { IsEmpty: false } ink ? (ink.Right - ink.Left) / Length.Mm(Width + Size / 10) : 0);

    private static TextSpan Span(BadgeText text, float size) =>
        new(text.Text!, new TextStyle(text.Type.Fonts, Length.Mm(size)) { Color = text.Type.Color, LineHeight = text.Type.Leading, LetterSpacing = text.Type.Tracking });

    /// <summary>Puts lines under one another, by their heights or by their ink where that needs more; the height in points.</summary>
    private float Stack()
    {
        var (bottom, inkBottom) = (0f, 0f);
        for (var i = 0; i < Lines; i++)
        {
            var line = Paragraph.Lines[i];
            var (above, below) = line.Ink is { IsEmpty: false } ink ? (ink.Top, -ink.Bottom) : (0, 0);
            var gap = i == 0 ? 0 : Length.Mm(Size) * InkGap;
            var baseline = Math.Max(bottom + line.Ascent, inkBottom + gap + above);
            Baselines[i] = baseline / Length.PointsPerMillimetre;
            (bottom, inkBottom) = (baseline + line.Descent, baseline + below);
        }

        return Math.Max(bottom, inkBottom);
    }
}
