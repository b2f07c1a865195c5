using System.Text;

namespace Dushanbe.Conference.Names;

/// <summary>Reference tables embedded in the program: tab-separated; lines with # are comments.</summary>
internal static class EmbeddedTable
{
    /// <summary>The rows of a table beside this class.</summary>
    public static IEnumerable<string[]> Rows(string file)
    {
        using var stream = typeof(EmbeddedTable).Assembly.GetManifestResourceStream(typeof(EmbeddedTable), file)
            ?? throw new InvalidOperationException($"The table {file} is missing from the program.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        while (reader.ReadLine() is { } line)
            if (line.Length > 0 && line[0] != '#') yield return line.Split('\t');
    }
}
