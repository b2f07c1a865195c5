using Dushanbe.Conference.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Dushanbe.Conference.Tests.Accounts;

/// <summary>How much work a guess costs, and that it costs the same for every account.</summary>
public sealed class PasswordRoundsTests(Installation installation) : IClassFixture<Installation>
{
    private const string Password = "a long password";
    private static readonly Account Somebody = new() { DisplayName = "", CreatedAt = default };

    [Fact]
    public void As_shipped_a_hash_has_as_many_rounds_as_is_advised()
    {
        using var shipped = new ServiceCollection().AddLogging().AddConferenceAccounts().Services.BuildServiceProvider();
        var hash = Convert.FromBase64String(shipped.CreateScope().ServiceProvider.GetRequiredService<IPasswordHasher<Account>>().HashPassword(Somebody, Password));

        // the format of Identity, HMAC-SHA-512, 210,000 rounds
        Assert.Equal("01" + "00000002" + 210_000.ToString("X8", System.Globalization.CultureInfo.InvariantCulture), Convert.ToHexString(hash)[..18]);
    }

    [Theory]
    [InlineData(1_000, "another password", 4_000), InlineData(5_000, "another password", 0), InlineData(1_000, Password, 0), InlineData(7_000, "another password", 0)]
    public void A_wrong_password_costs_what_is_missing_of_todays_rounds(int rounds, string typed, int spent)
    {
        var hash = new PasswordHasher<Account>(Rounds(rounds)).HashPassword(Somebody, Password);
        var hasher = new Counting(Rounds(5_000));

        var result = hasher.VerifyHashedPassword(Somebody, hash, typed);

        Assert.Equal(spent, hasher.Spent);
        Assert.Equal(typed != Password ? PasswordVerificationResult.Failed : rounds < 5_000 ? PasswordVerificationResult.SuccessRehashNeeded : PasswordVerificationResult.Success, result);
    }

    [Theory]
    [InlineData(""), InlineData("AQ=="), InlineData("no hash at all"), InlineData("AAAAAAAAAAAAAAAAAAAA")]
    public void What_is_no_hash_of_this_form_is_no_fault(string hash)
    {
        var hasher = new Counting(Rounds(5_000));
        try
        {
            Assert.Equal(PasswordVerificationResult.Failed, hasher.VerifyHashedPassword(Somebody, hash, Password));
        }
        catch (FormatException)
        {
            // Identity's own, for what is not in base 64
        }

        Assert.Equal(0, hasher.Spent);
    }

    [Fact]
    public async Task A_right_password_is_hashed_anew_with_todays_rounds_and_ends_no_session()
    {
        var id = Assert.IsType<CreateAccount.Outcome.Created>(await installation.Get<CreateAccount>().ExecuteAsync(new("S. Kenjaeva", "rounds@example.org", Password, null), A.Organizer, default)).AccountId;
        var before = await AccountAsync(id);
        var session = await installation.Get<SignInSessions>().BeginAsync(before, new(), default);
        await using var grown = installation.Process(services => services.Configure<PasswordHasherOptions>(options => options.IterationCount = 2_000));
        var actor = (await grown.GetRequiredService<SignInSessions>().ReadAsync(session, default))!;

        Assert.IsType<ProveAgain.Outcome.Wrong>(await grown.GetRequiredService<ProveAgain>().ExecuteAsync(new(session, "another password"), actor, default));
        Assert.Equal(before.PasswordHash, (await AccountAsync(id)).PasswordHash);
        Assert.IsType<ProveAgain.Outcome.Proven>(await grown.GetRequiredService<ProveAgain>().ExecuteAsync(new(session, Password), actor, default));

        var after = await AccountAsync(id);
        Assert.NotEqual(before.PasswordHash, after.PasswordHash);
        Assert.Equal(PasswordVerificationResult.Success, new PasswordHasher<Account>(Rounds(2_000)).VerifyHashedPassword(after, after.PasswordHash!, Password));
        Assert.Equal(before.SecurityStamp, after.SecurityStamp);
        Assert.NotNull(await installation.Get<SignInSessions>().ReadAsync(session, default));
    }

    private static IOptions<PasswordHasherOptions> Rounds(int count) => Options.Create(new PasswordHasherOptions { IterationCount = count });

    private async Task<Account> AccountAsync(Guid id)
    {
        await using var db = await installation.OpenAsync();
        return await db.Users.SingleAsync(each => each.Id == id);
    }

    private sealed class Counting(IOptions<PasswordHasherOptions> options) : AccountHasher(options)
    {
        public int Spent { get; private set; }

        protected override void Spend(string password, int rounds) => Spent += rounds;
    }
}
