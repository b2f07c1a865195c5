using Microsoft.Extensions.Logging;

namespace Dushanbe.Conference.Backups;

/// <summary>What killed processes and former backups left. One that belongs to another account must stop nothing but its own removal.</summary>
internal static partial class Leftover
{
    /// <summary>Does something with one of them; where the system refuses it, warns.</summary>
    /// <returns>What was done; false where it was refused.</returns>
    public static bool Try(string path, Func<string, bool> deed, ILogger log)
    {
        try
        {
            return deed(path);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            Refused(log, path, refused.Message);
            return false;
        }
    }

    [LoggerMessage(1306, LogLevel.Warning, "{Path} is left as it is, since it cannot be read or deleted: {Reason} Does it belong to another account?")]
    private static partial void Refused(ILogger logger, string path, string reason);
}
