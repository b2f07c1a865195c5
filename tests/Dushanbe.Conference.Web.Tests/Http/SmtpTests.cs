using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Dushanbe.Conference.Mail;
using Dushanbe.Conference.Web.Host;
using MailKit.Net.Smtp;
using Microsoft.Extensions.Options;
using MimeKit;

namespace Dushanbe.Conference.Web.Tests.Http;

/// <summary>A conversation with a mail server, over a connection of this machine.</summary>
public sealed class SmtpTests
{
    private static readonly Letter Letter = new("farrukh@example.org", "Фаррух Раҳмонзода", "Даъватнома: Амнияти сарҳад", "Салом,\n\nhttps://conference.example.org/account/link?token=" + new string('x', 220) + "\n.\nend\n");

    [Fact]
    public async Task A_letter_is_handed_over_whole()
    {
        using var server = new Server();

        await Transport(server.Port).SendAsync(Letter, default);

        var said = await server.Done;
        Assert.Contains(said, line => line.StartsWith("MAIL FROM:<no-reply@example.org>", StringComparison.Ordinal));
        Assert.Contains(said, line => line.StartsWith("RCPT TO:<farrukh@example.org>", StringComparison.Ordinal));
        Assert.Equal(1, said.Count(line => line.StartsWith("RCPT", StringComparison.Ordinal)));
        using var bytes = new MemoryStream(Encoding.Latin1.GetBytes(server.Message));
        var message = MimeMessage.Load(bytes);
        Assert.Equal((Letter.Subject, Letter.ToName, Letter.Text), (message.Subject, message.To.Mailboxes.Single().Name, message.TextBody?.ReplaceLineEndings("\n")));
    }

    [Theory]
    [InlineData("550 5.1.1 <farrukh@example.org> unknown", true, "The mail server refused the letter with 550.")]
    [InlineData("450 4.2.1 <farrukh@example.org> busy", false, "The mail server refused the letter with 450.")]
    public async Task A_refusal_is_told_without_the_words_of_the_server(string answer, bool isFinal, string told)
    {
        using var server = new Server(recipient: answer);

        var failed = await Assert.ThrowsAsync<MailFailedException>(() => Transport(server.Port).SendAsync(Letter, default));

        Assert.Equal((told, isFinal, null), (failed.Message, failed.IsFinal, failed.InnerException));
    }

    [Theory]
    [InlineData("554 5.7.1 not wanted here", true), InlineData("451 4.3.0 later", false)]
    public async Task A_letter_that_is_refused_when_it_has_been_read_is_as_final_as_the_server_says(string answer, bool isFinal)
    {
        using var server = new Server(content: answer);

        var failed = await Assert.ThrowsAsync<MailFailedException>(() => Transport(server.Port).SendAsync(Letter, default));

        Assert.Equal(($"The mail server refused the letter with {answer[..3]}.", isFinal), (failed.Message, failed.IsFinal));
    }

    [Fact]
    public async Task An_address_that_the_server_cannot_take_is_not_sent_and_not_tried_again()
    {
        using var server = new Server();

        var failed = await Assert.ThrowsAsync<MailFailedException>(() => Transport(server.Port).SendAsync(Letter with { To = "фаррух@example.org" }, default));

        Assert.Equal(("The mail server takes no address with such letters before the @ (it lacks SMTPUTF8).", true), (failed.Message, failed.IsFinal));
        Assert.DoesNotContain(await server.Done, line => line.StartsWith("RCPT", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_server_that_does_not_encrypt_is_told_nothing_where_the_settings_ask_for_it()
    {
        using var server = new Server();

        var failed = await Assert.ThrowsAsync<MailFailedException>(() => Transport(server.Port, MailSettings.StartTls).SendAsync(Letter, default));

        Assert.Equal("The mail server does not offer what Mail:Security or the address of the account needs.", failed.Message);
        Assert.DoesNotContain(await server.Done, line => line.StartsWith("MAIL", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_server_that_is_away_or_says_nothing_is_given_up_in_time()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var port = ((IPEndPoint)silent.LocalEndpoint).Port;

        var late = await Assert.ThrowsAsync<MailFailedException>(() => Transport(port).SendAsync(Letter, default));
        silent.Stop();
        var away = await Assert.ThrowsAsync<MailFailedException>(() => Transport(port).SendAsync(Letter, default));

        Assert.Equal(("The mail server took longer than Mail:Timeout.", "The mail server cannot be reached (ConnectionRefused)."), (late.Message, away.Message));
        Assert.Equal((false, false), (late.IsFinal, away.IsFinal));
    }

    [Theory]
    [InlineData(MailSettings.StartTls), InlineData(MailSettings.Tls)]
    public async Task A_letter_goes_encrypted_to_a_server_that_wants_a_password(string security)
    {
        using var server = new MailServer(security);

        await new Trusting(server, security, "conference").SendAsync(Letter, default);

        var (message, from, to) = Assert.Single(server.Taken);
        Assert.Equal(("no-reply@example.org", "farrukh@example.org", "conference", true), (from, to, server.SignedIn, server.WasEncrypted));
        Assert.Equal((Letter.Subject, Letter.ToName, Letter.Text.TrimEnd()), (message.Subject, message.To.Mailboxes.Single().Name, message.TextBody?.ReplaceLineEndings("\n").TrimEnd()));
    }

    [Theory]
    [InlineData(MailSettings.StartTls), InlineData(MailSettings.Tls)]
    public async Task A_server_for_whose_certificate_nobody_vouches_gets_neither_letter_nor_password(string security)
    {
        using var server = new MailServer(security);

        var failed = await Assert.ThrowsAsync<MailFailedException>(() => new SmtpTransport(Options.Create(To(server, security, "conference")), TimeProvider.System).SendAsync(Letter, default));

        Assert.Equal("The certificate of the mail server is not valid for Mail:Host, or the connection could not be encrypted.", failed.Message);
        Assert.Equal((0, null), (server.Taken.Count, server.SignedIn));
    }

    [Theory]
    [InlineData("somebody", "The mail server did not accept Mail:UserName and Mail:Password.")]
    [InlineData(null, "The mail server takes letters of those alone who sign in: set Mail:UserName and Mail:Password.")]
    public async Task A_server_that_does_not_know_who_sends_takes_no_letter_and_may_later(string? user, string told)
    {
        using var server = new MailServer(MailSettings.Tls);

        var failed = await Assert.ThrowsAsync<MailFailedException>(() => new Trusting(server, MailSettings.Tls, user).SendAsync(Letter, default));

        Assert.Equal((told, false, 0), (failed.Message, failed.IsFinal, server.Taken.Count));
    }

    [Fact]
    public async Task From_the_operation_over_the_mail_server_to_the_password_that_works()
    {
        using var server = new MailServer(MailSettings.None);
        await using var web = new MailingInstallation(server.Port);
        var email = $"posted-{Guid.CreateVersion7():N}@example.org";

        Assert.IsType<InviteAccount.Outcome.Invited>(await web.Get<InviteAccount>().ExecuteAsync(new("Фаррух Раҳмонзода", email, "tg"), WebInstallation.Organizer, default));
        var link = PostedInstallation.LinkIn(await server.LetterAsync(email));
        var client = web.CreateClient();
        using var done = await client.PostFormAsync(link, ("Input.New", "quiet lamp over water"), ("Input.Again", "quiet lamp over water"));

        Assert.Equal((HttpStatusCode.OK, "/desk"), (done.StatusCode, (await web.CreateClient().SignInAsync(email, "quiet lamp over water")).To()));
    }

    [Theory]
    [InlineData("smtp.example.org", null, "StartTls", null, null, "Mail:From is '', but must be an address such as Conference <no-reply@conference.example.org>.")]
    [InlineData("smtp.example.org", "nobody", "StartTls", null, null, "Mail:From is 'nobody', but must be an address such as Conference <no-reply@conference.example.org>.")]
    [InlineData("smtp.example.org", "a@example.org", "None", null, null, "Mail:Security may be None only where Mail:Host is this machine (localhost): everybody on the way could read the letters.")]
    [InlineData("smtp.example.org", "a@example.org", "Maybe", null, null, "Mail:Security must be StartTls, Tls or None.")]
    [InlineData("smtp.example.org", "a@example.org", "Tls", "somebody", null, "Mail:UserName and Mail:Password belong together: set both or neither.")]
    [InlineData("smtp.example.org", "a@example.org", "Tls", null, "letters", "Mail:Host and Mail:Folder are both set, but letters go one way: remove one of them.")]
    [InlineData("localhost", "a@example.org", "None", null, null, null), InlineData("127.0.0.1", "A <a@example.org>", "None", null, null, null), InlineData("smtp.example.org", "A <a@example.org>", "StartTls", null, null, null), InlineData(null, null, "StartTls", null, "letters", null), InlineData(null, null, "StartTls", null, null, null)]
    public void Settings_that_do_not_fit_are_told_in_a_sentence(string? host, string? from, string security, string? user, string? folder, string? sentence)
    {
        var (settings, found) = (new MailSettings { Host = host, From = from, Security = security, UserName = user, Folder = folder }, new List<ValidationResult>());

        Validator.TryValidateObject(settings, new ValidationContext(settings), found, validateAllProperties: true);

        Assert.Equal(sentence is null ? [] : [sentence], found.Select(each => each.ErrorMessage));
    }

    [Theory]
    [InlineData("StartTls", 587), InlineData("Tls", 465), InlineData("None", 25)]
    public void The_port_is_the_usual_one_where_none_is_set(string security, int port) => Assert.Equal((port, 2525), (new MailSettings { Security = security }.PortOrUsual, new MailSettings { Security = security, Port = 2525 }.PortOrUsual));

    private static SmtpTransport Transport(int port, string security = MailSettings.None) =>
        new(Options.Create(new MailSettings { Host = "127.0.0.1", Port = port, Security = security, From = "Conference <no-reply@example.org>", Timeout = TimeSpan.FromSeconds(2) }), TimeProvider.System);

    private static MailSettings To(MailServer server, string security, string? user) =>
        new() { Host = "localhost", Port = server.Port, Security = security, From = "Conference <no-reply@example.org>", UserName = user, Password = user is null ? null : MailServer.Password, Timeout = TimeSpan.FromSeconds(20) };

    /// <summary>One that takes the certificate of the test for a good one.</summary>
    private sealed class Trusting(MailServer server, string security, string? user) : SmtpTransport(Options.Create(To(server, security, user)), TimeProvider.System)
    {
        protected override SmtpClient Client(MailSettings given)
        {
            var client = base.Client(given);
            client.ServerCertificateValidationCallback = (_, certificate, _, _) => certificate!.GetCertHashString() == MailServer.Certificate.GetCertHashString();
            return client;
        }
    }

    /// <summary>A site whose letters go to a mail server on this machine.</summary>
    private sealed class MailingInstallation(int port) : WebInstallation
    {
        protected override IEnumerable<(string Key, string Value)> Settings =>
            [("Mail:Host", "127.0.0.1"), ("Mail:Port", port.ToString(CultureInfo.InvariantCulture)), ("Mail:Security", MailSettings.None), ("Mail:From", "no-reply@conference.example.org"), ("Conference:PublicAddress", PostedInstallation.Address)];
    }

    /// <summary>A mail server that takes one letter, or answers as a test says.</summary>
    private sealed class Server : IDisposable
    {
        private readonly TcpListener listener = new(IPAddress.Loopback, 0);

        public Server(string recipient = "250 ok", string content = "250 ok")
        {
            listener.Start();
            Done = Task.Run(() => TalkAsync(recipient, content));
        }

        public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

        public Task<IReadOnlyList<string>> Done { get; }

        public string Message { get; private set; } = "";

        public void Dispose() => listener.Dispose();

        private async Task<IReadOnlyList<string>> TalkAsync(string recipient, string content)
        {
            var said = new List<string>();
            using var client = await listener.AcceptTcpClientAsync();
            await using var stream = client.GetStream();
            using var reader = new StreamReader(stream, Encoding.Latin1);
            await using var writer = new StreamWriter(stream, Encoding.ASCII) { NewLine = "\r\n", AutoFlush = true };
            await writer.WriteLineAsync("220 test");
            while (await reader.ReadLineAsync() is { } line)
            {
                said.Add(line);
                if (line == "DATA")
                {
                    await writer.WriteLineAsync("354 go on");
                    var message = new StringBuilder();
                    // a line that begins with a dot has got another before it on the way
                    while (await reader.ReadLineAsync() is { } text && text != ".") message.Append(text.StartsWith('.') ? text[1..] : text).Append("\r\n");
                    Message = message.ToString();
                }

                if (line == "QUIT")
                {
                    await writer.WriteLineAsync("221 bye");
                    break;
                }

                await writer.WriteLineAsync(line.StartsWith("RCPT", StringComparison.Ordinal) ? recipient : line == "DATA" ? content : "250 ok");
            }

            return said;
        }
    }
}
