using System.Text;
using Dushanbe.Conference.Exchange;

namespace Dushanbe.Conference.Tests.Exchange;

/// <summary>What an import takes away from others: memory, which its files cannot make it take, and time, in which others are answered.</summary>
public sealed class ImportMemoryTests(Installation installation) : IClassFixture<Installation>
{
    /// <summary>The heap that operations.md promises.</summary>
    private const long Heap = 300L << 20;

    [Fact]
    public async Task Whatever_a_file_holds_it_is_read_and_checked_within_the_heap_that_is_promised()
    {
        var folder = Directory.CreateTempSubdirectory("conference-hostile-");
        try
        {
            var paths = new List<string>();
            foreach (var (name, write, _) in HostileFiles.Files)
            {
                paths.Add(Path.Combine(folder.FullName, $"{name}.bin"));
                await using var file = File.Create(paths[^1]);
                write(file);
            }

            Assert.All(paths, path => Assert.InRange(new FileInfo(path).Length, 1, ImportTable.MaxBytes));

            var (said, exit, trouble) = await ImportInChild.RunAsync(Heap, paths);

            Assert.Equal(string.Join('\n', HostileFiles.Files.Select(each => $"{each.Name}: {each.Said}")), string.Join('\n', said.Select(each => $"{each[0]}: {each[1]}")) + trouble);
            Assert.Equal(0, exit);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Five_files_at_once_keep_within_the_heap_of_one()
    {
        var hostile = HostileFiles.Files.Single(each => each.Name == "cells of the longest kind");
        var path = Path.GetTempFileName();
        await using (var file = File.Create(path)) hostile.Write(file);

        var (said, exit, trouble) = await ImportInChild.RunAsync(Heap, Enumerable.Repeat(path, 5), atOnce: true);

        File.Delete(path);
        Assert.Equal(Enumerable.Repeat(hostile.Said, 5), said.Select(each => each[1]));
        Assert.True(exit == 0, trouble);
    }

    [Fact]
    public async Task A_heap_that_is_too_small_for_a_table_is_noticed_by_the_way_it_is_measured()
    {
        var path = Path.GetTempFileName();
        await File.WriteAllTextAsync(path, "given,family,iso2\n" + string.Concat(Enumerable.Range(0, 90_000).Select(i => $"Ao{i},{new string('x', 300)},TJ\n")));

        var (_, exit, _) = await ImportInChild.RunAsync(32L << 20, [path]);

        File.Delete(path);
        Assert.NotEqual(0, exit);
    }

    [Fact]
    public async Task Others_are_answered_while_a_table_is_checked_and_stored()
    {
        var (desk, other) = (await Desk.OpenAsync(installation), await Desk.OpenAsync(installation));
        await other.Register(other.Fields("Ali", "Karimov"));
        var file = "given,family,iso2\n" + string.Concat(Enumerable.Range(0, 1_200).Select(i => $"A{i},B,TJ\n"));
        var answered = new Dictionary<ImportStage, int>();
        // the import goes on only once somebody else was answered
        var progress = new Watch(step =>
        {
            if (!answered.ContainsKey(step.Stage)) answered[step.Stage] = Task.Run(() => other.Search("Karimov")).WaitAsync(TimeSpan.FromMinutes(2)).GetAwaiter().GetResult().Found;
        });

        var outcome = await installation.Get<ImportParticipants>().ExecuteAsync(new(desk.Edition.Id, new MemoryStream(Encoding.UTF8.GetBytes(file)), false, Progress: progress), A.Organizer, default);

        Assert.IsType<ImportParticipants.Outcome.Imported>(outcome);
        Assert.Equal([(ImportStage.Reading, 1), (ImportStage.Checking, 1), (ImportStage.Storing, 1)], answered.OrderBy(each => each.Key).Select(each => (each.Key, each.Value)));
    }

    [Fact]
    public void Nothing_is_made_of_the_names_in_a_zip_file_as_it_comes_in()
    {
        using var file = new MemoryStream();
        HostileFiles.Files.Single(each => each.Name == "as many names of photos as may be").Write(file);
        var before = GC.GetAllocatedBytesForCurrentThread();

        Assert.True(ImportPhotos.IsZip(file));

        // the list of the file itself
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 64L << 20);
    }

    private sealed class Watch(Action<ImportProgress> heard) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => heard(value);
    }
}
