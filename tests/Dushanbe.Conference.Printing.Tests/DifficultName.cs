namespace Dushanbe.Conference.Printing.Tests;

/// <summary>What focal points write into the form that is hard to print.</summary>
/// <param name="Number">A number to find the case by.</param>
/// <param name="Why">What makes it hard.</param>
/// <param name="Given">Title and given names.</param>
/// <param name="Family">Family name.</param>
/// <param name="Native">The name in its own script, where it is known.</param>
/// <param name="Function">The office held.</param>
/// <param name="Organization">Where it is held.</param>
public sealed record DifficultName(
    int Number, string Why, string Given, string Family, string Native, string Function, string Organization)
{
    /// <summary>Every text of the case that goes on paper.</summary>
    public IEnumerable<string> Texts => new[] { Given, Family, Native, Function, Organization }.Where(text => text.Length > 0);

    /// <summary>The cases.</summary>
    public static IReadOnlyList<DifficultName> All { get; } =
    [
        new(1, "the longest name of a large conference", "H.E. Dr. Maximilian-Alexander Friedrich Karl", "von und zu Hohenstaufen-Schwarzenberg-Wittelsbach",
            "", "Federal Minister for Special Tasks and Head of the Federal Chancellery",
            "Federal Chancellery"),
        new(2, "one name only", "Mr. ", "Suharyanto", "", "Chief", "National Border Agency"),
        new(3, "one name only, given as the first name", "Ms. Hnin", "", "", "Director", "Ministry"),
        new(4, "a family name of one capital letter", "Mr. Thein", "U", "", "Deputy Minister", "Ministry of Home Affairs"),
        new(5, "all six Tajik letters", "H.E. Mr. Ҷӯрабек", "Ғаюрӣ-Қосимзодаи Ҳисорӣ",
            "Ҷӯрабек Ғаюрӣ-Қосимзодаи Ҳисорӣ", "Муовини якуми Вазири корҳои хориҷӣ",
            "Вазорати корҳои хориҷии Ҷумҳурии Тоҷикистон"),
        new(6, "two family names of one person", "Mr. Sirojiddin", "Aslov / Muhriddin",
            "Сироҷиддин Муҳриддин", "Minister",
            "MFA"),
        new(7, "the turned comma of Uzbek", "Mr. Oʻtkir", "Gʻulomov",
            "Ўткир Ғуломов", "Head of Department",
            "State Security Service"),
        new(8, "the dotted and dotless i of Turkish", "Ms. İrem Işıl", "Çiğdem-Yılmaz", "", "Consul General", "MFA"),
        new(9, "the schwa of Azerbaijani", "Mr. Əhməd", "Məmmədli", "", "Colonel", "State Border Service"),
        new(10, "sharp s", "Mr. Jürgen", "Großmann-Weiß", "", "Expert", "BKA"),
        new(11, "Dutch prefixes", "Ms. Willemijn", "van der Berg-de Vries", "", "Policy officer", "MFA"),
        new(12, "an Irish prefix with an accent", "Mr. Seán", "Ó Súilleabháin-MacDiarmuid", "", "Attaché", "Embassy"),
        new(13, "two Spanish family names", "Sra. María de los Ángeles", "Fernández de la Fuente y Pérez-Gutiérrez",
            "", "Subdirectora General",
            "Ministerio del Interior"),
        new(14, "a Portuguese suffix", "Sr. João Pedro", "dos Santos Albuquerque e Castro Neto",
            "", "Delegado",
            "Polícia Federal"),
        new(15, "the family name comes first", "Ms. Zsófia", "Szentgyörgyi-Kovács",
            "Szentgyörgyi-Kovács Zsófia", "Deputy State Secretary",
            "Ministry of Interior"),
        new(16, "stacked marks", "Ms. Thị Ngọc Ánh", "Nguyễn", "Nguyễn Thị Ngọc Ánh", "Director", "MPS"),
        new(17, "a Japanese variant of a character", "Ms. Sakura", "Watanabe", "渡邉 さくら", "Counsellor", "Embassy"),
        new(18, "Korean", "Mr. Min-jun", "Kim", "김민준", "Superintendent", "KNPA"),
        new(19, "a long Arabic name", "H.E. Sheikh Dr. Abdulrahman bin Mohammed bin Jassim", "Al Thani",
            "الشيخ الدكتور عبدالرحمن بن محمد بن جاسم آل ثاني", "Minister of State for Security Affairs",
            "Ministry of Interior"),
        new(20, "Urdu", "Ms. Ayesha", "Siddiqui", "عائشہ صدیقی", "Deputy Secretary", "NACTA"),
        new(21, "Hebrew with a maqaf", "Mr. Yair", "Ben-Tzvi", "יאיר בן־צבי", "Adviser", "MFA"),
        new(22, "Hindi conjuncts", "Smt. Śrīmatī Lakṣmī", "Tripāṭhī", "श्रीमती लक्ष्मी त्रिपाठी", "Joint Secretary", "MHA"),
        new(23, "Amharic", "Dr. Tewodros", "Gebremariam Woldegiorgis", "ቴዎድሮስ ገብረማርያም", "State Minister", "NISS"),
        new(24, "a ligature and two apostrophes", "Mme Anne-Cœur", "L'Huillier d'Aubigné", "", "Conseillère", "MEAE"),
        new(25, "a Russian patronymic and yo", "Г-н Пётр Алексеевич", "Семёнов-Тян-Шанский",
            "Пётр Алексеевич Семёнов-Тян-Шанский", "Заместитель директора Департамента по вопросам новых вызовов и угроз",
            "МИД России"),
        new(26, "Kyrgyz and Kazakh letters", "Ms. Әсел", "Құдайбергенқызы",
            "Әсел Құдайбергенқызы", "Head",
            "KNB Border Service"),
        new(27, "capitals throughout", "MR JOHN PAUL", "MCDONALD-O'BRIEN", "", "HEAD OF UNIT", "HOME OFFICE"),
        new(28, "small letters and double spaces", "mr   ahmad   zaki ", "  noori ", "", "director", ""),
        new(29, "names exchanged", "Mr. SMITH", "John", "", "Attaché", "Embassy"),
        new(30, "Urdu, twice in one delegation", "Mr. Muhammad", "Ali", "محمد علی", "Director", "FIA"),
        new(31, "words that break software", "Ms. Test", "Null", "", "NULL", "undefined"),
        new(32, "numbers as names", "Mr. True", "007", "", "0", "N/A"),
        new(33, "spreadsheet formulas", "Mr. =HYPERLINK(\"http://x\")", "+Bond", "", "@SUM(1)", "-1"),
        new(34, "markup", "Ms. <b>Ann</b>", "O'<script>alert(1)</script>", "", "&amp;", "R&D"),
        new(35, "the longest function of a large conference", "Ms. Ann", "Lee",
            "", "Deputy Director-General for International Cooperation, Border Risk Analysis and Integrated Border Management Policy Coordination",
            "Immigration and Checkpoints Authority"),
        new(36, "a very long organization", "Mr. Li", "Wei",
            "", "Expert",
            "Geneva Centre for Security Sector Governance and International Secretariat of the Conference on Interaction and Confidence-Building Measures"),
        new(37, "double-barrelled names", "H.E. Sir Alasdair", "Featherstonehaugh-Cholmondeley", "", "Minister of State", ""),
        new(38, "no State", "Ms. Fatou", "Diop", "", "Programme Officer", "International Organization for Migration"),
        new(39, "no photograph", "Mr. Kofi", "Mensah-Bonsu", "", "Inspector", "Immigration Service"),
        new(40, "a guest without a name", "H.E. Head of State", "", "", "President", ""),
    ];
}
