using Dushanbe.Conference.Access;

namespace Dushanbe.Conference.Forms;

/// <summary>What a field says about people, why it is asked, how long it is kept and who may know it.</summary>
/// <param name="Purpose">What it is used for.</param>
/// <param name="Sensitivity">How much it tells about a person.</param>
/// <param name="Retention">How long it is kept.</param>
/// <param name="SeenWith">The permission without which it can neither be read, searched, exported nor told of; null for whoever may read the form.</param>
public sealed record DataNote(DataPurpose Purpose, DataSensitivity Sensitivity, DataRetention Retention, Permission? SeenWith = null)
{
    /// <summary>Says nothing about a person.</summary>
    public static DataNote OfNobody { get; } = new(DataPurpose.None, DataSensitivity.NotPersonal, DataRetention.WithItsRecord);
}

/// <summary>What personal data is used for.</summary>
[Flags]
public enum DataPurpose
{
    /// <summary>Nothing that concerns a person.</summary>
    None = 0,

    /// <summary>Telling people apart and finding them at the desks.</summary>
    Register = 1,

    /// <summary>Printed on the badge.</summary>
    Badge = 2,

    /// <summary>The order of lists and of seats.</summary>
    Protocol = 4,

    /// <summary>Reaching the person.</summary>
    Contact = 8,

    /// <summary>Shown to the public in the programme.</summary>
    Programme = 16,

    /// <summary>Signing in, and standing in journals as who did it.</summary>
    Account = 32,
}

/// <summary>How much a field tells about a person; the least first.</summary>
public enum DataSensitivity
{
    /// <summary>Nothing.</summary>
    NotPersonal,

    /// <summary>Published by its purpose, as the name of a speaker.</summary>
    Public,

    /// <summary>Known to whoever works with the register.</summary>
    Personal,

    /// <summary>Needs a permission of its own; never quoted in a journal.</summary>
    Confidential,
}

/// <summary>How long a field is kept. Nothing is deleted by itself today.</summary>
public enum DataRetention
{
    /// <summary>As long as the record that it stands in.</summary>
    WithItsRecord,

    /// <summary>As long as the edition; a withdrawn person stays in its register.</summary>
    WithTheEdition,
}
