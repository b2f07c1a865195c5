namespace Dushanbe.Conference.Mail;

/// <summary>Hands letters over to whoever delivers them.</summary>
public interface IMailTransport
{
    /// <summary>Whether this installation sends mail at all.</summary>
    bool IsOn { get; }

    /// <summary>Sends a letter.</summary>
    /// <exception cref="MailFailedException">It was not accepted.</exception>
    Task SendAsync(Letter letter, CancellationToken cancel);
}

/// <summary>Puts a letter into words.</summary>
public interface ILetterWriter
{
    /// <summary>The letter in its language.</summary>
    Letter Write(LinkLetter letter);
}

/// <summary>A letter was not accepted. The message has no address and no name: it goes into the log.</summary>
/// <param name="reason">What went wrong, in words without personal data.</param>
/// <param name="isFinal">Whether another attempt would fail in the same way.</param>
public sealed class MailFailedException(string reason, bool isFinal = false) : Exception(reason)
{
    /// <summary>Whether another attempt would fail in the same way.</summary>
    public bool IsFinal { get; } = isFinal;
}

/// <summary>An installation without mail.</summary>
public sealed class NoMail : IMailTransport, ILetterWriter
{
    /// <inheritdoc/>
    public bool IsOn => false;

    /// <inheritdoc/>
    public Task SendAsync(Letter letter, CancellationToken cancel) => throw new InvalidOperationException("This installation sends no mail.");

    /// <inheritdoc/>
    public Letter Write(LinkLetter letter) => throw new InvalidOperationException("This installation sends no mail.");
}
