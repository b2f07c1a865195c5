using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Journal;
using Dushanbe.Conference.People;
using Dushanbe.Conference.Programme;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Privacy;

/// <summary>
/// The texts of an edition in which somebody may be named: reasons, and links of speakers. Read once for many erasures, then only
/// what the journal has since, and found by words, so that erasing twice as many people takes twice as long and not four times.
/// </summary>
internal sealed class QuotedTexts
{
    /// <summary>What a text belongs to.</summary>
    public enum Owner
    {
        /// <summary>An entry of the journal.</summary>
        Entry,

        /// <summary>A step of an accreditation.</summary>
        Step,

        /// <summary>A badge that is no longer valid.</summary>
        Badge,

        /// <summary>A print run.</summary>
        Run,
    }

    private readonly Dictionary<string, HashSet<Quote>> byWord = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<Quote> all = [];
    private long? last;

    /// <summary>Reads what was written since the last time. The caller holds the turn of the edition.</summary>
    public async Task ReadAsync(ConferenceDb db, RowScope rows, CancellationToken cancel)
    {
        var (isFirst, since) = (last is null, last ?? 0);
        var entries = await db.WholeJournal(rows).TagWith($"{nameof(QuotedTexts)} entries")
            .Where(each => each.Number > since && each.Salt != null && each.Action != JournalAction.Erased && (each.Reason != null || (each.Subject == JournalSubject.Speaker && each.Action == JournalAction.Amended)))
            .OrderBy(each => each.Number).Select(each => new { each.Id, each.Number, each.Subject, each.Changes, each.Reason }).ToListAsync(cancel);
        foreach (var each in entries)
            Add(Owner.Entry, each.Id, each.Subject == JournalSubject.Speaker ? [.. each.Changes.Where(change => change.Field == nameof(Speaker.ParticipantId)).SelectMany(change => new[] { change.From, change.To }), each.Reason] : [each.Reason]);
        last = entries.Count > 0 ? entries[^1].Number : since;
        // a reason is nowhere without an entry that has one
        if (!isFirst && entries.All(each => each.Reason is null)) return;

        foreach (var each in await db.PeopleAndErased(rows).TagWith($"{nameof(QuotedTexts)} steps").SelectMany(each => each.Steps).Where(each => each.Reason != null).Select(each => new { each.Id, each.Reason }).ToListAsync(cancel)) Add(Owner.Step, each.Id, each.Reason);
        foreach (var each in await db.Badges(rows).TagWith($"{nameof(QuotedTexts)} badges").Where(each => each.VoidReason != null).Select(each => new { each.Id, each.VoidReason }).ToListAsync(cancel)) Add(Owner.Badge, each.Id, each.VoidReason);
        foreach (var each in await db.BadgeRuns(rows).TagWith($"{nameof(QuotedTexts)} runs").Where(each => each.Reason != null || each.VoidReason != null).Select(each => new { each.Id, each.Reason, each.VoidReason }).ToListAsync(cancel)) Add(Owner.Run, each.Id, each.Reason, each.VoidReason);
    }

    /// <summary>The owners of the texts that name a person.</summary>
    public IReadOnlyList<(Owner Owner, Guid Id)> Naming(Mentions mentions)
    {
        var candidates = mentions.Words is { } words ? words.SelectMany(each => byWord.TryGetValue(each, out var found) ? found : Enumerable.Empty<Quote>()).Distinct() : all;
        return [.. candidates.Where(each => mentions.In(each.Text)).Select(each => (each.Owner, each.Id)).Distinct()];
    }

    private void Add(Owner owner, Guid id, params ReadOnlySpan<string?> texts)
    {
        foreach (var text in texts)
        {
            if (string.IsNullOrEmpty(text) || new Quote(owner, id, text) is var quote && !all.Add(quote)) continue;
            foreach (var word in WordsOf(text))
            {
                if (!byWord.TryGetValue(word, out var quotes)) byWord[word] = quotes = [];
                quotes.Add(quote);
            }
        }
    }

    /// <summary>The runs of letters and digits in a text.</summary>
    internal static IEnumerable<string> WordsOf(string text)
    {
        var start = -1;
        for (var at = 0; at <= text.Length; at++)
        {
            if (at < text.Length && char.IsLetterOrDigit(text[at]))
            {
                if (start < 0) start = at;
            }
            else if (start >= 0)
            {
                yield return text[start..at];
                start = -1;
            }
        }
    }

    private sealed record Quote(Owner Owner, Guid Id, string Text);
}
