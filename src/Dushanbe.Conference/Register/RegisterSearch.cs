using System.Linq.Expressions;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Badges;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Files.AtRest;
using Dushanbe.Conference.Names;
using Dushanbe.Conference.People;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Register;

/// <summary>Builds the queries for a filter of the register over the narrow index of search texts; rows are read afterwards, for one page only.</summary>
internal sealed class RegisterSearch
{
    private readonly IReadOnlyList<Guid> holders;

    private RegisterSearch(SearchQuery query, RowScope rows, RowScope contacts, IQueryable<Participant> filtered, IReadOnlyList<Guid> holders) =>
        (Query, Rows, Contacts, Filtered, this.holders) = (query, rows, contacts, filtered, holders);

    /// <summary>How the search was interpreted.</summary>
    public SearchQuery Query { get; }

    /// <summary>Who may be found.</summary>
    public RowScope Rows { get; }

    /// <summary>Whose contact data may be seen and searched.</summary>
    public RowScope Contacts { get; }

    /// <summary>All who may be found and pass the filter, independent of the search.</summary>
    public IQueryable<Participant> Filtered { get; }

    /// <summary>Whether the search uses words only and can be answered from memory.</summary>
    public bool ByWords => Query.Kind is SearchKind.Words or SearchKind.BadgeNumber && holders.Count == 0 && Query.Terms.Count > 0;

    /// <summary>Reads the search of a filter, and who has the badge or the passport whose number it is.</summary>
    public static async Task<RegisterSearch> ReadAsync(ConferenceDb db, FieldSecrets secrets, ParticipantRegister.Filter filter, (RowScope Rows, RowScope Contacts, RowScope Passports) scopes, CancellationToken cancel)
    {
        var (rows, contacts, passports) = scopes;
        var query = SearchQuery.Read(filter.Search, BadgeNumber.Read);
        var found = query.BadgeNumber is not { } number ? [] : await db.Badges(rows).TagWith(nameof(RegisterSearch))
            .Where(badge => badge.Number == number)
            .Select(badge => badge.ParticipantId).ToListAsync(cancel);
        var named = await PassportHolders.AmongAsync(db, secrets, query.Typed, rows, passports, cancel);
        var people = Narrowed(db, filter, rows);
        // without permission to see addresses they cannot be guessed by searching
        if (query.Kind == SearchKind.Email) people = people.In(contacts);
        return new RegisterSearch(query, rows, contacts, people, [.. found.Union(named)]);
    }

    /// <summary>Those that match every word, in any of its readings, or the number of a badge or a passport.</summary>
    public IQueryable<Participant> Exact()
    {
        if (Query.Typed.Length == 0) return Filtered;
        if (holders.Count > 0) return Filtered.Where(each => holders.Contains(each.Id));
        if (Query.Terms.Count > 0) return Filtered.Where(Held());
        return Query.Kind == SearchKind.Empty ? Filtered.Where(HasSign(Query.Typed)) : Filtered.Where(each => false);
    }

    // search texts contain only letters and digits; other characters are searched in the fields as typed, except contact data
    private static Expression<Func<Participant, bool>> HasSign(string typed) => each =>
        (each.Name.Honorific != null && each.Name.Honorific.Contains(typed)) || (each.Name.Given != null && each.Name.Given.Contains(typed))
        || (each.Name.Family != null && each.Name.Family.Contains(typed)) || (each.Name.Native != null && each.Name.Native.Contains(typed))
        || (each.Function != null && each.Function.Contains(typed)) || (each.Organization != null && each.Organization.Contains(typed));

    /// <summary>Those whose name is only similar: with the same consonants in a script without vowels, or, where nobody else is found, of the same sound; null where no word has either.</summary>
    public IQueryable<Participant>? Close(bool bySound)
    {
        if (holders.Count > 0 || !Query.HasSimilar(bySound)) return null;
        var exact = Held();
        var notExact = Expression.Lambda<Func<Participant, bool>>(Expression.Not(exact.Body), exact.Parameters);
        var people = Filtered.Where(notExact);
        foreach (var term in Query.Terms)
        {
            var written = Holds([[.. term.Alternatives, .. term.Consonants]], KeyOf([term]));
            people = bySound && term.Sounds.Count > 0 ? people.Where(Either(written, Holds([term.Sounds], each => each.SoundsText))) : people.Where(written);
        }

        return people;
    }

    private static Expression<Func<Participant, bool>> Either(Expression<Func<Participant, bool>> one, Expression<Func<Participant, bool>> other)
    {
        var person = Expression.Parameter(typeof(Participant), "each");
        return Expression.Lambda<Func<Participant, bool>>(Expression.OrElse(Expression.Invoke(one, person), Expression.Invoke(other, person)), person);
    }

    // a whole word has a space behind it, the last one of a key too
    internal static Expression<Func<Participant, string>> KeyOf(IReadOnlyList<SearchTerm> terms) =>
        terms.Any(term => term.HasWhole) ? each => each.SearchText + " " : each => each.SearchText;

    // matches every word; guarded fields, such as the e-mail address, only where the reader may see them
    private Expression<Func<Participant, bool>> Held()
    {
        var open = Holds(Query.Terms.Select(term => term.Alternatives), KeyOf(Query.Terms));
        if (Contacts.IsNothing) return open;
        var all = Holds(Query.Terms.Select(term => (IReadOnlyList<string>)[.. term.Alternatives, .. term.Guarded]), KeyOf(Query.Terms));
        if (Contacts.IsWhole) return all;
        var (editions, delegations, categories) = (Contacts.Editions, Contacts.Delegations, Contacts.Categories);
        Expression<Func<Participant, bool>> theirs = each => editions.Contains(each.EditionId) || (each.DelegationId != null && delegations.Contains(each.DelegationId.Value)) || categories.Contains(each.CategoryId);
        var person = Expression.Parameter(typeof(Participant), "each");
        return Expression.Lambda<Func<Participant, bool>>(
            Expression.OrElse(Expression.Invoke(open, person), Expression.AndAlso(Expression.Invoke(theirs, person), Expression.Invoke(all, person))), person);
    }

    /// <summary>Whether people who have the words whole come first: in the order of names, where words are searched.</summary>
    public bool PutsWholeWordsFirst(ParticipantRegister.Filter filter) => Query.Terms.Count > 0 && filter is { Sort: RegisterSort.Name, Descending: false };

    /// <summary>The pieces of a search text, with a space behind it, that hold a word whole.</summary>
    public static IReadOnlyList<string> WholePieces(SearchTerm term) => [.. term.Alternatives.Select(each => each.TrimEnd() + " ")];

    /// <summary>Whether to search for similar-sounding names too: only while the exact hits fit on one page.</summary>
    public static bool SeeksClose(int found, ParticipantRegister.Filter filter) => found <= ParticipantRegister.PageSize(filter);

    private static IQueryable<Participant> Narrowed(ConferenceDb db, ParticipantRegister.Filter filter, RowScope rows)
    {
        var people = db.People(rows).TagWith(nameof(ParticipantRegister));
        if (filter.State is { } state) people = people.Where(each => each.State == state);
        if (filter.CategoryId is { } category) people = people.Where(each => each.CategoryId == category);
        if (filter.DelegationId is { } delegation) people = people.Where(each => each.DelegationId == delegation);
        if (filter.Printed == true) people = people.Printed(db);
        if (filter.Printed == false) people = people.ToPrint(db);
        if (filter.Outdated) people = people.Outdated(db);
        if (filter.WithoutPhoto) people = people.Where(each => each.PhotoHash == null);
        return people;
    }

    public IQueryable<Guid> Ordered(ConferenceDb db, IQueryable<Participant> people, ParticipantRegister.Filter filter)
    {
        var down = filter.Descending;
        return filter.Sort switch
        {
            RegisterSort.Delegation => DelegationOrder.Sort(db, people, filter.Language, down).Select(each => each.Id),
            RegisterSort.Category => people
                .Join(db.Categories, each => each.CategoryId, category => category.Id, (each, category) => new { each.Id, each.SortKey, Place = category.Order })
                .OrderBy(each => down ? -each.Place : each.Place).ThenBy(each => each.SortKey).ThenBy(each => each.Id).Select(each => each.Id),
            RegisterSort.Registered => (down ? people.OrderBy(each => each.RegisteredAt).ThenBy(each => each.Id) : people.OrderByDescending(each => each.RegisteredAt).ThenByDescending(each => each.Id)).Select(each => each.Id),
            _ when down => people.OrderByDescending(each => each.SortKey).ThenByDescending(each => each.Id).Select(each => each.Id),
            _ when PutsWholeWordsFirst(filter) => people.OrderByDescending(Holds(Query.Terms.Select(WholePieces), each => each.SearchText + " ")).ThenBy(each => each.SortKey).ThenBy(each => each.Id).Select(each => each.Id),
            _ => people.OrderBy(each => each.SortKey).ThenBy(each => each.Id).Select(each => each.Id),
        };
    }

    /// <summary>An expression that a key contains one alternative of every term.</summary>
    internal static Expression<Func<Participant, bool>> Holds(IEnumerable<IReadOnlyList<string>> terms, Expression<Func<Participant, string>> key)
    {
        Expression? all = null;
        foreach (var alternatives in terms)
        {
            Expression? any = null;
            foreach (var alternative in alternatives)
            {
                // a parameter, never part of the SQL text: searches do not appear in logs, and one query plan is reused
                var sought = Expression.Property(Expression.Constant(new Sought(alternative)), nameof(Sought.Text));
                Expression holds = Expression.Call(key.Body, nameof(string.Contains), [], sought);
                any = any is null ? holds : Expression.OrElse(any, holds);
            }

            any ??= Expression.Constant(false);
            all = all is null ? any : Expression.AndAlso(all, any);
        }

        return Expression.Lambda<Func<Participant, bool>>(all ?? Expression.Constant(true), key.Parameters);
    }

    private sealed record Sought(string Text);
}
