using System.Collections;
using Dushanbe.Conference.Forms;
using Dushanbe.Conference.Names;
using Dushanbe.Conference.People;
using Dushanbe.Conference.People.Passports;
using Dushanbe.Conference.Privacy;
using Dushanbe.Conference.Programme;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Dushanbe.Conference.Tests.Privacy;

/// <summary>No column can hold anything of a person without a declaration of what for, who sees it and how long.</summary>
public sealed class DeclaredColumnsTests(Installation installation) : IClassFixture<Installation>
{
    // entity or column, and what it is instead
    private static readonly (string Where, string Why)[] OfNobody =
    [
        ("Series", "a series of conferences"), ("Edition", "a conference"), ("Organization", "a body"), ("Partnership", "the role of a body"), ("Delegation", "a State or body"),
        ("Category", "a kind of badge"), ("HeldPlace", "a place for somebody whose name is to come"), ("DelegationCredentials.DatedOn", "the date of a document"), ("DelegationCredentials.NoteType", "a media type"), ("Room", "a room"), ("Session", "an item of the programme"), ("ProgrammeRelease", "a published document of record"), ("ReleasePortrait", "a picture of such a document"),
        ("StoredFile", "a file under its hash; the row of its owner names it"), ("Chore", "what starts have done"), ("ContentStamp", "for caches"), ("Grant", "a role by keys"),
        ("WorkItem.Kind", "the name of a handler"), ("WorkItem.Payload", "keys, never personal data"), ("WorkItem.Stage", "a word"), ("WorkItem.Result", "a word or numbers"), ("WorkItem.Fault", "the name of an exception"),
        ("ImportCase.Mapping", "positions, fields and keys"), ("ImportCase.Known", "two words"), ("RememberedMapping", "positions, fields and keys of headers"), ("Badge.Number", "a random number"), ("ListedPerson.Iso2", "a State"), ("ListedPerson.Abbreviation", "a body"), ("ListedPerson.Body", "the name of a State or body"), ("IssuedList.Groups", "words"), ("IssuedList.AsAt", "a day of the list"), ("IssuedList.AmendBy", "a day of the list"), ("IssuedList.FinalOn", "a day of the list"), ("BadgeRun.Stock", "the key of a paper size"),
        ("JournalEntry.Salt", "random"), ("JournalEntry.TextDigest", "a digest that tells nothing without its salt"), ("JournalEntry.Mark", "a seal"), ("JournalEntry.Seal", "a seal"),
        ("SignInSession.Stamp", "random"), ("Authenticator.Secret", "a secret, encrypted"), ("RecoveryCode.Hash", "a digest of a random code"), ("SignInSession.LooksAs", "the name of a role"), ("Account.PasswordHash", "a secret"), ("Account.SecurityStamp", "random"), ("Account.ConcurrencyStamp", "random"), ("Account.PhoneNumber", "never asked for"),
        ("IdentityUserClaim<Guid>", "of the framework, unused"), ("IdentityUserLogin<Guid>", "of the framework"), ("IdentityUserToken<Guid>", "secrets"), ("IdentityUserPasskey<Guid>", "public keys"), ("IdentityPasskeyData", "public keys"),
    ];

    [Fact]
    public async Task Every_column_is_declared_or_about_nobody()
    {
        await using var db = await installation.OpenAsync();
        var columns = ColumnsOf(db.Model);

        Assert.Empty(Undeclared(columns));
        Assert.Empty(PersonalData.Columns.Keys.Except(columns.Concat(Keys)));
        // an exception for what is gone would let the next one in
        Assert.Empty(OfNobody.Where(each => each.Where.Contains('.', StringComparison.Ordinal) && !columns.Contains(each.Where)).Select(each => each.Where));
        Assert.All(PersonalData.Columns, each => Assert.True(each.Value.Purpose != DataPurpose.None && each.Value.Sensitivity != DataSensitivity.NotPersonal, each.Key));
    }

    [Theory]
    [InlineData("Participant.PassportNumber"), InlineData("Participant.BirthDate"), InlineData("AccreditationStep.Remark"), InlineData("Account.Address"), InlineData("Visa.Name")]
    public void A_new_column_is_noticed(string column) => Assert.Equal([column], Undeclared([column, "Participant.Email"]));

    [Fact]
    public void Erasing_empties_whatever_is_declared_to_be_erased()
    {
        var person = A.Participant(A.Category(A.Edition()), null);
        person.Contact("f@example.org", "+992 1");
        person.Photograph("a", "b");
        person.Withdraw(DateTime.UnixEpoch, null, "operator", "why");
        var before = person.BadgeFace;

        person.Erase(DateTime.UnixEpoch);

        foreach (var (column, data) in PersonalData.Columns.Where(each => each.Key.StartsWith("Participant.", StringComparison.Ordinal)))
        {
            var value = column.Split('.')[1..].Aggregate((object?)person, (from, name) => from!.GetType().GetProperty(name)!.GetValue(from));
            if (column == "Participant.BadgeFace") Assert.NotEqual(before, value);
            else if (RetentionDays.Kinds.Contains(data.Retention)) Assert.True(value is null or "", $"{column}: {value}");
            else Assert.Equal(DataRetention.ForStatistics, data.Retention);
        }

        Assert.All(person.Steps, step => Assert.Null(step.Reason));
    }

    [Fact]
    public void What_an_edition_erases_by_kind_is_what_is_declared()
    {
        Assert.Equal(["Email", "Phone", "Photo", "Passport"], ReadRetention.FieldsOf(DataRetention.ForTheEvent));
        Assert.All(ParticipantFields.Declared, field => Assert.Contains(field.Data.Retention, (DataRetention[])[.. RetentionDays.Kinds, DataRetention.ForStatistics]));
        Assert.All(SpeakerFields.Declared, field => Assert.Equal(DataRetention.WithTheProgramme, field.Data.Retention));
    }

    [Fact]
    public void The_notice_has_every_declared_field_once()
    {
        Assert.Equal(ParticipantFields.Declared.Select(each => each.Name).Concat(["Photo", "Listing", "Photography"]).Concat(PassportFields.Declared.Select(each => $"Passport.{each.Name}")).Order(), PrivacyNotice.Participants.SelectMany(each => each.Fields).Order());
        Assert.Equal(SpeakerFields.Declared.Select(each => each.Name).Except(["Slug"]).Append("Portrait").Order(), PrivacyNotice.Speakers.SelectMany(each => each.Fields).Order());
        var contacts = PrivacyNotice.Participants.Where(each => each.Fields.Contains("Email") || each.Fields.Contains("Phone")).ToList();
        Assert.All(contacts, line => Assert.Equal(["owner", "organizer", "registration", "reviewer", "protocol", "press", "focal-point", "auditor"], line.SeenBy));
    }

    // keys that are declared as fields of a form: a delegation, a category, a speaker
    private static IEnumerable<string> Keys => PersonalData.Columns.Keys.Where(each => each.EndsWith("Id", StringComparison.Ordinal) || each is "Participant.Capacity" or "Participant.IsHosted" or "ListedPerson.Capacity" or "Appearance.Role" or "Appearance.Mode");

    private static IReadOnlyList<string> Undeclared(IEnumerable<string> columns) =>
        [.. columns.Where(each => !PersonalData.Columns.ContainsKey(each) && !Array.Exists(OfNobody, nobody => nobody.Where == each || nobody.Where == each.Split('.')[0]))];

    // what can hold words, a date of birth or a picture; keys, numbers, moments and choices cannot
    private static IReadOnlyList<string> ColumnsOf(IModel model) =>
        [.. model.GetEntityTypes().SelectMany(entity => PropertiesOf(entity, NameOf(entity.ClrType))).Distinct().Order(StringComparer.Ordinal)];

    private static IEnumerable<string> PropertiesOf(ITypeBase type, string path) =>
        type.GetProperties().Where(each => Holds(each.ClrType)).Select(each => $"{path}.{each.Name}")
            .Concat(type.GetComplexProperties().SelectMany(each => PropertiesOf(each.ComplexType, $"{path}.{each.Name}")));

    private static bool Holds(Type type) => (Nullable.GetUnderlyingType(type) ?? type) is var plain
        && (plain == typeof(DateOnly) || plain == typeof(LocalizedText) || typeof(IEnumerable).IsAssignableFrom(plain) || (!plain.IsValueType && plain != typeof(object)));

    private static string NameOf(Type type) => type.IsGenericType ? $"{type.Name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(each => each.Name))}>" : type.Name;
}
