namespace CxBridge.Tests.Browser;

/// <summary>Where things are in the source tree.</summary>
internal static class Repository
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    /// <summary>The built console (<c>npm ci &amp;&amp; npm run build</c> in src/Console).</summary>
    public static string Console => Path.Combine(Root, "src", "Console", "dist");

    private static string Find(string folder) => File.Exists(Path.Combine(folder, "CxBridge.sln"))
        ? folder
        : Find(Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests run outside the repository."));
}
