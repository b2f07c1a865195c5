using System.Globalization;

namespace Dushanbe.Conference.Forms;

/// <summary>What is left of a value on a screen before somebody asks for it.</summary>
public enum DataMask
{
    /// <summary>All of it.</summary>
    None,

    /// <summary>Of an e-mail address the first letter, where there are more than two, and what follows the @: k…@example.org.</summary>
    Address,

    /// <summary>Of a number its last two digits: …45.</summary>
    Number,
}

/// <summary>Masks values.</summary>
public static class DataMasks
{
    private const int ShownDigits = 2, FewestDigits = 5;

    /// <summary>The masked value; null for none. What is too short to be masked is not shown at all.</summary>
    public static string? Of(DataMask mask, string? value)
    {
        if (string.IsNullOrEmpty(value)) return null;
        return mask switch
        {
            DataMask.Address => value.LastIndexOf('@') is > 0 and var at ? $"{(new StringInfo(value[..at]).LengthInTextElements > 2 ? StringInfo.GetNextTextElement(value) : "")}…{value[at..]}" : "…",
            DataMask.Number => value.Where(char.IsDigit).ToArray() is { Length: >= FewestDigits } digits ? $"…{new string(digits[^ShownDigits..])}" : "…",
            _ => value,
        };
    }
}
