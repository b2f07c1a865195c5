using Dushanbe.Conference.Accounts;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Dushanbe.Conference.Web.Tests.Http;

/// <summary>
/// An address that nobody has, a closed account and a wrong password cost the server one comparison each and get the same words:
/// neither time nor text tells which accounts there are.
/// </summary>
public sealed class SameWorkTests(SameWorkTests.Counted web) : IClassFixture<SameWorkTests.Counted>
{
    [Fact]
    public async Task Unknown_closed_and_open_accounts_cost_one_comparison_and_get_the_same_answer()
    {
        var (_, open, _) = await web.AccountAsync("reader");
        var (closed, shut, password) = await web.AccountAsync("reader");
        await web.Get<CloseAccount>().ExecuteAsync(new(closed, EvenLast: true), WebInstallation.Organizer, default);
        var answers = new List<(int Comparisons, string Words)>();

        foreach (var (email, typed) in new[] { (open, "not the password"), ("nobody@example.org", "not the password"), (shut, "not the password"), (shut, password) })
        {
            var before = web.Hasher.Comparisons;
            var answer = await web.CreateClient().SignInAsync(email, typed);
            answers.Add((web.Hasher.Comparisons - before, $"{answer.StatusCode} {(await answer.PageAsync()).QuerySelector("main")?.TextContent.Trim()}"));
        }

        Assert.Equal(4, answers.Count);
        Assert.Equal((1, answers[0].Words), Assert.Single(answers.Distinct()));
    }

    /// <summary>A server that counts how often a password is compared.</summary>
    public sealed class Counted : WebInstallation
    {
        internal Counting Hasher { get; } = new();

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureServices(services => services.AddSingleton<IPasswordHasher<Accounts.Account>>(Hasher));
        }
    }

    internal sealed class Counting : PasswordHasher<Accounts.Account>
    {
        private int comparisons;

        public int Comparisons => comparisons;

        public override PasswordVerificationResult VerifyHashedPassword(Accounts.Account user, string hashedPassword, string providedPassword)
        {
            Interlocked.Increment(ref comparisons);
            return base.VerifyHashedPassword(user, hashedPassword, providedPassword);
        }
    }
}
