using System.Buffers.Text;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Accounts;
using Microsoft.AspNetCore.Identity;

namespace Dushanbe.Conference.Web.Tests.Http;

/// <summary>A passkey as a phone keeps it: a key pair, and signed answers to what the server asks.</summary>
internal sealed class SoftPasskey : IDisposable
{
    private const byte Present = 1, Verified = 4;

    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly byte[] id = RandomNumberGenerator.GetBytes(16);
    private readonly Guid accountId;

    private SoftPasskey(Guid accountId) => this.accountId = accountId;

    public void Dispose() => key.Dispose();

    /// <summary>A new one, stored for an account.</summary>
    public static async Task<SoftPasskey> AddAsync(WebInstallation web, Guid accountId)
    {
        var passkey = new SoftPasskey(accountId);
        UserPasskeyInfo stored = new(passkey.id, passkey.PublicKey(), TimeProvider.System.GetUtcNow(), 0, null, isUserVerified: true, isBackupEligible: false, isBackedUp: false, [], []);
        Assert.IsType<AddPasskey.Outcome.Added>(await web.Get<AddPasskey>().ExecuteAsync(new(stored, "phone"), new Actor(accountId, "", []) { ProvenAt = DateTime.MaxValue }, default));
        return passkey;
    }

    /// <summary>What the page's script posts: asks the server for a challenge, and signs it.</summary>
    public async Task<string> AnswerAsync(HttpClient client)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/account/passkey/any");
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        var asked = await (await client.SendAsync(request)).Content.ReadFromJsonAsync<JsonElement>();
        var said = JsonSerializer.SerializeToUtf8Bytes(new { type = "webauthn.get", challenge = asked.GetProperty("challenge").GetString(), origin = "http://localhost", crossOrigin = false });
        byte[] seen = [.. SHA256.HashData(Encoding.UTF8.GetBytes(asked.GetProperty("rpId").GetString()!)), Present | Verified, 0, 0, 0, 0];
        var signature = key.SignData([.. seen, .. SHA256.HashData(said)], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        return JsonSerializer.Serialize(new
        {
            id = Base64Url.EncodeToString(id),
            rawId = Base64Url.EncodeToString(id),
            type = "public-key",
            clientExtensionResults = new { },
            response = new { clientDataJSON = Base64Url.EncodeToString(said), authenticatorData = Base64Url.EncodeToString(seen), signature = Base64Url.EncodeToString(signature), userHandle = Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"{accountId}")) },
        });
    }

    // COSE: an elliptic curve key for ES256 on P-256
    private byte[] PublicKey()
    {
        var point = key.ExportParameters(includePrivateParameters: false).Q;
        return [0xA5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20, .. point.X!, 0x22, 0x58, 0x20, .. point.Y!];
    }
}
