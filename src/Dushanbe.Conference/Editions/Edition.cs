using Dushanbe.Conference.Data;
using Dushanbe.Conference.Names;

namespace Dushanbe.Conference.Editions;

/// <summary>One conference: a title, dates, a venue and a time zone of its own. An installation holds several.</summary>
public sealed class Edition : IVersioned, IPublicContent
{
    /// <summary>The key used by rows and the journal; addresses use the slug.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The series it belongs to, if any.</summary>
    public Guid? SeriesId { get; set; }

    /// <summary>Its slug in addresses, unique in the installation, for example <c>dushanbe-2022</c>.</summary>
    public required string Slug { get; set; }

    /// <summary>The official title, never shortened.</summary>
    public required LocalizedText Title { get; set; }

    /// <summary>The first part of the title on covers, for example "High-Level Conference on"; empty where the title is not split.</summary>
    public LocalizedText TitleLead { get; set; } = LocalizedText.Empty;

    /// <summary>The part of the title that follows <see cref="TitleLead"/> on covers, with its quotation marks; empty where the title is not split.</summary>
    public LocalizedText TitleName { get; set; } = LocalizedText.Empty;

    /// <summary>The title for badges and page heads.</summary>
    public required LocalizedText ShortTitle { get; set; }

    /// <summary>First day, in the edition's zone.</summary>
    public required DateOnly Starts { get; set; }

    /// <summary>Last day, in the edition's zone.</summary>
    public required DateOnly Ends { get; set; }

    /// <summary>IANA time zone of the venue, for example <c>Asia/Dushanbe</c>.</summary>
    public required string ZoneId { get; set; }

    /// <summary>The city.</summary>
    public LocalizedText City { get; set; } = LocalizedText.Empty;

    /// <summary>The building.</summary>
    public LocalizedText Venue { get; set; } = LocalizedText.Empty;

    /// <summary>The street address of the venue.</summary>
    public LocalizedText Address { get; set; } = LocalizedText.Empty;

    /// <summary>The participants, in words; where sources disagree both figures are given.</summary>
    public LocalizedText Attendance { get; set; } = LocalizedText.Empty;

    /// <summary>The outcome document or documents.</summary>
    public LocalizedText Outcome { get; set; } = LocalizedText.Empty;

    /// <summary>The organizers in one line on badges; empty where badges list the partners in full.</summary>
    public LocalizedText Organizers { get; set; } = LocalizedText.Empty;

    /// <summary>The official site without a scheme, as printed on papers.</summary>
    public string? Website { get; set; }

    /// <summary>The language for visitors who prefer none of ours (BCP 47); also that of badges.</summary>
    public string DefaultLanguage { get; set; } = Languages.Default;

    /// <summary>Which form of a name comes first on badges and lists.</summary>
    public NameLead NameLead { get; set; } = NameLead.Latin;

    /// <summary>Whether people, bodies, titles and times are invented for training; every page says so.</summary>
    public bool IsTraining { get; init; }

    /// <summary>When the programme was last published (UTC); null while it is a draft.</summary>
    public DateTime? ProgrammePublishedAt { get; private set; }

    /// <summary>How often the programme has been published; printed on the booklet.</summary>
    public int ProgrammeVersion { get; private set; }

    /// <summary>When the title, the place, the days or the language that badges show were last changed (UTC); null for never. Badges printed before are out of date.</summary>
    public DateTime? BadgesChangedAt { get; set; }

    /// <summary>How many days after the last day contacts and photos of participants are erased; null for never.</summary>
    public int? ContactsKeptDays { get; set; }

    /// <summary>How many days after the last day all personal data of participants is erased; null for never.</summary>
    public int? PeopleKeptDays { get; set; }

    /// <inheritdoc/>
    public long Version { get; set; } = 1;

    /// <summary>Publishes the programme, or publishes changes.</summary>
    public void PublishProgramme(DateTime now)
    {
        ProgrammePublishedAt = now;
        ProgrammeVersion++;
    }

    /// <summary>Makes the programme a draft again; its version number is not reused.</summary>
    public void UnpublishProgramme() => ProgrammePublishedAt = null;
}

/// <summary>Which form of a person's name comes first on badges and lists.</summary>
public enum NameLead
{
    /// <summary>The Latin form first, the native form below.</summary>
    Latin,

    /// <summary>The native form first, the Latin form below.</summary>
    Native,
}
