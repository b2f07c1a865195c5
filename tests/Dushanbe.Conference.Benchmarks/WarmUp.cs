using System.Runtime;

namespace Dushanbe.Conference.Benchmarks;

/// <summary>Runs before those that are measured.</summary>
internal static class WarmUp
{
    private const int Least = 40;
    private const int Most = 400;
    private const int Quiet = 5;

    /// <summary>Runs until the compiler, which works beside the runs and counts as time of the processor, has had nothing to do for some of them.</summary>
    public static async Task UntilCompiledAsync(Func<Task> run)
    {
        for (var (runs, quiet) = (0, 0); runs < Most && (runs < Least || quiet < Quiet); runs++)
        {
            var compiled = JitInfo.GetCompiledMethodCount();
            await run();
            quiet = JitInfo.GetCompiledMethodCount() == compiled ? quiet + 1 : 0;
        }
    }
}
