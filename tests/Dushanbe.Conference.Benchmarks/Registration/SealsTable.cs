using System.Diagnostics;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Editions;
using Dushanbe.Conference.Journal;
using Dushanbe.Conference.Names;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking.Internal;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Dushanbe.Conference.Benchmarks.Registration;

/// <summary>What the seal of a journal entry adds to the write that stores the entry: saves with and without it by turns, in a chain that has grown.</summary>
internal static class SealsTable
{
    private const int Before = 10_000, Saves = 1_000;

    public static async Task PrintAsync()
    {
        await using var installation = await DisposableInstallation.CreateAsync();
        var edition = new Edition { Slug = "seals", Title = LocalizedText.Of(en: "Seals"), ShortTitle = LocalizedText.Of(en: "Seals"), Starts = new DateOnly(2026, 1, 1), Ends = new DateOnly(2026, 1, 2), ZoneId = "Asia/Dushanbe" };
        await using (var db = await installation.OpenAsync())
        {
            db.Add(edition);
            for (var entry = 0; entry < Before; entry++) Write(db, edition, entry);
            await db.SaveChangesAsync();
        }

        var (plain, sealedOnes) = (new List<double>(), new List<double>());
        for (var turn = 0; turn < 2 * Saves; turn++)
        {
            await using var db = await installation.OpenAsync();
            var kept = await db.Editions.SingleAsync(each => each.Id == edition.Id);
            var start = Stopwatch.GetTimestamp();
            await using (var transaction = await db.Database.BeginTransactionAsync())
            {
                kept.ShortTitle = LocalizedText.Of(en: $"Seals {turn}");
                Write(db, edition, turn);
                if (turn % 2 == 0) await db.SaveChangesAsync();
                else await SaveAsItIsAsync(db);
                await transaction.CommitAsync();
            }

            (turn % 2 == 0 ? sealedOnes : plain).Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        var (without, with) = (Median(plain), Median(sealedOnes));
        Console.WriteLine($"a save with its entry, not sealed {without,8:0.000} ms");
        Console.WriteLine($"the same, sealed                  {with,8:0.000} ms, {with / without:0.00} times");
    }

    private static void Write(ConferenceDb db, Edition edition, int number) =>
        db.Record(Actor.Operator, TimeProvider.System.GetUtcNow().UtcDateTime, edition.Id, new Deed(JournalSubject.Edition, edition.Id, JournalAction.Amended, [new FieldChange(nameof(Edition.ShortTitle), $"Seals {number}", $"Seals {number + 1}")]));

#pragma warning disable EF1001 // the only way past the context's own save, which seals
    private static async Task SaveAsItIsAsync(ConferenceDb db)
    {
        db.ChangeTracker.DetectChanges();
        await db.GetService<IStateManager>().SaveChangesAsync(acceptAllChangesOnSuccess: true);
    }
#pragma warning restore EF1001

    private static double Median(List<double> times)
    {
        times.Sort();
        return times[times.Count / 2];
    }
}
