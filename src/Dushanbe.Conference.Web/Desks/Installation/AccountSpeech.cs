using System.Globalization;
using Dushanbe.Conference.Accounts;
using Dushanbe.Conference.Editions;
using Dushanbe.Conference.Grants;
using Dushanbe.Conference.Web.Host;
using Dushanbe.Conference.Web.Kit;
using Dushanbe.Conference.Web.Kit.Fields;
using Microsoft.Extensions.Localization;

namespace Dushanbe.Conference.Web.Desks.Installation;

/// <summary>How states and refused data of accounts are told.</summary>
internal static class AccountSpeech
{
    /// <summary>The languages of a letter, each under its own name.</summary>
    public static IReadOnlyList<Choice<string>> Languages { get; } = [.. Names.Languages.All.Select(each => new Choice<string>(each.Tag, each.NativeName))];

    /// <summary>The edition that is offered first: that of the home page, which is the one being prepared, else one that is not for training.</summary>
    public static EditionList.Row? HomeOf(Desk desk, InstallationOptions options) =>
        desk.Editions.FirstOrDefault(each => each.Slug == options.HomeEdition) ?? desk.Editions.FirstOrDefault(each => !each.IsTraining);

    /// <summary>A moment by the clock of an edition, and by which clock that is.</summary>
    public static string Moment(DateTime utc, string? zoneId)
    {
        var local = zoneId is null ? utc : EditionClock.Local(zoneId, utc);
        return $"{local.ToString("d MMM yyyy HH:mm", CultureInfo.CurrentCulture)} {DateWords.Offset(local - utc)}";
    }

    /// <summary>The key of the text for the state of an account.</summary>
    public static string StateOf(AccountList.Row account, DateTimeOffset now) =>
        account.ClosedAt is not null ? "Closed" : account.IsInvited ? "Invited" : account.LockedUntil > now ? "Locked" : "Open";

    /// <summary>The sentences of some faults; null for none.</summary>
    public static string? Faults(IStringLocalizer<AccountsPage> text, IReadOnlyList<string> codes) =>
        codes.Count == 0 ? null : string.Join(" ", codes.Select(code => text[$"Fault_{code}", AccountsSetup.PasswordLength, AccountFields.LongestName, AccountsSetup.LongestPassword].Value));
}
