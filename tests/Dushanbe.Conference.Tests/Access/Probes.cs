using System.IO.Compression;
using System.Text;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Accounts;
using Dushanbe.Conference.Accounts.OpenId;
using Dushanbe.Conference.Accounts.SecondStep;
using Dushanbe.Conference.Backups;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Delegations;
using Dushanbe.Conference.Editions;
using Dushanbe.Conference.Editions.Categories;
using Dushanbe.Conference.Exchange;
using Dushanbe.Conference.Grants;
using Dushanbe.Conference.History;
using Dushanbe.Conference.Journal;
using Dushanbe.Conference.Lists;
using Dushanbe.Conference.Mail;
using Dushanbe.Conference.Names;
using Dushanbe.Conference.Papers.Badges;
using Dushanbe.Conference.Papers.Booklet;
using Dushanbe.Conference.Papers.Participants;
using Dushanbe.Conference.People;
using Dushanbe.Conference.People.Passports;
using Dushanbe.Conference.People.Quotas;
using Dushanbe.Conference.Prints;
using Dushanbe.Conference.Privacy;
using Dushanbe.Conference.Programme;
using Dushanbe.Conference.Register;
using Dushanbe.Conference.Seeds;
using Dushanbe.Conference.Tests.Work;
using Dushanbe.Conference.Transfer;
using Dushanbe.Conference.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dushanbe.Conference.Tests.Access;

/// <summary>How an operation is called, by whom and on what.</summary>
/// <param name="Call">Calls it and returns what it tells.</param>
/// <param name="Kind">What it is about.</param>
internal sealed record Probe(Func<Installation, Actor, World.Place, Task<object?>> Call, ProbeKind Kind = ProbeKind.Rows);

/// <summary>What an operation is about.</summary>
internal enum ProbeKind
{
    /// <summary>Rows, of which an actor may reach some.</summary>
    Rows,

    /// <summary>A whole edition.</summary>
    Edition,

    /// <summary>The installation, or the actor.</summary>
    Installation,
}

/// <summary>A call of every operation, under its name; a second word tells two calls of one operation apart.</summary>
internal static class Probes
{
    private const string Given = "Ali", Family = "Karimov";
    // the key of what a form makes, drawn when it was opened
    private static readonly Guid Made = Guid.CreateVersion7();

    private static readonly LocalizedText Changed = LocalizedText.Of(en: "Changed");

    // the record that ends an archive, of no entries
    private static readonly byte[] EmptyZip = [.. "PK\u0005\u0006"u8, .. new byte[18]];

    public static IReadOnlyDictionary<string, Probe> All { get; } = new Dictionary<string, Probe>(StringComparer.Ordinal)
    {
        ["CategoryList.ReadAsync"] = new(async (it, actor, at) => await it.Get<CategoryList>().ReadAsync(at.Edition.Id, actor, default)),
        ["DelegationList.ReadAsync"] = new(async (it, actor, at) => (await it.Get<DelegationList>().ReadAsync(at.Edition.Id, null, "en", actor, default), await it.Get<DelegationList>().ReadAsync(at.Edition.Id, "besideland", "en", actor, default))),
        ["ParticipantRegister.ReadAsync"] = new(RegisterAsync),
        ["FindDuplicates.ReadAsync"] = new(async (it, actor, at) => await it.Get<FindDuplicates>().ReadAsync(new(at.Edition.Id, Given, Family, null, "ali@Besideland.example.org", World.Beside.Delegation.Id), actor, default)),
        ["RegisterCounts.ReadAsync"] = new(async (it, actor, at) => await it.Get<RegisterCounts>().ReadAsync(at.Edition.Id, actor, default)),
        ["ParticipantDetails.ReadAsync"] = new(async (it, actor, at) => await it.Get<ParticipantDetails>().ReadAsync(at.Person.Id, actor, default)),

        ["RegisterParticipant.ExecuteAsync"] = new(async (it, actor, at) => await it.Get<RegisterParticipant>().ExecuteAsync(new(at.Edition.Id, Fields(at), Made), actor, default)),
        ["AmendParticipant.ExecuteAsync"] = new(async (it, actor, at) => await it.Get<AmendParticipant>().ExecuteAsync(new(at.Person.Id, 1, Fields(at), Fields(at)), actor, default)),
        ["AmendParticipant.ExecuteAsync conflict"] = new(async (it, actor, at) => await it.Get<AmendParticipant>().ExecuteAsync(new(at.Person.Id, 0, Fields(World.Beside), Fields(World.Beside)), actor, default)),
        ["WithdrawParticipant.ExecuteAsync"] = new(async (it, actor, at) => await it.Get<WithdrawParticipant>().ExecuteAsync(new(at.Person.Id, "why"), actor, default)),
        ["ReinstateParticipant.ExecuteAsync"] = new(async (it, actor, at) => await it.Get<ReinstateParticipant>().ExecuteAsync(new(at.Withdrawn.Id, "why"), actor, default)),
        ["DecideAccreditation.ExecuteAsync"] = new(async (it, actor, at) => await it.Get<DecideAccreditation>().ExecuteAsync(new(at.Person.Id, 1, AccreditationDecision.Revoke, "why"), actor, default)),
        ["DecideAccreditation.ExecuteAsync answer"] = new(async (it, actor, at) => await it.Get<DecideAccreditation>().ExecuteAsync(new(at.Withdrawn.Id, 1, AccreditationDecision.Submit, "why"), actor, default)),
        ["DecideTogether.PreviewAsync"] = new(async (it, actor, at) => await it.Get<DecideTogether>().PreviewAsync(new(at.Edition.Id, [(at.Person.Id, 1)], AccreditationDecision.Revoke, "why"), actor, default)),
        ["DecideTogether.ExecuteAsync"] = new(async (it, actor, at) => await it.Get<DecideTogether>().ExecuteAsync(new(at.Edition.Id, [(at.Person.Id, 1)], AccreditationDecision.Revoke, "why"), actor, default)),
        ["ReviewQueue.ReadAsync"] = new(async (it, actor, at) => await it.Get<ReviewQueue>().ReadAsync(new() { EditionId = at.Edition.Id, State = AccreditationState.Approved }, actor, default)),
        ["ReviewQueue.TwinsAsync"] = new(async (it, actor, at) => await it.Get<ReviewQueue>().TwinsAsync(at.Person.Id, actor, default)),
        ["UndoDecision.ExecuteAsync"] = new(async (it, actor, at) => await it.Get<UndoDecision>().ExecuteAsync(new(at.Person.Id), actor, default)),
        ["OrderDelegation.ExecuteAsync"] = new(async (it, actor, at) => await it.Get<OrderDelegation>().ExecuteAsync(new(at.Person.Id, 2), actor, default)),
        ["SetPhoto.ExecuteAsync"] = new(async (it, actor, at) => await it.Get<SetPhoto>().ExecuteAsync(new(at.Person.Id, new("photo.png", World.Unknown.Photo)), actor, default)),
        ["RemovePhoto.ExecuteAsync"] = new(async (it, actor, at) => await it.Get<RemovePhoto>().ExecuteAsync(new(at.Person.Id), actor, default)),
        ["RecordConsent.ExecuteAsync"] = new(async (it, actor, at) => await it.Get<RecordConsent>().ExecuteAsync(new(at.Person.Id, ConsentKind.Listing, true, ConsentWay.AtTheDesk), actor, default)),
        ["RecordPassport.ExecuteAsync"] = new(async (it, actor, at) => await it.Get<RecordPassport>().ExecuteAsync(new(at.Person.Id, 1, new() { Number = "400123456" }), actor, default)),
        ["RemovePassport.ExecuteAsync"] = new(async (it, actor, at) => await it.Get<RemovePassport>().ExecuteAsync(new(at.Person.Id), actor, default)),
        ["ShowPassport.ExecuteAsync"] = new(async (it, actor, at) => await it.Get<ShowPassport>().ExecuteAsync(new(at.Person.Id), actor, default)),
        ["ShowContacts.ExecuteAsync"] = new(async (it, actor, at) => await it.Get<ShowContacts>().ExecuteAsync(new(at.Person.Id), actor, default)),
        ["ReadPhoto.ReadAsync"] = new(async (it, actor, at) => await it.Get<ReadPhoto>().ReadAsync(at.Person.Id, false, actor, default)),
        ["ReadPhoto.ReadSmallAsync"] = new(async (it, actor, at) => await it.Get<ReadPhoto>().ReadSmallAsync(at.Edition.Id, at.Person.Id, actor, default)),
        ["ReadPhoto.ReadAsync original"] = new(async (it, actor, at) => await it.Get<ReadPhoto>().ReadAsync(at.Person.Id, true, actor, default)),

        ["ErasePerson.ReadAsync"] = new(async (it, actor, at) => await it.Get<ErasePerson>().ReadAsync(at.Person.Id, actor, default)),
        ["ErasePerson.ExecuteAsync"] = new(async (it, actor, at) => await it.Get<ErasePerson>().ExecuteAsync(new(at.Person.Id), actor, default)),
        ["ExportPerson.ReadAsync"] = new(async (it, actor, at) => await it.Get<ExportPerson>().ReadAsync(at.Edition.Id, at.Person.Id, actor, default)),
        ["PrivacyNotice.ReadAsync"] = new(async (it, actor, at) => await it.Get<PrivacyNotice>().ReadAsync(at.Edition.Id, actor, default), ProbeKind.Edition),
        ["ReadRetention.ReadAsync"] = new(async (it, actor, at) => await it.Get<ReadRetention>().ReadAsync(at.Edition.Id, new(30, 60), actor, default), ProbeKind.Edition),
        ["SetRetention.ExecuteAsync"] = new(async (it, actor, at) => await it.Get<SetRetention>().ExecuteAsync(new(at.Edition.Id, new(30, 60), new(null, null)), actor, default), ProbeKind.Edition),

        ["CreateDelegation.ExecuteAsync"] = new(async (it, actor, at) => await it.Get<CreateDelegation>().ExecuteAsync(new(at.Edition.Id, new() { Kind = DelegationKind.Other, Name = Changed }), actor, default), ProbeKind.Edition),
        ["AmendDelegation.ExecuteAsync"] = new(async (it, actor, at) => await it.Get<AmendDelegation>().ExecuteAsync(new(at.Delegation.Id, 1, new() { Kind = DelegationKind.Other, Name = Changed }), actor, default)),
        ["SetQuotas.ExecuteAsync"] = new(async (it, actor, at) => await it.Get<SetQuotas>().ExecuteAsync(new(at.Delegation.Id, [], [new(at.Category.Id, 1, 2)]), actor, default)),
        ["SetCredentials.ExecuteAsync"] = new(async (it, actor, at) => await it.Get<SetCredentials>().ExecuteAsync(new(at.Delegation.Id, 1, new() { State = CredentialsState.Returned, Reason = "why" }), actor, default)),
        ["ReceiveNote.ExecuteAsync"] = new(async (it, actor, at) => await it.Get<ReceiveNote>().ExecuteAsync(new(at.Edition.Id, at.Delegation.Id, new MemoryStream([.. "%PDF-"u8, .. "%%EOF"u8])), actor, default)),
        ["ReadCredentials.ReadAsync"] = new(async (it, actor, at) => await it.Get<ReadCredentials>().ReadAsync(at.Delegation.Id, actor, default)),
        ["ReadCredentials.NoteAsync original"] = new(async (it, actor, at) => await it.Get<ReadCredentials>().NoteAsync(at.Edition.Id, at.Delegation.Id, actor, default)),
        ["HoldPlaces.ExecuteAsync"] = new(async (it, actor, at) => await it.Get<HoldPlaces>().ExecuteAsync(new(at.Delegation.Id, Made, new() { CategoryId = at.Category.Id }), actor, default)),
        ["GiveUpPlace.ExecuteAsync"] = new(async (it, actor, at) => await it.Get<GiveUpPlace>().ExecuteAsync(new(at.Held.Id), actor, default)),
        ["ReadQuotas.HeldAsync"] = new(async (it, actor, at) => await it.Get<ReadQuotas>().HeldAsync(at.Delegation.Id, actor, default)),
        ["ReadQuotas.PlaceAsync"] = new(async (it, actor, at) => await it.Get<ReadQuotas>().PlaceAsync(at.Held.Id, actor, default)),
        ["ReadQuotas.ReadAsync"] = new(async (it, actor, at) => await it.Get<ReadQuotas>().ReadAsync(at.Delegation.Id, actor, default)),

        ["ExportParticipants.WriteAsync"] = new(ExportAsync),
        ["ReadListOfParticipants.PreviewAsync"] = new(async (it, actor, at) => await it.Get<ReadListOfParticipants>().PreviewAsync(at.Edition.Id, new(), ListLook.In("en"), actor, default)),
        ["ReadListOfParticipants.ReadAsync"] = new(async (it, actor, at) => await it.Get<ReadListOfParticipants>().ReadAsync(at.Edition.Id, new(), ListLook.In("en"), actor, default)),
        ["IssueList.ExecuteAsync"] = new(async (it, actor, at) => await it.Get<IssueList>().ExecuteAsync(new(at.Edition.Id, new(), null), actor, default) is IssueList.Outcome.Kept ? "issued" : null, ProbeKind.Edition),
        ["ReadIssuedLists.ReadAsync"] = new(async (it, actor, at) => await it.Get<ReadIssuedLists>().ReadAsync(at.Edition.Id, actor, default), ProbeKind.Edition),
        ["ReadIssuedLists.CompareAsync"] = new(async (it, actor, at) => await it.Get<ReadIssuedLists>().CompareAsync(at.Edition.Id, at.Edition.Id, null, ListLook.In("en"), actor, default), ProbeKind.Edition),
        ["ReadIssuedLists.TellAsync"] = new(async (it, actor, at) => await it.Get<ReadIssuedLists>().TellAsync(at.Edition.Id, at.Edition.Id, true, ListLook.In("en"), actor, default), ProbeKind.Edition),
        ["ListPaper.WriteIssuedAsync"] = new(async (it, actor, at) => await it.Get<ListPaper>().WriteIssuedAsync(new(at.Edition.Id, at.Edition.Id, true, ListLook.In("en"), ListFormat.Xlsx), new MemoryStream(), actor, default), ProbeKind.Edition),
        ["ListPaper.WriteAsync"] = new(async (it, actor, at) => await it.Get<ListPaper>().WriteAsync(new(at.Edition.Id, new(), ListLook.In("en"), ListFormat.Xlsx), new MemoryStream(), actor, default)),
        ["ImportTemplate.WriteAsync"] = new((it, actor, at) => SheetAsync(to => it.Get<ImportTemplate>().WriteAsync(at.Edition.Id, TableFormat.Xlsx, "en", to, actor, default)), ProbeKind.Edition),
        ["ImportParticipants.ExecuteAsync"] = new(async (it, actor, at) => await it.Get<ImportParticipants>().ExecuteAsync(new(at.Edition.Id, new MemoryStream("given,family,iso2\nNew,Person,TJ\n"u8.ToArray()), DryRun: false), actor, default), ProbeKind.Edition),
        ["ReceiveImport.ExecuteAsync"] = new(async (it, actor, at) => await it.Get<ReceiveImport>().ExecuteAsync(new(at.Edition.Id, "new.csv", new MemoryStream("given\nNew\n"u8.ToArray())), actor, default), ProbeKind.Edition),
        ["ReceiveImportPhotos.ExecuteAsync"] = new(async (it, actor, at) => await it.Get<ReceiveImportPhotos>().ExecuteAsync(new(at.Edition.Id, at.Import.Id, "new.zip", new MemoryStream(EmptyZip)), actor, default)),
        ["StartImport.ExecuteAsync"] = new(async (it, actor, at) => await it.Get<StartImport>().ExecuteAsync(new(at.Edition.Id, at.Import.Id, DryRun: true), actor, default)),
        ["GiveUpImport.ExecuteAsync"] = new(async (it, actor, at) => await it.Get<GiveUpImport>().ExecuteAsync(new(at.Edition.Id, at.Import.Id), actor, default)),
        ["ReadImport.ReadAsync"] = new(async (it, actor, at) => await it.Get<ReadImport>().ReadAsync(at.Edition.Id, at.Import.Id, actor, default)),
        ["UndoImport.ReadAsync"] = new(async (it, actor, at) => await it.Get<UndoImport>().ReadAsync(at.Edition.Id, at.Import.Id, actor, default), ProbeKind.Edition),
        ["UndoImport.ExecuteAsync"] = new(async (it, actor, at) => await it.Get<UndoImport>().ExecuteAsync(new(at.Edition.Id, at.Import.Id, 0), actor, default), ProbeKind.Edition),
        ["CorrectImport.ExecuteAsync"] = new(async (it, actor, at) => await it.Get<CorrectImport>().ExecuteAsync(new(at.Edition.Id, at.Import.Id, new(2, new Dictionary<int, string>(), true)), actor, default), ProbeKind.Edition),
        ["ReadImportRow.ReadAsync"] = new(async (it, actor, at) => await it.Get<ReadImportRow>().ReadAsync(at.Edition.Id, at.Import.Id, 2, actor, default), ProbeKind.Edition),
        ["WriteImportRest.WriteAsync"] = new(async (it, actor, at) => await it.Get<WriteImportRest>().WriteAsync(new(at.Edition.Id, at.Import.Id, TableFormat.Csv, "en"), new MemoryStream(), actor, default), ProbeKind.Edition),
        ["PreviewImport.ReadAsync"] = new(async (it, actor, at) => await it.Get<PreviewImport>().ReadAsync(new(at.Edition.Id, at.Import.Id), actor, default)),
        ["ImportList.ReadAsync"] = new(async (it, actor, at) => await it.Get<ImportList>().ReadAsync(at.Edition.Id, actor, default)),

        ["FindBadgeSelection.ReadAsync"] = new(async (it, actor, at) => await it.Get<FindBadgeSelection>().ReadAsync(at.Edition.Id, at.Name, "D", actor, default)),
        ["BadgeChoices.ReadAsync"] = new(async (it, actor, at) => await it.Get<BadgeChoices>().ReadAsync(at.Edition.Id, "en", actor, default)),
        ["BadgeChoices.CountAsync"] = new(async (it, actor, at) => await it.Get<BadgeChoices>().CountAsync(at.Edition.Id, BadgeSelection.Everybody, actor, default)),
        ["FindBadge.ReadAsync"] = new(async (it, actor, at) => await it.Get<FindBadge>().ReadAsync(at.Edition.Id, at.Badge.Number, actor, default)),
        ["StartBadgeRun.ExecuteAsync"] = new(async (it, actor, at) => await it.Get<StartBadgeRun>().ExecuteAsync(new(at.Edition.Id, BadgeSelection.Of(at.Person.Id), Reason: "lost"), actor, default)),
        ["VoidBadgeRun.ReadAsync"] = new(async (it, actor, at) => await it.Get<VoidBadgeRun>().ReadAsync(at.Edition.Id, at.Run.Id, actor, default)),
        ["VoidBadgeRun.ExecuteAsync"] = new(async (it, actor, at) => await it.Get<VoidBadgeRun>().ExecuteAsync(new(at.Edition.Id, at.Run.Id, "lost", 1), actor, default)),
        ["StartBadgeRun.ExecuteAsync everybody"] = new(async (it, actor, at) => await it.Get<StartBadgeRun>().ExecuteAsync(new(at.Edition.Id, BadgeSelection.Everybody, Reason: "lost"), actor, default)),
        ["BadgeSheets.ReadAsync"] = new(async (it, actor, at) => await it.Get<BadgeSheets>().ReadAsync(new(at.Edition.Id, at.Run.Id), actor, default)),
        ["BadgeSheets.ReadAsync preview"] = new(async (it, actor, at) => await it.Get<BadgeSheets>().ReadAsync(new(at.Edition.Id, null, BadgeSelection.Everybody), actor, default)),
        ["CheckBadges.ReadAsync"] = new(async (it, actor, at) => await it.Get<CheckBadges>().ReadAsync(at.Edition.Id, BadgeSelection.Everybody, actor, default)),
        ["BadgePaper.WriteAsync"] = new((it, actor, at) => FileAsync(to => it.Get<BadgePaper>().WriteAsync(new(at.Edition.Id, at.Run.Id), new(), to, actor, default))),
        ["BadgePicture.ReadAsync"] = new(async (it, actor, at) => await it.Get<BadgePicture>().ReadAsync(at.Edition.Id, at.Person.Id, false, actor, default)),

        ["DayProgramme.ReadAsync"] = new(async (it, actor, at) => await it.Get<DayProgramme>().ReadAsync(at.Edition.Slug, new(), actor, default)),
        ["EditionHome.ReadAsync"] = new(async (it, actor, at) => await it.Get<EditionHome>().ReadAsync(at.Edition.Slug, actor, default)),
        ["ProgrammeCalendar.ReadAsync"] = new(async (it, actor, at) => await it.Get<ProgrammeCalendar>().ReadAsync(new(at.Edition.Slug, null, "en", slug => new Uri($"https://example.org/{slug}")), actor, default)),
        ["SessionPage.ReadAsync"] = new(async (it, actor, at) => await it.Get<SessionPage>().ReadAsync(at.Edition.Slug, at.Session.Slug, actor, default)),
        ["SpeakerPage.ReadAsync"] = new(async (it, actor, at) => await it.Get<SpeakerPage>().ReadAsync(at.Edition.Slug, at.Speaker.Slug, actor, default)),
        ["FormerAddresses.SessionAsync"] = new(async (it, actor, at) => await it.Get<FormerAddresses>().SessionAsync(at.Edition.Slug, at.Session.Slug, actor, default)),
        ["FormerAddresses.SpeakerAsync"] = new(async (it, actor, at) => await it.Get<FormerAddresses>().SpeakerAsync(at.Edition.Slug, at.Speaker.Slug, actor, default)),
        ["SpeakerList.ReadAsync"] = new(async (it, actor, at) => await it.Get<SpeakerList>().ReadAsync(at.Edition.Slug, "en", actor, default)),
        ["SpeakerPortrait.ReadAsync"] = new(async (it, actor, at) => await it.Get<SpeakerPortrait>().ReadAsync(at.Speaker.PhotoHash!, actor, default)),
        ["ReadProgrammeBooklet.ReadAsync"] = new(async (it, actor, at) => await it.Get<ReadProgrammeBooklet>().ReadAsync(at.Edition.Slug, "en", actor, default)),
        ["BookletPaper.WriteAsync"] = new((it, actor, at) => FileAsync(to => it.Get<BookletPaper>().WriteAsync(at.Edition.Slug, "en", false, to, actor, default))),

        ["EditionDetails.ReadAsync"] = new(async (it, actor, at) => await it.Get<EditionDetails>().ReadAsync(at.Edition.Slug, actor, default)),
        ["CheckProgramme.ReadAsync"] = new(async (it, actor, at) => await it.Get<CheckProgramme>().ReadAsync(at.Edition.Id, actor, default)),
        ["ProgrammeDraft.ReadAsync"] = new(async (it, actor, at) => await it.Get<ProgrammeDraft>().ReadAsync(at.Edition.Id, actor, default)),
        ["ProgrammeDraft.RoomsAsync"] = new(async (it, actor, at) => await it.Get<ProgrammeDraft>().RoomsAsync(at.Edition.Id, actor, default)),
        ["ProgrammeDraft.SpeakersAsync"] = new(async (it, actor, at) => await it.Get<ProgrammeDraft>().SpeakersAsync(at.Edition.Id, actor, default)),
        ["ProgrammeDraft.SessionAsync"] = new(async (it, actor, at) => await it.Get<ProgrammeDraft>().SessionAsync(at.Edition.Id, at.Session.Id, actor, default)),
        ["ProgrammeDraft.SpeakerAsync"] = new(async (it, actor, at) => await it.Get<ProgrammeDraft>().SpeakerAsync(at.Edition.Id, at.Speaker.Id, actor, default)),
        ["ScheduleSession.ExecuteAsync"] = new(async (it, actor, at) => await it.Get<ScheduleSession>().ExecuteAsync(new(at.Edition.Id, at.Session.Id, 1, null, SessionFields.Of(at.Session) with { Title = Changed }), actor, default)),
        ["ScheduleSession.ExecuteAsync room"] = new(async (it, actor, at) => await it.Get<ScheduleSession>().ExecuteAsync(new(at.Edition.Id, at.Session.Id, 1, null, SessionFields.Of(at.Session) with { RoomId = World.Beside.Room.Id }), actor, default)),
        ["ScheduleSession.ExecuteAsync new"] = new(async (it, actor, at) => await it.Get<ScheduleSession>().ExecuteAsync(new(at.Edition.Id, null, 0, null, new() { Title = Changed }, Made), actor, default), ProbeKind.Edition),
        ["SetAppearances.ExecuteAsync"] = new(async (it, actor, at) => await it.Get<SetAppearances>().ExecuteAsync(new(at.Session.Id, 1, [], [new(null, at.Speaker.Id, AppearanceRole.Keynote, null, LocalizedText.Empty, LocalizedText.Empty)]), actor, default)),
        ["SetAppearances.ExecuteAsync speaker"] = new(async (it, actor, at) => await it.Get<SetAppearances>().ExecuteAsync(new(at.Session.Id, 1, [], [new(null, World.Beside.Speaker.Id, AppearanceRole.Keynote, null, LocalizedText.Empty, LocalizedText.Empty)]), actor, default)),
        ["RemoveSession.ExecuteAsync"] = new(async (it, actor, at) => await it.Get<RemoveSession>().ExecuteAsync(new(at.Session.Id, 1, "why"), actor, default)),
        ["KeepSpeaker.ExecuteAsync"] = new(async (it, actor, at) => await it.Get<KeepSpeaker>().ExecuteAsync(new(at.Edition.Id, at.Speaker.Id, 1, null, SpeakerFields.Of(at.Speaker) with { Function = Changed }), actor, default)),
        ["LinkSpeaker.ExecuteAsync"] = new(async (it, actor, at) => await it.Get<LinkSpeaker>().ExecuteAsync(new(at.Speaker.Id, at == World.Own ? World.Beside.Person.Id : null, at.Person.Id), actor, default)),
        ["SetPortrait.ExecuteAsync"] = new(async (it, actor, at) => await it.Get<SetPortrait>().ExecuteAsync(new(at.Speaker.Id, at.Speaker.PhotoHash, new PortraitSource.None()), actor, default)),
        ["RemoveSpeaker.ExecuteAsync"] = new(async (it, actor, at) => await it.Get<RemoveSpeaker>().ExecuteAsync(new(at.Speaker.Id, 1, "why"), actor, default)),
        ["KeepRoom.ExecuteAsync"] = new(async (it, actor, at) => await it.Get<KeepRoom>().ExecuteAsync(new(at.Edition.Id, at.Room.Id, 1, new(Changed, LocalizedText.Empty, 1)), actor, default)),
        ["RemoveRoom.ExecuteAsync"] = new(async (it, actor, at) => await it.Get<RemoveRoom>().ExecuteAsync(new(at.Room.Id, 1, "why"), actor, default)),
        ["KeepFirstReleases.ExecuteAsync"] = new(async (it, actor, at) => await it.Get<KeepFirstReleases>().ExecuteAsync(actor, default), ProbeKind.Installation),
        ["PublishProgramme.ExecuteAsync"] = new(async (it, actor, at) => await it.Get<PublishProgramme>().ExecuteAsync(new(at.Edition.Id, 1), actor, default), ProbeKind.Edition),
        ["UnpublishProgramme.ExecuteAsync"] = new(async (it, actor, at) => await it.Get<UnpublishProgramme>().ExecuteAsync(new(at.Edition.Id, 1, "why"), actor, default), ProbeKind.Edition),

        ["SubjectJournal.ReadAsync"] = new(async (it, actor, at) => await it.Get<SubjectJournal>().ReadAsync(JournalSubject.Participant, at.Person.Id, 10, actor, default)),
        ["SubjectJournal.ReadAsync session"] = new(async (it, actor, at) => await it.Get<SubjectJournal>().ReadAsync(JournalSubject.Session, at.Session.Id, 10, actor, default)),
        ["SubjectJournal.ReadAsync speaker"] = new(async (it, actor, at) => await it.Get<SubjectJournal>().ReadAsync(JournalSubject.Speaker, at.Speaker.Id, 10, actor, default)),

        ["JournalSearch.ReadAsync"] = new(async (it, actor, at) => await it.Get<JournalSearch>().ReadAsync(new(at.Edition.Id), null, "en", actor, default), ProbeKind.Edition),
        // without the seal, which holds chance
        ["JournalSearch.OverviewAsync"] = new(async (it, actor, at) => (await it.Get<JournalSearch>().OverviewAsync(at.Edition.Id, actor, default)) with { Seal = null }, ProbeKind.Edition),
        ["ExportJournal.WriteAsync"] = new((it, actor, at) => JournalAsync(it, actor, at.Edition.Id), ProbeKind.Edition),
        ["JournalSearch.ReadAsync installation"] = new(async (it, actor, _) => await it.Get<JournalSearch>().ReadAsync(new((Guid?)null), null, "en", actor, default), ProbeKind.Installation),
        ["JournalSearch.OverviewAsync installation"] = new(async (it, actor, _) => (await it.Get<JournalSearch>().OverviewAsync(null, actor, default)) with { Seal = null }, ProbeKind.Installation),
        ["ExportJournal.WriteAsync installation"] = new((it, actor, _) => JournalAsync(it, actor, null), ProbeKind.Installation),

        ["CancelWork.ExecuteAsync"] = new(CancelAsync),

        ["AmendEdition.ExecuteAsync"] = new(async (it, actor, at) => await it.Get<AmendEdition>().ExecuteAsync(new(at.Edition.Id, 1, EditionContent.Of(at.Edition) with { City = Changed }), actor, default), ProbeKind.Edition),
        ["SetPartnerships.ExecuteAsync"] = new(async (it, actor, at) => await it.Get<SetPartnerships>().ExecuteAsync(new(at.Edition.Id, 1, []), actor, default), ProbeKind.Edition),
        ["CreateCategory.ExecuteAsync"] = new(async (it, actor, at) => await it.Get<CreateCategory>().ExecuteAsync(new(at.Edition.Id, new() { Letter = "Q", Word = Changed }), actor, default), ProbeKind.Edition),
        ["AmendCategory.ExecuteAsync"] = new(async (it, actor, at) => await it.Get<AmendCategory>().ExecuteAsync(new(at.Category.Id, 1, new() { Letter = "Q", Word = Changed }), actor, default), ProbeKind.Edition),
        ["CreateDefaultCategories.ExecuteAsync"] = new(async (it, actor, at) => await it.Get<CreateDefaultCategories>().ExecuteAsync(new(at.Edition.Id), actor, default), ProbeKind.Edition),

        ["EditionList.ReadAsync"] = new(async (it, actor, _) => await it.Get<EditionList>().ReadAsync(actor, default), ProbeKind.Installation),
        ["CreateEdition.ExecuteAsync"] = new(async (it, actor, _) => await it.Get<CreateEdition>().ExecuteAsync(new("new", EditionContent.Of(World.Edition)), actor, default), ProbeKind.Installation),
        ["SeedProcess.ExecuteAsync"] = new(async (it, actor, _) => await it.Get<SeedProcess>().ExecuteAsync(new(), actor, default), ProbeKind.Installation),
        // a number that cannot be made, once the permission has been asked: making portraits takes a while
        ["SeedTraining.ExecuteAsync"] = new(async (it, actor, _) => await it.Get<SeedTraining>().ExecuteAsync(new(Participants: -1), actor, default), ProbeKind.Installation),
        ["AccountList.FindAsync"] = new(async (it, actor, _) => await it.Get<AccountList>().FindAsync(World.Account.Id, actor, default), ProbeKind.Installation),
        ["AccountList.ReadAsync"] = new(async (it, actor, _) => await it.Get<AccountList>().ReadAsync(actor, default), ProbeKind.Installation),
        ["FindAccount.ReadAsync"] = new(async (it, actor, _) => await it.Get<FindAccount>().ReadAsync(World.Account.Email!, "a long password", actor, default), ProbeKind.Installation),
        // into itself, which is not empty: whoever may copy is told so, and nothing is written
        ["CopyInstallation.ExecuteAsync"] = new(async (it, actor, _) => await it.Get<CopyInstallation>().ExecuteAsync(new(it.Get<IDbContextFactory<ConferenceDb>>(), null), actor, default), ProbeKind.Installation),
        // into a file that exists
        ["BackUpInstallation.ExecuteAsync"] = new(async (it, actor, _) => await it.Get<BackUpInstallation>().ExecuteAsync(new(typeof(BackUpInstallation).Assembly.Location, "a passphrase of the tests"), actor, default), ProbeKind.Installation),
        ["ReadBackupState.ReadAsync"] = new(async (it, actor, _) => await it.Get<ReadBackupState>().ReadAsync(actor, default), ProbeKind.Installation),
        ["VerifyJournal.ReadAsync"] = new(async (it, actor, _) => await it.Get<VerifyJournal>().ReadAsync(new([]), actor, default), ProbeKind.Installation),
        ["ReadAnchors.ReadAsync"] = new(async (it, actor, _) => await it.Get<ReadAnchors>().ReadAsync(actor, default), ProbeKind.Installation),
        ["CreateAccount.ExecuteAsync"] = new(async (it, actor, _) => await it.Get<CreateAccount>().ExecuteAsync(new("New", "new@example.org", "a long password"), actor, default), ProbeKind.Installation),
        ["InviteAccount.ExecuteAsync"] = new(async (it, actor, _) => await it.Get<InviteAccount>().ExecuteAsync(new("Invited", "invited@example.org", "en"), actor, default), ProbeKind.Installation),
        ["CorrectAddress.ExecuteAsync"] = new(async (it, actor, _) => await it.Get<CorrectAddress>().ExecuteAsync(new(World.Account.Id, "corrected@example.org", "en"), actor, default), ProbeKind.Installation),
        ["SendInvitation.ExecuteAsync"] = new(async (it, actor, _) => await it.Get<SendInvitation>().ExecuteAsync(new(World.Account.Id, "en"), actor, default), ProbeKind.Installation),
        ["ReadInvitation.ReadAsync"] = new(async (it, actor, _) => await it.Get<ReadInvitation>().ReadAsync(World.Account.Id, actor, default), ProbeKind.Installation),
        // whoever has forgotten a password, or has the link of a letter, is nobody yet
        ["AskForPassword.ExecuteAsync"] = new(async (it, actor, _) => { await it.Get<AskForPassword>().ExecuteAsync(new("nobody@example.org", "en"), actor, default); return null; }, ProbeKind.Installation),
        ["SetPasswordByLink.ReadAsync"] = new(async (it, actor, _) => await it.Get<SetPasswordByLink>().ReadAsync("made up", actor, default), ProbeKind.Installation),
        ["SetPasswordByLink.ExecuteAsync"] = new(async (it, actor, _) => await it.Get<SetPasswordByLink>().ExecuteAsync(new("made up", "a long password"), actor, default), ProbeKind.Installation),
        ["WhoMay.ReadAsync"] = new(async (it, actor, at) => (await it.Get<WhoMay>().ReadAsync(JournalSubject.Participant, at.Person.Id, actor, default), await it.Get<WhoMay>().ReadAsync(JournalSubject.Delegation, at.Delegation.Id, actor, default), await it.Get<WhoMay>().ReadAsync(JournalSubject.Session, at.Session.Id, actor, default)), ProbeKind.Installation),
        ["ScopeList.ReadAsync"] = new(async (it, actor, at) => await it.Get<ScopeList>().ReadAsync(at.Edition.Id, GrantScope.Delegation, "en", actor, default), ProbeKind.Installation),
        ["LookAs.ExecuteAsync"] = new(async (it, actor, _) => await it.Get<LookAs>().ExecuteAsync(new(World.Account.Id, "reader", GrantScope.Installation, null), actor, default), ProbeKind.Installation),
        ["GiveRole.ExecuteAsync"] = new(async (it, actor, _) => await it.Get<GiveRole>().ExecuteAsync(new(World.Account.Id, "reader", GrantScope.Installation, null), actor, default), ProbeKind.Installation),
        ["TakeRole.ExecuteAsync"] = new(async (it, actor, _) => await it.Get<TakeRole>().ExecuteAsync(new(World.Account.Id, "reader", GrantScope.Installation, null), actor, default), ProbeKind.Installation),
        ["CloseAccount.ExecuteAsync"] = new(async (it, actor, _) => await it.Get<CloseAccount>().ExecuteAsync(new(World.Account.Id, EvenLast: true), actor, default), ProbeKind.Installation),
        ["ResetPassword.ExecuteAsync"] = new(async (it, actor, _) => await it.Get<ResetPassword>().ExecuteAsync(new(World.Account.Id, "a long password"), actor, default), ProbeKind.Installation),
        // the actors of these tests have no account: what concerns one's own finds none
        ["SetAuthenticator.ExecuteAsync"] = new(async (it, actor, _) => await it.Get<SetAuthenticator>().ExecuteAsync(new(TimeCode.NewSecret(), "123456"), actor, default), ProbeKind.Installation),
        ["ReplaceRecoveryCodes.ExecuteAsync"] = new(async (it, actor, _) => await it.Get<ReplaceRecoveryCodes>().ExecuteAsync(actor, default), ProbeKind.Installation),
        ["RemoveSecondStep.ExecuteAsync"] = new(async (it, actor, _) => await it.Get<RemoveSecondStep>().ExecuteAsync(new(World.Account.Id), actor, default), ProbeKind.Installation),
        ["EndAccountSessions.ExecuteAsync"] = new(async (it, actor, _) => await it.Get<EndAccountSessions>().ExecuteAsync(new(World.Account.Id), actor, default), ProbeKind.Installation),
        ["AddPasskey.ExecuteAsync"] = new(async (it, actor, _) => await it.Get<AddPasskey>().ExecuteAsync(new(new([1], [2], default, 0, null, false, false, false, [], []), "key"), actor, default), ProbeKind.Installation),
        ["RemovePasskey.ExecuteAsync"] = new(async (it, actor, _) => await it.Get<RemovePasskey>().ExecuteAsync(new([1]), actor, default), ProbeKind.Installation),
        ["LinkProvider.ExecuteAsync"] = new(async (it, actor, _) => await it.Get<LinkProvider>().ExecuteAsync(new(new("https://issuer.example", "subject")), actor, default), ProbeKind.Installation),
        ["UnlinkProvider.ExecuteAsync"] = new(async (it, actor, _) => await it.Get<UnlinkProvider>().ExecuteAsync(new(null), actor, default), ProbeKind.Installation),
        ["EndSessions.ExecuteAsync"] = new(async (it, actor, _) => await it.Get<EndSessions>().ExecuteAsync(new(null, null), actor, default), ProbeKind.Installation),
        ["ProveAgain.ExecuteAsync"] = new(async (it, actor, _) => await it.Get<ProveAgain>().ExecuteAsync(new(Guid.Empty, "a long password"), actor, default), ProbeKind.Installation),
        ["ReadSignInMeans.ReadAsync"] = new(async (it, actor, _) => await it.Get<ReadSignInMeans>().ReadAsync(actor, default), ProbeKind.Installation),
        ["ChangePassword.ExecuteAsync"] = new(async (it, actor, _) => await it.Get<ChangePassword>().ExecuteAsync(new("a long password", "another password"), actor, default), ProbeKind.Installation),
    };

    private static ParticipantFields Fields(World.Place at) => ParticipantFields.Of(at.Person) with { Function = "Changed" };

    private static async Task<object?> RegisterAsync(Installation it, Actor actor, World.Place at)
    {
        var pages = new List<object>();
        var all = new ParticipantRegister.Filter { EditionId = at.Edition.Id };
        foreach (var typed in new[] { null, "karimov", "carimoff", World.Beside.Badge.Number, World.Beside.Person.Email, World.Own.Person.Email, "besideland" })
            pages.Add(await it.Get<ParticipantRegister>().ReadAsync(all with { Search = typed }, actor, default));
        foreach (var filter in new[] { all with { DelegationId = World.Beside.Delegation.Id }, all with { Sort = RegisterSort.Delegation }, all with { Printed = true }, all with { State = AccreditationState.Withdrawn }, all with { Skip = 1, Take = 1 } })
            pages.Add(await it.Get<ParticipantRegister>().ReadAsync(filter, actor, default));
        return pages;
    }

    private static async Task<object?> CancelAsync(Installation it, Actor actor, World.Place at)
    {
        using var process = new Errand(World.Errands, (_, _) => Task.CompletedTask).Process(it);
        return await process.GetRequiredService<CancelWork>().ExecuteAsync(new(at.Work.Id), actor, default);
    }

    private static async Task<object?> ExportAsync(Installation it, Actor actor, World.Place at)
    {
        using var to = new MemoryStream();
        var count = await it.Get<ExportParticipants>().WriteAsync(new(new() { EditionId = at.Edition.Id }, TableFormat.Csv), to, actor, default);
        return (count, Encoding.UTF8.GetString(to.ToArray()));
    }

    private static async Task<object?> JournalAsync(Installation it, Actor actor, Guid? editionId)
    {
        using var to = new MemoryStream();
        var outcome = await it.Get<ExportJournal>().WriteAsync(new(new(editionId), TableFormat.Csv, "en", ["who", "whom"], row => [row.Actor.Name, row.SubjectName]), to, actor, default);
        return (outcome, Encoding.UTF8.GetString(to.ToArray()));
    }

    private static async Task<object?> FileAsync<T>(Func<Stream, Task<T>> write)
    {
        using var to = new MemoryStream();
        return (await write(to), to.ToArray());
    }

    private static async Task<object?> SheetAsync(Func<Stream, Task> write)
    {
        using var to = new MemoryStream();
        await write(to);
        await using var zip = new ZipArchive(to, ZipArchiveMode.Read);
        var sheets = new List<string>();
        foreach (var entry in zip.Entries.Where(each => each.FullName.StartsWith("xl/", StringComparison.Ordinal)))
            using (var reader = new StreamReader(await entry.OpenAsync())) sheets.Add(await reader.ReadToEndAsync());
        return sheets;
    }
}
