using Dushanbe.Conference.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Dushanbe.Conference.Journal;

/// <summary>Gives a context the seal of its journal.</summary>
public static class JournalSealSetup
{
    /// <summary>For whoever makes contexts that write; one without a seal can read the journal and not write into it.</summary>
    public static DbContextOptionsBuilder UseJournalSeal(this DbContextOptionsBuilder options, JournalSeal seal)
    {
        ArgumentNullException.ThrowIfNull(options);
        ((IDbContextOptionsBuilderInfrastructure)options).AddOrUpdateExtension(new ContextOption<JournalSeal>(seal));
        return options;
    }
}
