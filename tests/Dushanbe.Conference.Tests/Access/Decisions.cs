using Dushanbe.Conference.Access;

namespace Dushanbe.Conference.Tests.Access;

/// <summary>
/// What every operation is to every role, a sign each in the order of the roles: operator; the ready-made roles in the order of
/// <see cref="Roles"/>, each on its usual scope (owner and auditor of the installation, press officer of a category, focal point of
/// a delegation, co-organizer of a session, the others of one edition); auditor of one edition; public.
/// An operation that nobody decided about fails the test. So does a role.
/// </summary>
internal static class Decisions
{
    /// <summary>All there is in the edition of the role.</summary>
    public const char Everything = '+';

    /// <summary>What is the role's own in that edition, and nothing beside it.</summary>
    public const char OwnRows = 'o';

    /// <summary>It answers as if there were nothing.</summary>
    public const char Nothing = '.';

    /// <summary>It refuses before it looks.</summary>
    public const char Refused = '-';

    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        // who reads the register sees of a delegation what is the delegation's; a session has no people of its own
        ["CategoryList.ReadAsync"] = "++++++oo+.+++++-",
        ["DelegationList.ReadAsync"] = "++++++.o+.+++++-",
        ["ParticipantRegister.ReadAsync"] = "++++++oo+.+++++-",
        ["FindDuplicates.ReadAsync"] = "++++++oo+.+++++-",
        ["RegisterCounts.ReadAsync"] = "++++++oo+.+++++-",
        ["ParticipantDetails.ReadAsync"] = "++++++oo+.+++++-",

        // people are kept by whoever keeps the edition, and by a focal point in its delegation
        ["RegisterParticipant.ExecuteAsync"] = "++++--.o--------",
        ["AmendParticipant.ExecuteAsync"] = "++++--oo--------",
        ["AmendParticipant.ExecuteAsync conflict"] = "++++--oo--------",
        ["WithdrawParticipant.ExecuteAsync"] = "++++--oo--------",
        ["ReinstateParticipant.ExecuteAsync"] = "++++--oo--------",
        // decided by the office and by reviewers, never by those who send people in; who was asked for more answers
        ["DecideAccreditation.ExecuteAsync"] = "+++++-----------",
        ["DecideAccreditation.ExecuteAsync answer"] = "++++--oo--------",
        ["DecideTogether.PreviewAsync"] = "+++++-----------",
        ["DecideTogether.ExecuteAsync"] = "+++++-----------",
        ["ReviewQueue.ReadAsync"] = "+++++-----------",
        ["ReviewQueue.TwinsAsync"] = "+++++-----------",
        ["UndoDecision.ExecuteAsync"] = "+++++-----------",
        ["OrderDelegation.ExecuteAsync"] = "++++-+.o--------",
        ["SetPhoto.ExecuteAsync"] = "++++--oo--------",
        ["RemovePhoto.ExecuteAsync"] = "++++--oo--------",
        ["RecordConsent.ExecuteAsync"] = "++++--oo--------",
        // passports are for those who register and review
        ["RecordPassport.ExecuteAsync"] = "++++---o--------",
        ["RemovePassport.ExecuteAsync"] = "++++---o--------",
        ["ShowPassport.ExecuteAsync"] = "+++++--o----+-+-",
        ["ShowContacts.ExecuteAsync"] = "++++++oo+.+++++-",
        ["ReadPhoto.ReadAsync"] = "++++++oo+.+++++-",
        ["ReadPhoto.ReadSmallAsync"] = "++++++oo+.+++++-",
        ["ReadPhoto.ReadAsync original"] = "++++--oo--------",

        // what is erased is gone for the whole edition, journal and uploads included
        ["ErasePerson.ReadAsync"] = "+++-------------",
        ["ErasePerson.ExecuteAsync"] = "+++-------------",
        ["ExportPerson.ReadAsync"] = "+++-------------",
        ["ReadRetention.ReadAsync"] = "+++-------------",
        ["SetRetention.ExecuteAsync"] = "+++-------------",

        // the notice is for the public
        ["PrivacyNotice.ReadAsync"] = "++++++++++++++++",

        // which delegations there are, and their official names, is decided for the whole edition
        ["CreateDelegation.ExecuteAsync"] = "++++-+----------",
        ["AmendDelegation.ExecuteAsync"] = "++++-+----------",
        ["SetCredentials.ExecuteAsync"] = "++++-+----------",
        ["ReceiveNote.ExecuteAsync"] = "++++-+----------",
        ["ReadCredentials.ReadAsync"] = "++++++.o+.+++++-",
        // a note names people: for those who keep it, and those who decide by it
        ["ReadCredentials.NoteAsync original"] = "++++++----------",
        ["SetQuotas.ExecuteAsync"] = "++++-+----------",
        ["HoldPlaces.ExecuteAsync"] = "++++-+----------",
        ["GiveUpPlace.ExecuteAsync"] = "++++-+----------",
        ["ReadQuotas.HeldAsync"] = "++++++.o+.+++++-",
        ["ReadQuotas.PlaceAsync"] = "++++++.o+.+++++-",
        ["ReadQuotas.ReadAsync"] = "++++++.o+.+++++-",

        // a focal point takes its own list away; what comes in concerns the whole edition
        ["ExportParticipants.WriteAsync"] = "++++---o--------",
        ["ReadListOfParticipants.PreviewAsync"] = "++++---o--------",
        ["ReadListOfParticipants.ReadAsync"] = "++++---o--------",
        ["ListPaper.WriteAsync"] = "++++---o--------",
        // a list that is issued, and what became of it, is the whole edition's
        ["IssueList.ExecuteAsync"] = "++++------------",
        ["ReadIssuedLists.ReadAsync"] = "++++------------",
        ["ReadIssuedLists.CompareAsync"] = "++++------------",
        ["ReadIssuedLists.TellAsync"] = "++++------------",
        ["ListPaper.WriteIssuedAsync"] = "++++------------",
        ["ImportTemplate.WriteAsync"] = "++++------------",
        ["ImportParticipants.ExecuteAsync"] = "++++------------",
        ["ReceiveImport.ExecuteAsync"] = "++++------------",
        ["ReceiveImportPhotos.ExecuteAsync"] = "++++------------",
        ["StartImport.ExecuteAsync"] = "++++------------",
        ["GiveUpImport.ExecuteAsync"] = "++++------------",
        ["ReadImport.ReadAsync"] = "++++------------",
        ["UndoImport.ReadAsync"] = "++++------------",
        ["UndoImport.ExecuteAsync"] = "++++------------",
        ["PreviewImport.ReadAsync"] = "++++------------",
        ["CorrectImport.ExecuteAsync"] = "++++------------",
        ["ReadImportRow.ReadAsync"] = "++++------------",
        ["WriteImportRest.WriteAsync"] = "++++------------",
        ["ImportList.ReadAsync"] = "++++------------",

        // badges are printed of whomever one reaches
        ["FindBadgeSelection.ReadAsync"] = "++++---o--+-----",
        ["BadgeChoices.ReadAsync"] = "++++---o--+-----",
        ["FindBadge.ReadAsync"] = "++++---o--+-----",
        ["BadgeChoices.CountAsync"] = "++++---o--+-----",
        ["StartBadgeRun.ExecuteAsync"] = "++++---o--+-----",
        ["VoidBadgeRun.ReadAsync"] = "++++---o--+-----",
        ["VoidBadgeRun.ExecuteAsync"] = "++++---o--+-----",
        ["StartBadgeRun.ExecuteAsync everybody"] = "++++---o--+-----",
        ["BadgeSheets.ReadAsync"] = "++++---o--+-----",
        ["BadgeSheets.ReadAsync preview"] = "++++---o--+-----",
        ["CheckBadges.ReadAsync"] = "++++---o--+-----",
        ["BadgePaper.WriteAsync"] = "++++---o--+-----",
        ["BadgePicture.ReadAsync"] = "++++---o--+-----",

        // a draft shows to its editors alone; a portrait also to whoever keeps a session it belongs to
        ["DayProgramme.ReadAsync"] = "+++.....+...+.+.",
        ["EditionHome.ReadAsync"] = "+++.....+...+.+.",
        ["ProgrammeCalendar.ReadAsync"] = "+++.....+...+.+.",
        ["SessionPage.ReadAsync"] = "+++.....+...+.+.",
        ["SpeakerPage.ReadAsync"] = "+++.....+...+.+.",
        ["FormerAddresses.SessionAsync"] = "+++.....+...+.+.",
        ["FormerAddresses.SpeakerAsync"] = "+++.....+...+.+.",
        ["SpeakerList.ReadAsync"] = "+++.....+...+.+.",
        ["SpeakerPortrait.ReadAsync"] = "+++.....+o..+.+.",
        ["ReadProgrammeBooklet.ReadAsync"] = "+++.....+...+.+.",
        ["BookletPaper.WriteAsync"] = "+++.....+...+.+.",

        // a programme is published and checked as a whole; a co-organizer sees and keeps its session, and speakers and rooms as far as they belong to it
        ["EditionDetails.ReadAsync"] = "+++-----+---+-+-",
        ["CheckProgramme.ReadAsync"] = "+++-----+---+-+-",
        ["ProgrammeDraft.ReadAsync"] = "+++-----+o--+-+-",
        ["ProgrammeDraft.RoomsAsync"] = "+++-----+o--+-+-",
        ["ProgrammeDraft.SpeakersAsync"] = "+++-----+o--+-+-",
        ["ProgrammeDraft.SessionAsync"] = "+++-----+o--+-+-",
        ["ProgrammeDraft.SpeakerAsync"] = "+++-----+o--+-+-",
        ["ScheduleSession.ExecuteAsync"] = "+++-----+o------",
        ["ScheduleSession.ExecuteAsync room"] = "+++-----+o------",
        ["ScheduleSession.ExecuteAsync new"] = "+++-----+-------",
        ["SetAppearances.ExecuteAsync"] = "+++-----+o------",
        ["SetAppearances.ExecuteAsync speaker"] = "+++-----+o------",
        ["RemoveSession.ExecuteAsync"] = "+++-----+-------",
        ["KeepSpeaker.ExecuteAsync"] = "+++-----+-------",
        ["LinkSpeaker.ExecuteAsync"] = "+++-----+-------",
        ["SetPortrait.ExecuteAsync"] = "+++-----+-------",
        ["RemoveSpeaker.ExecuteAsync"] = "+++-----+-------",
        ["KeepRoom.ExecuteAsync"] = "+++-----+-------",
        ["RemoveRoom.ExecuteAsync"] = "+++-----+-------",
        ["KeepFirstReleases.ExecuteAsync"] = "++--------------",
        ["PublishProgramme.ExecuteAsync"] = "+++-----+-------",
        ["UnpublishProgramme.ExecuteAsync"] = "+++-----+-------",

        // a story is told to whoever sees what it is about; whom a speaker was linked to stands in the speaker's
        ["SubjectJournal.ReadAsync"] = "++++++oo+.+++++-",
        ["SubjectJournal.ReadAsync session"] = "+++-----+o--+-+-",
        ["SubjectJournal.ReadAsync speaker"] = "+++-----+---+-+-",

        // the journal of an edition tells of everything in it, and that of the installation of all accounts
        ["JournalSearch.ReadAsync"] = "+++---------+-+-",
        ["JournalSearch.OverviewAsync"] = "+++---------+-+-",
        ["ExportJournal.WriteAsync"] = "+++---------+-+-",
        ["JournalSearch.ReadAsync installation"] = "++----------+---",
        ["JournalSearch.OverviewAsync installation"] = "++----------+---",
        ["ExportJournal.WriteAsync installation"] = "++----------+---",

        // work that waits is the whole edition's
        ["CancelWork.ExecuteAsync"] = "+++.....+.......",

        // an edition is kept as a whole
        ["AmendEdition.ExecuteAsync"] = "+++-------------",
        ["SetPartnerships.ExecuteAsync"] = "+++-------------",
        ["CreateCategory.ExecuteAsync"] = "+++-------------",
        ["AmendCategory.ExecuteAsync"] = "+++-------------",
        ["CreateDefaultCategories.ExecuteAsync"] = "+++-------------",

        // the installation is kept by whoever holds all of it; editions are public, and a password is its holder's
        ["EditionList.ReadAsync"] = "++++++++++++++++",
        ["CreateEdition.ExecuteAsync"] = "++--------------",
        ["SeedProcess.ExecuteAsync"] = "++--------------",
        ["SeedTraining.ExecuteAsync"] = "++--------------",
        ["AccountList.FindAsync"] = "++----------+---",
        ["AccountList.ReadAsync"] = "++----------+---",
        ["FindAccount.ReadAsync"] = "++--------------",
        ["CopyInstallation.ExecuteAsync"] = "++--------------",
        ["BackUpInstallation.ExecuteAsync"] = "++--------------",
        ["ReadBackupState.ReadAsync"] = "++--------------",
        ["VerifyJournal.ReadAsync"] = "++----------+---",
        ["ReadAnchors.ReadAsync"] = "++----------+---",
        ["CreateAccount.ExecuteAsync"] = "++--------------",
        ["InviteAccount.ExecuteAsync"] = "++--------------",
        ["SendInvitation.ExecuteAsync"] = "++--------------",
        ["CorrectAddress.ExecuteAsync"] = "++--------------",
        ["ReadInvitation.ReadAsync"] = "++----------+---",
        ["AskForPassword.ExecuteAsync"] = "++++++++++++++++",
        ["SetPasswordByLink.ReadAsync"] = "++++++++++++++++",
        ["SetPasswordByLink.ExecuteAsync"] = "++++++++++++++++",
        ["WhoMay.ReadAsync"] = "++----------+---",
        ["ScopeList.ReadAsync"] = "++--------------",
        ["LookAs.ExecuteAsync"] = "++--------------",
        ["GiveRole.ExecuteAsync"] = "++--------------",
        ["TakeRole.ExecuteAsync"] = "++--------------",
        ["CloseAccount.ExecuteAsync"] = "++--------------",
        ["ResetPassword.ExecuteAsync"] = "++--------------",
        ["SetAuthenticator.ExecuteAsync"] = "++++++++++++++++",
        ["ReplaceRecoveryCodes.ExecuteAsync"] = "++++++++++++++++",
        ["AddPasskey.ExecuteAsync"] = "++++++++++++++++",
        ["RemovePasskey.ExecuteAsync"] = "++++++++++++++++",
        ["LinkProvider.ExecuteAsync"] = "++++++++++++++++",
        ["UnlinkProvider.ExecuteAsync"] = "++++++++++++++++",
        ["EndSessions.ExecuteAsync"] = "++++++++++++++++",
        ["ProveAgain.ExecuteAsync"] = "++++++++++++++++",
        ["ReadSignInMeans.ReadAsync"] = "++++++++++++++++",
        ["RemoveSecondStep.ExecuteAsync"] = "++--------------",
        ["EndAccountSessions.ExecuteAsync"] = "++--------------",
        ["ChangePassword.ExecuteAsync"] = "++++++++++++++++",
    };
}
