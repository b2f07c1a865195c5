using Dushanbe.Conference.Data;
using Dushanbe.Conference.People;
using Dushanbe.Conference.Web.Host;
using Dushanbe.Conference.Web.Public.Frame;
using Dushanbe.Conference.Web.Security;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Dushanbe.Conference.Web.Start;

/// <summary>
/// What happens before the first request: the database is brought up to date, an empty installation gets the editions of
/// the Dushanbe Process, a developer gets a rehearsal to play with and accounts to sign in with, and an operator without
/// any organizer gets the link that makes the first one.
/// </summary>
internal sealed class StartUp(
    DatabaseSetup database,
    RefoldSearch refold,
    Seeding seeding,
    DemonstrationAccounts demonstration,
    SetUpLink setUp,
    RunningEditions editions,
    IServiceProvider services)
{
    private readonly List<string> lines = [];

    /// <summary>What the console was told.</summary>
    public IReadOnlyList<string> Lines => lines;

    public async Task PrepareAsync(CancellationToken cancel)
    {
        var isDevelopment = services.GetRequiredService<IHostEnvironment>().IsDevelopment();
        await database.ExecuteAsync(cancel);
        await refold.ExecuteAsync(cancel);
        await seeding.ExecuteAsync(isDevelopment, cancel);
        if (isDevelopment) lines.AddRange(await demonstration.OpenAsync(cancel));
        else await demonstration.CloseAsync(cancel);
        var token = await setUp.IssueAsync(cancel);
        ForgetOldImports();
        await editions.RefreshAsync(cancel);
        services.GetRequiredService<IHostApplicationLifetime>().ApplicationStarted.Register(() => Announce(token));
    }

    // where the files of imports lay before they lay with all others: they belong to nobody any more
    private void ForgetOldImports()
    {
        var folder = Path.Combine(services.GetRequiredService<DataFolder>().Root, "imports");
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
    }

    private void Announce(string? token)
    {
        var address = Address();
        if (token is not null) lines.Insert(0, $"set-up {address}/account/set-up?token={token} (makes the first organizer; holds for {SetUpLink.Lifetime.TotalHours:0} hours, until the next start or until it is used)");
        lines.Insert(0, $"sign-in {address}/account/sign-in");
        lines.Insert(0, $"address {address}");
        foreach (var line in lines) Console.WriteLine(line);
    }

    private string Address()
    {
        var addresses = services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses;
        var first = addresses?.FirstOrDefault() ?? "http://localhost";
        return first.Replace("[::]", "localhost", StringComparison.Ordinal).Replace("0.0.0.0", "localhost", StringComparison.Ordinal).Replace("127.0.0.1", "localhost", StringComparison.Ordinal).Replace("//*", "//localhost", StringComparison.Ordinal).Replace("//+", "//localhost", StringComparison.Ordinal);
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
        services.AddHealthChecks().AddCheck<Health.DatabaseCheck>("database");
    }
}
