using System.Reflection;
using System.Text.RegularExpressions;
using Dushanbe.Conference.Conditions;
using NetArchTest.Rules;

namespace Dushanbe.Conference.Web.Tests;

/// <summary>
/// The rooms of the web import in one direction, as docs/architecture.md says: a room knows those before it in the order, and
/// no other; of the desks, none knows another. Compiled types show what code and markup use, sources what they import.
/// </summary>
public sealed partial class WebRoomsTests
{
    private const string Web = "Dushanbe.Conference.Web";

    // the same order stands in docs/architecture.md, which a test below holds to this list
    private static readonly string[] Order = ["Host", "Security", "Speech", "Kit", "Frame", "Public", "Account", "Desks", "Start", "Verbs"];

    // what people open: each by itself, so that none knows another, whatever the order
    private static readonly string[] Doors = ["Public", "Account", "Desks", "Verbs"];

    // the document and the router around every room; the rest of the desks is put together in one place
    private static readonly string[] OutsideRooms = ["App", "Routes", "_Imports"];
    private const string KnowsEveryDesk = "DeskSetup";

    // the layout and the rail around every desk
    private const string Frame = "Frame";

    private static readonly Assembly Host = typeof(Program).Assembly;
    private static readonly string Folder = Path.Combine(Need.Root(), "src", Web);

    public static TheoryData<string> Rooms => [.. Order];

    public static TheoryData<string> Desks => [.. DeskFolders];

    // found rather than listed: a new desk is held to the rule from its first file on
    private static IEnumerable<string> DeskFolders => Directory.GetDirectories(Path.Combine(Folder, "Desks")).Select(each => Path.GetFileName(each)!).Order(StringComparer.Ordinal);

    [Theory, MemberData(nameof(Rooms))]
    public void A_room_knows_only_rooms_before_it(string room) => Knows(room, [.. Forbidden(room)]);

    [Theory, MemberData(nameof(Desks))]
    public void A_desk_knows_no_other_desk(string desk) =>
        Knows($"Desks.{desk}", [.. DeskFolders.Where(each => each != desk && each != Frame).Select(each => $"Desks.{each}")]);

    [Fact]
    public void What_all_desks_share_knows_none_of_them()
    {
        var shared = Types.InAssembly(Host).That().ResideInNamespaceMatching($"^{Regex.Escape($"{Web}.Desks")}$").And().DoNotHaveNameMatching($"^({KnowsEveryDesk})$");

        Uses(shared, [.. DeskFolders.Where(each => each != Frame).Select(each => $"Desks.{each}")]);
    }

    [Fact]
    public void Every_type_stands_in_a_room_of_the_order()
    {
        var homeless = Host.GetTypes()
            .Where(each => each.Namespace?.StartsWith(Web, StringComparison.Ordinal) == true && !each.IsNested)
            .Where(each => each.Namespace == Web ? !OutsideRooms.Contains(each.Name) : !Order.Contains(each.Namespace!.Split('.')[3]))
            .Select(each => each.FullName);

        Assert.Empty(homeless);
    }

    [Fact]
    public void Every_folder_with_code_is_a_room_of_the_order()
    {
        var folders = Directory.GetDirectories(Folder)
            .Select(each => Path.GetFileName(each)!)
            .Where(each => each is not ("bin" or "obj" or "wwwroot" or "Properties" or "App_Data"));

        Assert.Equal(Order.Order(StringComparer.Ordinal), folders.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_the_imports_of_all_pages_name_stands_before_every_page()
    {
        var withPages = Order.First(room => Sources(room).Any(file => file.EndsWith(".razor", StringComparison.Ordinal)));
        var named = Imports(File.ReadAllText(Path.Combine(Folder, "_Imports.razor"))).Select(each => each.Split('.')[0]).ToList();

        Assert.NotEmpty(named);
        Assert.All(named, each => Assert.True(Array.IndexOf(Order, each) < Array.IndexOf(Order, withPages), $"{each} does not stand before {withPages}"));
    }

    [Fact]
    public void The_written_order_is_this_one()
    {
        var page = File.ReadAllText(Path.Combine(Need.Root(), "docs/architecture.md"));

        Assert.Contains($"`{string.Join("`, `", Order)}`", page);
    }

    private static IEnumerable<string> Forbidden(string room) =>
        Order.Where(each => each != room && (Array.IndexOf(Order, each) > Array.IndexOf(Order, room) || (Doors.Contains(room) && Doors.Contains(each))));

    private static void Knows(string room, string[] forbidden)
    {
        Uses(Types.InAssembly(Host).That().ResideInNamespaceMatching($"^{Regex.Escape($"{Web}.{room}")}($|\\.)"), forbidden);

        var files = Sources(room).ToList();
        Assert.NotEmpty(files);
        Assert.Empty(files.SelectMany(file => Mentions(File.ReadAllText(file), forbidden).Select(mention => $"{Path.GetRelativePath(Folder, file)} says {mention}")));
    }

    // constants and what attributes name leave no trace that is searched for in compiled code, and an import that nothing uses
    // yet is the beginning of one that is used
    private static IEnumerable<string> Mentions(string source, string[] forbidden) => Imports(source)
        .Where(import => forbidden.Any(each => import == each || import.StartsWith($"{each}.", StringComparison.Ordinal)))
        .Concat(forbidden.SelectMany(each => Qualified(each).Matches(source).Select(match => match.Value)));

    // a type of the room by its namespace or by the end of it, as far as C# allows to leave its beginning out
    private static Regex Qualified(string room)
    {
        var (segments, types) = ($"{Web}.{room}".Split('.'), TypesOf(room).Select(each => Regex.Escape(each.Name.Split('`')[0])));
        var beginning = segments[..^1].Aggregate("", (inner, each) => $"(?:{inner}{each}\\.)?");
        return new Regex($@"(?<![\w.]){beginning}{segments[^1]}\.(?:\w+\.)*(?:{string.Join('|', types)})\b");
    }

    private static IEnumerable<Type> TypesOf(string room) =>
        Host.GetTypes().Where(each => !each.IsNested && $"{each.Namespace}.".StartsWith($"{Web}.{room}.", StringComparison.Ordinal) && !each.Name.StartsWith('<'));

    private static void Uses(PredicateList types, string[] forbidden)
    {
        Assert.NotEmpty(types.GetTypes());
        if (forbidden.Length == 0) return;
        var result = types.ShouldNot().HaveDependencyOnAny([.. forbidden.Select(each => $"{Web}.{each}")]).GetResult();
        Assert.True(result.IsSuccessful, $"must not know {string.Join(", ", forbidden)}: {string.Join(", ", (result.FailingTypes ?? []).Select(each => each.FullName))}");
    }

    private static IEnumerable<string> Sources(string room) =>
        Directory.EnumerateFiles(Path.Combine(Folder, room.Replace('.', Path.DirectorySeparatorChar)), "*", SearchOption.AllDirectories)
            .Where(each => Path.GetExtension(each) is ".cs" or ".razor");

    private static IEnumerable<string> Imports(string source) => Import().Matches(source).Select(each => each.Groups["room"].Value);

    [GeneratedRegex(@"^\s*@?using\s+(?:static\s+|\w+\s*=\s*)?Dushanbe\.Conference\.Web\.(?<room>[\w.]+)", RegexOptions.Multiline)]
    private static partial Regex Import();
}
