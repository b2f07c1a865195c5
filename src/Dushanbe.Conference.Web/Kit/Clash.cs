namespace Dushanbe.Conference.Web.Kit;

/// <summary>A field that two desks changed at the same time.</summary>
/// <param name="Field">Its name in the form.</param>
/// <param name="Theirs">The value saved by the other desk.</param>
/// <param name="Mine">The value typed here.</param>
/// <param name="By">Who saved it; null where unknown.</param>
public sealed record Clash(string Field, string Theirs, string Mine, string? By = null)
{
    /// <summary>The editor's choice for a field.</summary>
    /// <param name="Field">Its name in the form.</param>
    /// <param name="IsTheirs">Whether to take the other desk's value.</param>
    public sealed record Choice(string Field, bool IsTheirs);
}
