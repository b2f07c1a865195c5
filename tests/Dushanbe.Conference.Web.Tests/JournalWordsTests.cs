using System.Globalization;
using System.Resources;
using Dushanbe.Conference.Journal;
using Dushanbe.Conference.Web.Desks.Journal;
using Dushanbe.Conference.Web.Desks.People;
using Dushanbe.Conference.Web.Desks.Programme;

namespace Dushanbe.Conference.Web.Tests;

/// <summary>Where the journal of a subject is shown, there are words for all that can be done to it.</summary>
public sealed class JournalWordsTests
{
    public static TheoryData<Type, JournalSubject> Shown => new()
    {
        { typeof(JournalWords), JournalSubject.Participant },
        { typeof(ProgrammeDeskWords), JournalSubject.Session },
        { typeof(ProgrammeDeskWords), JournalSubject.Speaker },
        { typeof(ProgrammeDeskWords), JournalSubject.Room },
    };

    [Theory, MemberData(nameof(Shown))]
    public void A_deed_has_words_where_its_subject_is_shown(Type words, JournalSubject subject)
    {
        var texts = new ResourceManager(words);

        foreach (var language in new[] { "en", "ru", "tg" })
            Assert.All(JournalRules.ActionsOn(subject), action => Assert.NotEqual("", texts.GetString($"Action.{action}", CultureInfo.GetCultureInfo(language)) ?? ""));
    }

    [Fact]
    public void The_journal_of_everything_has_words_for_every_deed_and_every_kind_of_subject()
    {
        var texts = new ResourceManager(typeof(JournalPage));

        foreach (var language in new[] { "en", "ru", "tg" })
        {
            var words = texts.GetResourceSet(CultureInfo.GetCultureInfo(language), createIfNotExists: true, tryParents: language == "en")!;
            Assert.All(Enum.GetValues<JournalAction>(), action => Assert.NotEqual("", words.GetString($"Deed.{action}") ?? ""));
            Assert.All(Enum.GetValues<JournalSubject>(), subject => Assert.NotEqual("", words.GetString($"Subject.{subject}") ?? ""));
        }
    }
}
