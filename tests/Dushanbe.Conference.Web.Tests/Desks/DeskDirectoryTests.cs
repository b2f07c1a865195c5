using System.Globalization;
using System.Net;
using Bunit;
using Dushanbe.Conference.Conditions;
using Dushanbe.Conference.Editions;
using Dushanbe.Conference.Web.Desks.Frame;
using Dushanbe.Conference.Web.Kit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Dushanbe.Conference.Web.Tests.Desks;

/// <summary>A desk is a page with one attribute: place, drawing, words and style sheet follow from it.</summary>
public sealed class DeskDirectoryTests(WebInstallation web) : IClassFixture<WebInstallation>
{
    [Fact]
    public void The_desks_stand_in_the_rail_in_this_order() =>
        Assert.Equal(["participants", "review", "delegations", "categories", "import", "programme", "list", "badges", "journal", "editions", "accounts"], DeskDirectory.All.Select(each => each.Part));

    [Fact]
    public void Every_page_at_the_address_of_a_desk_is_one_and_no_other_page_is()
    {
        var pages = typeof(Program).Assembly.GetTypes().Where(type => Routes(type).Any(IsDoor)).ToList();

        Assert.Equal(pages.Where(each => !each.IsDefined(typeof(DeskAttribute), inherit: false)), []);
        Assert.Equal(pages.Count, DeskDirectory.All.Count);

        static IEnumerable<string[]> Routes(Type type) => type.GetCustomAttributes(typeof(RouteAttribute), inherit: false).Select(each => ((RouteAttribute)each).Template.Trim('/').Split('/'));
        static bool IsDoor(string[] segments) => segments is ["desk", ['{', ..], not ['{', ..]] or ["desk", not ['{', ..]];
    }

    [Fact]
    public void No_two_desks_share_a_place_or_a_word_in_addresses()
    {
        Assert.Equal(DeskDirectory.All.Count, DeskDirectory.All.DistinctBy(each => each.Order).Count());
        Assert.Equal(DeskDirectory.All.Count, DeskDirectory.All.DistinctBy(each => each.Part).Count());
    }

    [Fact]
    public void No_edition_may_have_the_name_of_a_desk() =>
        Assert.Empty(DeskDirectory.All.Select(each => each.Part).Except(ReservedSlugs.All));

    [Fact]
    public void Every_desk_says_who_may_open_it() => Assert.All(DeskDirectory.All, each => Assert.NotEmpty(each.Needs));

    [Fact]
    public async Task Every_desk_has_a_drawing()
    {
        await using var context = new BunitContext();

        Assert.All(DeskDirectory.All, each => Assert.NotEmpty(context.Render<DeskIcon>(icon => icon.Add(it => it.Name, each.Icon)).Find("path").GetAttribute("d")!));
    }

    [Fact]
    public void Every_desk_has_a_name_and_a_hint_of_its_own_in_three_languages()
    {
        var before = CultureInfo.CurrentUICulture;
        var texts = web.Get<IStringLocalizerFactory>();
        try
        {
            var said = new List<string>();
            foreach (var language in new[] { "en", "ru", "tg" })
            {
                CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
                Assert.All(DeskDirectory.All, each => Assert.False(texts.Create(each.Words)["Title"].ResourceNotFound || texts.Create(each.Words)["DeskHint"].ResourceNotFound, $"{each.Part} in {language}"));
                said.AddRange(DeskDirectory.All.SelectMany(each => new[] { $"{language}: {each.Name(texts)}", each.Hint(texts) }));
            }

            Assert.Equal(6 * DeskDirectory.All.Count, said.Distinct().Count());
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    [Fact]
    public async Task Every_style_sheet_of_the_desks_is_sent_once_with_a_desk()
    {
        var files = Directory.GetFiles(Path.Combine(Need.Root(), "src/Dushanbe.Conference.Web/wwwroot/css/desk"), "*.css").Select(each => Path.GetFileNameWithoutExtension(each)!);

        var page = await (await web.SignedInAsync("organizer")).GetStringAsync("/desk/dushanbe-2022/participants");

        var sent = page.Split("href=\"css/desk/")[1..].Select(each => each[..each.IndexOf('.', StringComparison.Ordinal)]);
        Assert.Equal(files.Order(), sent.Order());
    }

    [Fact]
    public async Task A_desk_of_the_installation_is_closed_to_whoever_holds_its_permission_in_one_edition_alone()
    {
        var edition = (await web.Get<FindEdition>().ReadAsync("dushanbe-2022", default))!;

        Assert.Equal(HttpStatusCode.Redirect, (await (await web.SignedInAsync("organizer", edition.Id)).GetAsync("/desk/accounts")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await (await web.SignedInAsync("organizer", edition.Id)).GetAsync("/desk/dushanbe-2022/participants")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await (await web.SignedInAsync("owner")).GetAsync("/desk/accounts")).StatusCode);
    }

    [Theory]
    [InlineData("reader", true, "participants delegations categories")]
    [InlineData("badges", true, "participants delegations categories badges")]
    [InlineData("organizer", true, "participants review delegations categories import programme list badges journal editions")]
    [InlineData("owner", true, "participants review delegations categories import programme list badges journal editions accounts")]
    [InlineData("owner", false, "editions accounts")]
    [InlineData("auditor", true, "participants delegations categories journal accounts")]
    public async Task The_rail_offers_what_somebody_may_open(string post, bool inEdition, string offered)
    {
        var (id, _, _) = await web.AccountAsync(post);
        var edition = await web.Get<FindEdition>().ReadAsync("dushanbe-2022", default);
        var desk = new Desk((await web.Get<Accounts.ReadActor>().ReadAsync(id, default))!, inEdition ? edition : null, []);

        Assert.Equal(offered.Split(' '), DeskDirectory.Of(desk).Select(each => each.Part));
    }
}
