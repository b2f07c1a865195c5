namespace Dushanbe.Conference.Backups;

/// <summary>The names of what lies in a data folder.</summary>
public static class DataLayout
{
    /// <summary>The SQLite file.</summary>
    public const string Database = "conference.db";

    /// <summary>The folder of uploads.</summary>
    public const string Files = "files";

    /// <summary>The folder of the keys of cookies and of the journal.</summary>
    public const string Keys = "keys";

    /// <summary>The key of the journal, in <see cref="Keys"/>.</summary>
    public const string JournalKey = "journal.key";

    /// <summary>The folder of additional fonts.</summary>
    public const string Fonts = "fonts";

    /// <summary>The ends of the journal's chains, day by day.</summary>
    public const string Anchors = "journal-anchors.txt";

    /// <summary>All of them.</summary>
    internal static readonly string[] All = [Database, Files, Keys, Fonts, Anchors];
}
