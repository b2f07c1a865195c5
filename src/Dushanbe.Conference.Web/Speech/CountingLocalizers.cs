using Dushanbe.Conference.Names;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace Dushanbe.Conference.Web.Speech;

/// <summary>Localizers in which a number selects the plural form of the word beside it (<see cref="Counted"/>).</summary>
internal sealed class CountingLocalizers(IOptions<LocalizationOptions> options, ILoggerFactory loggers) : IStringLocalizerFactory
{
    private readonly ResourceManagerStringLocalizerFactory resources = new(options, loggers);

    public IStringLocalizer Create(Type resourceSource) => new Counting(resources.Create(resourceSource));

    public IStringLocalizer Create(string baseName, string location) => new Counting(resources.Create(baseName, location));

    private sealed class Counting(IStringLocalizer texts) : IStringLocalizer
    {
        public LocalizedString this[string name] => texts[name];

        public LocalizedString this[string name, params object[] arguments] => texts[name, Counted.All(arguments)];

        public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) => texts.GetAllStrings(includeParentCultures);
    }
}
