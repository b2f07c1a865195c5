using Dushanbe.Conference.Names;

namespace Dushanbe.Conference.Tests.Papers.Badges;

/// <summary>A person whose name, function or organization breaks software; the people are invented.</summary>
/// <param name="Number">A number to find the case by.</param>
/// <param name="Honorific">The form of address, as it was typed.</param>
/// <param name="Given">Given names.</param>
/// <param name="Family">Family name.</param>
/// <param name="Native">The name in its own script.</param>
/// <param name="Iso2">The State; null for an organization's badge, XX for no State at all.</param>
/// <param name="Function">The office held.</param>
/// <param name="Organization">Where it is held.</param>
public sealed record WorstName(
    int Number, string? Honorific, string? Given, string? Family, string? Native, string? Iso2, string? Function, string? Organization)
{
    /// <summary>The name after cleaning.</summary>
    public PersonName Name => PersonName.Of(Honorific, Given, Family, Native);

    public static IReadOnlyList<WorstName> All { get; } =
    [
        new(1, "H.E. Dr.", "Maximilian-Alexander Friedrich Karl", "von und zu Hohenstaufen-Schwarzenberg-Wittelsbach", null, "DE", "Federal Minister for Special Tasks and Head of the Federal Chancellery", "Federal Chancellery"),
        new(2, "Mr.", null, "Suharyanto", null, "ID", "Chief", "National Border Agency"),
        new(3, "Ms.", "Hnin", null, null, "MM", "Director", "Ministry"),
        new(4, "Mr.", "Thein", "U", null, "MM", "Deputy Minister", "Ministry of Home Affairs"),
        new(5, "H.E. Mr.", "Ҷӯрабек", "Ғаюрӣ-Қосимзодаи Ҳисорӣ", "Ҷӯрабек Ғаюрӣ-Қосимзодаи Ҳисорӣ", "TJ", "Муовини якуми Вазири корҳои хориҷӣ", "Вазорати корҳои хориҷии Ҷумҳурии Тоҷикистон"),
        new(6, "Mr.", "Sirojiddin", "Aslov / Muhriddin", "Сироҷиддин Муҳриддин", "TJ", "Minister", "MFA"),
        new(7, "Mr.", "Oʻtkir", "Gʻulomov", "Ўткир Ғуломов", "UZ", "Head of Department", "State Security Service"),
        new(8, "Ms.", "İrem Işıl", "Çiğdem-Yılmaz", null, "TR", "Consul General", "MFA"),
        new(9, "Mr.", "Əhməd", "Məmmədli", null, "AZ", "Colonel", "State Border Service"),
        new(10, "Mr.", "Jürgen", "Großmann-Weiß", null, "DE", "Expert", "BKA"),
        new(11, "Ms.", "Willemijn", "van der Berg-de Vries", null, "NL", "Policy officer", "MFA"),
        new(12, "Mr.", "Seán", "Ó Súilleabháin-MacDiarmuid", null, "IE", "Attaché", "Embassy"),
        new(13, "Sra.", "María de los Ángeles", "Fernández de la Fuente y Pérez-Gutiérrez", null, "ES", "Subdirectora General", "Ministerio del Interior"),
        new(14, "Sr.", "João Pedro", "dos Santos Albuquerque e Castro Neto", null, "BR", "Delegado", "Polícia Federal"),
        new(15, "Ms.", "Zsófia", "Szentgyörgyi-Kovács", "Szentgyörgyi-Kovács Zsófia", "HU", "Deputy State Secretary", "Ministry of Interior"),
        new(16, "Ms.", "Thị Ngọc Ánh", "Nguyễn", "Nguyễn Thị Ngọc Ánh", "VN", "Director", "MPS"),
        new(17, "Ms.", "Sakura", "Watanabe", "渡邉 さくら", "JP", "Counsellor", "Embassy"),
        new(18, "Mr.", "Min-jun", "Kim", "김민준", "KR", "Superintendent", "KNPA"),
        new(19, "H.E. Sheikh Dr.", "Abdulrahman bin Mohammed bin Jassim", "Al Thani", "الشيخ الدكتور عبدالرحمن بن محمد بن جاسم آل ثاني", "QA", "Minister of State for Security Affairs", "Ministry of Interior"),
        new(20, "Ms.", "Ayesha", "Siddiqui", "عائشہ صدیقی", "PK", "Deputy Secretary", "NACTA"),
        new(21, "Mr.", "Yair", "Ben-Tzvi", "יאיר בן־צבי", "IL", "Adviser", "MFA"),
        new(22, "Smt.", "Śrīmatī Lakṣmī", "Tripāṭhī", "श्रीमती लक्ष्मी त्रिपाठी", "IN", "Joint Secretary", "MHA"),
        new(23, "Dr.", "Tewodros", "Gebremariam Woldegiorgis", "ቴዎድሮስ ገብረማርያም", "ET", "State Minister", "NISS"),
        new(24, "Mme", "Anne-Cœur", "L'Huillier d'Aubigné", null, "FR", "Conseillère", "MEAE"),
        new(25, "Г-н", "Пётр Алексеевич", "Семёнов-Тян-Шанский", "Пётр Алексеевич Семёнов-Тян-Шанский", "RU", "Заместитель директора Департамента по вопросам новых вызовов и угроз", "МИД России"),
        new(26, "Ms.", "Әсел", "Құдайбергенқызы", "Әсел Құдайбергенқызы", "KZ", "Head", "KNB Border Service"),
        new(27, "MR", "JOHN PAUL", "MCDONALD-O'BRIEN", null, "GB", "HEAD OF UNIT", "HOME OFFICE"),
        new(28, "mr", "  ahmad   zaki ", "  noori ", null, "AF", "director", null),
        new(29, "Mr.", "SMITH", "John", null, "US", "Attaché", "Embassy"),
        new(30, "Mr.", "Muhammad", "Ali", "محمد علی", "PK", "Director", "FIA"),
        new(31, "Ms.", "Test", "Null", null, "US", "NULL", "undefined"),
        new(32, "Mr.", "True", "007", null, "GB", "0", "N/A"),
        new(33, "Mr.", "=HYPERLINK(\"http://x\")", "+Bond", null, "GB", "@SUM(1)", "-1"),
        new(34, "Ms.", "<b>Ann</b>", "O'<script>alert(1)</script>", null, "XX", "&amp;", "R&D"),
        new(35, "Ms.", "Ann", "Lee", null, "SG", "Deputy Director-General for International Cooperation, Border Risk Analysis and Integrated Border Management Policy Coordination", "Immigration and Checkpoints Authority"),
        new(36, "Mr.", "Li", "Wei", null, "CH", "Expert", "Geneva Centre for Security Sector Governance and International Secretariat of the Conference on Interaction and Confidence-Building Measures"),
        new(37, "H.E. Sir", "Alasdair", "Featherstonehaugh-Cholmondeley", null, "GB", "Minister of State", null),
        new(38, "Ms.", "Fatou", "Diop", null, null, "Programme Officer", "International Organization for Migration"),
        new(39, "Mr.", "Kofi", "Mensah-Bonsu", null, "GH", "Inspector", "Immigration Service"),
        new(40, "H.E.", "Head of State", null, null, "TJ", "President", null),
    ];
}
