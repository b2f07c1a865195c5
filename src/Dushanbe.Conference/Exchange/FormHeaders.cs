using System.Text.RegularExpressions;
using Dushanbe.Conference.Names;
using Dushanbe.Conference.People;

namespace Dushanbe.Conference.Exchange;

/// <summary>The headers that nomination forms, address books, exports of forms and lists of ministries have, in the languages of the product.</summary>
internal static partial class FormHeaders
{
    /// <summary>A header that means a form of address or a function, which its values decide.</summary>
    public const string Title = "title";

    private const int Longest = 200;

    // whole headers, before anything is sought inside
    private static readonly Dictionary<string, string> Whole = Read(
        (Title, "title;титул;звание"),
        (Field(nameof(ParticipantFields.Honorific)), "salutation;prefix;name prefix;honorific;form of address;mr/ms;mr./ms.;обращение;форма обращения;муроҷиат"),
        (ImportMapping.FullName, "name;full name;fullname;name and surname;surname and name;first and last name;participant;delegate;фио;ф и о;ф.и.о;фамилия имя отчество;фамилия имя;имя фамилия;имя и фамилия;фамилия и имя;участник;делегат;ному насаб;номи пурра;ном ва насаб;насаб ва ном;насабу ном;насаб ном номи падар;ном насаб;display name"),
        (ImportMapping.Patronymic, "patronymic;middle name;middle names;additional name;отчество;номи падар"),
        (ImportColumns.Given, "given;given name;given names;first name;first names;first;forename;имя;имена;ном"),
        (ImportColumns.Family, "family;family name;surname;last name;last;second name;фамилия;насаб"),
        (Field(nameof(ParticipantFields.NativeName)), "native name;name in native script;name in native language;имя на родном языке;фио на родном языке;local name"),
        (ImportColumns.Iso2, "iso2;iso code;country code;код страны;рамзи давлат"),
        (ImportColumns.Delegation, "country;delegation;country name;state;nation;member state;represented country;country/organization;страна;государство;делегация;кишвар;давлат;ҳайат"),
        (ImportColumns.Category, "category;badge category;participant category;type of participant;participant type;категория;категория участника;тип участника;гурӯҳ"),
        (ImportColumns.Capacity, "capacity;role;role in delegation;role in the delegation;status in delegation;роль;роль в делегации;статус в делегации;мақом;мақом дар ҳайат"),
        (Field(nameof(ParticipantFields.Function)), "function;position;job title;job;post;occupation;designation;functional title;official title;rank;organization title;organization 1 - title;должность;занимаемая должность;вазифа;мансаб"),
        (ImportColumns.Organization, "organization;organisation;company;institution;ministry;agency;affiliation;employer;entity;organization name;organization 1 - name;организация;учреждение;министерство;ведомство;компания;место работы;ташкилот;муассиса;вазорат;ҷои кор"),
        (Field(nameof(ParticipantFields.Email)), "email;e-mail;e mail;mail;email address;e-mail address;e-mail 1 - value;почта;эл почта;эл. почта;электронная почта;адрес электронной почты;почтаи электронӣ;имейл;емейл"),
        (Field(nameof(ParticipantFields.Phone)), "phone;phone number;tel;telephone;mobile;mobile phone;mobile number;cell;phone 1 - value;телефон;номер телефона;контактный телефон;мобильный телефон;моб. телефон;рақами телефон;телефони мобилӣ"),
        (ImportColumns.Photo, "photo;photograph;picture;фото;фотография;акс"),
        (ImportColumns.ListNumber, "list number;number in the list;number in the sender's list;external id;participant id;registration id;registration number;id участника;номер участника;регистрационный номер;номер в списке;номер в списке отправителя;рақам дар рӯйхат;рақами иштирокчӣ"),
        (ImportColumns.State, "status;approval status;state of approval;статус;статус заявки;ҳолат"));

    // parts of longer headers, in the order in which they decide; a part that begins with a dash forbids what follows it
    private static readonly (string Part, string? Field)[] Parts =
    [
        ("фамилия имя", ImportMapping.FullName), ("фамилия, имя", ImportMapping.FullName), ("full name", ImportMapping.FullName), ("фио ", ImportMapping.FullName), ("ф.и.о", ImportMapping.FullName), ("имя и фамилия", ImportMapping.FullName),
        ("ному насаб", ImportMapping.FullName), ("насаб, ном", ImportMapping.FullName), ("name of participant", ImportMapping.FullName), ("name of the participant", ImportMapping.FullName), ("participant name", ImportMapping.FullName), ("delegate name", ImportMapping.FullName), ("name of delegate", ImportMapping.FullName),
        // about somebody or something else
        ("паспорт", null), ("passport", null), ("шиноснома", null), ("рожден", null), ("birth", null), ("таваллуд", null), ("visa", null), ("виза", null), ("hotel", null), ("гостиниц", null), ("flight", null), ("рейс", null), ("arriv", null), ("прибыт", null), ("depart", null), ("отъезд", null),
        ("emergency", null), ("экстренн", null), ("assistant", null), ("помощник", null), ("fax", null), ("факс", null), ("home ", null), ("residence", null), ("прожив", null), ("timestamp", null), ("отметка времени", null), ("file", null), ("spouse", null), ("супруг", null), (" - type", null), (" - label", null), ("display", null), ("2 ", null), ("3 ", null),
        ("отчество", ImportMapping.Patronymic), ("фамили", ImportColumns.Family), ("surname", ImportColumns.Family), ("family name", ImportColumns.Family), ("last name", ImportColumns.Family), ("first name", ImportColumns.Given), ("given name", ImportColumns.Given),
        ("e-mail", Field(nameof(ParticipantFields.Email))), ("email", Field(nameof(ParticipantFields.Email))), ("почт", Field(nameof(ParticipantFields.Email))),
        ("телефон", Field(nameof(ParticipantFields.Phone))), ("phone", Field(nameof(ParticipantFields.Phone))), ("mobile", Field(nameof(ParticipantFields.Phone))),
        ("должност", Field(nameof(ParticipantFields.Function))), ("job title", Field(nameof(ParticipantFields.Function))), ("position", Field(nameof(ParticipantFields.Function))), ("вазифа", Field(nameof(ParticipantFields.Function))),
        ("организаци", ImportColumns.Organization), ("organisation", ImportColumns.Organization), ("organization", ImportColumns.Organization), ("ведомств", ImportColumns.Organization), ("министерств", ImportColumns.Organization), ("ministry", ImportColumns.Organization), ("institution", ImportColumns.Organization), ("место работы", ImportColumns.Organization), ("ташкилот", ImportColumns.Organization),
        ("стран", ImportColumns.Delegation), ("государств", ImportColumns.Delegation), ("country", ImportColumns.Delegation), ("кишвар", ImportColumns.Delegation), ("делегаци", ImportColumns.Delegation),
    ];

    /// <summary>The field that a header means; <see cref="Title"/> where its values decide; null for none.</summary>
    public static string? FieldOf(string? header)
    {
        if (Plain(header) is not { Length: > 0 } text) return null;
        if (ImportColumns.Exported.Contains(text.Replace(' ', '_'), StringComparer.Ordinal)) return text.Replace(' ', '_') == ImportColumns.BadgeNumber ? null : text == ImportColumns.State ? ImportColumns.State : text.Replace(' ', '_');
        if (Whole.TryGetValue(text, out var whole)) return whole;
        // one header in two languages: Country / Страна
        foreach (var half in text.Split(['/', '|', '\\'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            if (Whole.TryGetValue(half, out var said)) return said;
        return PartOf(text) is var (_, field) ? field : ImportColumns.State == HeaderWords.Nearest(header!) ? ImportColumns.State : null;
    }

    /// <summary>Whether a header says nothing against any meaning, so that the values may tell it.</summary>
    public static bool MayBeAnything(string? header) => PartOf(Plain(header)) is null;

    /// <summary>Whether a column is about passports: no import reads it, and nobody needs to see a sample.</summary>
    public static bool IsOfPassports(string? header) => Plain(header) is var text && (text.Contains("паспорт", StringComparison.Ordinal) || text.Contains("passport", StringComparison.Ordinal) || text.Contains("шиноснома", StringComparison.Ordinal)) && FieldOf(header) is null;

    private static (string Part, string? Field)? PartOf(string text)
    {
        foreach (var each in Parts)
            if (text.Contains(each.Part, StringComparison.Ordinal)) return each;
        return null;
    }

    /// <summary>The order of a whole name that its header states; null where it states none.</summary>
    public static NameOrder? OrderOf(string? header)
    {
        var text = Plain(header);
        var (given, family) = (First(GivenWords), First(FamilyWords));
        return given < 0 || family < 0 ? null : given < family ? NameOrder.FamilyLast : NameOrder.FamilyFirst;

        int First(string[] words) => words.Select(word => text.IndexOf(word, StringComparison.Ordinal)).Where(at => at >= 0).DefaultIfEmpty(-1).Min();
    }

    private static readonly string[] GivenWords = ["имя", "given", "first name", "first and"], FamilyWords = ["фамили", "family", "surname", "last name", "насаб"];

    // 1. Full name (as in passport)* is Full name
    private static string Plain(string? header)
    {
        if (Cleaning.Line(header?.Length > Longest ? header[..Longest] : header) is not { } line) return "";
        var text = Around().Replace(Brackets().Replace(line.ToLowerInvariant().Replace('ё', 'е').Replace('_', ' '), " "), "");
        return Spaces().Replace(text, " ").Trim(' ', '*', ':', '.', ',', ';', '№', '-', '–', '—');
    }

    private static string Field(string name) => ImportColumns.Of(name);

    private static Dictionary<string, string> Read(params (string Field, string Words)[] words) =>
        words.SelectMany(each => each.Words.Split(';'), (each, word) => (each.Field, word)).ToDictionary(each => each.word, each => each.Field, StringComparer.Ordinal);

    [GeneratedRegex(@"\([^)]*\)?", RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex Brackets();

    [GeneratedRegex(@"^\s*[0-9]{1,2}\s*[.)]\s*", RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex Around();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex Spaces();
}
