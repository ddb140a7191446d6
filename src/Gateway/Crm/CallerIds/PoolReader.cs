using CxBridge.Domain.Carriers.CallerIds;
using CxBridge.Gateway.Problems;

namespace CxBridge.Gateway.Crm.CallerIds;

/// <summary>Reads a pool of a request and notes all that is wrong with it. Pure.</summary>
internal static class PoolReader
{
    private const int LongestName = 200;
    private const int MostNumbers = 5_000;

    public static CallerIdPool Read(CallerIdPoolId id, PoolBody body, Findings findings)
    {
        string name = findings.Text("name", body.Name, LongestName);
        IReadOnlyList<PoolNumberBody> given = body.Numbers ?? [];
        if (given.Count is 0 or > MostNumbers)
        {
            findings.Add("numbers", given.Count == 0 ? "is empty" : $"has {given.Count} numbers", $"Give 1 to {MostNumbers}; to show none for a while, set their state to off.");
        }
        (int At, CallerId Item)[] numbers = [.. findings.Items("numbers", [.. given.Take(MostNumbers)]).Select(n => (n.At, Read($"numbers[{n.At}].", n.Item, findings)))];
        var first = new Dictionary<string, int>();
        foreach ((int at, CallerId number) in numbers.Where(n => n.Item.Number != default))
        {
            if (!first.TryAdd(number.Number.E164, at))
            {
                findings.Add($"numbers[{at}].number", $"is the same as numbers[{first[number.Number.E164]}]", "Give each number once.");
            }
        }
        return new CallerIdPool { Id = id, Name = name, Numbers = [.. numbers.Select(n => n.Item)] };
    }

    private static CallerId Read(string path, PoolNumberBody body, Findings findings)
    {
        CallerIdState state = CallerIdState.On;
        if (body.State is not null && !Codes.TryParse(body.State, out state))
        {
            findings.Add(path + "state", $"is '{body.State}'", $"Use one of: {Codes.AllOf<CallerIdState>()}.");
        }
        return new CallerId
        {
            Number = findings.Number(path + "number", body.Number),
            DailyCap = body.DailyCap is null ? null : findings.Within(path + "dailyCap", body.DailyCap, 1, 1, 100_000),
            CallsAtOnce = body.CallsAtOnce is null ? null : findings.Within(path + "callsAtOnce", body.CallsAtOnce, 1, 1, 10_000),
            State = state,
        };
    }
}
