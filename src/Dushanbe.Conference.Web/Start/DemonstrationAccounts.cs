using Dushanbe.Conference.Access;
using Dushanbe.Conference.Accounts;
using Dushanbe.Conference.Grants;

namespace Dushanbe.Conference.Web.Start;

/// <summary>
/// One account for each role, with well-known passwords, for development only. A database that was used for
/// development has them closed when it starts in Production.
/// </summary>
internal sealed partial class DemonstrationAccounts(
    FindAccount find,
    CreateAccount create,
    GiveRole give,
    ResetPassword passwords,
    CloseAccount close,
    ILogger<DemonstrationAccounts> log)
{
    private static readonly (string Role, string Name, string Email, string Password)[] All =
    [
        (Access.Roles.Owner, "Owner (demonstration)", "owner@conference.example", "Silver-Key-2022"),
        ("organizer", "Organizer (demonstration)", "organizer@conference.example", "Lapis-Gate-2022"),
        ("registration", "Registration (demonstration)", "registration@conference.example", "Ivory-Desk-2022"),
        ("badges", "Badges (demonstration)", "badges@conference.example", "Golden-Seal-2022"),
        ("editor", "Editor (demonstration)", "editor@conference.example", "Amber-Page-2022"),
        (Access.Roles.Auditor, "Auditor (demonstration)", "auditor@conference.example", "Clear-Glass-2022"),
        ("reader", "Reader (demonstration)", "reader@conference.example", "Paper-Rail-2022"),
    ];

    /// <summary>The roles that have one.</summary>
    public static IEnumerable<string> Roles => All.Select(each => each.Role);

    /// <summary>Creates or updates them, and returns a line about each.</summary>
    public async Task<IReadOnlyList<string>> OpenAsync(CancellationToken cancel)
    {
        foreach (var each in All)
        {
            if (await find.ReadAsync(each.Email, each.Password, Actor.Operator, cancel) is not { } account)
            {
                await create.ExecuteAsync(new(each.Name, each.Email, each.Password, each.Role), Actor.Operator, cancel);
                continue;
            }

            if (!account.IsOpen) await close.ExecuteAsync(new(account.Id, Closed: false), Actor.Operator, cancel);
            if (!account.Roles.Contains(each.Role, StringComparer.Ordinal)) await give.ExecuteAsync(new(account.Id, each.Role, GrantScope.Installation, null), Actor.Operator, cancel);
            if (!account.HasPassword)
                await passwords.ExecuteAsync(new(account.Id, each.Password), Actor.Operator, cancel);
        }

        return [.. All.Select(each => $"account {each.Role} {each.Email} {each.Password}")];
    }

    /// <summary>Closes existing ones.</summary>
    public async Task CloseAsync(CancellationToken cancel)
    {
        foreach (var each in All)
        {
            if (await find.ReadAsync(each.Email, each.Password, Actor.Operator, cancel) is not { IsOpen: true } account) continue;
            await close.ExecuteAsync(new(account.Id, EvenLast: true), Actor.Operator, cancel);
            Closed(log, each.Role);
        }
    }

    [LoggerMessage(2102, LogLevel.Warning, "Closed the demonstration account with the role {Role}: its password is public")]
    private static partial void Closed(ILogger logger, string role);
}
