using Dushanbe.Conference.Files;

namespace Dushanbe.Conference.Tests.Files;

internal static class FormerFiles
{
    /// <summary>Stores bytes as programs did that did not encrypt: in clear, under their SHA-256.</summary>
    /// <returns>The hash.</returns>
    public static async Task<string> StoreInClearAsync(this Installation installation, byte[] bytes)
    {
        var hash = FileStore.HashOf(bytes);
        var folder = Directory.CreateDirectory(Path.Combine(installation.Folder, "files", hash[..2])).FullName;
        await File.WriteAllBytesAsync(Path.Combine(folder, hash), bytes);
        return hash;
    }
}
