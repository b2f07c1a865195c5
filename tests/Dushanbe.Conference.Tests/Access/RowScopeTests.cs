using Dushanbe.Conference.Access;
using Dushanbe.Conference.Forms;
using Dushanbe.Conference.Papers.Badges;
using Dushanbe.Conference.People;
using Dushanbe.Conference.Prints;
using Dushanbe.Conference.Register;

namespace Dushanbe.Conference.Tests.Access;

/// <summary>What grants reach, and what a focal point sees and does of a register with two delegations.</summary>
public sealed class RowScopeTests(Installation installation) : IClassFixture<Installation>
{
    private static readonly Guid Edition = Guid.CreateVersion7(), Other = Guid.CreateVersion7(), Delegation = Guid.CreateVersion7(), Category = Guid.CreateVersion7(), Session = Guid.CreateVersion7();

    [Theory]
    [InlineData(GrantScope.Installation, true, true, true)]
    [InlineData(GrantScope.Edition, true, true, false)]
    [InlineData(GrantScope.Delegation, true, false, false)]
    [InlineData(GrantScope.Category, true, true, false)]
    [InlineData(GrantScope.Session, false, false, false)]
    [InlineData(GrantScope.Gate, false, false, false)]
    public void A_grant_reaches_people_of_its_delegation_its_edition_or_all(GrantScope scope, bool ofDelegation, bool ofEdition, bool ofOther)
    {
        var actor = Holding(scope, IdOf(scope));

        Assert.Equal((ofDelegation, ofEdition, ofOther), (
            actor.Rows(Permission.ReadDesk, Edition).Holds(Edition, Delegation, Category),
            actor.Rows(Permission.ReadDesk, Edition).Holds(Edition, null, Category),
            actor.Rows(Permission.ReadDesk, Other).Holds(Other, null, Guid.CreateVersion7())));
        Assert.Equal((ofDelegation, ofEdition, ofOther), (
            actor.Rows(Permission.ReadDesk).Holds(Edition, Delegation, Category), actor.Rows(Permission.ReadDesk).Holds(Edition, null, Category), actor.Rows(Permission.ReadDesk).Holds(Other, null, Guid.CreateVersion7())));
    }

    [Theory]
    [InlineData(GrantScope.Installation, true, true)]
    [InlineData(GrantScope.Edition, true, true)]
    [InlineData(GrantScope.Delegation, false, true)]
    [InlineData(GrantScope.Category, false, true)]
    [InlineData(GrantScope.Session, false, true)]
    [InlineData(GrantScope.Gate, false, false)]
    public void Deeds_on_a_whole_edition_take_a_grant_on_it(GrantScope scope, bool edition, bool rows)
    {
        var actor = Holding(scope, IdOf(scope));

        Assert.Equal((edition, edition, rows, rows), (
            Passes(() => actor.Must(Permission.ReadDesk, Edition)), Passes(() => actor.MustEditions(Permission.ReadDesk)),
            Passes(() => actor.MustRows(Permission.ReadDesk, Edition)), Passes(() => actor.MustRows(Permission.ReadDesk))));
    }

    [Fact]
    public void A_part_of_one_edition_is_nothing_of_another()
    {
        foreach (var scope in new[] { GrantScope.Delegation, GrantScope.Category, GrantScope.Session })
        {
            var actor = Holding(scope, IdOf(scope));
            Assert.Equal((true, false), (actor.MayInPart(Permission.ReadDesk, Edition), actor.MayInPart(Permission.ReadDesk, Other)));
            Assert.Equal((false, true), (actor.Rows(Permission.ReadDesk, Edition).IsNothing, actor.Rows(Permission.ReadDesk, Other).IsNothing));
        }
    }

    [Fact]
    public void Another_permission_reaches_nothing()
    {
        var actor = Holding(GrantScope.Installation, null);

        Assert.True(actor.Rows(Permission.PrintBadges, Edition).IsNothing);
        Assert.True(actor.Rows(Permission.PrintBadges).IsNothing);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(int.MaxValue)]
    public async Task A_focal_point_finds_its_own_people_alone(int threshold)
    {
        var desk = await Desk.OpenAsync(installation);
        var (own, _) = await desk.Register(desk.Fields());
        var (other, _) = await desk.Register(desk.Fields("Aziz", "Rahmonov") with { DelegationId = desk.Kyrgyzstan.Id });
        installation.Get<RegisterIndex>().Threshold = threshold;
        var focal = A.FocalPoint(desk.Tajikistan);

        foreach (var typed in new[] { null, "rahmon", "рахмон" })
        {
            var page = await desk.Search(typed, actor: focal);
            Assert.Equal((own, 1), (Assert.Single(page.Rows).Id, page.Total));
        }

        Assert.Equal(0, (await desk.Search(null, filter => filter with { DelegationId = desk.Kyrgyzstan.Id }, focal)).Total);
        Assert.Equal(new RegisterCounts.Counts(1, 1, 0, 1, 0, 1), await installation.Get<RegisterCounts>().ReadAsync(desk.Edition.Id, focal, default));
        Assert.Empty(await installation.Get<FindDuplicates>().ReadAsync(new(desk.Edition.Id, "Aziz", "Rahmonov"), focal, default));
        Assert.Null(await installation.Get<ParticipantDetails>().ReadAsync(other, focal, default));
    }

    [Fact]
    public async Task A_focal_point_registers_into_its_own_delegation_alone()
    {
        var desk = await Desk.OpenAsync(installation);
        var focal = A.FocalPoint(desk.Tajikistan);
        Task<RegisterParticipant.Outcome> Register(Guid? delegation) =>
            installation.Get<RegisterParticipant>().ExecuteAsync(new(desk.Edition.Id, desk.Fields() with { DelegationId = delegation, Organization = "Ministry" }), focal, default);

        Assert.IsType<RegisterParticipant.Outcome.Registered>(await Register(desk.Tajikistan.Id));
        foreach (var (delegation, fault) in new[] { ((Guid?)desk.Kyrgyzstan.Id, FieldFaultKind.Unknown), (Guid.CreateVersion7(), FieldFaultKind.Unknown), (null, FieldFaultKind.Missing) })
            Assert.Equal([new FieldFault("DelegationId", fault)], Assert.IsType<RegisterParticipant.Outcome.Invalid>(await Register(delegation)).Faults);
    }

    [Fact]
    public async Task Neither_what_an_editor_claims_to_have_seen_nor_what_they_ask_for_tells_the_name_of_another_delegation()
    {
        var desk = await Desk.OpenAsync(installation);
        var (id, version) = await desk.Register(desk.Fields());
        var focal = A.FocalPoint(desk.Tajikistan);

        var outcome = await installation.Get<AmendParticipant>().ExecuteAsync(
            new(id, version - 1, desk.Fields() with { DelegationId = desk.Kyrgyzstan.Id }, desk.Fields() with { DelegationId = desk.Kyrgyzstan.Id }), focal, default);

        var conflict = Assert.Single(Assert.IsType<AmendParticipant.Outcome.ChangedMeanwhile>(outcome).Conflicts);
        Assert.Equal((null, "Tajikistan", null), (conflict.Was, conflict.Is, conflict.Yours));
    }

    [Fact]
    public async Task Contact_data_shows_as_far_as_the_grant_for_it_reaches()
    {
        var desk = await Desk.OpenAsync(installation);
        var (own, _) = await desk.Register(desk.Fields("Own", "Person") with { Email = "own@example.org" });
        var (other, _) = await desk.Register(desk.Fields("Other", "Person") with { Email = "other@example.org", DelegationId = desk.Kyrgyzstan.Id });
        var reader = new Actor(null, "reader", [new(Permission.ReadDesk, GrantScope.Edition, desk.Edition.Id), new(Permission.SeeContacts, GrantScope.Delegation, desk.Tajikistan.Id, desk.Edition.Id)]);

        Assert.Equal(("own@example.org", null), ((await installation.Get<ShowContacts>().ExecuteAsync(new(own), reader, default))!.Fields.Email, (await installation.Get<ShowContacts>().ExecuteAsync(new(other), reader, default))!.Fields.Email));
        Assert.Equal(["o…@example.org", null], new[] { own, other }.Select(id => installation.Get<ParticipantDetails>().ReadAsync(id, reader, default).Result!.Masked.GetValueOrDefault("Email")));
        Assert.Single((await desk.Search("own@example.org", actor: reader)).Rows);
        Assert.Empty((await desk.Search("other@example.org", actor: reader)).Rows);
    }

    [Fact]
    public async Task Whoever_keeps_a_category_sees_and_registers_its_people_alone_and_leaves_nobody_out_of_its_sight()
    {
        var desk = await Desk.OpenAsync(installation);
        var media = await installation.Add(A.Category(desk.Edition, "P", "Media"));
        var journalist = desk.Fields("Nilufar", "Press") with { CategoryId = media.Id, DelegationId = null, Organization = "Khovar" };
        var (own, version) = await desk.Register(journalist);
        var (member, memberVersion) = await desk.Register(desk.Fields("Dilshod", "Press") with { CategoryId = media.Id });
        await desk.Register(desk.Fields("Farrukh", "Press"));
        var press = A.Holder(Roles.Find("press")!, GrantScope.Category, media.Id, desk.Edition.Id);
        Task<RegisterParticipant.Outcome> Register(ParticipantFields fields) => installation.Get<RegisterParticipant>().ExecuteAsync(new(desk.Edition.Id, fields), press, default);
        Task<AmendParticipant.Outcome> Amend(Guid id, long was, ParticipantFields fields) => installation.Get<AmendParticipant>().ExecuteAsync(new(id, was, fields, fields), press, default);

        foreach (var threshold in new[] { 1, int.MaxValue })
        {
            installation.Get<RegisterIndex>().Threshold = threshold;
            Assert.Equal(new[] { own, member }.Order(), (await desk.Search("press", actor: press)).Rows.Select(row => row.Id).Order());
        }

        Assert.Equal(2, (await installation.Get<RegisterCounts>().ReadAsync(desk.Edition.Id, press, default)).Approved);
        Assert.IsType<RegisterParticipant.Outcome.Registered>(await Register(journalist with { Given = "Parvina" }));
        Assert.Equal([new FieldFault("CategoryId", FieldFaultKind.Unknown)], Assert.IsType<RegisterParticipant.Outcome.Invalid>(await Register(journalist with { Given = "Zarina", CategoryId = desk.Fields().CategoryId })).Faults);
        // the delegations are not theirs; that of a journalist who came with one stays
        Assert.Equal([new FieldFault("DelegationId", FieldFaultKind.Unknown)], Assert.IsType<RegisterParticipant.Outcome.Invalid>(await Register(journalist with { Given = "Zarina", DelegationId = desk.Tajikistan.Id })).Faults);
        Assert.IsType<AmendParticipant.Outcome.Amended>(await Amend(member, memberVersion, desk.Fields("Dilshod", "Press") with { CategoryId = media.Id, Function = "Editor" }));
        // nobody is taken out of a delegation that is another's, found by an address in any size of edition, ordered in it, or printed without its name
        var amended = (await installation.Get<ParticipantDetails>().ReadAsync(member, press, default))!;
        Assert.Equal([new FieldFault("DelegationId", FieldFaultKind.Unknown)], Assert.IsType<AmendParticipant.Outcome.Invalid>(await Amend(member, amended.Row.Version, amended.Fields with { DelegationId = null, Organization = "Khovar" })).Faults);
        Assert.IsType<OrderDelegation.Outcome.NoSuchParticipant>(await installation.Get<OrderDelegation>().ExecuteAsync(new(member, 1), press, default));
        Assert.IsType<AmendParticipant.Outcome.Amended>(await Amend(member, amended.Row.Version, amended.Fields with { Email = "dilshod@example.org" }));
        foreach (var threshold in new[] { 1, int.MaxValue })
        {
            installation.Get<RegisterIndex>().Threshold = threshold;
            Assert.Equal([member], (await desk.Search("dilshod@example.org", actor: press)).Rows.Select(row => row.Id));
        }

        var badges = A.Holder(Roles.Find("badges")!, GrantScope.Category, media.Id, desk.Edition.Id);
        Assert.Contains("Tajikistan", (await installation.Get<BadgeSheets>().ReadAsync(new(desk.Edition.Id, null, BadgeSelection.Everybody), badges, default))!.Sheets.Select(sheet => sheet.Body));
        Assert.Equal([new FieldFault("CategoryId", FieldFaultKind.Unknown)], Assert.IsType<AmendParticipant.Outcome.Invalid>(await Amend(own, version, journalist with { CategoryId = desk.Fields().CategoryId })).Faults);
    }

    [Fact]
    public async Task A_run_of_badges_belongs_to_a_delegation_only_if_it_holds_nobody_else()
    {
        var desk = await Desk.OpenAsync(installation);
        var (own, _) = await desk.Register(desk.Fields());
        await desk.Register(desk.Fields("Aziz", "Rahmonov") with { DelegationId = desk.Kyrgyzstan.Id });
        var focal = A.FocalPoint(desk.Tajikistan);
        async Task<Guid> Run(BadgeSelection selection) =>
            Assert.IsType<StartBadgeRun.Outcome.Started>(await installation.Get<StartBadgeRun>().ExecuteAsync(new(desk.Edition.Id, selection, Reason: "again"), A.Organizer, default)).RunId;
        Task<BadgeSheets.Content?> Sheets(Guid run) => installation.Get<BadgeSheets>().ReadAsync(new(desk.Edition.Id, run), focal, default);

        var (mixed, alone) = (await Run(BadgeSelection.Everybody), await Run(BadgeSelection.Of(own)));

        Assert.Equal([alone], (await installation.Get<BadgeChoices>().ReadAsync(desk.Edition.Id, "en", focal, default)).Runs.Select(line => line.Run.Id));
        Assert.Null(await Sheets(mixed));
        Assert.Equal([own], (await Sheets(alone))!.Sheets.Select(sheet => sheet.ParticipantId));
    }

    private static Actor Holding(GrantScope scope, Guid? id) => new(null, "somebody", [new(Permission.ReadDesk, scope, id, scope is GrantScope.Delegation or GrantScope.Category or GrantScope.Session ? Edition : null)]);

    private static Guid? IdOf(GrantScope scope) => scope switch
    {
        GrantScope.Installation => null,
        GrantScope.Edition => Edition,
        GrantScope.Delegation => Delegation,
        GrantScope.Category => Category,
        GrantScope.Session => Session,
        _ => Guid.CreateVersion7(),
    };

    private static bool Passes(Func<RowScope> ask)
    {
        try
        {
            return !ask().IsNothing;
        }
        catch (NotPermittedException)
        {
            return false;
        }
    }
}
