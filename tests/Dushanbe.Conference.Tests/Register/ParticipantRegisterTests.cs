using Dushanbe.Conference.Access;
using Dushanbe.Conference.Badges;
using Dushanbe.Conference.Exchange;
using Dushanbe.Conference.People;
using Dushanbe.Conference.Register;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Tests.Register;

public sealed class ParticipantRegisterTests(Installation installation) : IClassFixture<Installation>
{
    [Theory]
    [InlineData("Rakhmon")]
    [InlineData("Rahmon")]
    [InlineData("Раҳмон")]
    [InlineData("Рахмон")]
    [InlineData("farrukh rahmonzo")]
    [InlineData("rahmonzoda FARRUKH")]
    public async Task One_box_finds_a_person_in_any_spelling_script_and_order(string typed)
    {
        var desk = await Desk.OpenAsync(installation);
        var (id, _) = await desk.Register(desk.Fields() with { NativeName = "Фаррух Раҳмонзода" });
        await desk.Register(desk.Fields("Aida", "Asanova"));

        var page = await desk.Search(typed);

        Assert.Equal((id, 1, false), (page.Rows[0].Id, page.Found, page.Rows[0].SoundsClose));
    }

    [Fact]
    public async Task Names_with_the_same_consonants_in_another_script_stand_behind_the_exact_ones_across_pages()
    {
        var desk = await Desk.OpenAsync(installation);
        var (exact, _) = await desk.Register(desk.Fields("Zalmai", "Rahman"));
        var (close, _) = await desk.Register(desk.Fields("Aziz", "Noori") with { NativeName = "رحمن" });

        var first = await desk.Search("rahman", filter => filter with { Take = 1 });
        var second = await desk.Search("rahman", filter => filter with { Take = 1, Skip = 1 });

        Assert.Equal((exact, false, 1, 2), (Assert.Single(first.Rows).Id, first.Rows[0].SoundsClose, first.Found, first.Total));
        Assert.Equal((close, true), (Assert.Single(second.Rows).Id, second.Rows[0].SoundsClose));
    }

    [Theory]
    [InlineData("rahman", "Rahman", "")]
    [InlineData("rohmanov", "", "Rahman, Rehmon")]
    [InlineData("queues", "", "")]
    [InlineData("px", "", "")]
    [InlineData("ten", "ten Brink", "")]
    [InlineData("الثاني", "", "Alison")]
    public async Task Only_a_search_without_an_exact_hit_finds_what_sounds_similar_and_does_not_count_it_as_found(string typed, string found, string similar)
    {
        var desk = await Desk.OpenAsync(installation);
        foreach (var (given, family) in new[] { ("Zalmai", "Rahman"), ("Aziz", "Rehmon"), ("Farrukh", "Faizov"), ("Dina", "Kustov"), ("Marijke", "ten Brink"), ("Siân", "Alison") }) await desk.Register(desk.Fields(given, family) with { Organization = "Customs Committee" });

        var page = await desk.Search(typed);

        string Names(bool close) => string.Join(", ", page.Rows.Where(row => row.SoundsClose == close).Select(row => row.Name.Family).Order(StringComparer.Ordinal));
        Assert.Equal((found, similar), (Names(false), Names(true)));
        Assert.Equal((page.Rows.Count(row => !row.SoundsClose), page.Rows.Count(row => row.SoundsClose)), (page.Found, page.SoundClose));
    }

    [Fact]
    public async Task A_badge_number_finds_its_holder_with_and_without_hyphen_even_when_void()
    {
        var desk = await Desk.OpenAsync(installation);
        var (id, _) = await desk.Register(desk.Fields());
        await desk.Register(desk.Fields("Aida", "Asanova"));
        var badge = new Badge { EditionId = desk.Edition.Id, ParticipantId = id, Number = "5D9T8A", IssuedAt = installation.Clock.GetUtcNow().UtcDateTime };
        badge.Void(installation.Clock.GetUtcNow().UtcDateTime, "S. Kenjaeva", "lost");
        await installation.Add(badge);

        Assert.Equal(id, Assert.Single((await desk.Search("5d9-t8a")).Rows).Id);
        Assert.Equal(id, Assert.Single((await desk.Search("5D9T8A")).Rows).Id);
        Assert.Empty((await desk.Search("5D9T8B")).Rows);
    }

    [Fact]
    public async Task A_badge_number_typed_with_the_keyboard_in_Russian_finds_its_holder_and_never_somebody_else()
    {
        var desk = await Desk.OpenAsync(installation);
        var (id, _) = await desk.Register(desk.Fields());
        await desk.Register(desk.Fields("Лат", "Вёт"));
        await installation.Add(new Badge { EditionId = desk.Edition.Id, ParticipantId = id, Number = "7E3T9A", IssuedAt = installation.Clock.GetUtcNow().UtcDateTime });

        Assert.Equal(id, Assert.Single((await desk.Search("7У3-Е9Ф")).Rows).Id);
        Assert.Equal(id, Assert.Single((await desk.Search("7у3е9ф")).Rows).Id);
        Assert.Empty((await desk.Search("7у3е9в")).Rows);
    }

    [Theory]
    [InlineData("%", "Hundred"), InlineData("_", "Line"), InlineData("'", "O'Neil"), InlineData("%%%"), InlineData("' '"), InlineData("*"), InlineData("—"), InlineData("%_%"), InlineData("\\")]
    public async Task A_sign_alone_finds_those_who_have_it_rather_than_everybody_also_for_an_export(string typed, params string[] families)
    {
        var desk = await Desk.OpenAsync(installation);
        await desk.Register(desk.Fields("Una", "Hundred") with { Function = "Sales, 100 %" });
        await desk.Register(desk.Fields("Ada", "Line") with { Organization = "a_b" });
        await desk.Register(desk.Fields("Sean", "O'Neil") with { Email = "sean.100%_*@example.org" });
        var filter = new ParticipantRegister.Filter { EditionId = desk.Edition.Id, Search = typed };
        using var file = new MemoryStream();

        var page = await desk.Search(typed);
        var exported = await installation.Get<ExportParticipants>().WriteAsync(new(filter, TableFormat.Csv), file, A.Organizer, default);
        var delegations = await installation.Get<DelegationList>().ReadAsync(desk.Edition.Id, typed, "en", A.Organizer, default);

        Assert.Equal(families, page.Rows.Select(each => each.Name.Family));
        Assert.Equal((families.Length, families.Length, families.Length, 0), (page.Found, page.Total, exported, delegations.Count));
        Assert.Equal(3, (await desk.Search("  ")).Rows.Count);
    }

    [Fact]
    public async Task An_address_is_found_and_shown_only_to_those_who_may_see_it()
    {
        var desk = await Desk.OpenAsync(installation);
        var (id, _) = await desk.Register(desk.Fields() with { Email = "farrukh.r@mfa.example" });
        var reader = A.Clerk(desk.Edition, Permission.ReadDesk);

        Assert.Equal("farrukh.r@mfa.example", Assert.Single((await desk.Search("farrukh.r@mfa.example")).Rows).Email);
        Assert.Empty((await desk.Search("farrukh.r@mfa.example", actor: reader)).Rows);
        var row = Assert.Single((await desk.Search("farrukh", actor: reader)).Rows);
        Assert.Equal((id, null, null), (row.Id, row.Email, row.Phone));
    }

    [Fact]
    public async Task Filters_narrow_and_the_chips_count_the_whole_edition()
    {
        var desk = await Desk.OpenAsync(installation);
        var (printed, _) = await desk.Register(desk.Fields());
        var (withdrawn, _) = await desk.Register(desk.Fields("Aida", "Asanova"));
        var (alone, _) = await desk.Register(desk.Fields("Fatou", "Diop") with { DelegationId = null, Organization = "IOM" });
        await installation.Get<WithdrawParticipant>().ExecuteAsync(new(withdrawn, "ill"), A.Organizer, default);
        var run = new BadgeRun { EditionId = desk.Edition.Id, StartedAt = installation.Clock.GetUtcNow().UtcDateTime, ActorName = "B", FrontOnly = false, Count = 1 };
        var badge = new Badge { EditionId = desk.Edition.Id, ParticipantId = printed, Number = BadgeNumber.Create(), IssuedAt = run.StartedAt };
        await installation.Add(run, badge, new BadgePrint { RunId = run.Id, BadgeId = badge.Id, ParticipantId = printed, Order = 1, Before = 0, At = run.StartedAt });

        Assert.Equal([printed], Ids(await desk.Search(null, filter => filter with { Printed = true })));
        Assert.Equal([alone], Ids(await desk.Search(null, filter => filter with { Printed = false })));
        Assert.Equal([withdrawn], Ids(await desk.Search(null, filter => filter with { State = AccreditationState.Withdrawn })));
        Assert.Equal([withdrawn, printed], Ids(await desk.Search(null, filter => filter with { DelegationId = desk.Tajikistan.Id })));
        Assert.Equal(3, (await desk.Search("", filter => filter with { CategoryId = desk.Category.Id, WithoutPhoto = true })).Found);
        Assert.Equal(new RegisterCounts.Counts(3, 2, 1, 1, 0, 2), await installation.Get<RegisterCounts>().ReadAsync(desk.Edition.Id, A.Organizer, default));
        Assert.Equal(1, (await desk.Search("rahmonzoda")).Rows[0].Prints);
    }

    [Fact]
    public async Task The_rows_of_a_page_are_looked_up_one_by_one_in_every_table()
    {
        await using var db = await installation.OpenAsync();
        if (!db.Database.IsSqlite()) return;
        var scope = A.Organizer.MustRows(Permission.ReadDesk, Guid.CreateVersion7());
        await using var command = ParticipantRow.Of(db, db.People(scope, [Guid.CreateVersion7(), Guid.CreateVersion7()]), scope).CreateDbCommand();
        command.CommandText = $"EXPLAIN QUERY PLAN {command.CommandText}";
        await db.Database.OpenConnectionAsync();

        var steps = new List<string>();
        await using (var reader = await command.ExecuteReaderAsync())
            while (await reader.ReadAsync()) steps.Add(reader.GetString(3));

        // among 100,000 people one such table read from end to end for each row takes seconds
        Assert.Contains(steps, step => step.StartsWith("SEARCH b", StringComparison.Ordinal));
        Assert.DoesNotContain(steps, step => step.StartsWith("SCAN b", StringComparison.Ordinal) || step == "SCAN p");
    }

    [Fact]
    public async Task Rows_sort_by_name_delegation_and_category_and_page_without_gaps()
    {
        var desk = await Desk.OpenAsync(installation);
        var press = await installation.Add(A.Category(desk.Edition, "A", "Press"));
        var (second, _) = await desk.Register(desk.Fields("B", "Bek"));
        var (first, _) = await desk.Register(desk.Fields("A", "Abdu") with { CategoryId = press.Id, DelegationId = desk.Kyrgyzstan.Id });
        var (third, _) = await desk.Register(desk.Fields("C", "Cobz") with { DelegationId = null, Organization = "IOM" });

        Assert.Equal([first, second, third], Ids(await desk.Search(null)));
        Assert.Equal([third, second, first], Ids(await desk.Search(null, filter => filter with { Descending = true })));
        Assert.Equal([first, second, third], Ids(await desk.Search(null, filter => filter with { Sort = RegisterSort.Delegation })));
        // who comes alone stands last either way
        Assert.Equal([second, first, third], Ids(await desk.Search(null, filter => filter with { Sort = RegisterSort.Delegation, Descending = true })));
        Assert.Equal([first, second, third], Ids(await desk.Search(null, filter => filter with { Sort = RegisterSort.Category })));
        Assert.Equal([second], Ids(await desk.Search(null, filter => filter with { Skip = 1, Take = 1 })));
        Assert.Equal(3, (await desk.Search(null, filter => filter with { Sort = RegisterSort.Registered })).Rows.Count);
    }

    [Theory]
    [InlineData("%")]
    [InlineData("_ [a-z]")]
    [InlineData("' OR 1=1 --")]
    [InlineData("\uD800\u202E")]
    [InlineData("a b c d e f g h i j k l m n o p q r s t u v w x y z")]
    public async Task No_typed_text_breaks_the_search(string typed)
    {
        var desk = await Desk.OpenAsync(installation);
        await desk.Register(desk.Fields());

        var page = await desk.Search(typed);

        Assert.InRange(page.Found, 0, 1);
    }

    [Fact]
    public async Task The_register_and_its_lists_are_for_those_who_may_open_the_desk_of_that_edition()
    {
        var desk = await Desk.OpenAsync(installation);
        var stranger = A.Clerk(A.Edition(), Permission.ReadDesk);

        await Assert.ThrowsAsync<NotPermittedException>(() => desk.Search("x", actor: stranger));
        await Assert.ThrowsAsync<NotPermittedException>(() => installation.Get<RegisterCounts>().ReadAsync(desk.Edition.Id, stranger, default));
        await Assert.ThrowsAsync<NotPermittedException>(() => installation.Get<DelegationList>().ReadAsync(desk.Edition.Id, null, "en", stranger, default));
        await Assert.ThrowsAsync<NotPermittedException>(() => installation.Get<CategoryList>().ReadAsync(desk.Edition.Id, stranger, default));
        await Assert.ThrowsAsync<NotPermittedException>(() => installation.Get<FindDuplicates>().ReadAsync(new(desk.Edition.Id, "a", "b"), stranger, default));
    }

    [Fact]
    public async Task Lists_count_people_by_delegation_and_category_in_the_readers_alphabet()
    {
        var desk = await Desk.OpenAsync(installation);
        await desk.Register(desk.Fields());
        var (gone, _) = await desk.Register(desk.Fields("Aida", "Asanova"));
        await installation.Get<WithdrawParticipant>().ExecuteAsync(new(gone, "ill"), A.Organizer, default);

        var delegations = await installation.Get<DelegationList>().ReadAsync(desk.Edition.Id, null, "tg", A.Organizer, default);
        var found = await installation.Get<DelegationList>().ReadAsync(desk.Edition.Id, "тоджик", "ru", A.Organizer, default);
        var category = Assert.Single(await installation.Get<CategoryList>().ReadAsync(desk.Edition.Id, A.Organizer, default));

        Assert.Equal([("KG", 0, 0), ("TJ", 1, 1)], delegations.Select(each => (each.Code!, each.Approved, each.Withdrawn)));
        Assert.Equal((1, 1), (delegations[1].NotPrinted, delegations[1].WithoutPhoto));
        Assert.Equal("TJ", Assert.Single(found).Code);
        Assert.Equal(("D", 1, 1), (category.Letter, category.Approved, category.Withdrawn));
    }

    private static Guid[] Ids(ParticipantRegister.Page page) => [.. page.Rows.Select(row => row.Id)];
}
