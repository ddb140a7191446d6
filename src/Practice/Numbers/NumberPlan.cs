using CxBridge.Domain.Telephony;
using CxBridge.Practice.Personas;

namespace CxBridge.Practice.Numbers;

/// <summary>Which persona answers a number.</summary>
/// <remarks>
/// <code>
/// 1 the numbers file, when it names the number
/// 2 +1 555 01 PP NNN: the persona with index PP (+1 555 01 07 003 is the fourth number of persona 7)
/// 3 any other number: a hash of number and seed chooses
/// </code>
/// </remarks>
public sealed class NumberPlan(PersonaCatalogue personas, IReadOnlyDictionary<PhoneNumber, Persona> exceptions, int seed)
{
    private const string Prefix = "+155501";

    /// <summary>Numbers that rule 2 gives to one persona.</summary>
    public const int NumbersPerPersona = 1_000;

    /// <summary>The number of rule 2.</summary>
    /// <param name="index">Index of the persona, 0 to 99.</param>
    /// <param name="serial">0 to 999.</param>
    public static PhoneNumber Number(int index, int serial)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, 100);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(serial, NumbersPerPersona);
        return PhoneNumber.Parse($"{Prefix}{index:00}{serial:000}");
    }

    /// <summary>The persona of a number.</summary>
    public Persona Find(PhoneNumber number)
    {
        if (exceptions.TryGetValue(number, out Persona? persona))
        {
            return persona; // 1
        }

        string digits = number.E164;
        if (digits.Length == Prefix.Length + 5 && digits.StartsWith(Prefix, StringComparison.Ordinal) && personas.FindByIndex(int.Parse(digits.AsSpan(Prefix.Length, 2))) is { } planned)
        {
            return planned; // 2
        }

        return personas.All[(int)((uint)Seed(number, 0) % (uint)personas.All.Count)]; // 3
    }

    /// <summary>The seed of a call: another for each call to a number, and the same again in the next run.</summary>
    /// <param name="number">Who is called.</param>
    /// <param name="call">Which call to that number, from 1.</param>
    public int Seed(PhoneNumber number, int call)
    {
        // FNV-1a: string hash codes differ from process to process.
        uint hash = 2_166_136_261;
        foreach (char c in $"{number.E164}/{seed}/{call}")
        {
            hash = (hash ^ c) * 16_777_619;
        }

        return (int)(hash ^ (hash >> 15));
    }
}
