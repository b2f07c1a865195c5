namespace Dushanbe.Conference.Web.Kit;

/// <summary>A field that two desks changed at the same time.</summary>
/// <param name="Field">Its name in the form.</param>
/// <param name="Theirs">What the other desk saved.</param>
/// <param name="Mine">What is typed here.</param>
/// <param name="By">Who saved it; null where nothing says so.</param>
public sealed record Clash(string Field, string Theirs, string Mine, string? By = null)
{
    /// <summary>What the editor chose for a field.</summary>
    /// <param name="Field">Its name in the form.</param>
    /// <param name="IsTheirs">Whether the other desk's value shall stand.</param>
    public sealed record Choice(string Field, bool IsTheirs);
}
