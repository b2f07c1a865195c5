using System.Globalization;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Accounts;
using Dushanbe.Conference.Accounts.SecondStep;
using Dushanbe.Conference.Journal;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dushanbe.Conference.Tests.Accounts;

public sealed class SecondStepTests(Installation installation) : IClassFixture<Installation>
{
    private const string Password = "a long password";
    private static int count;

    private CheckSecondStep Check => installation.Get<CheckSecondStep>();

    [Fact]
    public async Task A_code_is_right_once()
    {
        var (actor, secret, _) = await SetAsync();
        installation.Clock.Advance(TimeSpan.FromSeconds(30));
        var code = CodeOf(secret);

        Assert.IsType<CheckSecondStep.Outcome.Right>(await CheckAsync(actor, code));
        Assert.IsType<CheckSecondStep.Outcome.Wrong>(await CheckAsync(actor, code));
        installation.Clock.Advance(TimeSpan.FromSeconds(30));
        // the one before is still of its half minute, but older than the one used
        Assert.IsType<CheckSecondStep.Outcome.Wrong>(await CheckAsync(actor, code));
        Assert.IsType<CheckSecondStep.Outcome.Right>(await CheckAsync(actor, CodeOf(secret)));
    }

    [Fact]
    public async Task The_code_that_set_it_up_signs_nobody_in()
    {
        var (actor, secret, _) = await SetAsync();

        Assert.IsType<CheckSecondStep.Outcome.Wrong>(await CheckAsync(actor, CodeOf(secret)));
    }

    [Fact]
    public async Task Of_many_who_use_one_code_at_once_one_gets_in()
    {
        var (actor, secret, codes) = await SetAsync();
        installation.Clock.Advance(TimeSpan.FromSeconds(30));
        var code = CodeOf(secret);

        // fewer than would lock it, since those still being checked count as wrong
        var byApp = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => CheckAsync(actor, code))));
        var onPaper = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => CheckAsync(actor, codes[3]))));

        Assert.Single(byApp.OfType<CheckSecondStep.Outcome.Right>());
        Assert.Single(onPaper.OfType<CheckSecondStep.Outcome.Right>());
    }

    [Fact]
    public async Task Of_a_hundred_guesses_at_once_five_are_looked_at()
    {
        var (actor, secret, _) = await SetAsync();

        var guesses = await Task.WhenAll(Enumerable.Range(0, 40).Select(each => Task.Run(() => CheckAsync(actor, each.ToString("000000", CultureInfo.InvariantCulture)))));

        Assert.Equal(CheckSecondStep.FailuresBeforeLock, guesses.Count(each => each is CheckSecondStep.Outcome.Wrong));
        installation.Clock.Advance(TimeSpan.FromMinutes(9));
        Assert.IsType<CheckSecondStep.Outcome.Locked>(await CheckAsync(actor, CodeOf(secret)));
        installation.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.IsType<CheckSecondStep.Outcome.Right>(await CheckAsync(actor, CodeOf(secret)));
    }

    [Fact]
    public async Task A_recovery_code_is_right_once_however_it_is_typed_and_is_journaled()
    {
        var (actor, _, codes) = await SetAsync();

        Assert.Equal(AccountSecrets.Codes, codes.Distinct().Count());
        Assert.IsType<CheckSecondStep.Outcome.Right>(await CheckAsync(actor, $" {codes[0].ToLowerInvariant().Replace('-', ' ')} "));
        Assert.IsType<CheckSecondStep.Outcome.Wrong>(await CheckAsync(actor, codes[0]));
        Assert.IsType<CheckSecondStep.Outcome.Wrong>(await CheckAsync(actor, ""));
        Assert.Equal(AccountSecrets.Codes - 1, (await MeansAsync(actor)).RecoveryCodes);
        Assert.Equal((JournalAction.RecoveryCodeUsed, actor.AccountId), (await EntriesAsync(actor))[^1]);

        var replaced = Assert.IsType<ReplaceRecoveryCodes.Outcome.Done>(await installation.Get<ReplaceRecoveryCodes>().ExecuteAsync(actor, default));
        Assert.IsType<CheckSecondStep.Outcome.Wrong>(await CheckAsync(actor, codes[1]));
        Assert.IsType<CheckSecondStep.Outcome.Right>(await CheckAsync(actor, replaced.RecoveryCodes[1]));
    }

    [Fact]
    public async Task Neither_the_secret_nor_the_codes_can_be_read_in_the_database_or_moved_to_another_account()
    {
        var ((one, secret, codes), (other, _, _)) = (await SetAsync(), await SetAsync());
        await using var db = await installation.OpenAsync();
        var (stored, theirs) = (await db.Authenticators.SingleAsync(each => each.AccountId == one.AccountId), await db.Authenticators.SingleAsync(each => each.AccountId == other.AccountId));
        var rows = await db.RecoveryCodes.Where(each => each.AccountId == one.AccountId).ToListAsync();

        Assert.DoesNotContain(TimeCode.ToText(secret), stored.Secret, StringComparison.Ordinal);
        Assert.DoesNotContain(Convert.ToBase64String(secret)[..20], stored.Secret, StringComparison.Ordinal);
        Assert.All(rows, row => Assert.All(codes, code => Assert.DoesNotContain(code, row.Hash, StringComparison.OrdinalIgnoreCase)));
        theirs.Secret = stored.Secret;
        await db.SaveChangesAsync();
        installation.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.IsType<CheckSecondStep.Outcome.Wrong>(await CheckAsync(other, CodeOf(secret)));
        Assert.IsType<CheckSecondStep.Outcome.Right>(await CheckAsync(one, CodeOf(secret)));
    }

    [Fact]
    public async Task A_wrong_code_and_a_proof_of_long_ago_set_nothing_up()
    {
        var actor = await CreateAsync();
        var secret = TimeCode.NewSecret();

        Assert.IsType<SetAuthenticator.Outcome.WrongCode>(await installation.Get<SetAuthenticator>().ExecuteAsync(new(secret, "000000"), actor, default));
        Assert.IsType<SetAuthenticator.Outcome.WrongCode>(await installation.Get<SetAuthenticator>().ExecuteAsync(new([], CodeOf([])), actor, default));
        await Assert.ThrowsAsync<NotProvenException>(() => installation.Get<SetAuthenticator>().ExecuteAsync(new(secret, CodeOf(secret)), actor with { ProvenAt = installation.Clock.GetUtcNow().UtcDateTime - Actor.ProofHolds }, default));
        Assert.False((await Check.ReadAsync(actor.AccountId!.Value, default)).Any);
    }

    [Fact]
    public async Task Setting_it_up_ends_the_sessions_and_taking_it_away_too()
    {
        var (actor, owner) = (await CreateAsync(), await CreateAsync(Roles.Owner));
        var session = await BeginAsync(actor, isStrong: false);
        var secret = TimeCode.NewSecret();

        Assert.IsType<SetAuthenticator.Outcome.Done>(await installation.Get<SetAuthenticator>().ExecuteAsync(new(secret, CodeOf(secret)), actor, default));
        Assert.Null(await installation.Get<SignInSessions>().ReadAsync(session, default));
        var strong = await BeginAsync(actor, isStrong: true);
        Assert.NotNull(await installation.Get<SignInSessions>().ReadAsync(strong, default));

        Assert.IsType<RemoveSecondStep.Outcome.Done>(await installation.Get<RemoveSecondStep>().ExecuteAsync(new(actor.AccountId!.Value), owner, default));
        Assert.Null(await installation.Get<SignInSessions>().ReadAsync(strong, default));
        Assert.False((await Check.ReadAsync(actor.AccountId.Value, default)).Any);
        Assert.Equal([JournalAction.Created, JournalAction.SecondStepSet, JournalAction.SecondStepRemoved], (await EntriesAsync(actor)).Select(each => each.Action));
        Assert.Equal(0, (await MeansAsync(actor)).RecoveryCodes);
        await Assert.ThrowsAsync<NotPermittedException>(() => installation.Get<RemoveSecondStep>().ExecuteAsync(new(owner.AccountId!.Value), actor, default));
    }

    [Fact]
    public async Task A_role_that_needs_it_is_there_only_in_a_session_that_had_it()
    {
        var actor = await CreateAsync("badges");
        var (weak, strong) = (await BeginAsync(actor, isStrong: false), await BeginAsync(actor, isStrong: true));
        await using var process = installation.Process(services => services.Configure<SecondStepOptions>(options => options.NeededFor = ["badges", Roles.Owner]));
        var sessions = process.GetRequiredService<SignInSessions>();

        var (before, after) = ((await sessions.ReadAsync(weak, default))!, (await sessions.ReadAsync(strong, default))!);

        Assert.Equal((0, true), (before.Grants.Count, before.IsWithheld));
        Assert.Equal((true, false), (after.May(Permission.PrintBadges, null), after.IsWithheld));
        Assert.True(await process.GetRequiredService<CheckSecondStep>().IsNeededAsync(actor.AccountId!.Value, default));
        Assert.False(await Check.IsNeededAsync(actor.AccountId.Value, default));
        // a permission of an older program, which a role that needs it has
        await using (var db = await installation.OpenAsync())
        {
            db.Grants.Add(new Grant { AccountId = actor.AccountId!.Value, Role = nameof(Permission.ManageEditions), Scope = GrantScope.Installation, ScopeId = null });
            await db.SaveChangesAsync();
        }

        Assert.Empty((await sessions.ReadAsync(weak, default))!.Grants);
        Assert.NotEmpty((await installation.Get<SignInSessions>().ReadAsync(weak, default))!.Grants);
    }

    [Fact]
    public async Task Proving_again_takes_a_code_where_there_is_an_app_and_else_the_password()
    {
        var actor = await CreateAsync();
        var session = await BeginAsync(actor, isStrong: false);
        installation.Clock.Advance(TimeSpan.FromMinutes(20));
        Assert.False((await installation.Get<SignInSessions>().ReadAsync(session, default))!.IsProven(Now));

        Assert.IsType<ProveAgain.Outcome.Wrong>(await ProveAsync(actor, session, "another password"));
        Assert.False((await installation.Get<SignInSessions>().ReadAsync(session, default))!.IsProven(Now));
        Assert.IsType<ProveAgain.Outcome.Proven>(await ProveAsync(actor, session, Password));
        Assert.True((await installation.Get<SignInSessions>().ReadAsync(session, default))!.IsProven(Now));

        var (other, secret, _) = await SetAsync();
        var strong = await BeginAsync(other, isStrong: true);
        installation.Clock.Advance(TimeSpan.FromMinutes(20));
        Assert.IsType<ProveAgain.Outcome.Wrong>(await ProveAsync(other, strong, Password));
        Assert.IsType<ProveAgain.Outcome.Proven>(await ProveAsync(other, strong, CodeOf(secret)));
        for (var i = 0; i < AccountsSetup.FailuresBeforeLock; i++) await ProveAsync(actor, session, "another password");
        Assert.IsType<ProveAgain.Outcome.Locked>(await ProveAsync(actor, session, Password));
        // somebody else's session is proved by nobody
        Assert.IsType<ProveAgain.Outcome.Wrong>(await ProveAsync(other, strong, "000000"));
    }

    [Fact]
    public async Task Sessions_are_listed_and_ended_one_by_one_and_only_ones_own()
    {
        var (actor, other) = (await CreateAsync(), await CreateAsync());
        var (one, two, three, foreign) = (await BeginAsync(actor, false, "Firefox, Windows"), await BeginAsync(actor, true, new string('x', 300)), await BeginAsync(actor, false), await BeginAsync(other, false));
        var ends = installation.Get<EndSessions>();

        var listed = (await MeansAsync(actor)).Sessions;
        Assert.Equal(new[] { one, two, three }.Order(), listed.Select(each => each.Id).Order());
        Assert.Equal(("Firefox, Windows", false), (listed.Single(each => each.Id == one).Browser, listed.Single(each => each.Id == one).IsStrong));
        Assert.Equal(SignInManner.LongestBrowser, listed.Single(each => each.Id == two).Browser!.Length);

        Assert.Equal(0, await ends.ExecuteAsync(new(foreign, one), actor, default));
        Assert.Equal(1, await ends.ExecuteAsync(new(two, one), actor, default));
        Assert.Null(await installation.Get<SignInSessions>().ReadAsync(two, default));
        Assert.Equal(1, await ends.ExecuteAsync(new(null, one), actor, default));
        Assert.Equal([one], (await MeansAsync(actor)).Sessions.Select(each => each.Id));
        Assert.NotNull(await installation.Get<SignInSessions>().ReadAsync(foreign, default));
        Assert.Equal([JournalAction.Created, JournalAction.SessionsEnded, JournalAction.SessionsEnded], (await EntriesAsync(actor)).Select(each => each.Action));
    }

    [Fact]
    public async Task Passkeys_are_added_named_and_removed_and_only_ones_own()
    {
        var (actor, other) = (await CreateAsync(), await CreateAsync());
        byte[] id = [1, 2, 3, (byte)count];
        UserPasskeyInfo key = new(id, [9], installation.Clock.GetUtcNow(), 0, null, isUserVerified: true, isBackupEligible: false, isBackedUp: false, [], []);

        await Assert.ThrowsAsync<NotProvenException>(() => installation.Get<AddPasskey>().ExecuteAsync(new(key, "key"), actor with { ProvenAt = default }, default));
        Assert.IsType<AddPasskey.Outcome.Added>(await installation.Get<AddPasskey>().ExecuteAsync(new(key, " Work\u202e  laptop "), actor, default));
        Assert.Equal("Work laptop", Assert.Single((await MeansAsync(actor)).Passkeys).Name);
        Assert.IsType<RemovePasskey.Outcome.NotThere>(await installation.Get<RemovePasskey>().ExecuteAsync(new(id), other, default));
        await Assert.ThrowsAsync<NotProvenException>(() => installation.Get<RemovePasskey>().ExecuteAsync(new(id), actor with { ProvenAt = default }, default));
        Assert.IsType<RemovePasskey.Outcome.Removed>(await installation.Get<RemovePasskey>().ExecuteAsync(new(id), actor, default));
        Assert.Empty((await MeansAsync(actor)).Passkeys);
        Assert.Equal([JournalAction.Created, JournalAction.PasskeyAdded, JournalAction.PasskeyRemoved], (await EntriesAsync(actor)).Select(each => each.Action));
    }

    [Fact]
    public async Task A_passkey_that_is_the_only_way_in_stays()
    {
        var actor = await CreateAsync();
        byte[] id = [7, 8, (byte)count];
        UserPasskeyInfo key = new(id, [9], installation.Clock.GetUtcNow(), 0, null, isUserVerified: true, isBackupEligible: false, isBackedUp: false, [], []);
        await installation.Get<AddPasskey>().ExecuteAsync(new(key, "key"), actor, default);
        await using (var db = await installation.OpenAsync()) await db.Users.Where(each => each.Id == actor.AccountId).ExecuteUpdateAsync(set => set.SetProperty(each => each.PasswordHash, (string?)null));

        Assert.IsType<RemovePasskey.Outcome.OnlyWay>(await installation.Get<RemovePasskey>().ExecuteAsync(new(id), actor, default));
        Assert.IsType<RemoveSecondStep.Outcome.OnlyWay>(await installation.Get<RemoveSecondStep>().ExecuteAsync(new(actor.AccountId!.Value), actor, default));
        Assert.Single((await MeansAsync(actor)).Passkeys);
        // whoever has lost it is helped by an owner, who sets a password
        Assert.IsType<RemoveSecondStep.Outcome.Done>(await installation.Get<RemoveSecondStep>().ExecuteAsync(new(actor.AccountId!.Value), A.Organizer, default));
    }

    [Fact]
    public async Task Where_there_is_a_passkey_a_password_proves_nothing_and_sets_no_other_second_step()
    {
        var actor = await CreateAsync();
        UserPasskeyInfo key = new([4, 5, (byte)count], [9], installation.Clock.GetUtcNow(), 0, null, isUserVerified: true, isBackupEligible: false, isBackedUp: false, [], []);
        await installation.Get<AddPasskey>().ExecuteAsync(new(key, "key"), actor, default);
        var (session, strong) = (await BeginAsync(actor, isStrong: false), await BeginAsync(actor, isStrong: true));
        var (byPassword, byPasskey) = ((await installation.Get<SignInSessions>().ReadAsync(session, default))!, (await installation.Get<SignInSessions>().ReadAsync(strong, default))!);

        Assert.Equal((false, true), (byPassword.IsProven(Now), byPasskey.IsProven(Now)));
        Assert.IsType<ProveAgain.Outcome.Wrong>(await ProveAsync(byPassword, session, Password));
        Assert.False((await installation.Get<SignInSessions>().ReadAsync(session, default))!.IsProven(Now));
        var secret = TimeCode.NewSecret();
        await Assert.ThrowsAsync<NotProvenException>(() => installation.Get<SetAuthenticator>().ExecuteAsync(new(secret, CodeOf(secret)), byPassword, default));
        await Assert.ThrowsAsync<NotProvenException>(() => installation.Get<RemovePasskey>().ExecuteAsync(new([4, 5, (byte)count]), byPassword, default));
        Assert.IsType<SetAuthenticator.Outcome.Done>(await installation.Get<SetAuthenticator>().ExecuteAsync(new(secret, CodeOf(secret)), byPasskey, default));
    }

    private DateTime Now => installation.Clock.GetUtcNow().UtcDateTime;

    private async Task<Actor> CreateAsync(string? role = null)
    {
        var outcome = await installation.Get<CreateAccount>().ExecuteAsync(new("S. Kenjaeva", $"second-{Interlocked.Increment(ref count)}@example.org", Password, role), A.Organizer, default);
        var id = Assert.IsType<CreateAccount.Outcome.Created>(outcome).AccountId;
        return (await installation.Get<ReadActor>().ReadAsync(id, default))! with { ProvenAt = DateTime.MaxValue };
    }

    private async Task<(Actor Actor, byte[] Secret, IReadOnlyList<string> Codes)> SetAsync()
    {
        var (actor, secret) = (await CreateAsync(), TimeCode.NewSecret());
        var outcome = await installation.Get<SetAuthenticator>().ExecuteAsync(new(secret, CodeOf(secret)), actor, default);
        return (actor, secret, Assert.IsType<SetAuthenticator.Outcome.Done>(outcome).RecoveryCodes);
    }

    private string CodeOf(byte[] secret) => TimeCode.Of(secret, TimeCode.StepOf(installation.Clock.GetUtcNow())).ToString("000000", CultureInfo.InvariantCulture);

    private Task<CheckSecondStep.Outcome> CheckAsync(Actor actor, string code) => Check.ExecuteAsync(actor.AccountId!.Value, code, default);

    private Task<ProveAgain.Outcome> ProveAsync(Actor actor, Guid session, string secret) => installation.Get<ProveAgain>().ExecuteAsync(new(session, secret), actor, default);

    private async Task<ReadSignInMeans.Row> MeansAsync(Actor actor) => (await installation.Get<ReadSignInMeans>().ReadAsync(actor, default))!;

    private async Task<Guid> BeginAsync(Actor actor, bool isStrong, string? browser = null)
    {
        await using var db = await installation.OpenAsync();
        return await installation.Get<SignInSessions>().BeginAsync(await db.Users.SingleAsync(each => each.Id == actor.AccountId), new(isStrong, browser), default);
    }

    private async Task<List<(JournalAction Action, Guid? Actor)>> EntriesAsync(Actor actor)
    {
        await using var db = await installation.OpenAsync();
        return [.. (await db.Journal.Where(each => each.SubjectId == actor.AccountId).OrderBy(each => each.Number).ToListAsync()).Select(each => (each.Action, each.ActorId))];
    }
}
