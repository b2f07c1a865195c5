namespace Dushanbe.Conference.Mail;

/// <summary>A letter to one person, as plain text. Whoever sends it makes the headers of it: no text here can add one.</summary>
/// <param name="To">The address.</param>
/// <param name="ToName">The name beside the address.</param>
/// <param name="Subject">What it is about, in one line.</param>
/// <param name="Text">The text, with <c>\n</c> at the end of each line.</param>
public sealed record Letter(string To, string ToName, string Subject, string Text);

/// <summary>What a letter with a link has to tell; the host has the words.</summary>
/// <param name="Kind">What the link is for.</param>
/// <param name="To">The address of the account.</param>
/// <param name="ToName">The name of its holder.</param>
/// <param name="Language">The language of the letter, one of <see cref="Names.Languages"/>.</param>
/// <param name="Token">The secret part of the link's address.</param>
/// <param name="Until">Until when the link works (UTC).</param>
/// <param name="ZoneId">The IANA zone in which that is told; null where there is no edition.</param>
/// <param name="InvitedBy">Who invites; null for the operator, and where nobody does.</param>
/// <param name="Roles">The roles of the account that have not ended.</param>
public sealed record LinkLetter(LinkKind Kind, string To, string ToName, string Language, string Token, DateTime Until, string? ZoneId, string? InvitedBy, IReadOnlyList<LinkLetter.Held> Roles)
{
    /// <summary>A role of the account.</summary>
    /// <param name="Role">A name of <see cref="Access.Roles"/>.</param>
    /// <param name="Edition">The short title of the edition; null for the whole installation.</param>
    public sealed record Held(string Role, Names.LocalizedText? Edition);
}
