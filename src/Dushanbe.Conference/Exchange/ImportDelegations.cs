using System.Buffers;
using System.Globalization;
using Dushanbe.Conference.Delegations;
using Dushanbe.Conference.Names;

namespace Dushanbe.Conference.Exchange;

/// <summary>Finds the delegation of a row, among those of the edition and those that the import creates.</summary>
internal sealed class ImportDelegations
{
    private static readonly SearchValues<char> TajikLetters = SearchValues.Create("ғӣқӯҳҷҒӢҚӮҲҶ");

    private const int MostCreated = 5_000;             // more than there are States, bodies and ministries
    private const int LongestCode = 20;

    private readonly Guid editionId;
    private readonly Dictionary<string, Delegation> byCode = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, Delegation> byName = new(StringComparer.Ordinal);
    private readonly Dictionary<Guid, Delegation> byId = [];
    private readonly Dictionary<(string Iso2, string Text), Answer> answers = [];
    private readonly NearNames<Delegation> known = new(), made = new();

    public ImportDelegations(Guid editionId, IEnumerable<Delegation> existing)
    {
        this.editionId = editionId;
        foreach (var delegation in existing) Know(delegation, known);
    }

    /// <summary>Delegations to be created, in the order of the file.</summary>
    public List<Delegation> Created { get; } = [];

    /// <summary>A delegation, or what is wrong.</summary>
    public sealed record Answer(Delegation? Delegation, ImportCode? Fault = null, string? Column = null, string? Value = null, LocalizedText? Other = null)
    {
        /// <summary>Whether the text differs from all names of the matched delegation.</summary>
        public bool IsReadAs { get; init; }

        /// <summary>The existing delegation of which a new one may be another spelling.</summary>
        public LocalizedText? Near { get; init; }
    }

    /// <summary>A delegation of the edition, or one to be created; null for none.</summary>
    public Delegation? Get(Guid id) => byId.GetValueOrDefault(id);

    /// <summary>Resolves a row's code and name; creates a new delegation for an unknown name.</summary>
    public (Answer Answer, bool IsNew) Find(string? iso2, string? text)
    {
        if (iso2?.Length > LongestCode) return (new Answer(null, ImportCode.UnknownState, ImportColumns.Iso2, iso2), false);
        var key = (iso2?.ToUpperInvariant() ?? "", text ?? "");
        if (answers.TryGetValue(key, out var given)) return (given, false);
        var before = Created.Count;
        var answer = answers[key] = Seek(iso2, text);
        return (answer, Created.Count > before);
    }

    private Answer Seek(string? iso2, string? text)
    {
        if (iso2 is null) return text is null ? new Answer(null) : SeekByName(text);
        var state = States.Find(iso2);
        if (state is null && !byCode.ContainsKey(iso2)) return new Answer(null, ImportCode.UnknownState, ImportColumns.Iso2, iso2);
        var coded = byCode.GetValueOrDefault(iso2);
        var name = coded?.Name ?? state!.Name;
        if (text is not null && !(coded is not null && Named(text) == coded) && (state is null || States.Match(text) != state))
            return new Answer(null, ImportCode.Contradiction, ImportColumns.Delegation, text, name);
        return new Answer(coded ?? Create(state!));
    }

    private Answer SeekByName(string text)
    {
        // too many already failed the import; comparing the rest would only take time
        if (Created.Count == MostCreated && !byCode.ContainsKey(text)) return new Answer(null, ImportCode.TooManyDelegations, ImportColumns.Delegation, text, LocalizedText.Empty.With(Languages.Default, MostCreated.ToString(CultureInfo.InvariantCulture)));
        if (Named(text) is { } named) return new Answer(named) { IsReadAs = !Spells(text, named) };
        if (States.Match(text) is { } state) return new Answer(Create(state)) { IsReadAs = !States.Spells(text) };
        if (Bodies.Match(text) is { } body) return new Answer(Create(body)) { IsReadAs = !Bodies.Spells(text) };
        var folded = SearchKey.Fold(text);
        // a misspelt name must not become a delegation of its own
        if ((known.Find(folded)?.Name ?? States.Near(text)?.Name ?? Bodies.Near(text)?.Name) is { } meant) return new Answer(null, ImportCode.DelegationProposed, ImportColumns.Delegation, text, meant);
        var near = made.Find(folded)?.Name;
        return new Answer(Add(new Delegation { EditionId = editionId, Kind = DelegationKind.Other }.Rename(LocalizedText.Empty.With(LanguageOf(text), text)))) { Near = near };
    }

    private static bool Spells(string text, Delegation delegation) =>
        string.Equals(text, delegation.Iso2, StringComparison.OrdinalIgnoreCase) || string.Equals(text, delegation.Abbreviation, StringComparison.OrdinalIgnoreCase)
        || delegation.Name.Values.Values.Any(name => NameIndex<Delegation>.AreAlike(name, text)) || States.Spells(text) || Bodies.Spells(text);

    private Delegation? Named(string text)
    {
        if (byCode.TryGetValue(text, out var coded)) return coded;
        if (byName.TryGetValue(SearchKey.Fold(text), out var named)) return named;
        if (States.Match(text) is { } state) return byCode.GetValueOrDefault(state.Iso2);
        return Bodies.Match(text) is { } body ? byCode.GetValueOrDefault(body.Abbreviation) : null;
    }

    private Delegation Create(Body body)
    {
        var kind = body.Kind == BodyKind.UnitedNations ? DelegationKind.UnitedNations : DelegationKind.IntergovernmentalOrganization;
        return Add(new Delegation { EditionId = editionId, Kind = kind, Abbreviation = body.Abbreviation }.Rename(body.Name));
    }

    private Delegation Create(State state) =>
        Add(new Delegation { EditionId = editionId, Kind = DelegationKind.State, Iso2 = state.Iso2 }.Rename(state.Name));

    private Delegation Add(Delegation delegation)
    {
        Created.Add(delegation);
        Know(delegation, made);
        return delegation;
    }

    private void Know(Delegation delegation, NearNames<Delegation> near)
    {
        byId[delegation.Id] = delegation;
        if (delegation.Iso2 is { } iso2) byCode.TryAdd(iso2, delegation);
        if (delegation.Abbreviation is { } abbreviation) byCode.TryAdd(abbreviation, delegation);
        foreach (var name in delegation.Name.Values.Values)
        {
            var folded = SearchKey.Fold(name);
            byName.TryAdd(folded, delegation);
            near.Add(folded, delegation);
        }
    }

    private static string LanguageOf(string text) =>
        text.AsSpan().ContainsAny(TajikLetters) ? "tg" : text.Any(c => c is >= '\u0400' and <= '\u04FF') ? "ru" : Languages.Default;
}
