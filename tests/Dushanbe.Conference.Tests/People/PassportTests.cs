using Dushanbe.Conference.Access;
using Dushanbe.Conference.Files.AtRest;
using Dushanbe.Conference.Forms;
using Dushanbe.Conference.Journal;
using Dushanbe.Conference.People;
using Dushanbe.Conference.People.Passports;
using Dushanbe.Conference.Privacy;
using Dushanbe.Conference.Register;
using Dushanbe.Conference.Tests.Privacy;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Tests.People;

/// <summary>Passports: for few, encrypted, never quoted, and found by what is equal alone.</summary>
public sealed class PassportTests(Installation installation) : IClassFixture<Installation>
{
    private static readonly PassportFields Rahmonzodas = new() { Number = "400 123-456", Nationality = "tj", Issuer = "TJK", BirthDate = new(1979, 3, 14), ExpiresOn = new(2031, 3, 14), LatinFamily = "RAHMONZODA", LatinGiven = "FARRUKH" };

    [Fact]
    public async Task It_is_stored_cleaned_and_shown_to_whoever_may_see_passports_with_a_note_in_the_journal_and_no_word_of_it()
    {
        var (desk, id) = await PersonAsync();
        var reviewer = A.Clerk(desk.Edition, Permission.ReadDesk, Permission.SeePassports) with { Name = "N. Saidova" };

        await NoteAsync(id, null, Rahmonzodas);
        var shown = (await installation.Get<ShowPassport>().ExecuteAsync(new(id), reviewer, default))!;
        await installation.Get<ShowPassport>().ExecuteAsync(new(id), reviewer, default);

        Assert.Equal(Rahmonzodas with { Number = "400123456", Nationality = "TJK" }, shown.Fields);
        await using var db = await installation.OpenAsync();
        var told = await db.Journal.Where(each => each.SubjectId == id).OrderBy(each => each.Number).ToListAsync();
        Assert.Equal([JournalAction.Created, JournalAction.Amended, JournalAction.Read], told.Select(each => each.Action));
        Assert.All(told.Skip(1), each => Assert.Equal([new FieldChange("Passport", null, null)], each.Changes));
        Assert.Equal("N. Saidova", told[2].ActorName);
        Assert.Empty(await Scan.ForAsync(installation, "400123456", "1979-03-14"));
    }

    [Theory]
    [InlineData(Permission.ReadDesk, Permission.SeeContacts), InlineData(Permission.ReadDesk, Permission.RegisterParticipants)]
    public async Task Without_the_permission_nobody_sees_one_notes_one_or_learns_that_there_is_one(params Permission[] permissions)
    {
        var (desk, id) = await PersonAsync();
        await NoteAsync(id, null, Rahmonzodas);
        var clerk = A.Clerk(desk.Edition, permissions);

        await Assert.ThrowsAsync<NotPermittedException>(() => installation.Get<ShowPassport>().ExecuteAsync(new(id), clerk, default));
        await Assert.ThrowsAsync<NotPermittedException>(() => installation.Get<RecordPassport>().ExecuteAsync(new(id, 1, Rahmonzodas), clerk, default));
        await Assert.ThrowsAsync<NotPermittedException>(() => installation.Get<RemovePassport>().ExecuteAsync(new(id), clerk, default));
        Assert.Null((await installation.Get<ParticipantDetails>().ReadAsync(id, clerk, default))!.Passport);
        Assert.Empty(await TwinsAsync(desk, clerk, Rahmonzodas));
        Assert.NotNull((await installation.Get<ParticipantDetails>().ReadAsync(id, A.Organizer, default))!.Passport);
    }

    [Theory]
    [InlineData("400123456", true), InlineData("400 123-456", true), InlineData("400-123.456 ", true)]
    [InlineData("40012345", false), InlineData("4001234567", false)]
    public async Task The_search_finds_its_holder_by_the_whole_number_for_those_alone_who_may_see_passports(string typed, bool isFound)
    {
        var (desk, id) = await PersonAsync();
        await NoteAsync(id, null, Rahmonzodas);
        var reviewer = A.Clerk(desk.Edition, Permission.ReadDesk, Permission.SeePassports);
        var clerk = A.Clerk(desk.Edition, Permission.ReadDesk, Permission.SeeContacts);
        var filter = new ParticipantRegister.Filter { EditionId = desk.Edition.Id, Search = typed };

        var seen = await installation.Get<ParticipantRegister>().ReadAsync(filter, reviewer, default);

        Assert.Equal(isFound ? [id] : Array.Empty<Guid>(), seen.Rows.Where(each => each.Id == id && seen.Found == 1).Select(each => each.Id));
        Assert.DoesNotContain((await installation.Get<ParticipantRegister>().ReadAsync(filter, clerk, default)).Rows, each => each.Id == id);
    }

    [Fact]
    public async Task One_that_another_desk_noted_meanwhile_is_shown_and_not_overwritten()
    {
        var (_, id) = await PersonAsync();
        await NoteAsync(id, null, Rahmonzodas);

        var second = Assert.IsType<RecordPassport.Outcome.ChangedMeanwhile>(await TryAsync(id, null, new() { Number = "999" }));
        Assert.Equal((1, "400123456"), (second.Version, second.Current!.Number));
        // the same once more is no conflict
        Assert.Equal(1, Assert.IsType<RecordPassport.Outcome.Recorded>(await TryAsync(id, null, Rahmonzodas)).Version);
        Assert.Equal(2, Assert.IsType<RecordPassport.Outcome.Recorded>(await TryAsync(id, 1, new() { Number = "999" })).Version);
        Assert.Equal(2, Assert.IsType<RecordPassport.Outcome.ChangedMeanwhile>(await TryAsync(id, 1, Rahmonzodas)).Version);
        Assert.IsType<RemovePassport.Outcome.Removed>(await installation.Get<RemovePassport>().ExecuteAsync(new(id), A.Organizer, default));
        Assert.IsType<RemovePassport.Outcome.NoPassport>(await installation.Get<RemovePassport>().ExecuteAsync(new(id), A.Organizer, default));
        Assert.Equal((null, null), Assert.IsType<RecordPassport.Outcome.ChangedMeanwhile>(await TryAsync(id, 2, Rahmonzodas)) is var gone ? (gone.Version, gone.Current) : default);
    }

    [Fact]
    public async Task Eight_desks_at_once_store_one()
    {
        var (_, id) = await PersonAsync();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(at => Task.Run(() => TryAsync(id, null, Rahmonzodas with { Number = $"40012345{at}" }))));

        Assert.Single(outcomes.OfType<RecordPassport.Outcome.Recorded>());
        Assert.Equal(7, outcomes.OfType<RecordPassport.Outcome.ChangedMeanwhile>().Count());
    }

    [Fact]
    public async Task What_is_wrong_is_told_field_by_field_and_nothing_is_stored()
    {
        var (_, id) = await PersonAsync();

        foreach (var (fields, expected) in new (PassportFields, FieldFault[])[]
        {
            (new(), [new("Number", FieldFaultKind.Missing)]),
            (new() { Number = "ABCDEF" }, [new("Number", FieldFaultKind.NotAPassportNumber)]),
            (new() { Number = "12<34" }, [new("Number", FieldFaultKind.NotAPassportNumber)]),
            (new() { Number = new string('1', 31) }, [new("Number", FieldFaultKind.TooLong, 30)]),
            (Rahmonzodas with { Nationality = "Т1" }, [new("Nationality", FieldFaultKind.Unknown)]),
            (Rahmonzodas with { ExpiresOn = new(1979, 3, 14) }, [new("ExpiresOn", FieldFaultKind.EndsBeforeStarts)]),
        })
            Assert.Equal(expected, Assert.IsType<RecordPassport.Outcome.Invalid>(await TryAsync(id, null, fields)).Faults);
        await using var db = await installation.OpenAsync();
        Assert.False(await db.Passports.AnyAsync(each => each.ParticipantId == id));
    }

    [Fact]
    public async Task The_same_passport_is_found_under_another_name_and_a_birthday_only_with_a_name_in_common()
    {
        var (desk, id) = await PersonAsync();
        await NoteAsync(id, null, Rahmonzodas);
        var (stranger, _) = await desk.Register(desk.Fields("Zarina", "Karimova"));
        await NoteAsync(stranger, null, new() { Number = "777", BirthDate = Rahmonzodas.BirthDate });

        Assert.Equal([(id, DuplicateReason.SamePassport)], await TwinsAsync(desk, A.Organizer, new() { Number = " 400123456 " }, "Somebody", "Else"));
        Assert.Equal([(id, DuplicateReason.SameBirthDate)], await TwinsAsync(desk, A.Organizer, new() { Number = "1", BirthDate = Rahmonzodas.BirthDate, LatinFamily = "RAKHMONZODA", LatinGiven = "FARRUKH" }));
        Assert.Empty(await TwinsAsync(desk, A.Organizer, new() { Number = "1", BirthDate = Rahmonzodas.BirthDate }, "Somebody", "Else"));
        Assert.Empty(await TwinsAsync(desk, A.Organizer, new() { Number = "40012345" }, "Somebody", "Else"));
        // nor in another edition
        Assert.Empty(await TwinsAsync(await Desk.OpenAsync(installation), A.Organizer, Rahmonzodas));
    }

    [Fact]
    public async Task A_focal_point_sees_those_of_its_delegation_and_hears_of_no_other()
    {
        var (desk, id) = await PersonAsync();
        var (other, _) = await desk.Register(desk.Fields("Bakyt", "Isakov") with { DelegationId = desk.Kyrgyzstan.Id });
        foreach (var each in new[] { id, other }) await NoteAsync(each, null, Rahmonzodas with { Number = $"{(each == id ? 1 : 2)}" });
        var focal = new Actor(null, "focal", [.. Roles.PermissionsOf(Roles.FocalPoint).Select(each => new GrantedPermission(each, GrantScope.Delegation, desk.Tajikistan.Id, desk.Edition.Id))]);

        Assert.Equal("1", (await installation.Get<ShowPassport>().ExecuteAsync(new(id), focal, default))!.Fields!.Number);
        Assert.Null(await installation.Get<ShowPassport>().ExecuteAsync(new(other), focal, default));
        Assert.IsType<RecordPassport.Outcome.NoSuchParticipant>(await installation.Get<RecordPassport>().ExecuteAsync(new(other, 1, new() { Number = "3" }), focal, default));
        Assert.IsType<RemovePassport.Outcome.NoSuchParticipant>(await installation.Get<RemovePassport>().ExecuteAsync(new(other), focal, default));
        Assert.Empty(await TwinsAsync(desk, focal, new() { Number = "2" }, "Somebody", "Else"));
    }

    [Fact]
    public async Task It_is_the_persons_own_and_goes_with_the_person()
    {
        var (desk, id) = await PersonAsync();
        await NoteAsync(id, null, Rahmonzodas);

        var held = (await installation.Get<ExportPerson>().ReadAsync(desk.Edition.Id, id, A.Organizer, default))!;
        Assert.Equal(PassportFields.Declared.Select(each => each.Name), held.Passport.Select(each => each.Name));
        Assert.Equal("400123456", held.Passport[0].Value);

        await installation.Get<ErasePerson>().ExecuteAsync(new(id), A.Organizer, default);
        await using var db = await installation.OpenAsync();
        Assert.False(await db.Passports.AnyAsync(each => each.ParticipantId == id));
    }

    [Fact]
    public async Task Moved_to_the_row_of_another_person_it_cannot_be_read_and_can_be_noted_again()
    {
        var (desk, id) = await PersonAsync();
        var (other, _) = await desk.Register(desk.Fields("Zarina", "Karimova"));
        foreach (var (each, number) in new[] { (id, "400123451"), (other, "400123452") }) await NoteAsync(each, null, Rahmonzodas with { Number = number });
        await using (var db = await installation.OpenAsync())
        {
            var (from, to) = (await db.Passports.SingleAsync(each => each.ParticipantId == other), await db.Passports.SingleAsync(each => each.ParticipantId == id));
            to.Sealed = from.Sealed;
            await db.SaveChangesAsync();
        }

        Assert.Equal((2, null), await installation.Get<ShowPassport>().ExecuteAsync(new(id), A.Organizer, default) is { } shown ? (shown.Version, shown.Fields) : default);
        Assert.IsType<RecordPassport.Outcome.Recorded>(await TryAsync(id, null, Rahmonzodas));
        Assert.Equal("400123456", (await installation.Get<ShowPassport>().ExecuteAsync(new(id), A.Organizer, default))!.Fields!.Number);
    }

    [Fact]
    public async Task A_newer_key_encrypts_and_equal_numbers_are_still_found()
    {
        var (desk, id) = await PersonAsync();
        await NoteAsync(id, null, Rahmonzodas);
        installation.Get<DataKeys>().Renew();

        Assert.Equal("400123456", (await installation.Get<ShowPassport>().ExecuteAsync(new(id), A.Organizer, default))!.Fields!.Number);
        Assert.Equal([(id, DuplicateReason.SamePassport)], await TwinsAsync(desk, A.Organizer, Rahmonzodas, "Somebody", "Else"));
    }

    [Fact]
    public async Task The_number_of_another_person_is_noted_after_a_question_alone_and_only_those_who_see_the_other_are_asked()
    {
        var (desk, id) = await PersonAsync();
        var (other, _) = await desk.Register(desk.Fields("Zarina", "Karimova"));
        await NoteAsync(id, null, Rahmonzodas);

        var held = Assert.IsType<RecordPassport.Outcome.HeldByOthers>(await TryAsync(other, null, Rahmonzodas));

        Assert.Equal([id], held.People.Select(each => each.Id));
        Assert.Null(await installation.Get<ShowPassport>().ExecuteAsync(new(other), A.Organizer, default));
        Assert.IsType<RecordPassport.Outcome.Recorded>(await installation.Get<RecordPassport>().ExecuteAsync(new(other, null, Rahmonzodas) { Shown = [id] }, A.Organizer, default));
    }

    [Fact]
    public async Task Whoever_is_registered_with_the_passport_of_another_is_a_duplicate_under_any_name()
    {
        var (desk, id) = await PersonAsync();
        await NoteAsync(id, null, Rahmonzodas);
        var form = new RegisterParticipant.Form(desk.Edition.Id, desk.Fields("Somebody", "Else"), Shown: []) { Passport = Rahmonzodas };

        var found = Assert.IsType<RegisterParticipant.Outcome.PerhapsRegistered>(await installation.Get<RegisterParticipant>().ExecuteAsync(form, A.Organizer, default));

        Assert.Equal([(id, DuplicateReason.SamePassport)], found.People.Select(each => (each.Row.Id, each.Reason)));
        Assert.IsType<RegisterParticipant.Outcome.Registered>(await installation.Get<RegisterParticipant>().ExecuteAsync(form with { Shown = [id] }, A.Organizer, default));
    }

    [Theory]
    [InlineData("АБ123456", null, null, nameof(PassportFields.Number), FieldFaultKind.NotAPassportNumber)]
    [InlineData("400123456", "1700-01-01", null, nameof(PassportFields.BirthDate), FieldFaultKind.TooEarly)]
    [InlineData("400123456", "2199-01-01", "2099-01-01", nameof(PassportFields.BirthDate), FieldFaultKind.NotYet)]
    [InlineData("400123456", "1979-03-14", "1979-03-14", nameof(PassportFields.ExpiresOn), FieldFaultKind.EndsBeforeStarts)]
    public async Task What_no_passport_says_is_refused_with_its_field(string number, string? birth, string? end, string field, FieldFaultKind kind)
    {
        var (_, id) = await PersonAsync();
        var fields = Rahmonzodas with { Number = number, BirthDate = Day(birth), ExpiresOn = Day(end) };

        var invalid = Assert.IsType<RecordPassport.Outcome.Invalid>(await TryAsync(id, null, fields));

        Assert.Equal([(field, kind)], invalid.Faults.Select(each => (each.Field, each.Kind)));
        static DateOnly? Day(string? text) => text is null ? null : DateOnly.ParseExact(text, "O", System.Globalization.CultureInfo.InvariantCulture);
    }

    [Theory]
    [InlineData("P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", true), InlineData("L898902C36UTO7408122F1204159ZE184226B<<<<<10", true)]
    [InlineData("I<UTOD231458907<<<<<<<<<<<<<<<", true), InlineData("ЗБЕОФУКШЛЫЫЩТББФТТФБЬФКШФББББББББББББББББББББ", true)]
    [InlineData("Anna Maria", false), InlineData("Maximilian-Alexander Friedrich Karl von und zu", false), InlineData("A<<B", false)]
    public void Lines_of_a_passport_are_no_name_no_function_and_no_organization(string text, bool isZone)
    {
        var fields = new ParticipantFields { Given = text, Family = "Somebody", Function = text, Organization = text };
        string[] refused = [nameof(ParticipantFields.Function), nameof(ParticipantFields.Given), nameof(ParticipantFields.Organization)];

        Assert.Equal(isZone ? refused : [], fields.Cleaned().Faults().Where(each => each.Kind == FieldFaultKind.NotAName).Select(each => each.Field).Order(StringComparer.Ordinal));
    }

    private async Task<(Desk Desk, Guid Id)> PersonAsync()
    {
        var desk = await Desk.OpenAsync(installation);
        return (desk, (await desk.Register(desk.Fields())).Id);
    }

    private Task<RecordPassport.Outcome> TryAsync(Guid id, long? version, PassportFields fields) => installation.Get<RecordPassport>().ExecuteAsync(new(id, version, fields), A.Organizer, default);

    private async Task NoteAsync(Guid id, long? version, PassportFields fields) => Assert.IsType<RecordPassport.Outcome.Recorded>(await TryAsync(id, version, fields));

    private async Task<IEnumerable<(Guid, DuplicateReason)>> TwinsAsync(Desk desk, Actor actor, PassportFields passport, string? given = null, string? family = null) =>
        [.. (await installation.Get<FindDuplicates>().ReadAsync(new(desk.Edition.Id, given, family) { Passport = passport }, actor, default)).Select(each => (each.Row.Id, each.Reason))];
}
