using System.Reflection;
using CxBridge.Domain.Configuration;

namespace CxBridge.Practice.Personas;

/// <summary>All personas of a practice carrier, by name and by index.</summary>
public sealed class PersonaCatalogue
{
    private readonly Dictionary<string, Persona> _byName;

    private PersonaCatalogue(IReadOnlyList<Persona> all)
    {
        All = all;
        _byName = all.ToDictionary(p => p.Name, StringComparer.Ordinal);
    }

    /// <summary>In the order of their index.</summary>
    public IReadOnlyList<Persona> All { get; }

    /// <summary>The persona of that name, or null.</summary>
    public Persona? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>The persona with that index, or null.</summary>
    public Persona? FindByIndex(int index) => All.FirstOrDefault(p => p.Index == index);

    /// <summary>Those that come with the program.</summary>
    public static PersonaCatalogue Builtin()
    {
        Assembly assembly = typeof(PersonaCatalogue).Assembly;
        return Read(assembly.GetManifestResourceNames().Where(n => n.StartsWith("personas/", StringComparison.Ordinal)).Select(n =>
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(n)!);
            return (n["personas/".Length..], reader.ReadToEnd());
        }));
    }

    /// <summary>Those of a folder's *.json files.</summary>
    /// <exception cref="PersonasInvalidException">One or more files are wrong; all mistakes are told.</exception>
    public static PersonaCatalogue Load(string folder) => Directory.Exists(folder)
        ? Read(Directory.EnumerateFiles(folder, "*.json").Where(f => !f.EndsWith(".schema.json", StringComparison.Ordinal))
            .Select(f => (Path.GetFileName(f), File.ReadAllText(f))))
        : throw new PersonasInvalidException([new(folder, "there is no such folder", "Give a folder with persona files, or 'builtin'")]);

    /// <summary>Those of the given texts.</summary>
    /// <exception cref="PersonasInvalidException">One or more are wrong; all mistakes are told.</exception>
    public static PersonaCatalogue Read(IEnumerable<(string Source, string Json)> files)
    {
        var errors = new List<ConfigurationError>();
        var personas = new List<(string Source, Persona Persona)>();
        foreach ((string source, string json) in files.OrderBy(f => f.Source, StringComparer.Ordinal))
        {
            if (PersonaReader.Read(json, source, errors) is { } persona)
            {
                personas.Add((source, persona));
            }
        }

        CheckUnique(personas, p => p.Name, "name", errors);
        CheckUnique(personas, p => p.Index, "index", errors);
        if (personas.Count == 0 && errors.Count == 0)
        {
            errors.Add(new("personas", "there is none", "Add a persona file"));
        }

        return errors.Count == 0 ? new([.. personas.Select(p => p.Persona).OrderBy(p => p.Index)]) : throw new PersonasInvalidException(errors);
    }

    private static void CheckUnique<T>(List<(string Source, Persona Persona)> personas, Func<Persona, T> key, string field, List<ConfigurationError> errors)
    {
        foreach (var same in personas.GroupBy(p => key(p.Persona)).Where(g => g.Count() > 1))
        {
            errors.AddRange(same.Skip(1).Select(s => new ConfigurationError($"{s.Source}.{field}", $"'{same.Key}' is taken by {same.First().Source}", "Choose another")));
        }
    }
}
