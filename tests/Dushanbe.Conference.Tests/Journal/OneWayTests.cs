using System.Buffers.Binary;
using System.Reflection;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Exchange;
using Dushanbe.Conference.Journal;
using Dushanbe.Conference.Prints;
using Dushanbe.Conference.Programme;

namespace Dushanbe.Conference.Tests.Journal;

/// <summary>Entries are made in one place. The guard of every installation sees that they are made at all.</summary>
public sealed class OneWayTests
{
    private const BindingFlags Own = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;
    private const byte NewObject = 0x73;

    [Fact]
    public void Only_the_writer_makes_an_entry() => Assert.Equal([typeof(JournalWriter)], MakersOf(typeof(JournalEntry)));

    [Fact]
    public void Makers_are_found_in_operations_and_in_what_the_compiler_makes_of_them() =>
        // entries were once composed here: an operation, an asynchronous method, a lambda
        Assert.Superset(
            new HashSet<Type?> { typeof(PublishProgramme), typeof(ImportStore), typeof(StartBadgeRun) },
            MakersOf(typeof(Deed)).ToHashSet());

    [Fact]
    public void Nobody_outside_the_core_can_make_one() => Assert.All(typeof(JournalEntry).GetConstructors(Own), each => Assert.True(each.IsAssembly));

    // the outermost types whose compiled methods call a constructor of this type
    private static IReadOnlyList<Type?> MakersOf(Type made)
    {
        var constructors = made.GetConstructors(Own).Select(each => each.MetadataToken).ToHashSet();
        return [.. typeof(ConferenceDb).Assembly.GetTypes().Where(type => type.GetMembers(Own).OfType<MethodBase>().Any(method => Makes(method, constructors))).Select(Outermost).Distinct()];
    }

    private static bool Makes(MethodBase method, HashSet<int> constructors)
    {
        var code = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        return Enumerable.Range(0, Math.Max(0, code.Length - 4)).Any(at => code[at] == NewObject && constructors.Contains(BinaryPrimitives.ReadInt32LittleEndian(code.AsSpan(at + 1))));
    }

    private static Type Outermost(Type type) => type.DeclaringType is { } outer ? Outermost(outer) : type;
}
