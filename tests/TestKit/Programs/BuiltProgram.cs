namespace CxBridge.TestKit.Programs;

/// <summary>Finds the product's programs as the same build made them.</summary>
public static class BuiltProgram
{
    /// <summary>The host, <c>cxbridge</c>.</summary>
    public static string Host => Find("src/Silo", "cxbridge");

    /// <summary>Practice carrier and CRM, <c>cxbridge-practice</c>.</summary>
    public static string Practice => Find("src/Practice", "cxbridge-practice");

    private static string Find(string project, string name)
    {
        string output = AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar);
        string root = RepositoryRoot(output);

        // The same edition, configuration and framework as the tests': tests/chaos/bin/Release/net10.0 tells where below src/Silo to look.
        string below = Path.Combine([.. Path.GetRelativePath(root, output).Split(Path.DirectorySeparatorChar).Skip(2)]);
        string file = Path.Combine(root, project, below, name);
        return File.Exists(file) ? file : throw new FileNotFoundException($"{file} is missing: build the solution first (./cx test does).");
    }

    private static string RepositoryRoot(string from)
    {
        for (string? folder = from; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, "CxBridge.sln")))
            {
                return folder;
            }
        }

        throw new DirectoryNotFoundException($"No CxBridge.sln above {from}.");
    }
}
