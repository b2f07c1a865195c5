using System.Text.RegularExpressions;

namespace Dushanbe.Conference.Web.Tests;

/// <summary>
/// A file that changes rows writes the journal, also where no test comes by; the guard of the installations sees what it writes
/// and when. Whatever changes rows without an entry says here why.
/// </summary>
public sealed partial class JournalSourceTests
{
    // file and why
    private static readonly (string Where, string Why)[] Unjournaled =
    [
        ("Accounts/SignInSessions.cs", "who is signed in; coming and going is no deed"),
        ("Backups/AskForBackup.cs", "asks for a copy, which changes nothing it copies"),
        ("Data/ChoreList.cs", "that a chore of starts is done; each records whom it changes"),
        ("Data/InsertStatement.cs", "rows in bulk, for operations that record them"),
        ("Exchange/ImportRows.cs", "cases of imports that have ended or were given up"),
        ("Exchange/ImportWork.cs", "what a look at a file found; ImportParticipants records whom it registers"),
        ("Exchange/ReceiveImport.cs", "a file that somebody sent, which concerns nobody yet"),
        ("Exchange/ReceiveImportPhotos.cs", "the photos that come with it"),
        ("Exchange/CorrectImport.cs", "what is said of rows of a file, which concerns nobody yet, and asks for work"),
        ("Exchange/StartImport.cs", "asks for work, which records what it does"),
        ("Files/Pictures/PhotoPress.cs", "a use of a file that ended with a recorded deed"),
        ("Grants/LookAs.cs", "how a session sees the desks, in which it may change nothing"),
        ("Journal/SealOldEntries.cs", "seals entries that are there"),
        ("Mail/AskForPassword.cs", "asks for a letter, whoever asks; the password that follows is recorded"),
        ("People/DecideAccreditation.cs", "Accreditations records the decision, in the same save"),
        ("People/Quotas/GiveUpPlace.cs", "QuotaRows records it, in the same save"),
        ("People/Quotas/QuotaGuard.cs", "locks rows of limits and changes nothing in them"),
        ("People/ReinstateParticipant.cs", "Accreditations records it, in the same save"),
        ("People/UndoDecision.cs", "Accreditations records the step back, in the same save"),
        ("People/WithdrawParticipant.cs", "Accreditations records it, in the same save"),
        ("Privacy/AskForErasure.cs", "asks for work, which records what it does"),
        ("Privacy/ErasePerson.cs", "PersonalTraces records whom it erases, in the same save"),
        ("Seeds/Training/TrainingStore.cs", "part of SeedTraining, which records the edition as a whole"),
        ("Transfer/TableCopy.cs", "an empty database receives the journal of another"),
        ("Work/CancelWork.cs", "how far a piece of work is"),
        ("Work/SweepWork.cs", "pieces of work that ended long ago"),
        ("Work/WorkLease.cs", "who is at a piece of work"),
    ];

    private static readonly string Core = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../../../src/Dushanbe.Conference"));

    [Fact]
    public void Whoever_changes_rows_records_the_deed_or_says_why_not()
    {
        var changing = Directory.GetFiles(Core, "*.cs", SearchOption.AllDirectories).Select(file => (Name: Path.GetRelativePath(Core, file).Replace('\\', '/'), Text: File.ReadAllText(file)))
            .Where(file => !file.Name.StartsWith("obj/", StringComparison.Ordinal) && !file.Name.StartsWith("bin/", StringComparison.Ordinal) && Change().IsMatch(file.Text)).ToList();
        var silent = changing.Where(file => !Entry().IsMatch(file.Text)).Select(file => file.Name).ToList();

        Assert.Contains("People/AmendParticipant.cs", changing.Select(file => file.Name));
        Assert.Equal(Unjournaled.Select(each => each.Where).Order(), silent.Order());
    }

    [Theory]
    [InlineData("await db.SaveChangesAsync(cancel);")]
    [InlineData("await people.ExecuteUpdateAsync(set => set, cancel);")]
    [InlineData("command.ExecuteNonQuery();")]
    public void A_change_is_seen(string code) => Assert.Matches(Change(), code);

    [GeneratedRegex(@"\.(?:SaveChanges|TrySave|ExecuteUpdate|ExecuteDelete|ExecuteSql\w*|ExecuteNonQuery)(?:Async)?\s*[(]")]
    private static partial Regex Change();

    [GeneratedRegex(@"\.(?:Record|RecordInBulk)[(]")]
    private static partial Regex Entry();
}
