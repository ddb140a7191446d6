using System.Reflection;

namespace CxBridge.Tests.Cluster.Api;

/// <summary>The facts of orleans-10.txt: the assemblies, the types of each, and what is said of a type.</summary>
internal sealed class ApiSheet
{
    private readonly Dictionary<string, ApiType> _types = new(StringComparer.Ordinal);

    private ApiSheet(IEnumerable<string> lines)
    {
        var assembly = "";
        var facts = new List<string>();
        foreach (var line in lines.Where(static line => line.Length > 0 && !line.StartsWith('#')))
        {
            if (line.StartsWith("assembly ", StringComparison.Ordinal))
            {
                assembly = line["assembly ".Length..];
            }
            else if (line.StartsWith(' '))
            {
                facts.Add(line.Trim());
            }
            else
            {
                facts = [];
                _types.Add(line, new ApiType(line, assembly, facts));
            }
        }
    }

    public IReadOnlyCollection<ApiType> Types => _types.Values;

    public ApiType? this[string name] => _types.GetValueOrDefault(name);

    public static ApiSheet OfOrleans()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("orleans-10.txt")!;
        using var reader = new StreamReader(stream);
        return Parse(reader.ReadToEnd());
    }

    public static ApiSheet Parse(string text) => new(text.Split('\n').Select(static line => line.TrimEnd()));
}
