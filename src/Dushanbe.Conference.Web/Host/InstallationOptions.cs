using System.ComponentModel.DataAnnotations;

namespace Dushanbe.Conference.Web.Host;

/// <summary>The section <c>Conference</c> of the settings.</summary>
internal sealed class InstallationOptions
{
    /// <summary>The folder of the SQLite file, uploads and keys; a relative one is meant beside the program, never from the caller's folder.</summary>
    [Required]
    public string DataDirectory { get; set; } = "App_Data";

    /// <summary>The slug of the edition whose home is the home of the installation.</summary>
    [Required]
    public string HomeEdition { get; set; } = "dushanbe-2022";

    /// <summary>Whether a first start adds the editions of the Dushanbe Process; a body of its own may prefer to begin empty.</summary>
    public bool SeedProcess { get; set; } = true;

    /// <summary>How many participants the training edition gets that a first start in Development makes.</summary>
    [Range(0, 100_000)]
    public int TrainingParticipants { get; set; } = 760;
}

/// <summary>The section <c>Database</c> of the settings.</summary>
internal sealed class DatabaseOptions
{
    /// <summary>The engine.</summary>
    [Required, AllowedValues(Engines.Sqlite, Engines.PostgreSql, Engines.SqlServer)]
    public string Provider { get; set; } = Engines.Sqlite;

    /// <summary>
    /// Whether a start migrates the database and seeds an empty one. Without it the verbs <c>migrate</c> and <c>seed</c> do,
    /// by an account that may change tables, and a server that finds its database not ready ends instead of starting.
    /// </summary>
    public bool PrepareAtStart { get; set; } = true;

    /// <summary>How often a save is tried again after a lost connection to a server engine, or a deadlock; 0 for never.</summary>
    [Range(0, 10)]
    public int Retries { get; set; }
}
