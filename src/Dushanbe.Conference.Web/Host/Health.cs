using Dushanbe.Conference.Data;
using Dushanbe.Conference.Files.AtRest;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Dushanbe.Conference.Web.Host;

/// <summary>Health endpoints for monitoring: liveness and readiness.</summary>
internal static class Health
{
    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/health/ready").AllowAnonymous();
    }

    /// <summary>Checks that the data folder is writable, which a full or read-only disk is not.</summary>
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

    /// <summary>Checks that the keys of stored files are there and can be opened.</summary>
    internal sealed class KeysCheck(DataKeys keys) : IHealthCheck
    {
        public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
            Task.FromResult(keys.Trouble() is { } trouble ? HealthCheckResult.Unhealthy(trouble) : HealthCheckResult.Healthy());
    }

    /// <summary>Checks that the database is reachable and has no pending migrations.</summary>
    internal sealed class DatabaseCheck(DatabaseSetup setup) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
            (await setup.ReadAsync(cancellationToken)).IsReady ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("The database cannot be reached or lacks migrations.");
    }
}
