using Dushanbe.Conference.Data;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Dushanbe.Conference.Web.Host;

/// <summary>Addresses for whatever watches the server: whether the process answers, and whether it can work.</summary>
internal static class Health
{
    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/health/ready").AllowAnonymous();
    }

    /// <summary>The data folder takes what is written into it: not on a disk that is full, or has become read-only.</summary>
    internal sealed class FolderCheck(DataFolder folder) : IHealthCheck
    {
        private const int Bytes = 64 * 1024;

        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            var probe = Path.Combine(folder.Root, $"ready.{Guid.CreateVersion7():N}");
            try
            {
                await using var file = new FileStream(probe, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
                await file.WriteAsync(new byte[Bytes], cancellationToken);
                file.Flush(flushToDisk: true);
                return HealthCheckResult.Healthy();
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                return HealthCheckResult.Unhealthy("The data folder cannot be written to.", exception);
            }
        }
    }

    /// <summary>The database can be reached and lacks no migration.</summary>
    internal sealed class DatabaseCheck(DatabaseSetup setup) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
            (await setup.ReadAsync(cancellationToken)).IsReady ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("The database cannot be reached or lacks migrations.");
    }
}
