using Dushanbe.Conference.Access;
using Dushanbe.Conference.Accounts;
using Dushanbe.Conference.Backups;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Delegations;
using Dushanbe.Conference.Editions;
using Dushanbe.Conference.Editions.Categories;
using Dushanbe.Conference.Files;
using Dushanbe.Conference.Mail;
using Dushanbe.Conference.Names;
using Dushanbe.Conference.People;
using Dushanbe.Conference.Programme;
using Dushanbe.Conference.Sqlite;
using Dushanbe.Conference.Tests.Journal;
using Dushanbe.Conference.Tests.Mail;
using Dushanbe.Conference.Tests.Programme;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Dushanbe.Conference.Tests;

/// <summary>
/// A whole installation for one test class: a migrated SQLite file and a folder for files, both gone afterwards.
/// With CONFERENCE_TEST_POSTGRES or CONFERENCE_TEST_SQLSERVER set to a connection string the same tests run on a database of
/// their own on that server.
/// </summary>
public sealed class Installation : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("conference-").FullName;
    private readonly TestEngine engine = TestEngine.Chosen;
    private readonly JournalGuard guard = new();
    private ServiceProvider? services;

    /// <summary>The clock of the installation, at the morning of the opening until a test moves it.</summary>
    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2022, 10, 18, 3, 0, 0, TimeSpan.Zero));

    /// <summary>Opens SQLite files beside the database, whatever engine that is on.</summary>
    public static SqliteFiles SqliteFiles { get; } = new(connectionString =>
    {
        var options = new DbContextOptionsBuilder<ConferenceDb>();
        SqliteDatabase.Use(options, connectionString).UseIdentitySchema();
        return options.Options;
    });

    /// <summary>The keys that secrets are encrypted with, shared by all processes over one installation.</summary>
    public static EphemeralDataProtectionProvider Keys { get; } = new();

    /// <summary>The letters of all processes.</summary>
    internal KeptLetters Letters { get; } = new();

    /// <summary>The folder of files.</summary>
    public string Folder => folder;

    public async Task InitializeAsync()
    {
        Start();
        if (!await engine.MakeAsync(folder)) await Get<DatabaseSetup>().ExecuteAsync(CancellationToken.None);
    }

    /// <summary>Starts without a database, for a test that makes one of a former time.</summary>
    public void Start() => services ??= Process();

    /// <summary>Another process over the same database and folder: its own services, its own bulletin. The caller disposes of it.</summary>
    public ServiceProvider Process(Action<IServiceCollection>? with = null)
    {
        var collection = new ServiceCollection().AddLogging().AddConferenceOperations();
        collection.AddSingleton<TimeProvider>(Clock);
        collection.Configure<FileStoreOptions>(options => (options.Folder, options.Keys) = (Path.Combine(folder, "files"), Path.Combine(folder, "keys")));
        collection.AddSingleton(engine.Dialect);
        collection.AddSingleton<IMailTransport>(Letters);
        collection.AddSingleton<ILetterWriter>(Letters);
        collection.AddSingleton(TestEngine.Seal);
        collection.AddSingleton<IDataProtectionProvider>(Keys);
        collection.AddDbContextFactory<ConferenceDb>(options => engine.Use(options, folder).AddInterceptors(guard));
        collection.AddConferenceAccounts();
        // as many rounds as a guesser must pay are for passwords that are worth it
        collection.Configure<Microsoft.AspNetCore.Identity.PasswordHasherOptions>(options => options.IterationCount = 1_000);
        collection.AddSingleton(SqliteFiles);
        collection.Configure<BackupOptions>(options => (options.Root, options.Folder, options.Passphrase, options.Iterations) = (folder, Path.Combine(folder, "backups"), "the passphrase of the tests", 100_000));
        with?.Invoke(collection);
        return collection.BuildServiceProvider();
    }

    public async Task DisposeAsync()
    {
        if (services is not null) await services.DisposeAsync();
        await engine.EndAsync(folder);
        Directory.Delete(folder, recursive: true);
        Assert.True(guard.Faults.Count == 0, string.Join("\n\n", guard.Faults));
    }

    /// <summary>An operation or query, as the host would make it.</summary>
    public T Get<T>() where T : notnull => (services ?? throw new InvalidOperationException("The installation has not been made yet.")).GetRequiredService<T>();

    /// <summary>A context of its own, to arrange or to look: what tests do themselves is not journaled.</summary>
    public Task<ConferenceDb> OpenAsync() => Task.FromResult(engine.Open(folder));

    /// <summary>Stores entities and returns the first.</summary>
    public async Task<T> Add<T>(T entity, params object[] more) where T : class
    {
        await using var db = await OpenAsync();
        db.Add(entity);
        db.AddRange(more);
        await db.SaveChangesAsync();
        await Releases.FollowAsync(db);
        return entity;
    }
}

/// <summary>Builders of the things tests are about: what a test does not name is plausible and unimportant.</summary>
internal static class A
{
    private static int count;

    /// <summary>An edition in Dushanbe on 18 and 19 October 2022.</summary>
    public static Edition Edition(string? slug = null) => new()
    {
        Slug = slug ?? $"edition-{Interlocked.Increment(ref count)}",
        Title = LocalizedText.Of(en: "High-Level Conference on “Border Security”", ru: "Конференция «Безопасность границ»", tg: "Конфронс «Амнияти сарҳад»"),
        ShortTitle = LocalizedText.Of(en: "Border Security 2022", ru: "Безопасность границ 2022", tg: "Амнияти сарҳад 2022"),
        Starts = new DateOnly(2022, 10, 18),
        Ends = new DateOnly(2022, 10, 19),
        ZoneId = "Asia/Dushanbe",
    };

    /// <summary>The category of delegates.</summary>
    public static Category Category(Edition edition, string letter = "D", string word = "Delegate") => new()
    {
        EditionId = edition.Id,
        Letter = letter,
        Word = LocalizedText.Of(en: word, ru: word == "Delegate" ? "Делегат" : null, tg: word == "Delegate" ? "Намоянда" : null),
        Color = CategoryColor.Red,
        Design = BadgeDesign.Chancery,
        Listing = ListingRule.UnlessRefused,
        Order = letter[0],
    };

    /// <summary>The delegation of a State.</summary>
    public static Delegation Delegation(Edition edition, string iso2 = "TJ") =>
        new Delegation { EditionId = edition.Id, Kind = DelegationKind.State, Iso2 = iso2 }
            .Rename(States.Find(iso2)?.Name ?? throw new ArgumentException($"{iso2} is no State.", nameof(iso2)));

    /// <summary>An approved participant.</summary>
    public static Participant Participant(Category category, Delegation? delegation, string given = "Farrukh", string family = "Rahmonzoda", string? native = "Фаррух Раҳмонзода")
    {
        var participant = new Participant { EditionId = category.EditionId, RegisteredAt = new DateTime(2022, 10, 1, 8, 0, 0, DateTimeKind.Utc) };
        participant.Rename(new PersonName("Mr.", given, family, native));
        participant.Place(delegation?.Id, category.Id);
        participant.Describe(Capacity.Member, "Head of Department", delegation is null ? "Institute" : null);
        participant.OrderInDelegation = 1;
        participant.Approve(participant.RegisteredAt, null, "operator");
        return participant;
    }

    /// <summary>Somebody who may do everything everywhere.</summary>
    public static Actor Organizer { get; } = new(null, "S. Kenjaeva", [.. Enum.GetValues<Permission>().Select(each => new GrantedPermission(each, GrantScope.Installation, null))]) { ProvenAt = DateTime.MaxValue };

    /// <summary>Somebody who holds just these permissions in one edition.</summary>
    public static Actor Clerk(Edition edition, params Permission[] permissions) =>
        new(null, "M. Karimova", [.. permissions.SelectMany(each => Roles.PermissionsOf(each.ToString())).Distinct().Select(each => new GrantedPermission(each, GrantScope.Edition, edition.Id))]) { ProvenAt = DateTime.MaxValue };

    /// <summary>The focal point of a delegation, who keeps its people.</summary>
    public static Actor FocalPoint(Delegation delegation) => Holder(Roles.Find(Roles.FocalPoint)!, GrantScope.Delegation, delegation.Id, delegation.EditionId);

    /// <summary>The co-organizer of a session, who keeps that session.</summary>
    public static Actor CoOrganizer(Session session) => Holder(Roles.Find(Roles.CoOrganizer)!, GrantScope.Session, session.Id, session.EditionId);

    /// <summary>Somebody with a role somewhere; on a part of an edition, of that edition.</summary>
    public static Actor Holder(Role role, GrantScope scope, Guid? scopeId, Guid? editionId = null) => new(null, "L. Weber", [.. role.Permissions.Select(each => new GrantedPermission(each, scope, scopeId, editionId))]) { ProvenAt = DateTime.MaxValue };
}
