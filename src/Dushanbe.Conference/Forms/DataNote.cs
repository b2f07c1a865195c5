using Dushanbe.Conference.Access;

namespace Dushanbe.Conference.Forms;

/// <summary>The privacy description of a field: its purpose, sensitivity, retention and who may read it.</summary>
/// <param name="Purpose">What it is used for.</param>
/// <param name="Sensitivity">How sensitive it is.</param>
/// <param name="Retention">How long it is kept.</param>
/// <param name="SeenWith">The permission needed to read, search, export or be told about it; null where reading the form is enough.</param>
public sealed record DataNote(DataPurpose Purpose, DataSensitivity Sensitivity, DataRetention Retention, Permission? SeenWith = null)
{
    /// <summary>Whether it is stored encrypted, with keys outside the database: a column as a <see cref="Data.SealedText"/>, a file in the file store.</summary>
    public bool IsEncrypted { get; init; }

    /// <summary>What screens show of it before somebody asks to see it, which the journal notes; <see cref="DataMask.None"/> where it is shown, and nothing noted.</summary>
    public DataMask Mask { get; init; }

    /// <summary>The permission with which one may know that it is there, and see it masked; null for <see cref="SeenWith"/>.</summary>
    public Permission? KnownWith { get; init; }

    /// <summary>No personal data.</summary>
    public static DataNote OfNobody { get; } = new(DataPurpose.None, DataSensitivity.NotPersonal, DataRetention.WithItsRecord);
}

/// <summary>What personal data is used for.</summary>
[Flags]
public enum DataPurpose
{
    /// <summary>Not about a person.</summary>
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

    /// <summary>Signing in, and naming who did something in the journal.</summary>
    Account = 32,

    /// <summary>Publishing a name or a picture only as far as the person wants.</summary>
    Publication = 64,

    /// <summary>Checking who somebody is, and that one person is registered once.</summary>
    Identity = 128,
}

/// <summary>How sensitive a field is, the least first.</summary>
public enum DataSensitivity
{
    /// <summary>Nothing.</summary>
    NotPersonal,

    /// <summary>Published by its purpose, as the name of a speaker.</summary>
    Public,

    /// <summary>Visible to everybody who works with the register.</summary>
    Personal,

    /// <summary>Needs a permission of its own; never quoted in a journal.</summary>
    Confidential,
}

/// <summary>How long a field is kept. An edition says after how many days those of its people are erased; by default they are not.</summary>
public enum DataRetention
{
    /// <summary>As long as its record.</summary>
    WithItsRecord,

    /// <summary>For reaching people and printing their badges: contacts and photos. Goes before, or with, the rest.</summary>
    ForTheEvent,

    /// <summary>As long as the edition keeps its register; withdrawn people stay in it.</summary>
    WithTheEdition,

    /// <summary>For good, in a row that no longer tells who it was.</summary>
    ForStatistics,

    /// <summary>As long as the programme, whose published versions stay.</summary>
    WithTheProgramme,
}
