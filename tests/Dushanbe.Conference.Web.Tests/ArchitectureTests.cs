using System.Reflection;
using System.Text.RegularExpressions;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Web.Security;
using Microsoft.AspNetCore.Components;
using NetArchTest.Rules;

namespace Dushanbe.Conference.Web.Tests;

/// <summary>Who may know whom, as docs/architecture.md says.</summary>
public sealed class ArchitectureTests
{
    private const string Root = "Dushanbe.Conference", Web = "Dushanbe.Conference.Web";
    private static readonly Assembly Core = typeof(ConferenceDb).Assembly, Host = typeof(Program).Assembly, Press = typeof(Printing.Drawing.ICanvas).Assembly;

    [Fact]
    public void The_conference_knows_neither_the_web_nor_an_engine() =>
        Holds(Types.InAssembly(Core).ShouldNot().HaveDependencyOnAny("Microsoft.AspNetCore.Http", "Microsoft.AspNetCore.Components", "Microsoft.AspNetCore.Mvc", "MudBlazor", "Microsoft.EntityFrameworkCore.Sqlite", "Microsoft.Data.Sqlite", "Microsoft.Data.SqlClient", "Npgsql", Web));

    [Fact]
    public void The_press_has_never_heard_of_conferences() =>
        Assert.DoesNotContain(Press.GetReferencedAssemblies(), each => each.Name!.StartsWith(Root) || each.Name.StartsWith("Microsoft.EntityFrameworkCore"));

    [Fact]
    public void A_number_in_the_log_stands_for_one_message()
    {
        var numbers = new[] { Core, Host }
            .SelectMany(assembly => assembly.GetTypes())
            .SelectMany(type => type.GetMethods(BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .Select(method => method.GetCustomAttribute<Microsoft.Extensions.Logging.LoggerMessageAttribute>()?.EventId)
            .OfType<int>()
            .ToList();

        Assert.True(numbers.Count > 5);
        Assert.Equal(numbers.Distinct().Order(), numbers.Order());
    }

    [Theory]
    [InlineData("Public"), InlineData("Account"), InlineData("Desks"), InlineData("Verbs"), InlineData("Kit")]
    public void A_folder_of_the_web_never_opens_the_database_itself(string folder)
    {
        var types = Types.InAssembly(Host).That().ResideInNamespace($"{Web}.{folder}");

        // a verb turns a database that cannot be reached into a sentence, so it knows the name of that exception
        Holds(folder == "Verbs"
            ? types.ShouldNot().HaveDependencyOnAny(typeof(ConferenceDb).FullName, "Microsoft.EntityFrameworkCore.IDbContextFactory`1")
            : types.ShouldNot().HaveDependencyOnAny(typeof(ConferenceDb).FullName, "Microsoft.EntityFrameworkCore"));
    }

    [Fact]
    public void MudBlazor_is_known_to_desks_and_their_kit_alone() =>
        Holds(Types.InAssembly(Host).That().DoNotResideInNamespace($"{Web}.Desks").And().DoNotResideInNamespace($"{Web}.Kit").And().ResideInNamespace(Web).ShouldNot().HaveDependencyOnAny("MudBlazor"));

    [Fact]
    public void Operations_do_not_call_operations_of_other_features()
    {
        var wrong = Operations.All
            .Where(each => each.GetMethod("ExecuteAsync") is not null)
            .SelectMany(each => each.GetConstructors().SelectMany(constructor => constructor.GetParameters())
                .Where(parameter => Operations.All.Contains(parameter.ParameterType) && parameter.ParameterType.GetMethod("ExecuteAsync") is not null && parameter.ParameterType.Namespace != each.Namespace)
                .Select(parameter => $"{each.Name} -> {parameter.ParameterType.Name}"));

        Assert.Empty(wrong);
    }

    [Fact]
    public void No_page_returns_while_an_element_is_open()
    {
        var folder = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../../../src", Web));
        Assert.True(Directory.Exists(folder), folder);
        var pages = Directory.EnumerateFiles(folder, "*.razor", SearchOption.AllDirectories);

        // what is left open breaks the circuit, and on a fast database the state that does it is never seen while trying
        Assert.Empty(pages.Where(LeavesOpen).Select(each => Path.GetRelativePath(folder, each)));
    }

    private static bool LeavesOpen(string page)
    {
        var markup = File.ReadAllText(page).Split("@code")[0];
        var open = 0;
        foreach (Match each in Regex.Matches(markup, @"<(?<close>/?)(div|section|main|ul|ol|table|form|EditForm)\b(?<alone>[^<]*/>)?|\breturn;"))
        {
            if (each.Value == "return;" && open > 0) return true;
            if (each.Value != "return;" && !each.Groups["alone"].Success) open += each.Groups["close"].Length > 0 ? -1 : 1;
        }

        return false;
    }

    [Fact]
    public void No_page_says_how_it_is_rendered()
    {
        var pages = Host.GetTypes().Where(each => each.GetCustomAttributes<RouteAttribute>(inherit: false).Any()).ToList();

        Assert.NotEmpty(pages);
        Assert.DoesNotContain(pages, each => each.GetCustomAttributes<RenderModeAttribute>(inherit: true).Any());
    }

    [Fact]
    public void Pages_outside_the_desks_exclude_themselves_from_circuits()
    {
        var wrong = Host.GetTypes()
            .Where(each => each.GetCustomAttributes<RouteAttribute>(inherit: false).Any() && each.Namespace?.StartsWith($"{Web}.Desks") != true)
            .Where(each => each.GetCustomAttribute<Microsoft.AspNetCore.Components.ExcludeFromInteractiveRoutingAttribute>(inherit: true) is null);

        Assert.Empty(wrong);
    }

    [Fact]
    public void Every_desk_says_what_one_must_hold_to_open_it()
    {
        var wrong = Host.GetTypes()
            .Where(each => each.Namespace?.StartsWith($"{Web}.Desks") == true && each.GetCustomAttributes<RouteAttribute>(inherit: false).Any())
            .Where(each => !each.GetCustomAttributes<MayAttribute>(inherit: true).Any());

        Assert.Empty(wrong);
    }

    private static void Holds(ConditionList rule)
    {
        var result = rule.GetResult();
        Assert.True(result.SelectedTypesForTesting.Any(), "The rule is about no type at all.");
        Assert.True(result.IsSuccessful, string.Join(", ", (result.FailingTypes ?? []).Select(each => each.FullName)));
    }
}

public sealed class OperationTests(WebInstallation web) : IClassFixture<WebInstallation>
{
    [Fact]
    public void The_host_can_make_every_operation_and_query() => Assert.All(Operations.All.Concat(Operations.Unasked), each => Assert.NotNull(web.Services.GetService(each)));

    [Fact]
    public void Whatever_executes_reads_or_writes_is_told_who_asks_or_stands_among_what_nobody_asks()
    {
        var all = typeof(Operations).Assembly.GetExportedTypes()
            .Where(type => type is { IsClass: true, IsSealed: true, IsAbstract: false } && type.GetMethods().Any(method => method.Name is "ExecuteAsync" or "ReadAsync" or "WriteAsync" && method.DeclaringType == type && !method.IsStatic))
            .ToList();

        Assert.NotEmpty(all);
        Assert.Empty(all.Except(Operations.All).Except(Operations.Unasked));
        Assert.Empty(Operations.Unasked.Intersect(Operations.All));
    }
}
