using System.Globalization;

namespace Dushanbe.Conference.Journal;

/// <summary>
/// The end of a chain at a moment, to be kept where nobody who can change the database can change it too: printed, mailed or
/// copied. Entries removed from the end of a chain leave no gap; only an anchor with a higher number reveals them.
/// </summary>
/// <param name="EditionId">The edition; null for the installation's own affairs.</param>
/// <param name="Number">How many entries the chain had.</param>
/// <param name="Seal">The seal of the last of them, in hexadecimal digits.</param>
/// <param name="At">When (UTC).</param>
public sealed record JournalAnchor(Guid? EditionId, long Number, string Seal, DateTime At)
{
    private const string Installation = "installation";

    /// <summary>One line of four words: the moment, the chain, the number, the seal.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{At:yyyy-MM-dd'T'HH:mm:ss'Z'} {EditionId?.ToString() ?? Installation} {Number} {Seal}");

    /// <summary>Reads a line; null where it is none, as a heading or a blank one.</summary>
    public static JournalAnchor? Read(string line)
    {
        ArgumentNullException.ThrowIfNull(line);
        if (line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) is not [var at, var chain, var number, { Length: 2 * JournalSeal.Length } seal]) return null;
        if (!DateTime.TryParse(at, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out var moment)) return null;
        if (!long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var count) || !seal.All(char.IsAsciiHexDigit)) return null;
        if (chain == Installation) return new(null, count, seal, moment);
        return Guid.TryParse(chain, out var edition) ? new(edition, count, seal, moment) : null;
    }
}
