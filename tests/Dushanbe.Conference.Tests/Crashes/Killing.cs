using System.Diagnostics;
using System.Globalization;

namespace Dushanbe.Conference.Tests.Crashes;

/// <summary>Starts a <see cref="KilledWriter"/> and kills it with SIGKILL.</summary>
internal static class Killing
{
    /// <summary>Lets it write for a while.</summary>
    /// <param name="program">The assembly that runs it.</param>
    /// <param name="folder">The folder of the installation.</param>
    /// <param name="edition">The edition.</param>
    /// <param name="category">The category.</param>
    /// <param name="writers">How many write at once.</param>
    /// <param name="lives">How long it lives after its first word.</param>
    /// <returns>The lines that it has said to the end, and what it said on standard error.</returns>
    public static async Task<(List<string> Said, string Trouble)> RunAsync(string program, string folder, Guid edition, Guid category, int writers, TimeSpan lives)
    {
        var start = new ProcessStartInfo("dotnet", [program, KilledWriter.Word, folder, $"{edition}", $"{category}", writers.ToString(CultureInfo.InvariantCulture)]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        using var child = Process.Start(start)!;
        var trouble = child.StandardError.ReadToEndAsync();
        var first = await child.StandardOutput.ReadLineAsync();
        var rest = child.StandardOutput.ReadToEndAsync();
        if (first is not null) await Task.Delay(lives);
        child.Kill();
        await child.WaitForExitAsync();
        var said = $"{first}\n{await rest}";
        // what comes after the last line end was cut off
        return ([.. said[..(said.LastIndexOf('\n') + 1)].Split('\n', StringSplitOptions.RemoveEmptyEntries)], await trouble);
    }
}
