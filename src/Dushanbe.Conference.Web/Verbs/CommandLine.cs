using System.CommandLine;

namespace Dushanbe.Conference.Web.Verbs;

/// <summary>
/// The same operations from the command line, for operators and scripts: exit code 0 or 1, messages on standard error,
/// relative paths from the folder of the caller.
/// </summary>
internal static class CommandLine
{
    private static readonly string[] Questions = ["--help", "-h", "-?", "--version"];

    /// <summary>
    /// Whether these arguments are for a verb, a mistyped one included, which is then refused; if not, they are settings
    /// of the server, such as <c>--urls</c>, <c>/urls</c> or <c>urls=…</c>.
    /// </summary>
    public static bool Understands(string[] args) =>
        args.Length > 0 && (Questions.Contains(args[0], StringComparer.Ordinal) || args[0] is [not ('-' or '/'), ..] && !args[0].Contains('=', StringComparison.Ordinal));

    /// <summary>Runs a verb.</summary>
    /// <param name="args">Its name and options.</param>
    /// <param name="output">Takes help, and what was asked for.</param>
    /// <param name="error">Takes messages.</param>
    /// <param name="folder">The folder of the caller.</param>
    /// <param name="builder">Makes the host whose settings and operations the verb uses.</param>
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
        CopyVerb.Command(run),
    };
}
