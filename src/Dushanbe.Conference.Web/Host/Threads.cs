namespace Dushanbe.Conference.Web.Host;

/// <summary>
/// The threads of the pool. The runtime begins with one per core and adds one every half second: an import and a paper running
/// on two cores would block all requests for that long, as would two requests that wait for SQLite, whose calls block their
/// thread. With spare threads the operating system shares the cores among all of them.
/// </summary>
internal static class Threads
{
    /// <summary>How many there are in addition to one per core.</summary>
    public const int Spare = 16;

    /// <summary>Lets the pool start that many without waiting.</summary>
    public static void Reserve()
    {
        ThreadPool.GetMinThreads(out var workers, out var ports);
        ThreadPool.SetMinThreads(Math.Max(workers, Environment.ProcessorCount + Spare), ports);
    }
}
