using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;

namespace Dushanbe.Conference.Editions.Categories;

/// <summary>Reads categories for editors. For everybody else they are part of their edition.</summary>
internal static class CategoryRows
{
    extension(ConferenceDb db)
    {
        /// <summary>The categories of a scope's editions.</summary>
        public IQueryable<Category> Categories(RowScope scope)
        {
            IQueryable<Category> categories = db.Categories;
            if (scope.EditionId is { } edition) categories = categories.Where(each => each.EditionId == edition);
            if (scope.IsWhole) return categories;
            var editions = scope.Editions;
            return categories.Where(each => editions.Contains(each.EditionId));
        }
    }
}
