namespace Dushanbe.Conference.Editions;

/// <summary>News: much of the register changed at once, or its delegations or categories did.</summary>
/// <param name="EditionId">The edition.</param>
/// <param name="ActorName">Who did it.</param>
public sealed record RegisterChanged(Guid EditionId, string ActorName);
