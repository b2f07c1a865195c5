using System.Text;
using Dushanbe.Conference.Accounts;
using Dushanbe.Conference.Badges;
using Dushanbe.Conference.Delegations;
using Dushanbe.Conference.Editions;
using Dushanbe.Conference.Editions.Categories;
using Dushanbe.Conference.Exchange;
using Dushanbe.Conference.Files;
using Dushanbe.Conference.Journal;
using Dushanbe.Conference.Names;
using Dushanbe.Conference.People;
using Dushanbe.Conference.People.Passports;
using Dushanbe.Conference.People.Quotas;
using Dushanbe.Conference.Programme;
using Dushanbe.Conference.Work;
using SkiaSharp;

namespace Dushanbe.Conference.Tests.Access;

/// <summary>Which rows a world holds beside its editions, categories and account.</summary>
[Flags]
internal enum Part
{
    Nothing = 0,
    OwnRegister = 1,
    BesideRegister = 2,
    OwnProgramme = 4,
    BesideProgramme = 8,
    Elsewhere = 16,
    Edition = OwnRegister | BesideRegister | OwnProgramme | BesideProgramme,
    Everything = Edition | Elsewhere,
}

/// <summary>
/// Two editions whose programmes are drafts. One has a delegation and a session of one's own, and beside them others: people of
/// one name, a speaker and a room that both sessions share. The same keys each time, whatever part of it is stored.
/// </summary>
internal static class World
{
    private static readonly DateTime Then = new(2022, 10, 1, 8, 0, 0, DateTimeKind.Utc);

    /// <summary>The kind of the work that waits in a programme.</summary>
    public const string Errands = "errands";

    public static Edition Edition { get; } = A.Edition("own");

    public static Edition Other { get; } = A.Edition("elsewhere");

    public static Account Account { get; } = new() { DisplayName = "N. Saidova", CreatedAt = Then, UserName = "saidova@example.org", NormalizedUserName = "SAIDOVA@EXAMPLE.ORG", Email = "saidova@example.org", NormalizedEmail = "SAIDOVA@EXAMPLE.ORG", SecurityStamp = "stamp" };

    public static Place Own { get; } = new("Ownland", Edition, "7K4M2Q", SKColors.Red, sharedWith: null);

    public static Place Beside { get; } = new("Besideland", Edition, "8K4M2Q", SKColors.Green, sharedWith: Own);

    public static Place Elsewhere { get; } = new("Elsewhereland", Other, "9K4M2Q", SKColors.Blue, sharedWith: null);

    /// <summary>A place that is in no world.</summary>
    public static Place Unknown { get; } = new("Nowhereland", A.Edition("nowhere"), "2K4M2Q", SKColors.Gray, sharedWith: null);

    /// <summary>Whoever comes alone, in the edition of <see cref="Own"/>.</summary>
    public static Participant Alone { get; } = A.Participant(Beside.Category, null, "Ali", "Karimov", null);

    private static readonly HashSet<Guid> Keys = [Edition.Id, Other.Id, Account.Id, Alone.Id, .. Own.Keys, .. Beside.Keys, .. Elsewhere.Keys, .. Unknown.Keys];

    /// <summary>Whether a key is one of the world's own, and not made by what was done in it.</summary>
    public static bool Knows(Guid key) => Keys.Contains(key);

    /// <summary>The rows of a part, those first that others refer to.</summary>
    public static IEnumerable<object> Rows(Part part)
    {
        foreach (var row in new object[] { Edition, Other, Own.Category, Beside.Category, Elsewhere.Category, Account }) yield return row;
        // a speaker of the own programme is registered with the delegation beside
        Own.Speaker.ParticipantId = part.HasFlag(Part.BesideRegister) ? Beside.Person.Id : null;
        var places = new[]
        {
            (Place: Own, Register: Part.OwnRegister, Programme: Part.OwnProgramme),
            (Place: Beside, Register: Part.BesideRegister, Programme: Part.BesideProgramme),
            (Place: Elsewhere, Register: Part.Elsewhere, Programme: Part.Elsewhere),
        };
        foreach (var each in places.Where(each => part.HasFlag(each.Register)))
            foreach (var row in each.Place.Register()) yield return row;
        if (part.HasFlag(Part.BesideRegister)) yield return Alone;
        foreach (var each in places.Where(each => part.HasFlag(each.Programme)))
            foreach (var row in each.Place.Programme()) yield return row;
    }

    /// <summary>A delegation with its people and what is theirs, and a session with what hangs on it.</summary>
    internal sealed class Place
    {
        private readonly Place? shared;

        public Place(string name, Edition edition, string number, SKColor color, Place? sharedWith)
        {
            shared = sharedWith;
            (Name, Edition, Category) = (name, edition, A.Category(edition, sharedWith is null ? "D" : "M"));
            Delegation = new Delegation { EditionId = edition.Id, Kind = DelegationKind.Other }.Rename(LocalizedText.Of(en: name));
            (Photo, Portrait) = (Picture(color, 500), Picture(color, 600));
            // the name in its own script is one that no font draws, so that there is something to tell before printing
            (Person, Withdrawn) = (A.Participant(Category, Delegation, "Ali", "Karimov", "ᎧᎵᎹᏫ"), A.Participant(Category, Delegation, "Omar", name, null));
            Person.Contact($"ali@{name}.example.org", $"+992 {number.Length}");
            Person.Photograph(HashOf(Photo), HashOf(Photo));
            Withdrawn.Withdraw(Then, null, "operator", $"ill in {name}");
            Held = new HeldPlace { EditionId = edition.Id, DelegationId = Delegation.Id, CategoryId = Category.Id, Function = LocalizedText.Of(en: name) };
            Badge = new Badge { EditionId = edition.Id, ParticipantId = Person.Id, Number = number, IssuedAt = Then };
            Run = new BadgeRun { EditionId = edition.Id, StartedAt = Then, ActorName = name, FrontOnly = false, Count = 1 };
            Import = new ImportCase { EditionId = edition.Id, ActorName = name, FileName = $"people of {name}.csv", TableHash = HashOf(Encoding.UTF8.GetBytes(name)), TouchedAt = Then };
            Work = new WorkItem { Kind = Errands, EditionId = edition.Id, ActorName = name, Payload = "{}", CreatedAt = Then };
            Room = new Room { EditionId = edition.Id, Name = LocalizedText.Of(en: $"Hall of {name}"), Order = 1 };
            Speaker = new Speaker { EditionId = edition.Id, Slug = $"zaynab-{name.ToLowerInvariant()}", PhotoHash = HashOf(Portrait) }.Rename(new PersonName("Ms.", "Zaynab", name, null));
            Session = new Session { EditionId = edition.Id, Slug = $"session-{name.ToLowerInvariant()}", Kind = SessionKind.Thematic, Title = LocalizedText.Of(en: $"Session of {name}"), Order = 1, RoomId = (sharedWith?.Room ?? Room).Id };
            Session.Schedule(edition.Starts, new TimeOnly(sharedWith is null ? 9 : 11, 0), null);
            Session.Add(Speaker.Id, AppearanceRole.Speaker, null);
            if (sharedWith is not null) Session.Add(sharedWith.Speaker.Id, AppearanceRole.Chair, null);
        }

        public string Name { get; }

        public Edition Edition { get; }

        public Category Category { get; }

        public Delegation Delegation { get; }

        public Participant Person { get; }

        public Participant Withdrawn { get; }

        public HeldPlace Held { get; }

        public Badge Badge { get; }

        public BadgeRun Run { get; }

        public ImportCase Import { get; }

        public Room Room { get; }

        public WorkItem Work { get; }

        public Speaker Speaker { get; }

        public Session Session { get; }

        public byte[] Photo { get; }

        public byte[] Portrait { get; }

        public IEnumerable<Guid> Keys => [Edition.Id, Category.Id, Delegation.Id, Person.Id, Withdrawn.Id, Held.Id, Badge.Id, Run.Id, Import.Id, Work.Id, Room.Id, Speaker.Id, Session.Id, .. Session.Appearances.Select(each => each.Id), .. Person.Steps.Concat(Withdrawn.Steps).Select(each => each.Id)];

        public IEnumerable<object> Register() =>
        [
            Delegation, Person, Withdrawn, Held, new DelegationCredentials { DelegationId = Delegation.Id, EditionId = Edition.Id, Signer = $"Minister of {Name}", NoteHash = HashOf(Photo), NoteType = "image/png", NoteLength = Photo.Length, NoteAt = Then }, Badge, Run, Import,
            new BadgePrint { RunId = Run.Id, BadgeId = Badge.Id, ParticipantId = Person.Id, Order = 1, Before = 0, At = Then },
            // in clear, since the world has no keys; an older program's values are read too
            new Passport { ParticipantId = Person.Id, Sealed = new(new PassportFields { Number = $"4001{Edition.Id:N}"[..9].ToUpperInvariant(), LatinFamily = Name.ToUpperInvariant() }.ToJson()), NumberHash = $"{Person.Id:N}", At = Then, ActorName = Name },
            File(Photo, FilePurpose.ParticipantPhoto), Entry(JournalSubject.Participant, Person.Id), Entry(JournalSubject.Delegation, Delegation.Id),
        ];

        public IEnumerable<object> Programme() =>
            [Work, Room, Speaker, Session, File(Portrait, FilePurpose.SpeakerPortrait), Entry(JournalSubject.Session, Session.Id), Entry(JournalSubject.Speaker, Speaker.Id), Entry(JournalSubject.Room, Room.Id)];

        private StoredFile File(byte[] bytes, FilePurpose purpose) => new() { Hash = HashOf(bytes), EditionId = Edition.Id, Purpose = purpose, MediaType = "image/png", Length = bytes.Length, StoredAt = Then };

        private JournalEntry Entry(JournalSubject subject, Guid id) => new()
        {
            // the same key each time, which no other entry has
            Id = new Guid([.. id.ToByteArray().Select(each => (byte)(each ^ 0xFF))]),
            EditionId = Edition.Id,
            Subject = subject,
            SubjectId = id,
            Action = JournalAction.Amended,
            At = Then,
            ActorName = $"Clerk of {Name}",
            Changes = [new FieldChange("Function", Name, null)],
        };

        private static string HashOf(byte[] bytes) => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes));

        private static byte[] Picture(SKColor color, int width)
        {
            using var surface = SKSurface.Create(new SKImageInfo(width, 700));
            surface.Canvas.Clear(color);
            using var image = surface.Snapshot();
            return image.Encode(SKEncodedImageFormat.Png, 90).ToArray();
        }
    }
}
