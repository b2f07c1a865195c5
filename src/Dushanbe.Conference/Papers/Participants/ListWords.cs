using Dushanbe.Conference.Editions;
using Dushanbe.Conference.Lists;

namespace Dushanbe.Conference.Papers.Participants;

/// <summary>The sentences that every form of a list of participants has, in the language of the list.</summary>
internal sealed class ListWords(ListOfParticipants list)
{
    private readonly PaperWords words = new(list.Language);

    /// <summary>A word of papers.</summary>
    public string this[string key] => words[key];

    /// <summary>A sentence of papers.</summary>
    public string this[string key, params object[] values] => words[key, values];

    /// <summary>"Provisional list of participants".</summary>
    public string Title => words[$"List.{list.Fields.Kind}"];

    /// <summary>The title for page heads, with its day.</summary>
    public string Running => $"{Title}{PaperWords.Dot}{words["AsAt", Day(list.AsAt)]}";

    /// <summary>"Dushanbe, 18–19 October 2022".</summary>
    public string Place => string.Join(", ", new[] { list.City.Text, DateWords.Range(list.Starts, list.Ends, list.Language) }.Where(each => each.Length > 0));

    /// <summary>What the reader is told before the names: as at when, until when amendments are taken, whose alphabet.</summary>
    public IReadOnlyList<string> Notes =>
    [
        .. new[]
        {
            list.IsTraining ? words["TrainingNotice"] : null,
            list.Number is { } number ? words["List.Issue", number] : null,
            words["List.Basis", Day(list.AsAt)],
            Amendments,
            list.Fields.FinalOn is { } final ? words["List.FinalOn", Day(final)] : null,
            list.IsExtract ? words["List.Extract"] : null,
            list.Order == list.Language ? null : words["List.OrderedIn", words[$"List.Alphabet.{list.Order}"]],
        }.OfType<string>(),
    ];

    /// <summary>The name of a group.</summary>
    public string Group(ListGroup group) => words[$"List.Group.{group}"];

    /// <summary>The name of a body; people with neither delegation nor organization stand under a heading of their own.</summary>
    public string Name(ListOfParticipants.Body body) => body.Name.Text.Length > 0 ? body.Name.Text : words["List.WithoutBody"];

    /// <summary>The same with its abbreviation.</summary>
    public string Heading(ListOfParticipants.Body body) => body.Abbreviation is { } abbreviation ? $"{Name(body)} ({abbreviation})" : Name(body);

    private string? Amendments => list.Fields switch
    {
        { AmendTo: { } to, AmendBy: { } by, AmendAt: { } at } => words["List.AmendByTime", to, DateWords.Time(at), Day(by)],
        { AmendTo: { } to, AmendBy: { } by } => words["List.AmendBy", to, Day(by)],
        { AmendTo: { } to } => words["List.Amend", to],
        _ => null,
    };

    private string Day(DateOnly day) => DateWords.Date(day, list.Language);
}
