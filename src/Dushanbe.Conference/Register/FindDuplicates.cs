using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Files.AtRest;
using Dushanbe.Conference.People.Passports;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Register;

/// <summary>Finds people who may be the same as the one being typed: a warning only.</summary>
public sealed class FindDuplicates(IDbContextFactory<ConferenceDb> databases, RegisterIndex index, FieldSecrets secrets)
{
    /// <summary>What has been typed up to now.</summary>
    /// <param name="EditionId">The edition.</param>
    /// <param name="Given">The given name.</param>
    /// <param name="Family">The family name.</param>
    /// <param name="NativeName">The name in its own script.</param>
    /// <param name="Email">The e-mail address.</param>
    /// <param name="DelegationId">The delegation.</param>
    /// <param name="ExceptId">The person being edited.</param>
    public sealed record Form(Guid EditionId, string? Given, string? Family, string? NativeName = null, string? Email = null, Guid? DelegationId = null, Guid? ExceptId = null)
    {
        /// <summary>The passport, where it is known; asked only for an actor who may see passports.</summary>
        public PassportFields? Passport { get; init; }
    }

    /// <summary>Searches among those whom the actor may see; the likeliest first.</summary>
    /// <exception cref="NotPermittedException">The actor may not open the desk.</exception>
    public async Task<IReadOnlyList<Twins.Match>> ReadAsync(Form form, Actor actor, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(actor);
        var (rows, contacts) = (actor.MustRows(Permission.ReadDesk, form.EditionId), actor.Rows(Permission.SeeContacts, form.EditionId));
        await using var db = await databases.CreateDbContextAsync(cancel);
        var byPassport = await PassportTwins.AmongAsync(db, secrets, form, rows, actor.Rows(Permission.SeePassports, form.EditionId), cancel);
        var byName = await Twins.AmongAsync(db, index, form, rows, contacts, cancel);
        return [.. byPassport.Concat(byName).GroupBy(each => each.Row.Id).Select(each => each.MinBy(match => match.Reason)!).OrderBy(each => each.Reason)];
    }
}
