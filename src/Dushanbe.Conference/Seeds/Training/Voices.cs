using Dushanbe.Conference.Delegations;


namespace Dushanbe.Conference.Seeds.Training;

/// <summary>Chooses the sixty speakers and assigns their appearances.</summary>
internal sealed class Voices
{
    private const string Host = "TJ";
    private const string Unconfirmed = "GB";
    private const int Heads = 38;

    private readonly Queue<Person> heads;
    private readonly Queue<Person> experts;
    private readonly Person host;

    public Voices(int seed, Cast cast)
    {
        host = cast.HeadOf(cast.Parties.Single(party => party.Code == Host));
        ToBeConfirmed = cast.Parties.Single(party => party.Code == Unconfirmed);
        var dice = new Dice(seed, "speakers");
        var states = cast.Parties.Where(party => party.Kind == DelegationKind.State && party.Code is not (Host or Unconfirmed));
        heads = new(dice.Shuffled(states.Select(cast.HeadOf)).Take(Heads));
        var bodies = cast.Parties.Where(party => party.Kind is DelegationKind.UnitedNations or DelegationKind.IntergovernmentalOrganization or DelegationKind.NonGovernmentalOrganization);
        experts = new(dice.Shuffled([.. bodies.Select(cast.HeadOf), .. cast.Guests]));
        All = [host, .. heads, .. experts];
    }

    /// <summary>All speakers.</summary>
    public IReadOnlyList<Person> All { get; }

    /// <summary>The delegation whose speaker is to be confirmed.</summary>
    public Party ToBeConfirmed { get; }

    /// <summary>The speaker of a slot; null where to be confirmed. Round robin, so that all speak before anyone speaks twice.</summary>
    public Person? Next(string who) => who switch
    {
        "host" => host,
        "m" => Turn(heads),
        "e" => Turn(experts),
        "confirm" => null,
        _ => throw new ArgumentOutOfRangeException(nameof(who), who, "There are no such speakers."),
    };

    private static Person Turn(Queue<Person> waiting)
    {
        var next = waiting.Dequeue();
        waiting.Enqueue(next);
        return next;
    }
}
