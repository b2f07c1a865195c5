using System.Collections.Immutable;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Files.AtRest;
using Dushanbe.Conference.Tests.Files;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Dushanbe.Conference.Tests.Access;

/// <summary>An installation for each part of the world that is asked for.</summary>
public sealed class Worlds : IAsyncLifetime
{
    private readonly Dictionary<Part, Stage> stages = [];

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        foreach (var stage in stages.Values) await stage.Installation.DisposeAsync();
    }

    internal async Task<Stage> OfAsync(Part part)
    {
        if (stages.TryGetValue(part, out var known)) return known;
        var installation = new Installation();
        await installation.InitializeAsync();
        // one key for all: what an operation tells of a photo is its name, which depends on it
        if (stages.Values.FirstOrDefault()?.Installation.Folder is { } first) File.Copy(KeyIn(first), KeyIn(Directory.CreateDirectory(Path.Combine(installation.Folder, "keys")).Parent!.FullName));
        else installation.Get<DataKeys>().Prepare();
        var stage = stages[part] = new Stage(installation, part);
        await stage.ResetAsync();
        return stage;
    }

    private static string KeyIn(string folder) => Path.Combine(folder, "keys", DataKeys.FileName);
}

/// <summary>What an operation told, and the rows as they stood afterwards.</summary>
internal sealed record Answer(string Told, ImmutableHashSet<string> Rows)
{
    public const string Refused = "refused";

    public bool IsRefused => Told == Refused;
}

/// <summary>A part of the world, in which operations are called; each finds it as the one before did.</summary>
internal sealed class Stage(Installation installation, Part part)
{
    private readonly Dictionary<(string, string, World.Place), Answer> answers = [];

    public Installation Installation => installation;

    /// <summary>The rows before anything is done.</summary>
    public ImmutableHashSet<string> Rows { get; private set; } = [];

    public async Task<Answer> CallAsync(string name, Actor actor, World.Place place) =>
        answers.TryGetValue((name, Key(actor), place), out var known) ? known : answers[(name, Key(actor), place)] = await AskAsync(name, actor, place);

    // two roles that may do the same get the same answers
    private static string Key(Actor actor) => $"{actor.AccountId} {actor.Name} {actor.LooksAs} {actor.ProvenAt:O} {string.Join(',', actor.Grants.Select(each => $"{each.Permission} {each.Scope} {each.ScopeId}"))}";

    public async Task ResetAsync()
    {
        await using (var db = await installation.OpenAsync())
        {
            var quote = db.GetService<ISqlGenerationHelper>();
            await using var transaction = await db.Database.BeginTransactionAsync();
            var statements = string.Concat(Tables(db).Select(table => $"DELETE FROM {quote.DelimitIdentifier(table.GetTableName()!)};"));
            await db.Database.ExecuteSqlRawAsync(statements);
            db.AddRange(World.Rows(part));
            await db.SaveChangesAsync();
            await transaction.CommitAsync();
        }

        foreach (var place in new[] { World.Own, World.Beside, World.Elsewhere })
            foreach (var picture in new[] { place.Photo, place.Portrait }) await installation.StoreInClearAsync(picture);
        if (Rows.IsEmpty) Rows = await RowsAsync();
    }

    public async Task<ImmutableHashSet<string>> RowsAsync()
    {
        await using var db = await installation.OpenAsync();
        // once for all tables
        await db.Database.OpenConnectionAsync();
        db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        var set = typeof(DbContext).GetMethod(nameof(DbContext.Set), Type.EmptyTypes)!;
        var rows = ImmutableHashSet.CreateBuilder<string>(StringComparer.Ordinal);
        foreach (var table in Tables(db))
            foreach (var row in await ((IQueryable<object>)set.MakeGenericMethod(table.ClrType).Invoke(db, null)!).ToListAsync()) rows.Add(Dump.Of(row));
        return rows.ToImmutable();
    }

    private async Task<Answer> AskAsync(string name, Actor actor, World.Place place)
    {
        var told = await TellAsync(Probes.All[name], actor, place);
        // what reads, and what was refused, is looked at once for all at the end
        if (told == Answer.Refused || !Writes(name)) return new(told, Rows);
        var after = await RowsAsync();
        if (!after.SetEquals(Rows)) await ResetAsync();
        return new(told, after);
    }

    private async Task<string> TellAsync(Probe probe, Actor actor, World.Place place)
    {
        try
        {
            return Dump.Of(await probe.Call(installation, actor, place));
        }
        catch (NotPermittedException)
        {
            return Answer.Refused;
        }
        catch (DbUpdateException)
        {
            // an export from an edition that does not exist has no journal to stand in
            return "not stored";
        }
    }

    private static bool Writes(string name) => name.EndsWith(" original", StringComparison.Ordinal) || name.Contains(".ExecuteAsync", StringComparison.Ordinal) || name.StartsWith("Export", StringComparison.Ordinal);

    /// <summary>All tables but the stamp, those that refer before those that are referred to.</summary>
    private static List<IEntityType> Tables(ConferenceDb db)
    {
        var left = db.Model.GetEntityTypes().Where(each => !each.IsOwned() && each.ClrType != typeof(ContentStamp)).OrderBy(each => each.Name, StringComparer.Ordinal).ToList();
        var sorted = new List<IEntityType>();
        while (left.Count > 0)
        {
            var free = left.First(each => !left.Exists(other => other != each && other.GetForeignKeys().Any(key => key.PrincipalEntityType == each)));
            sorted.Add(free);
            left.Remove(free);
        }

        return sorted;
    }
}
