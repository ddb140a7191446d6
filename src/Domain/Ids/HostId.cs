namespace CxBridge.Domain.Ids;

/// <summary>A media host. <paramref name="Name"/> is stable over restarts; <paramref name="Incarnation"/> differs for every start of the process,
/// so that what an earlier life of the host left open can be told from what runs now.</summary>
public readonly record struct HostId(string Name, string Incarnation)
{
    /// <summary>Name and incarnation in one text, as stored with an attempt.</summary>
    public override string ToString() => $"{Name}/{Incarnation}";
}
