namespace Dushanbe.Conference.Exchange;

/// <summary>What an import does with a row of somebody who is registered already.</summary>
/// <param name="What">What is done.</param>
/// <param name="By">By what somebody is recognized.</param>
public sealed record KnownChoice(KnownPeople What, KnownBy By)
{
    /// <summary>Where nobody has chosen.</summary>
    public static KnownChoice Usual { get; } = new(KnownPeople.Register, KnownBy.Name);

    /// <summary>Whether its values are ones that a desk offers.</summary>
    internal bool IsSound => Enum.IsDefined(What) && Enum.IsDefined(By);

    internal string ToText() => $"{What} {By}";

    internal static KnownChoice FromText(string? text) =>
        text?.Split(' ') is [var what, var by] && Enum.TryParse<KnownPeople>(what, out var done) && Enum.TryParse<KnownBy>(by, out var key) ? new(done, key) : Usual;
}

/// <summary>What is done with the rows of people who are registered.</summary>
public enum KnownPeople
{
    /// <summary>Every row registers somebody; a name that is registered is a warning.</summary>
    Register,

    /// <summary>Their rows are left out.</summary>
    LeaveOut,

    /// <summary>They are updated; a blank cell leaves a value as it is.</summary>
    Update,
}

/// <summary>By what a row is recognized as somebody who is registered. It is never changed by an update.</summary>
public enum KnownBy
{
    /// <summary>By the name and the delegation or, of those who have none, the organization.</summary>
    Name,

    /// <summary>By the number that the sender of the list has given.</summary>
    ListNumber,

    /// <summary>By the e-mail address.</summary>
    Email,
}

/// <summary>What a row does.</summary>
public enum RowDeed
{
    /// <summary>Registers somebody.</summary>
    Create,

    /// <summary>Updates somebody.</summary>
    Update,

    /// <summary>Nothing: somebody is registered with the same values.</summary>
    Keep,
}

/// <summary>A value that a row changes.</summary>
/// <param name="Column">The column, as findings name it.</param>
/// <param name="Was">The value in the register; empty for none.</param>
/// <param name="Is">The value in the file.</param>
public sealed record RowChange(string Column, ImportText Was, ImportText Is);
