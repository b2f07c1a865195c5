using System.Globalization;
using Dushanbe.Conference.Names;

namespace Dushanbe.Conference.People.Passports;

/// <summary>What the machine-readable zone of a passport or an identity card says (ICAO Doc 9303, sizes TD1, TD2 and TD3).</summary>
public sealed record MachineReadableZone
{
    private const int ShortestLine = 30;

    /// <summary>The family name in Latin capitals, as the issuing State transliterates it.</summary>
    public required string Family { get; init; }

    /// <summary>The given names in Latin capitals; null where the holder has one name only.</summary>
    public string? Given { get; init; }

    /// <summary>The number of the document.</summary>
    public required string Number { get; init; }

    /// <summary>Who issued it: a State's ISO 3166 alpha-3 code, or one of the codes of ICAO for others, such as UNO.</summary>
    public required string Issuer { get; init; }

    /// <summary>The holder's nationality, coded like <see cref="Issuer"/>.</summary>
    public required string Nationality { get; init; }

    /// <summary>The date of birth; null where the document does not know all of it.</summary>
    public DateOnly? BirthDate { get; init; }

    /// <summary>The last day on which it is valid; null where it is not limited.</summary>
    public DateOnly? ExpiresOn { get; init; }

    /// <summary>Whether the name fills its place to the end, so that some of it may be missing.</summary>
    public bool NameMayBeCut { get; init; }

    /// <summary>
    /// Reads a zone as it was typed or as a reader sent it: with or without line ends and spaces, in either case, also with the
    /// keyboard set to Russian. Nothing is told of a zone with a wrong check digit, since no field of it can be trusted.
    /// </summary>
    /// <param name="typed">The two or three lines.</param>
    /// <param name="today">Tells the century of the dates.</param>
    public static (MachineReadableZone? Zone, ZoneFault? Fault) Read(string? typed, DateOnly today)
    {
        var text = Cleaned(typed);
        return text.Length switch
        {
            0 => (null, ZoneFault.Missing),
            2 * 44 => ReadTwoLines(text, 44, today),
            2 * 36 => ReadTwoLines(text, 36, today),
            3 * 30 => ReadThreeLines(text, today),
            _ => (null, ZoneFault.WrongLength),
        };
    }

    /// <summary>Whether a text can only be a line of a zone, or several: a reader that types sends them wherever the focus is.</summary>
    public static bool LooksLikeOne(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var cleaned = Cleaned(text);
        return cleaned.Length >= ShortestLine && cleaned[0] != '<' && cleaned.Contains("<<", StringComparison.Ordinal) && cleaned.All(letter => letter == '<' || char.IsAsciiLetterUpper(letter) || char.IsAsciiDigit(letter));
    }

    /// <summary>How many characters of a zone a typed text has.</summary>
    public static int Characters(string? typed) => Cleaned(typed).Length;

    /// <summary>The check digit of a text of digits, capitals and fillers: weights 7, 3, 1, modulo 10.</summary>
    internal static char CheckDigit(ReadOnlySpan<char> text)
    {
        var sum = 0;
        for (var at = 0; at < text.Length; at++) sum += ValueOf(text[at]) * (at % 3) switch { 0 => 7, 1 => 3, _ => 1 };
        return (char)('0' + (sum % 10));
    }

    private static string Cleaned(string? typed) => string.Concat((typed ?? "").Where(letter => !char.IsWhiteSpace(letter) && !char.IsControl(letter)).Select(letter => char.ToUpperInvariant(letter) switch
    {
        // the filler is on the key of that letter, and word processors join two of it
        'Б' => "<",
        '«' or '»' => "<<",
        '‹' or '›' => "<",
        var other => KeyLayout.Latin(other).ToString(),
    }));

    private static (MachineReadableZone?, ZoneFault?) ReadTwoLines(string text, int width, DateOnly today)
    {
        var (first, second) = (text[..width], text[width..]);
        return Make(new(first[2..5], first[5..], second[..9], second[9], second[28..^1].TrimEnd('<'), second[10..13], second[13..20], second[21..28], $"{second[..10]}{second[13..20]}{second[21..^1]}", second[^1])
        {
            // only a passport has a check digit of its own for the personal number, and may leave it out where there is none
            Personal = width == 44 ? second[28..43] : null,
        }, today);
    }

    private static (MachineReadableZone?, ZoneFault?) ReadThreeLines(string text, DateOnly today)
    {
        var (first, second, third) = (text[..30], text[30..60], text[60..]);
        return Make(new(first[2..5], third, first[5..14], first[14], first[15..].TrimEnd('<'), second[15..18], second[..7], second[8..15], $"{first[5..]}{second[..7]}{second[8..15]}{second[18..29]}", second[29]), today);
    }

    private static (MachineReadableZone?, ZoneFault?) Make(Parts parts, DateOnly today)
    {
        if (!$"{parts.Issuer}{parts.Names}{parts.Whole}{parts.Nationality}{parts.Birth}{parts.Expiry}".All(letter => letter is '<' || ValueOf(letter) > 0 || letter == '0')) return (null, ZoneFault.WrongCharacter);
        var (number, digit) = parts.WholeNumber;
        var (birth, expiry) = (Digits(parts.Birth), Digits(parts.Expiry));
        if (number.Length == 0 || CheckDigit(number) != digit) return (null, ZoneFault.WrongNumber);
        if (CheckDigit(birth.AsSpan(0, 6)) != birth[6]) return (null, ZoneFault.WrongBirthDate);
        if (CheckDigit(expiry.AsSpan(0, 6)) != expiry[6]) return (null, ZoneFault.WrongExpiry);
        if (parts.Personal is { } personal && CheckDigit(personal.AsSpan(0, 14)) != personal[14] && !(personal[14] == '<' && personal.AsSpan(0, 14).Trim('<').IsEmpty)) return (null, ZoneFault.WrongWhole);
        if (CheckDigit(parts.Whole) != parts.WholeDigit) return (null, ZoneFault.WrongWhole);
        var (isBirth, bornOn) = DateOf(birth, today, isPast: true);
        var (isExpiry, expiresOn) = DateOf(expiry, today, isPast: false);
        if (!isBirth) return (null, ZoneFault.WrongBirthDate);
        if (!isExpiry) return (null, ZoneFault.WrongExpiry);
        var names = parts.Names.TrimEnd('<').Split("<<", 2);
        if (names[0].Trim('<').Length == 0) return (null, ZoneFault.NameMissing);
        return (new()
        {
            Family = Words(names[0]),
            Given = names.Length > 1 && Words(names[1]) is { Length: > 0 } given ? given : null,
            Number = number.TrimEnd('<'),
            Issuer = parts.Issuer.TrimEnd('<'),
            Nationality = parts.Nationality.TrimEnd('<'),
            BirthDate = bornOn,
            ExpiresOn = expiresOn,
            NameMayBeCut = parts.Names[^1] != '<',
        }, null);
    }

    private static string Words(string name) => string.Join(' ', name.Split('<', StringSplitOptions.RemoveEmptyEntries));

    // by hand one types the letters for the digits that look like them
    private static string Digits(string date) => date.Replace('O', '0').Replace('I', '1');

    // two digits of a year: nobody is born in the future, and no document is valid for more than half a century
    private static (bool IsDate, DateOnly? Date) DateOf(string text, DateOnly today, bool isPast)
    {
        // between the digits and the filler are signs that were refused above
        if (text.AsSpan(0, 6).Contains('<')) return (!text.AsSpan(0, 6).ContainsAnyExceptInRange('0', '<'), null);
        if (!int.TryParse(text.AsSpan(0, 2), NumberStyles.None, CultureInfo.InvariantCulture, out var year) || !int.TryParse(text.AsSpan(2, 2), NumberStyles.None, CultureInfo.InvariantCulture, out var month) || !int.TryParse(text.AsSpan(4, 2), NumberStyles.None, CultureInfo.InvariantCulture, out var day)) return (false, null);
        var century = today.Year / 100 * 100;
        year += century + (isPast ? 0 : year + century > today.Year + 50 ? -100 : 0);
        if (month is < 1 or > 12 || day < 1) return (false, null);
        if (isPast && (year > today.Year || (year == today.Year && (month, day).CompareTo((today.Month, today.Day)) > 0))) year -= 100;
        return day <= DateTime.DaysInMonth(year, month) ? (true, new DateOnly(year, month, day)) : (false, null);
    }

    private static int ValueOf(char letter) => letter switch
    {
        >= '0' and <= '9' => letter - '0',
        >= 'A' and <= 'Z' => letter - 'A' + 10,
        _ => 0,
    };

    private sealed record Parts(string Issuer, string Names, string Number, char NumberDigit, string Optional, string Nationality, string Birth, string Expiry, string Whole, char WholeDigit)
    {
        public string? Personal { get; init; }

        // a card's number of more than nine characters goes on where optional data begins, and its check digit follows it there
        public (string Number, char Digit) WholeNumber => Personal is null && NumberDigit == '<' && Optional.Split('<')[0] is { Length: > 1 } rest ? (Number + rest[..^1], rest[^1]) : (Number, NumberDigit);
    }
}

/// <summary>Why a machine-readable zone cannot be read.</summary>
public enum ZoneFault
{
    /// <summary>Nothing was typed.</summary>
    Missing,

    /// <summary>Neither two lines of 44 or 36 characters nor three of 30.</summary>
    WrongLength,

    /// <summary>A character that no zone has.</summary>
    WrongCharacter,

    /// <summary>The check digit of the number is wrong.</summary>
    WrongNumber,

    /// <summary>The date of birth is none, or its check digit is wrong.</summary>
    WrongBirthDate,

    /// <summary>The date of expiry is none, or its check digit is wrong.</summary>
    WrongExpiry,

    /// <summary>The check digit of the whole line, or of the personal number, is wrong.</summary>
    WrongWhole,

    /// <summary>There is no name in it.</summary>
    NameMissing,
}
