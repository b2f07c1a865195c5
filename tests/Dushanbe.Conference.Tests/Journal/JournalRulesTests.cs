using Dushanbe.Conference.Access;
using Dushanbe.Conference.Journal;

namespace Dushanbe.Conference.Tests.Journal;

public sealed class JournalRulesTests(Installation installation) : IClassFixture<Installation>
{
    private static readonly DateTime Now = new(2022, 10, 18, 3, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void Every_subject_has_a_reader()
    {
        var readers = Enum.GetValues<JournalSubject>().Select(each => (each, JournalRules.ReaderOf(each)));

        Assert.Equal(
            [
                (JournalSubject.Participant, Permission.ReadDesk),
                (JournalSubject.Delegation, Permission.ReadDesk),
                (JournalSubject.Category, Permission.ManageEditions),
                (JournalSubject.Edition, Permission.ManageEditions),
                (JournalSubject.Session, Permission.ReadDraft),
                (JournalSubject.Speaker, Permission.ReadDraft),
                (JournalSubject.Room, Permission.ReadDraft),
                (JournalSubject.Organization, Permission.ManageEditions),
                (JournalSubject.Account, Permission.ReadAccounts),
                (JournalSubject.Installation, Permission.ReadJournal),
            ],
            readers);
    }

    [Theory]
    [InlineData(JournalAction.Withdrawn, JournalSubject.Participant)]
    [InlineData(JournalAction.Reinstated, JournalSubject.Participant)]
    [InlineData(JournalAction.Removed, JournalSubject.Participant, JournalSubject.Delegation, JournalSubject.Edition, JournalSubject.Session, JournalSubject.Speaker, JournalSubject.Room)]
    [InlineData(JournalAction.Closed, JournalSubject.Account)]
    [InlineData(JournalAction.Reopened, JournalSubject.Account)]
    [InlineData(JournalAction.Replaced, JournalSubject.Edition)]
    public void An_end_has_a_word_of_its_own(JournalAction action, params JournalSubject[] subjects) =>
        Assert.Equal(subjects, Enum.GetValues<JournalSubject>().Where(each => JournalRules.ActionsOn(each).Contains(action)));

    [Fact]
    public void Every_deed_can_be_done_to_something() =>
        Assert.Equal(Enum.GetValues<JournalAction>(), Enum.GetValues<JournalSubject>().SelectMany(JournalRules.ActionsOn).Distinct().Order());

    [Fact]
    public async Task The_journal_takes_no_deed_that_cannot_be_done_to_its_subject()
    {
        await using var db = await installation.OpenAsync();

        var refused = Assert.Throws<ArgumentException>(() => db.Record(A.Organizer, Now, null, new Deed(JournalSubject.Session, Guid.CreateVersion7(), JournalAction.Withdrawn)));

        Assert.StartsWith("The journal has no entry Withdrawn for a Session.", refused.Message, StringComparison.Ordinal);
        Assert.Empty(db.ChangeTracker.Entries());
    }

    [Fact]
    public async Task Thousands_of_deeds_are_stored_with_their_transaction_and_gone_with_it()
    {
        var id = Guid.CreateVersion7();
        var deeds = Enumerable.Repeat(new Deed(JournalSubject.Participant, id, JournalAction.BadgePrinted, [new FieldChange("Badge", null, "D 1")], "Lost"), 1_001);
        await using var db = await installation.OpenAsync();

        await using (await db.Database.BeginTransactionAsync())
        await using (var journal = db.RecordInBulk(A.Organizer, Now, null))
        {
            await journal.WriteAsync(deeds, default);
            Assert.Equal(1_001, db.Journal.Count(each => each.SubjectId == id && each.ActorName == "S. Kenjaeva" && each.At == Now && each.Reason == "Lost"));
        }

        Assert.Equal(0, db.Journal.Count(each => each.SubjectId == id));
        await using var alone = db.RecordInBulk(A.Organizer, Now, null);
        await Assert.ThrowsAsync<InvalidOperationException>(() => alone.WriteAsync(deeds, default));
    }
}
