using System.Security.Cryptography;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.People;
using Dushanbe.Conference.Register;
using Dushanbe.Conference.Web.Desks.People;

namespace Dushanbe.Conference.Browser.Tests;

/// <summary>People of the training edition whom a test registers for itself.</summary>
internal static class Guests
{
    /// <summary>
    /// A family name that nobody else bears, nor one that a search could take for it: consonants that are never folded
    /// into each other, with a vowel between, so that no two names share a skeleton.
    /// </summary>
    public static string Family() => $"Zari{string.Concat(RandomNumberGenerator.GetItems<char>("bdfglmnprst", 8).Select(consonant => $"{consonant}o"))}";

    public static async Task<Guid> RegisterAsync(this Site site, string given, string family, string? native = null, string? email = null, Guid? delegation = null)
    {
        var choices = await site.ChoicesAsync();
        var fields = new ParticipantFields { Given = given, Family = family, NativeName = native, DelegationId = delegation ?? choices.Delegations[0].Id, CategoryId = choices.DefaultCategory, Function = "Adviser", Email = email };
        var outcome = await site.Get<RegisterParticipant>().ExecuteAsync(new(site.Training, fields), Actor.Operator, default);
        return Assert.IsType<RegisterParticipant.Outcome.Registered>(outcome).ParticipantId;
    }

    public static Task<FormChoices.Choices> ChoicesAsync(this Site site) =>
        new FormChoices(site.Get<CategoryList>(), site.Get<DelegationList>()).ReadAsync(site.Training, "en", Actor.Operator, default);

    /// <summary>Somebody whom the focal point of a delegation sends to review.</summary>
    public static async Task<(Actor Focal, Guid Id)> SubmitAsync(this Site site)
    {
        var delegation = (await site.Get<DelegationList>().ReadAsync(site.Training, null, "en", Actor.Operator, default))[0].Id;
        var category = (await site.Get<CategoryList>().ReadAsync(site.Training, Actor.Operator, default))[0].Id;
        var focal = new Actor(null, "F. Focal", [.. Roles.PermissionsOf(Roles.FocalPoint).Select(each => new GrantedPermission(each, GrantScope.Delegation, delegation, site.Training))]);
        var fields = new ParticipantFields { Given = "Nodira", Family = Family(), CategoryId = category, DelegationId = delegation, Capacity = Capacity.Adviser };
        var made = Assert.IsType<RegisterParticipant.Outcome.Registered>(await site.Get<RegisterParticipant>().ExecuteAsync(new(site.Training, fields), focal, default));
        return (focal, made.ParticipantId);
    }
}
