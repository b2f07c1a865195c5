using System.Data.Common;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace Dushanbe.Conference.Tests.Privacy;

/// <summary>Looks for values in every column of every table, and in every file of the installation's folder.</summary>
internal static partial class Scan
{
    /// <summary>Where each of the values stands, as table and column or as a file.</summary>
    public static async Task<IReadOnlyList<(string Value, string Where)>> ForAsync(Installation installation, params IReadOnlyList<string> values)
    {
        var found = new HashSet<(string, string)>();
        await using var db = await installation.OpenAsync();
        var quote = db.GetService<ISqlGenerationHelper>();
        await db.Database.OpenConnectionAsync();
        foreach (var table in db.Model.GetRelationalModel().Tables)
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = $"SELECT * FROM {quote.DelimitIdentifier(table.Name, table.Schema)}";
            await using var rows = await command.ExecuteReaderAsync();
            while (await rows.ReadAsync())
                for (var column = 0; column < rows.FieldCount; column++)
                    found.UnionWith(values.Where(each => TextOf(rows, column).Contains(each, StringComparison.OrdinalIgnoreCase)).Select(each => (each, $"{table.Name}.{rows.GetName(column)}")));
        }

        foreach (var file in FilesOf(installation))
        {
            var text = await ReadAsync(file);
            found.UnionWith(values.Where(each => text.Contains(each, StringComparison.OrdinalIgnoreCase)).Select(each => (each, $"file {Path.GetFileName(file)}")));
        }

        return [.. found.Order()];
    }

    /// <summary>The files of uploads, and of a SQLite database.</summary>
    public static IReadOnlyList<string> FilesOf(Installation installation) => Directory.GetFiles(installation.Folder, "*", SearchOption.AllDirectories);

    private static string TextOf(DbDataReader rows, int column) => rows.GetValue(column) switch
    {
        string text => Escape().Replace(text, match => ((char)int.Parse(match.Groups[1].Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString()),
        byte[] bytes => Encoding.UTF8.GetString(bytes),
        var other => Convert.ToString(other, CultureInfo.InvariantCulture) ?? "",
    };

    private static async Task<string> ReadAsync(string file)
    {
        await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return await reader.ReadToEndAsync();
    }

    [GeneratedRegex(@"\\u([0-9a-fA-F]{4})")]
    private static partial Regex Escape();
}
