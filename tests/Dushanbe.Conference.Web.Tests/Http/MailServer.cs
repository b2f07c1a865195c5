using System.Buffers;
using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Dushanbe.Conference.Web.Host;
using MimeKit;
using SmtpServer;
using SmtpServer.Authentication;
using SmtpServer.Mail;
using SmtpServer.Protocol;
using SmtpServer.Storage;

namespace Dushanbe.Conference.Web.Tests.Http;

/// <summary>A mail server in this process, of a library that has nothing to do with the one that sends. It keeps what it takes.</summary>
internal sealed class MailServer : IDisposable
{
    public const string Password = "a password of the mail server";

    private readonly SmtpServer.SmtpServer server;
    private readonly ConcurrentQueue<(MimeMessage Message, string From, string To)> taken = [];

    /// <summary>Starts one.</summary>
    /// <param name="security">A value of the setting <c>Mail:Security</c>; but for <c>None</c> it also wants a password.</param>
    public MailServer(string security)
    {
        var services = new SmtpServer.ComponentModel.ServiceProvider();
        // it disposes of what it has used
        services.Add((IMessageStore)new Desk(this));
        if (security != MailSettings.None) services.Add((IUserAuthenticator)new Desk(this));
        Task begun;
        // it does not tell which port it has got, so it is given one that is free; until another has taken that
        do
        {
            Port = Free();
            server = new(Options(Port, security), services);
            begun = server.StartAsync(default);
        }
        while (begun.IsFaulted);
    }

    /// <summary>That of this machine, for which nobody vouches.</summary>
    public static X509Certificate2 Certificate { get; } = SelfSigned();

    public int Port { get; }

    /// <summary>What it has taken, with sender and recipient of the conversation.</summary>
    public IReadOnlyCollection<(MimeMessage Message, string From, string To)> Taken => taken;

    /// <summary>Who signed in last; null for nobody.</summary>
    public string? SignedIn { get; private set; }

    /// <summary>Whether the last letter came over an encrypted connection.</summary>
    public bool WasEncrypted { get; private set; }

    /// <summary>The first letter to an address, once it is there.</summary>
    public async Task<MimeMessage> LetterAsync(string to)
    {
        for (var look = 0; look < 3_000; look++)
        {
            if (taken.FirstOrDefault(each => each.To == to).Message is { } message) return message;
            await Task.Delay(20);
        }

        throw new TimeoutException("The letter never came.");
    }

    public void Dispose() => server.Shutdown();

    private static ISmtpServerOptions Options(int port, string security) => new SmtpServerOptionsBuilder().ServerName("localhost").Endpoint(endpoint =>
    {
        endpoint.Endpoint(new IPEndPoint(IPAddress.Loopback, port)).IsSecure(security == MailSettings.Tls).AuthenticationRequired(security != MailSettings.None).AllowUnsecureAuthentication(false);
        if (security != MailSettings.None) endpoint.Certificate(Certificate);
    }).Build();

    private static int Free()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static X509Certificate2 SelfSigned()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        // a server needs a key that is not bound to this object alone on every platform
        var now = TimeProvider.System.GetUtcNow();
        using var made = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pfx), null);
    }

    private sealed class Desk(MailServer it) : IMessageStore, IUserAuthenticator
    {
        public async Task<SmtpResponse> SaveAsync(ISessionContext context, IMessageTransaction transaction, ReadOnlySequence<byte> buffer, CancellationToken cancellationToken)
        {
            using var bytes = new MemoryStream(buffer.ToArray());
            it.WasEncrypted = context.Pipe.IsSecure;
            it.taken.Enqueue((await MimeMessage.LoadAsync(bytes, cancellationToken), transaction.From.AsAddress(), Assert.Single(transaction.To).AsAddress()));
            return SmtpResponse.Ok;
        }

        public Task<bool> AuthenticateAsync(ISessionContext context, string user, string password, CancellationToken cancellationToken)
        {
            if (user != "conference" || password != Password) return Task.FromResult(false);
            it.SignedIn = user;
            return Task.FromResult(true);
        }
    }
}
