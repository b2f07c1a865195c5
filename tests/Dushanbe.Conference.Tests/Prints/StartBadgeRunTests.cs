using Dushanbe.Conference.Access;
using Dushanbe.Conference.Badges;
using Dushanbe.Conference.Editions;
using Dushanbe.Conference.Editions.Categories;
using Dushanbe.Conference.Journal;
using Dushanbe.Conference.Papers.Badges;
using Dushanbe.Conference.People;
using Dushanbe.Conference.Prints;
using Dushanbe.Conference.Register;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Tests.Prints;

public sealed class StartBadgeRunTests(Installation installation) : IClassFixture<Installation>
{
    [Fact]
    public async Task A_first_run_gives_everybody_a_number_and_records_each_print()
    {
        var (edition, people) = await Arrange("TJ", "UZ");

        var outcome = await Run(new(edition.Id, BadgeSelection.Everybody));

        await using var db = await installation.OpenAsync();
        var run = await db.BadgeRuns.SingleAsync(each => each.EditionId == edition.Id);
        var badges = await db.Badges.Where(each => each.EditionId == edition.Id).ToListAsync();
        Assert.Equal(new StartBadgeRun.Outcome.Started(run.Id, 2), outcome);
        Assert.Equal(people.Select(each => each.Id).Order(), badges.Select(each => each.ParticipantId).Order());
        Assert.All(badges, badge => Assert.Equal(badge.Number, BadgeNumber.Read(BadgeNumber.Display(badge.Number))));
        Assert.Equal(2, await db.BadgePrints.CountAsync(print => print.RunId == run.Id));
        Assert.Equal(2, await db.Journal.CountAsync(entry => entry.EditionId == edition.Id && entry.Action == JournalAction.BadgePrinted));
    }

    [Fact]
    public async Task Printing_again_asks_for_a_reason_and_says_for_how_many()
    {
        var (edition, _) = await Arrange("TJ", "UZ");
        await Run(new(edition.Id, BadgeSelection.Everybody));

        var refused = await Run(new(edition.Id, BadgeSelection.Everybody, Reason: "  "));
        var printed = await Run(new(edition.Id, BadgeSelection.Everybody, Reason: "printer jam"));

        await using var db = await installation.OpenAsync();
        Assert.Equal(new StartBadgeRun.Outcome.ReasonNeeded(2), refused);
        Assert.IsType<StartBadgeRun.Outcome.Started>(printed);
        Assert.Equal(2, await db.Badges.CountAsync(each => each.EditionId == edition.Id));
        Assert.Equal(["printer jam"], await db.BadgeRuns.Where(each => each.EditionId == edition.Id && each.Reason != null).Select(each => each.Reason).ToListAsync());
    }

    [Fact]
    public async Task Whoever_holds_no_badge_since_it_was_cancelled_is_printed_one_without_a_reason()
    {
        var (edition, people) = await Arrange("TJ", "UZ", "KG");
        var run = Assert.IsType<StartBadgeRun.Outcome.Started>(await Run(new(edition.Id, BadgeSelection.Everybody)));
        await Run(new(edition.Id, BadgeSelection.Of(people[2].Id), Reason: "damaged"));
        Assert.IsType<VoidBadgeRun.Outcome.Voided>(await installation.Get<VoidBadgeRun>().ExecuteAsync(new(edition.Id, run.RunId, "sheets lost", 2), A.Organizer, default));

        Assert.Equal(new BadgeChoices.Count(3, 1, 0), await installation.Get<BadgeChoices>().CountAsync(edition.Id, BadgeSelection.Everybody, A.Organizer, default));
        Assert.Equal(new StartBadgeRun.Outcome.ReasonNeeded(1), await Run(new(edition.Id, BadgeSelection.Everybody)));
        Assert.Equal(2, Assert.IsType<StartBadgeRun.Outcome.Started>(await Run(new(edition.Id, new BadgeSelection { NotPrinted = true }))).Count);
    }

    [Fact]
    public async Task A_lost_badge_is_replaced_by_a_new_number_and_the_old_one_is_void_with_its_reason()
    {
        var (edition, people) = await Arrange("TJ");
        await Run(new(edition.Id, BadgeSelection.Everybody));

        await Run(new(edition.Id, BadgeSelection.Of(people[0].Id), Reason: "lost in the hall", VoidOld: true));

        await using var db = await installation.OpenAsync();
        var badges = await db.Badges.Where(each => each.EditionId == edition.Id).OrderBy(each => each.VoidedAt == null).ToListAsync();
        Assert.Equal(2, badges.Count);
        Assert.Equal("lost in the hall", badges[0].VoidReason);
        Assert.Null(badges[1].VoidedAt);
        Assert.NotEqual(badges[0].Number, badges[1].Number);
    }

    [Fact]
    public async Task The_withdrawn_are_never_printed_even_when_asked_for_by_name()
    {
        var (edition, people) = await Arrange("TJ");
        await using (var db = await installation.OpenAsync())
        {
            var person = await db.Participants.SingleAsync(each => each.Id == people[0].Id);
            person.Withdraw(DateTime.UnixEpoch, null, "operator", "does not come");
            await db.SaveChangesAsync();
        }

        var outcome = await Run(new(edition.Id, BadgeSelection.Of(people[0].Id)));

        await using var after = await installation.OpenAsync();
        Assert.IsType<StartBadgeRun.Outcome.NobodySelected>(outcome);
        Assert.False(await after.Badges.AnyAsync(each => each.EditionId == edition.Id));
    }

    [Fact]
    public async Task Badges_come_by_delegation_and_then_in_its_own_order()
    {
        var (edition, people) = await Arrange("UZ", "AF", "AF");
        await using (var db = await installation.OpenAsync())
        {
            (await db.Participants.SingleAsync(each => each.Id == people[1].Id)).OrderInDelegation = 2;
            await db.SaveChangesAsync();
        }

        var started = Assert.IsType<StartBadgeRun.Outcome.Started>(await Run(new(edition.Id, BadgeSelection.Everybody)));

        var content = await installation.Get<BadgeSheets>().ReadAsync(new(edition.Id, started.RunId), A.Organizer, default);
        Assert.Equal([people[2].Id, people[1].Id, people[0].Id], content!.Sheets.Select(sheet => sheet.ParticipantId));
    }

    [Theory]
    // Afghanistan, Uzbekistan, China and Czechia: Афганистан, Китай, Узбекистан, Чехия
    [InlineData("en", null, "AF CN CZ UZ"), InlineData("ru", null, "AF CN UZ CZ"), InlineData("en", "ru", "AF CN UZ CZ"), InlineData("ru", "en", "AF CN CZ UZ")]
    public async Task A_run_and_its_preview_have_the_delegations_in_the_order_of_the_register(string badges, string? clerk, string expected)
    {
        var (edition, people) = await Arrange("UZ", "CZ", "AF", "CN");
        await using (var db = await installation.OpenAsync())
        {
            (await db.Editions.SingleAsync(each => each.Id == edition.Id)).DefaultLanguage = badges;
            await db.SaveChangesAsync();
        }

        var preview = await installation.Get<BadgeSheets>().ReadAsync(new(edition.Id, null, Language: clerk), A.Organizer, default);
        var started = Assert.IsType<StartBadgeRun.Outcome.Started>(await Run(new(edition.Id, BadgeSelection.Everybody, Language: clerk)));
        var run = await installation.Get<BadgeSheets>().ReadAsync(new(edition.Id, started.RunId), A.Organizer, default);
        var register = await installation.Get<ParticipantRegister>().ReadAsync(new() { EditionId = edition.Id, Sort = RegisterSort.Delegation, Language = clerk ?? badges, Take = 50 }, A.Organizer, default);

        Dictionary<Guid, string> codes = new() { [people[0].Id] = "UZ", [people[1].Id] = "CZ", [people[2].Id] = "AF", [people[3].Id] = "CN" };
        Assert.Equal(expected, string.Join(' ', run!.Sheets.Select(sheet => codes[sheet.ParticipantId])));
        Assert.Equal(expected, string.Join(' ', preview!.Sheets.Select(sheet => codes[sheet.ParticipantId])));
        Assert.Equal(expected, string.Join(' ', register.Rows.Select(row => codes[row.Id])));
    }

    [Theory]
    [InlineData("en", "Mr.", "Mr."), InlineData("en", "Г-жа", "Ms."), InlineData("ru", "H.E. Mr.", "Е. П. г-н"), InlineData("ru", "h.e mr", "Е. П. г-н"), InlineData("ru", "Prof.", "Проф.")]
    [InlineData("ru", "Don", "Don"), InlineData("ru", null, null), InlineData("tg", "Ambassador", "Сафир"), InlineData("tg", "H.E. Ms.", "Ҷаноби Олӣ хонум")]
    public async Task A_badge_has_the_form_of_address_in_its_language_and_one_that_is_unknown_as_typed(string language, string? typed, string? printed)
    {
        var (edition, people) = await Arrange("TJ");
        await using (var db = await installation.OpenAsync())
        {
            (await db.Editions.SingleAsync(each => each.Id == edition.Id)).DefaultLanguage = language;
            (await db.Participants.SingleAsync(each => each.Id == people[0].Id)).Rename(people[0].Name with { Honorific = typed });
            await db.SaveChangesAsync();
        }

        var sheet = (await installation.Get<BadgeSheets>().ReadAsync(new(edition.Id, null), A.Organizer, default))!.Sheets.Single();

        Assert.Equal(people[0].Name with { Honorific = printed }, sheet.Name);
    }

    [Fact]
    public async Task A_selection_narrows_to_a_category_and_to_those_not_yet_printed()
    {
        var (edition, people) = await Arrange("TJ", "UZ");
        await Run(new(edition.Id, BadgeSelection.Of(people[0].Id)));

        var rest = await Run(new(edition.Id, new BadgeSelection { CategoryId = people[0].CategoryId, NotPrinted = true }));

        Assert.Equal(1, Assert.IsType<StartBadgeRun.Outcome.Started>(rest).Count);
    }

    [Theory]
    [InlineData("no-such-stock", null)]
    [InlineData("avery-5371", BadgeDesign.Chancery)]
    public async Task A_stock_that_is_unknown_or_too_small_is_refused_and_nothing_is_recorded(string stock, BadgeDesign? design)
    {
        var (edition, _) = await Arrange("TJ");

        var outcome = await Run(new(edition.Id, BadgeSelection.Everybody, Stock: stock));

        await using var db = await installation.OpenAsync();
        var refused = Assert.IsType<StartBadgeRun.Outcome.StockRefused>(outcome);
        Assert.Equal((stock, design), (refused.Stock, refused.Design));
        Assert.False(await db.Badges.AnyAsync(each => each.EditionId == edition.Id));
    }

    [Fact]
    public async Task Nobody_to_print_is_told_also_where_the_stock_is_too_small()
    {
        var (edition, _) = await Arrange("TJ");

        Assert.Equal(new StartBadgeRun.Outcome.NobodySelected(), await Run(new(edition.Id, BadgeSelection.Of(Guid.CreateVersion7()), Stock: "avery-5371")));
    }

    [Fact]
    public async Task Two_desks_that_print_the_same_person_again_at_once_give_one_number()
    {
        var (edition, people) = await Arrange("TJ");
        var form = new StartBadgeRun.Form(edition.Id, BadgeSelection.Of(people[0].Id), Reason: "two desks");

        await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Task.Run(() => Run(form))));

        await using var db = await installation.OpenAsync();
        Assert.Equal(1, await db.Badges.CountAsync(each => each.EditionId == edition.Id && each.VoidedAt == null));
        Assert.Equal(Enumerable.Range(0, 12), await db.BadgePrints.Where(print => print.ParticipantId == people[0].Id).Select(print => print.Before).Order().ToListAsync());
    }

    [Fact]
    public async Task Of_desks_that_print_for_the_first_time_at_once_one_is_first_and_the_others_have_to_say_why()
    {
        var (edition, people) = await Arrange("TJ", "UZ", "KG");
        var form = new StartBadgeRun.Form(edition.Id, new BadgeSelection());

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => Run(form))));

        Assert.Single(outcomes.OfType<StartBadgeRun.Outcome.Started>());
        Assert.Equal(Enumerable.Repeat(new StartBadgeRun.Outcome.ReasonNeeded(3), 5), outcomes.Where(each => each is not StartBadgeRun.Outcome.Started));
        await using var db = await installation.OpenAsync();
        Assert.Equal(people.Count, await db.BadgePrints.CountAsync(print => people.Select(each => each.Id).Contains(print.ParticipantId)));
        Assert.Equal(1, await db.BadgeRuns.CountAsync(each => each.EditionId == edition.Id));
    }

    [Theory]
    [InlineData(ReprintCause.Lost, false, true), InlineData(ReprintCause.Damaged, false, false), InlineData(ReprintCause.DetailsChanged, true, true), InlineData(ReprintCause.Other, false, false)]
    public async Task A_lost_badge_is_void_whatever_was_chosen_and_any_other_as_chosen(ReprintCause cause, bool chosen, bool isVoid)
    {
        var (edition, people) = await Arrange("TJ");
        await Run(new(edition.Id, BadgeSelection.Everybody));

        await Run(new(edition.Id, BadgeSelection.Of(people[0].Id), Reason: "as the clerk wrote it", VoidOld: chosen, Cause: cause));

        await using var db = await installation.OpenAsync();
        Assert.Equal(isVoid ? 1 : 0, await db.Badges.CountAsync(each => each.EditionId == edition.Id && each.VoidedAt != null));
    }

    [Theory]
    [InlineData(1, false), InlineData(2, true), InlineData(null, true)]
    public async Task More_badges_than_were_agreed_to_are_told_and_nothing_is_recorded(int? most, bool prints)
    {
        var (edition, _) = await Arrange("TJ", "UZ");

        var outcome = await Run(new(edition.Id, BadgeSelection.Everybody, AtMost: most));

        await using var db = await installation.OpenAsync();
        if (!prints) Assert.Equal(new StartBadgeRun.Outcome.TooMany(2), outcome);
        Assert.Equal(prints ? 2 : 0, await db.Badges.CountAsync(each => each.EditionId == edition.Id));
        Assert.Equal(prints, await db.BadgeRuns.AnyAsync(each => each.EditionId == edition.Id));
    }

    [Theory]
    [InlineData(false), InlineData(true)]
    public async Task Of_ten_thousand_keys_only_those_within_reach_are_printed_and_each_once(bool isFocalPoint)
    {
        var (edition, people) = await Arrange("TJ", "UZ", "KG");
        var (other, strangers) = await Arrange("TJ");
        await installation.Get<WithdrawParticipant>().ExecuteAsync(new(people[2].Id, "ill"), A.Organizer, default);
        await using var db = await installation.OpenAsync();
        var actor = isFocalPoint ? A.FocalPoint(await db.Delegations.SingleAsync(each => each.Id == people[1].DelegationId)) : A.Organizer;
        Guid[] reached = isFocalPoint ? [people[1].Id] : [people[0].Id, people[1].Id];
        List<Guid> keys = [.. people.Concat(people).Concat(strangers).Select(each => each.Id), .. Enumerable.Range(0, 10_000).Select(_ => Guid.CreateVersion7())];

        var outcome = await installation.Get<StartBadgeRun>().ExecuteAsync(new(edition.Id, new BadgeSelection { ParticipantIds = keys }), actor, default);
        var nobody = await installation.Get<StartBadgeRun>().ExecuteAsync(new(edition.Id, new BadgeSelection { ParticipantIds = [strangers[0].Id, people[2].Id] }), actor, default);

        Assert.Equal(reached.Length, Assert.IsType<StartBadgeRun.Outcome.Started>(outcome).Count);
        Assert.IsType<StartBadgeRun.Outcome.NobodySelected>(nobody);
        Assert.Equal(reached.Order(), (await db.BadgePrints.Where(each => each.RunId == ((StartBadgeRun.Outcome.Started)outcome).RunId).Select(each => each.ParticipantId).ToListAsync()).Order());
        Assert.Equal(reached.Order(), (await db.Journal.Where(each => (each.EditionId == edition.Id || each.EditionId == other.Id) && each.Action == JournalAction.BadgePrinted).Select(each => each.SubjectId).ToListAsync()).Order());
        Assert.Equal(reached.Length, await db.Badges.CountAsync(each => each.EditionId == edition.Id || each.EditionId == other.Id));
    }

    [Fact]
    public async Task A_clerk_without_the_right_may_not_print()
    {
        var (edition, _) = await Arrange("TJ");

        await Assert.ThrowsAsync<NotPermittedException>(() =>
            installation.Get<StartBadgeRun>().ExecuteAsync(new(edition.Id, BadgeSelection.Everybody), A.Clerk(edition, Permission.ReadDesk), default));
    }

    [Theory]
    [InlineData("uz", "d", true)]
    [InlineData("Uzbekistan", "Delegate", true)]
    [InlineData("Atlantis", null, false)]
    public async Task The_words_of_a_command_line_find_delegation_and_category(string delegation, string? category, bool found)
    {
        var (edition, people) = await Arrange("TJ", "UZ");

        var (selection, unknown) = await installation.Get<FindBadgeSelection>().ReadAsync(edition.Id, delegation, category, A.Organizer, default);

        Assert.Equal(found ? people[1].DelegationId : null, selection?.DelegationId);
        Assert.Equal(found ? null : delegation, unknown);
    }

    private Task<StartBadgeRun.Outcome> Run(StartBadgeRun.Form form) => installation.Get<StartBadgeRun>().ExecuteAsync(form, A.Organizer, default);

    private async Task<(Edition Edition, IReadOnlyList<Participant> People)> Arrange(params string[] states)
    {
        var edition = A.Edition();
        var category = A.Category(edition);
        var delegations = states.Distinct().ToDictionary(state => state, state => A.Delegation(edition, state));
        var people = states.Select((state, place) => A.Participant(category, delegations[state], family: $"Family{(char)('A' + place)}")).ToList();
        await installation.Add(edition, [category, .. delegations.Values, .. people]);
        return (edition, people);
    }
}
