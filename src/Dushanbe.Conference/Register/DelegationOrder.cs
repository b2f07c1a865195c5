using Dushanbe.Conference.Data;
using Dushanbe.Conference.People;

namespace Dushanbe.Conference.Register;

/// <summary>
/// People by delegation, in the register and in print runs alike: delegations in the alphabet of a language, each in its own
/// order; people without a delegation at the end, by name.
/// </summary>
internal static class DelegationOrder
{
    /// <param name="db">The context of the query.</param>
    /// <param name="people">Whom to sort.</param>
    /// <param name="language">The language whose alphabet sorts the delegations (BCP 47).</param>
    /// <param name="descending">Whether the delegations are reversed; people without one stay at the end.</param>
    public static IQueryable<Participant> Sort(ConferenceDb db, IQueryable<Participant> people, string language, bool descending = false)
    {
        var placed =
            from person in people
            from delegation in db.Delegations.Where(each => each.Id == person.DelegationId).DefaultIfEmpty()
            select new
            {
                Person = person,
                IsAlone = delegation == null,
                Key = delegation == null ? "" : language == "ru" ? delegation.SortRu : language == "tg" ? delegation.SortTg : delegation.SortEn,
            };
        var last = placed.OrderBy(each => each.IsAlone);
        var ordered = descending ? last.ThenByDescending(each => each.Key) : last.ThenBy(each => each.Key);
        return ordered.ThenBy(each => each.Person.DelegationId).ThenBy(each => each.Person.OrderInDelegation).ThenBy(each => each.Person.SortKey).ThenBy(each => each.Person.Id).Select(each => each.Person);
    }
}
