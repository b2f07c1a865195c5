using Dushanbe.Conference.Data;

namespace Dushanbe.Conference.Programme;

/// <summary>A published version of the programme, shown by public pages, the calendar and the booklet until the next one. Immutable.</summary>
public sealed class ProgrammeRelease : IPublicContent
{
    private readonly List<ReleasePortrait> portraits = [];

    /// <summary>Version-7 GUID.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The edition.</summary>
    public required Guid EditionId { get; init; }

    /// <summary>Its number in the edition, printed on the booklet; unique and never reused.</summary>
    public required int Number { get; init; }

    /// <summary>When it was published (UTC).</summary>
    public required DateTime At { get; init; }

    /// <summary>The name of the publisher at that time.</summary>
    public required string ActorName { get; init; }

    /// <summary>The editor's note; null for none.</summary>
    public string? Note { get; init; }

    /// <summary>The form of <see cref="Content"/>, <see cref="Front"/> and <see cref="Calendar"/>: <see cref="ProgrammeContent.Format"/> when it was written.</summary>
    public required int Format { get; init; }

    /// <summary>The programme as JSON: a <see cref="ProgrammeContent"/>. Equal programmes have equal texts.</summary>
    public required string Content { get; init; }

    /// <summary>The data of the edition as JSON: an <see cref="EditionFront"/>.</summary>
    public required string Front { get; init; }

    /// <summary>The calendar entries of all current and former sessions as JSON: a list of <see cref="CalendarMark"/>.</summary>
    public required string Calendar { get; init; }

    /// <summary>The portraits it uses, so that they are kept as long as it.</summary>
    public IReadOnlyList<ReleasePortrait> Portraits => portraits;

    /// <summary>The programme.</summary>
    /// <exception cref="NotSupportedException">It was written by a later version of the program.</exception>
    internal ProgrammeContent Programme() => ProgrammeContent.FromJson(Format, Content);

    /// <summary>Whether the content is equal.</summary>
    internal bool Shows(ProgrammeContent content, EditionFront front) => Content == content.ToJson() && Front == front.ToJson();

    /// <summary>Composes the release of a programme.</summary>
    /// <param name="edition">The edition, numbered for this release.</param>
    /// <param name="content">The programme.</param>
    /// <param name="front">The data of the edition.</param>
    /// <param name="previous">The release before it; null for the first.</param>
    /// <param name="actorName">The publisher.</param>
    /// <param name="note">The editor's note.</param>
    internal static ProgrammeRelease Of(Editions.Edition edition, ProgrammeContent content, EditionFront front, ProgrammeRelease? previous, string actorName, string? note)
    {
        var at = edition.ProgrammePublishedAt ?? throw new InvalidOperationException("A release needs a published programme.");
        var release = new ProgrammeRelease
        {
            EditionId = edition.Id,
            Number = edition.ProgrammeVersion,
            At = at,
            ActorName = actorName,
            Note = note,
            Format = ProgrammeContent.Format,
            Content = content.ToJson(),
            Front = front.ToJson(),
            Calendar = CalendarMark.ToJson(CalendarMark.Next(previous, content, front, at)),
        };
        release.portraits.AddRange(content.Speakers.Select(each => each.PhotoHash).OfType<string>().Distinct(StringComparer.Ordinal).Select(hash => new ReleasePortrait { ReleaseId = release.Id, Hash = hash }));
        return release;
    }
}

/// <summary>A portrait that a release shows.</summary>
public sealed class ReleasePortrait
{
    /// <summary>The release.</summary>
    public required Guid ReleaseId { get; init; }

    /// <summary>SHA-256 of the portrait in the file store.</summary>
    public required string Hash { get; init; }
}
