using System.Security.Cryptography;
using Dushanbe.Conference.Backups;
using Dushanbe.Conference.Files;
using Dushanbe.Conference.Journal;

namespace Dushanbe.Conference.Web.Host;

/// <summary>The key that the journal is sealed with: a file of the data folder, outside the database, made once for all servers over that folder.</summary>
internal static class JournalKey
{
    /// <exception cref="IOException">The file is not a key.</exception>
    public static JournalSeal In(string folder)
    {
        var path = Path.Combine(folder, DataLayout.JournalKey);
        if (!File.Exists(path)) Make(path);
        Span<byte> key = stackalloc byte[JournalSeal.Length];
        if (!Convert.TryFromBase64String(File.ReadAllText(path).Trim(), key, out var length) || length != JournalSeal.Length)
            throw new IOException($"The file {path} is not the key of the journal. Restore it from the backup; without it the entries written so far cannot be verified.");
        return new JournalSeal(key);
    }

    // written to a temporary file and renamed: of two servers that start at once the first creates it and both read it
    private static void Make(string path)
    {
        var draft = $"{path}.{Guid.CreateVersion7():N}";
        using (var file = new StreamWriter(OwnerFile.Open(draft, FileMode.CreateNew, FileAccess.Write))) file.Write(Convert.ToBase64String(RandomNumberGenerator.GetBytes(JournalSeal.Length)));
        if (!OwnerFile.Place(draft, path)) File.Delete(draft);
    }
}
