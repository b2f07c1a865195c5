using System.CommandLine;

namespace Dushanbe.Conference.Web.Verbs;

/// <summary>Options shared by several commands.</summary>
internal static class VerbOptions
{
    public static Option<string> Edition() => new("--edition") { Description = Texts.Say("OptionEdition"), Required = true };

    public static Option<string> Out() => new("--out") { Description = Texts.Say("OptionOut"), Required = true };
}
