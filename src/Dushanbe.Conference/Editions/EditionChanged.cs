namespace Dushanbe.Conference.Editions;

/// <summary>News: an edition was created, or its data or partners changed.</summary>
/// <param name="EditionId">The edition.</param>
public sealed record EditionChanged(Guid EditionId);
