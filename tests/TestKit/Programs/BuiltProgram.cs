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
        string configuration = Path.GetFileName(Path.GetDirectoryName(output))!;
        string file = Path.Combine(RepositoryRoot(output), project, "bin", configuration, Path.GetFileName(output), name);
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
