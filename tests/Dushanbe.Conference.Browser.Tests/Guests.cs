using Dushanbe.Conference.Accounts;
using Dushanbe.Conference.Registration;
using Dushanbe.Conference.Web.Desks.People;

namespace Dushanbe.Conference.Browser.Tests;

/// <summary>People of the training edition whom a test registers for itself.</summary>
internal static class Guests
{
    /// <summary>A family name that nobody else bears.</summary>
    public static string Family() => $"Zarif{string.Concat(Guid.CreateVersion7().ToString("N")[^8..].Select(digit => (char)('a' + Convert.ToInt32(digit.ToString(), 16))))}";

    public static async Task<Guid> RegisterAsync(this Site site, string given, string family, string? native = null, string? email = null)
    {
        var choices = await site.ChoicesAsync();
        var fields = new ParticipantFields { Given = given, Family = family, NativeName = native, DelegationId = choices.Delegations[0].Id, CategoryId = choices.DefaultCategory, Function = "Adviser", Email = email };
        var outcome = await site.Get<RegisterParticipant>().ExecuteAsync(new(site.Training, fields), Actor.Operator, default);
        return Assert.IsType<RegisterParticipant.Outcome.Registered>(outcome).ParticipantId;
    }

    public static Task<FormChoices.Choices> ChoicesAsync(this Site site) =>
        new FormChoices(site.Get<CategoryList>(), site.Get<DelegationList>()).ReadAsync(site.Training, "en", Actor.Operator, default);
}
