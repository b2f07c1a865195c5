namespace Dushanbe.Conference.Names;

/// <summary>The status of a State in the United Nations.</summary>
public enum UnStatus
{
    /// <summary>One of the 193 Members.</summary>
    Member,

    /// <summary>The Holy See or the State of Palestine.</summary>
    Observer,

    /// <summary>A State that is party to conferences without being a Member: Cook Islands, Niue.</summary>
    NonMember,
}

/// <summary>A State, under the names the United Nations list it by. The Tajik name is the common one, which the host of an edition may change.</summary>
/// <param name="Iso2">ISO 3166 alpha-2 code in capitals.</param>
/// <param name="Iso3">ISO 3166 alpha-3 code in capitals.</param>
/// <param name="Status">Member, observer or neither.</param>
/// <param name="Name">Short name without article, in en, fr, ru, ar, es, zh and tg.</param>
/// <param name="FormalName">Formal name without article, in en, fr, ru and ar.</param>
public sealed record State(string Iso2, string Iso3, UnStatus Status, LocalizedText Name, LocalizedText FormalName)
{
    /// <summary>The place in the alphabetical order of all States in a language, from 1; the order of seats and lists.</summary>
    public int OrderIn(string language) => States.OrderOf(this, language);

    /// <summary>Common names beside the official ones, and abbreviations.</summary>
    internal IReadOnlyList<string> Everyday { get; init; } = [];
}
