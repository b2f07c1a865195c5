using Dushanbe.Conference.Data;

namespace Dushanbe.Conference.Programme;

/// <summary>The programme as it was published at one moment: what the public pages, the calendar and the booklet read until the next. It never changes.</summary>
public sealed class ProgrammeRelease : IPublicContent
{
    private readonly List<ReleasePortrait> portraits = [];

    /// <summary>Version-7 GUID.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The edition.</summary>
    public required Guid EditionId { get; init; }

    /// <summary>Its number in the edition, which the booklet prints; unique, and never used again.</summary>
    public required int Number { get; init; }

    /// <summary>When it was published (UTC).</summary>
    public required DateTime At { get; init; }

    /// <summary>The name of who published it, as it was then.</summary>
    public required string ActorName { get; init; }

    /// <summary>What the editor said of it; null for nothing.</summary>
    public string? Note { get; init; }

    /// <summary>The form of <see cref="Content"/>, <see cref="Front"/> and <see cref="Calendar"/>: <see cref="ProgrammeContent.Format"/> of the day it was written.</summary>
    public required int Format { get; init; }

    /// <summary>The programme as JSON: a <see cref="ProgrammeContent"/>. Equal programmes have equal texts.</summary>
    public required string Content { get; init; }

    /// <summary>What the edition said of itself, as JSON: an <see cref="EditionFront"/>.</summary>
    public required string Front { get; init; }

    /// <summary>What its calendar says of each session that ever stood in it, as JSON: a list of <see cref="CalendarMark"/>.</summary>
    public required string Calendar { get; init; }

    /// <summary>The portraits it shows, so that they are kept as long as it is.</summary>
    public IReadOnlyList<ReleasePortrait> Portraits => portraits;

    /// <summary>The programme.</summary>
    /// <exception cref="NotSupportedException">A later version of the product wrote it.</exception>
    internal ProgrammeContent Programme() => ProgrammeContent.FromJson(Format, Content);

    /// <summary>Whether it says the same.</summary>
    internal bool Shows(ProgrammeContent content, EditionFront front) => Content == content.ToJson() && Front == front.ToJson();

    /// <summary>Composes the release of a programme.</summary>
    /// <param name="edition">The edition, numbered for this release.</param>
    /// <param name="content">The programme.</param>
    /// <param name="front">What the edition says of itself.</param>
    /// <param name="previous">The release before it; null for the first.</param>
    /// <param name="actorName">Who publishes.</param>
    /// <param name="note">What the editor says of it.</param>
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
