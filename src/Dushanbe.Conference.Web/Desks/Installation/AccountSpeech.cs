using Dushanbe.Conference.Accounts;
using Microsoft.Extensions.Localization;

namespace Dushanbe.Conference.Web.Desks.Installation;

/// <summary>How refused data of accounts is told.</summary>
internal static class AccountSpeech
{
    /// <summary>The sentences of some faults; null for none.</summary>
    public static string? Faults(IStringLocalizer<AccountsPage> text, IReadOnlyList<string> codes) =>
        codes.Count == 0 ? null : string.Join(" ", codes.Select(code => text[$"Fault_{code}", AccountsSetup.PasswordLength, AccountFields.LongestName].Value));
}
