using System.Globalization;
using Dushanbe.Conference.Editions;
using Dushanbe.Conference.History;
using Dushanbe.Conference.Journal;
using Dushanbe.Conference.Lists;
using Dushanbe.Conference.Privacy;
using Dushanbe.Conference.Web.Kit;
using Dushanbe.Conference.Web.Speech;
using Microsoft.Extensions.Localization;

namespace Dushanbe.Conference.Web.Desks.Journal;

/// <summary>How entries are told, on the screen and in files.</summary>
internal sealed class JournalTelling(IStringLocalizerFactory texts, SubjectSpeeches subjects, string? zoneId)
{
    private readonly StringLocalizer<JournalPage> words = new(texts);
    private readonly StringLocalizer<JournalList> changes = new(texts);
    private readonly StringLocalizer<Words> shared = new(texts);
    private readonly Dictionary<JournalSubject, JournalSpeech> speeches = subjects.All.ToDictionary(each => each.Key, each => each.Value(texts));

    /// <summary>The zone of the times told.</summary>
    public string Zone => zoneId ?? "UTC";

    public string Kind(JournalSubject subject) => words[$"Subject.{subject}"];

    public string Deed(JournalAction action) => words[$"Deed.{action}"];

    // a list is published as the programme is, and an import undone by removing
    public string Deed(JournalSearch.Row row) =>
        row.Action == JournalAction.Published && row.Changes.Any(each => each.Field == IssueList.Issued) ? words["Deed.ListIssued"]
        : row.Action == JournalAction.Removed && row.Changes.Any(each => each.Field == UndoImport.Removed) ? words["Deed.ImportUndone"] : Deed(row.Action);

    public string Who(JournalActor actor) => shared.Who(actor.Name);

    public string When(DateTime utc) => Local(utc).ToString("d MMM yyyy HH:mm:ss", CultureInfo.CurrentCulture);

    /// <summary>The changes of an entry, one a line.</summary>
    public IEnumerable<string> Changes(JournalSearch.Row row, bool whole = false)
    {
        var speech = new JournalSpeech(Deed, field => Field(row.Subject, field), (field, value) => Value(row.Subject, field, value));
        return row.Changes.Select(change => changes.Tell(speech, change, whole));
    }

    /// <summary>The headings of the columns of a file.</summary>
    public IReadOnlyList<string> Columns =>
        [words["Number"], words["File.Time", Zone], words["Who"], words["Deed"], words["Kind"], words["File.Subject"], words["File.Key"], words["File.Changes"], words["File.Reason"], words["Seal"]];

    /// <summary>The cells of an entry in a file.</summary>
    public IReadOnlyList<string?> Cells(JournalSearch.Row row) =>
    [
        row.Number.ToString(CultureInfo.InvariantCulture), Local(row.At).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture), Who(row.Actor), Deed(row), Kind(row.Subject), row.SubjectName,
        row.SubjectId.ToString(), string.Join('\n', Changes(row, whole: true)), row.Reason, words[row.IsSealed ? "yes" : "no"],
    ];

    private DateTime Local(DateTime utc) => zoneId is null ? utc : EditionClock.Local(zoneId, utc);

    private string Field(JournalSubject subject, string field)
    {
        // a text that is told for each language it has
        if (field.Split('.') is [var name, var language]) return $"{Field(subject, name)} ({language})";
        var key = $"Field.{field}";
        if (speeches.TryGetValue(subject, out var speech) && speech.Field(field) is var own && own != key) return own;
        return words[key] is { ResourceNotFound: false } general ? general : field;
    }

    private string Value(JournalSubject subject, string field, string value)
    {
        if (subject is JournalSubject.Edition && field == "Contacts") return words[value];
        return speeches.TryGetValue(subject, out var speech) ? speech.Value(field, value) : value;
    }
}
