using System.Globalization;

namespace Dushanbe.Conference.Names;

/// <summary>
/// A number in a text that selects the plural form of the word beside it: <c>{0} {0:badge|badges}</c>, in Russian
/// <c>{0} {0:бейдж|бейджа|бейджей}</c>. Tajik keeps the singular after a number and needs no forms.
/// </summary>
/// <param name="Value">The number.</param>
public readonly record struct Counted(long Value) : IFormattable
{
    /// <summary>Which form a number takes: 0 for one, 1 for few, 2 for many; English has 0 and 2, Tajik 0 alone.</summary>
    /// <param name="value">The number.</param>
    /// <param name="language">BCP 47 tag of one of the product's languages.</param>
    public static int FormOf(long value, string language)
    {
        var (ten, hundred) = (Math.Abs(value % 10), Math.Abs(value % 100));
        return language switch
        {
            "ru" when ten == 1 && hundred != 11 => 0,
            "ru" when ten is >= 2 and <= 4 && hundred is < 12 or > 14 => 1,
            "tg" => 0,
            _ => value == 1 && language != "ru" ? 0 : 2,
        };
    }

    /// <summary>Values for a text, with numbers wrapped so that they select a form.</summary>
    public static object[] All(object[] values) => [.. values.Select(each => each switch { int number => new Counted(number), long number => new Counted(number), _ => each })];

    /// <inheritdoc/>
    public string ToString(string? format, IFormatProvider? formatProvider)
    {
        if (format?.Contains('|', StringComparison.Ordinal) != true) return Value.ToString(format, formatProvider);
        var forms = format.Split('|');
        var language = ((formatProvider as CultureInfo) ?? CultureInfo.CurrentCulture).TwoLetterISOLanguageName;
        return forms[Math.Min(forms.Length - 1, FormOf(Value, language))];
    }

    /// <inheritdoc/>
    public override string ToString() => ToString(null, null);
}
