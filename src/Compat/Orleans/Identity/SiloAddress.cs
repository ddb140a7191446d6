using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;

namespace Orleans.Runtime;

/// <summary>An incarnation of a silo: endpoint and generation, written <c>address:port@generation</c>.</summary>
public sealed class SiloAddress : IEquatable<SiloAddress>, IComparable<SiloAddress>, IParsable<SiloAddress>
{
    private SiloAddress(IPEndPoint endpoint, int generation)
    {
        Endpoint = endpoint;
        Generation = generation;
    }

    public static SiloAddress Zero { get; } = New(new IPAddress(0), 0, 0);

    public IPEndPoint Endpoint { get; }

    /// <summary>Grows with each start at the same endpoint, so that two incarnations are never taken for one.</summary>
    public int Generation { get; }

    public static SiloAddress New(IPEndPoint ep, int gen) => new(ep, gen);

    public static SiloAddress New(IPAddress address, int port, int generation) => new(new IPEndPoint(address, port), generation);

    public string ToParsableString() => ToString();

    public static SiloAddress FromParsableString(string addr) => Parse(addr, provider: null);

    public static SiloAddress Parse(string value, IFormatProvider? provider = null) =>
        TryParse(value, provider, out var result) ? result : throw new FormatException($"\"{value}\" is not a silo address.");

    public static bool TryParse([NotNullWhen(true)] string? value, IFormatProvider? provider, [NotNullWhen(true)] out SiloAddress? result)
    {
        result = null;
        var at = value?.LastIndexOf('@') ?? -1;
        if (at > 0
            && IPEndPoint.TryParse(value.AsSpan(0, at), out var endpoint)
            && int.TryParse(value.AsSpan(at + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var generation))
        {
            result = new SiloAddress(endpoint, generation);
        }

        return result is not null;
    }

    public bool Equals([NotNullWhen(true)] SiloAddress? other) =>
        other is not null && Generation == other.Generation && Endpoint.Equals(other.Endpoint);

    public override bool Equals(object? obj) => Equals(obj as SiloAddress);

    public override int GetHashCode() => Endpoint.GetHashCode() ^ Generation;

    public int GetConsistentHashCode() => IdSpan.Create(ToString()).GetHashCode();

    public int CompareTo(SiloAddress? other) => other is null
        ? 1
        : Generation.CompareTo(other.Generation) is var byGeneration and not 0
            ? byGeneration
            : string.CompareOrdinal(Endpoint.ToString(), other.Endpoint.ToString());

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Endpoint}@{Generation}");
}
