namespace Dushanbe.Conference.Data;

/// <summary>A row that several people edit. The version is the concurrency token: edit forms carry it, every save increments it.</summary>
public interface IVersioned
{
    /// <summary>Starts at 1; set only by the data layer.</summary>
    long Version { get; set; }
}

/// <summary>A row whose content is shown on public pages; saving one renews the <see cref="ContentStamp"/>.</summary>
public interface IPublicContent;

/// <summary>One row that changes whenever public content does, so that a running server notices what another process saved.</summary>
public sealed class ContentStamp
{
    /// <summary>Always 1.</summary>
    public int Id { get; init; } = 1;

    /// <summary>A new value after each change.</summary>
    public Guid Value { get; set; }
}
