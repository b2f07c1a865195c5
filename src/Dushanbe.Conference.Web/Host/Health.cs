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

    /// <summary>The database can be reached and lacks no migration.</summary>
    internal sealed class DatabaseCheck(DatabaseSetup setup) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
            (await setup.ReadAsync(cancellationToken)).IsReady ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("The database cannot be reached or lacks migrations.");
    }
}
