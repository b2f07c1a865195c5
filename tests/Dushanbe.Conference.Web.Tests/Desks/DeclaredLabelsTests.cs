using System.Globalization;
using System.Resources;
using Dushanbe.Conference.Forms;
using Dushanbe.Conference.People;
using Dushanbe.Conference.Programme;
using Dushanbe.Conference.Web.Desks.Programme;
using Dushanbe.Conference.Web.Kit;

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
    }

    private static IEnumerable<string> Unlabelled<T>(Type words, string language) where T : IFormFields<T>
    {
        // English stands in the neutral resources
        var culture = language == "en" ? CultureInfo.InvariantCulture : CultureInfo.GetCultureInfo(language);
        var set = new ResourceManager(words).GetResourceSet(culture, createIfNotExists: true, tryParents: false)!;
        return T.Declared.Select(field => $"Field.{field.Name}").Where(key => string.IsNullOrWhiteSpace(set.GetString(key)));
    }
}
