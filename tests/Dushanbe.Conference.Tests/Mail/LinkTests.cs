using System.Data.Common;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Accounts;
using Dushanbe.Conference.Accounts.OpenId;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Grants;
using Dushanbe.Conference.Journal;
using Dushanbe.Conference.Mail;
using Dushanbe.Conference.Tests.Work;
using Dushanbe.Conference.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Dushanbe.Conference.Tests.Mail;

public sealed class LinkTests(Installation installation) : IClassFixture<Installation>
{
    private const string Password = "a long password", Another = "quite another password";
    private static int count;

    private DateTime Now => installation.Clock.GetUtcNow().UtcDateTime;

    [Fact]
    public async Task An_invitation_makes_an_account_without_a_password_and_its_link_sets_one_once()
    {
        var edition = await installation.Add(A.Edition());
        var email = Address();
        var id = Assert.IsType<InviteAccount.Outcome.Invited>(await installation.Get<InviteAccount>().ExecuteAsync(new("M. Karimova", email, "ru-RU", "badges", edition.Id), A.Organizer, default)).AccountId;
        await SendAsync();

        var letter = installation.Letters.LastTo(email);
        var role = Assert.Single(letter.Roles);
        Assert.Equal((LinkKind.Invitation, "M. Karimova", "ru", Now.AddDays(7), edition.ZoneId, null, "badges", "Border Security 2022"), (letter.Kind, letter.ToName, letter.Language, letter.Until, letter.ZoneId, letter.InvitedBy, role.Role, role.Edition!.In("en")));
        Assert.Equal(new ReadInvitation.Row(true, Now, WorkState.Done), await installation.Get<ReadInvitation>().ReadAsync(id, A.Organizer, default));
        Assert.True((await installation.Get<AccountList>().FindAsync(id, A.Organizer, default))!.IsInvited);
        // a program that checks mail opens it twice, and its reader once more
        for (var look = 0; look < 3; look++) Assert.Equal(new SetPasswordByLink.Row(LinkKind.Invitation, email), await LookAsync(letter.Token));
        Assert.Equal(["PasswordTooShort"], Assert.IsType<SetPasswordByLink.Outcome.Refused>(await SetAsync(letter.Token, "short")).Faults);
        Assert.IsType<SetPasswordByLink.Outcome.Done>(await SetAsync(letter.Token, Password));

        Assert.Null(await LookAsync(letter.Token));
        Assert.IsType<SetPasswordByLink.Outcome.UsedUp>(await SetAsync(letter.Token, Another));
        Assert.True((await installation.Get<FindAccount>().ReadAsync(email, Password, A.Organizer, default))!.HasPassword);
        Assert.Null(await installation.Get<ReadInvitation>().ReadAsync(id, A.Organizer, default));
        await using var db = await installation.OpenAsync();
        Assert.Equal([(JournalAction.Created, "S. Kenjaeva", (Guid?)null), (JournalAction.Invited, "S. Kenjaeva", null), (JournalAction.PasswordChanged, "M. Karimova", id)],
            (await db.Journal.Where(each => each.SubjectId == id).OrderBy(each => each.Number).Select(each => new { each.Action, each.ActorName, each.ActorId }).ToListAsync()).Select(each => (each.Action, each.ActorName, each.ActorId)));
    }

    [Fact]
    public async Task Who_signs_in_by_a_provider_alone_gets_no_password_by_letter_and_does_not_count_as_invited()
    {
        var email = Address();
        var id = Assert.IsType<EnterByProvider.Outcome.Entered>(await installation.Get<EnterByProvider>().ExecuteAsync(new(new("https://issuer.example", email), "M. Rahimova", email, IsVerified: true, MayMake: true, MayLink: false), default)).AccountId;

        await AskAsync(email);
        await SendAsync();

        Assert.Equal(0, installation.Letters.CountOf(email));
        Assert.False((await installation.Get<AccountList>().FindAsync(id, A.Organizer, default))!.IsInvited);
        Assert.Null(await installation.Get<ReadInvitation>().ReadAsync(id, A.Organizer, default));
    }

    [Fact]
    public async Task The_link_of_an_invitation_ends_where_the_provider_takes_the_account_over_and_does_not_come_back()
    {
        var (email, token) = await LinkAsync(LinkKind.Invitation);
        var (id, _) = await IdOfAsync(token);

        Assert.IsType<EnterByProvider.Outcome.Entered>(await installation.Get<EnterByProvider>().ExecuteAsync(new(new("https://issuer.example", email), "M. Rahimova", email, IsVerified: true, MayMake: false, MayLink: true), default));

        Assert.Null(await LookAsync(token));
        Assert.IsType<SetPasswordByLink.Outcome.UsedUp>(await SetAsync(token, Password));
        await using (var db = await installation.OpenAsync()) await db.UserLogins.Where(each => each.UserId == id).ExecuteDeleteAsync();
        Assert.Null(await LookAsync(token));
    }

    [Fact]
    public async Task A_link_sets_the_password_of_its_holder_also_in_a_browser_in_which_an_owner_looks_as_somebody_else()
    {
        var (_, token) = await LinkAsync(LinkKind.Invitation);

        Assert.IsType<SetPasswordByLink.Outcome.Done>(await installation.Get<SetPasswordByLink>().ExecuteAsync(new(token, Password), A.Organizer with { LooksAs = "reader" }, default));
    }

    [Fact]
    public async Task A_wrong_address_is_corrected_until_the_holder_has_a_way_in_and_what_went_to_it_opens_nothing()
    {
        var (wrong, token) = await LinkAsync(LinkKind.Invitation);
        var ((id, _), right) = (await IdOfAsync(token), Address());
        Task<CorrectAddress.Outcome> CorrectAsync(string email) => installation.Get<CorrectAddress>().ExecuteAsync(new(id, email, "ru"), A.Organizer, default);

        Assert.Equal(["InvalidEmail"], Assert.IsType<CorrectAddress.Outcome.Refused>(await CorrectAsync("nobody")).Faults);
        Assert.Equal(["DuplicateEmail"], Assert.IsType<CorrectAddress.Outcome.Refused>(await CorrectAsync(await AccountAsync())).Faults);
        Assert.NotNull(await LookAsync(token));
        Assert.Equal(new CorrectAddress.Outcome.Corrected(IsSent: true), await CorrectAsync(right));
        await SendAsync();

        Assert.Equal((1, 1), (installation.Letters.CountOf(wrong), installation.Letters.CountOf(right)));
        Assert.IsType<SetPasswordByLink.Outcome.UsedUp>(await SetAsync(token, Password));
        Assert.IsType<SetPasswordByLink.Outcome.Done>(await SetAsync(installation.Letters.LastTo(right).Token, Password));
        Assert.IsType<CorrectAddress.Outcome.Accepted>(await CorrectAsync(Address()));
        Assert.True((await installation.Get<FindAccount>().ReadAsync(right, Password, A.Organizer, default))!.HasPassword);
        await using var db = await installation.OpenAsync();
        Assert.Equal([JournalAction.Created, JournalAction.Invited, JournalAction.Amended, JournalAction.Invited, JournalAction.PasswordChanged], await db.Journal.Where(each => each.SubjectId == id).OrderBy(each => each.Number).Select(each => each.Action).ToListAsync());
    }

    [Fact]
    public async Task Whoever_invites_is_named_and_needs_the_permission_when_the_letter_goes_out()
    {
        var (one, two) = (Address(), Address());
        var owner = Assert.IsType<CreateAccount.Outcome.Created>(await installation.Get<CreateAccount>().ExecuteAsync(new("F. Rahimov", Address(), Password, Roles.Owner), A.Organizer, default)).AccountId;
        var actor = (await installation.Get<ReadActor>().ReadAsync(owner, default))! with { ProvenAt = DateTime.MaxValue };
        await installation.Get<InviteAccount>().ExecuteAsync(new("One", one, "en"), actor, default);
        await SendAsync();
        await installation.Get<InviteAccount>().ExecuteAsync(new("Two", two, "en"), actor, default);
        await installation.Get<CloseAccount>().ExecuteAsync(new(owner, EvenLast: true), A.Organizer, default);

        await SendAsync();

        Assert.Equal(("F. Rahimov", 1, 0), (installation.Letters.LastTo(one).InvitedBy, installation.Letters.CountOf(one), installation.Letters.CountOf(two)));
    }

    [Fact]
    public async Task No_row_holds_the_link_and_the_work_neither_address_nor_name()
    {
        var email = Address();
        await installation.Get<InviteAccount>().ExecuteAsync(new("Sirrnoma", email, "tg"), A.Organizer, default);
        await SendAsync();
        await using var db = await installation.OpenAsync();
        var id = await db.Users.Where(each => each.Email == email).Select(each => each.Id).SingleAsync();

        var work = await db.Work.OrderByDescending(each => each.CreatedAt).ThenByDescending(each => each.Id).FirstAsync();

        Assert.Equal(($$"""{"AccountId":"{{id}}","Kind":0,"Language":"tg"}""", SendLinkWork.Sent, null), (work.Payload, work.Result, work.Fault));
    }

    [Theory]
    [InlineData(LinkKind.Invitation, 7 * 24)]
    [InlineData(LinkKind.Reset, 1)]
    public async Task A_link_ends_with_its_time(LinkKind kind, int hours)
    {
        var (email, token) = await LinkAsync(kind);

        installation.Clock.Advance(TimeSpan.FromHours(hours) - TimeSpan.FromSeconds(1));
        Assert.Equal(new SetPasswordByLink.Row(kind, email), await LookAsync(token));
        installation.Clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Null(await LookAsync(token));
        Assert.IsType<SetPasswordByLink.Outcome.UsedUp>(await SetAsync(token, Another));
    }

    [Fact]
    public async Task Whatever_changes_the_password_or_closes_the_account_ends_the_link()
    {
        var (_, afterReset) = await LinkAsync(LinkKind.Reset);
        var (id, _) = await IdOfAsync(afterReset);
        await installation.Get<ResetPassword>().ExecuteAsync(new(id, "set by an organizer"), A.Organizer, default);
        var (_, afterClosing) = await LinkAsync(LinkKind.Reset);
        (id, _) = await IdOfAsync(afterClosing);
        await installation.Get<CloseAccount>().ExecuteAsync(new(id, EvenLast: true), A.Organizer, default);
        await installation.Get<CloseAccount>().ExecuteAsync(new(id, Closed: false), A.Organizer, default);

        foreach (var token in new[] { afterReset, afterClosing, null, "", "made up", $"{afterReset[..^4]}AAAA" }) Assert.Null(await LookAsync(token));
    }

    [Fact]
    public async Task Of_six_who_use_a_link_at_once_one_sets_the_password()
    {
        var (email, token) = await LinkAsync(LinkKind.Reset);
        var tried = Enumerable.Range(0, 6).Select(each => $"a long password {each}").ToArray();

        var outcomes = await Task.WhenAll(tried.Select(each => Task.Run(() => SetAsync(token, each))));

        var set = Assert.Single(tried.Zip(outcomes), each => each.Second is SetPasswordByLink.Outcome.Done).First;
        Assert.Equal(5, outcomes.Count(each => each is SetPasswordByLink.Outcome.UsedUp));
        foreach (var each in tried) Assert.Equal(each == set, (await installation.Get<FindAccount>().ReadAsync(email, each, A.Organizer, default))!.HasPassword);
        var (id, _) = await IdByAddressAsync(email);
        await using var db = await installation.OpenAsync();
        Assert.Equal(1, await db.Journal.CountAsync(each => each.SubjectId == id && each.Action == JournalAction.PasswordChanged));
    }

    [Fact]
    public async Task A_password_set_by_link_ends_the_sessions_of_the_account()
    {
        var (email, token) = await LinkAsync(LinkKind.Reset);
        var (id, account) = await IdByAddressAsync(email);
        var session = await installation.Get<SignInSessions>().BeginAsync(account, new(), default);
        Assert.NotNull(await installation.Get<SignInSessions>().ReadAsync(session, default));

        await SetAsync(token, Another);

        Assert.Null(await installation.Get<SignInSessions>().ReadAsync(session, default));
        Assert.True((await installation.Get<FindAccount>().ReadAsync(email, Another, A.Organizer, default))!.HasPassword);
        Assert.NotEqual(default, id);
    }

    [Fact]
    public async Task Unknown_closed_and_open_addresses_cost_the_same_queries_and_the_open_one_alone_gets_a_letter()
    {
        var (open, closed, busy) = (await AccountAsync(), await AccountAsync(), await AccountAsync());
        var (id, _) = await IdByAddressAsync(closed);
        await installation.Get<CloseAccount>().ExecuteAsync(new(id, EvenLast: true), A.Organizer, default);
        await AskAsync(busy);
        await SendAsync();
        var sent = new Sent();
        using var process = installation.Process(services => services.ConfigureDbContext<ConferenceDb>(options => options.AddInterceptors(sent)));
        var asked = new List<string>();

        foreach (var email in new[] { open, closed, busy, "nobody-at-all@example.org" })
        {
            sent.Texts.Clear();
            await process.GetRequiredService<AskForPassword>().ExecuteAsync(new($" {email.ToUpperInvariant()} ", "en"), Actor.Public, default);
            asked.Add(string.Join('\n', sent.Texts));
        }

        Assert.Contains("INSERT INTO", asked[0], StringComparison.Ordinal);
        Assert.Single(asked.Distinct());
        await SendAsync();
        Assert.Equal((1, 0, 1), (installation.Letters.CountOf(open), installation.Letters.CountOf(closed), installation.Letters.CountOf(busy)));
        Assert.Equal((LinkKind.Reset, null), (installation.Letters.LastTo(open).Kind, installation.Letters.LastTo(open).InvitedBy));
    }

    [Fact]
    public async Task An_account_gets_one_letter_in_ten_minutes_and_five_a_day()
    {
        var email = await AccountAsync();
        for (var each = 0; each < 8; each++)
        {
            await AskAsync(email);
            await AskAsync(email);
            await SendAsync();
            installation.Clock.Advance(LinkAsks.Between);
        }

        Assert.Equal(LinkAsks.ADay, installation.Letters.CountOf(email));
        installation.Clock.Advance(TimeSpan.FromDays(1));
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => AskAsync(email))));
        await SendAsync();
        Assert.Equal(LinkAsks.ADay + 1, installation.Letters.CountOf(email));
    }

    [Fact]
    public async Task An_invitation_is_sent_again_after_ten_minutes_or_when_it_has_failed()
    {
        var email = Address();
        installation.Letters.Refusal = new MailFailedException("The mail server refused the letter with 550.", isFinal: true);
        var id = Assert.IsType<InviteAccount.Outcome.Invited>(await installation.Get<InviteAccount>().ExecuteAsync(new("Again", email, "en"), A.Organizer, default)).AccountId;
        Assert.IsType<SendInvitation.Outcome.TooSoon>(await AgainAsync(id));
        await SendAsync();
        installation.Letters.Refusal = null;
        Assert.Equal(new ReadInvitation.Row(true, Now, WorkState.Failed), await installation.Get<ReadInvitation>().ReadAsync(id, A.Organizer, default));

        Assert.IsType<SendInvitation.Outcome.OnItsWay>(await AgainAsync(id));
        await SendAsync();
        Assert.IsType<SendInvitation.Outcome.TooSoon>(await AgainAsync(id));
        installation.Clock.Advance(LinkAsks.Between);
        Assert.IsType<SendInvitation.Outcome.OnItsWay>(await AgainAsync(id));
        await SendAsync();

        Assert.Equal(2, installation.Letters.CountOf(email));
        await SetAsync(installation.Letters.LastTo(email).Token, Password);
        Assert.IsType<SendInvitation.Outcome.Accepted>(await AgainAsync(id));
        Assert.IsType<SendInvitation.Outcome.NoSuchAccount>(await AgainAsync(Guid.CreateVersion7()));
    }

    [Fact]
    public async Task A_mail_server_that_is_away_is_tried_for_a_day_later_and_later_and_the_log_names_nobody()
    {
        var (email, log) = (await AccountAsync(), new Lines());
        using var process = installation.Process(services => services.AddSingleton<ILoggerProvider>(log));
        installation.Letters.Refusal = new MailFailedException("The mail server cannot be reached (ConnectionRefused).");
        await AskAsync(email);
        var (asked, pauses) = (Now, new List<TimeSpan>());
        WorkItem item;
        do
        {
            Assert.True(await process.RunNextAsync());
            await using var db = await installation.OpenAsync();
            item = await db.Work.AsNoTracking().OrderByDescending(each => each.CreatedAt).ThenByDescending(each => each.Id).FirstAsync();
            if (item.State != WorkState.Queued) break;
            pauses.Add(item.DueAt!.Value - Now);
            installation.Clock.SetUtcNow(new DateTimeOffset(item.DueAt.Value, TimeSpan.Zero));
        }
        while (pauses.Count < 50);
        installation.Letters.Refusal = null;

        Assert.Equal((WorkState.Failed, nameof(WorkHopelessException)), (item.State, item.Fault));
        Assert.Equal([5, 20, 80, 320, 1280, 5120, 7200, 7200], pauses.Take(8).Select(each => (int)each.TotalSeconds));
        Assert.InRange(Now - asked, TimeSpan.FromDays(1), TimeSpan.FromHours(26));
        Assert.Equal(0, installation.Letters.CountOf(email));
        Assert.Contains(log.All, line => line.Contains("cannot be reached", StringComparison.Ordinal));
        Assert.DoesNotContain(log.All, line => line.Contains(email, StringComparison.OrdinalIgnoreCase) || line.Contains(installation.Letters.LastTo(email).Token, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_mail_nobody_is_invited_and_nothing_is_asked_for()
    {
        using var process = installation.Process(services => services.AddSingleton<IMailTransport, NoMail>());
        var email = Address();
        await using var db = await installation.OpenAsync();
        var before = await db.Work.CountAsync();

        Assert.IsType<InviteAccount.Outcome.MailIsOff>(await process.GetRequiredService<InviteAccount>().ExecuteAsync(new("Nobody", email, "en"), A.Organizer, default));
        await process.GetRequiredService<AskForPassword>().ExecuteAsync(new(await AccountAsync(), "en"), Actor.Public, default);

        Assert.Equal((before, false), (await db.Work.CountAsync(), await db.Users.AnyAsync(each => each.Email == email)));
    }

    [Theory]
    [InlineData("not an address", "M. Karimova", null, "InvalidEmail"), InlineData("ok@example.org", " ", null, "NoName"), InlineData("ok@example.org", "M. Karimova", "focal-point", "NoSuchPlace")]
    public async Task An_invitation_that_breaks_a_rule_of_accounts_is_refused(string email, string name, string? role, string fault) =>
        Assert.Equal([fault], Assert.IsType<InviteAccount.Outcome.Refused>(await installation.Get<InviteAccount>().ExecuteAsync(new(name, email, "en", role), A.Organizer, default)).Faults);

    [Fact]
    public async Task An_address_with_an_account_is_not_invited_again()
    {
        var email = await AccountAsync();

        Assert.Equal(["DuplicateEmail"], Assert.IsType<InviteAccount.Outcome.Refused>(await installation.Get<InviteAccount>().ExecuteAsync(new("Twin", email, "en"), A.Organizer, default)).Faults);
        await using var db = await installation.OpenAsync();
        Assert.False(await db.Journal.AnyAsync(each => each.Action == JournalAction.Invited && !db.Users.Any(user => user.Id == each.SubjectId)));
    }

    private static string Address() => $"letter-{Interlocked.Increment(ref count)}@example.org";

    private async Task<string> AccountAsync()
    {
        var email = Address();
        Assert.IsType<CreateAccount.Outcome.Created>(await installation.Get<CreateAccount>().ExecuteAsync(new("M. Karimova", email, Password), A.Organizer, default));
        return email;
    }

    private async Task<(string Email, string Token)> LinkAsync(LinkKind kind)
    {
        var email = kind == LinkKind.Reset ? await AccountAsync() : Address();
        if (kind == LinkKind.Reset) await AskAsync(email);
        else await installation.Get<InviteAccount>().ExecuteAsync(new("M. Karimova", email, "en"), A.Organizer, default);
        await SendAsync();
        return (email, installation.Letters.LastTo(email).Token);
    }

    private Task AskAsync(string email) => installation.Get<AskForPassword>().ExecuteAsync(new(email, "en"), Actor.Public, default);

    private async Task SendAsync()
    {
        while (await installation.Get<WorkRunner>().RunNextAsync(default)) { }
    }

    private Task<SendInvitation.Outcome> AgainAsync(Guid id) => installation.Get<SendInvitation>().ExecuteAsync(new(id, "en"), A.Organizer, default);

    private Task<SetPasswordByLink.Row?> LookAsync(string? token) => installation.Get<SetPasswordByLink>().ReadAsync(token, Actor.Public, default);

    private Task<SetPasswordByLink.Outcome> SetAsync(string token, string password) => installation.Get<SetPasswordByLink>().ExecuteAsync(new(token, password), Actor.Public, default);

    private async Task<(Guid Id, Account Account)> IdOfAsync(string token) => await IdByAddressAsync((await LookAsync(token))!.Email);

    private async Task<(Guid Id, Account Account)> IdByAddressAsync(string email)
    {
        await using var db = await installation.OpenAsync();
        var account = await db.Users.AsNoTracking().SingleAsync(each => each.Email == email);
        return (account.Id, account);
    }

    private sealed class Sent : DbCommandInterceptor
    {
        public List<string> Texts { get; } = [];

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            Texts.Add(command.CommandText);
            return ValueTask.FromResult(result);
        }

        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            Texts.Add(command.CommandText);
            return ValueTask.FromResult(result);
        }
    }

    private sealed class Lines : ILoggerProvider, ILogger
    {
        public System.Collections.Concurrent.ConcurrentQueue<string> All { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => All.Enqueue($"{formatter(state, exception)} {exception}");

        public void Dispose() { }
    }
}
