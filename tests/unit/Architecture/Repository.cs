namespace CxBridge.Tests.Unit.Architecture;

/// <summary>The files of this repository, as far as people write them.</summary>
internal static class Repository
{
    private static readonly string[] Made = ["bin", "obj", "node_modules", "dist", "TestResults", ".git", ".cx", "data"];

    public static string Root { get; } = FindRoot();

    /// <summary>Files below the given folders, or the given files, whose name ends in one of the extensions ("" for none).</summary>
    public static IReadOnlyList<SourceFile> Files(IEnumerable<string> paths, params string[] extensions) =>
        [.. paths.Select(p => Path.Combine(Root, p)).SelectMany(Walk).Where(f => extensions.Contains(Path.GetExtension(f))).Order(StringComparer.Ordinal).Select(Read)];

    /// <summary>Folders directly below the given one, by name.</summary>
    public static IEnumerable<string> Folders(string below) =>
        Directory.GetDirectories(Path.Combine(Root, below)).Select(d => Path.GetFileName(d)).Where(n => !Made.Contains(n) && n[0] != '.').Order(StringComparer.Ordinal);

    private static IEnumerable<string> Walk(string path)
    {
        if (File.Exists(path))
        {
            return [path];
        }

        return Directory.Exists(path)
            ? Directory.GetFiles(path).Concat(Directory.GetDirectories(path).Where(d => !Made.Contains(Path.GetFileName(d))).SelectMany(Walk))
            : [];
    }

    private static SourceFile Read(string file) => new(Path.GetRelativePath(Root, file).Replace('\\', '/'), File.ReadAllText(file));

    private static string FindRoot()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "CxBridge.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("The tests must run from within the repository: they read its project files.");
    }
}
