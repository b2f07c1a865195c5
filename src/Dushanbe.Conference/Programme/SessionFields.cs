using Dushanbe.Conference.Forms;
using Dushanbe.Conference.Names;

namespace Dushanbe.Conference.Programme;

/// <summary>The data of a session: the flat form shared by creating and amending.</summary>
public sealed record SessionFields : IFormFields<SessionFields>
{
    /// <summary>Characters of a title or a key issue in one language.</summary>
    public const int LongestTitle = 600;

    /// <summary>Characters of a note in one language.</summary>
    public const int LongestNote = 600;

    /// <summary>Characters of a summary or a biography in one language.</summary>
    public const int LongestText = 6000;

    /// <summary>Characters of a session's number.</summary>
    public const int LongestNumber = 20;

    /// <inheritdoc/>
    public static FieldList<SessionFields> Declared { get; } = new(
        Field.Lines(nameof(Title), LongestTitle, (SessionFields form) => form.Title, (form, value) => form with { Title = value }) with { IsNeeded = true },
        Field.Chosen(nameof(TitleCertainty), (SessionFields form) => form.TitleCertainty, (form, value) => form with { TitleCertainty = value }),
        Field.Chosen(nameof(Kind), (SessionFields form) => form.Kind, (form, value) => form with { Kind = value }),
        Field.Line(nameof(Number), LongestNumber, (SessionFields form) => form.Number, (form, value) => form with { Number = value }),
        Field.Chosen(nameof(Day), (SessionFields form) => form.Day, (form, value) => form with { Day = value }),
        Field.Chosen(nameof(Starts), (SessionFields form) => form.Starts, (form, value) => form with { Starts = value }),
        Field.Chosen(nameof(Ends), (SessionFields form) => form.Ends, (form, value) => form with { Ends = value }),
        Field.Chosen(nameof(RoomId), (SessionFields form) => form.RoomId, (form, value) => form with { RoomId = value }),
        Field.Chosen(nameof(Interpretation), (SessionFields form) => form.Interpretation, (form, value) => form with { Interpretation = value }) with { Clean = Tags },
        Field.Chosen(nameof(Order), (SessionFields form) => form.Order, (form, value) => form with { Order = value }),
        Field.Texts(nameof(Summary), LongestText, (SessionFields form) => form.Summary, (form, value) => form with { Summary = value }),
        Field.Chosen(nameof(Issues), (SessionFields form) => form.Issues, (form, value) => form with { Issues = value }) with { Longest = LongestTitle, Clean = Lines },
        Field.Lines(nameof(Note), LongestNote, (SessionFields form) => form.Note, (form, value) => form with { Note = value }),
        Field.Line(nameof(Slug), Names.Slug.MaxLength, (SessionFields form) => form.Slug, (form, value) => form with { Slug = value }));

    /// <summary>The slug; null derives it from the title.</summary>
    public string? Slug { get; init; }

    /// <summary>What kind of item it is.</summary>
    public SessionKind Kind { get; init; } = SessionKind.Thematic;

    /// <summary>The number of a thematic session as the programme writes it.</summary>
    public string? Number { get; init; }

    /// <summary>The official title; needed in one language at least.</summary>
    public LocalizedText Title { get; init; } = LocalizedText.Empty;

    /// <summary>How well the title is known.</summary>
    public TitleCertainty TitleCertainty { get; init; }

    /// <summary>Sources and gaps, in one line.</summary>
    public LocalizedText Note { get; init; } = LocalizedText.Empty;

    /// <summary>What it is about.</summary>
    public LocalizedText Summary { get; init; } = LocalizedText.Empty;

    /// <summary>The key issues in order; empty ones are left out.</summary>
    public IReadOnlyList<LocalizedText> Issues { get; init; } = [];

    /// <summary>The day; null where it is not known.</summary>
    public DateOnly? Day { get; init; }

    /// <summary>The start; null where it is to be confirmed.</summary>
    public TimeOnly? Starts { get; init; }

    /// <summary>The end; null where it is to be confirmed.</summary>
    public TimeOnly? Ends { get; init; }

    /// <summary>The room; null where it is not known.</summary>
    public Guid? RoomId { get; init; }

    /// <summary>Languages of interpretation as BCP 47 tags.</summary>
    public IReadOnlyList<string> Interpretation { get; init; } = [];

    /// <summary>The position in the programme from 1; null puts a new session at the end.</summary>
    public int? Order { get; init; }

    /// <summary>The stored values of a session.</summary>
    public static SessionFields Of(Session session)
    {
        ArgumentNullException.ThrowIfNull(session);
        return new()
        {
            Slug = session.Slug,
            Kind = session.Kind,
            Number = session.Number,
            Title = session.Title,
            TitleCertainty = session.TitleCertainty,
            Note = session.Note,
            Summary = session.Summary,
            Issues = session.Issues,
            Day = session.Day,
            Starts = session.Starts,
            Ends = session.Ends,
            RoomId = session.RoomId,
            Interpretation = session.Interpretation,
            Order = session.Order,
        };
    }

    /// <summary>The same with every field cleaned.</summary>
    internal SessionFields Cleaned() => Declared.Cleaned(this);

    /// <summary>The validation faults of these fields, which must be <see cref="Cleaned"/>.</summary>
    public IReadOnlyList<FieldFault> Faults()
    {
        var faults = new List<FieldFault>(Declared.Faults(this));
        if (Starts is not null && Day is null) faults.Add(new(nameof(Starts), FieldFaultKind.NeedsDay));
        if (Ends is not null && Starts is null) faults.Add(new(nameof(Ends), FieldFaultKind.NeedsStart));
        else if (Ends <= Starts) faults.Add(new(nameof(Ends), FieldFaultKind.NotAfterStart));
        return faults;
    }

    /// <summary>Writes the fields into a session; slug and order must be set.</summary>
    internal void ApplyTo(Session session)
    {
        (session.Slug, session.Order, session.Kind, session.Number) = (Slug!, Order!.Value, Kind, Number);
        (session.Title, session.TitleCertainty, session.Note, session.Summary, session.Issues) = (Title, TitleCertainty, Note, Summary, Issues);
        session.Schedule(Day, Starts, Ends);
        (session.RoomId, session.Interpretation) = (RoomId, Interpretation);
    }

    private static object Lines(object? value) => (IReadOnlyList<LocalizedText>)[.. ((IReadOnlyList<LocalizedText>)value!).Select(FieldText.Line).Where(each => !each.IsEmpty)];

    private static object Tags(object? value) => (IReadOnlyList<string>)[.. ((IReadOnlyList<string>)value!).Select(each => each.Trim()).Where(each => each.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase)];
}
