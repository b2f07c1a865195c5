namespace Dushanbe.Conference.Web.Speech;

/// <summary>Plural forms. Tajik keeps the singular after a number.</summary>
internal static class Plural
{
    public static string Form(int count, string language) => language switch
    {
        "ru" when count % 10 == 1 && count % 100 != 11 => "one",
        "ru" when count % 10 is >= 2 and <= 4 && count % 100 is < 12 or > 14 => "few",
        "ru" => "many",
        "tg" => "one",
        _ => count == 1 ? "one" : "many",
    };
}
