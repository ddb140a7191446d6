using System.Buffers.Binary;

namespace CxBridge.Tests.Unit.Domain.Compliance;

/// <summary>A zone of the tz database read from its file (RFC 9636), so that the clocks of the runtime are not checked by themselves.</summary>
internal sealed class ZoneFile
{
    private const string Folder = "/usr/share/zoneinfo";
    private readonly long[] _changes;
    private readonly int[] _offsets;

    private ZoneFile(string name, long[] changes, int[] offsets) => (Name, _changes, _offsets) = (name, changes, offsets);

    public string Name { get; }

    /// <summary>Every zone of the database, links left out.</summary>
    public static IReadOnlyList<ZoneFile> All { get; } = File.Exists($"{Folder}/zone.tab")
        ? [.. File.ReadLines($"{Folder}/zone.tab").Where(l => !l.StartsWith('#')).Select(l => Read(l.Split('\t')[2]))]
        : [];

    /// <summary>Instants of the years 2020 to 2036 at which the clock changes.</summary>
    public IEnumerable<DateTimeOffset> Changes => _changes.Select(DateTimeOffset.FromUnixTimeSeconds).Where(c => c.Year is >= 2020 and <= 2036);

    /// <summary>What the clock shows.</summary>
    public DateTime Wall(DateTimeOffset instant)
    {
        int at = Array.BinarySearch(_changes, instant.ToUnixTimeSeconds());
        return instant.UtcDateTime.AddSeconds(_offsets[at >= 0 ? at + 1 : ~at]);
    }

    private static ZoneFile Read(string name)
    {
        // The second half of the file has 64-bit times; the first is skipped by the counts of its header.
        byte[] file = File.ReadAllBytes($"{Folder}/{name}");
        int at = 44 + Length(file, 0, timeSize: 4);
        int times = Count(file, at, 32);
        int types = Count(file, at, 36);
        int body = at + 44;
        var changes = new long[times];
        var offsets = new int[times + 1];
        int kinds = body + (8 * times) + times;
        for (int i = 0; i < times; i++)
        {
            changes[i] = BinaryPrimitives.ReadInt64BigEndian(file.AsSpan(body + (8 * i)));
            offsets[i + 1] = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(kinds + (6 * file[body + (8 * times) + i])));
        }

        offsets[0] = types > 0 ? BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(kinds)) : 0;
        return new(name, changes, offsets);
    }

    private static int Length(byte[] file, int at, int timeSize) =>
        (Count(file, at, 32) * (timeSize + 1)) + (Count(file, at, 36) * 6) + Count(file, at, 40) + (Count(file, at, 28) * (timeSize + 4)) + Count(file, at, 24) + Count(file, at, 20);

    private static int Count(byte[] file, int header, int field) => BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(header + field));
}
