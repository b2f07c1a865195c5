using System.CommandLine;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Backups;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Web.Host;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace Dushanbe.Conference.Web.Verbs;

/// <summary><c>backup</c> and <c>restore</c>: the whole installation in one encrypted file, and back.</summary>
internal static class BackupVerbs
{
    private const long Megabyte = 1_000_000;

    public static Command Backup(VerbRun run)
    {
        var file = new Option<string?>("--out") { Description = Texts.Say("OptionBackupOut") };
        var command = new Command("backup", Texts.Say("Backup")) { file };
        command.SetAction(run.As((verb, parsed, cancel) => BackUpAsync(verb, parsed.GetValue(file), cancel)));
        return command;
    }

    public static Command Restore(VerbRun run)
    {
        var file = new Argument<string>("file") { Description = Texts.Say("ArgumentBackup") };
        var yes = new Option<bool>("--yes") { Description = Texts.Say("OptionRestoreYes") };
        var command = new Command("restore", Texts.Say("Restore")) { file, yes };
        command.SetAction(run.As((verb, parsed, cancel) => RestoreAsync(verb, verb.Path(parsed.GetRequiredValue(file)), parsed.GetValue(yes), cancel)));
        return command;
    }

    private static async Task<int> BackUpAsync(VerbServices verb, string? given, CancellationToken cancel)
    {
        if (Passphrase(verb) is not { } passphrase) return 1;
        // not brought up to date first: a backup is what one makes before an update
        await verb.Get<DatabaseSetup>().CheckAsync(cancel);
        var state = await verb.Get<DatabaseSetup>().ReadAsync(cancel);
        var isFile = verb.Get<DatabaseDialect>().Name == Engines.Sqlite;
        if (state is not { IsReachable: true, Unknown: 0 } || state.Pending > 0 && !isFile)
        {
            verb.Write(state.WhatToDo() ?? "");
            return 1;
        }

        var folder = verb.Get<IOptions<BackupOptions>>().Value.Folder;
        if (given is null && folder is null) return verb.Fail("BackupWhere");
        var path = given is null ? verb.Get<BackupShelf>().NewPath() : verb.Path(given);
        var outcome = await verb.Get<BackUpInstallation>().ExecuteAsync(new(path, passphrase), Actor.Operator, cancel);
        // a database that is not up to date cannot be asked
        var known = state.Pending > 0 ? 0 : (await verb.Get<ReadBackupState>().ReadAsync(Actor.Operator, cancel)).Lost;
        return outcome.Match(
            written: done => Told(verb, done, known),
            exists: there => verb.Fail("BackupExists", there.Path),
            noRoom: room => verb.Fail("BackupNoRoom", room.Folder, Megabytes(room.Needed), Megabytes(room.Free)),
            different: table => verb.Fail("BackupDifferent", table.Table),
            notReadBack: file => verb.Fail("BackupNotReadBack", file.Fault, file.At));
    }

    private static int Told(VerbServices verb, BackUpInstallation.Outcome.Written done, int known)
    {
        foreach (var hash in done.Lost) verb.Say("CopyLost", hash);
        verb.Say("BackedUp", done.Path, Megabytes(done.Bytes), done.Manifest.Facts.Editions, done.Manifest.Facts.People, done.Manifest.Files);
        var code = done.Lost.Count > known ? verb.Fail("BackupLost", done.Lost.Count, known) : 0;
        return done.Journal is > 0 and var findings ? verb.Fail("BackupJournal", findings) : code;
    }

    private static async Task<int> RestoreAsync(VerbServices verb, string file, bool isAllowed, CancellationToken cancel)
    {
        if (!File.Exists(file)) return verb.Fail("NoSuchFile", file);
        if (Passphrase(verb) is not { } passphrase) return 1;
        var (engine, connectionString) = Installation.DatabaseOf(verb.Services);
        var form = engine == Engines.Sqlite
            ? new RestoreInstallation.Form(file, passphrase, Path.GetFullPath(new SqliteConnectionStringBuilder(connectionString).DataSource), null, isAllowed)
            : new(file, passphrase, null, new OtherInstallation(engine, connectionString, null), isAllowed);
        var restore = verb.Get<RestoreInstallation>();
        var outcome = await restore.RunAsync(form, cancel);
        if (outcome is RestoreInstallation.Outcome.Replaces { } replaces)
        {
            Tell(verb, replaces);
            if (verb.Asks("RestoreAsk")) outcome = await restore.RunAsync(form with { Replaces = true }, cancel);
        }

        return outcome.Match(
            restored: done => Told(verb, done),
            replaces: _ => verb.Fail("RestoreNeedsYes"),
            inUse: folder => verb.Fail("RestoreInUse", folder.Folder),
            serverNotEmpty: there => verb.Fail("RestoreServer", there.Table, there.Facts?.Editions ?? 0, there.Facts?.People ?? 0),
            noRoom: room => verb.Fail("BackupNoRoom", room.Folder, Megabytes(room.Needed), Megabytes(room.Free)),
            different: table => verb.Fail("RestoreDifferent", table.Table),
            unreadable: fault => verb.Fail($"BackupFault.{fault.Fault}", file, fault.At));
    }

    private static void Tell(VerbServices verb, RestoreInstallation.Outcome.Replaces replaces)
    {
        var facts = replaces.Manifest.Facts;
        verb.Say("RestoreBackup", replaces.Manifest.CreatedAt, facts.Editions, facts.People, replaces.Manifest.Files);
        if (replaces.Old.Facts is { } old) verb.Say("RestoreOld", old.Editions, old.People, replaces.Old.Files, old.LastEntryAt is { } last ? $"{last:yyyy-MM-dd HH:mm} UTC" : "–");
        foreach (var path in replaces.Old.Paths) verb.Say("RestorePath", path);
    }

    private static int Told(VerbServices verb, RestoreInstallation.Outcome.Restored done)
    {
        foreach (var path in done.Aside) verb.Say("RestoreAside", path);
        var facts = done.Manifest.Facts;
        verb.Say("Restored", done.Manifest.CreatedAt, facts.Editions, facts.People, done.Manifest.Files);
        return done.Journal is > 0 and var findings ? verb.Fail("RestoreJournal", findings) : 0;
    }

    private static string? Passphrase(VerbServices verb)
    {
        var (settings, root) = (verb.Get<IOptions<BackupSettings>>().Value, verb.Get<IHostEnvironment>().ContentRootPath);
        if (settings.TroubleOf(verb.Get<IConfiguration>(), root) is not { } trouble) return settings.Secret(root);
        verb.Write(trouble);
        return null;
    }

    private static long Megabytes(long bytes) => (bytes + Megabyte - 1) / Megabyte;
}
