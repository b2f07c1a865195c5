using Dushanbe.Conference.Lists;

namespace Dushanbe.Conference.Papers.Participants;

/// <summary>The changes between two lists in the words of the paper, for a screen.</summary>
/// <param name="Title">Since which list.</param>
/// <param name="Count">How many are new, gone and changed.</param>
/// <param name="Bodies">The delegations with changes.</param>
public sealed record ListChangesTold(string Title, string Count, IReadOnlyList<ListChangesTold.Body> Bodies)
{
    /// <summary>A delegation.</summary>
    /// <param name="Name">Its name.</param>
    /// <param name="Lines">Its changes.</param>
    public sealed record Body(string Name, IReadOnlyList<Line> Lines);

    /// <summary>A change of one person.</summary>
    /// <param name="What">New, gone or changed.</param>
    /// <param name="Name">The person.</param>
    /// <param name="Said">What is said, or what is said otherwise.</param>
    public sealed record Line(string What, string Name, IReadOnlyList<string> Said);

    /// <summary>Tells them in a language of the product.</summary>
    public static ListChangesTold Of(ListChanges changes, string language)
    {
        ArgumentNullException.ThrowIfNull(changes);
        var words = new ListChangeWords(language);
        return new(words.Title(changes), words.Count(changes), [.. changes.Bodies.Select(body => new Body(words.Name(body.Name), [.. words.Lines(body).Select(each => new Line(each.What, each.Name, each.Said))]))]);
    }
}
