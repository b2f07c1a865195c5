using System.Text.Json;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;

namespace Dushanbe.Conference.Work;

/// <summary>Requests background work.</summary>
internal static class WorkQueue
{
    /// <summary>
    /// Adds a work item to the save that needs it. The caller announces <see cref="WorkAsked"/> after the commit,
    /// so that it starts at once; otherwise it starts within a second or two.
    /// </summary>
    /// <param name="db">The context of the change.</param>
    /// <param name="kind">The handler's <see cref="WorkHandler.Kind"/>.</param>
    /// <param name="editionId">The edition; null for entries of the installation.</param>
    /// <param name="actor">The requester. The operation has checked the permission.</param>
    /// <param name="payload">What the handler needs to know: keys and hashes, never personal data.</param>
    /// <param name="now">The current time (UTC).</param>
    /// <param name="due">Not before this time (UTC); null for immediately.</param>
    /// <exception cref="ArgumentException">The payload is too long to be keys and hashes.</exception>
    public static WorkItem Ask<T>(this ConferenceDb db, string kind, Guid? editionId, Actor actor, T payload, DateTime now, DateTime? due = null)
    {
        var text = JsonSerializer.Serialize(payload);
        if (text.Length > WorkItem.LongestText) throw new ArgumentException("The payload is too long: it should hold keys, not content.", nameof(payload));
        var item = new WorkItem { Kind = kind, EditionId = editionId, ActorId = actor.AccountId, ActorName = actor.Name, Payload = text, CreatedAt = now, DueAt = due };
        db.Work.Add(item);
        return item;
    }
}

/// <summary>News: work was requested.</summary>
/// <param name="WorkId">The work item.</param>
public sealed record WorkAsked(Guid WorkId);

/// <summary>News: somebody cancelled a work item; for the process that runs it.</summary>
/// <param name="WorkId">The work item.</param>
public sealed record WorkToStop(Guid WorkId);

/// <summary>News: a work item made progress, in this process or in another.</summary>
/// <param name="WorkId">The work item.</param>
/// <param name="State">Its state.</param>
/// <param name="Progress">The progress.</param>
public sealed record WorkMoved(Guid WorkId, WorkState State, WorkProgress Progress);

/// <summary>The progress of a work item.</summary>
/// <param name="Stage">The stage, a word of its kind; null before the first.</param>
/// <param name="Done">Steps done in this stage.</param>
/// <param name="Total">Steps in total; 0 while unknown.</param>
public sealed record WorkProgress(string? Stage, int Done, int Total);
