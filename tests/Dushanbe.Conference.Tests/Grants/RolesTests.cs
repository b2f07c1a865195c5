using Dushanbe.Conference.Access;
using Dushanbe.Conference.Accounts;
using Dushanbe.Conference.Editions;
using Dushanbe.Conference.Grants;
using Dushanbe.Conference.Journal;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Tests.Grants;

public sealed class RolesTests(Installation installation) : IClassFixture<Installation>
{
    private static int count;

    private DateTime Now => installation.Get<TimeProvider>().GetUtcNow().UtcDateTime;

    private GiveRole Give => installation.Get<GiveRole>();

    private TakeRole Take => installation.Get<TakeRole>();

    [Fact]
    public async Task Roles_in_an_edition_hold_there_alone_and_are_given_and_taken_one_by_one()
    {
        var (edition, other) = (await installation.Add(A.Edition()), await installation.Add(A.Edition()));
        var id = await CreateAsync();

        foreach (var role in new[] { "registration", "editor" }) Assert.IsType<GiveRole.Outcome.Given>(await Give.ExecuteAsync(new(id, role, GrantScope.Edition, edition.Id), A.Organizer, default));
        Assert.Equal((true, true, false), await MayAsync(id, edition, other));
        Assert.IsType<TakeRole.Outcome.Taken>(await Take.ExecuteAsync(new(id, "registration", GrantScope.Edition, edition.Id), A.Organizer, default));

        Assert.Equal((true, false, false), await MayAsync(id, edition, other));
        Assert.Equal(new AccountList.Held("editor", GrantScope.Edition, edition.Id, edition.Id, null, null, false), Assert.Single((await RowAsync(id)).Roles));
        Assert.IsType<TakeRole.Outcome.NotHeld>(await Take.ExecuteAsync(new(id, "registration", GrantScope.Edition, edition.Id), A.Organizer, default));
        Assert.Equal(
            [new FieldChange("Post", null, "registration", edition.Id), new FieldChange("Post", null, "editor", edition.Id), new FieldChange("Post", "registration", null, edition.Id)],
            (await EntriesAsync(id)).SelectMany(each => each.Changes));
    }

    [Fact]
    public async Task A_role_that_is_held_already_is_no_deed_and_a_new_end_is()
    {
        var edition = await installation.Add(A.Edition());
        var id = await CreateAsync();
        var end = new DateTime(2100, 10, 20, 12, 0, 0, DateTimeKind.Utc);
        GiveRole.Form Until(DateTime? at) => new(id, "reader", GrantScope.Edition, edition.Id, at);

        Assert.IsType<GiveRole.Outcome.Given>(await Give.ExecuteAsync(Until(null), A.Organizer, default));
        Assert.IsType<GiveRole.Outcome.Held>(await Give.ExecuteAsync(Until(null), A.Organizer, default));
        Assert.IsType<GiveRole.Outcome.Given>(await Give.ExecuteAsync(Until(end), A.Organizer, default));

        Assert.Equal(end, Assert.Single((await RowAsync(id)).Roles).EndsAt);
        Assert.Equal([new FieldChange("Post", null, "reader", edition.Id), new FieldChange("GrantEndsAt", null, "2100-10-20 12:00 UTC", edition.Id)], (await EntriesAsync(id)).SelectMany(each => each.Changes));
    }

    [Fact]
    public async Task A_role_ends_at_its_moment_and_is_still_told_of()
    {
        var edition = await installation.Add(A.Edition());
        var id = await CreateAsync();
        var session = await SessionAsync(id);
        await using (var db = await installation.OpenAsync())
        {
            db.Grants.AddRange(
                new Grant { AccountId = id, Role = "reader", Scope = GrantScope.Edition, ScopeId = edition.Id, EndsAt = Now.AddMinutes(-1) },
                new Grant { AccountId = id, Role = "editor", Scope = GrantScope.Edition, ScopeId = edition.Id, EndsAt = Now.AddMinutes(10) });
            await db.SaveChangesAsync();
        }

        foreach (var actor in new[] { await installation.Get<ReadActor>().ReadAsync(id, default), await installation.Get<SignInSessions>().ReadAsync(session, default) })
            Assert.Equal(Roles.PermissionsOf("editor").Order(), actor!.Grants.Select(each => each.Permission).Order());
        Assert.Equal([("editor", false), ("reader", true)], (await RowAsync(id)).Roles.Select(each => (each.Role, each.IsEnded)));
        Assert.IsType<GiveRole.Outcome.Ended>(await Give.ExecuteAsync(new(id, "reader", GrantScope.Edition, edition.Id, Now.AddSeconds(-1)), A.Organizer, default));
    }

    [Fact]
    public async Task A_role_is_given_on_what_it_is_for_and_on_what_there_is()
    {
        var edition = await installation.Add(A.Edition());
        var (category, delegation) = (await installation.Add(A.Category(edition)), await installation.Add(A.Delegation(edition)));
        var id = await CreateAsync();
        Task<GiveRole.Outcome> On(string role, GrantScope scope, Guid? key) => Give.ExecuteAsync(new(id, role, scope, key), A.Organizer, default);

        Assert.IsType<GiveRole.Outcome.Given>(await On("press", GrantScope.Category, category.Id));
        Assert.IsType<GiveRole.Outcome.Given>(await On(Roles.FocalPoint, GrantScope.Delegation, delegation.Id));
        foreach (var (role, scope, key) in new[]
        {
            ("press", GrantScope.Category, Guid.CreateVersion7()), (Roles.FocalPoint, GrantScope.Delegation, edition.Id), (Roles.CoOrganizer, GrantScope.Session, category.Id), ("reader", GrantScope.Edition, delegation.Id),
            (Roles.Owner, GrantScope.Edition, edition.Id), ("gate", GrantScope.Delegation, delegation.Id), ("nobody", GrantScope.Edition, edition.Id), ("reader", GrantScope.Edition, (Guid?)null), ("reader", GrantScope.Installation, edition.Id),
        })
            Assert.IsType<GiveRole.Outcome.NoSuchPlace>(await On(role, scope, key));
        Assert.IsType<GiveRole.Outcome.NoSuchAccount>(await Give.ExecuteAsync(new(Guid.CreateVersion7(), "reader", GrantScope.Edition, edition.Id), A.Organizer, default));
        Assert.Equal([(Roles.FocalPoint, edition.Id, "Tajikistan"), ("press", edition.Id, "Delegate")], (await RowAsync(id)).Roles.Select(each => (each.Role, each.EditionId!.Value, each.ScopeName!.In("en"))));
    }

    [Fact]
    public async Task The_grants_of_an_older_program_become_its_roles_and_what_made_none_stays()
    {
        var edition = await installation.Add(A.Edition());
        var ids = new List<Guid>();
        for (var i = 0; i < 4; i++) ids.Add(await CreateAsync());
        string[] clerk = ["ReadDesk", "SeeContacts", "RegisterParticipants", "ExchangeParticipants", "PrintBadges"], all = [.. clerk, "EditProgramme", "ManageEditions", "ManageAccounts"];
        await using (var db = await installation.OpenAsync())
        {
            void Held(Guid account, Guid? on, params string[] names) => db.Grants.AddRange(names.Select(name => new Grant { AccountId = account, Role = name, Scope = on is null ? GrantScope.Installation : GrantScope.Edition, ScopeId = on }));
            Held(ids[0], null, all);
            Held(ids[1], edition.Id, all);
            Held(ids[2], edition.Id, clerk);
            Held(ids[3], edition.Id, "ReadDesk", "SeeContacts");
            await db.SaveChangesAsync();
        }

        await installation.Get<NameRoles>().ExecuteAsync(default);
        await installation.Get<NameRoles>().ExecuteAsync(default);

        Assert.Equal(
            [[(Roles.Owner, (Guid?)null)], [(Roles.Organizer, edition.Id)], [("registration", edition.Id)], [("ReadDesk", edition.Id), ("SeeContacts", edition.Id)]],
            await Task.WhenAll(ids.Select(async id => (await RowAsync(id)).Roles.Select(each => (each.Role, each.ScopeId)).Order().ToArray())));
        Assert.Equal(new[] { 1, 1, 1, 0 }, await Task.WhenAll(ids.Select(async id => (await EntriesAsync(id)).Count)));
        Assert.Equal([new FieldChange("Post", null, "registration", edition.Id)], (await EntriesAsync(ids[2]))[0].Changes);
        var left = (await installation.Get<ReadActor>().ReadAsync(ids[3], default))!;
        // and one permission covers what was split from it since
        Assert.Equal([Permission.RegisterParticipants, Permission.KeepDelegations], Roles.PermissionsOf("RegisterParticipants"));
        Assert.Equal([Permission.ReadDraft, Permission.EditProgramme], Roles.PermissionsOf("EditProgramme"));
        Assert.Equal([Permission.ReadAccounts, Permission.ManageAccounts], Roles.PermissionsOf("ManageAccounts"));
        Assert.Equal((true, true, false), (left.May(Permission.ReadDesk, edition.Id), left.May(Permission.SeeContacts, edition.Id), left.May(Permission.PrintBadges, edition.Id)));
    }

    [Fact]
    public void A_grant_of_a_newer_program_allows_nothing_here_and_a_number_is_no_name() =>
        Assert.All(["chamberlain", "0", "readdesk", "", "ReadDesk, PrintBadges", "999"], name => Assert.Empty(Roles.PermissionsOf(name)));

    [Fact]
    public void Auditors_and_those_who_only_look_may_change_nothing()
    {
        Permission[] looks = [Permission.ReadDesk, Permission.SeeContacts, Permission.SeePassports, Permission.ReadDraft, Permission.ReadJournal, Permission.ReadAccounts];

        Assert.All(["auditor", "gate", "reader"], name => Assert.Empty(Roles.PermissionsOf(name).Except(looks)));
        Assert.Equal(looks, Roles.PermissionsOf(Roles.Auditor));
        Assert.Equal(Enum.GetValues<Permission>(), Roles.PermissionsOf(Roles.Owner));
    }

    private async Task<(bool Edits, bool Registers, bool Elsewhere)> MayAsync(Guid id, Edition edition, Edition other)
    {
        var actor = (await installation.Get<ReadActor>().ReadAsync(id, default))!;
        return (actor.May(Permission.EditProgramme, edition.Id), actor.May(Permission.RegisterParticipants, edition.Id), actor.May(Permission.EditProgramme, other.Id) || actor.May(Permission.ReadDesk, null));
    }

    private async Task<AccountList.Row> RowAsync(Guid id) => (await installation.Get<AccountList>().ReadAsync(A.Organizer, default)).Single(each => each.Id == id);

    private async Task<IReadOnlyList<JournalEntry>> EntriesAsync(Guid id)
    {
        await using var db = await installation.OpenAsync();
        return await db.Journal.Where(each => each.SubjectId == id && each.Action == JournalAction.GrantsChanged).OrderBy(each => each.Number).ToListAsync();
    }

    private async Task<Guid> SessionAsync(Guid id)
    {
        await using var db = await installation.OpenAsync();
        return await installation.Get<SignInSessions>().BeginAsync(await db.Users.SingleAsync(each => each.Id == id), new(), default);
    }

    private async Task<Guid> CreateAsync() => Assert.IsType<CreateAccount.Outcome.Created>(
        await installation.Get<CreateAccount>().ExecuteAsync(new("M. Karimova", $"roles-{Interlocked.Increment(ref count)}@example.org", "a long password"), A.Organizer, default)).AccountId;
}

/// <summary>An installation of its own, since these count the owners.</summary>
public sealed class LastOwnerTests(Installation installation) : IClassFixture<Installation>
{
    [Fact]
    public async Task Two_owners_who_take_each_others_role_at_once_leave_one()
    {
        for (var round = 0; round < 10; round++)
        {
            var owners = new List<Guid>();
            for (var i = 0; i < 2; i++)
                owners.Add(Assert.IsType<CreateAccount.Outcome.Created>(await installation.Get<CreateAccount>().ExecuteAsync(new("Owner", $"owner-{round}-{i}@example.org", "a long password", Roles.Owner), A.Organizer, default)).AccountId);

            var outcomes = await Task.WhenAll(owners.Select(id => Task.Run(() => installation.Get<TakeRole>().ExecuteAsync(new(id, Roles.Owner, GrantScope.Installation, null), A.Organizer, default))));

            Assert.Single(outcomes.OfType<TakeRole.Outcome.Taken>());
            Assert.Single(outcomes.OfType<TakeRole.Outcome.LastOrganizer>());
            await using var db = await installation.OpenAsync();
            await db.Grants.ExecuteDeleteAsync();
        }
    }

    [Fact]
    public async Task Of_two_owners_of_whom_one_is_closed_while_the_other_loses_the_role_one_stays()
    {
        for (var round = 0; round < 10; round++)
        {
            var owners = new List<Guid>();
            for (var i = 0; i < 2; i++)
                owners.Add(Assert.IsType<CreateAccount.Outcome.Created>(await installation.Get<CreateAccount>().ExecuteAsync(new("Owner", $"closed-{round}-{i}@example.org", "a long password", Roles.Owner), A.Organizer, default)).AccountId);

            var (closed, taken) = (Task.Run(() => installation.Get<CloseAccount>().ExecuteAsync(new(owners[0]), A.Organizer, default)), Task.Run(() => installation.Get<TakeRole>().ExecuteAsync(new(owners[1], Roles.Owner, GrantScope.Installation, null), A.Organizer, default)));
            await Task.WhenAll(closed, taken);

            Assert.True(await installation.Get<HasOrganizer>().ReadAsync(default), $"round {round}: {await closed} and {await taken}");
            Assert.True(await closed is CloseAccount.Outcome.Done ^ await taken is TakeRole.Outcome.Taken);
            await using var db = await installation.OpenAsync();
            await db.Grants.ExecuteDeleteAsync();
        }
    }
}
