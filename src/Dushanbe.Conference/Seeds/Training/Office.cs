using Dushanbe.Conference.Delegations;
using Dushanbe.Conference.Names;
using Dushanbe.Conference.People;

namespace Dushanbe.Conference.Seeds.Training;

/// <summary>A kind of position in a delegation, with its functions, capacity and category.</summary>
/// <param name="Functions">The list of functions.</param>
/// <param name="Capacity">The capacity.</param>
/// <param name="Letter">The category.</param>
internal sealed record Office(string Functions, Capacity Capacity, string Letter)
{
    public static Office Of(Party party, int place, Dice dice) => (party.Kind, place) switch
    {
        (DelegationKind.State, 0) => new("stateHead", Capacity.HeadOfDelegation, "H"),
        (DelegationKind.State, 1 or 2) => new("alternate", Capacity.Alternate, "D"),
        (DelegationKind.State, _) => dice.Chance(22) ? new("adviser", Capacity.Adviser, "D") : new("member", Capacity.Member, "D"),
        (DelegationKind.UnitedNations, 0) => new("bodyHead", Capacity.HeadOfDelegation, "U"),
        (DelegationKind.UnitedNations, _) => new("body", Capacity.Representative, "U"),
        (DelegationKind.IntergovernmentalOrganization, 0) => new("bodyHead", Capacity.HeadOfDelegation, "I"),
        (DelegationKind.IntergovernmentalOrganization, _) => new("body", Capacity.Representative, "I"),
        (DelegationKind.NonGovernmentalOrganization, 0) => new("ngoHead", Capacity.HeadOfDelegation, "N"),
        (DelegationKind.NonGovernmentalOrganization, _) => dice.Chance(30) ? new("ngo", Capacity.Observer, "O") : new("ngo", Capacity.Representative, "N"),
        (DelegationKind.Media, 0) => new("mediaHead", Capacity.HeadOfDelegation, "P"),
        (DelegationKind.Media, _) => new("media", Capacity.NotStated, "P"),
        (_, 0) => new("committeeHead", Capacity.HeadOfDelegation, "S"),
        _ => new("committee", Capacity.NotStated, "S"),
    };

    /// <summary>The category, which for the host's staff depends on their function.</summary>
    public string Category(LocalizedText function) => (Functions, function.In("en")) switch
    {
        ("committee", "Liaison Officer" or "Volunteer") => "V",
        ("committee", "Security Officer") => "Z",
        _ => Letter,
    };

    /// <summary>The form of address for position, function and language.</summary>
    public string Honorific(bool woman, Party party, LocalizedText function, Dice dice)
    {
        var plain = woman ? "Ms." : "Mr.";
        if (Functions == "stateHead") return $"H.E. {plain}";
        if (function.In("en")!.StartsWith("Professor", StringComparison.Ordinal)) return "Prof.";
        var percent = dice.Below(100);
        return (party.Code, percent) switch
        {
            (_, < 7) => "Dr.",
            (_, < 11) when party.Kind == DelegationKind.State => woman ? "Lt. Col." : "Col.",
            ("FR" or "SN", < 60) => woman ? "Mme" : "M.",
            ("ES", < 60) => woman ? "Sra." : "Sr.",
            _ => plain,
        };
    }
}
