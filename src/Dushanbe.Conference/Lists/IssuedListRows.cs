using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;

namespace Dushanbe.Conference.Lists;

/// <summary>The only way to read issued lists and whom they name. A list belongs to a whole edition: whoever reaches a part of one reaches none.</summary>
internal static class IssuedListRows
{
    extension(ConferenceDb db)
    {
        /// <summary>The issued lists of a scope.</summary>
        public IQueryable<IssuedList> IssuedLists(RowScope scope)
        {
            IQueryable<IssuedList> lists = db.IssuedLists;
            if (scope.EditionId is { } edition) lists = lists.Where(each => each.EditionId == edition);
            if (scope.IsWhole) return lists;
            var editions = scope.Editions;
            return lists.Where(each => editions.Contains(each.EditionId));
        }

        /// <summary>Whom those lists name.</summary>
        public IQueryable<ListedPerson> ListedPeople(RowScope scope)
        {
            var lists = db.IssuedLists(scope);
            return db.ListedPeople.Where(each => lists.Any(list => list.Id == each.ListId));
        }
    }
}
