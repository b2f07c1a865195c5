using System.Text.Json;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;

namespace Dushanbe.Conference.Work;

/// <summary>Where work is asked for.</summary>
internal static class WorkQueue
{
    /// <summary>
    /// Adds a piece of work to the save that asks for it. Whoever saves announces <see cref="WorkAsked"/> after the commit,
    /// so that it begins at once; without that it begins within a second or two.
    /// </summary>
    /// <param name="db">The context of the change.</param>
    /// <param name="kind">The handler's <see cref="WorkHandler.Kind"/>.</param>
    /// <param name="editionId">The edition; null for the installation's own affairs.</param>
    /// <param name="actor">Who asks. The operation has checked that the actor may.</param>
    /// <param name="payload">What the handler needs to know: keys and hashes, never personal data.</param>
    /// <param name="now">This moment (UTC).</param>
    /// <param name="due">Not before this (UTC); null for at once.</param>
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

/// <summary>News: there is work to do.</summary>
/// <param name="WorkId">The piece of work.</param>
public sealed record WorkAsked(Guid WorkId);

/// <summary>News: somebody wants a piece of work stopped; for the process that is at it.</summary>
/// <param name="WorkId">The piece of work.</param>
public sealed record WorkToStop(Guid WorkId);

/// <summary>News: a piece of work moved on, in this process or in another.</summary>
/// <param name="WorkId">The piece of work.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Progress">How far it is.</param>
public sealed record WorkMoved(Guid WorkId, WorkState State, WorkProgress Progress);

/// <summary>How far a piece of work is.</summary>
/// <param name="Stage">What it does, a word of its kind; null before it says so.</param>
/// <param name="Done">Pieces done in this stage.</param>
/// <param name="Total">Pieces in all; 0 while that is not known.</param>
public sealed record WorkProgress(string? Stage, int Done, int Total);
