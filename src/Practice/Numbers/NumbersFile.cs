using CxBridge.Domain.Configuration;
using CxBridge.Domain.Telephony;
using CxBridge.Practice.Personas;

namespace CxBridge.Practice.Numbers;

/// <summary>Reads a file of lines <c>number,persona</c>; empty lines, lines that begin with # and a heading are passed over.</summary>
public static class NumbersFile
{
    /// <summary>Reads its lines.</summary>
    /// <exception cref="PersonasInvalidException">Lines are wrong; all of them are told.</exception>
    public static IReadOnlyDictionary<PhoneNumber, Persona> Read(IEnumerable<string> lines, PersonaCatalogue personas)
    {
        var errors = new List<ConfigurationError>();
        var numbers = new Dictionary<PhoneNumber, Persona>();
        foreach ((int at, string line) in lines.Select((l, i) => (i + 1, l.Trim())))
        {
            if (line.Length == 0 || line.StartsWith('#') || line.StartsWith("number,", StringComparison.Ordinal))
            {
                continue;
            }

            string[] cells = line.Split(',', 2, StringSplitOptions.TrimEntries);
            string? reason = PhoneNumber.Read(cells[0], out PhoneNumber number);
            Persona? persona = cells.Length == 2 ? personas.Find(cells[1]) : null;
            if (reason is not null)
            {
                errors.Add(new($"numbers:{at}", reason, "Write the number as +15550100000"));
            }
            else if (persona is null)
            {
                errors.Add(new($"numbers:{at}", "there is no such persona", $"Use one of: {string.Join(", ", personas.All.Select(p => p.Name))}"));
            }
            else if (!numbers.TryAdd(number, persona))
            {
                errors.Add(new($"numbers:{at}", "the number is there twice", "Remove one of the lines"));
            }
        }

        return errors.Count == 0 ? numbers : throw new PersonasInvalidException(errors);
    }
}
