using System.CommandLine;

namespace Dushanbe.Conference.Web.Verbs;

/// <summary>
/// The operations as commands, for operators and scripts: exit code 0 or 1, messages on standard error,
/// paths relative to the working directory.
/// </summary>
internal static class CommandLine
{
    private static readonly string[] Questions = ["--help", "-h", "-?", "--version"];

    /// <summary>
    /// Whether these arguments are a command, including a mistyped one, which is then refused; otherwise they are settings
    /// of the server, such as <c>--urls</c>, <c>/urls</c> or <c>urls=…</c>.
    /// </summary>
    public static bool Understands(string[] args) =>
        args.Length > 0 && (Questions.Contains(args[0], StringComparer.Ordinal) || args[0] is [not ('-' or '/'), ..] && !args[0].Contains('=', StringComparison.Ordinal));

    /// <summary>Runs a command.</summary>
    /// <param name="args">Its name and options.</param>
    /// <param name="output">Receives help and results.</param>
    /// <param name="error">Receives messages.</param>
    /// <param name="folder">The working directory.</param>
    /// <param name="builder">Builds the host whose settings and operations the command uses.</param>
    public static Task<int> RunAsync(string[] args, TextWriter output, TextWriter error, string folder, Func<string[], WebApplicationBuilder> builder) =>
        Root(new VerbRun(error, folder, builder)).Parse(args).InvokeAsync(new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false });

    private static RootCommand Root(VerbRun run) => new(Texts.Say("Help"))
    {
        MigrateVerb.Command(run),
        SeedVerbs.Command(run),
        ExchangeVerbs.Import(run),
        ExchangeVerbs.Export(run),
        BadgesVerb.Command(run),
        BookletVerb.Command(run),
        ParticipantsListVerb.Command(run),
        CopyVerb.Command(run),
        BackupVerbs.Backup(run),
        BackupVerbs.Restore(run),
        JournalVerbs.Command(run),
        KeyVerbs.Command(run),
        AccountVerbs.Command(run),
    };
}
