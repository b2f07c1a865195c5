using System.ComponentModel.DataAnnotations;
using Dushanbe.Conference.Backups;
using Dushanbe.Conference.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Dushanbe.Conference.Web.Host;

/// <summary>The section <c>Conference:Backup</c> of the settings.</summary>
internal sealed class BackupSettings
{
    public const string Section = "Conference:Backup";

    /// <summary>The fewest characters of a passphrase: whoever has the file may guess as long as they like.</summary>
    public const int ShortestPassphrase = 16;

    /// <summary>The folder of scheduled backups; a relative path is relative to the program. None, and no schedule, by default.</summary>
    public string? Folder { get; set; }

    /// <summary>What the key of backups is derived from. In the environment, never on the command line, where every user of the machine can read it.</summary>
    public string? Passphrase { get; set; }

    /// <summary>A file whose first line is the passphrase, instead of <see cref="Passphrase"/>.</summary>
    public string? PassphraseFile { get; set; }

    /// <summary>The time between two scheduled backups.</summary>
    [Range(typeof(TimeSpan), "00:15:00", "31.00:00:00", ConvertValueInInvariantCulture = true, ParseLimitsInInvariantCulture = true, ErrorMessage = "Conference:Backup:Every must be between 00:15:00 (a quarter of an hour) and 31.00:00:00 (31 days).")]
    public TimeSpan Every { get; set; } = TimeSpan.FromDays(1);

    /// <summary>Of how many days the last backup is kept.</summary>
    [Range(1, 1000, ErrorMessage = "Conference:Backup:KeepDaily must be between 1 and 1000.")]
    public int KeepDaily { get; set; } = 7;

    /// <summary>Of how many weeks the last backup is kept.</summary>
    [Range(0, 1000, ErrorMessage = "Conference:Backup:KeepWeekly must be between 0 and 1000.")]
    public int KeepWeekly { get; set; } = 4;

    /// <summary>The passphrase; null where none is set.</summary>
    /// <exception cref="IOException">The file of the passphrase cannot be read.</exception>
    public string? Secret(string contentRoot) => OperatorSecrets.Read(Passphrase, PassphraseFile, contentRoot);

    /// <summary>What is wrong with the passphrase, as a sentence; null for nothing.</summary>
    public string? TroubleOf(IConfiguration settings, string contentRoot)
    {
        if (settings.IsOnCommandLine($"{Section}:{nameof(Passphrase)}"))
            return "Conference:Backup:Passphrase is on the command line, where every user of the machine can read it: set the environment variable Conference__Backup__Passphrase, or name a file in Conference:Backup:PassphraseFile.";
        try
        {
            return Secret(contentRoot) switch
            {
                null or "" => "Backups need a passphrase: set the environment variable Conference__Backup__Passphrase, or name a file in Conference:Backup:PassphraseFile.",
                { Length: < ShortestPassphrase } => $"The passphrase of backups must have at least {ShortestPassphrase} characters.",
                _ => null,
            };
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return $"The file of Conference:Backup:PassphraseFile cannot be read: {exception.Message}";
        }
    }
}

internal static class Backups
{
    public static void AddBackups(this IServiceCollection services)
    {
        services.AddOptions<BackupSettings>().BindConfiguration(BackupSettings.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IValidateOptions<BackupSettings>, ScheduleCheck>();
        services.AddOptions<BackupOptions>().Configure<IOptions<BackupSettings>, IOptions<InstallationOptions>, IHostEnvironment>((backup, settings, installation, environment) =>
        {
            var given = settings.Value;
            backup.Root = DataFolder.RootOf(installation.Value, environment);
            backup.Folder = given.Folder is { Length: > 0 } folder ? Path.GetFullPath(folder, environment.ContentRootPath) : null;
            (backup.Every, backup.KeepDaily, backup.KeepWeekly) = (given.Every, given.KeepDaily, given.KeepWeekly);
            // read when it is needed: a verb that makes no backups does not fail for want of it
            if (backup.Folder is not null) backup.Passphrase = given.Secret(environment.ContentRootPath);
        });
        services.AddSingleton(new SqliteFiles(connectionString =>
        {
            var options = new DbContextOptionsBuilder<ConferenceDb>();
            Engines.Use(options, Engines.Sqlite, connectionString).UseIdentitySchema();
            return options.Options;
        }));
    }

    /// <summary>A server with a schedule that cannot be kept does not start.</summary>
    private sealed class ScheduleCheck(IConfiguration settings, IHostEnvironment environment) : IValidateOptions<BackupSettings>
    {
        public ValidateOptionsResult Validate(string? name, BackupSettings options) =>
            string.IsNullOrEmpty(options.Folder) || options.TroubleOf(settings, environment.ContentRootPath) is not { } trouble ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(trouble);
    }
}
