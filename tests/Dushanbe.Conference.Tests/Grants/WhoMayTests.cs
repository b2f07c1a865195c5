using Dushanbe.Conference.Access;
using Dushanbe.Conference.Accounts;
using Dushanbe.Conference.Grants;
using Dushanbe.Conference.Journal;

namespace Dushanbe.Conference.Tests.Grants;

public sealed class WhoMayTests(Installation installation) : IClassFixture<Installation>
{
    private static int count;

    [Fact]
    public async Task Whoever_may_see_a_record_is_named_with_the_roles_by_which_and_nobody_else()
    {
        var (edition, other) = (await installation.Add(A.Edition()), await installation.Add(A.Edition()));
        var (own, beside) = (await installation.Add(A.Delegation(edition)), await installation.Add(A.Delegation(edition, "KG")));
        var (category, press) = (await installation.Add(A.Category(edition)), await installation.Add(A.Category(edition, "P", "Media")));
        var person = await installation.Add(A.Participant(category, own));
        var ended = installation.Get<TimeProvider>().GetUtcNow().UtcDateTime.AddDays(1);
        await AccountAsync("a focal point", (Roles.FocalPoint, GrantScope.Delegation, own.Id));
        await AccountAsync("another focal point", (Roles.FocalPoint, GrantScope.Delegation, beside.Id));
        await AccountAsync("b reader and editor", ("reader", GrantScope.Edition, edition.Id), ("editor", GrantScope.Edition, edition.Id));
        await AccountAsync("reader elsewhere", ("reader", GrantScope.Edition, other.Id));
        await AccountAsync("press", ("press", GrantScope.Category, press.Id));
        await AccountAsync("c badges", ("badges", GrantScope.Category, category.Id));
        await AccountAsync("nobody");
        var closed = await AccountAsync("closed", ("reader", GrantScope.Edition, edition.Id));
        await installation.Get<CloseAccount>().ExecuteAsync(new(closed, EvenLast: true), A.Organizer, default);
        await installation.Get<GiveRole>().ExecuteAsync(new(await AccountAsync("d until tomorrow"), "reader", GrantScope.Edition, edition.Id, ended), A.Organizer, default);

        var answer = (await installation.Get<WhoMay>().ReadAsync(JournalSubject.Participant, person.Id, A.Organizer, default))!;
        var delegation = (await installation.Get<WhoMay>().ReadAsync(JournalSubject.Delegation, own.Id, A.Organizer, default))!;

        Assert.Equal(edition.Id, answer.EditionId);
        Assert.Equal(["a focal point", "b reader and editor", "c badges", "d until tomorrow"], answer.Rows.Select(row => row.Name));
        Assert.Equal(
            [("focal-point", GrantScope.Delegation), ("editor", GrantScope.Edition), ("reader", GrantScope.Edition), ("badges", GrantScope.Category), ("reader", GrantScope.Edition)],
            answer.Rows.SelectMany(row => row.Roles).Select(each => (each.Role, each.Scope)));
        Assert.Equal([Permission.ReadDesk, Permission.SeeContacts, Permission.SeePassports, Permission.RegisterParticipants, Permission.ExchangeParticipants, Permission.PrintBadges], answer.Rows[0].Roles[0].Permissions);
        Assert.Equal([Permission.ReadDesk], answer.Rows[3].Roles[0].Permissions);
        Assert.Equal(ended, answer.Rows[3].Roles[0].EndsAt);
        Assert.Equal(["a focal point", "b reader and editor", "d until tomorrow"], delegation.Rows.Select(row => row.Name));
        Assert.Null(await installation.Get<WhoMay>().ReadAsync(JournalSubject.Participant, own.Id, A.Organizer, default));
    }

    private async Task<Guid> AccountAsync(string name, params (string Role, GrantScope Scope, Guid Id)[] roles)
    {
        var id = Assert.IsType<CreateAccount.Outcome.Created>(await installation.Get<CreateAccount>().ExecuteAsync(new(name, $"who-{Interlocked.Increment(ref count)}@example.org", "a long password"), A.Organizer, default)).AccountId;
        foreach (var (role, scope, on) in roles) Assert.IsType<GiveRole.Outcome.Given>(await installation.Get<GiveRole>().ExecuteAsync(new(id, role, scope, on), A.Organizer, default));
        return id;
    }
}
