using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Editions;
using Dushanbe.Conference.Forms;
using Dushanbe.Conference.People;

namespace Dushanbe.Conference.Privacy;

/// <summary>How many days after its last day an edition keeps personal data of its participants, by kind; null for as long as nobody erases it.</summary>
/// <param name="Contacts">Contacts and photos: <see cref="DataRetention.ForTheEvent"/>.</param>
/// <param name="People">All personal data: <see cref="DataRetention.WithTheEdition"/>.</param>
public sealed record RetentionDays(int? Contacts, int? People)
{
    /// <summary>The fewest days: whoever set it can still change it.</summary>
    public const int Fewest = 1;

    /// <summary>The most days, ten years; more is a typing mistake.</summary>
    public const int Most = 3_653;

    /// <summary>The kinds that are erased, the first to go first.</summary>
    public static IReadOnlyList<DataRetention> Kinds { get; } = [DataRetention.ForTheEvent, DataRetention.WithTheEdition];

    /// <summary>What an edition has set.</summary>
    public static RetentionDays Of(Edition edition)
    {
        ArgumentNullException.ThrowIfNull(edition);
        return new(edition.ContactsKeptDays, edition.PeopleKeptDays);
    }

    /// <summary>The days of a kind; null for no limit.</summary>
    public int? For(DataRetention kind) => kind switch
    {
        DataRetention.ForTheEvent => Contacts,
        DataRetention.WithTheEdition => People,
        _ => null,
    };

    /// <summary>The day on which a kind is erased, in the edition's zone; null for never.</summary>
    public DateOnly? DueOn(DataRetention kind, DateOnly ends) => For(kind) is { } days ? ends.AddDays(days) : null;

    /// <summary>Whether each number is possible, and contacts do not outlive their people.</summary>
    public bool IsPossible => new[] { Contacts, People }.All(each => each is null or (>= Fewest and <= Most)) && !(Contacts > People);

    /// <summary>Those people of an edition of whom there still is data of a kind.</summary>
    internal static IQueryable<Participant> Keeping(ConferenceDb db, RowScope rows, DataRetention kind)
    {
        var people = db.People(rows);
        return kind switch
        {
            DataRetention.ForTheEvent => people.Where(each => each.Email != null || each.Phone != null || each.PhotoHash != null || each.PhotoOriginalHash != null || db.Passports.Any(passport => passport.ParticipantId == each.Id)),
            // the others are not among people
            DataRetention.WithTheEdition => people,
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "This kind is not erased."),
        };
    }

    /// <summary>The kinds that are due at a moment.</summary>
    internal IReadOnlyList<DataRetention> Due(Edition edition, DateTime utc)
    {
        var today = DateOnly.FromDateTime(EditionClock.Local(edition.ZoneId, utc));
        return [.. Kinds.Where(each => DueOn(each, edition.Ends) <= today)];
    }
}
