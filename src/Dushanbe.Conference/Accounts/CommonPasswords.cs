using System.Collections.Frozen;
using Microsoft.AspNetCore.Identity;

namespace Dushanbe.Conference.Accounts;

/// <summary>
/// Refuses passwords that attackers try first: common ones, also with digits and signs around them, the holder's name or
/// address, a repeated text, and sequences. Beyond that only the length counts.
/// </summary>
internal sealed class CommonPasswords : IPasswordValidator<Account>
{
    /// <summary>The error code; resource key of the message.</summary>
    public const string Fault = "PasswordCommon";

    // least length of a name that is compared, and of a repeated text
    private const int ShortestWord = 4, LongestUnit = 5;

    private static readonly string[] ProductWords =
    [
        "dushanbe", "conference", "border", "security", "tajikistan", "organizer", "organiser", "registration", "programme", "program", "badge", "badges", "owner", "process", "account", "password",
        "душанбе", "конференция", "граница", "границы", "границ", "безопасность", "таджикистан", "организатор", "регистрация", "программа", "бейдж", "пароль", "конфронс", "амният", "амнияти", "сарҳад", "сарҳади", "тоҷикистон", "барнома", "рамз",
    ];

    private static readonly Lazy<FrozenSet<string>> Known = new(Read);

    /// <inheritdoc/>
    public Task<IdentityResult> ValidateAsync(UserManager<Account> manager, Account user, string? password) => Task.FromResult(
        IsCommon(password ?? "", user.DisplayName, user.Email) ? IdentityResult.Failed(new IdentityError { Code = Fault, Description = "The password is one of the first that are tried." }) : IdentityResult.Success);

    /// <summary>Whether the password is easy to guess.</summary>
    /// <param name="password">The password.</param>
    /// <param name="name">The name of its holder.</param>
    /// <param name="email">The address of its holder.</param>
    public static bool IsCommon(string password, string? name, string? email)
    {
        var small = password.ToLowerInvariant();
        var own = Own(name, email);
        return new[] { small, Unmasked(small) }.Any(each => IsOfProduct(LettersOf(each)) || IsRun(each) || IsKnown(each, own) || IsKnown(Core(each), own) || IsKnown(LettersOf(each), own) || IsRepeated(each, own) || IsRepeated(Core(each), own));
    }

    // put together of the product's own words alone, which attackers of it try first
    private static bool IsOfProduct(string letters) => letters.Length > 0 && ProductWords.Any(word => letters.StartsWith(word, StringComparison.Ordinal) && (letters.Length == word.Length || IsOfProduct(letters[word.Length..])));

    private static bool IsRepeated(string text, HashSet<string> own) => Unit(text) is { } unit && (unit.Length <= LongestUnit || IsKnown(Core(unit), own));

    private static string LettersOf(string text) => string.Concat(text.Where(char.IsLetter));

    private static bool IsKnown(string text, HashSet<string> own) => Known.Value.Contains(text) || own.Contains(text);

    private static HashSet<string> Own(string? name, string? email)
    {
        var parts = new[] { name, email, email?.Split('@')[0] }.OfType<string>().Select(each => each.ToLowerInvariant()).ToList();
        string[] words = [.. parts, .. parts.SelectMany(each => each.Split([' ', '.', '-', '_', '@'])), .. parts.Select(LettersOf)];
        return [.. words.Select(Core).Concat(words).Where(each => each.Length >= ShortestWord)];
    }

    // without the digits and signs that people add around a word to satisfy a rule
    private static string Core(string text)
    {
        var first = text.AsSpan().IndexOfAnyLetter();
        return first < 0 ? "" : text[first..].TrimEndToLetter();
    }

    // signs that stand for a letter: p@ssw0rd
    private static string Unmasked(string text) => string.Create(text.Length, text, (letters, masked) =>
    {
        for (var i = 0; i < letters.Length; i++)
            letters[i] = masked[i] switch { '@' or '4' => 'a', '0' => 'o', '3' => 'e', '1' or '!' => 'i', '$' or '5' => 's', '7' => 't', var other => other };
    });

    // the text of which the password is a repetition; null where it is none
    private static string? Unit(string text)
    {
        for (var length = 1; length <= text.Length / 2; length++)
            if (text.Length % length == 0 && text.AsSpan(length).SequenceEqual(text.AsSpan(0, text.Length - length))) return text[..length];
        return null;
    }

    // 123456789012, abcdefghijkl, and the same backwards
    private static bool IsRun(string text)
    {
        if (text.Length < 2) return false;
        var steps = text.Zip(text.Skip(1), (one, next) => char.IsAsciiDigit(one) && char.IsAsciiDigit(next) ? (next - one + 10) % 10 is 9 ? -1 : (next - one + 10) % 10 : next - one).Distinct().ToList();
        return steps is [1 or -1];
    }

    private static FrozenSet<string> Read()
    {
        using var lines = new StreamReader(typeof(CommonPasswords).Assembly.GetManifestResourceStream("Dushanbe.Conference.Accounts.CommonPasswords.txt")!);
        return lines.ReadToEnd().Split('\n').Where(line => line is not ("" or ['#', ..])).ToFrozenSet(StringComparer.Ordinal);
    }
}

/// <summary>Refuses a password that is longer than the fields are: whoever posts it otherwise would have a password that no form takes.</summary>
internal sealed class LongPasswords : IPasswordValidator<Account>
{
    /// <summary>The error code; resource key of the message.</summary>
    public const string Fault = "PasswordTooLong";

    /// <inheritdoc/>
    public Task<IdentityResult> ValidateAsync(UserManager<Account> manager, Account user, string? password) => Task.FromResult(
        password?.Length > AccountsSetup.LongestPassword ? IdentityResult.Failed(new IdentityError { Code = Fault, Description = "The password is too long." }) : IdentityResult.Success);
}

file static class Letters
{
    public static int IndexOfAnyLetter(this ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
            if (char.IsLetter(text[i])) return i;
        return -1;
    }

    public static string TrimEndToLetter(this string text)
    {
        var end = text.Length;
        while (end > 0 && !char.IsLetter(text[end - 1])) end--;
        return text[..end];
    }
}
