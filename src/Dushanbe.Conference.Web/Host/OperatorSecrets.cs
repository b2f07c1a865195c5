using Microsoft.Extensions.Configuration.CommandLine;

namespace Dushanbe.Conference.Web.Host;

/// <summary>Passphrases and passwords that the operator gives in settings or in a file.</summary>
internal static class OperatorSecrets
{
    /// <summary>Whether a setting is on the command line, where every user of the machine can read it.</summary>
    public static bool IsOnCommandLine(this IConfiguration settings, string key) =>
        settings is IConfigurationRoot root && root.Providers.OfType<CommandLineConfigurationProvider>().Any(each => each.TryGet(key, out _));

    /// <summary>The first line of a file where one is named, else what is set; null for nothing.</summary>
    /// <param name="set">The secret itself.</param>
    /// <param name="file">The file; a relative path is relative to the program.</param>
    /// <param name="contentRoot">The folder of the program.</param>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static string? Read(string? set, string? file, string contentRoot)
    {
        if (file is null) return string.IsNullOrEmpty(set) ? null : set;
        using var reader = new StreamReader(Path.GetFullPath(file, contentRoot));
        return reader.ReadLine();
    }
}
