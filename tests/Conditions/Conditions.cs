using System.Runtime.CompilerServices;

namespace Dushanbe.Conference.Conditions;

/// <summary>What a test needs beside the .NET SDK. A test whose need is absent is skipped with a remedy, except under CI=true, where it runs and fails.</summary>
internal static class Need
{
    public static string? Tool(string program, string package) =>
        Missing(OnPath(program) is not null, $"{program} is not installed; on Debian: apt-get install {package}");

    public static string? Shared() =>
        Missing(SharedFolder is not null, "the folder 'shared' does not stand beside the repository");

    public static string? File(string path, string package) =>
        Missing(System.IO.File.Exists(path), $"{path} is absent; on Debian: apt-get install {package}");

    public static string? Mount() =>
        Missing(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess && OnPath("mount") is not null, "only root on Linux may mount a file system");

    /// <summary>The folder of reference data beside the repository, or null.</summary>
    public static string? SharedFolder { get; } = Find(Path.Combine(Root(), "..", "shared"));

    /// <summary>The root of the repository.</summary>
    public static string Root() => AboveConditions();

    // Only a call from this file gets this file's path.
    private static string AboveConditions([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", ".."));

    public static string? OnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Select(folder => Path.Combine(folder, program))
            .FirstOrDefault(System.IO.File.Exists);

    private static string? Find(string folder) => Directory.Exists(folder) ? Path.GetFullPath(folder) : null;

    private static string? Missing(bool present, string remedy) =>
        present || Environment.GetEnvironmentVariable("CI") == "true" ? null : remedy;
}

/// <summary>A test that runs a program such as pdftotext; skipped where it is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ToolFactAttribute : FactAttribute
{
    public ToolFactAttribute(string program, string package) => Skip = Need.Tool(program, package);
}

/// <summary>A theory that runs a program such as pdftotext; skipped where it is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ToolTheoryAttribute : TheoryAttribute
{
    public ToolTheoryAttribute(string program, string package) => Skip = Need.Tool(program, package);
}

/// <summary>A test that reads reference data from the folder 'shared' beside the repository; skipped where it is absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SharedFactAttribute : FactAttribute
{
    public SharedFactAttribute() => Skip = Need.Shared();
}

/// <summary>A test that reads a file of a Debian package, such as Unicode's conformance files; skipped where it is absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class FileFactAttribute : FactAttribute
{
    public FileFactAttribute(string path, string package) => Skip = Need.File(path, package);
}

/// <summary>A theory that reads a file of a Debian package; skipped where it is absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class FileTheoryAttribute : TheoryAttribute
{
    public FileTheoryAttribute(string path, string package) => Skip = Need.File(path, package);
}

/// <summary>A test that mounts a file system of its own in memory: root on Linux; skipped elsewhere.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class MountFactAttribute : FactAttribute
{
    public MountFactAttribute() => Skip = Need.Mount();
}
