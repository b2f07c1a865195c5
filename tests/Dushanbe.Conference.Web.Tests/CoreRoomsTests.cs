using System.Reflection;
using System.Text.RegularExpressions;
using Dushanbe.Conference.Data;
using NetArchTest.Rules;

namespace Dushanbe.Conference.Web.Tests;

/// <summary>The rooms of the conference import in one direction: a room knows those before it in the order of docs/architecture.md, and no other.</summary>
public sealed partial class CoreRoomsTests
{
    private const string Root = "Dushanbe.Conference";

    // the same order stands in docs/architecture.md, which a test below holds to this list
    private static readonly string[] Order =
    [
        "Names", "Data", "Access", "Forms", "Journal", "Editions", "Accounts", "Files", "Work", "Mail", "Badges", "Delegations", "People", "Register", "Exchange", "Programme", "Grants", "History", "Prints", "Lists", "Privacy", "Papers", "Seeds", "Transfer", "Backups",
    ];

    // the two that name every room: the context its entities, the list of operations what it registers
    private static readonly string[] KnowEverybody = [nameof(ConferenceDb), nameof(Operations)];

    private static readonly Assembly Core = typeof(ConferenceDb).Assembly;
    private static readonly string Folder = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../../../src", Root));

    public static TheoryData<string> Rooms => [.. Order];

    [Theory]
    [MemberData(nameof(Rooms))]
    public void A_room_uses_no_type_of_a_room_after_it(string room)
    {
        var types = Types.InAssembly(Core).That().ResideInNamespaceMatching($"^{Regex.Escape($"{Root}.{room}")}($|\\.)").And().DoNotHaveNameMatching($"^({string.Join('|', KnowEverybody)})$");
        var after = Order[(Array.IndexOf(Order, room) + 1)..].Select(each => $"{Root}.{each}").ToArray();

        Assert.NotEmpty(types.GetTypes());
        if (after.Length == 0) return;
        var result = types.ShouldNot().HaveDependencyOnAny(after).GetResult();
        Assert.True(result.IsSuccessful, $"{room} must not know {string.Join(", ", Order[(Array.IndexOf(Order, room) + 1)..])}: {string.Join(", ", (result.FailingTypes ?? []).Select(each => each.FullName))}");
    }

    [Theory]
    [MemberData(nameof(Rooms))]
    public void A_room_imports_no_room_after_it(string room)
    {
        // constants leave no trace in the compiled code, so the sources are read as well
        var files = Directory.GetFiles(Path.Combine(Folder, room), "*.cs", SearchOption.AllDirectories);
        var after = Order[(Array.IndexOf(Order, room) + 1)..];

        Assert.NotEmpty(files);
        Assert.Empty(files
            .Where(each => !KnowEverybody.Contains(Path.GetFileNameWithoutExtension(each)))
            .SelectMany(file => Import().Matches(File.ReadAllText(file)).Select(each => each.Groups["room"].Value).Where(each => after.Contains(each)).Select(each => $"{Path.GetFileName(file)} imports {each}")));
    }

    [Fact]
    public void Every_type_stands_in_a_room_of_the_order()
    {
        var homeless = Core.GetTypes()
            .Where(each => each.Namespace?.StartsWith(Root, StringComparison.Ordinal) == true && each.Namespace != Root)
            .Where(each => !Order.Contains(each.Namespace!.Split('.')[2]))
            .Select(each => each.FullName);

        Assert.Empty(homeless);
    }

    [Fact]
    public void What_stands_outside_the_rooms_knows_none_of_them()
    {
        var types = Types.InAssembly(Core).That().ResideInNamespaceMatching($"^{Regex.Escape(Root)}$");

        Assert.NotEmpty(types.GetTypes());
        var result = types.ShouldNot().HaveDependencyOnAny([.. Order.Select(each => $"{Root}.{each}")]).GetResult();
        Assert.True(result.IsSuccessful, string.Join(", ", (result.FailingTypes ?? []).Select(each => each.FullName)));
    }

    [Fact]
    public void The_written_order_is_this_one()
    {
        var page = File.ReadAllText(Path.Combine(Folder, "../../docs/architecture.md"));

        Assert.Contains($"`{string.Join("`, `", Order)}`", page);
    }

    [GeneratedRegex(@"^\s*using (?:static )?Dushanbe\.Conference\.(?<room>\w+)", RegexOptions.Multiline)]
    private static partial Regex Import();
}
