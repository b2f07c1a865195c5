using Dushanbe.Conference.Names;

namespace Dushanbe.Conference.Web.Speech;

/// <summary>Plural forms. Tajik keeps the singular after a number.</summary>
internal static class Plural
{
    public static string Form(int count, string language) => Counted.FormOf(count, language) switch { 0 => "one", 1 => "few", _ => "many" };
}
