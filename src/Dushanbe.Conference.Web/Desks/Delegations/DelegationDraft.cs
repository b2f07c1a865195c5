using Dushanbe.Conference.Delegations;
using Dushanbe.Conference.Names;

namespace Dushanbe.Conference.Web.Desks.Delegations;

/// <summary>The form of a delegation as typed.</summary>
internal sealed class DelegationDraft
{
    // languages that the form does not show, such as the French name of a State
    private LocalizedText others = LocalizedText.Empty;

    public DelegationDraft() { }

    public DelegationDraft(DelegationFields fields)
    {
        (Kind, Iso2, Abbreviation, others) = (fields.Kind, fields.Iso2 ?? "", fields.Abbreviation ?? "", fields.Name);
        (En, Ru, Tg) = (fields.Name.In("en") ?? "", fields.Name.In("ru") ?? "", fields.Name.In("tg") ?? "");
    }

    public DelegationKind Kind { get; set; }

    public string Iso2 { get; set; } = "";

    public string Abbreviation { get; set; } = "";

    public string En { get; set; } = "";

    public string Ru { get; set; } = "";

    public string Tg { get; set; } = "";

    public DelegationFields Fields => new()
    {
        Kind = Kind,
        Iso2 = Iso2.Length == 0 ? null : Iso2,
        Abbreviation = string.IsNullOrWhiteSpace(Abbreviation) ? null : Abbreviation,
        Name = others.With("en", En).With("ru", Ru).With("tg", Tg),
    };

    public IReadOnlyDictionary<string, string> Values => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [nameof(Kind)] = Kind.ToString(),
        [nameof(Iso2)] = Iso2,
        [nameof(Abbreviation)] = Abbreviation,
        [nameof(En)] = En,
        [nameof(Ru)] = Ru,
        [nameof(Tg)] = Tg,
    };

    public void Set(string field, string value)
    {
        switch (field)
        {
            case nameof(Kind): Kind = Enum.Parse<DelegationKind>(value); break;
            case nameof(Iso2): Iso2 = value; break;
            case nameof(Abbreviation): Abbreviation = value; break;
            case nameof(En): En = value; break;
            case nameof(Ru): Ru = value; break;
            case nameof(Tg): Tg = value; break;
        }
    }

    /// <summary>Chooses a State: its names replace those that nobody typed, and never those that somebody did.</summary>
    public void Choose(string iso2)
    {
        var (before, after) = (States.Find(Iso2)?.Name, States.Find(iso2)?.Name);
        Iso2 = iso2;
        (En, Ru, Tg) = (Follow(En, "en"), Follow(Ru, "ru"), Follow(Tg, "tg"));
        if (after is not null) others = after;

        string Follow(string typed, string language) =>
            string.IsNullOrWhiteSpace(typed) || typed == before?.In(language) ? after?.In(language) ?? "" : typed;
    }
}
