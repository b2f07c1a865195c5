using System.Text.Json;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Names;
using Dushanbe.Conference.Work;

namespace Dushanbe.Conference.Mail;

/// <summary>What the work needs to know to send a link: no address, no name, no secret.</summary>
/// <param name="AccountId">The account; one that does not exist gets no letter.</param>
/// <param name="Kind">What the link is for.</param>
/// <param name="Language">The language of the letter.</param>
internal sealed record LinkAsk(Guid AccountId, LinkKind Kind, string Language);

internal static class LinkAsks
{
    /// <summary>The least time between two letters of a kind to one account.</summary>
    public static readonly TimeSpan Between = TimeSpan.FromMinutes(10);

    /// <summary>The most letters of a kind to one account in 24 hours.</summary>
    public const int ADay = 5;

    /// <summary>Letters of an account are asked for one at a time, so that two requests at once do not each find the other missing.</summary>
    public static Guid Turn { get; } = new("8a3b6f0c-6d1e-7c4b-9f25-41d07be2a963");

    /// <summary>The work that sends links of a kind to an account, asked for after a given time.</summary>
    public static IQueryable<WorkItem> LinksOf(this ConferenceDb db, Guid accountId, LinkKind kind, DateTime since)
    {
        // compared as they were written, in any language
        var payloads = Languages.All.Select(each => JsonSerializer.Serialize(new LinkAsk(accountId, kind, each.Tag))).ToArray();
        return db.Work.Where(each => each.Kind == nameof(SendLinkWork) && each.CreatedAt > since && payloads.Contains(each.Payload));
    }

    /// <summary>Whether an account has been sent as many letters of a kind as it gets for now.</summary>
    /// <param name="asked">When the letters of the last day were asked for (UTC).</param>
    /// <param name="now">The current time (UTC).</param>
    public static bool AreEnough(IReadOnlyCollection<DateTime> asked, DateTime now) => asked.Count >= ADay || asked.Any(each => each > now - Between);

    /// <summary>The language of a letter: one of the product's.</summary>
    public static string LanguageOf(string? language) => Languages.IsKnown(language) ? Languages.Normal(language) : Languages.Default;
}
