using System.Collections.Concurrent;
using System.Data.Common;
using System.Runtime.CompilerServices;
using Dushanbe.Conference.Accounts;
using Dushanbe.Conference.Journal;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SQLitePCL;

namespace Dushanbe.Conference.Tests.Journal;

/// <summary>
/// Watches every row that operations change in a SQLite file, by whatever way: a transaction that changes data and adds nothing
/// to the journal is a fault, and so is one that changes or deletes an entry, unless it only erases what the entry tells and adds the entry of that. Every installation of these tests has one.
/// </summary>
internal sealed class JournalGuard : DbConnectionInterceptor, ISaveChangesInterceptor
{
    private const string Journal = "Journal", Accounts = "Accounts";

    /// <summary>What may change without an entry, and why.</summary>
    private static readonly (string Table, bool OnlyDeleted, string Why)[] Unjournaled =
    [
        ("ContentStamps", false, "says that public content changed, for caches"),
        ("Chores", false, "what starts have done once and for all; each journals whom it changes"),
        ("Work", false, "how far a piece of work is; what it does goes through operations, which journal it"),
        ("ImportCases", false, "a file that somebody sent and what a look at it found, for a day; the import itself journals whom it registers"),
        ("RememberedMappings", false, "how files with certain headers are read, by keys: about nobody, and of no effect until somebody checks a file"),
        ("SignInSessions", false, "who is signed in: coming and going is no deed"),
        ("CodeTallies", false, "codes tried for the second step of sign-ins; what was set up or used is journaled"),
        ("Files", true, "a use of a file that ended with a deed before, which the journal has; the row goes after its commit"),
        ("__EFMigrationsHistory", false, "the schema"),
        ("__EFMigrationsLock", false, "the schema"),
    ];

    /// <summary>Changes of an account that are no deed of anybody: failures to sign in and the time one waits for them.</summary>
    private static readonly string[] Counters = [nameof(Account.AccessFailedCount), nameof(Account.LockoutEnd), nameof(Account.ConcurrencyStamp)];

    /// <summary>What an erasure takes from an entry.</summary>
    private static readonly string[] Text = [nameof(JournalEntry.Changes), nameof(JournalEntry.Reason), nameof(JournalEntry.Salt)];

    private readonly ConditionalWeakTable<DbConnection, Transaction> transactions = [];
    private readonly ConcurrentQueue<string> faults = [];

    /// <summary>What went past the journal, with where.</summary>
    public IReadOnlyCollection<string> Faults => faults;

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Watch(connection);

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Watch(connection);
        return Task.CompletedTask;
    }

    public override InterceptionResult ConnectionClosing(DbConnection connection, ConnectionEventData eventData, InterceptionResult result)
    {
        Leave(connection);
        return result;
    }

    public override ValueTask<InterceptionResult> ConnectionClosingAsync(DbConnection connection, ConnectionEventData eventData, InterceptionResult result)
    {
        Leave(connection);
        return ValueTask.FromResult(result);
    }

    public InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        Look(eventData.Context!);
        return result;
    }

    public ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Look(eventData.Context!);
        return ValueTask.FromResult(result);
    }

    private void Watch(DbConnection connection)
    {
        if (connection is not SqliteConnection { Handle: { } handle }) return;
        var transaction = transactions.GetOrCreateValue(connection);
        raw.sqlite3_update_hook(handle, (_, kind, _, table, _) => transaction.Changes.Add((table, kind)), null);
        raw.sqlite3_rollback_hook(handle, _ => transaction.End(), null);
        raw.sqlite3_commit_hook(handle, _ => Judge(transaction), null);
    }

    // whoever takes the same connection from the pool next may be a test that arranges
    private static void Leave(DbConnection connection)
    {
        if (connection is not SqliteConnection { Handle: { } handle }) return;
        raw.sqlite3_update_hook(handle, (strdelegate_update?)null, null);
        raw.sqlite3_rollback_hook(handle, null, null);
        raw.sqlite3_commit_hook(handle, null, null);
    }

    // the file does not say which columns of a row changed; the save does
    private void Look(DbContext db)
    {
        var entries = db.ChangeTracker.Entries<JournalEntry>().Where(each => each.State is EntityState.Modified).ToList();
        transactions.GetOrCreateValue(db.Database.GetDbConnection()).OnlyErases = entries.Count > 0 && entries.TrueForAll(each => each.Entity is { Changes.Count: 0, Reason: null, Salt: null }
            && each.Properties.Where(property => property.IsModified).All(property => Text.Contains(property.Metadata.Name)));
        var accounts = db.ChangeTracker.Entries<Account>().Where(each => each.State is EntityState.Modified).ToList();
        transactions.GetOrCreateValue(db.Database.GetDbConnection()).OnlyCounts = accounts.Count > 0
            && accounts.TrueForAll(each => each.Properties.Where(property => !Equals(property.OriginalValue, property.CurrentValue)).Select(property => property.Metadata.Name).ToList() is var changed
                // another hash of the same password, with more rounds: a new password has a new stamp
                && changed.TrueForAll(name => Counters.Contains(name) || (name == nameof(Account.PasswordHash) && !changed.Contains(nameof(Account.SecurityStamp)))));
    }

    private int Judge(Transaction transaction)
    {
        var entries = transaction.Changes.Where(each => each.Table == Journal).ToList();
        var silent = transaction.Changes.Where(each => each.Table != Journal && !Excused(each, transaction)).Select(each => each.Table).Distinct().Order(StringComparer.Ordinal).ToList();
        var erased = transaction.OnlyErases && entries.TrueForAll(each => each.Kind != raw.SQLITE_DELETE) && entries.Exists(each => each.Kind == raw.SQLITE_INSERT);
        if (!erased && entries.Exists(each => each.Kind != raw.SQLITE_INSERT)) faults.Enqueue($"An entry was changed or deleted{Where()}");
        else if (silent.Count > 0 && entries.Count == 0) faults.Enqueue($"{string.Join(", ", silent)} changed without an entry{Where()}");
        transaction.End();
        return 0;
    }

    private static bool Excused((string Table, int Kind) change, Transaction transaction) =>
        Array.Exists(Unjournaled, each => each.Table == change.Table && (!each.OnlyDeleted || change.Kind == raw.SQLITE_DELETE))
        || (change.Table == Accounts && change.Kind == raw.SQLITE_UPDATE && transaction.OnlyCounts);

    private static string Where() => string.Concat(Environment.StackTrace.Split('\n')
        .Where(line => line.Contains("at Dushanbe.Conference.", StringComparison.Ordinal) && !line.Contains(nameof(JournalGuard), StringComparison.Ordinal)).Take(6).Select(line => $"\n{line.TrimEnd()}"));

    private sealed class Transaction
    {
        public HashSet<(string Table, int Kind)> Changes { get; } = [];

        public bool OnlyCounts { get; set; }

        /// <summary>Whether entries were changed by a save, which took away what they tell and nothing else.</summary>
        public bool OnlyErases { get; set; }

        public void End()
        {
            Changes.Clear();
            OnlyCounts = OnlyErases = false;
        }
    }
}
