using Dushanbe.Conference.Access;
using Dushanbe.Conference.Accounts;
using Dushanbe.Conference.Accounts.SecondStep;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Delegations;
using Dushanbe.Conference.Editions;
using Dushanbe.Conference.Exchange;
using Dushanbe.Conference.Files;
using Dushanbe.Conference.Files.AtRest;
using Dushanbe.Conference.Lists;
using Dushanbe.Conference.Names;
using Dushanbe.Conference.People;
using Dushanbe.Conference.People.Passports;
using Dushanbe.Conference.People.Quotas;
using Dushanbe.Conference.Prints;
using Dushanbe.Conference.Register;
using Dushanbe.Conference.Seeds;
using Dushanbe.Conference.Transfer;
using Dushanbe.Conference.Work;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dushanbe.Conference.Tests.Transfer;

/// <summary>From the engine of this run to a SQLite file and back again.</summary>
public sealed class CopyInstallationTests(Installation installation) : IClassFixture<Installation>
{
    private static readonly DateTimeOffset Instant = new DateTimeOffset(2022, 10, 18, 3, 4, 5, TimeSpan.Zero).AddTicks(1_234_567);

    [Fact]
    public async Task A_copy_of_a_copy_holds_every_row_and_every_file_and_goes_on_working()
    {
        await FillAsync();
        await using var file = new Place(TestEngine.Sqlite, installation.Get<DataKeys>());
        await using var back = new Place(TestEngine.Chosen, installation.Get<DataKeys>());

        var there = Assert.IsType<CopyInstallation.Outcome.Copied>(await installation.Get<CopyInstallation>().ExecuteAsync(file.Form, Actor.Operator, default));
        var again = Assert.IsType<CopyInstallation.Outcome.Copied>(await new CopyInstallation(file, file.Files).ExecuteAsync(back.Form, Actor.Operator, default));

        Assert.Equal(there.Tables, again.Tables);
        Assert.Equal(await ModelTablesAsync(), there.Tables.Select(each => each.Name).Order(StringComparer.Ordinal));
        Assert.All(there.Tables.Where(each => each.Name is not ("AccountLogins" or "AccountTokens")), table => Assert.True(table.Rows > 0, $"{table.Name} is empty, so nothing is proved of it"));
        Assert.Equal(await TellAsync(installation.Get<IDbContextFactory<ConferenceDb>>()), await TellAsync(back));
        Assert.Empty(again.LostFiles);
        Assert.Equal(installation.Get<FileStore>().All(), back.Files.All());
        Assert.Equal((there.Files, there.Bytes), (again.Files, back.Files.All().Sum(hash => back.Files.ReadAsync(hash, default).Result!.LongLength)));

        await using var process = installation.Process(more => more.AddSingleton<IDbContextFactory<ConferenceDb>>(back));
        var edition = await process.GetRequiredService<FindEdition>().ReadAsync(SeedTraining.EditionSlug, default);
        var people = await process.GetRequiredService<ParticipantRegister>().ReadAsync(new() { EditionId = edition!.Id }, A.Organizer, default);
        var run = await process.GetRequiredService<StartBadgeRun>().ExecuteAsync(new(edition.Id, BadgeSelection.Of(people.Rows[0].Id), Reason: "copied"), A.Organizer, default);
        Assert.IsType<StartBadgeRun.Outcome.Started>(run);
        await using var db = back.CreateDbContext();
        // the engine goes on counting where the copied rows end
        db.Add(new IdentityUserClaim<Guid> { UserId = (await db.Users.FirstAsync()).Id, ClaimType = "language", ClaimValue = "tg" });
        await db.SaveChangesAsync();
    }

    [Fact]
    public async Task A_database_that_holds_anything_is_refused_and_stays_as_it_is()
    {
        await using var taken = new Place(TestEngine.Chosen, installation.Get<DataKeys>());
        await using (var db = taken.CreateDbContext())
        {
            await db.Database.MigrateAsync();
            db.Add(new Series { Slug = "theirs", Name = LocalizedText.Of("Theirs") });
            await db.SaveChangesAsync();
        }

        var outcome = await installation.Get<CopyInstallation>().ExecuteAsync(taken.Form, Actor.Operator, default);

        Assert.Equal(new CopyInstallation.Outcome.NotEmpty("Series"), outcome);
        await using var after = taken.CreateDbContext();
        Assert.Equal(["theirs"], await after.Series.Select(each => each.Slug).ToListAsync());
        Assert.Empty(taken.Files.All());
    }

    [Fact]
    public async Task A_folder_with_files_of_another_installation_is_refused_before_anything_is_made()
    {
        await using var taken = new Place(TestEngine.Sqlite, installation.Get<DataKeys>());
        var hash = await taken.Files.SaveAsync("theirs"u8.ToArray(), default);

        var outcome = await installation.Get<CopyInstallation>().ExecuteAsync(taken.Form, Actor.Operator, default);

        Assert.Equal(new CopyInstallation.Outcome.NotEmpty(hash), outcome);
        Assert.False(File.Exists(Path.Combine(taken.Folder, "conference.db")));
    }

    [Fact]
    public async Task What_reads_back_otherwise_than_it_was_is_not_kept()
    {
        await installation.Add(new Series { Slug = "ours", Name = LocalizedText.Of("Ours") });
        await using var crooked = new Place(TestEngine.Sqlite, installation.Get<DataKeys>());
        await using (var db = crooked.CreateDbContext())
        {
            await db.Database.MigrateAsync();
            await db.Database.ExecuteSqlRawAsync("""CREATE TRIGGER crooked AFTER INSERT ON "Series" BEGIN UPDATE "Series" SET "Slug" = 'yours' WHERE "Slug" = 'ours'; END""");
        }

        var outcome = Assert.IsType<CopyInstallation.Outcome.Different>(await installation.Get<CopyInstallation>().ExecuteAsync(crooked.Form, Actor.Operator, default));

        Assert.Equal(("Series", outcome.Rows), (outcome.Table, outcome.Found));
        await using var after = crooked.CreateDbContext();
        Assert.Empty(await after.Series.ToListAsync());
        Assert.Single(await after.ContentStamps.ToListAsync());
    }

    [Fact]
    public async Task Files_that_were_lost_or_damaged_before_are_named()
    {
        await using var source = new Place(TestEngine.Sqlite, installation.Get<DataKeys>());
        await using var target = new Place(TestEngine.Sqlite, installation.Get<DataKeys>());
        var edition = A.Edition();
        var (lost, gone, damaged) = (FileStore.HashOf("lost"u8), FileStore.HashOf("gone"u8), await source.Files.SaveAsync("whole"u8.ToArray(), default));
        await File.WriteAllTextAsync(Path.Combine(source.Folder, "files", damaged[..2], damaged), "broken");
        await using (var db = source.CreateDbContext())
        {
            await db.Database.MigrateAsync();
            db.Add(edition);
            db.Add(new StoredFile { Hash = lost, EditionId = edition.Id, Purpose = FilePurpose.ParticipantPhoto, MediaType = "image/png", Length = 4, StoredAt = Instant.UtcDateTime });
            db.Add(new ImportCase { EditionId = edition.Id, ActorName = "S. Kenjaeva", FileName = "people.csv", TableHash = gone, TouchedAt = Instant.UtcDateTime });
            await db.SaveChangesAsync();
        }

        var copied = Assert.IsType<CopyInstallation.Outcome.Copied>(await new CopyInstallation(source, source.Files).ExecuteAsync(target.Form, Actor.Operator, default));

        Assert.Equal(new[] { lost, gone, damaged }.Order(StringComparer.Ordinal), copied.LostFiles);
        Assert.Empty(target.Files.All());
    }

    [Fact]
    public async Task Only_who_may_do_everything_may_copy_everything()
    {
        await using var target = new Place(TestEngine.Sqlite, installation.Get<DataKeys>());
        var edition = await installation.Add(A.Edition());

        await Assert.ThrowsAsync<NotPermittedException>(() => installation.Get<CopyInstallation>().ExecuteAsync(target.Form, A.Clerk(edition, Enum.GetValues<Permission>()), default));

        Assert.False(File.Exists(Path.Combine(target.Folder, "conference.db")));
    }

    private async Task FillAsync()
    {
        await installation.Get<RefoldSearch>().ExecuteAsync(default);
        await installation.Get<SeedProcess>().ExecuteAsync(new(), Actor.Operator, default);
        var seeded = Assert.IsType<SeedTraining.Outcome.Seeded>(await installation.Get<SeedTraining>().ExecuteAsync(new(Participants: 40), Actor.Operator, default));
        await installation.Get<StartBadgeRun>().ExecuteAsync(new(seeded.EditionId, BadgeSelection.Everybody), A.Organizer, default);
        Assert.IsType<IssueList.Outcome.Kept>(await installation.Get<IssueList>().ExecuteAsync(new(seeded.EditionId, new(), null), A.Organizer, default));
        var made = Assert.IsType<CreateAccount.Outcome.Created>(await installation.Get<CreateAccount>().ExecuteAsync(new("S. Kenjaeva", "copied@example.org", "a long password", "organizer"), Actor.Operator, default));
        var import = Assert.IsType<ReceiveImport.Outcome.Received>(await installation.Get<ReceiveImport>().ExecuteAsync(new(seeded.EditionId, "people.csv", new MemoryStream("given,family,iso2\nRustam,Copied,XX\n"u8.ToArray())), A.Organizer, default));
        await installation.Get<StartImport>().ExecuteAsync(new(seeded.EditionId, import.CaseId, DryRun: true), A.Organizer, default);
        await installation.Get<WorkRunner>().RunNextAsync(default);
        await installation.Get<ReceiveImport>().ExecuteAsync(new(seeded.EditionId, "waiting.csv", new MemoryStream("given\nWaiting\n"u8.ToArray())), A.Organizer, default);
        await using var db = await installation.OpenAsync();
        db.Add((await db.Participants.FirstAsync(each => each.EditionId == seeded.EditionId)).Decide(ConsentKind.Listing, true, ConsentWay.OnPaper, Instant.UtcDateTime, null, "operator"));
        var passport = new Passport { ParticipantId = (await db.Participants.FirstAsync(each => each.EditionId == seeded.EditionId)).Id };
        passport.Note(new() { Number = "400123456", BirthDate = new(1979, 3, 14) }, installation.Get<FieldSecrets>(), Instant.UtcDateTime, "operator");
        db.Add(passport);
        var account = await db.Users.SingleAsync(each => each.Id == made.AccountId);
        account.LockoutEnd = Instant;
        db.Add(new WorkItem { Kind = "Errand", ActorName = "S. Kenjaeva", Payload = "{}", CreatedAt = Instant.UtcDateTime });
        db.Add(new SignInSession { AccountId = account.Id, Stamp = account.SecurityStamp!, EndsAt = Instant.UtcDateTime, BegunAt = new(2022, 10, 18, 3, 0, 0, DateTimeKind.Utc), ProvenAt = new(2022, 10, 18, 3, 0, 0, DateTimeKind.Utc) });
        db.Add(new Authenticator { AccountId = account.Id, Secret = "sealed", SetAt = Instant.UtcDateTime });
        db.Add(new RecoveryCode { AccountId = account.Id, Hash = "sealed" });
        db.Add(new CodeTally { AccountId = account.Id, Failures = 2, FailedAt = Instant.UtcDateTime, LastStep = 55_000_000 });
        var delegation = await db.Delegations.FirstAsync(each => each.EditionId == seeded.EditionId);
        db.Add(new HeldPlace { EditionId = seeded.EditionId, DelegationId = delegation.Id, CategoryId = (await db.Categories.FirstAsync(each => each.EditionId == seeded.EditionId)).Id, Function = LocalizedText.Of("Expert") });
        db.Add(new DelegationCredentials { DelegationId = delegation.Id, EditionId = seeded.EditionId, Signer = "Minister", DatedOn = new(2022, 9, 7) });
        db.Add(new Quota { EditionId = seeded.EditionId, DelegationId = delegation.Id, Hosted = 1, Places = 2 });
        db.Add(new RememberedMapping { EditionId = seeded.EditionId, HeaderKey = "given family", Mapping = "{}", UsedAt = Instant.UtcDateTime });
        db.Add(new IdentityUserClaim<Guid> { UserId = account.Id, ClaimType = "language", ClaimValue = "ru" });
        db.Add(new IdentityUserPasskey<Guid> { UserId = account.Id, CredentialId = [1, 0, 255], Data = new() { PublicKey = [7, 8], Name = "Ключ", CreatedAt = Instant, SignCount = 3, Transports = ["usb"], AttestationObject = [9], ClientDataJson = [10] } });
        await db.SaveChangesAsync();
    }

    private async Task<IEnumerable<string>> ModelTablesAsync()
    {
        await using var db = await installation.OpenAsync();
        return db.Model.GetEntityTypes().Select(each => each.GetTableName()!).Distinct().Order(StringComparer.Ordinal).ToList();
    }

    /// <summary>What people would see of it, read through the entities and not by columns.</summary>
    private static async Task<string> TellAsync(IDbContextFactory<ConferenceDb> databases)
    {
        await using var db = await databases.CreateDbContextAsync();
        var people = await db.Participants.AsNoTracking().Include(each => each.Steps).OrderBy(each => each.Id).ToListAsync();
        var sessions = await db.Sessions.AsNoTracking().Include(each => each.Appearances).OrderBy(each => each.Id).ToListAsync();
        var passkey = await db.Set<IdentityUserPasskey<Guid>>().AsNoTracking().SingleAsync();
        var account = await db.Users.AsNoTracking().SingleAsync(each => each.Id == passkey.UserId);
        return string.Join('\n', people.Select(each => $"{each.Id} {each.Name} {each.State} {each.SearchText} {each.SortKey} {each.PhotoHash} {each.Version} {Micro(each.RegisteredAt)} {string.Join(',', each.Steps.Select(step => $"{step.Id} {step.To} {step.ActorName}").Order(StringComparer.Ordinal))}"))
            + string.Join('\n', sessions.Select(each => $"{each.Id} {each.Title.ToJson()} {each.Day} {each.Starts} {each.Ends} {each.Order} {string.Join(',', each.Appearances.Select(voice => voice.Id).Order())}"))
            + $"{account.Email} {account.PasswordHash} {account.LockoutEnd?.UtcTicks / 10} {Convert.ToHexString(passkey.CredentialId)} {Convert.ToHexString(passkey.Data.PublicKey)} {passkey.Data.Name} {passkey.Data.CreatedAt.UtcTicks} {passkey.Data.SignCount} {string.Join(',', passkey.Data.Transports!)}";
    }

    private static long Micro(DateTime instant) => instant.Ticks / 10;

    /// <summary>A place of an engine that nothing was put into yet, gone afterwards.</summary>
    private sealed class Place(TestEngine engine, DataKeys keys) : IDbContextFactory<ConferenceDb>, IAsyncDisposable
    {
        public string Folder { get; } = Directory.CreateTempSubdirectory("conference-copy-").FullName;

        public FileStore Files => field ??= new FileStore(Microsoft.Extensions.Options.Options.Create(new FileStoreOptions { Folder = Path.Combine(Folder, "files") }), keys);

        public CopyInstallation.Form Form => new(this, Files);

        public ConferenceDb CreateDbContext()
        {
            var options = new DbContextOptionsBuilder<ConferenceDb>();
            engine.Use(options, Folder).UseIdentitySchema();
            return new ConferenceDb(options.Options);
        }

        public async ValueTask DisposeAsync()
        {
            if (engine.IsServer)
            {
                await using var db = CreateDbContext();
                await db.Database.EnsureDeletedAsync();
            }

            Directory.Delete(Folder, recursive: true);
        }
    }
}
