using System.Globalization;

namespace Dushanbe.Conference.Benchmarks.Registration;

/// <summary>The time that all programs of the machine have used: what is measured depends on it.</summary>
internal static class Cores
{
    /// <summary>It; zero where the system does not tell.</summary>
    public static TimeSpan All()
    {
        if (!File.Exists("/proc/stat")) return TimeSpan.Zero;
        var fields = File.ReadLines("/proc/stat").First().Split(' ', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(each => long.Parse(each, CultureInfo.InvariantCulture)).ToArray();
        // user, nice and system, in hundredths of a second
        return TimeSpan.FromMilliseconds(10 * (fields[0] + fields[1] + fields[2]));
    }
}
