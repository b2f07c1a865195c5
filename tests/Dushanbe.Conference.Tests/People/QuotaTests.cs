using System.Text;
using Dushanbe.Conference.Exchange;
using Dushanbe.Conference.Journal;
using Dushanbe.Conference.People;
using Dushanbe.Conference.People.Quotas;
using Dushanbe.Conference.Privacy;
using Dushanbe.Conference.Register;
using Dushanbe.Conference.Tests.Exchange;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Tests.People;

/// <summary>How many people of a delegation or a category are approved, and which ways lead to a place (REG-06, REG-12).</summary>
public sealed class QuotaTests(Installation installation) : IClassFixture<Installation>
{
    [Fact]
    public async Task Nothing_set_is_no_limit_and_0_is_none()
    {
        var free = await QuotaDesk.OpenAsync(installation);
        var none = await QuotaDesk.OpenAsync(installation, places: 0);

        foreach (var each in await free.QueueAsync(3)) await free.ApproveAsync(each);
        var limit = await none.RefusedAsync(await none.WaitAsync(1));

        Assert.Equal(3, await free.ApprovedAsync());
        Assert.Equal((PlacesOf.CategoryInDelegation, 0, 0, (bool?)null), (limit.Of, limit.Places, limit.Taken, limit.IsHosted));
        Assert.Equal(("Tajikistan", "Delegate"), (limit.Delegation!.In("en"), limit.Category!.In("en")));
        Assert.Equal(0, await none.ApprovedAsync());
    }

    [Fact]
    public async Task Who_began_while_places_were_free_is_refused_when_they_are_taken()
    {
        var it = await QuotaDesk.OpenAsync(installation, places: 2);
        var queue = await it.QueueAsync(3);
        var together = installation.Get<DecideTogether>();
        var form = new DecideTogether.Form(it.Desk.Edition.Id, [.. queue.Take(2)], AccreditationDecision.Approve);

        Assert.All(await together.PreviewAsync(form, it.Reviewer, default), each => Assert.Null(each.Full));
        await it.ApproveAsync(queue[2]);
        var results = await together.ExecuteAsync(form, it.Reviewer, default);

        Assert.IsType<DecideAccreditation.Outcome.Decided>(results[0].Outcome);
        Assert.IsType<DecideAccreditation.Outcome.NoPlace>(results[1].Outcome);
        Assert.Equal(2, await it.ApprovedAsync());
    }

    [Fact]
    public async Task A_preview_of_several_tells_who_will_have_no_place_and_the_queue_finds_them()
    {
        var it = await QuotaDesk.OpenAsync(installation, places: 1);
        var queue = await it.QueueAsync(2);
        var other = await it.WaitAsync(7, fields => fields with { IsHosted = true });

        var preview = await installation.Get<DecideTogether>().PreviewAsync(new(it.Desk.Edition.Id, [.. queue], AccreditationDecision.Approve), it.Reviewer, default);
        Assert.Equal([(null, true), (1, true)], preview.Select(each => (each.Full?.Taken, each.IsPossible)));
        Assert.Empty((await FindAsync(it, over: true)).Lines);
        await it.ApproveAsync(queue[0]);
        var over = await FindAsync(it, over: true);

        Assert.Equal(((Guid[])[queue[1].Id, other.Id]).Order(), over.Lines.Select(each => each.Row.Id).Order());
        Assert.All(over.Lines, each => Assert.Equal((1, 1), (each.Full?.Places, each.Full?.Taken)));
        await it.SetAsync(new SetQuotas.Line(it.Desk.Category.Id, 1, 1));
        Assert.Equal(queue[1].Id, Assert.Single((await FindAsync(it, over: true)).Lines).Row.Id);
        Assert.Equal(2, (await FindAsync(it, over: false)).Total);
    }

    [Fact]
    public async Task The_host_pays_for_one_and_two_come_at_own_cost()
    {
        var it = await QuotaDesk.OpenAsync(installation, hosted: 1, places: 2);
        ParticipantFields Hosted(ParticipantFields fields) => fields with { IsHosted = true };

        await it.ApproveAsync(await it.WaitAsync(1, Hosted));
        var second = await it.RefusedAsync(await it.WaitAsync(2, Hosted));
        await it.ApproveAsync(await it.WaitAsync(3));
        await it.ApproveAsync(await it.WaitAsync(4));
        var third = await it.RefusedAsync(await it.WaitAsync(5));

        Assert.Equal(((bool?)true, 1, 1), (second.IsHosted, second.Places, second.Taken));
        Assert.Equal(((bool?)false, 2, 2), (third.IsHosted, third.Places, third.Taken));
        var line = (await installation.Get<ReadQuotas>().ReadAsync(it.Desk.Tajikistan.Id, it.Focal, default))!.Single(each => each.CategoryId == it.Desk.Category.Id);
        Assert.Equal((1, 2, 1, 2, false), (line.Hosted, line.Places, line.HostedTaken, line.OthersTaken, line.IsOver));
    }

    [Theory]
    [InlineData("withdraw"), InlineData("revoke"), InlineData("erase"), InlineData("move")]
    public async Task Leaving_works_when_all_is_full_and_frees_the_place(string way)
    {
        var it = await QuotaDesk.OpenAsync(installation, places: 1);
        var inside = await it.ApproveAsync(await it.WaitAsync(1));
        var waiting = await it.WaitAsync(2);
        await it.RefusedAsync(waiting);

        var left = way switch
        {
            "withdraw" => await installation.Get<WithdrawParticipant>().ExecuteAsync(new(inside.Id, "ill"), it.Focal, default) is WithdrawParticipant.Outcome.Withdrawn,
            "revoke" => await it.DecideAsync(inside, AccreditationDecision.Revoke, "note recalled") is DecideAccreditation.Outcome.Decided,
            "erase" => await installation.Get<ErasePerson>().ExecuteAsync(new(inside.Id), A.Organizer, default) is ErasePerson.Outcome.Erased,
            _ => await it.AmendAsync(inside, it.Desk.Fields("Farrukh1", "Rahmonzoda1") with { DelegationId = it.Desk.Kyrgyzstan.Id }) is AmendParticipant.Outcome.Amended,
        };

        Assert.True(left);
        await it.ApproveAsync(waiting);
    }

    [Fact]
    public async Task Rejecting_and_asking_need_no_place()
    {
        var it = await QuotaDesk.OpenAsync(installation, places: 0);
        var (one, other) = (await it.WaitAsync(1), await it.WaitAsync(2));

        Assert.IsType<DecideAccreditation.Outcome.Decided>(await it.DecideAsync(one, AccreditationDecision.Reject, "no place"));
        Assert.IsType<DecideAccreditation.Outcome.Decided>(await it.DecideAsync(other, AccreditationDecision.Ask, "who of the two"));
    }

    [Fact]
    public async Task Moving_somebody_who_is_approved_takes_a_place_there_and_stores_nothing_without_one()
    {
        var it = await QuotaDesk.OpenAsync(installation, hosted: 0, places: 1);
        await it.ApproveAsync(await it.WaitAsync(1));
        var fields = it.Desk.Fields("Ali", "Karimov") with { DelegationId = it.Desk.Kyrgyzstan.Id };
        var guest = await it.Desk.Register(fields);

        var moved = Assert.IsType<AmendParticipant.Outcome.NoPlace>(await it.AmendAsync(guest, fields with { DelegationId = it.Desk.Tajikistan.Id }));
        var invited = Assert.IsType<AmendParticipant.Outcome.NoPlace>(await it.AmendAsync(guest, fields with { DelegationId = it.Desk.Tajikistan.Id, IsHosted = true }));

        Assert.Equal(((bool?)false, (bool?)true), (moved.Limit.IsHosted, invited.Limit.IsHosted));
        Assert.Equal(it.Desk.Kyrgyzstan.Id, (await installation.Get<ParticipantDetails>().ReadAsync(guest.Id, A.Organizer, default))!.Row.DelegationId);
    }

    [Fact]
    public async Task Fewer_places_than_are_taken_are_allowed_told_and_stop_the_next()
    {
        var it = await QuotaDesk.OpenAsync(installation, places: 3);
        var queue = await it.QueueAsync(4);
        foreach (var each in queue.Take(2)) await it.ApproveAsync(each);
        var third = await it.ApproveAsync(queue[2]);

        var over = Assert.Single(await it.SetAsync(new SetQuotas.Line(it.Desk.Category.Id, null, 1), new SetQuotas.Line(null, null, 9)));
        Assert.Equal((1, 3), (over.Places, over.Taken));
        Assert.Equal((1, 3), (await it.RefusedAsync(queue[3]) is var limit ? limit.Places : 0, limit.Taken));

        // who is in stays in, and whatever is corrected about them is stored
        Assert.IsType<AmendParticipant.Outcome.Amended>(await it.AmendAsync(third, it.Desk.Fields("Farrukh2", "Rahmonzoda2") with { Function = "Deputy Minister" }));
        Assert.Equal(3, await it.ApprovedAsync());
    }

    [Fact]
    public async Task A_place_of_its_own_in_another_category_is_no_new_one_of_the_delegation()
    {
        var it = await QuotaDesk.OpenAsync(installation);
        var other = await installation.Add(A.Category(it.Desk.Edition, "S", "Staff"));
        var person = await it.Desk.Register(it.Desk.Fields());
        await it.Desk.Register(it.Desk.Fields("Ali", "Karimov"));
        await it.SetAsync(new SetQuotas.Line(null, null, 1));

        Assert.IsType<AmendParticipant.Outcome.Amended>(await it.AmendAsync(person, it.Desk.Fields() with { CategoryId = other.Id }));
    }

    [Fact]
    public async Task Coming_back_takes_a_place_again()
    {
        var it = await QuotaDesk.OpenAsync(installation, places: 1);
        var (withdrawn, revoked) = (await it.ApproveAsync(await it.WaitAsync(1)), await it.WaitAsync(2));
        await installation.Get<WithdrawParticipant>().ExecuteAsync(new(withdrawn.Id, "ill"), it.Focal, default);
        revoked = await it.ApproveAsync(revoked);
        await it.DecideAsync(revoked, AccreditationDecision.Revoke, "note recalled");
        await it.ApproveAsync(await it.WaitAsync(3));

        var reinstated = await installation.Get<ReinstateParticipant>().ExecuteAsync(new(withdrawn.Id, "well again"), A.Organizer, default);
        var undone = await installation.Get<UndoDecision>().ExecuteAsync(new(revoked.Id), it.Reviewer, default);

        Assert.Equal(1, Assert.IsType<ReinstateParticipant.Outcome.NoPlace>(reinstated).Limit.Taken);
        Assert.Equal(1, Assert.IsType<UndoDecision.Outcome.NoPlace>(undone).Limit.Taken);
        Assert.Equal(1, await it.ApprovedAsync());
    }

    [Fact]
    public async Task The_desk_registers_nobody_without_a_place_and_a_focal_point_may_ask_for_one()
    {
        var it = await QuotaDesk.OpenAsync(installation, places: 1);
        await it.Desk.Register(it.Desk.Fields());

        var refused = await installation.Get<RegisterParticipant>().ExecuteAsync(new(it.Desk.Edition.Id, it.Desk.Fields("Ali", "Karimov")), A.Organizer, default);
        await it.WaitAsync(1);

        Assert.Equal(1, Assert.IsType<RegisterParticipant.Outcome.NoPlace>(refused).Limit.Places);
        Assert.Equal(1, await it.ApprovedAsync());
    }

    [Fact]
    public async Task An_import_of_more_people_than_places_registers_nobody_and_says_so_in_the_check()
    {
        var it = await QuotaDesk.OpenAsync(installation, places: 2);
        var file = Encoding.UTF8.GetBytes("given,family,iso2,category\nAli,Karimov,TJ,D\nSaid,Nazarov,TJ,D\nVali,Sharipov,TJ,D\n");

        var check = await installation.Get<ImportParticipants>().ExecuteAsync(new(it.Desk.Edition.Id, new MemoryStream(file), DryRun: true), A.Organizer, default);
        var refused = Assert.IsType<ImportParticipants.Outcome.Refused>(await installation.ImportAsync(it.Desk, file)).Report;

        Assert.IsType<ImportParticipants.Outcome.Refused>(check);
        var finding = Assert.Single(refused.Findings, each => each.Code == ImportCode.NoPlace);
        Assert.Equal("Not enough places: Tajikistan, Delegate. 0 of 2 are taken.", ImportReport.Message(finding, "en"));
        Assert.Contains("Ҷой намерасад: Тоҷикистон, Намоянда. 0 аз 2", ImportReport.Message(finding, "tg"), StringComparison.Ordinal);
        Assert.Equal(0, await it.ApprovedAsync());
        await it.SetAsync(new SetQuotas.Line(it.Desk.Category.Id, null, 3));
        Assert.IsType<ImportParticipants.Outcome.Imported>(await installation.ImportAsync(it.Desk, file));
    }

    [Fact]
    public async Task Of_two_imports_at_once_into_the_last_places_one_is_refused()
    {
        var it = await QuotaDesk.OpenAsync(installation, places: 2);
        byte[] File(string family) => Encoding.UTF8.GetBytes($"given,family,iso2,category\nAli,{family}ov,TJ,D\nSaid,{family}zoda,TJ,D\n");

        var outcomes = await Task.WhenAll(new[] { "Karim", "Nazar", "Sharif", "Rahim" }.Select(each => Task.Run(() => installation.ImportAsync(it.Desk, File(each)))));

        Assert.Single(outcomes.OfType<ImportParticipants.Outcome.Imported>());
        Assert.All(outcomes.OfType<ImportParticipants.Outcome.Refused>(), each => Assert.Contains(each.Report.Findings, finding => finding.Code == ImportCode.NoPlace));
        Assert.Equal(2, await it.ApprovedAsync());
    }

    [Fact]
    public async Task The_host_and_its_staff_have_places_of_their_own()
    {
        var it = await QuotaDesk.OpenAsync(installation, places: 1);
        var staff = await installation.Add(A.Category(it.Desk.Edition, "O", "Organizer"));
        await it.LimitAsync(it.Desk.Category, 1);
        await it.ApproveAsync(await it.WaitAsync(1));
        await it.RefusedAsync(await it.WaitAsync(2));

        await it.Desk.Register(it.Desk.Fields("Host", "Hostov") with { CategoryId = staff.Id });
        var other = await installation.Get<RegisterParticipant>().ExecuteAsync(new(it.Desk.Edition.Id, it.Desk.Fields("Ali", "Karimov") with { DelegationId = it.Desk.Kyrgyzstan.Id }), A.Organizer, default);

        // the category is full in all delegations together
        Assert.Equal(PlacesOf.Category, Assert.IsType<RegisterParticipant.Outcome.NoPlace>(other).Limit.Of);
        Assert.Equal(2, await it.ApprovedAsync());
    }

    [Fact]
    public async Task Places_are_set_once_journaled_and_never_over_what_somebody_else_has_set()
    {
        var it = await QuotaDesk.OpenAsync(installation, hosted: 1, places: 2);
        var (set, delegation, category) = (installation.Get<SetQuotas>(), it.Desk.Tajikistan.Id, it.Desk.Category.Id);

        var late = await set.ExecuteAsync(new(delegation, [], [new(category, null, 9)]), A.Organizer, default);
        var wrong = await set.ExecuteAsync(new(delegation, [new(category, 1, 2)], [new(category, -1, 2)]), A.Organizer, default);
        var strange = await set.ExecuteAsync(new(delegation, [new(category, 1, 2)], [new(Guid.CreateVersion7(), null, 2)]), A.Organizer, default);
        await it.SetAsync(new SetQuotas.Line(null, null, 5));

        Assert.Equal([new SetQuotas.Line(category, 1, 2)], Assert.IsType<SetQuotas.Outcome.ChangedMeanwhile>(late).Current);
        Assert.IsType<SetQuotas.Outcome.Invalid>(wrong);
        Assert.IsType<SetQuotas.Outcome.Invalid>(strange);
        await using var db = await installation.OpenAsync();
        var changes = await db.Journal.Where(each => each.Subject == JournalSubject.Delegation && each.SubjectId == delegation).OrderBy(each => each.Number).Select(each => each.Changes).ToListAsync();
        Assert.Equal([[new("Quota", null, "D: 1 + 2")], [new("Quota", null, "5"), new FieldChange("Quota", "D: 1 + 2", null)]], changes);
    }

    private Task<ReviewQueue.Page> FindAsync(QuotaDesk it, bool over) => installation.Get<ReviewQueue>().ReadAsync(new() { EditionId = it.Desk.Edition.Id, OverQuota = over }, it.Reviewer, default);
}
