using Dushanbe.Conference.Access;
using Dushanbe.Conference.Badges;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Delegations;
using Dushanbe.Conference.Editions;
using Dushanbe.Conference.Editions.Categories;
using Dushanbe.Conference.Exchange;
using Dushanbe.Conference.Files;
using Dushanbe.Conference.Journal;
using Dushanbe.Conference.Lists;
using Dushanbe.Conference.Names;
using Dushanbe.Conference.People;
using Dushanbe.Conference.People.Passports;
using Dushanbe.Conference.People.Quotas;
using Dushanbe.Conference.Programme;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Dushanbe.Conference.Web.Tests.Attacks;

/// <summary>
/// An edition in which every text that somebody can type is an attack: the columns are those of the model, so that a new one is
/// attacked too. Texts that the program makes itself are left as they are.
/// </summary>
internal sealed class Trap
{
    /// <summary>Markup, a script, a closed attribute, and lines that would begin an entry of a calendar.</summary>
    public const string Markup = "\"'><img src=x onerror=alert(1)><script>alert(2)</script></title></script>{{7*7}} & javascript:alert(3)\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:forged";

    // of entity and property: keys, hashes, words of the program, and what it makes out of other texts
    private static readonly HashSet<string> Made = new(StringComparer.Ordinal)
    {
        "Edition.Slug", "Edition.ZoneId", "Edition.DefaultLanguage", "Organization.Iso2", "Organization.Abbreviation", "Delegation.Iso2", "Delegation.SearchText", "Delegation.SortEn", "Delegation.SortRu", "Delegation.SortTg",
        "Participant.PhotoHash", "Participant.PhotoOriginalHash", "Participant.BadgeFace", "Participant.SearchText", "Participant.SoundsText", "Participant.SortKey",
        "Series.Slug", "Session.Slug", "Session.Interpretation", "Speaker.Slug", "Speaker.Iso2", "Speaker.PhotoHash", "Speaker.SortKey", "Badge.Number", "Badge.Face", "BadgeRun.Stock", "ListedPerson.Iso2",
        "Passport.NumberHash", "Passport.BirthHash", "ImportCase.TableHash", "ImportCase.PhotosHash", "ImportCase.Mapping", "ImportCase.Known",
        "Account.UserName", "Account.NormalizedUserName", "Account.Email", "Account.NormalizedEmail", "Account.PasswordHash", "Account.SecurityStamp", "Account.ConcurrencyStamp", "Account.PhoneNumber",
    };

    // nothing in them is typed, but for the name of a passkey, which only its owner sees (SecondStepPagesTests)
    private static readonly HashSet<string> Untyped = new(StringComparer.Ordinal)
    {
        "Authenticator", "Chore", "CodeTally", "ContentStamp", "Grant", "ProgrammeRelease", "Quota", "RecoveryCode", "ReleasePortrait", "RememberedMapping", "SignInSession", "StoredFile", "WorkItem",
        "IdentityUserClaim", "IdentityUserLogin", "IdentityUserPasskey", "IdentityUserToken",
    };

    private readonly Func<int, string> text;
    private int typed;

    private Trap(string slug, Func<int, string> text)
    {
        this.text = text;
        Slug = slug;
        Edition = new Edition { Slug = slug, Title = LocalizedText.Empty, ShortTitle = LocalizedText.Empty, Starts = new(2022, 10, 18), Ends = new(2022, 10, 19), ZoneId = "Asia/Dushanbe", IsTraining = true };
        Category = new Category { EditionId = Edition.Id, Letter = "D", Word = LocalizedText.Empty, Color = CategoryColor.Red, Design = BadgeDesign.Chancery, Order = 1 };
        Delegation = new Delegation { EditionId = Edition.Id, Kind = DelegationKind.Other };
        Person = new Participant { EditionId = Edition.Id, RegisteredAt = Then };
        Run = new BadgeRun { EditionId = Edition.Id, StartedAt = Then, ActorName = "", FrontOnly = false, Count = 1 };
        Import = new ImportCase { EditionId = Edition.Id, ActorName = "", FileName = "", TouchedAt = TimeProvider.System.GetUtcNow().UtcDateTime, TableHash = new string('b', 64) };
        List = new IssuedList { EditionId = Edition.Id, Number = 1, Kind = ListKind.Provisional, AsAt = Edition.Starts, Groups = [nameof(ListGroup.Others)], At = Then, ActorName = "" };
        Room = new Room { EditionId = Edition.Id, Name = LocalizedText.Empty, Order = 1 };
        Speaker = new Speaker { EditionId = Edition.Id, Slug = $"speaker-of-{slug}" };
        Session = new Session { EditionId = Edition.Id, Slug = $"session-of-{slug}", Kind = SessionKind.HighLevel, Title = LocalizedText.Empty, Order = 1, RoomId = Room.Id };
    }

    private static DateTime Then { get; } = new(2022, 10, 1, 8, 0, 0, DateTimeKind.Utc);

    public string Slug { get; }

    public Guid AccountId { get; } = Guid.CreateVersion7();

    private string Email => $"{Slug}@example.org";

    public Edition Edition { get; }

    public Category Category { get; }

    public Delegation Delegation { get; }

    public Participant Person { get; }

    public BadgeRun Run { get; }

    public ImportCase Import { get; }

    public IssuedList List { get; }

    public Room Room { get; }

    public Speaker Speaker { get; }

    public Session Session { get; }

    /// <summary>The hash of the portrait of the speaker.</summary>
    public string Portrait { get; private set; } = new('0', 64);

    /// <summary>Stores one, with a text for each column: the first, the second and so on.</summary>
    public static async Task<Trap> SetAsync(WebInstallation web, string slug, Func<int, string> text, bool isPublished = true)
    {
        var trap = new Trap(slug, text);
        await using (var db = await web.Get<IDbContextFactory<ConferenceDb>>().CreateDbContextAsync())
        {
            trap.Add(db, isPublished);
            await db.SaveChangesAsync();
        }

        // a picture of its own for each
        var file = $"<svg xmlns='http://www.w3.org/2000/svg' id='{slug}'/>";
        trap.Portrait = await web.Get<FileStore>().SaveAsync(System.Text.Encoding.UTF8.GetBytes(file), default);
        await using (var db = await web.Get<IDbContextFactory<ConferenceDb>>().CreateDbContextAsync())
        {
            db.Add(new StoredFile { Hash = trap.Portrait, EditionId = trap.Edition.Id, Purpose = FilePurpose.SpeakerPortrait, MediaType = "image/svg+xml", Length = file.Length, StoredAt = Then });
            (await db.Speakers.SingleAsync(each => each.Id == trap.Speaker.Id)).PhotoHash = trap.Portrait;
            await db.SaveChangesAsync();
        }

        if (isPublished) await web.Get<KeepFirstReleases>().ExecuteAsync(Actor.Operator, default);
        return trap;
    }

    /// <summary>The kinds of rows in which somebody types, as the model has them.</summary>
    public static IEnumerable<string> TypedKinds(ConferenceDb db) =>
        db.Model.GetEntityTypes().Where(each => !each.IsOwned()).Select(each => each.ClrType.Name.Split('`')[0]).Where(each => !Untyped.Contains(each)).Order();

    /// <summary>The kinds of rows that a trap holds.</summary>
    public static IEnumerable<string> HeldKinds(ConferenceDb db)
    {
        new Trap("unstored", _ => "x").Add(db, isPublished: true);
        return db.ChangeTracker.Entries().Where(each => !each.Metadata.IsOwned()).Select(each => each.Metadata.ClrType.Name).Distinct().Order();
    }

    private void Add(ConferenceDb db, bool isPublished)
    {
        PersonName Name() => new(Next(), Next(), Next(), Next());
        if (isPublished) Edition.PublishProgramme(Then);
        Person.Rename(Name());
        Person.Place(Delegation.Id, Category.Id);
        Person.Approve(Then, null, "");
        Person.OrderInDelegation = 1;
        // somebody whose badges, withdrawal and return have all been typed about
        var other = new Participant { EditionId = Edition.Id, RegisteredAt = Then };
        other.Rename(Name());
        other.Place(Delegation.Id, Category.Id);
        other.Approve(Then, null, "");
        other.Withdraw(Then, null, "", "why");
        var badge = new Badge { EditionId = Edition.Id, ParticipantId = Person.Id, Number = BadgeNumber.Create(), IssuedAt = Then };
        var former = new Badge { EditionId = Edition.Id, ParticipantId = Person.Id, Number = BadgeNumber.Create(), IssuedAt = Then };
        former.Void(Then, "", "");
        Speaker.Rename(Name());
        Session.Schedule(Edition.Starts, new TimeOnly(9, 30), new TimeOnly(10, 30));
        Session.Add(Speaker.Id, AppearanceRole.Chair, null);
        Session.Add(null, AppearanceRole.Speaker, null);
        var series = new Series { Slug = $"series-of-{Slug}", Name = LocalizedText.Empty };
        Edition.SeriesId = series.Id;
        // unique in the installation, so not the same attack everywhere
        var body = new Organization { Name = LocalizedText.Empty, Abbreviation = $"<img src=x>{Edition.Id.ToString("N")[^8..]}" };
        db.AddRange(
            series, Edition, Category, Delegation, Person, other, badge, former, Run, Import, Room, Speaker, Session, body,
            new Accounts.Account { Id = AccountId, DisplayName = "", CreatedAt = Then, UserName = Email, NormalizedUserName = Email.ToUpperInvariant(), Email = Email, NormalizedEmail = Email.ToUpperInvariant(), SecurityStamp = Slug },
            Person.Decide(ConsentKind.Listing, true, ConsentWay.OnPaper, Then, null, ""),
            // as a program stored it that did not encrypt yet
            new Passport { ParticipantId = Person.Id, Sealed = new(new PassportFields { Number = Next(), Nationality = Next(), Issuer = Next(), LatinFamily = Next(), LatinGiven = Next() }.ToJson()), At = Then },
            List, new ListedPerson { ListId = List.Id, ParticipantId = Person.Id, Group = ListGroup.Others, Rank = 0, DelegationId = Delegation.Id, Place = 1, Capacity = Capacity.Member, Name = Name() },
            new DelegationCredentials { DelegationId = Delegation.Id, EditionId = Edition.Id, NoteHash = new('1', 64), NoteType = "application/pdf", NoteLength = 1, NoteAt = Then },
            new HeldPlace { EditionId = Edition.Id, DelegationId = Delegation.Id, CategoryId = Category.Id },
            new BadgePrint { RunId = Run.Id, BadgeId = badge.Id, ParticipantId = Person.Id, Order = 1, Before = 0, At = Then },
            new Partnership { EditionId = Edition.Id, OrganizationId = body.Id, Role = PartnershipRole.Host, Order = 1 });
        foreach (var (subject, id) in new[] { (JournalSubject.Participant, Person.Id), (JournalSubject.Delegation, Delegation.Id), (JournalSubject.Category, Category.Id), (JournalSubject.Edition, Edition.Id), (JournalSubject.Session, Session.Id), (JournalSubject.Speaker, Speaker.Id), (JournalSubject.Room, Room.Id) })
            db.Add(new JournalEntry { EditionId = Edition.Id, Subject = subject, SubjectId = id, Action = JournalAction.Amended, At = Then, ActorName = "", Changes = [new FieldChange("Function", Next(), Next())] });
        // and one of the installation
        db.Add(new JournalEntry { Subject = JournalSubject.Account, SubjectId = AccountId, Action = JournalAction.Amended, At = Then, ActorName = "", Changes = [new FieldChange("DisplayName", Next(), Next())] });
        foreach (var entry in db.ChangeTracker.Entries().ToList()) Fill(entry);
    }

    private void Fill(EntityEntry entry)
    {
        foreach (var property in entry.Properties)
        {
            var (type, name) = (property.Metadata.ClrType, $"{entry.Metadata.ClrType.Name}.{property.Metadata.Name}");
            if (Made.Contains(name)) continue;
            // unique in an edition, so that one person has it
            if (name == "Participant.ListNumber" && entry.Entity != (object)Person) continue;
            if (type == typeof(string)) property.CurrentValue = Cut(Next(), property.Metadata.GetMaxLength());
            else if (type == typeof(LocalizedText)) property.CurrentValue = Localized();
            else if (type == typeof(IReadOnlyList<LocalizedText>)) property.CurrentValue = (IReadOnlyList<LocalizedText>)[Localized(), Localized()];
        }
    }

    private LocalizedText Localized() => LocalizedText.Of(en: Next(), ru: Next(), tg: Next());

    private string Next() => text(typed++);

    private static string Cut(string text, int? most) => text.Length > most ? text[..most.Value] : text;
}
