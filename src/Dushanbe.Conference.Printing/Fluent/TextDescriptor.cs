using Dushanbe.Conference.Printing.Layout;
using Dushanbe.Conference.Printing.Text;

namespace Dushanbe.Conference.Printing.Fluent;

/// <summary>A paragraph: its parts, and how they stand.</summary>
public sealed class TextDescriptor : Styled<TextDescriptor>
{
    private readonly List<SpanDescriptor> spans = [];
    private TextAlignment alignment;
    private ParagraphDirection? direction;
    private Shrink? shrink;
    private Clamp? clamp;
    private float? firstBaseline;
    private bool trimsToCapitals;
    private string? role;

    /// <summary>Adds words.</summary>
    public SpanDescriptor Span(string text) => Add(new(text));

    /// <summary>Adds words and a line break.</summary>
    public SpanDescriptor Line(string text) => Add(new(text + "\n"));

    /// <summary>Adds the number of the page.</summary>
    public SpanDescriptor CurrentPageNumber() => Add(new("", PageFact.CurrentPage));

    /// <summary>Adds the number of pages.</summary>
    public SpanDescriptor TotalPages() => Add(new("", PageFact.TotalPages));

    /// <summary>Adds the number of the page on which a section begins.</summary>
    public SpanDescriptor PageOf(string section) => Add(new(section, PageFact.SectionPage));

    /// <summary>Adds words that link to an address: http, https or mailto.</summary>
    public SpanDescriptor Hyperlink(string text, Uri address) => Add(new(text) { Address = address });

    /// <summary>Adds words that link to a section.</summary>
    public SpanDescriptor SectionLink(string text, string section) => Add(new(text) { Destination = section });

    /// <summary>Lines begin at the side where the writing begins; this is so unless another word is used.</summary>
    public TextDescriptor AlignStart() => Align(TextAlignment.Start);

    /// <summary>Lines end at the side where the writing ends.</summary>
    public TextDescriptor AlignEnd() => Align(TextAlignment.End);

    /// <summary>Lines stand in the middle.</summary>
    public TextDescriptor AlignCenter() => Align(TextAlignment.Center);

    /// <summary>Lines stand at the left, whatever the writing.</summary>
    public TextDescriptor AlignLeft() => Align(TextAlignment.Left);

    /// <summary>Lines stand at the right, whatever the writing.</summary>
    public TextDescriptor AlignRight() => Align(TextAlignment.Right);

    /// <summary>
    /// Lines reach from side to side, save the last: spaces become wider, by one and a half ems at most, and so do the gaps
    /// between Chinese and Japanese characters, by a quarter of an em. A line that takes more stays as it is. Letters are never stretched, so
    /// that Arabic is justified by its spaces alone.
    /// </summary>
    public TextDescriptor Justify() => Align(TextAlignment.Justify);

    /// <summary>The first letter decides which way the paragraph runs; this is so unless what surrounds it runs right to left.</summary>
    public TextDescriptor DirectionOfFirstLetter() => Direct(ParagraphDirection.Auto);

    /// <summary>The paragraph runs left to right, whatever its first letter.</summary>
    public TextDescriptor LeftToRight() => Direct(ParagraphDirection.LeftToRight);

    /// <summary>The paragraph runs right to left, whatever its first letter.</summary>
    public TextDescriptor RightToLeft() => Direct(ParagraphDirection.RightToLeft);

    /// <summary>
    /// Becomes smaller, down to a limit, until it fits the width on so many lines, and the height where it is the first in its
    /// box. What does not fit even so is drawn in full and reported.
    /// </summary>
    public TextDescriptor ShrinkTo(float smallest, int maxLines = 1)
    {
        shrink = new(smallest, maxLines);
        return this;
    }

    /// <summary>
    /// Takes no more lines than this; what they do not hold is cut, an ellipsis marks the place, and the report names the text.
    /// A text that may shrink does so first.
    /// </summary>
    /// <param name="maxLines">The number of lines.</param>
    /// <param name="cutWords">Whether it may be cut behind any letter, to fill the last line, rather than behind a word.</param>
    public TextDescriptor ClampLines(int maxLines, bool cutWords = false)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxLines, 1);
        clamp = new(maxLines, cutWords);
        return this;
    }

    /// <summary>Puts the first baseline at a fixed distance from the top, so that scripts of different height stand in line.</summary>
    public TextDescriptor FirstBaseline(float distance, Unit unit = Unit.Point)
    {
        firstBaseline = distance.ToPoints(unit);
        return this;
    }

    /// <summary>Measures from the top of the capitals to the last baseline, so that letters can be centred by eye.</summary>
    public TextDescriptor TrimToCapitals()
    {
        trimsToCapitals = true;
        return this;
    }

    /// <summary>Makes it a heading, from 1 to 6, for those who navigate by headings.</summary>
    public TextDescriptor Heading(int level)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(level, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(level, 6);
        role = $"H{level}";
        return this;
    }

    /// <summary>Sets how the lines stand.</summary>
    public TextDescriptor Align(TextAlignment how)
    {
        alignment = how;
        return this;
    }

    internal TextBlock Build(Surroundings surroundings)
    {
        var own = Look.Over(surroundings.Look);
        return new(spans.ConvertAll(span => span.Build(own, surroundings.Fonts)))
        {
            Alignment = alignment,
            Direction = direction ?? (surroundings.FromRight ? ParagraphDirection.RightToLeft : ParagraphDirection.Auto),
            Shrink = shrink,
            Clamp = clamp,
            FirstBaseline = firstBaseline,
            TrimToCapitals = trimsToCapitals,
            Role = role,
            Language = Look.Language,
        };
    }

    private TextDescriptor Direct(ParagraphDirection how)
    {
        direction = how;
        return this;
    }

    private SpanDescriptor Add(SpanDescriptor span)
    {
        spans.Add(span);
        return span;
    }
}

/// <summary>A part of a paragraph.</summary>
public sealed class SpanDescriptor : Styled<SpanDescriptor>
{
    private readonly string text;
    private readonly PageFact fact;
    private bool isolated;

    internal SpanDescriptor(string text, PageFact fact = PageFact.None) => (this.text, this.fact) = (text, fact);

    internal string? Destination { get; init; }

    internal Uri? Address { get; init; }

    /// <summary>Keeps the part from reordering its neighbours, as what people typed should be.</summary>
    public SpanDescriptor Isolated()
    {
        isolated = true;
        return this;
    }

    internal Inline Build(TextLook around, FontLibrary fonts) => new(text, Look.Over(around).ToStyle(fonts))
    {
        Fact = fact,
        Destination = Destination,
        Address = Address,
        Isolated = isolated,
        Language = Look.Language == around.Language ? null : Look.Language,
    };
}
