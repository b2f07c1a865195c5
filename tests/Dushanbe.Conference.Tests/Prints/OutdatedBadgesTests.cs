using Dushanbe.Conference.Delegations;
using Dushanbe.Conference.Editions;
using Dushanbe.Conference.Editions.Categories;
using Dushanbe.Conference.Files.Pictures;
using Dushanbe.Conference.Names;
using Dushanbe.Conference.People;
using Dushanbe.Conference.Prints;
using Dushanbe.Conference.Register;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Tests.Prints;

/// <summary>A printed badge is out of date once something that it shows is another.</summary>
public sealed class OutdatedBadgesTests(Installation installation) : IClassFixture<Installation>
{
    [Theory]
    [InlineData("honorific", true), InlineData("given", true), InlineData("family", true), InlineData("native", true), InlineData("function", true), InlineData("category", true), InlineData("delegation", true)]
    [InlineData("capacity", false), InlineData("email", false), InlineData("phone", false), InlineData("organization of a delegate", false)]
    public async Task What_a_badge_shows_makes_it_out_of_date_and_what_it_does_not_show_does_not(string what, bool isOutdated)
    {
        var desk = await Desk.OpenAsync(installation);
        var other = await installation.Add(A.Category(desk.Edition, "S"));
        var id = await PrintedAsync(desk);

        await AmendAsync(id, fields => what switch
        {
            "honorific" => fields with { Honorific = "Dr." },
            "given" => fields with { Given = "Farruh" },
            "family" => fields with { Family = "Rahmonov" },
            "native" => fields with { NativeName = "Фаррух Раҳмонзода" },
            "function" => fields with { Function = "Minister" },
            "category" => fields with { CategoryId = other.Id },
            "delegation" => fields with { DelegationId = desk.Kyrgyzstan.Id },
            "capacity" => fields with { Capacity = Capacity.Adviser },
            "email" => fields with { Email = "another@example.org" },
            "phone" => fields with { Phone = "+992 900" },
            _ => fields with { Organization = "Ministry" },
        });

        await AssertOutdatedAsync(desk, isOutdated ? [id] : []);
    }

    [Fact]
    public async Task A_new_photo_and_a_photo_that_is_taken_away_make_it_out_of_date()
    {
        var desk = await Desk.OpenAsync(installation);
        var id = await PrintedAsync(desk);

        Assert.IsType<SetPhoto.Outcome.Stored>(await installation.Get<SetPhoto>().ExecuteAsync(new(id, new PhotoUpload("face.jpg", Tests.Access.World.Own.Photo)), A.Organizer, default));
        await AssertOutdatedAsync(desk, id);
        await installation.Get<RemovePhoto>().ExecuteAsync(new(id), A.Organizer, default);
        await AssertOutdatedAsync(desk);
    }

    [Fact]
    public async Task What_is_corrected_back_is_up_to_date_again_and_so_is_what_is_printed_again()
    {
        var desk = await Desk.OpenAsync(installation);
        var id = await PrintedAsync(desk);

        await AmendAsync(id, fields => fields with { Family = "Rahmonov" });
        await AmendAsync(id, fields => fields with { Family = "Rahmonzoda" });
        await AssertOutdatedAsync(desk);

        await AmendAsync(id, fields => fields with { Family = "Rahmonov" });
        await AssertOutdatedAsync(desk, id);
        var replaced = await Run(new(desk.Edition.Id, new BadgeSelection { Outdated = true }, Reason: "Details changed", VoidOld: true, Cause: ReprintCause.DetailsChanged));
        Assert.Equal(1, Assert.IsType<StartBadgeRun.Outcome.Started>(replaced).Count);
        await AssertOutdatedAsync(desk);
        await using var db = await installation.OpenAsync();
        Assert.Equal([true, false], await db.Badges.Where(each => each.ParticipantId == id).OrderBy(each => each.VoidedAt == null).Select(each => each.VoidedAt != null).ToListAsync());
    }

    [Fact]
    public async Task Who_has_no_valid_badge_or_does_not_come_is_not_out_of_date()
    {
        var desk = await Desk.OpenAsync(installation);
        var (unprinted, _) = await desk.Register(desk.Fields("Aida", "Asanova"));
        var withdrawn = await PrintedAsync(desk);

        await AmendAsync(unprinted, fields => fields with { Given = "Aidai" });
        await AmendAsync(withdrawn, fields => fields with { Given = "Farruh" });
        await installation.Get<WithdrawParticipant>().ExecuteAsync(new(withdrawn, "ill"), A.Organizer, default);
        await AssertOutdatedAsync(desk);

        // whoever comes after all has a badge to print, not one to replace
        await installation.Get<ReinstateParticipant>().ExecuteAsync(new(withdrawn, "well"), A.Organizer, default);
        await AssertOutdatedAsync(desk);
        Assert.Equal(2, (await CountsAsync(desk)).ToPrint);
    }

    [Theory]
    [InlineData("word", true), InlineData("letter", true), InlineData("color", true), InlineData("design", true), InlineData("word in another language", false), InlineData("order", false)]
    public async Task What_badges_show_of_a_category_makes_those_of_its_holders_out_of_date(string what, bool isOutdated)
    {
        var desk = await Desk.OpenAsync(installation);
        var other = await installation.Add(A.Category(desk.Edition, "S"));
        var id = await PrintedAsync(desk);
        var beside = await PrintedAsync(desk, fields => fields with { Family = "Beside", CategoryId = other.Id });
        await using var db = await installation.OpenAsync();
        var category = await db.Categories.SingleAsync(each => each.Id == desk.Category.Id);
        var fields = CategoryFields.Of(category);

        Assert.IsType<AmendCategory.Outcome.Amended>(await installation.Get<AmendCategory>().ExecuteAsync(new(category.Id, category.Version, what switch
        {
            "word" => fields with { Word = With(fields.Word, "en", "Delegation member") },
            "letter" => fields with { Letter = "X" },
            "color" => fields with { Color = CategoryColor.Grey },
            "design" => fields with { Design = fields.Design == BadgeDesign.Hall ? BadgeDesign.Chancery : BadgeDesign.Hall },
            "order" => fields with { Order = 7 },
            _ => fields with { Word = With(fields.Word, "ru", "Делегат конференции") },
        }), A.Organizer, default));

        await AssertOutdatedAsync(desk, isOutdated ? [id] : []);
        Assert.DoesNotContain(beside, await OutdatedAsync(desk));
    }

    [Fact]
    public async Task A_corrected_name_of_a_delegation_makes_its_badges_out_of_date_until_they_are_printed_again()
    {
        var desk = await Desk.OpenAsync(installation);
        var id = await PrintedAsync(desk);
        await PrintedAsync(desk, fields => fields with { Family = "Beside", DelegationId = desk.Kyrgyzstan.Id });
        await using var db = await installation.OpenAsync();
        var delegation = await db.Delegations.SingleAsync(each => each.Id == desk.Tajikistan.Id);

        await installation.Get<AmendDelegation>().ExecuteAsync(new(delegation.Id, delegation.Version, DelegationFields.Of(delegation) with { Name = With(delegation.Name, "en", "Republic of Tajikistan") }), A.Organizer, default);
        await AssertOutdatedAsync(desk, id);

        installation.Clock.Advance(TimeSpan.FromMinutes(1));
        await Run(new(desk.Edition.Id, BadgeSelection.Of(id), Reason: "Details changed"));
        await AssertOutdatedAsync(desk);
    }

    [Fact]
    public async Task A_corrected_title_makes_all_badges_of_the_edition_out_of_date_and_another_venue_none()
    {
        var desk = await Desk.OpenAsync(installation);
        var id = await PrintedAsync(desk);

        await AmendEditionAsync(desk, content => content with { Venue = LocalizedText.Of(en: "Another palace") });
        await AssertOutdatedAsync(desk);
        await AmendEditionAsync(desk, content => content with { ShortTitle = LocalizedText.Of(en: "Corrected title") });
        await AssertOutdatedAsync(desk, id);
    }

    [Fact]
    public async Task Other_organizers_make_all_badges_of_the_edition_out_of_date_as_far_as_badges_name_them()
    {
        var desk = await Desk.OpenAsync(installation);
        var id = await PrintedAsync(desk);
        var host = new PartnerFields(null, PartnershipRole.Host, LocalizedText.Of(en: "Government"), "GOV");
        var beside = new PartnerFields(null, PartnershipRole.CoOrganizer, LocalizedText.Of(en: "Council of the Region"), "CR");
        var supporter = new PartnerFields(null, PartnershipRole.Supporter, LocalizedText.Of(en: "Fund for Borders"), "FB");

        await SetPartnersAsync(desk, host);
        await AssertOutdatedAsync(desk, id);
        await PrintAgainAsync(desk, id);
        await AmendEditionAsync(desk, content => content with { Organizers = LocalizedText.Of(en: "Government of the Republic") });
        await AssertOutdatedAsync(desk, id);
        await PrintAgainAsync(desk, id);
        // badges say now who organizes as the edition wants it
        await SetPartnersAsync(desk, host, beside);
        await AssertOutdatedAsync(desk);
        await SetPartnersAsync(desk, host, beside, supporter);
        await AssertOutdatedAsync(desk, id);
    }

    [Fact]
    public async Task Badges_of_an_older_program_are_out_of_date_where_the_journal_tells_of_a_change_since()
    {
        var desk = await Desk.OpenAsync(installation);
        var (same, changed) = (await PrintedAsync(desk), await PrintedAsync(desk, fields => fields with { Family = "Changed" }));
        await AmendAsync(changed, fields => fields with { Function = "Minister" });
        await AmendAsync(same, fields => fields with { Email = "same@example.org" });
        await using (var db = await installation.OpenAsync())
        {
            await db.Participants.Where(each => each.EditionId == desk.Edition.Id).ExecuteUpdateAsync(each => each.SetProperty(person => person.BadgeFace, ""));
            await db.Badges.Where(each => each.EditionId == desk.Edition.Id).ExecuteUpdateAsync(each => each.SetProperty(badge => badge.Face, (string?)null).SetProperty(badge => badge.PrintedAt, (DateTime?)null));
            await db.Chores.Where(each => each.Name == nameof(NoteBadgeFaces)).ExecuteDeleteAsync();
        }

        await AssertOutdatedAsync(desk);
        Assert.Equal(2, await installation.Get<NoteBadgeFaces>().ExecuteAsync(default));

        await AssertOutdatedAsync(desk, changed);
        await AmendAsync(same, fields => fields with { Given = "Farruh" });
        await AssertOutdatedAsync(desk, changed, same);
        Assert.Equal(0, await installation.Get<NoteBadgeFaces>().ExecuteAsync(default));
    }

    private async Task AmendEditionAsync(Desk desk, Func<EditionContent, EditionContent> change)
    {
        await using var db = await installation.OpenAsync();
        var edition = await db.Editions.SingleAsync(each => each.Id == desk.Edition.Id);
        Assert.IsType<AmendEdition.Outcome.Amended>(await installation.Get<AmendEdition>().ExecuteAsync(new(edition.Id, edition.Version, change(EditionContent.Of(edition))), A.Organizer, default));
        installation.Clock.Advance(TimeSpan.FromMinutes(1));
    }

    private async Task SetPartnersAsync(Desk desk, params IReadOnlyList<PartnerFields> partners)
    {
        await using var db = await installation.OpenAsync();
        var edition = await db.Editions.SingleAsync(each => each.Id == desk.Edition.Id);
        Assert.IsType<SetPartnerships.Outcome.Done>(await installation.Get<SetPartnerships>().ExecuteAsync(new(edition.Id, edition.Version, partners), A.Organizer, default));
        installation.Clock.Advance(TimeSpan.FromMinutes(1));
    }

    private async Task PrintAgainAsync(Desk desk, Guid id)
    {
        await Run(new(desk.Edition.Id, BadgeSelection.Of(id), Reason: "Details changed"));
        installation.Clock.Advance(TimeSpan.FromMinutes(1));
        await AssertOutdatedAsync(desk);
    }

    private static LocalizedText With(LocalizedText text, string language, string words) =>
        LocalizedText.Of(language == "en" ? words : text.In("en"), language == "ru" ? words : text.In("ru"), language == "tg" ? words : text.In("tg"));

    private Task<StartBadgeRun.Outcome> Run(StartBadgeRun.Form form) => installation.Get<StartBadgeRun>().ExecuteAsync(form, A.Organizer, default);

    private async Task<Guid> PrintedAsync(Desk desk, Func<ParticipantFields, ParticipantFields>? with = null)
    {
        var (id, _) = await desk.Register(with is null ? desk.Fields() : with(desk.Fields()));
        Assert.IsType<StartBadgeRun.Outcome.Started>(await Run(new(desk.Edition.Id, BadgeSelection.Of(id))));
        installation.Clock.Advance(TimeSpan.FromMinutes(1));
        return id;
    }

    private async Task AmendAsync(Guid id, Func<ParticipantFields, ParticipantFields> change)
    {
        await using var db = await installation.OpenAsync();
        var person = await db.Participants.SingleAsync(each => each.Id == id);
        var seen = ParticipantFields.Of(person);
        Assert.IsType<AmendParticipant.Outcome.Amended>(await installation.Get<AmendParticipant>().ExecuteAsync(new(id, person.Version, seen, change(seen)), A.Organizer, default));
        installation.Clock.Advance(TimeSpan.FromMinutes(1));
    }

    private static async Task<List<Guid>> OutdatedAsync(Desk desk) => [.. (await desk.Search(null, filter => filter with { Outdated = true })).Rows.Select(each => each.Id)];

    /// <summary>The register's filter, its mark on the rows, its count, the badges desk and the run agree.</summary>
    private async Task AssertOutdatedAsync(Desk desk, params Guid[] expected)
    {
        Assert.Equal(expected.Order(), (await OutdatedAsync(desk)).Order());
        Assert.Equal(expected.Order(), (await desk.Search(null)).Rows.Where(each => each.IsOutdated).Select(each => each.Id).Order());
        Assert.Equal(expected.Length, (await CountsAsync(desk)).Outdated);
        Assert.Equal(expected.Length, (await installation.Get<BadgeChoices>().CountAsync(desk.Edition.Id, new BadgeSelection { NotPrinted = true }, A.Organizer, default)).Outdated);
        if (expected is [var one]) Assert.True((await installation.Get<ParticipantDetails>().ReadAsync(one, A.Organizer, default))!.Row.IsOutdated);
    }

    private Task<RegisterCounts.Counts> CountsAsync(Desk desk) => installation.Get<RegisterCounts>().ReadAsync(desk.Edition.Id, A.Organizer, default);
}
