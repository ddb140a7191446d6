namespace CxBridge.Silo.Verbs.Demo;

/// <summary>What the demo found; the shape of its JSON line.</summary>
internal sealed record DemoReport
{
    public required int Contacts { get; init; }

    /// <summary>Contacts by final outcome.</summary>
    public required IReadOnlyDictionary<string, int> Outcomes { get; init; }

    /// <summary>Contacts whose result differs from what their persona really did.</summary>
    public required IReadOnlyList<DemoMismatch> Mismatches { get; init; }

    /// <summary>INVITEs, counted by the practice carrier, that no attempt accounts for, and calls to one number that overlapped; null on another carrier, which counts nothing for us.</summary>
    public required int? DoubleDials { get; init; }

    public required DemoCrm Crm { get; init; }

    public required IReadOnlyList<DemoCall> Calls { get; init; }

    public required double WallSeconds { get; init; }

    /// <summary>Of the host process.</summary>
    public required double PeakRssMb { get; init; }

    /// <summary>Contacts that had no result when the demo ended.</summary>
    public required int Unfinished { get; init; }

    /// <summary>Whether it is as it should be: all finished, nobody dialled twice, nothing lost, at most 2 of 30 misunderstood.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool Passed => Unfinished == 0 && DoubleDials is null or 0 && Crm.Lost == 0 && Mismatches.Count * 15 <= Contacts;
}
