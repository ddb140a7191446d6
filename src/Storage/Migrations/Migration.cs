using System.Globalization;
using CxBridge.Storage.Connections;

namespace CxBridge.Storage.Migrations;

/// <summary>One step of the schema: a file <c>0001_name.sql</c>, or one for each dialect. Files are only ever added.</summary>
internal sealed record Migration(int Version, string Name, string Script)
{
    private const string Folder = "Migrations/";

    /// <summary>All of one dialect, by version.</summary>
    public static IReadOnlyList<Migration> All(Dialect dialect)
    {
        string[] own = [$".{SqlLibrary.Suffix(dialect)}.sql", ".sql"];
        var found = new List<Migration>();
        System.Reflection.Assembly assembly = typeof(Migration).Assembly;
        foreach (string resource in assembly.GetManifestResourceNames().Where(n => n.StartsWith(Folder, StringComparison.Ordinal)))
        {
            string file = resource[Folder.Length..];
            string name = file[..file.IndexOf('.', StringComparison.Ordinal)];
            if (own.Contains(file[name.Length..]))
            {
                found.Add(new(int.Parse(name.AsSpan(0, 4), CultureInfo.InvariantCulture), name, SqlLibrary.Read(assembly, resource)));
            }
        }

        return [.. found.OrderBy(m => m.Version)];
    }
}
