using Dushanbe.Conference.Access;
using Dushanbe.Conference.Editions;
using Dushanbe.Conference.Seeds;
using Dushanbe.Conference.Web.Host;
using Microsoft.Extensions.Options;

namespace Dushanbe.Conference.Web.Start;

/// <summary>Seeds an empty installation at the first start. Later starts find editions and change nothing.</summary>
internal sealed partial class Seeding(EditionList editions, SeedProcess process, SeedTraining training, IOptions<InstallationOptions> options, ILogger<Seeding> log)
{
    public async Task ExecuteAsync(bool isDevelopment, CancellationToken cancel)
    {
        var known = await editions.ReadAsync(Actor.Operator, cancel);
        if (known.Count == 0 && options.Value.SeedProcess)
        {
            await process.ExecuteAsync(new(), Actor.Operator, cancel);
            ProcessSeeded(log);
        }

        if (!isDevelopment || known.Any(each => each.Slug == SeedTraining.EditionSlug)) return;
        TrainingBegins(log);
        await training.ExecuteAsync(new(options.Value.TrainingParticipants), Actor.Operator, cancel);
        TrainingSeeded(log);
    }

    [LoggerMessage(2101, LogLevel.Information, "Added the editions of the Dushanbe Process")]
    private static partial void ProcessSeeded(ILogger logger);

    [LoggerMessage(2103, LogLevel.Information, "Making the training edition; the first start takes a little longer")]
    private static partial void TrainingBegins(ILogger logger);

    [LoggerMessage(2104, LogLevel.Information, "Made the training edition")]
    private static partial void TrainingSeeded(ILogger logger);
}
