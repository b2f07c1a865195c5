using System.Text;
using Dushanbe.Conference.Names;

namespace Dushanbe.Conference.Benchmarks.Registration;

/// <summary>Participants files of any length, the same for the same seed: invented names in two scripts, all States, bodies and addresses.</summary>
internal static class InventedPeople
{
    private static readonly string[] Given = ["Farrukh", "Nigora", "Jamshed", "Dilnoza", "Sherali", "Gulnora", "Parviz", "Zalmai", "Aida", "Bermet", "Otkir", "Laylo", "Rustam", "Madina", "Kofi", "Fatou", "Anna", "Pavel", "Irina", "Hamid"];
    private static readonly string[] Roots = ["Rahmon", "Karim", "Nazar", "Safar", "Boboev", "Ismoil", "Yusuf", "Qosim", "Hakim", "Saidov", "Mirzo", "Asad", "Temur", "Oman", "Petr", "Ivan", "Sobir", "Latif", "Jalol", "Umar", "Davlat", "Navruz", "Shodi", "Zokir"];
    private static readonly string[] Middles = ["", "i", "o", "ali", "jon", "bek", "dod", "shoh", "qul", "mir"];
    private static readonly string[] Endings = ["ov", "ova", "zoda", "ev", "eva", "iyon", "i", "bekov", "qulova"];
    private static readonly string[] Native = ["Фаррух", "Нигора", "Ҷамшед", "Дилноза", "Шералӣ", "Гулнора", "Парвиз", "Залмай", "Аида", "Бермет"];
    private static readonly string[] NativeFamilies = ["Раҳмонзода", "Каримова", "Назаров", "Сафарзода", "Бобоева", "Исмоилов", "Юсуфзода", "Қосимов", "Ҳакимова", "Саидзода"];
    private static readonly string[] Functions = ["Head of Department", "Deputy Minister", "Adviser", "Counsellor", "Director", "Expert on border management", "Attaché"];
    private static readonly string[] Organizations = ["Ministry of Foreign Affairs", "State Border Service", "Customs Committee", "Ministry of Interior", "National Coordination Office", "Academy of Sciences"];

    public static byte[] Csv(int count, int seed)
    {
        // a sequence of its own, so that every machine and version makes the same file
        var state = (uint)seed * 2_654_435_761u + 1;
        string Pick(string[] from)
        {
            state = state * 1_664_525u + 1_013_904_223u;
            return from[(state >> 8) % (uint)from.Length];
        }

        string[] states = [.. States.All.Select(each => each.Iso2)];
        var text = new StringBuilder("honorific,given,family,native_name,iso2,category,capacity,function,organization,email,phone\n", count * 160);
        for (var i = 0; i < count; i++)
        {
            var (given, family) = (Pick(Given), Pick(Roots) + Pick(Middles) + Pick(Endings));
            text.Append("Mr.,").Append(given).Append(',').Append(family).Append(',').Append(Pick(Native)).Append(' ').Append(Pick(NativeFamilies)).Append(',')
                .Append(Pick(states)).Append(",D,member,").Append(Pick(Functions)).Append(',').Append(Pick(Organizations)).Append(',')
                .Append(given).Append('.').Append(family).Append(seed * 1_000_000 + i).Append("@example.org,+992 ").Append(100_000 + i).Append('\n');
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
