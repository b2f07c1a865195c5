using System.Globalization;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Editions;
using Dushanbe.Conference.Grants;
using Dushanbe.Conference.Names;
using Microsoft.Extensions.Localization;

namespace Dushanbe.Conference.Web.Kit;

/// <summary>How roles are told.</summary>
internal sealed class RoleSpeech(IStringLocalizer<RoleWords> words)
{
    /// <summary>The name of a role, or of the single permission that a grant of an older program holds.</summary>
    public string Name(string role) => Roles.Find(role) is not null ? words[$"Role_{role}"] : Enum.TryParse<Permission>(role, out var one) ? Permission(one) : role;

    /// <summary>What it is for.</summary>
    public string Hint(string role) => words[$"Hint_{role}"];

    /// <summary>What a permission allows.</summary>
    public string Permission(Permission permission) => words[$"May_{permission}"];

    /// <summary>Where a role holds.</summary>
    public string Where(AccountList.Held held, IReadOnlyList<EditionList.Row> editions, string language) =>
        Where(held.Scope, held.ScopeName, editions.FirstOrDefault(each => each.Id == held.EditionId)?.ShortTitle, language);

    /// <summary>Where a role holds.</summary>
    /// <param name="scope">Its scope.</param>
    /// <param name="name">The name of the delegation, category or session; null for an edition or the installation.</param>
    /// <param name="edition">The title of the edition, where the reader does not know it.</param>
    /// <param name="language">The reader's language.</param>
    public string Where(GrantScope scope, LocalizedText? name, LocalizedText? edition, string language)
    {
        var title = edition?.Best(language).Text;
        return scope switch
        {
            GrantScope.Installation => words["Everywhere"],
            GrantScope.Edition => title ?? words["Gone"],
            _ when name is null => words["Gone"],
            _ => title is null ? words[$"On_{scope}", name.Best(language).Text] : $"{words[$"On_{scope}", name.Best(language).Text].Value}, {title}",
        };
    }

    /// <summary>Until when a role holds; null for ever.</summary>
    public string? Until(AccountList.Held held, IReadOnlyList<EditionList.Row> editions) =>
        held.EndsAt is not { } at ? null : words[held.IsEnded ? "EndedOn" : "Until", Moment(at, editions.FirstOrDefault(each => each.Id == held.EditionId)?.ZoneId)].Value;

    /// <summary>A moment in the zone of an edition, or in UTC; the end of a day as that day.</summary>
    public static string Moment(DateTime utc, string? zoneId)
    {
        var local = zoneId is null ? utc : EditionClock.Local(zoneId, utc);
        return local.TimeOfDay == TimeSpan.Zero ? local.AddDays(-1).ToString("d MMM yyyy", CultureInfo.CurrentCulture)
            : $"{local.ToString("d MMM yyyy HH:mm", CultureInfo.CurrentCulture)}{(zoneId is null ? " UTC" : "")}";
    }
}
