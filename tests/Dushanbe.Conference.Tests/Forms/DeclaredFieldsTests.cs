using Dushanbe.Conference.Access;
using Dushanbe.Conference.Accounts;
using Dushanbe.Conference.Delegations;
using Dushanbe.Conference.Editions;
using Dushanbe.Conference.Editions.Categories;
using Dushanbe.Conference.Forms;
using Dushanbe.Conference.Names;
using Dushanbe.Conference.People;
using Dushanbe.Conference.Programme;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Tests.Forms;

/// <summary>Walks the declared fields of every form: nothing that is typed escapes them.</summary>
public sealed class DeclaredFieldsTests(Installation installation) : IClassFixture<Installation>
{
    private static readonly KeepRoom.Fields Room = new(LocalizedText.Of("Hall"), LocalizedText.Empty, 1);

    private static readonly EditionContent Edition = new()
    {
        Title = LocalizedText.Of("Water"),
        ShortTitle = LocalizedText.Of("Water"),
        Starts = new DateOnly(2028, 6, 1),
        Ends = new DateOnly(2028, 6, 2),
        ZoneId = "Asia/Dushanbe",
    };

    [Fact]
    public void Every_form_declares_each_property_that_can_be_set_once()
    {
        Check<ParticipantFields>();
        Check<SessionFields>();
        Check<SpeakerFields>();
        Check<KeepRoom.Fields>();
        Check<DelegationFields>();
        Check<CategoryFields>();
        Check<EditionContent>();
        Check<AccountFields>();
        Check<AppearanceFields>();
        Check<PartnerFields>();

        static void Check<T>() where T : IFormFields<T> =>
            Assert.Equal(typeof(T).GetProperties().Where(each => each.SetMethod is { IsStatic: false }).Select(each => each.Name).Order(StringComparer.Ordinal), T.Declared.Select(each => each.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_field_is_read_compared_and_taken_by_itself()
    {
        Check(new ParticipantFields());
        Check(new SessionFields());
        Check(new SpeakerFields());
        Check(Room);
        Check(new DelegationFields());
        Check(new CategoryFields());
        Check(Edition);
        Check(new AccountFields());
        Check(new PartnerFields(null, PartnershipRole.Host));
        Check(new AppearanceFields(null, null, AppearanceRole.Speaker, null, LocalizedText.Empty, LocalizedText.Empty));

        static void Check<T>(T form) where T : IFormFields<T>
        {
            foreach (var field in T.Declared)
            {
                var property = typeof(T).GetProperty(field.Name)!;
                var other = field.Set(form, Other(property.PropertyType, property.GetValue(form)));

                Assert.Equal(property.GetValue(other), other.ValueOf(field.Name));
                Assert.Equal([field.Name], form.DifferencesFrom(other));
                Assert.Empty(form.Take(field.Name, other).DifferencesFrom(other));
            }
        }
    }

    [Fact]
    public void What_is_too_long_is_told_with_its_limit_and_what_fits_is_not()
    {
        foreach (var field in ParticipantFields.Declared.Where(each => each.Longest is not null))
        {
            string Text(int length) => field.Name == nameof(ParticipantFields.Email) ? string.Concat("a@", new string('b', length - 6), ".org") : new string('1', length);
            var form = new ParticipantFields { Family = "Rahmonzoda", DelegationId = Guid.CreateVersion7() };

            Assert.Empty(field.Set(form, Text(field.Longest!.Value)).Faults());
            Assert.Equal([new FieldFault(field.Name, FieldFaultKind.TooLong, field.Longest)], field.Set(form, Text(field.Longest.Value + 1)).Faults());
        }
    }

    [Fact]
    public async Task Nothing_that_a_form_lets_through_is_longer_than_its_column()
    {
        await using var db = await installation.OpenAsync();
        var person = db.Model.FindEntityType(typeof(Participant))!;
        var name = person.FindComplexProperty(nameof(Participant.Name))!.ComplexType;
        foreach (var field in ParticipantFields.Declared.Where(each => each.Longest is not null))
        {
            var column = person.FindProperty(field.Name) ?? name.FindProperty(field.Name == nameof(ParticipantFields.NativeName) ? nameof(PersonName.Native) : field.Name);

            Assert.InRange(field.Longest!.Value, 1, column!.GetMaxLength() ?? int.MaxValue);
        }
    }

    [Fact]
    public async Task Nothing_that_an_account_says_is_longer_than_its_column()
    {
        await using var db = await installation.OpenAsync();
        var account = db.Model.FindEntityType(typeof(Account))!;

        Assert.All(AccountFields.Declared, field => Assert.InRange(field.Longest!.Value, 1, account.FindProperty(field.Name)!.GetMaxLength()!.Value));
        Assert.All(AccountFields.Declared, field => Assert.NotEqual(DataSensitivity.NotPersonal, field.Data.Sensitivity));
    }

    [Fact]
    public void All_that_a_person_says_is_declared_and_the_rest_is_made_by_the_desk()
    {
        string[] made =
        [
            nameof(Participant.Id), nameof(Participant.EditionId), nameof(Participant.OrderInDelegation), nameof(Participant.State), nameof(Participant.Steps), nameof(Participant.RegisteredAt), nameof(Participant.ImportId), nameof(Participant.ErasedAt),
            nameof(Participant.BadgeFace), nameof(Participant.SearchText), nameof(Participant.SoundsText), nameof(Participant.SortKey), nameof(Participant.Version),
        ];
        // the name is four fields of the form, the photo travels as a file, the number of a list comes with the list, decisions on publication are noted by themselves
        string[] otherwise = [nameof(Participant.Name), nameof(Participant.PhotoHash), nameof(Participant.PhotoOriginalHash), nameof(Participant.ListNumber), .. Enum.GetNames<ConsentKind>()];

        Assert.Equal(
            typeof(Participant).GetProperties().Select(each => each.Name).Except([.. made, .. otherwise]).Order(StringComparer.Ordinal),
            ParticipantFields.Declared.Select(each => each.Name).Except(["Honorific", "Given", "Family", "NativeName"]).Order(StringComparer.Ordinal));
        Assert.All(ParticipantFields.Declared.Select(each => each.Data).Append(ParticipantFields.Photo).Append(ParticipantFields.Decision), data =>
        {
            Assert.NotEqual(DataPurpose.None, data.Purpose);
            Assert.NotEqual(DataSensitivity.NotPersonal, data.Sensitivity);
        });
    }

    [Fact]
    public void Whoever_may_not_see_a_field_sees_it_empty_and_leaves_it_as_it_is()
    {
        var stored = new ParticipantFields { Family = "Rahmonzoda", Email = "f@example.org", Phone = "+992 1" };
        static bool Nothing(Permission permission) => false;

        Assert.Equal(new ParticipantFields { Family = "Rahmonzoda" }, ParticipantFields.Declared.Seen(stored, Nothing));
        Assert.Equal(stored with { Family = "Karimov" }, ParticipantFields.Declared.Kept(new ParticipantFields { Family = "Karimov", Email = "mine@example.org" }, stored, Nothing));
        Assert.Equal((stored, stored), (ParticipantFields.Declared.Seen(stored, _ => true), ParticipantFields.Declared.Kept(stored, new ParticipantFields(), _ => true)));
        Assert.Equal(["Email", "Phone"], ParticipantFields.Declared.Where(each => each.Data.SeenWith == Permission.SeeContacts).Select(each => each.Name));
    }

    private static object Other(Type type, object? from)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        if (plain == typeof(string)) return "other";
        if (plain == typeof(Guid)) return Guid.CreateVersion7();
        if (plain == typeof(int)) return 7;
        if (plain == typeof(bool)) return from is not true;
        if (plain == typeof(DateOnly)) return new DateOnly(2022, 10, 18);
        if (plain == typeof(TimeOnly)) return new TimeOnly(9, 30);
        if (plain == typeof(LocalizedText)) return LocalizedText.Of("other", "другой");
        if (plain == typeof(IReadOnlyList<LocalizedText>)) return (IReadOnlyList<LocalizedText>)[LocalizedText.Of("other")];
        if (plain == typeof(IReadOnlyList<string>)) return (IReadOnlyList<string>)["en"];
        return Enum.GetValues(plain).Cast<object>().First(each => !each.Equals(from));
    }
}
