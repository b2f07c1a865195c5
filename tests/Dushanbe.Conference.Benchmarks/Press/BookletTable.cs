using System.Diagnostics;
using System.Globalization;
using Dushanbe.Conference.Printing.Drawing;
using Dushanbe.Conference.Printing.Fluent;
using Dushanbe.Conference.Printing.Tests.Support;

namespace Dushanbe.Conference.Benchmarks.Press;

/// <summary>Measures a tagged booklet of forty pages, composed with the vocabulary: contents, links, tables, 84 portraits.</summary>
internal static class BookletTable
{
    private const int Days = 4;
    private const int Speakers = 84;
    private const int ColdRuns = 5;
    private const int WarmRuns = 15;

    public static void Print()
    {
        using var photos = Photos.Make();
        string[] figures = [];
        var cold = Enumerable.Range(0, ColdRuns).Select(_ => PressTable.Time(() => figures = PressTable.Start("booklet", "0", photos.Folder))).ToList();
        var warm = PressTable.Start("booklet", $"{WarmRuns}", photos.Folder);
        Console.WriteLine("| paper | cold | processor | warm | processor | bytes | peak memory |");
        Console.WriteLine("| --- | --- | --- | --- | --- | --- | --- |");
        Console.WriteLine(FormattableString.Invariant(
            $"| booklet of {figures[0]} pages | {PressTable.Median(cold) / 1000.0:0.00} s | {Number(figures[1]) / 1000.0:0.00} s | {warm[4]} ms | {warm[5]} ms | {Number(figures[2]) / 1e6:0.0} MB | {Number(figures[3]) / 1e6:0} MB |"));
    }

    /// <summary>Prints pages, milliseconds of the processor, bytes, the peak of memory, and of warm runs the wall and processor times.</summary>
    public static void RunOne(string warmRuns, string folder)
    {
        var runs = int.Parse(warmRuns, CultureInfo.InvariantCulture);
        var portraits = Photos.In(folder).Take(Speakers).Select(path => Picture.Load(File.ReadAllBytes(path), path)).ToList();
        using var output = new MemoryStream();
        var pages = Write(output, portraits);
        using var self = Process.GetCurrentProcess();
        var (cold, peak) = (self.TotalProcessorTime, self.PeakWorkingSet64);
        for (var i = 0; i < runs; i++) Write(Stream.Null, portraits); // lets the compiler finish what it has seen
        self.Refresh();
        var begin = self.TotalProcessorTime;
        var warm = Enumerable.Range(0, runs).Select(_ => PressTable.Time(() => Write(Stream.Null, portraits))).ToList();
        self.Refresh();
        var each = (self.TotalProcessorTime - begin).TotalMilliseconds / Math.Max(1, runs);
        Console.WriteLine(FormattableString.Invariant(
            $"{pages} {cold.TotalMilliseconds:0} {output.Length} {peak} {(warm.Count > 0 ? PressTable.Median(warm) : 0)} {each:0}"));
    }

    private static int Write(Stream output, List<Picture> portraits)
    {
        Document booklet = SampleBooklet.Create(Days, Speakers, portraits);
        return booklet.WritePdf(output, new() { Title = "Programme", Language = "en", Tagged = true }).Pages;
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
