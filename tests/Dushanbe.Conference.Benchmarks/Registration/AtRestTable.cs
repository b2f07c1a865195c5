using System.Diagnostics;
using Dushanbe.Conference.Files;

namespace Dushanbe.Conference.Benchmarks.Registration;

/// <summary>What encryption costs whoever reads photos: those of all badges of a conference, those of a page of the register, and an upload.</summary>
internal static class AtRestTable
{
    private const int Photos = 753, Page = 50, Rounds = 20;

    // as a printed photo, and as one from a telephone
    private const int PrintedLength = 45_000, OriginalLength = 2_500_000;

    public static async Task PrintAsync()
    {
        await using var installation = await DisposableInstallation.CreateAsync();
        var files = installation.Get<FileStore>();
        var (sealedNames, clearNames) = (new List<string>(), new List<string>());
        for (var each = 0; each < Photos; each++)
        {
            sealedNames.Add(await files.SaveAsync(Bytes(PrintedLength), default));
            clearNames.Add(Clear(installation.Folder, Bytes(PrintedLength)));
        }

        var (sealedOriginal, clearOriginal) = (await files.SaveAsync(Bytes(OriginalLength), default), Clear(installation.Folder, Bytes(OriginalLength)));
        Console.WriteLine("                                  in clear   encrypted");
        Print($"{Photos} printed photos, one by one", () => ReadAll(files, clearNames), () => ReadAll(files, sealedNames));
        Print($"{Page} of them", () => ReadAll(files, clearNames.Take(Page)), () => ReadAll(files, sealedNames.Take(Page)));
        Print("an original of 2.5 MB", () => files.Read(clearOriginal), () => files.Read(sealedOriginal));
        var bytes = Bytes(PrintedLength);
        Print("storing a printed photo", () => Clear(installation.Folder, [.. bytes, .. Guid.CreateVersion7().ToByteArray()]), () => files.SaveAsync((byte[])[.. bytes, .. Guid.CreateVersion7().ToByteArray()], default).GetAwaiter().GetResult());
    }

    private static void ReadAll(FileStore files, IEnumerable<string> names)
    {
        foreach (var each in names) _ = files.Read(each) ?? throw new InvalidOperationException("A photo cannot be read.");
    }

    // the median
    private static void Print(string what, Action clear, Action encrypted) => Console.WriteLine($"{what,-32}{TimeOf(clear),8:0.00} ms {TimeOf(encrypted),8:0.00} ms");

    private static double TimeOf(Action deed)
    {
        deed();
        var times = new List<double>();
        for (var round = 0; round < Rounds; round++)
        {
            var start = Stopwatch.GetTimestamp();
            deed();
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        times.Sort();
        return times[Rounds / 2];
    }

    private static string Clear(string folder, byte[] bytes)
    {
        var hash = FileStore.HashOf(bytes);
        var path = Path.Combine(Directory.CreateDirectory(Path.Combine(folder, "files", hash[..2])).FullName, hash);
        File.WriteAllBytes(path, bytes);
        return hash;
    }

    private static byte[] Bytes(int length)
    {
        var bytes = new byte[length];
        Random.Shared.NextBytes(bytes);
        return bytes;
    }
}
