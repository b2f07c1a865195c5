using System.Collections.Concurrent;
using Dushanbe.Conference.Mail;

namespace Dushanbe.Conference.Tests.Mail;

/// <summary>A mail server that keeps what it gets, and refuses it while a test says so.</summary>
internal sealed class KeptLetters : IMailTransport, ILetterWriter
{
    private readonly ConcurrentQueue<LinkLetter> written = [];
    private readonly ConcurrentQueue<Letter> sent = [];

    /// <summary>Why it refuses; null where it does not.</summary>
    public MailFailedException? Refusal { get; set; }

    public bool IsOn { get; set; } = true;

    public Letter Write(LinkLetter letter)
    {
        written.Enqueue(letter);
        return new(letter.To, letter.ToName, letter.Kind.ToString(), letter.Token);
    }

    public Task SendAsync(Letter letter, CancellationToken cancel)
    {
        if (Refusal is { } refusal) return Task.FromException(refusal);
        sent.Enqueue(letter);
        return Task.CompletedTask;
    }

    /// <summary>How many letters an address has got.</summary>
    public int CountOf(string address) => sent.Count(each => each.To == address);

    /// <summary>What the last letter to an address was written from.</summary>
    public LinkLetter LastTo(string address) => written.Last(each => each.To == address);
}
