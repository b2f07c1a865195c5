using System.Text;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;

namespace Dushanbe.Conference.Tests.Access;

/// <summary>
/// Every operation is called as every role, on what is the role's and on what is not, in an installation that holds both and in
/// one that holds only what is the role's. If any answer differed, it would tell something of the rest: a name, a number, a key.
/// </summary>
public sealed class OperationsByRoleTests(Worlds worlds) : IClassFixture<Worlds>
{
    private static readonly World.Place[] Places = [World.Own, World.Beside, World.Elsewhere, World.Unknown];

    private static readonly (string Name, Actor Actor, Part Reach)[] Holders =
    [
        ("operator", Actor.Operator, Part.Everything),
        .. Roles.All.Select(role => (role.Name, Holder(role), role.Scopes[0] switch
        {
            GrantScope.Installation => Part.Everything,
            GrantScope.Edition => Part.Edition,
            GrantScope.Session => Part.OwnProgramme,
            _ => Part.OwnRegister,
        })),
        ("auditor of an edition", A.Holder(Roles.Find(Roles.Auditor)!, GrantScope.Edition, World.Edition.Id), Part.Edition),
        ("public", Actor.Public, Part.Nothing),
    ];

    public static TheoryData<string> RoleNames => [.. Holders.Select(role => role.Name)];

    // the operator reaches everything: there is nothing beyond
    public static TheoryData<string> BoundedRoles => [.. Holders.Where(role => role.Reach != Part.Everything).Select(role => role.Name)];

    [Fact]
    public void Every_operation_is_decided_for_every_role()
    {
        var operations = Operations.All.SelectMany(type => type.GetMethods().Where(Operations.IsAsked).Select(method => $"{type.Name}.{method.Name}")).ToHashSet();

        Assert.NotEmpty(operations);
        Assert.Equal(operations.Order(), Probes.All.Keys.Select(name => name.Split(' ')[0]).Distinct().Order());
        Assert.Equal(Probes.All.Keys.Order(), Decisions.All.Keys.Order());
        Assert.All(Decisions.All, each => Assert.True(each.Value.Length == Holders.Length, $"{each.Key} is decided for {each.Value.Length} of {Holders.Length} roles"));
    }

    [Theory]
    [MemberData(nameof(RoleNames))]
    public async Task A_role_does_what_was_decided(string name)
    {
        var column = Array.FindIndex(Holders, role => role.Name == name);
        var wrong = new StringBuilder();
        foreach (var operation in Probes.All.Keys)
        {
            var (decided, found) = (Decisions.All[operation][column], await FoundAsync(operation, Holders[column].Actor));
            if (decided != found) wrong.AppendLine($"{operation}: decided '{decided}', is '{found}'");
        }

        Assert.True(wrong.Length == 0, wrong.ToString());
    }

    [Theory]
    [MemberData(nameof(BoundedRoles))]
    public async Task Nothing_beyond_a_role_is_told_or_changed(string name)
    {
        var (_, actor, reach) = Holders.Single(role => role.Name == name);
        var (all, own) = (await worlds.OfAsync(Part.Everything), await worlds.OfAsync(reach));
        var beyond = all.Rows.Except(own.Rows);
        var faults = new List<string>();
        foreach (var operation in Probes.All.Keys)
        {
            var kind = Probes.All[operation].Kind;
            var nowhere = kind == ProbeKind.Rows ? await all.CallAsync(operation, actor, World.Unknown) : null;
            // what is about the installation is the same wherever one asks
            foreach (var place in kind == ProbeKind.Installation ? [World.Own] : Places)
            {
                var (answer, without) = (await all.CallAsync(operation, actor, place), await own.CallAsync(operation, actor, place));
                if (answer.Told != without.Told) faults.Add($"{operation} on {place.Name} tells of what is beyond: {Difference(answer.Told, without.Told)}");
                if (beyond.Except(answer.Rows) is { IsEmpty: false } changed) faults.Add($"{operation} on {place.Name} changes what is beyond: {changed.First()}");
                // what answers as if it were not there is left as it is
                if (answer.Told == nowhere?.Told && !answer.Rows.SetEquals(all.Rows)) faults.Add($"{operation} on {place.Name} changes something and says that nothing is there");
            }
        }

        if (!all.Rows.SetEquals(await all.RowsAsync())) faults.Add("something that reads, or was refused, changed a row");
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [Fact]
    public async Task Whoever_only_looks_reads_what_the_role_reads_and_changes_nothing()
    {
        var all = await worlds.OfAsync(Part.Everything);
        var owner = Holders.Single(holder => holder.Name == Roles.Owner).Actor;
        var looking = owner with { LooksAs = Roles.Owner };
        var (changing, faults) = (0, new List<string>());
        foreach (var operation in Probes.All.Keys)
        {
            var (acts, looks) = (await all.CallAsync(operation, owner, World.Own), await all.CallAsync(operation, looking, World.Own));
            if (acts.Rows.SetEquals(all.Rows))
            {
                if (Probes.All[operation].Kind == ProbeKind.Rows && !looks.IsRefused && looks.Told != acts.Told) faults.Add($"{operation} tells something else");
                continue;
            }

            changing++;
            if (!looks.IsRefused) faults.Add($"{operation} is not refused");
        }

        if (!all.Rows.SetEquals(await all.RowsAsync())) faults.Add("something changed a row");
        Assert.True(changing > 30, $"only {changing} operations change something");
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    // before personal data leave or go for good, and before somebody gets another way in
    private static readonly string[] NeedsProof =
    [
        "CloseAccount.ExecuteAsync", "CorrectAddress.ExecuteAsync", "CreateAccount.ExecuteAsync", "EndAccountSessions.ExecuteAsync", "ErasePerson.ExecuteAsync", "ExportJournal.WriteAsync", "ExportJournal.WriteAsync installation", "ExportParticipants.WriteAsync", "ExportPerson.ReadAsync", "GiveRole.ExecuteAsync",
        "InviteAccount.ExecuteAsync", "IssueList.ExecuteAsync", "ListPaper.WriteAsync", "ListPaper.WriteIssuedAsync", "ReadIssuedLists.TellAsync", "ReadListOfParticipants.ReadAsync", "RemoveSecondStep.ExecuteAsync", "ResetPassword.ExecuteAsync", "SendInvitation.ExecuteAsync", "SetRetention.ExecuteAsync", "TakeRole.ExecuteAsync", "UndoImport.ExecuteAsync",
    ];

    [Fact]
    public async Task What_opens_a_way_out_or_in_needs_a_proof_of_who_is_at_the_keyboard()
    {
        var all = await worlds.OfAsync(Part.Everything);
        var owner = Holders.Single(holder => holder.Name == Roles.Owner).Actor;
        var refused = new List<string>();
        foreach (var operation in Probes.All.Keys)
            if ((await all.CallAsync(operation, owner with { ProvenAt = default }, World.Own)).IsRefused && !(await all.CallAsync(operation, owner, World.Own)).IsRefused) refused.Add(operation);

        Assert.Equal(NeedsProof.Order(), refused.Order());
    }

    [Fact]
    public async Task The_comparison_notices_what_it_is_for()
    {
        // whoever sees the whole edition is told of more than a focal point reaches, and changes it
        var (all, own) = (await worlds.OfAsync(Part.Everything), await worlds.OfAsync(Part.OwnRegister));
        var (registrar, beyond) = (Holders.Single(role => role.Name == "registration").Actor, all.Rows.Except(own.Rows));

        Assert.NotEmpty(beyond);
        foreach (var operation in new[] { "ParticipantRegister.ReadAsync", "RegisterCounts.ReadAsync", "DelegationList.ReadAsync", "CategoryList.ReadAsync", "FindDuplicates.ReadAsync", "ExportParticipants.WriteAsync", "ReadListOfParticipants.PreviewAsync", "ReadListOfParticipants.ReadAsync", "BadgeChoices.ReadAsync", "BadgeChoices.CountAsync", "BadgeSheets.ReadAsync preview" })
            Assert.NotEqual((await all.CallAsync(operation, registrar, World.Own)).Told, (await own.CallAsync(operation, registrar, World.Own)).Told);
        foreach (var operation in new[] { "AmendParticipant.ExecuteAsync", "WithdrawParticipant.ExecuteAsync", "RemovePhoto.ExecuteAsync", "SetPhoto.ExecuteAsync" })
            Assert.NotEmpty(beyond.Except((await all.CallAsync(operation, registrar, World.Beside)).Rows));
    }

    private static Actor Holder(Role role) => A.Holder(role, role.Scopes[0], role.Scopes[0] switch
    {
        GrantScope.Installation => null,
        GrantScope.Edition => World.Edition.Id,
        GrantScope.Delegation => World.Own.Delegation.Id,
        GrantScope.Category => World.Own.Category.Id,
        _ => World.Own.Session.Id,
    }, role.Scopes[0] is GrantScope.Installation or GrantScope.Edition ? null : World.Edition.Id);

    /// <summary>What an operation is to somebody: a sign of <see cref="Decisions"/>.</summary>
    private async Task<char> FoundAsync(string operation, Actor actor)
    {
        var all = await worlds.OfAsync(Part.Everything);
        var answer = await all.CallAsync(operation, actor, World.Own);
        if (answer.IsRefused) return Decisions.Refused;
        if (Probes.All[operation].Kind != ProbeKind.Rows) return Decisions.Everything;
        var (own, empty) = (await worlds.OfAsync(Part.OwnRegister | Part.OwnProgramme), await worlds.OfAsync(Part.Nothing));
        if (answer.Told == (await empty.CallAsync(operation, actor, World.Own)).Told) return Decisions.Nothing;
        var seesOthers = answer.Told != (await own.CallAsync(operation, actor, World.Own)).Told
            || (await all.CallAsync(operation, actor, World.Beside)).Told != (await own.CallAsync(operation, actor, World.Beside)).Told;
        return seesOthers ? Decisions.Everything : Decisions.OwnRows;
    }

    private static string Difference(string one, string other)
    {
        var at = one.Zip(other).TakeWhile(pair => pair.First == pair.Second).Count();
        string Near(string text) => text[Math.Max(0, at - 40)..Math.Min(text.Length, at + 120)];
        return $"“{Near(one)}” for “{Near(other)}”";
    }
}
