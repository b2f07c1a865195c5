using System.Net;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Accounts;
using Dushanbe.Conference.Editions;
using Dushanbe.Conference.Grants;
using Dushanbe.Conference.Web.Account;
using Dushanbe.Conference.Web.Security;
using Dushanbe.Conference.Web.Start;

namespace Dushanbe.Conference.Web.Tests.Http;

/// <summary>What a start does in each environment.</summary>
public sealed class StartTests
{
    [Fact]
    public async Task In_development_every_start_names_the_same_accounts_which_work_and_keeps_the_data()
    {
        var folder = Directory.CreateTempSubdirectory("conference-web-").FullName;
        try
        {
            IReadOnlyList<string> first;
            await using (var web = new DevelopmentInstallation(folder))
            {
                _ = web.CreateClient();
                first = [.. web.Get<StartUp>().Lines.Where(line => line.StartsWith("account "))];
                var editions = await web.Get<EditionList>().ReadAsync(Actor.Public, default);
                Assert.Equal(["dushanbe-2018", "dushanbe-2019", "dushanbe-2022", "kuwait-2024", "training"], editions.Select(each => each.Slug).Order());
                await web.Get<CreateAccount>().ExecuteAsync(new("Somebody", "somebody@example.org", "a long password", "reader"), Actor.Operator, default);
            }

            await using (var web = new DevelopmentInstallation(folder))
            {
                var client = web.CreateClient();
                Assert.Equal(first, web.Get<StartUp>().Lines.Where(line => line.StartsWith("account ")));
                Assert.Equal(["owner", "organizer", "registration", "badges", "editor", "auditor", "reader"], first.Select(line => line.Split(' ')[1]));
                foreach (var words in first.Select(line => line.Split(' ')))
                    Assert.Equal("/desk", (await web.CreateClient().SignInAsync(words[2], words[3])).To());
                Assert.Equal("/desk", (await client.SignInAsync("somebody@example.org", "a long password")).To());
            }

            // what was a developer's database opens no door to those who know the demonstration passwords
            await using (var web = new ProductionInstallation(folder))
                foreach (var words in first.Select(line => line.Split(' ')))
                    Assert.Equal(HttpStatusCode.OK, (await web.CreateClient().SignInAsync(words[2], words[3])).StatusCode);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task In_production_the_console_shows_a_link_that_makes_the_first_organizer_once()
    {
        await using var web = new ProductionInstallation();
        var client = web.CreateClient();
        var lines = web.Get<StartUp>().Lines;
        var link = new Uri(Assert.Single(lines, line => line.StartsWith("set-up ")).Split(' ')[1]).PathAndQuery;

        Assert.DoesNotContain(lines, line => line.StartsWith("account "));
        Assert.Equal(HttpStatusCode.Forbidden, (await client.GetAsync("/account/set-up?token=0123456789")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await client.GetAsync("/account/set-up")).StatusCode);
        Assert.DoesNotContain(link.Split('=')[1], await File.ReadAllTextAsync(Path.Combine(web.Folder, "set-up.key")));
        var made = await client.PostFormAsync(link, ("Input.Name", "S. Kenjaeva"), ("Input.Email", "first@example.org"), ("Input.Password", "a long password"), ("Input.Again", "a long password"));

        Assert.NotNull((await made.PageAsync()).QuerySelector("[role=status]"));
        Assert.Equal(HttpStatusCode.Forbidden, (await client.GetAsync(link)).StatusCode);
        // in production an owner needs a second step, and sets it up first
        Assert.Equal("/account/authenticator?return=%2Fdesk", (await client.SignInAsync("first@example.org", "a long password")).To());
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/account/authenticator")).StatusCode);
        Assert.StartsWith("/account/access-denied", (await client.GetAsync("/desk/accounts")).To());
    }

    [Fact]
    public async Task A_link_that_six_browsers_use_at_once_makes_one_organizer()
    {
        await using var web = new ProductionInstallation();
        var link = LinkOf(web);
        // all have the form open before the first sends it
        var open = 0;
        var all = new TaskCompletionSource();
        var posts = await Task.WhenAll(Enumerable.Range(1, 6).Select(async each =>
        {
            var client = web.CreateClient();
            var form = (await client.PageAsync(link)).QuerySelectorAll("input[type=hidden]").Select(input => KeyValuePair.Create(input.GetAttribute("name")!, input.GetAttribute("value") ?? ""));
            using var content = new FormUrlEncodedContent(form.Concat([new("Input.Name", "S. Kenjaeva"), new("Input.Email", $"organizer-{each}@example.org"), new("Input.Password", "a long password"), new("Input.Again", "a long password")]));
            if (Interlocked.Increment(ref open) == 6) all.SetResult();
            await all.Task;
            return (await client.PostAsync(link, content)).StatusCode;
        }));

        Assert.Equal([HttpStatusCode.OK, .. Enumerable.Repeat(HttpStatusCode.Forbidden, 5)], posts.Order());
        Assert.Single(await web.Get<AccountList>().ReadAsync(Actor.Operator, default));
        Assert.Empty(Directory.GetFiles(web.Folder, "set-up.key").Concat(Directory.GetFiles(web.Folder, "set-up.key.taken")));
    }

    [Fact]
    public async Task A_link_can_be_used_again_after_a_form_that_was_refused()
    {
        await using var web = new ProductionInstallation();
        var (link, client) = (LinkOf(web), web.CreateClient());

        var common = await client.PostFormAsync(link, ("Input.Name", "S. Kenjaeva"), ("Input.Email", "first@example.org"), ("Input.Password", "password1234"), ("Input.Again", "password1234"));
        var made = await client.PostFormAsync(link, ("Input.Name", "S. Kenjaeva"), ("Input.Email", "first@example.org"), ("Input.Password", "a long password"), ("Input.Again", "a long password"));

        Assert.StartsWith("This password is too easy to guess.", (await common.PageAsync()).QuerySelector("[role=alert]")!.TextContent);
        Assert.NotNull((await made.PageAsync()).QuerySelector("[role=status]"));
    }

    [Fact]
    public async Task Whoever_only_looks_at_the_set_up_page_keeps_nobody_out()
    {
        await using var web = new ProductionInstallation();
        var (_, email, password) = await web.AccountAsync("reader");
        var client = web.CreateClient();
        for (var look = 0; look < Throttle.AllowedOfAddress + 5; look++) Assert.Equal(HttpStatusCode.Forbidden, (await client.GetAsync($"/account/set-up?token={look}")).StatusCode);

        Assert.Equal("/desk", (await client.SignInAsync(email, password)).To());
        Assert.Equal(HttpStatusCode.OK, (await web.CreateClient().GetAsync(LinkOf(web))).StatusCode);
    }

    [Fact]
    public async Task Only_who_guesses_a_key_that_is_there_is_made_to_wait()
    {
        await using var web = new ProductionInstallation();
        var (_, email, password) = await web.AccountAsync("reader");
        var client = web.CreateClient();
        async Task<HttpStatusCode> SentAsync(string query) => (await client.SendSetUpAsync(query)).StatusCode;

        // a form without a key guesses nothing
        for (var sent = 0; sent < Throttle.AllowedOfAddress + 5; sent++) Assert.Equal(HttpStatusCode.Forbidden, await SentAsync(sent % 2 == 0 ? "" : "?token="));
        Assert.Equal("/desk", (await web.CreateClient().SignInAsync(email, password)).To());
        for (var guess = 0; guess < Throttle.AllowedOfPair; guess++) Assert.Equal(HttpStatusCode.Forbidden, await SentAsync($"?token={guess}"));
        Assert.Equal(HttpStatusCode.TooManyRequests, await SentAsync("?token=one-more"));
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(LinkOf(web))).StatusCode);
    }

    [Fact]
    public async Task Where_there_is_no_key_any_more_nobody_waits_for_having_sent_one()
    {
        await using var web = new ProductionInstallation();
        var (_, email, password) = await web.AccountAsync("organizer");
        var client = web.CreateClient();
        web.Get<SetUpLink>().Spend();

        for (var sent = 0; sent < Throttle.AllowedOfAddress + 5; sent++) Assert.Equal(HttpStatusCode.Forbidden, (await client.SendSetUpAsync($"?token={sent}")).StatusCode);

        Assert.Equal("/account/authenticator?return=%2Fdesk", (await web.CreateClient().SignInAsync(email, password)).To());
    }

    private static string LinkOf(WebInstallation web)
    {
        _ = web.CreateClient();
        return new Uri(Assert.Single(web.Get<StartUp>().Lines, line => line.StartsWith("set-up ")).Split(' ')[1]).PathAndQuery;
    }

    [Fact]
    public async Task An_installation_without_editions_says_so_at_its_door()
    {
        await using var web = new EmptyInstallation();
        var client = web.CreateClient();

        var page = await client.PageAsync((await client.GetAsync("/")).To());

        Assert.NotNull(page.QuerySelector("main .message"));
        Assert.Empty(await web.Get<EditionList>().ReadAsync(Actor.Public, default));
    }
}

internal static class SettingUp
{
    /// <summary>Sends the form for the first organizer from a browser that has not got it, since its key does not hold.</summary>
    public static async Task<HttpResponseMessage> SendSetUpAsync(this HttpClient client, string query)
    {
        var proof = (await client.PageAsync("/account/sign-in")).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var content = new FormUrlEncodedContent([KeyValuePair.Create("_handler", "set-up"), KeyValuePair.Create("__RequestVerificationToken", proof), KeyValuePair.Create("Input.Name", "Somebody")]);
        return await client.PostAsync($"/account/set-up{query}", content);
    }
}
