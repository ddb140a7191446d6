using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Reflection;

namespace CxBridge.Storage.Connections;

/// <summary>
/// The statements, by the path of their file below <c>Sql/</c> without its ending: <c>Attempts/gate</c>. A file <c>claim.postgres.sql</c>
/// is <c>Attempts/claim</c> for that dialect. Read once from the assembly.
/// </summary>
internal sealed class SqlLibrary
{
    private const string Folder = "Sql/";
    private const string Ending = ".sql";
    private const string Choice = "--?";

    private readonly FrozenDictionary<string, string> _statements;
    private readonly ConcurrentDictionary<(string Name, string Words), string> _chosen = new();
    private readonly ConcurrentDictionary<string, bool> _texts = new(ReferenceEqualityComparer.Instance);

    public SqlLibrary(Dialect dialect)
    {
        Dialect = dialect;
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        string own = $".{Suffix(dialect)}{Ending}";
        Assembly assembly = typeof(SqlLibrary).Assembly;
        foreach (string resource in assembly.GetManifestResourceNames().Where(n => n.StartsWith(Folder, StringComparison.Ordinal)))
        {
            string path = resource[Folder.Length..];
            if (path.EndsWith(own, StringComparison.Ordinal))
            {
                found.Add(path[..^own.Length], Read(assembly, resource));
            }
            else if (!Enum.GetValues<Dialect>().Any(d => path.EndsWith($".{Suffix(d)}{Ending}", StringComparison.Ordinal)))
            {
                found.Add(path[..^Ending.Length], Read(assembly, resource));
            }
        }

        _statements = found.ToFrozenDictionary(StringComparer.Ordinal);
        foreach (string text in found.Values)
        {
            _texts[text] = true;
        }
    }

    /// <summary>Whose SQL this is.</summary>
    public Dialect Dialect { get; }

    public IEnumerable<string> Names => _statements.Keys;

    /// <summary>The text of a statement.</summary>
    public string this[string name] => _statements.TryGetValue(name, out string? text) ? text
        : throw new InvalidOperationException($"There is no statement '{name}' for this database: Sql/{name}.sql is missing.");

    /// <summary>The text of a statement, less the lines that end with <c>--? word</c> and whose word is not among <paramref name="words"/>.</summary>
    public string With(string name, IEnumerable<string> words)
    {
        string[] kept = [.. words];
        string text = _chosen.GetOrAdd((name, string.Join(' ', kept)), _ => string.Join('\n', this[name].Split('\n').Where(line => Keeps(line, kept))));
        _texts.TryAdd(text, true);
        return text;
    }

    /// <summary>Whether this very string came from here, so that there are few of them and each comes again.</summary>
    public bool Holds(string text) => _texts.ContainsKey(text);

    public static string Suffix(Dialect dialect) => dialect == Dialect.Sqlite ? "sqlite" : "postgres";

    internal static string Read(Assembly assembly, string resource)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
        return reader.ReadToEnd();
    }

    private static bool Keeps(string line, string[] words)
    {
        int at = line.StartsWith("--", StringComparison.Ordinal) ? -1 : line.IndexOf(Choice, StringComparison.Ordinal);
        return at < 0 || words.Contains(line[(at + Choice.Length)..].Trim());
    }
}
