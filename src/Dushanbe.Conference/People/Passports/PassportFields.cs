using System.Text.Json;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Forms;
using Dushanbe.Conference.Names;

namespace Dushanbe.Conference.People.Passports;

/// <summary>The passport of a person, typed or read from its machine-readable zone. Stored encrypted as a whole, and shown to few.</summary>
public sealed record PassportFields : IFormFields<PassportFields>
{
    private const int LongestNumber = 30, LongestCode = 3, OldestYears = 130;

    private static readonly DataNote Note = new(DataPurpose.Identity, DataSensitivity.Confidential, DataRetention.ForTheEvent, Permission.SeePassports) { IsEncrypted = true };

    /// <inheritdoc/>
    public static FieldList<PassportFields> Declared { get; } = new(
        Field.Line(nameof(Number), LongestNumber, (PassportFields form) => form.Number, (form, value) => form with { Number = value ?? "" }) with
        {
            IsNeeded = true,
            Clean = value => Plain((string?)value),
            Check = value => ((string)value).Any(char.IsAsciiDigit) && ((string)value).All(char.IsAsciiLetterOrDigit) ? null : FieldFaultKind.NotAPassportNumber,
            Data = Note,
        },
        Code(nameof(Nationality), form => form.Nationality, (form, value) => form with { Nationality = value }),
        Code(nameof(Issuer), form => form.Issuer, (form, value) => form with { Issuer = value }),
        Field.Chosen(nameof(BirthDate), (PassportFields form) => form.BirthDate, (form, value) => form with { BirthDate = value }) with { Data = Note },
        Field.Chosen(nameof(ExpiresOn), (PassportFields form) => form.ExpiresOn, (form, value) => form with { ExpiresOn = value }) with { Data = Note },
        Field.Line(nameof(LatinFamily), PersonName.MaxLength, (PassportFields form) => form.LatinFamily, (form, value) => form with { LatinFamily = value }) with { Data = Note },
        Field.Line(nameof(LatinGiven), PersonName.MaxLength, (PassportFields form) => form.LatinGiven, (form, value) => form with { LatinGiven = value }) with { Data = Note });

    /// <summary>The number, letters and digits alone.</summary>
    public string Number { get; init; } = "";

    /// <summary>The nationality: an ISO 3166 alpha-3 code, or a code of ICAO Doc 9303 for those who have none of a State.</summary>
    public string? Nationality { get; init; }

    /// <summary>Who issued it, coded like <see cref="Nationality"/>.</summary>
    public string? Issuer { get; init; }

    /// <summary>The date of birth.</summary>
    public DateOnly? BirthDate { get; init; }

    /// <summary>The last day on which it is valid.</summary>
    public DateOnly? ExpiresOn { get; init; }

    /// <summary>The family name in Latin letters as the passport transliterates it.</summary>
    public string? LatinFamily { get; init; }

    /// <summary>The given names in Latin letters as the passport transliterates them.</summary>
    public string? LatinGiven { get; init; }

    /// <summary>What a machine-readable zone says.</summary>
    public static PassportFields Of(MachineReadableZone zone)
    {
        ArgumentNullException.ThrowIfNull(zone);
        return new() { Number = zone.Number, Nationality = zone.Nationality, Issuer = zone.Issuer, BirthDate = zone.BirthDate, ExpiresOn = zone.ExpiresOn, LatinFamily = zone.Family, LatinGiven = zone.Given };
    }

    /// <summary>The same cleaned: the number without spaces and hyphens, everything in capitals.</summary>
    public PassportFields Cleaned() => Declared.Cleaned(this);

    /// <summary>The validation faults of these fields, which must be <see cref="Cleaned"/>.</summary>
    /// <param name="today">Nobody is born after it.</param>
    public IReadOnlyList<FieldFault> Faults(DateOnly today)
    {
        var faults = Declared.Faults(this).ToList();
        if (BirthDate > today) faults.Add(new(nameof(BirthDate), FieldFaultKind.NotYet));
        else if (BirthDate < today.AddYears(-OldestYears)) faults.Add(new(nameof(BirthDate), FieldFaultKind.TooEarly));
        else if (ExpiresOn <= BirthDate) faults.Add(new(nameof(ExpiresOn), FieldFaultKind.EndsBeforeStarts));
        return faults;
    }

    internal string ToJson() => JsonSerializer.Serialize(this);

    internal static PassportFields FromJson(string json) => JsonSerializer.Deserialize<PassportFields>(json) ?? throw new InvalidDataException("The data of a passport is empty.");

    // a number is compared without what people put between its parts
    private static string Plain(string? typed) => string.Concat((Cleaning.Line(typed) ?? "").Where(letter => letter is not (' ' or '-' or '\u2010' or '\u2011' or '№' or '#' or '.'))).ToUpperInvariant();

    private static Field<PassportFields> Code(string name, Func<PassportFields, string?> get, Func<PassportFields, string?, PassportFields> set) => Field.Line(name, LongestCode, get, set) with
    {
        Clean = value => Cleaning.Line((string?)value) is { } typed ? States.Find(typed)?.Iso3 ?? typed.ToUpperInvariant() : null,
        // any three letters: passports know more issuers than there are States
        Check = value => ((string)value).All(char.IsAsciiLetterUpper) ? null : FieldFaultKind.Unknown,
        Data = Note,
    };
}
