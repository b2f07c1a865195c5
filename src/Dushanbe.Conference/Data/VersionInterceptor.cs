using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Dushanbe.Conference.Data;

/// <summary>Increments the version of every changed row, once however often a save is retried, and renews the stamp of public content, in the same transaction.</summary>
public sealed class VersionInterceptor : SaveChangesInterceptor
{
    /// <inheritdoc/>
    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        Stamp(eventData.Context);
        return result;
    }

    /// <inheritdoc/>
    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Stamp(eventData.Context);
        return ValueTask.FromResult(result);
    }

    private static void Stamp(DbContext? context)
    {
        if (context is null) return;
        var publicChanged = false;
        foreach (var entry in context.ChangeTracker.Entries())
        {
            if (entry.State is not (EntityState.Added or EntityState.Modified or EntityState.Deleted)) continue;
            publicChanged |= entry.Entity is IPublicContent;
            if (entry.State == EntityState.Modified && entry.Entity is IVersioned versioned) versioned.Version = (long)entry.Property(nameof(IVersioned.Version)).OriginalValue! + 1;
        }

        if (publicChanged) Renew(context);
    }

    private static void Renew(DbContext context)
    {
        var stamp = context.Set<ContentStamp>().Local.FirstOrDefault() ?? context.Attach(new ContentStamp()).Entity;
        stamp.Value = Guid.CreateVersion7();
        context.Entry(stamp).Property(each => each.Value).IsModified = true;
    }
}
