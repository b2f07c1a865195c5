using System.Globalization;
using Dushanbe.Conference.Mail;
using MimeKit;
using MimeKit.Text;
using MimeKit.Utils;

namespace Dushanbe.Conference.Web.Host;

/// <summary>Letters as they travel: headers and text as MimeKit writes them.</summary>
internal static class MimeLetters
{
    /// <summary>The message of a letter.</summary>
    /// <exception cref="MailFailedException">The address is none that mail can go to.</exception>
    public static MimeMessage Of(Letter letter, MailboxAddress from, DateTimeOffset now)
    {
        // the one of the framework names this machine
        var message = new MimeMessage { Date = now, MessageId = MimeUtils.GenerateMessageId(from.Address.Split('@')[^1]), Subject = Line(letter.Subject) };
        message.From.Add(from);
        message.To.Add(Recipient(letter));
        // nobody's holiday answers a program
        message.Headers.Add("Auto-Submitted", "auto-generated");
        message.Headers.Add("X-Auto-Response-Suppress", "All");
        // as it is, so that links stay whole to whoever opens the file; the transport encodes it where the server wants that
        message.Body = new TextPart(TextFormat.Plain) { Text = letter.Text.ReplaceLineEndings("\r\n"), ContentTransferEncoding = ContentEncoding.EightBit };
        return message;
    }

    // read as the library reads it: a comment, a second address or the end of a line in it would be somebody else's
    private static MailboxAddress Recipient(Letter letter) =>
        !letter.To.Any(char.IsControl) && MailboxAddress.TryParse(letter.To, out var read) && read.Address == letter.To
            ? new MailboxAddress(Line(letter.ToName), letter.To)
            : throw new MailFailedException("The address of the account is none that mail can go to.", isFinal: true);

    /// <summary>A text as one line: what is typed into a name ends no header and begins no paragraph.</summary>
    public static string Line(string text) => string.Concat(text.Select(each => char.IsControl(each) || char.GetUnicodeCategory(each) is UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator ? ' ' : each)).Trim();
}
