using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Dushanbe.Conference.Journal;

/// <summary>
/// Seals the entries of the journal with a key that lies outside the database (HMAC-SHA256): whoever has only the database can
/// change an entry but cannot compute a matching seal.
/// </summary>
public sealed class JournalSeal
{
    /// <summary>Bytes of a key, a digest, a mark and a seal.</summary>
    public const int Length = 32;

    internal const int SaltLength = 16;

    // what stands before the first entry of a chain
    internal static readonly byte[] Start = new byte[Length];

    private readonly byte[] key;

    /// <param name="key">The key.</param>
    /// <exception cref="ArgumentException">It has not <see cref="Length"/> bytes.</exception>
    public JournalSeal(ReadOnlySpan<byte> key)
    {
        if (key.Length != Length) throw new ArgumentException($"The key of the journal has {Length} bytes, not {key.Length}.", nameof(key));
        this.key = key.ToArray();
    }

    /// <summary>Puts an entry into its place in a chain.</summary>
    internal void Put(JournalEntry entry, long number, byte[] previous)
    {
        entry.Number = number;
        entry.Salt = RandomNumberGenerator.GetBytes(SaltLength);
        entry.TextDigest = DigestOf(entry, entry.Salt);
        entry.Mark = MarkOf(entry, entry.TextDigest);
        entry.Seal = SealOf(number, previous, entry.Mark);
    }

    /// <summary>The digest of what an entry tells about persons.</summary>
    internal static byte[] DigestOf(JournalEntry entry, byte[] salt)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, salt);
        Add(hash, entry.ActorName);
        Add(hash, entry.Reason);
        Add(hash, entry.Changes.Count);
        foreach (var change in entry.Changes)
        {
            Add(hash, change.Field);
            Add(hash, change.From);
            Add(hash, change.To);
            Add(hash, change.EditionId);
        }

        return hash.GetHashAndReset();
    }

    /// <summary>The mark of an entry: of everything but its place and the text that its digest stands for.</summary>
    internal byte[] MarkOf(JournalEntry entry, byte[] textDigest)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        Add(hash, entry.Id);
        Add(hash, entry.EditionId);
        Add(hash, entry.Subject.ToString());
        Add(hash, entry.SubjectId);
        Add(hash, entry.Action.ToString());
        // what every engine keeps
        Add(hash, entry.At.Ticks / TimeSpan.TicksPerMicrosecond);
        Add(hash, entry.ActorId);
        hash.AppendData(textDigest);
        return hash.GetHashAndReset();
    }

    /// <summary>The seal of a mark in its place.</summary>
    internal byte[] SealOf(long number, byte[] previous, byte[] mark)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        Add(hash, number);
        hash.AppendData(previous);
        hash.AppendData(mark);
        return hash.GetHashAndReset();
    }

    // each preceded by its length, so that different entries never give the same bytes
    private static void Add(IncrementalHash hash, string? text)
    {
        Add(hash, text is null ? -1 : Encoding.UTF8.GetByteCount(text));
        if (text is not null) hash.AppendData(Encoding.UTF8.GetBytes(text));
    }

    private static void Add(IncrementalHash hash, Guid? key)
    {
        Add(hash, key is null ? 0 : 1);
        if (key is { } value) hash.AppendData(value.ToByteArray(bigEndian: true));
    }

    private static void Add(IncrementalHash hash, long number)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, number);
        hash.AppendData(bytes);
    }
}
