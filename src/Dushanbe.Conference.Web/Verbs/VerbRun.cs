using System.CommandLine;
using System.Data.Common;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Editions;
using Dushanbe.Conference.Files.AtRest;
using Dushanbe.Conference.Grants;
using Dushanbe.Conference.Journal;
using Dushanbe.Conference.Programme;
using Dushanbe.Conference.Web.Host;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Dushanbe.Conference.Web.Verbs;

/// <summary>One run of a command: provides operations on an up-to-date database, writes its messages, and turns errors into exit code 1 and one sentence.</summary>
internal sealed class VerbRun(TextWriter error, string folder, Func<string[], WebApplicationBuilder> builder)
{
    /// <summary>The handler of a command: gets the host's services, on a database that is up to date, and returns the exit code.</summary>
    /// <param name="work">The work.</param>
    /// <param name="prepares">Whether it brings the database up to date regardless of the settings.</param>
    public Func<ParseResult, CancellationToken, Task<int>> Of(Func<VerbServices, ParseResult, CancellationToken, Task<int>> work, bool prepares = false) => As(async (verb, parsed, cancel) =>
    {
        var database = verb.Get<DatabaseSetup>();
        await database.CheckAsync(cancel);
        if (prepares || verb.Get<IOptions<DatabaseOptions>>().Value.PrepareAtStart)
        {
            await database.ExecuteAsync(cancel);
            await verb.Get<SealOldEntries>().ExecuteAsync(cancel);
            await verb.Get<NameRoles>().ExecuteAsync(cancel);
            await verb.Get<KeepFirstReleases>().ExecuteAsync(Actor.Operator, cancel);
        }
        else if ((await database.ReadAsync(cancel)).WhatToDo() is { } missing)
        {
            return Fail(missing);
        }

        return await work(verb, parsed, cancel);
    });

    /// <summary>The same for a command that takes the database, and the data folder, as they are.</summary>
    public Func<ParseResult, CancellationToken, Task<int>> As(Func<VerbServices, ParseResult, CancellationToken, Task<int>> work) => async (parsed, cancel) =>
    {
        try
        {
            var host = builder([]);
            host.Logging.ClearProviders();
            // commands write their own messages
            host.Configuration["Logging:LogLevel:Default"] = nameof(LogLevel.Warning);
            // a command that fails is told in a sentence
            host.Logging.AddFilter("Microsoft.EntityFrameworkCore.Database.Command", LogLevel.None);
            host.Logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
            host.AddInstallation();
            await using var app = host.Build();
            return await work(new VerbServices(app.Services, error, folder), parsed, cancel);
        }
        catch (OperationCanceledException)
        {
            return Fail(Texts.Say("Cancelled"));
        }
        catch (OptionsValidationException exception)
        {
            return Fail(string.Join(Environment.NewLine, exception.Failures));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or DbException or DbUpdateException or NewerDatabaseException or DamagedDatabaseException or HalfMigratedException or DataKeyException)
        {
            return Fail(exception.Message);
        }
    };

    private int Fail(string message)
    {
        error.WriteLine(PlainText.Of(message));
        return 1;
    }
}

/// <summary>The services of a running command.</summary>
internal sealed class VerbServices(IServiceProvider services, TextWriter error, string folder)
{
    /// <summary>All of them.</summary>
    public IServiceProvider Services => services;

    /// <summary>An operation or query.</summary>
    public T Get<T>() where T : notnull => services.GetRequiredService<T>();

    /// <summary>Writes a message and returns exit code 0.</summary>
    public int Done(string key, params object[] values)
    {
        Say(key, values);
        return 0;
    }

    /// <summary>Writes a message and returns exit code 1.</summary>
    public int Fail(string key, params object[] values)
    {
        Say(key, values);
        return 1;
    }

    public void Say(string key, params object[] values) => Write(Texts.Say(key, values));

    public void Write(string text) => error.WriteLine(PlainText.Of(text));

    /// <summary>Asks for confirmation at a terminal; a script has to confirm by an option.</summary>
    public bool Asks(string key, params object[] values)
    {
        if (Console.IsInputRedirected) return false;
        error.Write(PlainText.Of(Texts.Say(key, values)));
        return Console.ReadLine()?.Trim() is "y" or "Y" or "yes" or "д" or "да" or "ҳа";
    }

    /// <summary>A path relative to the caller's working directory.</summary>
    public string Path(string given) => System.IO.Path.GetFullPath(given, folder);

    /// <summary>The edition of that slug; null, and a message, where there is none.</summary>
    public async Task<EditionFacts?> EditionAsync(string slug, CancellationToken cancel)
    {
        var edition = await Get<FindEdition>().ReadAsync(slug, cancel);
        if (edition is null)
        {
            var known = await Get<EditionList>().ReadAsync(Actor.Operator, cancel);
            Say("NoSuchEdition", slug, string.Join(", ", known.Select(each => each.Slug)));
        }

        return edition;
    }
}
