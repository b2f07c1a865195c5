namespace Dushanbe.Conference.Backups;

/// <summary>The names of the entries in a backup. Only these are ever read or written, so that a name never leads out of the folder.</summary>
internal static class BackupNames
{
    /// <summary>The first entry.</summary>
    public const string Manifest = "manifest";

    /// <summary>Bytes of the longest name.</summary>
    public const int Longest = 300;

    private const int LongestPart = 200, HashLength = 64;

    // what one of the systems that the program runs on gives a meaning to
    private static readonly System.Buffers.SearchValues<char> Marks = System.Buffers.SearchValues.Create("/\\:*?\"<>|");

    public static string File(string hash) => $"{DataLayout.Files}/{hash}";

    /// <summary>The hash of an upload; null for another entry.</summary>
    public static string? HashOf(string name) =>
        name.StartsWith($"{DataLayout.Files}/", StringComparison.Ordinal) && name[(DataLayout.Files.Length + 1)..] is { Length: HashLength } hash && hash.All(char.IsAsciiHexDigitLower) ? hash : null;

    /// <summary>Where an entry lies below the data folder; null where no backup has such an entry.</summary>
    public static string? PathOf(string name)
    {
        if (name is DataLayout.Database or DataLayout.Anchors) return name;
        if (HashOf(name) is { } hash) return Path.Combine(DataLayout.Files, hash[..2], hash);
        return name.Split('/') is [DataLayout.Keys or DataLayout.Fonts, var file] && IsPlain(file) ? Path.Combine(name.Split('/')) : null;
    }

    private static bool IsPlain(string file) =>
        file.Length is > 0 and <= LongestPart && file[0] is not ('.' or ' ') && file[^1] is not ('.' or ' ') && !file.AsSpan().ContainsAny(Marks) && !file.Any(char.IsControl);
}
