using Dushanbe.Conference.Access;
using Dushanbe.Conference.Accounts;
using Dushanbe.Conference.Grants;
using Dushanbe.Conference.Journal;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Tests.Accounts;

public sealed class AccountsTests(Installation installation) : IClassFixture<Installation>
{
    private const string Password = "a long password";
    private static int count;

    [Fact]
    public async Task Creating_an_account_gives_its_post_and_journals_it_without_the_password()
    {
        var id = await CreateAsync("badges");

        var actor = await installation.Get<ReadActor>().ReadAsync(id, default);
        await using var db = await installation.OpenAsync();
        var entry = await db.Journal.SingleAsync(each => each.SubjectId == id);
        Assert.Equal([Permission.ReadDesk, Permission.PrintBadges], actor!.Grants.Select(each => each.Permission).Order());
        Assert.Equal((JournalSubject.Account, JournalAction.Created, "S. Kenjaeva"), (entry.Subject, entry.Action, entry.ActorName));
        Assert.DoesNotContain(Password, string.Join(' ', entry.Changes));
        Assert.NotEqual(Password, (await db.Users.SingleAsync(each => each.Id == id)).PasswordHash);
    }

    [Theory]
    [InlineData("somebody@example.org", "short", "PasswordTooShort"), InlineData("somebody@example.org", "aaaaaaaaaaaaaaaa", "PasswordRequiresUniqueChars"), InlineData("somebody@example.org", "password1234", "PasswordCommon"), InlineData("not an address", Password, "InvalidEmail")]
    [InlineData("mailto:me@example.org", Password, "InvalidEmail"), InlineData("me@example", Password, "InvalidEmail"), InlineData("аdmin@example.org", Password, "InvalidEmail"), InlineData("admin@ехample.org", Password, "InvalidEmail"), InlineData("ad\u200Dmin@example.org", Password, "InvalidEmail"), InlineData("one@two@example.org", Password, "InvalidEmail")]
    [InlineData("a..b@example.org", Password, "InvalidEmail"), InlineData(".a@example.org", Password, "InvalidEmail"), InlineData("a.@example.org", Password, "InvalidEmail"), InlineData("a(b)@example.org", Password, "InvalidEmail"), InlineData("a@(b)example.org", Password, "InvalidEmail"), InlineData("a\\@example.org", Password, "InvalidEmail"), InlineData("a@exa_mple.org", Password, "InvalidEmail"), InlineData("somebody@example.org", "dushanbe conference", "PasswordCommon")]
    public async Task An_account_that_breaks_a_rule_is_not_made(string email, string password, string fault)
    {
        var outcome = await installation.Get<CreateAccount>().ExecuteAsync(new("Somebody", email, password, "reader"), A.Organizer, default);

        await using var db = await installation.OpenAsync();
        Assert.Contains(fault, Assert.IsType<CreateAccount.Outcome.Refused>(outcome).Faults);
        Assert.False(await db.Users.AnyAsync(each => each.Email == email));
        Assert.False(await db.Journal.AnyAsync(each => each.Subject == JournalSubject.Account && !db.Users.Any(user => user.Id == each.SubjectId)));
        Assert.False(await db.Grants.AnyAsync(each => !db.Users.Any(user => user.Id == each.AccountId)));
    }

    [Theory]
    [InlineData(0, "NoName"), InlineData(201, "NameTooLong"), InlineData(200, null)]
    public async Task A_name_that_journals_cannot_hold_is_answered(int length, string? fault)
    {
        var outcome = await installation.Get<CreateAccount>().ExecuteAsync(new(new string('x', length), $"long-{length}@example.org", Password), A.Organizer, default);

        Assert.Equal(fault, (outcome as CreateAccount.Outcome.Refused)?.Faults.Single());
    }

    [Theory]
    [InlineData(200, null), InlineData(201, "PasswordTooLong")]
    public async Task A_password_that_no_form_takes_is_answered(int length, string? fault)
    {
        var outcome = await installation.Get<CreateAccount>().ExecuteAsync(new("Somebody", $"long-password-{length}@example.org", string.Concat(Enumerable.Range(0, length).Select(at => (char)('a' + (at * at % 23)))), "reader"), A.Organizer, default);

        Assert.Equal(fault, (outcome as CreateAccount.Outcome.Refused)?.Faults.Single());
    }

    [Fact]
    public async Task An_address_that_is_longer_than_any_is_none()
    {
        var outcome = await installation.Get<CreateAccount>().ExecuteAsync(new("Somebody", $"{new string('x', 250)}@example.org", Password), A.Organizer, default);

        Assert.Equal(["InvalidEmail"], Assert.IsType<CreateAccount.Outcome.Refused>(outcome).Faults);
    }

    [Fact]
    public async Task Two_accounts_never_share_an_address_whatever_its_capitals()
    {
        await installation.Get<CreateAccount>().ExecuteAsync(new("One", "same@example.org", Password), A.Organizer, default);

        var outcome = await installation.Get<CreateAccount>().ExecuteAsync(new("Two", "SAME@example.org", Password), A.Organizer, default);

        Assert.Equal(["DuplicateEmail"], Assert.IsType<CreateAccount.Outcome.Refused>(outcome).Faults);
    }

    [Theory]
    [InlineData("straße@example.org", "strasse@example.org"), InlineData("æsir@example.org", "aesir@example.org"), InlineData("ılgaz@example.org", "ilgaz@example.org"), InlineData("josé@example.org", "jose@example.org")]
    public async Task Addresses_that_some_collations_take_for_one_are_two_accounts_on_every_engine(string one, string other)
    {
        var made = new List<Guid>();
        foreach (var email in new[] { one, other })
            made.Add(Assert.IsType<CreateAccount.Outcome.Created>(await installation.Get<CreateAccount>().ExecuteAsync(new(email, email, Password), A.Organizer, default)).AccountId);

        var found = new List<Guid>();
        foreach (var email in new[] { one, other, one.ToUpperInvariant(), other.ToUpperInvariant() })
            found.Add((await installation.Get<FindAccount>().ReadAsync(email, Password, A.Organizer, default))!.Id);
        Assert.Equal([.. made, .. made], found);
    }

    [Fact]
    public async Task A_closed_account_is_no_actor_until_it_is_opened_again()
    {
        await CreateAsync(Roles.Owner);
        var id = await CreateAsync("reader");

        await installation.Get<CloseAccount>().ExecuteAsync(new(id), A.Organizer, default);
        var closed = await installation.Get<ReadActor>().ReadAsync(id, default);
        await installation.Get<CloseAccount>().ExecuteAsync(new(id, Closed: false), A.Organizer, default);

        Assert.Null(closed);
        Assert.NotNull(await installation.Get<ReadActor>().ReadAsync(id, default));
    }

    [Fact]
    public async Task A_new_password_replaces_the_old_one_and_ends_open_sessions()
    {
        var id = await CreateAsync();
        await using var before = await installation.OpenAsync();
        var old = await before.Users.SingleAsync(each => each.Id == id);

        var refused = await installation.Get<ResetPassword>().ExecuteAsync(new(id, "short"), A.Organizer, default);
        var outcome = await installation.Get<ResetPassword>().ExecuteAsync(new(id, "quite another password"), A.Organizer, default);

        await using var db = await installation.OpenAsync();
        var now = await db.Users.SingleAsync(each => each.Id == id);
        Assert.IsType<ResetPassword.Outcome.Refused>(refused);
        Assert.IsType<ResetPassword.Outcome.Done>(outcome);
        Assert.NotEqual(old.SecurityStamp, now.SecurityStamp);
        Assert.NotEqual(PasswordVerificationResult.Failed, new PasswordHasher<Account>().VerifyHashedPassword(now, now.PasswordHash!, "quite another password"));
    }

    [Fact]
    public async Task Guessing_the_current_password_locks_the_account()
    {
        var id = await CreateAsync();
        var actor = (await installation.Get<ReadActor>().ReadAsync(id, default))!;
        ChangePassword.Outcome last = null!;
        for (var i = 0; i < AccountsSetup.FailuresBeforeLock; i++) last = await installation.Get<ChangePassword>().ExecuteAsync(new("a wrong password", "quite another password"), actor, default);

        var right = await installation.Get<ChangePassword>().ExecuteAsync(new(Password, "quite another password"), actor, default);

        Assert.IsType<ChangePassword.Outcome.Locked>(last);
        Assert.IsType<ChangePassword.Outcome.Locked>(right);
    }

    [Fact]
    public async Task Without_the_permission_nobody_touches_accounts()
    {
        var id = await CreateAsync();
        var clerk = A.Clerk(A.Edition(), Permission.ManageAccounts);

        await Assert.ThrowsAsync<NotPermittedException>(() => installation.Get<CreateAccount>().ExecuteAsync(new("X", "x@example.org", Password), clerk, default));
        await Assert.ThrowsAsync<NotPermittedException>(() => installation.Get<GiveRole>().ExecuteAsync(new(id, "organizer", GrantScope.Installation, null), clerk, default));
        await Assert.ThrowsAsync<NotPermittedException>(() => installation.Get<CloseAccount>().ExecuteAsync(new(id), clerk, default));
        await Assert.ThrowsAsync<NotPermittedException>(() => installation.Get<ResetPassword>().ExecuteAsync(new(id, "quite another password"), clerk, default));
        await Assert.ThrowsAsync<NotPermittedException>(() => installation.Get<AccountList>().ReadAsync(clerk, default));
    }

    private async Task<Guid> CreateAsync(string? post = null)
    {
        var outcome = await installation.Get<CreateAccount>().ExecuteAsync(new("M. Karimova", $"karimova-{Interlocked.Increment(ref count)}@example.org", Password, post), A.Organizer, default);
        return Assert.IsType<CreateAccount.Outcome.Created>(outcome).AccountId;
    }
}
