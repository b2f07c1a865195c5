using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Forms;
using Dushanbe.Conference.People;
using Dushanbe.Conference.People.Passports;
using Dushanbe.Conference.Programme;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Privacy;

/// <summary>What the public reads about personal data in an edition, made from the declarations of the fields: what is collected, what for, who sees it, how long it is kept.</summary>
public sealed class PrivacyNotice(IDbContextFactory<ConferenceDb> databases)
{
    /// <summary>Fields with the same answers.</summary>
    /// <param name="Fields">The names of the properties; <c>Photo</c> for the photo, <c>Portrait</c> for that of a speaker.</param>
    /// <param name="Data">The answers.</param>
    /// <param name="SeenBy">The roles that see it; empty for everybody, or everybody at the desks.</param>
    public sealed record Line(IReadOnlyList<string> Fields, DataNote Data, IReadOnlyList<string> SeenBy);

    /// <summary>How long an edition keeps what; null where there is no such edition.</summary>
    /// <param name="editionId">The edition.</param>
    /// <param name="actor">Who reads; anybody may.</param>
    /// <param name="cancel">Cancels.</param>
    public async Task<RetentionDays?> ReadAsync(Guid editionId, Actor actor, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var db = await databases.CreateDbContextAsync(cancel);
        return await db.Editions.TagWith(nameof(PrivacyNotice)).Where(each => each.Id == editionId).Select(each => new RetentionDays(each.ContactsKeptDays, each.PeopleKeptDays)).SingleOrDefaultAsync(cancel);
    }

    /// <summary>What is held of participants, by declaration.</summary>
    public static IReadOnlyList<Line> Participants { get; } = Lines([.. ParticipantFields.Declared.Select(each => (each.Name, each.Data)), (ParticipantJournal.Photo, ParticipantFields.Photo), .. PassportFields.Declared.Select(each => ($"{ParticipantJournal.Passport}.{each.Name}", each.Data)), .. Enum.GetNames<ConsentKind>().Select(each => (each, ParticipantFields.Decision))]);

    /// <summary>What is held of speakers, by declaration.</summary>
    public static IReadOnlyList<Line> Speakers { get; } = Lines([.. SpeakerFields.Declared.Where(each => each.Name != nameof(SpeakerFields.Slug)).Select(each => (each.Name, each.Data)), ("Portrait", SpeakerFields.Declared[nameof(SpeakerFields.Given)].Data)]);

    private static IReadOnlyList<Line> Lines(IReadOnlyList<(string Name, DataNote Data)> fields) =>
        [.. fields.Where(each => each.Data.Sensitivity != DataSensitivity.NotPersonal).GroupBy(each => each.Data).Select(each => new Line([.. each.Select(field => field.Name)], each.Key, SeenBy(each.Key)))];

    private static IReadOnlyList<string> SeenBy(DataNote data) =>
        data.SeenWith is { } permission ? [.. Roles.All.Where(role => role.Permissions.Contains(permission)).Select(role => role.Name)] : [];
}
