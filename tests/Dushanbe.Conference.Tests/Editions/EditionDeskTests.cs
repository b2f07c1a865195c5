using Dushanbe.Conference.Access;
using Dushanbe.Conference.Editions;
using Dushanbe.Conference.Forms;
using Dushanbe.Conference.Journal;
using Dushanbe.Conference.Names;
using Dushanbe.Conference.Programme;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Tests.Editions;

public sealed class EditionDeskTests(Installation installation) : IClassFixture<Installation>
{
    private static readonly EditionContent Content = new()
    {
        Title = LocalizedText.Of(en: "High-Level Conference on “Water”", ru: "Конференция «Вода»"),
        TitleLead = LocalizedText.Of(en: "High-Level Conference on"),
        TitleName = LocalizedText.Of(en: "“Water”"),
        ShortTitle = LocalizedText.Of(en: "Water 2028"),
        Starts = new DateOnly(2028, 5, 22),
        Ends = new DateOnly(2028, 5, 25),
        ZoneId = "Asia/Dushanbe",
    };

    [Fact]
    public async Task A_new_edition_has_the_usual_categories_and_a_programme_that_is_not_public()
    {
        var id = Assert.IsType<CreateEdition.Outcome.Created>(await CreateAsync("water-2028")).EditionId;

        await using var db = await installation.OpenAsync();
        var edition = await db.Editions.SingleAsync(each => each.Id == id);
        Assert.Null(edition.ProgrammePublishedAt);
        Assert.Equal(Content, EditionContent.Of(edition));
        Assert.NotEmpty(await db.Categories.Where(each => each.EditionId == id).ToListAsync());
        Assert.Equal(JournalAction.Created, (await db.Journal.SingleAsync(each => each.SubjectId == id)).Action);
        Assert.Equal(
            await db.Categories.Where(each => each.EditionId == id).Select(each => each.Id).Order().ToListAsync(),
            await db.Journal.Where(each => each.EditionId == id && each.Subject == JournalSubject.Category && each.Action == JournalAction.Created).Select(each => each.SubjectId).Order().ToListAsync());
    }

    [Theory]
    [InlineData("Water 2028", FieldFaultKind.NotASlug), InlineData("", FieldFaultKind.NotASlug), InlineData("desk", FieldFaultKind.Reserved), InlineData("ru", FieldFaultKind.Reserved), InlineData("participants", FieldFaultKind.Reserved)]
    public async Task A_word_that_addresses_cannot_have_or_need_themselves_is_refused(string slug, FieldFaultKind fault)
    {
        var outcome = Assert.IsType<CreateEdition.Outcome.Refused>(await CreateAsync(slug));

        Assert.Equal([new FieldFault("Slug", fault)], outcome.Faults);
    }

    [Fact]
    public async Task A_word_is_used_once()
    {
        await CreateAsync("water-2030");

        Assert.IsType<CreateEdition.Outcome.SlugTaken>(await CreateAsync("water-2030"));
        var both = await installation.Get<CreateEdition>().ExecuteAsync(new("water-2030", Content with { ZoneId = "Nowhere" }), A.Organizer, default);
        Assert.Equal(["Slug", "ZoneId"], Assert.IsType<CreateEdition.Outcome.Refused>(both).Faults.Select(each => each.Field));
    }

    [Fact]
    public void What_is_wrong_is_said_of_each_field()
    {
        var wrong = Content with
        {
            ShortTitle = LocalizedText.Empty,
            TitleName = LocalizedText.Of(en: "“Waters”"),
            Ends = new DateOnly(2028, 5, 21),
            ZoneId = "Asia/Atlantis",
            DefaultLanguage = "xx",
        };

        Assert.Equal(
            [new("TitleName", FieldFaultKind.SplitDiffers, Language: "en"), new("ShortTitle", FieldFaultKind.Missing), new("Ends", FieldFaultKind.EndsBeforeStarts), new("ZoneId", FieldFaultKind.UnknownZone), new("DefaultLanguage", FieldFaultKind.UnknownLanguage)],
            wrong.Faults());
    }

    [Fact]
    public async Task Amending_journals_what_changed_and_a_second_editor_overwrites_nothing()
    {
        var edition = await installation.Add(A.Edition());
        var content = EditionContent.Of(edition) with { Venue = LocalizedText.Of(en: "Kokhi Navruz") };

        var first = await installation.Get<AmendEdition>().ExecuteAsync(new(edition.Id, edition.Version, content), A.Organizer, default);
        var second = await installation.Get<AmendEdition>().ExecuteAsync(new(edition.Id, edition.Version, content with { Venue = LocalizedText.Of(en: "Kokhi Somon") }), A.Organizer, default);

        await using var db = await installation.OpenAsync();
        Assert.Equal(new AmendEdition.Outcome.Amended(edition.Version + 1), first);
        Assert.Equal(new AmendEdition.Outcome.ChangedMeanwhile(edition.Version + 1, content), second);
        Assert.Equal("Kokhi Navruz", (await db.Editions.SingleAsync(each => each.Id == edition.Id)).Venue.In("en"));
        Assert.Equal([nameof(Edition.Venue)], (await db.Journal.SingleAsync(each => each.SubjectId == edition.Id)).Changes.Select(each => each.Field));
    }

    [Fact]
    public async Task A_newer_version_that_says_the_same_is_no_conflict()
    {
        var edition = await installation.Add(A.Edition());
        var seen = EditionContent.Of(edition);
        Task<AmendEdition.Outcome> AmendAsync(EditionContent content) => installation.Get<AmendEdition>().ExecuteAsync(new(edition.Id, edition.Version, content, seen), A.Organizer, default);
        var body = await installation.Add(new Organization { Name = LocalizedText.Of(en: "Host"), Abbreviation = "HOST-1" });
        PartnerFields[] partners = [new(body.Id, PartnershipRole.Host)];
        var host = await installation.Get<SetPartnerships>().ExecuteAsync(new(edition.Id, edition.Version, partners, []), A.Organizer, default);

        // the partners are another's, what the edition says of itself is as it was seen
        var first = await AmendAsync(seen with { Venue = LocalizedText.Of(en: "Kokhi Navruz") });
        var second = await AmendAsync(seen with { Venue = LocalizedText.Of(en: "Kokhi Somon") });
        var none = await installation.Get<SetPartnerships>().ExecuteAsync(new(edition.Id, edition.Version, [], []), A.Organizer, default);

        Assert.Equal(new SetPartnerships.Outcome.Done(edition.Version + 1), host);
        Assert.Equal(new AmendEdition.Outcome.Amended(edition.Version + 2), first);
        Assert.IsType<AmendEdition.Outcome.ChangedMeanwhile>(second);
        Assert.Equal((edition.Version + 2, 1), (Assert.IsType<SetPartnerships.Outcome.ChangedMeanwhile>(none).Version, ((SetPartnerships.Outcome.ChangedMeanwhile)none).Current.Count));
    }

    [Fact]
    public async Task Two_editors_at_once_overwrite_nothing()
    {
        var edition = await installation.Add(A.Edition());
        var seen = EditionContent.Of(edition);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(at => Task.Run(() =>
            installation.Get<AmendEdition>().ExecuteAsync(new(edition.Id, edition.Version, seen with { Venue = LocalizedText.Of(en: $"Hall {at}") }, seen), A.Organizer, default))));

        Assert.Single(outcomes.OfType<AmendEdition.Outcome.Amended>());
        Assert.Equal(3, outcomes.OfType<AmendEdition.Outcome.ChangedMeanwhile>().Count());
    }

    [Fact]
    public async Task A_new_body_whose_name_does_not_fit_is_answered_with_its_line()
    {
        var edition = await installation.Add(A.Edition());
        PartnerFields[] partners =
        [
            new(null, PartnershipRole.Host, LocalizedText.Of(en: "Fits"), "FITS"),
            new(null, PartnershipRole.Supporter, LocalizedText.Of(en: new string('x', 401)), new string('X', 81)),
        ];

        var outcome = await installation.Get<SetPartnerships>().ExecuteAsync(new(edition.Id, edition.Version, partners), A.Organizer, default);

        Assert.Equal([new(1, new("Name", FieldFaultKind.TooLong, 400)), new(1, new("Abbreviation", FieldFaultKind.TooLong, 80))], Assert.IsType<SetPartnerships.Outcome.Invalid>(outcome).Faults);
    }

    [Fact]
    public async Task Partners_stand_in_the_order_given_within_their_roles_and_a_role_can_change()
    {
        var edition = await installation.Add(A.Edition());
        Task<SetPartnerships.Outcome> SetAsync(long version, params PartnerFields[] partners) => installation.Get<SetPartnerships>().ExecuteAsync(new(edition.Id, version, partners), A.Organizer, default);
        PartnerFields New(string name, PartnershipRole role) => new(null, role, LocalizedText.Of(en: name), name);

        var done = Assert.IsType<SetPartnerships.Outcome.Done>(await SetAsync(edition.Version, New("ONE", PartnershipRole.Host), New("TWO", PartnershipRole.Supporter), New("THREE", PartnershipRole.Supporter)));
        var page = (await installation.Get<EditionDetails>().ReadAsync(edition.Slug, A.Organizer, default))!;
        var (one, two, three) = (page.Partners[0].OrganizationId, page.Partners[1].OrganizationId, page.Partners[2].OrganizationId);
        await SetAsync(done.Version, new(three, PartnershipRole.CoOrganizer), new(one, PartnershipRole.Host));
        page = (await installation.Get<EditionDetails>().ReadAsync(edition.Slug, A.Organizer, default))!;

        Assert.Equal([new(one, PartnershipRole.Host), new(three, PartnershipRole.CoOrganizer)], page.Partners);
        Assert.Equal(page.Version, Assert.IsType<SetPartnerships.Outcome.Done>(await SetAsync(page.Version, [.. page.Partners.Select(each => new PartnerFields(each.OrganizationId, each.Role))])).Version);
        await using (var db = await installation.OpenAsync())
            Assert.Equal(new[] { one, two, three }.Order(), await db.Journal.Where(each => each.Subject == JournalSubject.Organization && each.EditionId == null).Select(each => each.SubjectId).Order().ToListAsync());
        Assert.IsType<SetPartnerships.Outcome.ChangedMeanwhile>(await SetAsync(done.Version, new PartnerFields(two, PartnershipRole.Host)));
        Assert.IsType<SetPartnerships.Outcome.NamedTwice>(await SetAsync(page.Version, new(one, PartnershipRole.Host), new(one, PartnershipRole.Supporter)));
        Assert.IsType<SetPartnerships.Outcome.NotABody>(await SetAsync(page.Version, new PartnerFields(null, PartnershipRole.Host)));
    }

    [Fact]
    public async Task Only_who_may_manage_an_edition_changes_it()
    {
        var (edition, other) = (await installation.Add(A.Edition()), A.Edition());
        var clerk = A.Clerk(other, Permission.ManageEditions);

        await Assert.ThrowsAsync<NotPermittedException>(() => installation.Get<CreateEdition>().ExecuteAsync(new("forbidden", Content), clerk, default));
        await Assert.ThrowsAsync<NotPermittedException>(() => installation.Get<AmendEdition>().ExecuteAsync(new(edition.Id, 1, Content), clerk, default));
        await Assert.ThrowsAsync<NotPermittedException>(() => installation.Get<SetPartnerships>().ExecuteAsync(new(edition.Id, 1, []), clerk, default));
        await Assert.ThrowsAsync<NotPermittedException>(() => installation.Get<EditionDetails>().ReadAsync(edition.Slug, clerk, default));
    }

    private Task<CreateEdition.Outcome> CreateAsync(string slug) => installation.Get<CreateEdition>().ExecuteAsync(new(slug, Content), A.Organizer, default);
}
