using Dushanbe.Conference.Forms;
using Dushanbe.Conference.Names;

namespace Dushanbe.Conference.Programme;

/// <summary>What the programme desk says about a session: the flat form that creating and amending share.</summary>
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

    /// <summary>The word in addresses; null makes one of the title.</summary>
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

    /// <summary>The place in the programme from 1; null puts a new session at the end.</summary>
    public int? Order { get; init; }

    /// <summary>What is stored about a session.</summary>
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

    /// <inheritdoc/>
    public object? ValueOf(string field) => Values().FirstOrDefault(each => each.Field == field).Value;

    /// <inheritdoc/>
    public IReadOnlyList<string> DifferencesFrom(SessionFields other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return [.. Values().Zip(other.Values()).Where(pair => !FieldText.Same(pair.First.Value, pair.Second.Value)).Select(pair => pair.First.Field)];
    }

    /// <inheritdoc/>
    public SessionFields Take(string field, SessionFields other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return field switch
        {
            nameof(Slug) => this with { Slug = other.Slug },
            nameof(Kind) => this with { Kind = other.Kind },
            nameof(Number) => this with { Number = other.Number },
            nameof(Title) => this with { Title = other.Title },
            nameof(TitleCertainty) => this with { TitleCertainty = other.TitleCertainty },
            nameof(Note) => this with { Note = other.Note },
            nameof(Summary) => this with { Summary = other.Summary },
            nameof(Issues) => this with { Issues = other.Issues },
            nameof(Day) => this with { Day = other.Day },
            nameof(Starts) => this with { Starts = other.Starts },
            nameof(Ends) => this with { Ends = other.Ends },
            nameof(RoomId) => this with { RoomId = other.RoomId },
            nameof(Interpretation) => this with { Interpretation = other.Interpretation },
            nameof(Order) => this with { Order = other.Order },
            _ => throw new ArgumentException($"No field '{field}'.", nameof(field)),
        };
    }

    /// <summary>The same without what nobody meant to type.</summary>
    internal SessionFields Cleaned() => this with
    {
        Slug = Cleaning.Line(Slug),
        Number = Cleaning.Line(Number),
        Title = FieldText.Line(Title),
        Note = FieldText.Line(Note),
        Issues = [.. Issues.Select(FieldText.Line).Where(each => !each.IsEmpty)],
        Interpretation = [.. Interpretation.Select(each => each.Trim()).Where(each => each.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase)],
    };

    /// <summary>What stands in the way of saving these fields, which must be <see cref="Cleaned"/>.</summary>
    internal IReadOnlyList<ProgrammeFault> Faults()
    {
        var faults = new List<ProgrammeFault>();
        if (Title.IsEmpty) faults.Add(new(nameof(Title), ProgrammeFaultKind.Missing));
        if (Number?.Length > LongestNumber) faults.Add(new(nameof(Number), ProgrammeFaultKind.TooLong, LongestNumber));
        if (FieldText.Longest(Title) > LongestTitle) faults.Add(new(nameof(Title), ProgrammeFaultKind.TooLong, LongestTitle));
        if (FieldText.Longest(Note) > LongestNote) faults.Add(new(nameof(Note), ProgrammeFaultKind.TooLong, LongestNote));
        if (FieldText.Longest(Summary) > LongestText) faults.Add(new(nameof(Summary), ProgrammeFaultKind.TooLong, LongestText));
        if (Issues.Any(each => FieldText.Longest(each) > LongestTitle)) faults.Add(new(nameof(Issues), ProgrammeFaultKind.TooLong, LongestTitle));
        if (Starts is not null && Day is null) faults.Add(new(nameof(Starts), ProgrammeFaultKind.NeedsDay));
        if (Ends is not null && Starts is null) faults.Add(new(nameof(Ends), ProgrammeFaultKind.NeedsStart));
        else if (Ends <= Starts) faults.Add(new(nameof(Ends), ProgrammeFaultKind.NotAfterStart));
        return faults;
    }

    /// <summary>Writes the fields into a session; slug and order must be settled.</summary>
    internal void ApplyTo(Session session)
    {
        (session.Slug, session.Order, session.Kind, session.Number) = (Slug!, Order!.Value, Kind, Number);
        (session.Title, session.TitleCertainty, session.Note, session.Summary, session.Issues) = (Title, TitleCertainty, Note, Summary, Issues);
        session.Schedule(Day, Starts, Ends);
        (session.RoomId, session.Interpretation) = (RoomId, Interpretation);
    }

    private (string Field, object? Value)[] Values() =>
    [
        (nameof(Title), Title),
        (nameof(TitleCertainty), TitleCertainty),
        (nameof(Kind), Kind),
        (nameof(Number), Number),
        (nameof(Day), Day),
        (nameof(Starts), Starts),
        (nameof(Ends), Ends),
        (nameof(RoomId), RoomId),
        (nameof(Interpretation), Interpretation),
        (nameof(Order), Order),
        (nameof(Summary), Summary),
        (nameof(Issues), Issues),
        (nameof(Note), Note),
        (nameof(Slug), Slug),
    ];
}
