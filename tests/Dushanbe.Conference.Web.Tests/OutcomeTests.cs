using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Names;

namespace Dushanbe.Conference.Web.Tests;

/// <summary>No case of an outcome can be answered with the words of another: each has a function of its own name, and callers pass functions by name.</summary>
public sealed partial class OutcomeTests
{
    private static readonly string Sources = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../../.."));

    public static TheoryData<Type> Outcomes =>
    [
        .. typeof(ConferenceDb).Assembly.GetTypes()
            .Where(each => each is { IsAbstract: true, IsClass: true } && each.GetMethod("Match") is { IsGenericMethodDefinition: true })
            .Select(each => each.IsGenericTypeDefinition ? each.MakeGenericType(typeof(PersonName)) : each),
    ];

    [Theory]
    [MemberData(nameof(Outcomes))]
    public void Each_case_is_answered_by_the_function_of_its_name(Type outcome)
    {
        var match = outcome.GetMethod("Match")!.MakeGenericMethod(typeof(string));
        var parameters = match.GetParameters();
        var cases = Cases(outcome);

        Assert.True(cases.Count > 1, $"{outcome} has no cases to tell apart.");
        Assert.Equal(cases.Select(Camel).Order(StringComparer.Ordinal), parameters.Select(each => each.Name!).Order(StringComparer.Ordinal));
        foreach (var each in cases)
            Assert.Equal(Camel(each), match.Invoke(RuntimeHelpers.GetUninitializedObject(each), [.. parameters.Select(parameter => Answer(parameter))]));
    }

    [Fact]
    public void Callers_pass_the_functions_by_name()
    {
        var files = new[] { "src", "tests" }
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Sources, folder), "*.*", SearchOption.AllDirectories))
            .Where(each => Path.GetExtension(each) is ".cs" or ".razor" && Path.GetFileName(each) != $"{nameof(OutcomeTests)}.cs" && !each.Replace('\\', '/').Contains("/obj/"));
        var calls = files.SelectMany(file => CallsIn(File.ReadAllText(file)).Select(arguments => (File: Path.GetFileName(file), Arguments: arguments))).ToList();

        Assert.True(calls.Count > 30, $"Only {calls.Count} calls were found.");
        Assert.Empty(calls.Where(each => each.Arguments.Any(argument => !Named().IsMatch(argument))).Select(each => $"{each.File}: {string.Join(',', each.Arguments)}"));
    }

    [Theory]
    [InlineData("outcome.Match(done => 1, gone: _ => 2)", false)]
    [InlineData("outcome.Match<(string, string?)>(done: each => (\"a, b\", null), gone: _ => (\"c\", L[\"x\", 1]))", true)]
    public void A_function_without_a_name_is_seen(string code, bool allNamed) =>
        Assert.Equal(allNamed, Assert.Single(CallsIn(code)).All(argument => Named().IsMatch(argument)));

    private static List<Type> Cases(Type outcome) =>
    [
        .. (outcome.IsGenericType ? outcome.GetGenericTypeDefinition() : outcome).GetNestedTypes()
            .Select(each => outcome.IsGenericType ? each.MakeGenericType(outcome.GetGenericArguments()) : each)
            .Where(each => each.IsAssignableTo(outcome)),
    ];

    private static string Camel(Type type) => char.ToLowerInvariant(type.Name[0]) + type.Name[1..];

    private static Delegate Answer(ParameterInfo parameter)
    {
        var type = parameter.ParameterType.GetGenericArguments()[0];
        var name = parameter.Name!;
        var answer = new Func<object?, string>(_ => name);
        return Delegate.CreateDelegate(typeof(Func<,>).MakeGenericType(type, typeof(string)), answer.Target, answer.Method);
    }

    // calls of Match with functions; those of regular expressions have none
    private static IEnumerable<IReadOnlyList<string>> CallsIn(string code)
    {
        foreach (Match call in Call().Matches(code))
        {
            var arguments = ArgumentsAt(code, call.Index + call.Length);
            if (arguments.Any(each => each.Contains("=>"))) yield return arguments;
        }
    }

    private static List<string> ArgumentsAt(string code, int start)
    {
        var arguments = new List<string>();
        var (depth, from) = (0, start);
        for (var at = start; at < code.Length; at++)
        {
            if (code[at] == '"') at = EndOfText(code, at);
            else if (code[at] is '(' or '[' or '{') depth++;
            else if (code[at] is ')' or ']' or '}' && depth-- == 0) return [.. arguments, code[from..at]];
            else if (code[at] == ',' && depth == 0) (arguments, from) = ([.. arguments, code[from..at]], at + 1);
        }

        return arguments;
    }

    private static int EndOfText(string code, int at)
    {
        for (at++; at < code.Length && code[at] != '"'; at++)
            if (code[at] == '\\') at++;
        return at;
    }

    [GeneratedRegex(@"\.Match(?:<\([^)]*\)>|<[^(>]*>)?\(")]
    private static partial Regex Call();

    [GeneratedRegex(@"^\s*[a-z]\w*: ")]
    private static partial Regex Named();
}
