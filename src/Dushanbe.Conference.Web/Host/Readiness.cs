using Dushanbe.Conference.Data;

namespace Dushanbe.Conference.Web.Host;

/// <summary>Explains what an operator has to do about a database that is not ready and that this process may not change.</summary>
internal static class Readiness
{
    private const string Prepare = "run the verb migrate with an account that may change its tables (and seed process for the first editions), or start with Database:PrepareAtStart=true.";

    /// <summary>One sentence; null where it is ready.</summary>
    public static string? WhatToDo(this DatabaseState state) => state switch
    {
        { IsReady: true } => null,
        { Unknown: > 0 and var unknown } => new NewerDatabaseException(unknown).Message,
        { IsReachable: false } => $"The database is not there or cannot be reached. Check ConnectionStrings:Conference; if it has never been made, {Prepare}",
        _ => $"The database lacks {state.Pending} migration(s), and Database:PrepareAtStart=false keeps this process from applying them: {Prepare}",
    };
}
