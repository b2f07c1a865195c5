using Dushanbe.Conference.Accounts;
using Dushanbe.Conference.Web.Kit.Fields;
using Microsoft.Extensions.Localization;

namespace Dushanbe.Conference.Web.Desks.Installation;

/// <summary>How refused data of accounts is told.</summary>
internal static class AccountSpeech
{
    /// <summary>The languages of a letter, each under its own name.</summary>
    public static IReadOnlyList<Choice<string>> Languages { get; } = [.. Names.Languages.All.Select(each => new Choice<string>(each.Tag, each.NativeName))];

    /// <summary>The sentences of some faults; null for none.</summary>
    public static string? Faults(IStringLocalizer<AccountsPage> text, IReadOnlyList<string> codes) =>
        codes.Count == 0 ? null : string.Join(" ", codes.Select(code => text[$"Fault_{code}", AccountsSetup.PasswordLength, AccountFields.LongestName].Value));
}
