using System.Data.Common;
using System.Net.Sockets;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Editions;
using Dushanbe.Conference.Files.AtRest;
using Dushanbe.Conference.Grants;
using Dushanbe.Conference.Journal;
using Dushanbe.Conference.Mail;
using Dushanbe.Conference.People;
using Dushanbe.Conference.Prints;
using Dushanbe.Conference.Programme;
using Dushanbe.Conference.Web.Account.OpenId;
using Dushanbe.Conference.Web.Host;
using Dushanbe.Conference.Web.Public.Frame;
using Dushanbe.Conference.Web.Security;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.Extensions.Options;

namespace Dushanbe.Conference.Web.Start;

/// <summary>
/// The start-up before the first request: the database is brought up to date, an empty installation gets the editions of
/// the Dushanbe Process, a developer gets a training edition and demonstration accounts, and an operator without
/// any organizer gets the link to create the first one. Of several servers starting at once one does it, the others wait.
/// </summary>
internal sealed partial class StartUp(
    DatabaseSetup database,
    SealOldEntries oldEntries,
    NameRoles roles,
    RefoldSearch refold,
    NoteBadgeFaces faces,
    KeepFirstReleases releases,
    Seeding seeding,
    DemonstrationAccounts demonstration,
    SetUpLink setUp,
    RunningEditions editions,
    SiteAddress site,
    DataKeys dataKeys,
    ILogger<StartUp> log,
    IServiceProvider services)
{
    // static: logging is configured before any service that could hold it
    private static volatile bool isStarting;

    private readonly List<string> lines = [];

    /// <summary>The lines written to the console.</summary>
    public IReadOnlyList<string> Lines => lines;

    /// <summary>What is wrong with the settings or the data folder, as one sentence; null for nothing. Checked first, since the pipeline needs the keys there.</summary>
    public static string? SettingsTrouble(WebApplication app)
    {
        try
        {
            app.Services.GetRequiredService<IStartupValidator>().Validate();
            _ = app.Services.GetRequiredService<DataFolder>();
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Unusable(exception);
        }
        catch (Exception exception) when (Wrong(exception) is not null)
        {
            return Wrong(exception);
        }
    }

    /// <summary>Suppresses the host's stack traces for start errors that <see cref="RunAsync"/> reports as one sentence, such as a port in use. Once the server runs, the host logs normally.</summary>
    public static void KeepSentencesShort(ILoggingBuilder logging) =>
        logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", level => level >= LogLevel.Information && (level < LogLevel.Error || !isStarting));

    /// <summary>Runs the server until it is stopped.</summary>
    /// <returns>Why it failed, as one sentence for the operator; null on success.</returns>
    public static async Task<string?> RunAsync(WebApplication app)
    {
        try
        {
            isStarting = true;
            app.Lifetime.ApplicationStarted.Register(() => isStarting = false);
            await app.RunAsync();
            return null;
        }
        catch (Exception exception) when (exception is IOException { InnerException: AddressInUseException } or SocketException or FormatException)
        {
            return $"The server cannot listen: {exception.Message.TrimEnd('.')}. ASPNETCORE_URLS, or --urls, says where it shall.";
        }
    }

    // only invalid settings
    private static string? Wrong(Exception exception) => exception switch
    {
        OptionsValidationException options => string.Join(' ', options.Failures.Select(each => each.Split("with the error: '", 2) is [_, var said] ? (said.EndsWith("'.", StringComparison.Ordinal) ? said[..^2] : said) : each)),
        AggregateException many => string.Join(' ', many.InnerExceptions.Select(Wrong).OfType<string>()) is { Length: > 0 } all ? all : null,
        InvalidOperationException { Message: var message } when message.StartsWith("Failed to convert configuration value", StringComparison.Ordinal) => message,
        ArgumentException { Source: not null, Message: var message } when exception.StackTrace?.Contains("ConnectionStringBuilder", StringComparison.Ordinal) == true => $"ConnectionStrings:Conference cannot be understood: {message}",
        _ => null,
    };

    /// <summary>Prepares a server that has been built.</summary>
    /// <returns>What prevents the start, as one sentence for the operator instead of a stack trace; null for nothing.</returns>
    public static async Task<string?> PrepareAsync(WebApplication app)
    {
        try
        {
            return await app.Services.GetRequiredService<StartUp>().PrepareAsync(app.Lifetime.ApplicationStopping);
        }
        catch (Exception exception) when (exception is NewerDatabaseException or DamagedDatabaseException or HalfMigratedException or DataKeyException)
        {
            return exception.Message;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Unusable(exception);
        }
        catch (Exception exception) when (Wrong(exception) is not null)
        {
            return Wrong(exception);
        }
        catch (Exception exception) when (exception is DbException || exception.InnerException is DbException)
        {
            var fault = exception as DbException ?? exception.InnerException!;
            return $"The database cannot be used: {fault.Message.ReplaceLineEndings(" ").TrimEnd('.')}. ConnectionStrings:Conference and Database:Provider say which it is.";
        }
    }

    private static string Unusable(Exception exception) =>
        $"The data folder cannot be used: {exception.Message} The program must be able to read and write all of it; Conference:DataDirectory says where it is.";

    /// <summary>Prepares the server.</summary>
    /// <returns>What prevents the start, as one sentence for the operator; null for nothing.</returns>
    public async Task<string?> PrepareAsync(CancellationToken cancel)
    {
        await database.CheckAsync(cancel);
        var isDevelopment = services.GetRequiredService<IHostEnvironment>().IsDevelopment();
        if (services.GetRequiredService<IOptions<DatabaseOptions>>().Value.PrepareAtStart) await database.ExecuteAsync(stop => FillAsync(isDevelopment, stop), cancel);
        else if ((await database.ReadAsync(cancel)).WhatToDo() is { } missing) return missing;
        else if (!isDevelopment) await demonstration.CloseAsync(cancel);
        if (await UnknownEditionAsync(cancel) is { } unknown) return unknown;
        // the keys that they are wrapped with have been made above, once for all servers
        dataKeys.Prepare();
        await database.AdviseAsync(cancel);
        if (!isDevelopment && site.Advice is { } advice) NamesNoHosts(log, advice);
        var token = await setUp.IssueAsync(cancel);
        ForgetOldImports();
        await editions.RefreshAsync(cancel);
        services.GetRequiredService<IHostApplicationLifetime>().ApplicationStarted.Register(() => Announce(token));
        return null;
    }

    // only the database knows the editions; a role on one that is misspelt would be given to nobody
    private async Task<string?> UnknownEditionAsync(CancellationToken cancel)
    {
        if (!services.GetRequiredService<Provider>().IsOn) return null;
        foreach (var slug in services.GetRequiredService<IOptions<OpenIdSettings>>().Value.Roles.Select(each => each.Edition).Where(each => !string.IsNullOrEmpty(each)).Distinct(StringComparer.Ordinal))
            if (await services.GetRequiredService<FindEdition>().ReadAsync(slug!, cancel) is null) return $"Conference:OpenId:Roles names the edition '{slug}', but there is none with this address: its page under /desk shows the address of an edition.";
        return null;
    }

    private async Task FillAsync(bool isDevelopment, CancellationToken cancel)
    {
        await oldEntries.ExecuteAsync(cancel);
        await roles.ExecuteAsync(cancel);
        await refold.ExecuteAsync(cancel);
        await faces.ExecuteAsync(cancel);
        await releases.ExecuteAsync(Actor.Operator, cancel);
        await seeding.ExecuteAsync(isDevelopment, cancel);
        if (isDevelopment) lines.AddRange(await demonstration.OpenAsync(cancel));
        else await demonstration.CloseAsync(cancel);
        // the first use creates the key ring for cookies: one for all servers, not one each
        _ = services.GetRequiredService<IDataProtectionProvider>().CreateProtector(nameof(StartUp)).Protect([]);
    }

    // the old folder of import files. An older server may still be using it, so files
    // written within the last day stay
    private void ForgetOldImports()
    {
        var folder = new DirectoryInfo(Path.Combine(services.GetRequiredService<DataFolder>().Root, "imports"));
        var day = TimeProvider.System.GetUtcNow().UtcDateTime - TimeSpan.FromDays(1);
        if (folder.Exists && !folder.EnumerateFileSystemInfos("*", SearchOption.AllDirectories).Prepend(folder).Any(each => each.LastWriteTimeUtc > day)) folder.Delete(recursive: true);
    }

    [LoggerMessage(2106, LogLevel.Warning, "{Advice} Set both to the name under which visitors find the site: docs/operations.md says how")]
    private static partial void NamesNoHosts(ILogger logger, string advice);

    private void Announce(string? token)
    {
        var address = LinkAddress.Listening(services.GetRequiredService<IServer>());
        if (token is not null) lines.Insert(0, $"set-up {address}/account/set-up?token={token} (makes the first organizer; holds for {SetUpLink.Lifetime.TotalHours:0} hours, while this server runs, or until it is used)");
        else if (setUp.IsElsewhere) lines.Insert(0, "set-up has no link here: another server over this data folder has printed the one that makes the first organizer");
        lines.Insert(0, $"sign-in {address}/account/sign-in");
        lines.Insert(0, $"address {address}");
        if (services.GetRequiredService<IMailTransport>() is FolderTransport letters) lines.Add($"mail is not sent but written into {letters.Folder}");
        foreach (var line in lines) Console.WriteLine(line);
    }
}

internal static class StartUpSetup
{
    public static void AddStartUp(this IServiceCollection services)
    {
        services.AddSingleton<StartUp>();
        services.AddSingleton<Seeding>();
        services.AddSingleton<DemonstrationAccounts>();
        services.AddSingleton<SetUpLink>();
        services.AddHealthChecks().AddCheck<Health.DatabaseCheck>("database").AddCheck<Health.FolderCheck>("folder").AddCheck<Health.KeysCheck>("keys");
    }
}
