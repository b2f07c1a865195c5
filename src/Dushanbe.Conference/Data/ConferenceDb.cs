using Dushanbe.Conference.Access;
using Dushanbe.Conference.Accounts;
using Dushanbe.Conference.Accounts.SecondStep;
using Dushanbe.Conference.Badges;
using Dushanbe.Conference.Delegations;
using Dushanbe.Conference.Editions;
using Dushanbe.Conference.Editions.Categories;
using Dushanbe.Conference.Exchange;
using Dushanbe.Conference.Files;
using Dushanbe.Conference.Journal;
using Dushanbe.Conference.Lists;
using Dushanbe.Conference.People;
using Dushanbe.Conference.People.Passports;
using Dushanbe.Conference.People.Quotas;
using Dushanbe.Conference.Programme;
using Dushanbe.Conference.Work;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Data;

/// <summary>The database of an installation. Operations create one through <see cref="IDbContextFactory{TContext}"/> and use it once.</summary>
public sealed class ConferenceDb(DbContextOptions<ConferenceDb> options) : IdentityUserContext<Account, Guid>(options)
{
    /// <summary>Series of conferences.</summary>
    public DbSet<Series> Series => Set<Series>();

    /// <summary>Conferences.</summary>
    public DbSet<Edition> Editions => Set<Edition>();

    /// <summary>Bodies that organize or support.</summary>
    public DbSet<Organization> Organizations => Set<Organization>();

    /// <summary>The roles of organizations in editions.</summary>
    public DbSet<Partnership> Partnerships => Set<Partnership>();

    /// <summary>Delegations.</summary>
    public DbSet<Delegation> Delegations => Set<Delegation>();

    /// <summary>The credentials of delegations.</summary>
    public DbSet<DelegationCredentials> Credentials => Set<DelegationCredentials>();

    /// <summary>Categories of badge holders.</summary>
    public DbSet<Category> Categories => Set<Category>();

    /// <summary>Registered persons.</summary>
    public DbSet<Participant> Participants => Set<Participant>();

    /// <summary>The steps of accreditations.</summary>
    public DbSet<AccreditationStep> AccreditationSteps => Set<AccreditationStep>();

    /// <summary>What people decided about the publication of their names and pictures.</summary>
    public DbSet<Consent> Consents => Set<Consent>();

    /// <summary>The passports of participants.</summary>
    public DbSet<Passport> Passports => Set<Passport>();

    /// <summary>How many people delegations may bring.</summary>
    public DbSet<Quota> Quotas => Set<Quota>();

    /// <summary>Places held for people whose names are to come.</summary>
    public DbSet<HeldPlace> HeldPlaces => Set<HeldPlace>();

    /// <summary>Halls and rooms.</summary>
    public DbSet<Room> Rooms => Set<Room>();

    /// <summary>Items of the programme.</summary>
    public DbSet<Session> Sessions => Set<Session>();

    /// <summary>Persons in the programme.</summary>
    public DbSet<Speaker> Speakers => Set<Speaker>();

    /// <summary>Who appears where.</summary>
    public DbSet<Appearance> Appearances => Set<Appearance>();

    /// <summary>Programmes as they were published.</summary>
    public DbSet<ProgrammeRelease> Releases => Set<ProgrammeRelease>();

    /// <summary>The portraits that releases show.</summary>
    public DbSet<ReleasePortrait> ReleasePortraits => Set<ReleasePortrait>();

    /// <summary>Badge numbers.</summary>
    public DbSet<Badge> Badges => Set<Badge>();

    /// <summary>Orders to print.</summary>
    public DbSet<BadgeRun> BadgeRuns => Set<BadgeRun>();

    /// <summary>Badges printed.</summary>
    public DbSet<BadgePrint> BadgePrints => Set<BadgePrint>();

    /// <summary>Lists of participants as they were issued.</summary>
    public DbSet<IssuedList> IssuedLists => Set<IssuedList>();

    /// <summary>Whom those lists name.</summary>
    public DbSet<ListedPerson> ListedPeople => Set<ListedPerson>();

    /// <summary>Permissions.</summary>
    public DbSet<Grant> Grants => Set<Grant>();

    /// <summary>Who is signed in.</summary>
    public DbSet<SignInSession> SignInSessions => Set<SignInSession>();

    /// <summary>The authenticator apps of accounts.</summary>
    public DbSet<Authenticator> Authenticators => Set<Authenticator>();

    /// <summary>The recovery codes that have not been used.</summary>
    public DbSet<RecoveryCode> RecoveryCodes => Set<RecoveryCode>();

    /// <summary>The codes tried for the second step of sign-ins.</summary>
    public DbSet<CodeTally> CodeTallies => Set<CodeTally>();

    /// <summary>Who did what.</summary>
    public DbSet<JournalEntry> Journal => Set<JournalEntry>();

    /// <summary>What uploaded files are.</summary>
    public DbSet<StoredFile> Files => Set<StoredFile>();

    /// <summary>Background work.</summary>
    public DbSet<WorkItem> Work => Set<WorkItem>();

    /// <summary>Imports from their files to their reports.</summary>
    public DbSet<ImportCase> ImportCases => Set<ImportCase>();

    /// <summary>How files with known headers are read.</summary>
    public DbSet<RememberedMapping> RememberedMappings => Set<RememberedMapping>();

    /// <summary>One-time conversions that were done.</summary>
    public DbSet<Chore> Chores => Set<Chore>();

    /// <summary>The stamp of public content.</summary>
    public DbSet<ContentStamp> ContentStamps => Set<ContentStamp>();

    /// <summary>The differences of this database engine.</summary>
    public DatabaseDialect Dialect => ContextOption<DatabaseDialect>.Of(this)
        ?? throw new InvalidOperationException("The database context was created without a database engine.");

    /// <summary>Makes the save of an entity fail with <see cref="DbUpdateConcurrencyException"/> unless its stored version is the one the editor saw.</summary>
    public void ExpectVersion(IVersioned entity, long version) => Entry(entity).Property(nameof(IVersioned.Version)).OriginalValue = version;

    /// <summary>
    /// The hashes that a row refers to: their files must stay. Photos and portraits have a row that describes them, stored
    /// with their owner; other references are checked here too.
    /// </summary>
    /// <param name="among">Of these, at most a few hundred at a time; null for all.</param>
    /// <param name="cancel">Cancels.</param>
    public async Task<HashSet<string>> NamedFilesAsync(IReadOnlyCollection<string>? among, CancellationToken cancel)
    {
        IQueryable<string>[] references =
        [
            Files.Select(each => each.Hash),
            ImportCases.Where(each => each.TableHash != null).Select(each => each.TableHash!),
            Credentials.Where(each => each.NoteHash != null).Select(each => each.NoteHash!),
            ImportCases.Where(each => each.PhotosHash != null).Select(each => each.PhotosHash!),
            Releases.SelectMany(each => each.Portraits).Select(each => each.Hash),
        ];
        var named = new HashSet<string>(StringComparer.Ordinal);
        foreach (var some in references)
            named.UnionWith(await (among is null ? some : some.Where(hash => among.Contains(hash))).TagWith(nameof(NamedFilesAsync)).Distinct().ToListAsync(cancel));
        return named;
    }

    /// <inheritdoc/>
    /// <remarks><see cref="SealedSaves"/> says how, and <see cref="QuotaGuard"/> when not.</remarks>
    /// <exception cref="NoPlaceException">It would approve more people than there are places; nothing is stored.</exception>
    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default) =>
        this.SaveSealedAsync((accept, stop) => this.SaveWithinQuotasAsync(base.SaveChangesAsync, accept, stop), acceptAllChangesOnSuccess, cancellationToken);

    /// <inheritdoc/>
    /// <exception cref="NotSupportedException">Always: saves seal the journal, which waits for its turn.</exception>
    public override int SaveChanges(bool acceptAllChangesOnSuccess) => throw new NotSupportedException("Saves are asynchronous: SaveChangesAsync.");

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) => Conventions.Apply(configurationBuilder);

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.Entity<Account>().ToTable("Accounts");
        builder.Entity<IdentityUserClaim<Guid>>().ToTable("AccountClaims");
        builder.Entity<IdentityUserLogin<Guid>>().ToTable("AccountLogins");
        builder.Entity<IdentityUserToken<Guid>>().ToTable("AccountTokens");
        builder.Entity<IdentityUserPasskey<Guid>>().ToTable("AccountPasskeys");
        builder.Entity<ContentStamp>(stamp =>
        {
            stamp.Property(each => each.Id).ValueGeneratedNever();
            stamp.HasData(new ContentStamp { Value = new Guid("019a0000-0000-7000-8000-000000000001") });
        });
        builder.Entity<Chore>(chore =>
        {
            chore.HasKey(each => each.Name);
            chore.Property(each => each.Name).HasMaxLength(60);
        });
        builder.ApplyConfigurationsFromAssembly(typeof(ConferenceDb).Assembly);
        Conventions.RestrictDeletes(builder);
        Conventions.CompareByBytes(builder, Dialect.ByteCollation);
        Dialect.Shape(builder);
    }
}
