using Dushanbe.Conference.Accounts;
using Dushanbe.Conference.Grants;
using Dushanbe.Conference.Web.Kit.Fields;
using Microsoft.Extensions.Localization;

namespace Dushanbe.Conference.Web.Desks.Installation;

/// <summary>How states and refused data of accounts are told.</summary>
internal static class AccountSpeech
{
    /// <summary>The languages of a letter, each under its own name.</summary>
    public static IReadOnlyList<Choice<string>> Languages { get; } = [.. Names.Languages.All.Select(each => new Choice<string>(each.Tag, each.NativeName))];

    /// <summary>The key of the text for the state of an account.</summary>
    public static string StateOf(AccountList.Row account, DateTimeOffset now) =>
        account.ClosedAt is not null ? "Closed" : account.IsInvited ? "Invited" : account.LockedUntil > now ? "Locked" : "Open";

    /// <summary>The sentences of some faults; null for none.</summary>
    public static string? Faults(IStringLocalizer<AccountsPage> text, IReadOnlyList<string> codes) =>
        codes.Count == 0 ? null : string.Join(" ", codes.Select(code => text[$"Fault_{code}", AccountsSetup.PasswordLength, AccountFields.LongestName, AccountsSetup.LongestPassword].Value));
}
