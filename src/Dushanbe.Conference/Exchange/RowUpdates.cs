using System.Security.Cryptography;
using System.Text;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Forms;
using Dushanbe.Conference.Names;
using Dushanbe.Conference.People;

namespace Dushanbe.Conference.Exchange;

/// <summary>What a row does with whom.</summary>
/// <param name="Deed">What.</param>
/// <param name="Fields">The fields of the person afterwards.</param>
/// <param name="Known">Whom it updates; null where it registers somebody.</param>
/// <param name="Changes">What changes; nothing where somebody is registered.</param>
internal sealed record RowPlan(RowDeed Deed, ParticipantFields Fields, KnownPerson? Known, IReadOnlyList<RowChange> Changes)
{
    /// <summary>Whether the row is left out, since the person is registered.</summary>
    public bool IsLeftOut { get; init; }

    /// <summary>The fields of which faults are the row's; null for all.</summary>
    public IReadOnlyList<string>? Changed { get; init; }
}

/// <summary>Recognizes rows of people who are registered, and says what a row would change. What people are recognized by stays, and so does what a row leaves blank.</summary>
internal sealed class RowUpdates(RowTexts texts, RowFindings findings, RowPlaces places, RegisterMatches matches, Func<Permission, bool> may) : IDisposable
{
    private const int MostNamed = 5;

    private readonly Dictionary<Guid, int> updated = [];
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly IncrementalHash digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    private KnownChoice Choice => matches.Choice;

    /// <summary>A digest of what all rows do, which differs once the register has changed under the file; null where nobody is recognized.</summary>
    public string? Digest() => Choice.What == KnownPeople.Register ? null : Convert.ToHexStringLower(digest.GetCurrentHash());

    /// <summary>Checks whether people can be recognized at all.</summary>
    public void Begin()
    {
        if (Choice.What == KnownPeople.Register) return;
        var email = ImportColumns.Of(nameof(ParticipantFields.Email));
        var hidden = ParticipantFields.Declared.Hidden(may).SelectMany(each => each.Columns).Where(texts.Header.Columns.ContainsKey).ToList();
        var key = Choice.By switch { KnownBy.ListNumber => ImportColumns.ListNumber, KnownBy.Email => email, _ => null };
        if (key is not null && !texts.Header.Columns.ContainsKey(key)) findings.Add(0, key, ImportSeverity.Error, ImportCode.KeyMissing, null);
        else if (key is not null && hidden.Contains(key)) findings.Add(0, key, ImportSeverity.Error, ImportCode.KeyHidden, null);
        else if (hidden.Count > 0 && Choice.What == KnownPeople.Update) findings.Add(0, hidden[0], ImportSeverity.Warning, ImportCode.ContactsKept, null);
    }

    /// <summary>What a row does.</summary>
    public RowPlan Of(TableRow row, ParticipantFields fields)
    {
        var number = texts.Of(row, ImportColumns.ListNumber);
        var plan = Recognized(row, fields, number);
        CheckNumber(row, number, plan.Known);
        if (Choice.What != KnownPeople.Register)
            digest.AppendData(Encoding.UTF8.GetBytes($"{row.Number}|{plan.Deed}|{plan.IsLeftOut}|{plan.Known?.Id}|{string.Join('|', plan.Changes.Select(each => $"{each.Column}:{each.Was.In("en")}:{each.Is.In("en")}"))}\n"));
        return plan;
    }

    private RowPlan Recognized(TableRow row, ParticipantFields fields, string? number)
    {
        var created = new RowPlan(RowDeed.Create, fields, null, []);
        if (Choice.What == KnownPeople.Register || matches.Find(fields, number) is not { Count: > 0 } found) return created;
        var shown = NameStyle.Listed.Of(found[0].Fields.Name);
        if (Choice.What == KnownPeople.LeaveOut)
        {
            Add(row, null, ImportSeverity.Note, ImportCode.RegisteredLeftOut, shown, BodyOf(found[0]));
            return created with { IsLeftOut = true };
        }

        if (found.Count > 1)
        {
            Add(row, null, ImportSeverity.Error, ImportCode.MatchesSeveral, null, string.Join("; ", found.Take(MostNamed).Select(each => $"{NameStyle.Listed.Of(each.Fields.Name)} ({BodyOf(each).In("en")})")) + (found.Count > MostNamed ? "; …" : ""));
            return created;
        }

        if (!updated.TryAdd(found[0].Id, row.Number)) Add(row, null, ImportSeverity.Error, ImportCode.SamePersonTwice, shown, ImportTable.Said(updated[found[0].Id]));
        if (AccreditationRules.Over.Contains(found[0].State)) Add(row, null, ImportSeverity.Warning, ImportCode.UpdatedNotAttending, shown, ImportText.Of(language => ImportReport.Word($"State_{found[0].State}", language)));
        if (texts.Of(row, ImportColumns.Photo) is { } photo) Add(row, ImportColumns.Photo, ImportSeverity.Warning, ImportCode.PhotoKept, photo);
        return Merged(row, fields, found[0], number);
    }

    private RowPlan Merged(TableRow row, ParticipantFields fields, KnownPerson known, string? number)
    {
        var (cleaned, merged) = (fields.Cleaned(), known.Fields);
        foreach (var field in ParticipantFields.Declared)
            if (IsGiven(row, field) && !IsKey(field.Name, known)) merged = ParticipantFields.Declared.Take(field.Name, merged, cleaned);
        merged = ParticipantFields.Declared.Kept(merged, known.Fields, may);
        var changed = merged.DifferencesFrom(known.Fields);
        var changes = changed.Select(each => new RowChange(ImportColumns.Of(each), places.Said(known.Fields.ValueOf(each)), places.Said(merged.ValueOf(each)))).ToList();
        if (number is not null && number != known.ListNumber) changes.Add(new(ImportColumns.ListNumber, known.ListNumber, number));
        return new(changes.Count > 0 ? RowDeed.Update : RowDeed.Keep, merged, known, changes) { Changed = changed };
    }

    // a whole name of which the rule says nothing is no family name
    private bool IsGiven(TableRow row, Field<ParticipantFields> field) =>
        field.Columns.Any(each => texts.Of(row, each) is not null) && !(field.Name is nameof(ParticipantFields.Given) or nameof(ParticipantFields.Family) && texts.NamesOf(row) is { Whole: not null, IsSplit: false });

    private bool IsKey(string field, KnownPerson known) => Choice.By switch
    {
        KnownBy.Email => field == nameof(ParticipantFields.Email),
        KnownBy.Name => field is nameof(ParticipantFields.Given) or nameof(ParticipantFields.Family) or nameof(ParticipantFields.DelegationId) || field == nameof(ParticipantFields.Organization) && known.Fields.DelegationId is null,
        _ => false,
    };

    private void CheckNumber(TableRow row, string? number, KnownPerson? known)
    {
        if (number is null) return;
        if (number.Length > Participant.LongestListNumber) Add(row, ImportColumns.ListNumber, ImportSeverity.Error, ImportCode.TooLong, number, ImportTable.Said(Participant.LongestListNumber));
        else if (!numbers.TryAdd(number, row.Number)) Add(row, ImportColumns.ListNumber, ImportSeverity.Error, ImportCode.NumberTwice, number, ImportTable.Said(numbers[number]));
        else if (matches.HolderOf(number) is { } holder && holder != known?.Id && Choice.What != KnownPeople.LeaveOut) Add(row, ImportColumns.ListNumber, ImportSeverity.Error, ImportCode.NumberTaken, number);
    }

    private ImportText BodyOf(KnownPerson person) => person.Fields.DelegationId is { } id ? places.Said(id) : person.Fields.Organization;

    private void Add(TableRow row, string? column, ImportSeverity severity, ImportCode code, string? value, params ImportText[] arguments) => findings.Add(row.Number, column, severity, code, value, arguments);

    public void Dispose() => digest.Dispose();
}
