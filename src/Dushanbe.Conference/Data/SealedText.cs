namespace Dushanbe.Conference.Data;

/// <summary>
/// A text that is stored encrypted. A column of this type has no other value in the database, in a query or in a projection:
/// whoever wants to read it opens it, where that can be checked and journaled.
/// </summary>
/// <param name="Stored">The text as stored.</param>
public sealed record SealedText(string Stored)
{
    /// <inheritdoc/>
    public override string ToString() => nameof(SealedText);
}
