using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Dushanbe.Conference.Journal;
using Dushanbe.Conference.Names;

namespace Dushanbe.Conference.Tests.Access;

/// <summary>Everything a value says, as a text to compare: its properties and theirs. A key that was made meanwhile reads "new".</summary>
internal static partial class Dump
{
    public static string Of(object? value) => Key().Replace(Raw(value), key => World.Knows(Guid.Parse(key.Value)) ? key.Value : "new");

    private static string Raw(object? value) => value switch
    {
        null => "none",
        string text => text,
        byte[] bytes => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes)),
        LocalizedText text => text.ToJson(),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        bool or Type => value.ToString()!,
        ITuple tuple => $"({string.Join(", ", Enumerable.Range(0, tuple.Length).Select(place => Raw(tuple[place])))})",
        // what the press knows of is no row of anybody's
        _ when value.GetType().Namespace?.StartsWith("Dushanbe.Conference.Printing", StringComparison.Ordinal) == true => value.GetType().Name,
        IEnumerable many => $"[{string.Join(", ", many.Cast<object?>().Select(Raw))}]",
        _ => $"{value.GetType().Name} {{{string.Join(", ", Readable(value.GetType()).Select(each => $"{each.Name}={Raw(each.GetValue(value))}"))}}}",
    };

    // the place of an entry in its chain and its seal are other in each world, and say nothing of what was done
    private static readonly string[] Seals = [nameof(JournalEntry.Number), nameof(JournalEntry.Salt), nameof(JournalEntry.TextDigest), nameof(JournalEntry.Mark), nameof(JournalEntry.Seal)];

    private static IEnumerable<PropertyInfo> Readable(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(each => each.GetMethod is { IsPublic: true } && each.GetIndexParameters().Length == 0 && !(type == typeof(JournalEntry) && Seals.Contains(each.Name))).OrderBy(each => each.Name, StringComparer.Ordinal);

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")]
    private static partial Regex Key();
}
