using System.Net.Sockets;
using Dushanbe.Conference.Mail;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Options;
using MimeKit;

namespace Dushanbe.Conference.Web.Host;

/// <summary>Hands letters to a mail server, one connection each: there are few.</summary>
internal class SmtpTransport(IOptions<MailSettings> settings, TimeProvider clock) : IMailTransport
{
    public bool IsOn => true;

    public async Task SendAsync(Letter letter, CancellationToken cancel)
    {
        var given = settings.Value;
        using var message = MimeLetters.Of(letter, given.Sender, clock.GetUtcNow());
        using var client = Client(given);
        // a server that says nothing more would otherwise be waited for without end
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        try
        {
            patience.CancelAfter(given.Timeout);
            await client.ConnectAsync(given.Host!, given.PortOrUsual, given.Security switch
            {
                MailSettings.Tls => SecureSocketOptions.SslOnConnect,
                MailSettings.None => SecureSocketOptions.None,
                _ => SecureSocketOptions.StartTls,
            }, patience.Token);
            patience.CancelAfter(given.Timeout);
            if (given.UserName is { Length: > 0 } user) await client.AuthenticateAsync(user, given.Password!, patience.Token);
            // the library would send the letters as they are, to whomever the server takes them for
            if (!client.Capabilities.HasFlag(SmtpCapabilities.UTF8) && message.To.Mailboxes.Any(each => !LocalPart(each).All(char.IsAscii)))
                throw new MailFailedException("The mail server takes no address with such letters before the @ (it lacks SMTPUTF8).", isFinal: true);
            patience.CancelAfter(given.Timeout);
            await client.SendAsync(message, patience.Token);
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancel.IsCancellationRequested)
        {
            throw Told(exception);
        }

        await QuitAsync(client, patience.Token);
    }

    // the lists of withdrawn certificates lie on hosts of others, which this program does not call
    protected virtual SmtpClient Client(MailSettings given) => new() { Timeout = (int)given.Timeout.TotalMilliseconds, CheckCertificateRevocation = false };

    // the letter is there already: a server that hangs up now gets no second one
    private static async Task QuitAsync(SmtpClient client, CancellationToken cancel)
    {
        try
        {
            await client.DisconnectAsync(quit: true, cancel);
        }
        catch (Exception exception) when (exception is IOException or SocketException or MailKit.CommandException or MailKit.ProtocolException or OperationCanceledException)
        {
            // so be it
        }
    }

    private static string LocalPart(MailboxAddress address) => address.Address[..Math.Max(address.Address.LastIndexOf('@'), 0)];

    // in words of our own: those of the server may repeat the address
    private static MailFailedException Told(Exception exception) => exception switch
    {
        MailFailedException own => own,
        // a sender that is refused is for the operator to mend, and the letter goes out then
        SmtpCommandException { StatusCode: var code, ErrorCode: var what } => new($"The mail server refused the letter with {(int)code}.", isFinal: (int)code >= 500 && (what is SmtpErrorCode.RecipientNotAccepted or SmtpErrorCode.MessageNotAccepted)),
        AuthenticationException => new("The mail server did not accept Mail:UserName and Mail:Password."),
        MailKit.ServiceNotAuthenticatedException => new("The mail server takes letters of those alone who sign in: set Mail:UserName and Mail:Password."),
        SslHandshakeException => new("The certificate of the mail server is not valid for Mail:Host, or the connection could not be encrypted."),
        NotSupportedException => new("The mail server does not offer what Mail:Security or the address of the account needs."),
        SocketException { SocketErrorCode: var error } => new($"The mail server cannot be reached ({error})."),
        TimeoutException or OperationCanceledException => new("The mail server took longer than Mail:Timeout."),
        _ => new($"The conversation with the mail server broke off ({exception.GetType().Name})."),
    };
}
