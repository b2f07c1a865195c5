using Dushanbe.Conference.Access;
using Dushanbe.Conference.Forms;
using Dushanbe.Conference.Journal;
using Dushanbe.Conference.Names;
using Dushanbe.Conference.People;
using Dushanbe.Conference.Prints;
using Dushanbe.Conference.Privacy;
using Dushanbe.Conference.Programme;
using Dushanbe.Conference.Tests.Files;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Tests.Privacy;

/// <summary>One person's data is everything that is held about that person, and nothing about another.</summary>
public sealed class ExportPersonTests(Installation installation) : IClassFixture<Installation>
{
    [Fact]
    public async Task It_has_every_declared_field_with_its_answers_the_photo_the_badges_the_programme_and_the_journal()
    {
        var desk = await Desk.OpenAsync(installation);
        var fields = desk.Fields("Zarrina", "Ismoilova") with { Email = "zarrina@example.org", Phone = "+992 5", Organization = "Ministry" };
        var (id, version) = await desk.Register(fields);
        var (picture, speaker) = (AnyPicture.Png(), new Speaker { EditionId = desk.Edition.Id, Slug = "zarrina", Biography = LocalizedText.Of(en: "Her life") }.Rename(new PersonName(null, "Zarrina", "Ismoilova", null)));
        await installation.Get<AmendParticipant>().ExecuteAsync(new(id, version, fields, fields with { Function = "Minister" }), A.Organizer, default);
        await installation.Get<SetPhoto>().ExecuteAsync(new(id, new("me.png", picture)), A.Organizer, default);
        await installation.Get<StartBadgeRun>().ExecuteAsync(new(desk.Edition.Id, BadgeSelection.Of(id)), A.Organizer, default);
        await installation.Add(speaker);
        await installation.Get<LinkSpeaker>().ExecuteAsync(new(speaker.Id, null, id), A.Organizer, default);
        await desk.Register(desk.Fields("Somebody", "Else") with { Email = "else@example.org" });

        var file = (await installation.Get<ExportPerson>().ReadAsync(desk.Edition.Id, id, A.Organizer, default))!;

        Assert.Equal(ParticipantFields.Declared.Select(each => each.Name).Except(["DelegationId", "CategoryId"]).Append("ListNumber"), file.Items.Select(each => each.Name));
        Assert.Equal(["Mr.", "Zarrina", "Ismoilova", null, Capacity.Member, false, "Minister", "Ministry", "zarrina@example.org", "+992 5", null], file.Items.Select(each => each.Value));
        Assert.All(file.Items.SkipLast(1), each => Assert.Equal(ParticipantFields.Declared[each.Name].Data, each.Data));
        Assert.Equal(("Tajikistan", "Delegate", AccreditationState.Approved), (file.Delegation!.In("en"), file.Category.In("en"), file.State));
        Assert.Equal(("image/png", true), (file.Photo!.MediaType, file.Photo.Bytes.AsSpan().SequenceEqual(picture)));
        Assert.Single(Assert.Single(file.Badges).Printed);
        Assert.Equal("en: Her life", FieldText.Of(Assert.Single(file.Speakers).Items.Single(each => each.Name == "Biography").Value));
        Assert.Equal([JournalAction.Created, JournalAction.Amended, JournalAction.Amended, JournalAction.BadgePrinted], file.Journal.Select(each => each.Action).Order());
        Assert.Contains(new FieldChange("Function", "Head of Department", "Minister"), file.Journal.SelectMany(each => each.Changes));
    }

    [Fact]
    public async Task It_is_itself_in_the_journal_and_for_whoever_manages_the_edition_and_sees_contacts()
    {
        var (desk, other) = (await Desk.OpenAsync(installation), await Desk.OpenAsync(installation));
        var (id, _) = await desk.Register(desk.Fields());
        Task<ExportPerson.PersonFile?> ReadAsync(Guid edition, params Permission[] permissions) => installation.Get<ExportPerson>().ReadAsync(edition, id, A.Clerk(desk.Edition, permissions), default);

        await Assert.ThrowsAsync<NotPermittedException>(() => ReadAsync(desk.Edition.Id, Permission.ManageEditions, Permission.SeePassports));
        await Assert.ThrowsAsync<NotPermittedException>(() => ReadAsync(desk.Edition.Id, Permission.ManageEditions, Permission.SeeContacts));
        await Assert.ThrowsAsync<NotPermittedException>(() => ReadAsync(desk.Edition.Id, Permission.SeeContacts, Permission.RegisterParticipants));
        await Assert.ThrowsAsync<NotPermittedException>(() => ReadAsync(other.Edition.Id, Permission.ManageEditions, Permission.SeeContacts, Permission.SeePassports));
        Assert.Equal(0, await ExportsAsync(id));
        Assert.NotNull(await ReadAsync(desk.Edition.Id, Permission.ManageEditions, Permission.SeeContacts, Permission.SeePassports));
        Assert.Equal(1, await ExportsAsync(id));
        await installation.Get<ErasePerson>().ExecuteAsync(new(id), A.Organizer, default);
        Assert.Null(await ReadAsync(desk.Edition.Id, Permission.ManageEditions, Permission.SeeContacts, Permission.SeePassports));
        Assert.Equal(1, await ExportsAsync(id));
    }

    private async Task<int> ExportsAsync(Guid id)
    {
        await using var db = await installation.OpenAsync();
        return await db.Journal.CountAsync(each => each.SubjectId == id && each.Action == JournalAction.Exported);
    }
}
