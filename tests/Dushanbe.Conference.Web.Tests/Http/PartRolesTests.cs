using System.Net;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Delegations;
using Dushanbe.Conference.Editions;
using Dushanbe.Conference.Grants;
using Dushanbe.Conference.Names;
using Dushanbe.Conference.People;
using Dushanbe.Conference.Programme;
using Dushanbe.Conference.Register;

namespace Dushanbe.Conference.Web.Tests.Http;

/// <summary>Roles for a part of an edition open the desks that show that part, with its rows alone.</summary>
public sealed class PartRolesTests(WebInstallation web) : IClassFixture<WebInstallation>
{
    [Theory]
    [InlineData(GrantScope.Delegation, Roles.FocalPoint, "participants participants/new delegations categories badges", "delegations/new categories/new import programme programme/new accounts")]
    [InlineData(GrantScope.Category, "press", "participants participants/new delegations categories", "delegations/new categories/new badges import programme")]
    [InlineData(GrantScope.Category, "badges", "participants delegations categories badges", "participants/new delegations/new categories/new import programme")]
    [InlineData(GrantScope.Session, Roles.CoOrganizer, "participants programme", "participants/new badges import programme/new programme/rooms programme/speakers")]
    public async Task A_role_for_a_part_opens_its_desks_and_no_others(GrantScope scope, string role, string opened, string closed)
    {
        var (_, part) = await PartAsync(scope);
        var client = await HolderAsync(role, scope, part);

        // also where another edition was the last one in this browser
        Assert.Equal("/desk/dushanbe-2022", (await client.GetAsync("/desk")).To());
        await client.GetAsync("/desk/edition/dushanbe-2018");
        Assert.Equal("/desk/dushanbe-2022", (await client.GetAsync("/desk")).To());
        foreach (var desk in opened.Split(' ').Prepend("")) Assert.Equal((desk, HttpStatusCode.OK), (desk, (await client.GetAsync($"/desk/dushanbe-2022/{desk}".TrimEnd('/'))).StatusCode));
        foreach (var desk in closed.Split(' ')) Assert.Equal((desk, HttpStatusCode.Redirect), (desk, (await client.GetAsync(desk == "accounts" ? "/desk/accounts" : $"/desk/dushanbe-2022/{desk}")).StatusCode));
        // a part of one edition is none of another
        Assert.Equal(HttpStatusCode.Redirect, (await client.GetAsync("/desk/dushanbe-2018/participants")).StatusCode);
    }

    [Fact]
    public async Task The_badges_of_a_delegation_show_to_its_focal_point_and_those_of_others_are_not_there()
    {
        var (edition, delegation) = await PartAsync(GrantScope.Delegation);
        var client = await HolderAsync(Roles.FocalPoint, GrantScope.Delegation, delegation);
        var rows = (await web.Get<ParticipantRegister>().ReadAsync(new() { EditionId = edition.Id }, WebInstallation.Organizer, default)).Rows;
        var (own, other) = (rows.First(each => each.DelegationId == delegation), rows.First(each => each.DelegationId != delegation));

        foreach (var address in new[] { "badges/preview.png?side=front&participant=", "badges/preview.pdf?participant=" })
        {
            Assert.Equal(HttpStatusCode.OK, (await client.GetAsync($"/desk/dushanbe-2022/{address}{own.Id}")).StatusCode);
            Assert.Equal(await AnswerAsync(client, $"{address}{Guid.CreateVersion7()}"), await AnswerAsync(client, $"{address}{other.Id}"));
        }

        // what comes in concerns the whole edition
        Assert.NotEqual(HttpStatusCode.OK, (await client.GetAsync("/desk/dushanbe-2022/import/template.xlsx")).StatusCode);
    }

    private static async Task<(HttpStatusCode Status, string Body)> AnswerAsync(HttpClient client, string address)
    {
        var answer = await client.GetAsync($"/desk/dushanbe-2022/{address}");
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    private async Task<(EditionList.Row Edition, Guid Part)> PartAsync(GrantScope scope)
    {
        var edition = (await web.Get<EditionList>().ReadAsync(Actor.Public, default)).Single(each => each.Slug == "dushanbe-2022");
        var category = (await web.Get<CategoryList>().ReadAsync(edition.Id, WebInstallation.Organizer, default))[0].Id;
        if (scope == GrantScope.Session) return (edition, await SessionAsync(edition.Id));
        var delegations = new List<Guid>();
        for (var i = 0; i < 2; i++)
        {
            var made = await web.Get<CreateDelegation>().ExecuteAsync(new(edition.Id, new() { Kind = DelegationKind.Other, Name = LocalizedText.Of(en: $"Body {Guid.CreateVersion7():N}") }), WebInstallation.Organizer, default);
            delegations.Add(Assert.IsType<CreateDelegation.Outcome.Created>(made).DelegationId);
            var person = new ParticipantFields { Given = "Ali", Family = $"Karimov{Guid.CreateVersion7():N}", CategoryId = category, DelegationId = delegations[^1] };
            Assert.IsType<RegisterParticipant.Outcome.Registered>(await web.Get<RegisterParticipant>().ExecuteAsync(new(edition.Id, person), WebInstallation.Organizer, default));
        }

        return (edition, scope == GrantScope.Category ? category : delegations[0]);
    }

    private async Task<Guid> SessionAsync(Guid editionId)
    {
        var fields = new SessionFields { Title = LocalizedText.Of(en: $"Session {Guid.CreateVersion7():N}") };
        return Assert.IsType<KeepOutcome<SessionFields>.Saved>(await web.Get<ScheduleSession>().ExecuteAsync(new(editionId, null, 0, null, fields), WebInstallation.Organizer, default)).Id;
    }

    private async Task<HttpClient> HolderAsync(string role, GrantScope scope, Guid part)
    {
        var (id, email, password) = await web.AccountAsync();
        Assert.IsType<GiveRole.Outcome.Given>(await web.Get<GiveRole>().ExecuteAsync(new(id, role, scope, part), WebInstallation.Organizer, default));
        var client = web.CreateClient();
        await client.SignInAsync(email, password);
        return client;
    }
}
