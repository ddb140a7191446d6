namespace CxBridge.Domain.Compliance;

/// <summary>The data files of the rules, which lie within the assembly.</summary>
internal static class ComplianceData
{
    public static Stream Open(string name) => typeof(ComplianceData).Assembly.GetManifestResourceStream("Compliance/" + name)
        ?? throw new InvalidOperationException($"The rules' data file {name} is not in the assembly.");
}
