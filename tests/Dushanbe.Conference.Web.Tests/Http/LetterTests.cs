using System.Net;
using Dushanbe.Conference.Accounts;
using Dushanbe.Conference.Editions;
using Dushanbe.Conference.Mail;
using Dushanbe.Conference.Web.Account;
using Dushanbe.Conference.Web.Host;
using MimeKit;

namespace Dushanbe.Conference.Web.Tests.Http;

/// <summary>Letters with links, from the operation to the password that works.</summary>
public sealed class LetterTests(PostedInstallation web) : IClassFixture<PostedInstallation>
{
    private const string Password = "quiet lamp over water";
    private static int count;

    [Fact]
    public async Task A_link_survives_whoever_looks_at_it_and_sets_the_password_once()
    {
        var email = Email();
        var link = await web.InviteAsync(email);
        var scanner = web.CreateClient();
        for (var look = 0; look < 2; look++)
        {
            using var seen = await scanner.GetAsync(link);
            using var head = await scanner.SendAsync(new HttpRequestMessage(HttpMethod.Head, link));
            Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (seen.StatusCode, head.StatusCode));
            Assert.Equal(("strict-origin", true), (Assert.Single(seen.Headers.GetValues("Referrer-Policy")), seen.Headers.CacheControl!.NoStore));
        }

        var client = web.CreateClient();
        Assert.Equal(["The passwords do not match.", "The password must have at least 12 characters."], [await FaultAsync(client, link, Password, "another"), await FaultAsync(client, link, "short", "short")]);
        using var done = await SetAsync(client, link);
        var page = await done.PageAsync();

        Assert.Equal(("Your password has been set", "You can now sign in."), (page.QuerySelector("h1")!.TextContent, page.QuerySelector("[role=status]")!.TextContent));
        Assert.Equal("account/sign-in", page.QuerySelector("a.button--main")!.GetAttribute("href"));
        Assert.Equal("/desk", (await web.CreateClient().SignInAsync(email, Password)).To());
        // again, in a page that was open before and in a new one
        using var again = await client.GetAsync(link);
        Assert.Equal((HttpStatusCode.Gone, "This link does not work any more"), (again.StatusCode, (await again.PageAsync()).QuerySelector("h1")!.TextContent));
        using var posted = await PostAsync(client, link, "third lamp over water");
        Assert.Equal(HttpStatusCode.Gone, posted.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await web.CreateClient().SignInAsync(email, "third lamp over water")).StatusCode);
    }

    [Fact]
    public async Task Of_six_forms_sent_at_once_one_sets_the_password()
    {
        var email = Email();
        var link = await web.InviteAsync(email);
        var clients = await Task.WhenAll(Enumerable.Range(0, 6).Select(async each => (Client: web.CreateClient(), Password: $"lamp over water number {each}")));
        var tokens = await Task.WhenAll(clients.Select(each => TokenAsync(each.Client)));

        var answers = await Task.WhenAll(clients.Zip(tokens, (each, token) => PostAsync(each.Client, link, each.Password, token)));

        Assert.Equal((1, 5), (answers.Count(each => each.StatusCode == HttpStatusCode.OK), answers.Count(each => each.StatusCode == HttpStatusCode.Gone)));
        var works = 0;
        // a wrong one more from one address would have to wait
        foreach (var ((_, password), at) in clients.Zip(Enumerable.Range(30, clients.Length)))
            if ((await web.From($"192.0.2.{at}").SignInAsync(email, password)).To() == "/desk") works++;
        Assert.Equal(1, works);
        foreach (var each in answers) each.Dispose();
    }

    [Fact]
    public async Task A_letter_leads_to_the_address_of_the_settings_whatever_host_the_request_names()
    {
        var (_, email, _) = await web.AccountAsync("reader");
        var client = web.From("192.0.2.1");
        client.DefaultRequestHeaders.Host = "evil.example";
        client.DefaultRequestHeaders.TryAddWithoutValidation("X-Forwarded-Host", "evil.example");

        using var answer = await client.PostFormAsync("/account/forgotten", ("Input.Email", email));

        var letter = Assert.Single(await web.LettersAsync(email));
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (answer.StatusCode, (await web.CreateClient().GetAsync(PostedInstallation.LinkIn(letter))).StatusCode));
        Assert.DoesNotContain("evil.example", letter.ToString(), StringComparison.Ordinal);
        Assert.Equal(("no-reply@conference.example.org", "Border Security", "auto-generated"), (letter.From.Mailboxes.Single().Address, letter.From.Mailboxes.Single().Name, letter.Headers["Auto-Submitted"]));
        Assert.EndsWith("@conference.example.org", letter.MessageId, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unknown_closed_invited_and_open_addresses_get_the_same_answer()
    {
        var (_, open, _) = await web.AccountAsync("reader");
        var (id, closed, _) = await web.AccountAsync("reader");
        await web.Get<CloseAccount>().ExecuteAsync(new(id, EvenLast: true), WebInstallation.Organizer, default);
        var invited = Email();
        await web.InviteAsync(invited);
        var told = new List<string>();

        foreach (var (email, from) in new[] { (open, "192.0.2.11"), (closed, "192.0.2.12"), (invited, "192.0.2.13"), ("nobody-at-all@example.org", "192.0.2.14"), ("no address", "192.0.2.15") })
        {
            using var answer = await web.From(from).PostFormAsync("/account/forgotten", ("Input.Email", email));
            told.Add($"{answer.StatusCode} {(await answer.PageAsync()).QuerySelector("main")!.TextContent.Trim()}");
        }

        Assert.StartsWith("OK", told[0]);
        Assert.Contains("If there is an account with this address", told[0]);
        Assert.Single(told.Distinct());
    }

    [Fact]
    public async Task Who_sends_no_address_is_told_what_is_missing()
    {
        using var answer = await web.CreateClient().PostFormAsync("/account/forgotten", ("Input.Email", " "));

        Assert.Equal("Enter the e-mail address of your account.", (await answer.PageAsync()).QuerySelector("[role=alert]")?.TextContent);
    }

    [Fact]
    public async Task Whoever_asks_again_and_again_waits_and_others_do_not()
    {
        var client = web.From("192.0.2.20");
        for (var each = 0; each < Throttle.AllowedOfPair; each++) Assert.Equal(HttpStatusCode.OK, (await client.PostFormAsync("/account/forgotten", ("Input.Email", $"nobody-{each}@example.org"))).StatusCode);

        using var late = await client.PostFormAsync("/account/forgotten", ("Input.Email", "nobody@example.org"));

        Assert.Equal((HttpStatusCode.TooManyRequests, 2.0), (late.StatusCode, late.Headers.RetryAfter!.Delta!.Value.TotalSeconds));
        Assert.StartsWith("Too many requests. Wait 2 seconds and try again.", (await late.PageAsync()).QuerySelector("[role=alert]")!.TextContent);
        Assert.Equal(HttpStatusCode.OK, (await web.From("192.0.2.21").PostFormAsync("/account/forgotten", ("Input.Email", "nobody@example.org"))).StatusCode);
    }

    [Fact]
    public async Task An_account_that_was_invited_signs_in_with_no_password_and_is_told_what_everybody_is()
    {
        var email = Email();
        await web.InviteAsync(email);
        var told = new List<string>();
        foreach (var each in new[] { email, "nobody@example.org" })
        {
            using var answer = await web.CreateClient().SignInAsync(each, Password);
            told.Add($"{answer.StatusCode} {(await answer.PageAsync()).QuerySelector("[role=alert]")!.TextContent}");
        }

        Assert.Equal("OK Incorrect e-mail or password.", Assert.Single(told.Distinct()));
        Assert.Equal("account/forgotten", (await web.CreateClient().PageAsync("/account/sign-in")).QuerySelectorAll("main a").Select(each => each.GetAttribute("href")).Single(each => each!.Contains("forgotten", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("en", "Invitation: ", "badge officer", "choose a password")]
    [InlineData("ru", "Приглашение: ", null, "задайте пароль")]
    [InlineData("tg", "Даъватнома: ", null, "рамзро муқаррар кунед")]
    public async Task A_letter_says_in_its_language_who_invites_to_what_and_what_to_do(string language, string subject, string? role, string todo)
    {
        var edition = (await web.Get<FindEdition>().ReadAsync("dushanbe-2022", default))!;
        var (id, _, _) = await web.AccountAsync("owner");
        var owner = (await web.Get<ReadActor>().ReadAsync(id, default))! with { ProvenAt = DateTime.MaxValue };
        var email = Email();
        await web.Get<InviteAccount>().ExecuteAsync(new("{0} {1} {InvitedBy}", email, language, "badges", edition.Id), owner, default);

        var letter = Assert.Single(await web.LettersAsync(email));

        var title = edition.ShortTitle.Best(language).Text;
        Assert.Equal(($"{subject}{title}", "{0} {1} {InvitedBy}"), (letter.Subject, letter.To.Mailboxes.Single().Name));
        foreach (var part in new[] { "{0} {1} {InvitedBy}", owner.Name, title, PostedInstallation.Address, todo, email }) Assert.Contains(part, letter.TextBody, StringComparison.Ordinal);
        if (role is not null) Assert.Contains($"- {role} · {title}", letter.TextBody, StringComparison.Ordinal);
        Assert.Null(letter.HtmlBody);
    }

    [Fact]
    public void What_is_typed_into_a_name_adds_no_header_and_no_recipient()
    {
        const string evil = "M.\r\nBcc: victim@example.org\r\n\r\nBuy\u2028now <victim@example.org>, \"x\" <y@example.org>";

        var message = MimeLetters.Of(new Letter("somebody@example.org", evil, $"Invitation: {evil}", $"Hello {evil}"), new MailboxAddress("Conference", "no-reply@example.org"), DateTimeOffset.UnixEpoch);
        using var bytes = new MemoryStream();
        message.WriteTo(bytes);
        bytes.Position = 0;
        var read = MimeMessage.Load(bytes);

        Assert.Equal(["Auto-Submitted", "Content-Transfer-Encoding", "Content-Type", "Date", "From", "MIME-Version", "Message-Id", "Subject", "To", "X-Auto-Response-Suppress"], read.Headers.Concat(read.Body!.Headers).Select(each => each.Field).Order(StringComparer.Ordinal));
        Assert.Equal(("somebody@example.org", 1, 0, 0), (read.To.Mailboxes.Single().Address, read.To.Count, read.Bcc.Count, read.Cc.Count));
        Assert.DoesNotContain('\n', read.Subject!);
        // nor a paragraph in the text, which no library guards
        Assert.Equal("M.  Bcc: victim@example.org    Buy now <victim@example.org>, \"x\" <y@example.org>", MimeLetters.Line(evil));
    }

    [Theory]
    [InlineData("(comment)@example.org"), InlineData("a@b@example.org"), InlineData("a\r\nRCPT TO:<victim@example.org>@example.org")]
    public void An_address_that_is_none_is_refused_for_good(string address)
    {
        var failed = Assert.Throws<MailFailedException>(() => MimeLetters.Of(new Letter(address, "Somebody", "Subject", "Text"), new MailboxAddress("Conference", "no-reply@example.org"), DateTimeOffset.UnixEpoch));

        Assert.True(failed.IsFinal);
        Assert.DoesNotContain("example.org", failed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_mail_the_sign_in_sends_to_an_organizer_and_the_page_says_why()
    {
        await using var without = new WebInstallation();
        var client = without.CreateClient();

        Assert.Empty((await client.PageAsync("/account/sign-in")).QuerySelectorAll("a[href='account/forgotten']"));
        var page = await client.PageAsync("/account/forgotten");
        Assert.Empty(page.QuerySelectorAll("form[method=post]"));
        Assert.Contains("This site does not send e-mail.", page.QuerySelector("main")!.TextContent);
        Assert.Equal(HttpStatusCode.Gone, (await client.GetAsync("/account/link?token=made-up")).StatusCode);
    }

    private static string Email() => $"posted-{Interlocked.Increment(ref count)}@example.org";

    private static async Task<string> FaultAsync(HttpClient client, string link, string one, string other)
    {
        using var answer = await client.PostFormAsync(link, ("Input.New", one), ("Input.Again", other));
        return (await answer.PageAsync()).QuerySelector("[role=alert]")!.TextContent;
    }

    private static Task<HttpResponseMessage> SetAsync(HttpClient client, string link) => client.PostFormAsync(link, ("Input.New", Password), ("Input.Again", Password));

    private static async Task<string> TokenAsync(HttpClient client) => (await client.PageAsync("/account/sign-in")).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;

    private static async Task<HttpResponseMessage> PostAsync(HttpClient client, string link, string password, string? token = null)
    {
        using var content = new FormUrlEncodedContent([KeyValuePair.Create("_handler", "link"), KeyValuePair.Create("__RequestVerificationToken", token ?? await TokenAsync(client)), KeyValuePair.Create("Input.New", password), KeyValuePair.Create("Input.Again", password)]);
        return await client.PostAsync(link, content);
    }
}
