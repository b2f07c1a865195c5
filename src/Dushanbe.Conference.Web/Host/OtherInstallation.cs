using Dushanbe.Conference.Data;
using Dushanbe.Conference.Files;
using Dushanbe.Conference.Files.AtRest;
using Dushanbe.Conference.Transfer;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Dushanbe.Conference.Web.Host;

/// <summary>The target of a copied installation: a database of any engine, and a data folder if the files are copied too.</summary>
/// <param name="engine">The engine.</param>
/// <param name="connectionString">Where the database is; null for the SQLite file in the folder.</param>
/// <param name="folder">The data folder; null where the files stay.</param>
/// <param name="keys">The keys of its files, which are those of this installation; null where none are copied.</param>
internal sealed class OtherInstallation(string engine, string? connectionString, string? folder, DataKeys? keys = null) : IDbContextFactory<ConferenceDb>
{
    /// <summary>The target for the copy operation.</summary>
    public CopyInstallation.Form Form(IProgress<CopiedTable> progress)
    {
        if (folder is null || keys is null) return new(this, null, progress);
        DataFolder.Make(folder);
        var files = DataFolder.Make(Path.Combine(folder, "files"));
        return new(this, new FileStore(Options.Create(new FileStoreOptions { Folder = files }), keys), progress);
    }

    public ConferenceDb CreateDbContext()
    {
        var options = new DbContextOptionsBuilder<ConferenceDb>();
        Engines.Use(options, engine, connectionString ?? Engines.FileIn(folder!)).UseIdentitySchema();
        return new ConferenceDb(options.Options);
    }

    /// <summary>Copies what the data folder holds beside database and uploads: the keys of sign-in cookies and of the journal, fonts, and the journal's anchors.</summary>
    public void CopyRest(DataFolder from)
    {
        if (folder is null) return;
        foreach (var part in new[] { from.Keys, from.Fonts }.Where(Directory.Exists))
        {
            var to = DataFolder.Make(Path.Combine(folder, Path.GetFileName(part)));
            foreach (var file in Directory.EnumerateFiles(part)) File.Copy(file, Path.Combine(to, Path.GetFileName(file)), overwrite: true);
        }

        if (File.Exists(from.Anchors)) File.Copy(from.Anchors, Path.Combine(folder, Path.GetFileName(from.Anchors)), overwrite: true);
    }
}
