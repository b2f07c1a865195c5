using Dushanbe.Conference.Access;
using Dushanbe.Conference.Forms;
using Dushanbe.Conference.Journal;
using Dushanbe.Conference.People;
using Dushanbe.Conference.Programme;
using Dushanbe.Conference.Register;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Tests.People;

public sealed class RegisterParticipantTests(Installation installation) : IClassFixture<Installation>
{
    [Fact]
    public async Task A_registered_person_is_approved_journaled_and_last_in_the_delegation()
    {
        var desk = await Desk.OpenAsync(installation);
        await desk.Register(desk.Fields("Sitora", "Kenjaeva"));

        var (id, _) = await desk.Register(desk.Fields());

        await using var db = await installation.OpenAsync();
        var person = await db.Participants.Include(each => each.Steps).SingleAsync(each => each.Id == id);
        Assert.Equal((AccreditationState.Approved, 2), (person.State, person.OrderInDelegation));
        Assert.Equal("S. Kenjaeva", Assert.Single(person.Steps).ActorName);
        Assert.Equal(JournalAction.Created, (await db.Journal.SingleAsync(each => each.SubjectId == id)).Action);
    }

    [Fact]
    public async Task Names_lose_what_nobody_meant_to_type_and_nothing_else()
    {
        var desk = await Desk.OpenAsync(installation);

        var (id, _) = await desk.Register(desk.Fields("  ahmad \u0000  zaki ", "\u202E<b>noori</b> \uD800") with { NativeName = "=1+1", Function = " R&D\t lead\r\n" });

        var person = (await installation.Get<ParticipantDetails>().ReadAsync(id, A.Organizer, default))!;
        Assert.Equal(new("Mr.", "ahmad zaki", "<b>noori</b>", "=1+1"), person.Name);
        Assert.Equal("R&D lead", person.Fields.Function);
    }

    [Fact]
    public async Task What_is_missing_or_too_long_is_said_field_by_field_and_nothing_is_stored()
    {
        var desk = await Desk.OpenAsync(installation);
        var fields = desk.Fields(null, "\u202E ") with { DelegationId = null, CategoryId = Guid.CreateVersion7(), Email = "somebody at home", Phone = "none", NativeName = new string('я', 201), Function = new string('f', 401) };

        var outcome = await installation.Get<RegisterParticipant>().ExecuteAsync(new(desk.Edition.Id, fields), A.Organizer, default);

        var invalid = Assert.IsType<RegisterParticipant.Outcome.Invalid>(outcome);
        Assert.Equal(
            [
                new FieldFault("Family", FieldFaultKind.NameMissing), new("DelegationId", FieldFaultKind.BodyMissing), new("NativeName", FieldFaultKind.TooLong, 200),
                new("Function", FieldFaultKind.TooLong, 400), new("Email", FieldFaultKind.NotAnEmail), new("Phone", FieldFaultKind.NotAPhone), new("CategoryId", FieldFaultKind.Unknown),
            ],
            invalid.Faults);
        await using var db = await installation.OpenAsync();
        Assert.False(await db.Participants.AnyAsync(each => each.EditionId == desk.Edition.Id));
    }

    [Theory]
    [InlineData("Suharyanto", null)]
    [InlineData(null, "Hnin")]
    public async Task One_name_is_enough(string? given, string? family)
    {
        var desk = await Desk.OpenAsync(installation);

        var (id, _) = await desk.Register(desk.Fields(given, family));

        Assert.Equal(id, Assert.Single((await desk.Search(given ?? family)).Rows).Id);
    }

    [Fact]
    public async Task A_name_of_200_characters_is_kept_whole()
    {
        var desk = await Desk.OpenAsync(installation);
        var family = string.Concat(Enumerable.Repeat("Ҳоҷиқурбон", 20));

        var (id, _) = await desk.Register(desk.Fields("Ӯ", family));

        Assert.Equal(family, (await installation.Get<ParticipantDetails>().ReadAsync(id, A.Organizer, default))!.Name.Family);
    }

    [Theory]
    [InlineData("QCM-M2F", true), InlineData("qcmm2f", true), InlineData("ЙСМ-М2А", true), InlineData("234567", true), InlineData("/rahimov", true), InlineData(" /р", true)]
    [InlineData("BAHRAM", false), InlineData("QCM-MFA", false), InlineData("Aziz 2nd", false), InlineData("Zayd/Zaid", false)]
    public async Task A_badge_number_or_a_slash_that_was_meant_for_another_field_is_no_name(string typed, bool isRefused)
    {
        var desk = await Desk.OpenAsync(installation);
        var (id, version) = await desk.Register(desk.Fields());
        var (register, amend) = (installation.Get<RegisterParticipant>(), installation.Get<AmendParticipant>());

        foreach (var (field, fields) in new[] { ("Given", desk.Fields() with { Given = typed }), ("Family", desk.Fields() with { Family = typed }), ("NativeName", desk.Fields() with { NativeName = typed }) })
        {
            FieldFault[] faults = isRefused ? [new(field, FieldFaultKind.NotAName)] : [];
            Assert.Equal(faults, fields.Cleaned().Faults());
            Assert.Equal(faults, new SpeakerFields { Given = fields.Given, Family = fields.Family, NativeName = fields.NativeName }.Cleaned().Faults());
            if (!isRefused) continue;
            Assert.Equal(faults, Assert.IsType<RegisterParticipant.Outcome.Invalid>(await register.ExecuteAsync(new(desk.Edition.Id, fields), A.Organizer, default)).Faults);
            Assert.Equal(faults, Assert.IsType<AmendParticipant.Outcome.Invalid>(await amend.ExecuteAsync(new(id, version, desk.Fields(), fields), A.Organizer, default)).Faults);
        }

        Assert.Equal(desk.Fields().Name, (await installation.Get<ParticipantDetails>().ReadAsync(id, A.Organizer, default))!.Name);
    }

    [Fact]
    public async Task Another_editions_delegation_is_unknown()
    {
        var desk = await Desk.OpenAsync(installation);
        var other = await Desk.OpenAsync(installation);

        var outcome = await installation.Get<RegisterParticipant>().ExecuteAsync(new(desk.Edition.Id, desk.Fields() with { DelegationId = other.Tajikistan.Id }), A.Organizer, default);

        Assert.Equal([new FieldFault("DelegationId", FieldFaultKind.Unknown)], Assert.IsType<RegisterParticipant.Outcome.Invalid>(outcome).Faults);
    }

    [Fact]
    public async Task Registering_needs_the_permission_in_that_edition()
    {
        var desk = await Desk.OpenAsync(installation);
        var other = await Desk.OpenAsync(installation);

        foreach (var actor in new[] { A.Clerk(desk.Edition, Permission.ReadDesk, Permission.PrintBadges), A.Clerk(other.Edition, Permission.RegisterParticipants) })
            await Assert.ThrowsAsync<NotPermittedException>(() => installation.Get<RegisterParticipant>().ExecuteAsync(new(desk.Edition.Id, desk.Fields()), actor, default));
    }

    [Fact]
    public async Task Open_desks_hear_of_it()
    {
        var desk = await Desk.OpenAsync(installation);
        var heard = new List<ParticipantChanged>();
        using var subscription = installation.Get<Bulletin>().Subscribe<ParticipantChanged>(heard.Add);

        var (id, version) = await desk.Register(desk.Fields());

        Assert.Equal((desk.Edition.Id, id, version, "S. Kenjaeva"), (heard[^1].EditionId, heard[^1].ParticipantId, heard[^1].Version, heard[^1].ActorName));
    }

    [Fact]
    public async Task A_person_of_the_same_name_warns_by_delegation_by_mail_and_by_name_but_never_stops()
    {
        var desk = await Desk.OpenAsync(installation);
        var (here, _) = await desk.Register(desk.Fields("Muhammad", "Ali"));
        var (there, _) = await desk.Register(desk.Fields("Мухаммад", "Али") with { DelegationId = desk.Kyrgyzstan.Id });
        var (mail, _) = await desk.Register(desk.Fields("Zafar", "Nozim") with { Email = "M.Ali@example.org" });
        await desk.Register(desk.Fields("Ali", "Karimov"));

        var found = await installation.Get<FindDuplicates>().ReadAsync(new(desk.Edition.Id, "ALI", "Muhammad", Email: "m.ali@EXAMPLE.org", DelegationId: desk.Tajikistan.Id), A.Organizer, default);

        Assert.Equal([(here, DuplicateReason.SameNameInDelegation), (mail, DuplicateReason.SameEmail), (there, DuplicateReason.SameName)], found.Select(each => (each.Row.Id, each.Reason)));
        await desk.Register(desk.Fields("Muhammad", "Ali"));
    }

    [Fact]
    public async Task One_word_is_no_duplicate_of_everybody_who_bears_it()
    {
        var desk = await Desk.OpenAsync(installation);
        await desk.Register(desk.Fields(null, "Ali"));

        Assert.Empty(await installation.Get<FindDuplicates>().ReadAsync(new(desk.Edition.Id, "Ali", null), A.Organizer, default));
    }
}
