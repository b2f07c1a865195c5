using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;

namespace Dushanbe.Conference.Files.AtRest;

/// <summary>
/// The keys that files and fields are encrypted with: a file outside the database, each line a key that is itself encrypted with
/// the keys of cookies and secrets. The first line encrypts, the others still open what they have encrypted. Opened once and
/// kept in memory, since hundreds of photos are read in a row.
/// </summary>
public sealed class DataKeys(IOptions<FileStoreOptions> options, IDataProtectionProvider protection)
{
    /// <summary>The file in the folder of keys.</summary>
    public const string FileName = "data.key";

    private readonly Lock gate = new();
    private volatile List<DataKey>? ring;

    /// <summary>The key that encrypts.</summary>
    /// <exception cref="DataKeyException">It is missing or cannot be opened.</exception>
    internal DataKey Current => Ring[0];

    /// <summary>The key of names and of hashes to search by, which stay comparable when a newer key encrypts.</summary>
    /// <exception cref="DataKeyException">The keys are missing or cannot be opened.</exception>
    internal DataKey Oldest => Ring[^1];

    /// <summary>The key with an id; null where it is none of this installation.</summary>
    /// <exception cref="DataKeyException">The keys are missing or cannot be opened.</exception>
    internal DataKey? Find(ReadOnlySpan<byte> id)
    {
        if (In(Ring, id) is { } known) return known;
        // another process may have added one
        lock (gate)
        {
            ring = Read(makes: false);
            return In(ring, id);
        }
    }

    /// <summary>Makes the first key where the installation has none yet.</summary>
    /// <exception cref="DataKeyException">The key is missing or cannot be opened.</exception>
    public void Prepare() => _ = Ring;

    /// <summary>What is wrong with the keys as they lie in the folder now, in one sentence for the operator; null for nothing.</summary>
    public string? Trouble()
    {
        try
        {
            _ = Read(makes: false);
            return null;
        }
        catch (DataKeyException exception)
        {
            return exception.Message;
        }
    }

    /// <summary>
    /// Adds a key that encrypts from now on. The former ones stay, as far as they can be opened; what they have encrypted is
    /// encrypted anew by <see cref="FileStore.RenewAsync"/>. Running servers notice when they meet the first file of it.
    /// </summary>
    /// <returns>How many former keys stay.</returns>
    public int Renew()
    {
        lock (gate)
        {
            OwnerFile.Folder(options.Value.Keys);
            // what another process adds meanwhile would be lost
            using var alone = OwnerFile.Alone(FilePath);
            var former = File.Exists(FilePath) ? File.ReadAllLines(FilePath).Where(each => each.Length > 0).ToList() : [];
            var draft = Draft([LineOf(DataKey.New()), .. former]);
            File.Move(draft, FilePath, overwrite: true);
            ring = Read(makes: false);
            return ring.Count - 1;
        }
    }

    private string FilePath => Path.Combine(options.Value.Keys, FileName);

    private IDataProtector Protector => protection.CreateProtector(nameof(DataKeys));

    private List<DataKey> Ring
    {
        get
        {
            if (ring is { } known) return known;
            lock (gate) return ring ??= Read(makes: true);
        }
    }

    // only a start makes one: asked whether all is well, nobody changes what is there
    private List<DataKey> Read(bool makes)
    {
        if (!File.Exists(FilePath))
        {
            if (!makes) throw Missing();
            Make();
        }

        var lines = File.ReadAllLines(FilePath).Where(each => each.Length > 0).ToList();
        if (lines.Count == 0 || KeyOf(lines[0]) is not { } first)
            throw new DataKeyException($"The key of stored photos and uploads, {FilePath}, cannot be opened with the keys beside it: put the whole folder {options.Value.Keys} back as it was, from a backup (docs/operations.md, Keys).");
        return [first, .. lines.Skip(1).Select(KeyOf).OfType<DataKey>()];
    }

    // never a new one where files wait for the old one: it would only hide that it is gone
    private void Make()
    {
        if (SealedFile.AnyIn(options.Value.Folder))
            throw Missing();
        OwnerFile.Folder(options.Value.Keys);
        var draft = Draft([LineOf(DataKey.New())]);
        // of two servers that start at once the first makes it and both read it
        if (!OwnerFile.Place(draft, FilePath)) File.Delete(draft);
    }

    private DataKeyException Missing() =>
        new($"The key of stored photos and uploads, {FilePath}, is missing, and without it they cannot be read: put the whole folder {options.Value.Keys} back from a backup (docs/operations.md, Keys).");

    private string Draft(IEnumerable<string> lines)
    {
        OwnerFile.Folder(options.Value.Keys);
        var draft = $"{FilePath}.{Guid.CreateVersion7():N}";
        using var file = OwnerFile.Open(draft, FileMode.CreateNew, FileAccess.Write);
        file.Write(Encoding.ASCII.GetBytes(string.Join('\n', lines) + '\n'));
        file.Flush(flushToDisk: true);
        return draft;
    }

    private string LineOf(DataKey key) => Convert.ToBase64String(Protector.Protect(key.ToBytes()));

    private DataKey? KeyOf(string line)
    {
        try
        {
            return Protector.Unprotect(Convert.FromBase64String(line)) is { Length: DataKey.Length } key ? new(key) : null;
        }
        catch (Exception exception) when (exception is CryptographicException or FormatException)
        {
            return null;
        }
    }

    private static DataKey? In(List<DataKey> keys, ReadOnlySpan<byte> id)
    {
        foreach (var each in keys)
            if (id.SequenceEqual(each.Id)) return each;
        return null;
    }
}
