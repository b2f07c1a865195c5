using System.Globalization;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Accounts;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Files;
using Dushanbe.Conference.Files.Pictures;
using Dushanbe.Conference.Journal;
using Dushanbe.Conference.People;
using Dushanbe.Conference.Prints;
using Dushanbe.Conference.Register;
using Dushanbe.Conference.Sqlite;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SkiaSharp;

namespace Dushanbe.Conference.Tests.Crashes;

/// <summary>
/// A process that registers, amends, prints and photographs through the operations of the desks, many at once, and says on its
/// output what it was told is stored, until somebody kills it.
/// </summary>
internal static class KilledWriter
{
    /// <summary>The argument that makes a program one.</summary>
    public const string Word = "write-until-killed";

    private const int Photographed = 8;

    /// <summary>An installation on a SQLite file in this folder.</summary>
    public static ServiceProvider Open(string folder)
    {
        var seal = new JournalSeal("a key that seals nothing of worth"u8[..JournalSeal.Length]);
        var services = new ServiceCollection().AddLogging().AddConferenceOperations().AddSingleton(TimeProvider.System).AddSingleton<DatabaseDialect, SqliteDatabase>().AddSingleton(seal);
        services.Configure<FileStoreOptions>(options => (options.Folder, options.Keys) = (Path.Combine(folder, "files"), Path.Combine(folder, "keys")));
        // as those of a server: the next process reads what a killed one encrypted
        services.AddDataProtection().PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(folder, "keys")));
        services.AddDbContextFactory<ConferenceDb>(options => SqliteDatabase.Use(options, $"Data Source={Path.Combine(folder, "conference.db")}").UseJournalSeal(seal));
        services.Configure<IdentityOptions>(IdentitySchema.Set);
        services.AddConferenceAccounts();
        return services.BuildServiceProvider();
    }

    /// <summary>Writes without end.</summary>
    /// <param name="args">The folder, the edition, the category, and how many write at once.</param>
    public static async Task<int> RunAsync(string[] args)
    {
        await using var services = Open(args[0]);
        var (edition, category, writers) = (Guid.Parse(args[1]), Guid.Parse(args[2]), int.Parse(args[3], CultureInfo.InvariantCulture));
        // they wait for the one lock of those who write, each in a thread
        ThreadPool.SetMinThreads(Math.Min(writers, 100), 100);
        await Task.WhenAll(Enumerable.Range(0, writers).Select(each => Task.Run(() => WriteAsync(services, edition, category, each))));
        return 0;
    }

    private static async Task WriteAsync(ServiceProvider services, Guid edition, Guid category, int writer)
    {
        var picture = Picture();
        for (var number = 0; ; number++)
        {
            try
            {
                await DoAsync(services, edition, new() { Given = $"Writer{writer}", Family = $"Number{number}", Organization = "Institute", CategoryId = category, Function = "amended 0" }, (writer + number) % Photographed == 0 ? picture : null);
            }
            catch (Exception busy) when (busy is DbUpdateException or SqliteException)
            {
                // whoever waited too long is told so, and nothing was stored
                Say("refused", Guid.Empty);
            }
        }
    }

    private static async Task DoAsync(ServiceProvider services, Guid edition, ParticipantFields fields, byte[]? picture)
    {
        if (await services.GetRequiredService<RegisterParticipant>().ExecuteAsync(new(edition, fields), Actor.Operator, default) is not RegisterParticipant.Outcome.Registered made) throw new InvalidOperationException("not registered");
        var (id, version) = (made.ParticipantId, made.Version);
        Say("registered", id);
        for (var times = 1; times <= 2; times++)
        {
            var next = fields with { Function = $"amended {times}" };
            if (await services.GetRequiredService<AmendParticipant>().ExecuteAsync(new(id, version, fields, next), Actor.Operator, default) is not AmendParticipant.Outcome.Amended amended) throw new InvalidOperationException("not amended");
            (fields, version) = (next, amended.Version);
            Say("amended", id, $"{times}");
            if (times == 2) break;
            if (await services.GetRequiredService<StartBadgeRun>().ExecuteAsync(new(edition, BadgeSelection.Of(id)), Actor.Operator, default) is not StartBadgeRun.Outcome.Started run) throw new InvalidOperationException("not printed");
            Say("printed", id, $"{run.RunId}");
        }

        if (picture is null) return;
        if (await services.GetRequiredService<SetPhoto>().ExecuteAsync(new(id, new PhotoUpload("me.png", picture)), Actor.Operator, default) is not SetPhoto.Outcome.Stored) throw new InvalidOperationException("no photo");
        Say("photographed", id);
    }

    // one call of the system for each line
    private static void Say(string deed, Guid id, string word = "-") => Console.Out.WriteLine($"{deed} {id} {word}");

    private static byte[] Picture()
    {
        using var picture = new SKBitmap(300, 400);
        using var bytes = picture.Encode(SKEncodedImageFormat.Png, 90);
        return bytes.ToArray();
    }
}
