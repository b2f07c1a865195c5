using System.Globalization;
using System.Resources;
using Dushanbe.Conference.Delegations;
using Dushanbe.Conference.Editions;
using Dushanbe.Conference.Editions.Categories;
using Dushanbe.Conference.Forms;
using Dushanbe.Conference.Journal;
using Dushanbe.Conference.People;
using Dushanbe.Conference.Privacy;
using Dushanbe.Conference.Programme;
using Dushanbe.Conference.Web.Desks.Categories;
using Dushanbe.Conference.Web.Desks.Delegations;
using Dushanbe.Conference.Web.Desks.Installation;
using Dushanbe.Conference.Web.Desks.People;
using Dushanbe.Conference.Web.Desks.Programme;
using Dushanbe.Conference.Web.Kit;
using Dushanbe.Conference.Web.Kit.Fields;
using Dushanbe.Conference.Web.Speech;

namespace Dushanbe.Conference.Web.Tests.Desks;

/// <summary>A declared field has a label in every language of the product, under its own name.</summary>
public sealed class DeclaredLabelsTests
{
    [Theory]
    [InlineData("en"), InlineData("ru"), InlineData("tg")]
    public void Every_declared_field_has_a_label(string language)
    {
        Assert.Empty(Unlabelled<ParticipantFields>(typeof(PersonWords), language));
        Assert.Empty(Unlabelled<SessionFields>(typeof(ProgrammeDeskWords), language));
        Assert.Empty(Unlabelled<SpeakerFields>(typeof(ProgrammeDeskWords), language));
        Assert.Empty(Unlabelled<KeepRoom.Fields>(typeof(ProgrammeDeskWords), language));
        Assert.Empty(Unlabelled<DelegationFields>(typeof(DelegationsPage), language));
        Assert.Empty(Unlabelled<CategoryFields>(typeof(CategoriesPage), language));
        Assert.Empty(Unlabelled<EditionContent>(typeof(EditionPage), language));
    }

    [Theory]
    [InlineData("en"), InlineData("ru"), InlineData("tg")]
    public void Every_declaration_of_personal_data_has_words(string language)
    {
        Assert.Empty(Unlabelled<ParticipantFields>(typeof(DataWords), language));
        Assert.Empty(Unlabelled<SpeakerFields>(typeof(DataWords), language));
        var words = Words(typeof(DataWords), language);
        Assert.All(Enum.GetValues<DataPurpose>().Except([DataPurpose.None]).Select(each => $"Purpose.{each}").Concat(Enum.GetNames<DataRetention>().Select(each => $"Kept.{each}")), key => Assert.NotEqual("", words.GetString(key) ?? ""));
        Assert.All(PrivacyNotice.Participants.Concat(PrivacyNotice.Speakers).SelectMany(each => each.Fields), field => Assert.NotEqual("", words.GetString($"Field.{field}") ?? ""));
        Assert.All(JournalRules.ActionsOn(JournalSubject.Participant), action => Assert.NotEqual("", Words(typeof(PersonFile), language).GetString($"Deed.{action}") ?? ""));
    }

    [Theory]
    [InlineData("en"), InlineData("ru"), InlineData("tg")]
    public void Whatever_is_wrong_with_a_field_is_told_in_words(string language)
    {
        var words = Words(typeof(FieldWords), language);

        Assert.All(Enum.GetNames<FieldFaultKind>(), kind => Assert.NotEqual("", words.GetString($"Fault.{kind}") ?? ""));
    }

    private static IEnumerable<string> Unlabelled<T>(Type words, string language) where T : IFormFields<T>
    {
        var texts = Words(words, language);
        return T.Declared.Select(field => $"Field.{field.Name}").Where(key => string.IsNullOrWhiteSpace(texts.GetString(key)));
    }

    // English stands in the neutral resources
    private static ResourceSet Words(Type words, string language) =>
        new ResourceManager(words).GetResourceSet(language == "en" ? CultureInfo.InvariantCulture : CultureInfo.GetCultureInfo(language), createIfNotExists: true, tryParents: false)!;
}
