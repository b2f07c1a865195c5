using System.Text.Json;
using Dushanbe.Conference.Files;

namespace Dushanbe.Conference.Backups;

/// <summary>
/// The moves that put a restored installation in place of the old one. Once its file has its name, the new installation counts:
/// whoever finds the file makes the moves that are missing, so that a process may die between any two.
/// </summary>
/// <param name="Moves">The moves, in their order; paths relative to the data folder.</param>
internal sealed record RestorePlan(IReadOnlyList<RestorePlan.Move> Moves)
{
    private const string FileName = "restore.plan";

    /// <summary>One move.</summary>
    /// <param name="Place">Where the old lies and the new belongs.</param>
    /// <param name="Aside">Where the old goes.</param>
    /// <param name="New">Where the new lies; null where there is none.</param>
    internal sealed record Move(string Place, string Aside, string? New);

    /// <summary>Whether a restore has decided for the new installation and not made all moves.</summary>
    public static bool IsThere(string root) => File.Exists(Path.Combine(root, FileName));

    /// <summary>Writes it to the disk: from here on the new installation counts.</summary>
    public void Keep(string root)
    {
        var (path, draft) = (Path.Combine(root, FileName), Path.Combine(root, $"{FileName}.{Guid.CreateVersion7():N}"));
        using (var file = OwnFiles.New(draft))
        {
            JsonSerializer.Serialize(file, this);
            file.Flush(flushToDisk: true);
        }

        File.Move(draft, path);
    }

    /// <summary>Makes the moves that are missing; nothing where there is no plan. The caller has the data folder to itself.</summary>
    /// <exception cref="IOException">A move is not possible; the plan stays, and the next start tries again.</exception>
    public static void Finish(string root, Action<string>? step = null)
    {
        var path = Path.Combine(root, FileName);
        if (!File.Exists(path)) return;
        RestorePlan plan;
        using (var file = File.OpenRead(path)) plan = JsonSerializer.Deserialize<RestorePlan>(file) ?? throw new IOException($"The file {path} cannot be read.");
        foreach (var move in plan.Moves) Make(move, root, step ?? (_ => { }));
        step?.Invoke("moved");
        File.Delete(path);
    }

    private static void Make(Move move, string root, Action<string> step)
    {
        var (place, aside, fresh) = (Path.GetFullPath(move.Place, root), Path.GetFullPath(move.Aside, root), move.New is null ? null : Path.GetFullPath(move.New, root));
        // the new one is in place already
        if (fresh is not null && !Exists(fresh)) return;
        if (Exists(place) && !Exists(aside))
        {
            step($"aside {move.Place}");
            OwnerFile.Folder(Path.GetDirectoryName(aside)!);
            Rename(place, aside);
        }

        if (fresh is null) return;
        step($"place {move.Place}");
        Rename(fresh, place);
    }

    private static bool Exists(string path) => File.Exists(path) || Directory.Exists(path);

    private static void Rename(string from, string to)
    {
        if (Directory.Exists(from)) Directory.Move(from, to);
        else File.Move(from, to);
    }
}
