namespace Dushanbe.Conference.Lists;

/// <summary>Whether delegations may still ask for amendments.</summary>
public enum ListKind
{
    /// <summary>Sent round so that delegations read it; says until when and to whom they write.</summary>
    Provisional,

    /// <summary>The last word.</summary>
    Final,
}

/// <summary>The parts of a list of participants, in the order of protocol.</summary>
public enum ListGroup
{
    /// <summary>The State or body that is the host, by the partners of the edition.</summary>
    Host,

    /// <summary>The bodies that organize the edition with the host, in the order of its partners.</summary>
    CoOrganizers,

    /// <summary>The other States, Members and observers of the United Nations alike.</summary>
    States,

    /// <summary>The United Nations system.</summary>
    UnitedNations,

    /// <summary>Other intergovernmental organizations, the European Union included.</summary>
    IntergovernmentalOrganizations,

    /// <summary>Non-governmental and academic organizations.</summary>
    NonGovernmentalOrganizations,

    /// <summary>The media.</summary>
    Media,

    /// <summary>Everybody else, people without a delegation included, under their organization.</summary>
    Others,
}

/// <summary>Why a person is not on a list; the first that applies.</summary>
public enum ListOmission
{
    /// <summary>The accreditation is not approved, or was withdrawn.</summary>
    NotApproved,

    /// <summary>There is no name to print.</summary>
    NoName,

    /// <summary>The person does not want to be on published lists.</summary>
    Refused,

    /// <summary>Lists never name people of the category.</summary>
    CategoryNotListed,

    /// <summary>Lists name people of the category with their consent, and nobody has noted one.</summary>
    NoConsent,

    /// <summary>The group is not part of this list.</summary>
    GroupNotChosen,
}
