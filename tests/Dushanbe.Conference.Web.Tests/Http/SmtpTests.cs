using System.Net;
using System.Net.Sockets;
using System.Text;
using Dushanbe.Conference.Mail;
using Dushanbe.Conference.Web.Host;
using Microsoft.Extensions.Options;
using MimeKit;

namespace Dushanbe.Conference.Web.Tests.Http;

/// <summary>A conversation with a mail server, over a connection of this machine.</summary>
public sealed class SmtpTests
{
    private static readonly Letter Letter = new("farrukh@example.org", "Фаррух Раҳмонзода", "Даъватнома: Амнияти сарҳад", "Салом,\n\nhttps://conference.example.org/account/link/" + new string('x', 220) + "\n.\nend\n");

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
        Assert.Equal((Letter.Subject, Letter.ToName, Letter.Text), (message.Subject, message.To.Mailboxes.Single().Name, message.TextBody.ReplaceLineEndings("\n")));
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

    private static SmtpTransport Transport(int port, string security = MailSettings.None) =>
        new(Options.Create(new MailSettings { Host = "127.0.0.1", Port = port, Security = security, From = "Conference <no-reply@example.org>", Timeout = TimeSpan.FromSeconds(2) }), TimeProvider.System);

    /// <summary>A mail server that takes one letter.</summary>
    private sealed class Server : IDisposable
    {
        private readonly TcpListener listener = new(IPAddress.Loopback, 0);

        public Server(string recipient = "250 ok")
        {
            listener.Start();
            Done = Task.Run(() => TalkAsync(recipient));
        }

        public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

        public Task<IReadOnlyList<string>> Done { get; }

        public string Message { get; private set; } = "";

        public void Dispose() => listener.Dispose();

        private async Task<IReadOnlyList<string>> TalkAsync(string recipient)
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

                await writer.WriteLineAsync(line.StartsWith("RCPT", StringComparison.Ordinal) ? recipient : "250 ok");
            }

            return said;
        }
    }
}
