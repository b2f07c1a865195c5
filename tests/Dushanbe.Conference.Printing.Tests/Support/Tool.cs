using System.Diagnostics;
using System.Text;

namespace Dushanbe.Conference.Printing.Tests.Support;

/// <summary>Runs the programs that judge our files.</summary>
internal static class Tool
{
    public sealed record Result(int Code, string Output, string Errors);

    public static Result Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        Assert.True(process.WaitForExit(TimeSpan.FromMinutes(2)), $"{program} did not end");
        return new(process.ExitCode, output, errors.GetAwaiter().GetResult());
    }

    /// <summary>Hands a file of these bytes to a function and removes it afterwards.</summary>
    public static T WithFile<T>(byte[] bytes, string extension, Func<string, T> use)
    {
        var path = Path.Combine(Path.GetTempPath(), $"press-{Guid.CreateVersion7():N}{extension}");
        File.WriteAllBytes(path, bytes);
        try
        {
            return use(path);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
