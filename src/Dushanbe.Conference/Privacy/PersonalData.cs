using Dushanbe.Conference.Accounts;
using Dushanbe.Conference.Badges;
using Dushanbe.Conference.Delegations;
using Dushanbe.Conference.Exchange;
using Dushanbe.Conference.Forms;
using Dushanbe.Conference.Journal;
using Dushanbe.Conference.Lists;
using Dushanbe.Conference.People;
using Dushanbe.Conference.People.Passports;
using Dushanbe.Conference.Programme;
using Dushanbe.Conference.Work;

namespace Dushanbe.Conference.Privacy;

/// <summary>
/// Every column with personal data and its declaration: the fields of forms, what is computed from them, and texts in which
/// somebody may be named. A test finds columns that are neither here nor said to be about nobody.
/// </summary>
public static class PersonalData
{
    // reasons that clerks type; they may name somebody
    private static readonly DataNote Told = new(DataPurpose.Register, DataSensitivity.Personal, DataRetention.WithTheEdition);

    // who did something
    private static readonly DataNote Doer = AccountFields.Declared[nameof(AccountFields.DisplayName)].Data;

    // what lists of participants say of a person
    private static readonly string[] Listed =
    [
        nameof(ParticipantFields.Honorific), nameof(ParticipantFields.Given), nameof(ParticipantFields.Family), nameof(ParticipantFields.NativeName), nameof(ParticipantFields.DelegationId), nameof(ParticipantFields.Capacity),
        nameof(ParticipantFields.Function), nameof(ParticipantFields.Organization),
    ];

    // the names of uploads, for a day
    private static readonly DataNote UploadName = new(DataPurpose.Register, DataSensitivity.Confidential, DataRetention.WithItsRecord);

    // an upload and what was found in it
    private static readonly DataNote Upload = UploadName with { IsEncrypted = true };

    /// <summary>The declarations by entity and property, as <c>Participant.Name.Given</c>.</summary>
    public static IReadOnlyDictionary<string, DataNote> Columns { get; } = Declared().ToDictionary(each => each.Column, each => each.Data, StringComparer.Ordinal);

    private static IEnumerable<(string Column, DataNote Data)> Declared() =>
    [
        .. ParticipantFields.Declared.Select(each => ($"{nameof(Participant)}.{Property(each.Name)}", each.Data)),
        ($"{nameof(Participant)}.{nameof(Participant.PhotoHash)}", ParticipantFields.Photo),
        ($"{nameof(Participant)}.{nameof(Participant.PhotoOriginalHash)}", ParticipantFields.Photo),
        ($"{nameof(Participant)}.{nameof(Participant.ListNumber)}", ParticipantFields.Number),
        // of names and contacts; contacts are marked, and match only for whoever may see them
        ($"{nameof(Participant)}.{nameof(Participant.SearchText)}", ParticipantFields.Declared[nameof(Participant.Email)].Data with { Retention = DataRetention.WithTheEdition }),
        ($"{nameof(Participant)}.{nameof(Participant.SoundsText)}", ParticipantFields.Declared[nameof(ParticipantFields.Family)].Data),
        ($"{nameof(Participant)}.{nameof(Participant.SortKey)}", ParticipantFields.Declared[nameof(ParticipantFields.Family)].Data),
        ($"{nameof(Participant)}.{nameof(Participant.BadgeFace)}", ParticipantFields.Declared[nameof(ParticipantFields.Family)].Data),
        // a note verbale names the people of a delegation
        ($"{nameof(DelegationCredentials)}.{nameof(DelegationCredentials.NoteHash)}", new DataNote(DataPurpose.Register, DataSensitivity.Confidential, DataRetention.WithTheEdition) { IsEncrypted = true }),
        ($"{nameof(DelegationCredentials)}.{nameof(DelegationCredentials.Signer)}", CredentialsFields.Declared[nameof(DelegationCredentials.Signer)].Data),
        ($"{nameof(DelegationCredentials)}.{nameof(DelegationCredentials.Reason)}", CredentialsFields.Declared[nameof(DelegationCredentials.Reason)].Data),
        ($"{nameof(AccreditationStep)}.{nameof(AccreditationStep.Reason)}", Told),
        ($"{nameof(AccreditationStep)}.{nameof(AccreditationStep.ActorName)}", Doer),
        ($"{nameof(Passport)}.{nameof(Passport.Sealed)}", PassportFields.Declared[nameof(PassportFields.Number)].Data),
        // keyed, so that nobody without the key can try out numbers and dates
        ($"{nameof(Passport)}.{nameof(Passport.NumberHash)}", PassportFields.Declared[nameof(PassportFields.Number)].Data with { IsEncrypted = false }),
        ($"{nameof(Passport)}.{nameof(Passport.BirthHash)}", PassportFields.Declared[nameof(PassportFields.BirthDate)].Data with { IsEncrypted = false }),
        ($"{nameof(Passport)}.{nameof(Passport.ActorName)}", Doer),
        ($"{nameof(Consent)}.{nameof(Consent.ActorName)}", Doer),
        ($"{nameof(Badge)}.{nameof(Badge.Face)}", ParticipantFields.Declared[nameof(ParticipantFields.Family)].Data),
        ($"{nameof(Badge)}.{nameof(Badge.VoidReason)}", Told),
        ($"{nameof(Badge)}.{nameof(Badge.VoidedBy)}", Doer),
        ($"{nameof(BadgeRun)}.{nameof(BadgeRun.Reason)}", Told),
        ($"{nameof(BadgeRun)}.{nameof(BadgeRun.ActorName)}", Doer),
        ($"{nameof(BadgeRun)}.{nameof(BadgeRun.VoidReason)}", Told),
        ($"{nameof(BadgeRun)}.{nameof(BadgeRun.VoidedBy)}", Doer),
        ($"{nameof(JournalEntry)}.{nameof(JournalEntry.Changes)}", Told),
        ($"{nameof(JournalEntry)}.{nameof(JournalEntry.Reason)}", Told),
        ($"{nameof(JournalEntry)}.{nameof(JournalEntry.ActorName)}", Doer),
        ($"{nameof(ImportCase)}.{nameof(ImportCase.ActorName)}", Doer),
        ($"{nameof(ImportCase)}.{nameof(ImportCase.FileName)}", UploadName),
        ($"{nameof(ImportCase)}.{nameof(ImportCase.TableHash)}", Upload),
        ($"{nameof(ImportCase)}.{nameof(ImportCase.PhotosName)}", UploadName),
        ($"{nameof(ImportCase)}.{nameof(ImportCase.PhotosHash)}", Upload),
        ($"{nameof(ImportCase)}.{nameof(ImportCase.Report)}", Upload),
        ($"{nameof(ImportCase)}.{nameof(ImportCase.Corrections)}", Upload),
        ($"{nameof(WorkItem)}.{nameof(WorkItem.ActorName)}", Doer),
        // a list as it was issued says what the register said then
        .. Listed.Select(each => ($"{nameof(ListedPerson)}.{Property(each)}", ParticipantFields.Declared[each].Data)),
        ($"{nameof(IssuedList)}.{nameof(IssuedList.ActorName)}", Doer),
        ($"{nameof(IssuedList)}.{nameof(IssuedList.AmendTo)}", Told),
        .. SpeakerFields.Declared.Select(each => ($"{nameof(Speaker)}.{Property(each.Name)}", each.Data)),
        ($"{nameof(Speaker)}.{nameof(Speaker.PhotoHash)}", SpeakerFields.Declared[nameof(SpeakerFields.Family)].Data),
        ($"{nameof(Speaker)}.{nameof(Speaker.SortKey)}", SpeakerFields.Declared[nameof(SpeakerFields.Family)].Data),
        .. AppearanceFields.Declared.Where(each => each.Data.Sensitivity != DataSensitivity.NotPersonal).Select(each => ($"{nameof(Appearance)}.{each.Name}", each.Data)),
        ($"{nameof(SignInSession)}.{nameof(SignInSession.Browser)}", AccountFields.Declared[nameof(AccountFields.DisplayName)].Data),
        .. AccountFields.Declared.Select(each => ($"{nameof(Account)}.{each.Name}", each.Data)),
        ($"{nameof(Account)}.{nameof(Account.NormalizedEmail)}", AccountFields.Declared[nameof(AccountFields.Email)].Data),
        ($"{nameof(Account)}.{nameof(Account.UserName)}", AccountFields.Declared[nameof(AccountFields.Email)].Data),
        ($"{nameof(Account)}.{nameof(Account.NormalizedUserName)}", AccountFields.Declared[nameof(AccountFields.Email)].Data),
    ];

    // the parts of a name are a value of their own in the entity
    private static string Property(string field) => field switch
    {
        nameof(ParticipantFields.Honorific) or nameof(ParticipantFields.Given) or nameof(ParticipantFields.Family) => $"Name.{field}",
        nameof(ParticipantFields.NativeName) => "Name.Native",
        nameof(SpeakerFields.NameInLanguages) => "Name.InLanguages",
        _ => field,
    };
}
