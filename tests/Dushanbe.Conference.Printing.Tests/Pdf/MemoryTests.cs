using Dushanbe.Conference.Printing.Drawing;
using Dushanbe.Conference.Printing.Pdf;
using Dushanbe.Conference.Printing.Tests.Support;

namespace Dushanbe.Conference.Printing.Tests.Pdf;

/// <summary>Counts the bytes that stay in memory, hence alone.</summary>
[CollectionDefinition(nameof(MemoryTests), DisableParallelization = true)]
[Collection(nameof(MemoryTests))]
public sealed class MemoryTests
{
    [Fact]
    public void Thousands_of_pages_leave_hardly_anything_in_memory()
    {
        var face = Picture.Load(Pictures.Jpeg(60, 80), "photo.jpg");
        using var writer = new PdfWriter(Stream.Null, PdfFile.Options);
        AddPages(300);

        var retained = RetainedBy(() => AddPages(3_000));

        Assert.InRange(retained / 3_000, 0, 64);
        writer.Finish();

        void AddPages(int count)
        {
            for (var i = 0; i < count; i++)
            {
                writer.AddPage(PageSize.A6, canvas =>
                {
                    canvas.Picture(face, new(10, 10, 60, 80));
                    canvas.Modules(QrSymbol.Create($"badge {i}"), new(100, 10, 100, 100), Color.Black);
                    canvas.Form("frame", new(200, 20), form => form.Fill(new(0, 0, 200, 20), Color.Black), new(10, 200, 200, 20));
                });
            }
        }
    }

    [Fact]
    public void Released_branches_of_the_structure_tree_leave_memory()
    {
        var root = new StructureNode("Document");
        using var writer = new PdfWriter(Stream.Null, PdfFile.Options with { Tagged = true });
        AddPages(100);

        var retained = RetainedBy(() => AddPages(2_000));

        Assert.InRange(retained / 2_000, 0, 400);
        writer.Finish(root);

        void AddPages(int count)
        {
            for (var i = 0; i < count; i++)
            {
                var section = root.Add(new("Sect"));
                writer.AddPage(PageSize.A6, canvas =>
                {
                    for (var p = 0; p < 20; p++)
                    {
                        canvas.BeginTag(section.Add(new("P") { AlternativeText = $"Paragraph {p}" }));
                        canvas.Fill(new(0, p, 10, 1), Color.Black);
                        canvas.EndTag();
                    }
                });
                writer.Release(section);
            }
        }
    }

    /// <summary>
    /// The bytes by which memory grows, as the middle one of five turns: what the tests before left behind may be released
    /// during any one of them, and then hides, or outweighs, what it keeps.
    /// </summary>
    private static long RetainedBy(Action turn)
    {
        var grown = new long[5];
        for (var i = 0; i < grown.Length; i++)
        {
            var before = Kept();
            turn();
            grown[i] = Kept() - before;
        }

        return grown.Order().ElementAt(2);
    }

    // what the tests before left to finalizers is gone first; GetTotalMemory alone is content with a twentieth of the heap
    private static long Kept()
    {
        for (var i = 0; i < 3; i++)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
        }

        return GC.GetTotalMemory(forceFullCollection: false);
    }
}
