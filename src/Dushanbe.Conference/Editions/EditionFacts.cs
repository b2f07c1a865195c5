using System.Linq.Expressions;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Names;

namespace Dushanbe.Conference.Editions;

/// <summary>The data of an edition that public pages show: header, notice, cover and footer.</summary>
public sealed record EditionFacts
{
    /// <summary>The edition.</summary>
    public required Guid Id { get; init; }

    /// <summary>Its slug in addresses.</summary>
    public required string Slug { get; init; }

    /// <summary>The official title.</summary>
    public required LocalizedText Title { get; init; }

    /// <summary>The first part of the title; empty where the title is not split.</summary>
    public required LocalizedText TitleLead { get; init; }

    /// <summary>The second part of the title; empty where the title is not split.</summary>
    public required LocalizedText TitleName { get; init; }

    /// <summary>The title for page heads.</summary>
    public required LocalizedText ShortTitle { get; init; }

    /// <summary>First day.</summary>
    public required DateOnly Starts { get; init; }

    /// <summary>Last day.</summary>
    public required DateOnly Ends { get; init; }

    /// <summary>IANA zone of the venue.</summary>
    public required string ZoneId { get; init; }

    /// <summary>The city.</summary>
    public required LocalizedText City { get; init; }

    /// <summary>The building.</summary>
    public required LocalizedText Venue { get; init; }

    /// <summary>The street address.</summary>
    public required LocalizedText Address { get; init; }

    /// <summary>The participants, in words.</summary>
    public required LocalizedText Attendance { get; init; }

    /// <summary>The outcome documents.</summary>
    public required LocalizedText Outcome { get; init; }

    /// <summary>The official site, without a scheme.</summary>
    public required string? Website { get; init; }

    /// <summary>The language for visitors who prefer none of ours.</summary>
    public required string DefaultLanguage { get; init; }

    /// <summary>Whether it is a training edition.</summary>
    public required bool IsTraining { get; init; }

    /// <summary>When the programme was last published (UTC); null while it is a draft.</summary>
    public required DateTime? ProgrammePublishedAt { get; init; }

    /// <summary>How often the programme has been published.</summary>
    public required int ProgrammeVersion { get; init; }

    /// <summary>The series it belongs to.</summary>
    public required Guid? SeriesId { get; init; }

    /// <summary>The days, first to last.</summary>
    public IReadOnlyList<DateOnly> Days => [.. Enumerable.Range(0, Ends.DayNumber - Starts.DayNumber + 1).Select(Starts.AddDays)];

    /// <summary>Whether everybody may read the programme.</summary>
    public bool IsPublished => ProgrammePublishedAt is not null;

    /// <summary>Whether this reader may see the programme: everybody once it is published, its editors and auditors before.</summary>
    public bool ShowsProgrammeTo(Actor actor)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return IsPublished || actor.May(Permission.ReadDraft, Id);
    }

    /// <summary>The rows of the programme that this reader may see: all of the edition where it shows, and none otherwise.</summary>
    internal RowScope ProgrammeFor(Actor actor) => ShowsProgrammeTo(actor) ? RowScope.Whole(Id) : RowScope.Nothing;

    /// <summary>The time at the venue now.</summary>
    public DateTime LocalNow(TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(clock);
        return EditionClock.Local(ZoneId, clock.GetUtcNow().UtcDateTime);
    }

    /// <summary>Whether it is in the future, running or over at a local time of the venue.</summary>
    public EditionPhase PhaseAt(DateTime local)
    {
        var today = DateOnly.FromDateTime(local);
        return today < Starts ? EditionPhase.Ahead : today > Ends ? EditionPhase.Closed : EditionPhase.Running;
    }

    /// <summary>The database projection of an edition to its facts.</summary>
    internal static Expression<Func<Edition, EditionFacts>> Of { get; } = each => new EditionFacts
    {
        Id = each.Id,
        Slug = each.Slug,
        Title = each.Title,
        TitleLead = each.TitleLead,
        TitleName = each.TitleName,
        ShortTitle = each.ShortTitle,
        Starts = each.Starts,
        Ends = each.Ends,
        ZoneId = each.ZoneId,
        City = each.City,
        Venue = each.Venue,
        Address = each.Address,
        Attendance = each.Attendance,
        Outcome = each.Outcome,
        Website = each.Website,
        DefaultLanguage = each.DefaultLanguage,
        IsTraining = each.IsTraining,
        ProgrammePublishedAt = each.ProgrammePublishedAt,
        ProgrammeVersion = each.ProgrammeVersion,
        SeriesId = each.SeriesId,
    };
}

/// <summary>The phase of an edition.</summary>
public enum EditionPhase
{
    /// <summary>Before its first day.</summary>
    Ahead,

    /// <summary>From its first day to its last, in its own zone.</summary>
    Running,

    /// <summary>Its last day is over.</summary>
    Closed,
}
