namespace Dushanbe.Conference.People;

/// <summary>News: a person was registered or changed.</summary>
/// <param name="EditionId">The edition.</param>
/// <param name="ParticipantId">The person.</param>
/// <param name="Version">The version after the change.</param>
/// <param name="ActorName">Who did it.</param>
/// <param name="Fields">The properties that changed, by name; <c>State</c> and <c>Photo</c> among them.</param>
public sealed record ParticipantChanged(Guid EditionId, Guid ParticipantId, long Version, string ActorName, IReadOnlyList<string> Fields);
