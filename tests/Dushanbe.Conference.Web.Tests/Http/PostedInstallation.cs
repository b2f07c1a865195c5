using Dushanbe.Conference.Mail;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;

namespace Dushanbe.Conference.Web.Tests.Http;

/// <summary>A server that writes its letters into a folder.</summary>
public sealed class PostedInstallation : WebInstallation
{
    public const string Address = "https://conference.example.org";

    private string Letters => Path.Combine(Folder, "letters");

    protected override IEnumerable<(string Key, string Value)> Settings => [("Mail:Folder", Letters), ("Mail:From", "Border Security <no-reply@conference.example.org>"), ("Conference:PublicAddress", Address)];

    /// <summary>A browser at this address of the network.</summary>
    public HttpClient From(string address)
    {
        var client = CreateClient();
        client.DefaultRequestHeaders.Add("X-Comes-From", address);
        return client;
    }

    /// <summary>The letters to an address, once there are as many; the oldest first.</summary>
    public async Task<IReadOnlyList<MimeMessage>> LettersAsync(string to, int count = 1)
    {
        for (var look = 0; look < 3_000; look++)
        {
            var there = Directory.Exists(Letters) ? Directory.GetFiles(Letters, "*.eml").Order(StringComparer.Ordinal).Select(each => MimeMessage.Load(each)).Where(each => each.To.Mailboxes.Any(box => box.Address == to)).ToList() : [];
            if (there.Count >= count) return there;
            await Task.Delay(20);
        }

        throw new TimeoutException("The letter never came.");
    }

    /// <summary>Invites somebody, and returns the path of the link in the letter.</summary>
    public async Task<string> InviteAsync(string email, string name = "M. Karimova", string language = "en", string? role = null, Guid? edition = null)
    {
        Assert.IsType<InviteAccount.Outcome.Invited>(await Get<InviteAccount>().ExecuteAsync(new(name, email, language, role, edition), Organizer, default));
        return LinkIn((await LettersAsync(email))[^1]);
    }

    /// <summary>The path of the link in a letter.</summary>
    public static string LinkIn(MimeMessage letter) =>
        new Uri(Assert.Single(letter.TextBody!.Split('\n', StringSplitOptions.TrimEntries), line => line.StartsWith($"{Address}/account/link?token=", StringComparison.Ordinal))).PathAndQuery;

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.ConfigureTestServices(services => services.AddTransient<IStartupFilter, Sources>());
    }

    // a test says where its requests come from, so that none waits for another's
    private sealed class Sources : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((http, following) =>
            {
                http.Connection.RemoteIpAddress = System.Net.IPAddress.Parse(http.Request.Headers["X-Comes-From"].FirstOrDefault() ?? "127.0.0.1");
                return following(http);
            });
            next(app);
        };
    }
}
