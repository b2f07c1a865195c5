using Dushanbe.Conference.Editions;
using Dushanbe.Conference.Lists;
using Dushanbe.Conference.Names;

namespace Dushanbe.Conference.Papers.Participants;

/// <summary>How changes between two lists are told, alike on screens and in every form of a list.</summary>
internal sealed class ListChangeWords(string language)
{
    private readonly PaperWords words = new(language);

    /// <summary>A change of one person.</summary>
    /// <param name="What">"New", "No longer on the list", "Changed".</param>
    /// <param name="Name">The person.</param>
    /// <param name="Said">What is said, or what is said otherwise.</param>
    /// <param name="Differences">The same as what, was and is.</param>
    public sealed record Line(string What, string Name, IReadOnlyList<string> Said, IReadOnlyList<(string? What, string? Was, string? Is)> Differences);

    /// <summary>"Changes since list No. 1, as at 17 October 2022".</summary>
    public string Title(ListChanges changes) => words["List.Changes", changes.Since.Number, DateWords.Date(changes.Since.AsAt, language)];

    /// <summary>"New: 3. No longer on the list: 1. Changed: 2.", or that nothing changed.</summary>
    public string Count(ListChanges changes) => changes.Bodies.Count == 0 ? words["List.Changes.None"] : words["List.Changes.Count", changes.New, changes.Gone, changes.Changed];

    /// <summary>The name of a body, or the heading of people with none.</summary>
    public string Name(LocalizedValue body) => body.Text.Length > 0 ? body.Text : words["List.WithoutBody"];

    /// <summary>The changes of a delegation: who is new, who is gone, of whom something else is said.</summary>
    public IEnumerable<Line> Lines(ListChanges.Body body) =>
    [
        .. body.New.Select(each => Of("List.Change.New", each)),
        .. body.Gone.Select(each => Of("List.Change.Gone", each)),
        .. body.Changed.Select(each => new Line(words["List.Change.Changed"], each.Person.Spoken, [.. each.Fields.Select(Told)], [.. each.Fields.Select(field => ((string?)words[$"List.Difference.{field.Kind}"], field.From, field.To))])),
    ];

    private Line Of(string what, ListOfParticipants.Person person) => new(words[what], person.Spoken, [.. new[] { person.Function, person.Organization }.OfType<string>()], [(null, null, person.Function)]);

    private string Told(ListChanges.FieldDifference field)
    {
        var what = words[$"List.Difference.{field.Kind}"];
        return field.Kind is ListDifference.BecameHead or ListDifference.HeadNoMore ? what : words["List.Difference", what, field.To ?? "–", field.From ?? "–"];
    }
}
