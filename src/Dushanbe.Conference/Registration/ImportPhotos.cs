using System.IO.Compression;
using Dushanbe.Conference.Printing.Drawing;

namespace Dushanbe.Conference.Registration;

/// <summary>The photos that come with an import file. A name is only ever looked up among them: it never becomes a path outside.</summary>
public abstract class ImportPhotos
{
    private ImportPhotos() { }

    /// <summary>Photos in a folder, as beside a file on the server.</summary>
    public static ImportPhotos Folder(string folder) => new InFolder(Path.GetFullPath(folder));

    /// <summary>Photos in a ZIP file.</summary>
    public static ImportPhotos Zip(byte[] bytes) => new InZip(bytes);

    /// <summary>Whether a name may be looked up: a file, perhaps in folders below, never above or elsewhere.</summary>
    internal static bool StaysInside(string name) =>
        name.Length is > 0 and <= 400 && !name.AsSpan().ContainsAny('\\', ':', '\0') && !Path.IsPathRooted(name)
        && name.Split('/').All(part => part.Length > 0 && part is not ("." or "..") && !part.Any(char.IsControl));

    /// <summary>The bytes of a photo, cut off where they are too many to be one; null where there is none.</summary>
    internal abstract Task<byte[]?> ReadAsync(string name, CancellationToken cancel);

    private static async Task<byte[]> BytesAsync(Stream stream, CancellationToken cancel)
    {
        // one byte more than a picture may have, so that the press can say so
        using var bytes = new MemoryStream();
        var buffer = new byte[81_920];
        int count;
        while (bytes.Length <= Picture.MaxBytes && (count = await stream.ReadAsync(buffer, cancel)) > 0) bytes.Write(buffer, 0, count);
        return bytes.ToArray();
    }

    private sealed class InFolder(string folder) : ImportPhotos
    {
        internal override async Task<byte[]?> ReadAsync(string name, CancellationToken cancel)
        {
            var file = new FileInfo(Path.Combine(folder, name));
            if (!file.Exists || HasLink(file)) return null;
            await using var stream = file.OpenRead();
            return await BytesAsync(stream, cancel);
        }

        // a link could lead anywhere
        private bool HasLink(FileInfo file)
        {
            if (file.LinkTarget is not null) return true;
            for (var each = file.Directory; each is not null && each.FullName.Length > folder.TrimEnd(Path.DirectorySeparatorChar).Length; each = each.Parent)
                if (each.LinkTarget is not null) return true;
            return false;
        }
    }

    private sealed class InZip : ImportPhotos
    {
        private readonly Dictionary<string, ZipArchiveEntry> entries = new(StringComparer.Ordinal);

        public InZip(byte[] bytes)
        {
            // in memory, so there is nothing to close
            foreach (var entry in new ZipArchive(new MemoryStream(bytes), ZipArchiveMode.Read).Entries)
            {
                entries.TryAdd(entry.FullName, entry);
                // most tools put a folder of its own into the archive
                var folder = entry.FullName.IndexOf('/', StringComparison.Ordinal);
                if (folder >= 0) entries.TryAdd(entry.FullName[(folder + 1)..], entry);
            }
        }

        internal override async Task<byte[]?> ReadAsync(string name, CancellationToken cancel)
        {
            if (!entries.TryGetValue(name, out var entry)) return null;
            await using var stream = await entry.OpenAsync(cancel);
            return await BytesAsync(stream, cancel);
        }
    }
}
