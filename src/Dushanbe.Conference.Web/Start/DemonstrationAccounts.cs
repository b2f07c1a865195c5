using Dushanbe.Conference.Access;
using Dushanbe.Conference.Accounts;

namespace Dushanbe.Conference.Web.Start;

/// <summary>
/// One account for each role, with well-known passwords, for development only. A database that was used for
/// development has them closed when it starts in Production.
/// </summary>
internal sealed partial class DemonstrationAccounts(
    FindAccount find,
    CreateAccount create,
    ChangeGrants grants,
    ResetPassword passwords,
    CloseAccount close,
    ILogger<DemonstrationAccounts> log)
{
    private static readonly (string Post, string Name, string Email, string Password)[] All =
    [
        ("organizer", "Organizer (demonstration)", "organizer@conference.example", "Lapis-Gate-2022"),
        ("registration", "Registration (demonstration)", "registration@conference.example", "Ivory-Desk-2022"),
        ("badges", "Badges (demonstration)", "badges@conference.example", "Golden-Seal-2022"),
        ("editor", "Editor (demonstration)", "editor@conference.example", "Amber-Page-2022"),
        ("reader", "Reader (demonstration)", "reader@conference.example", "Paper-Rail-2022"),
    ];

    /// <summary>Creates or updates them, and returns a line about each.</summary>
    public async Task<IReadOnlyList<string>> OpenAsync(CancellationToken cancel)
    {
        foreach (var each in All)
        {
            if (await find.ReadAsync(each.Email, each.Password, Actor.Operator, cancel) is not { } account)
            {
                await create.ExecuteAsync(new(each.Name, each.Email, each.Password, each.Post), Actor.Operator, cancel);
                continue;
            }

            if (!account.IsOpen) await close.ExecuteAsync(new(account.Id, Closed: false), Actor.Operator, cancel);
            if (account.Post != each.Post) await grants.ExecuteAsync(new(account.Id, null, each.Post), Actor.Operator, cancel);
            if (!account.HasPassword)
                await passwords.ExecuteAsync(new(account.Id, each.Password), Actor.Operator, cancel);
        }

        return [.. All.Select(each => $"account {each.Post} {each.Email} {each.Password}")];
    }

    /// <summary>Closes existing ones.</summary>
    public async Task CloseAsync(CancellationToken cancel)
    {
        foreach (var each in All)
        {
            if (await find.ReadAsync(each.Email, each.Password, Actor.Operator, cancel) is not { IsOpen: true } account) continue;
            await close.ExecuteAsync(new(account.Id, EvenLast: true), Actor.Operator, cancel);
            Closed(log, each.Post);
        }
    }

    [LoggerMessage(2102, LogLevel.Warning, "Closed the demonstration account with the role {Post}: its password is public")]
    private static partial void Closed(ILogger logger, string post);
}
