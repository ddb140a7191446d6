namespace CxBridge.Tests.Cluster.Cells;

/// <summary>A case that needs a second build of the host, of another release; <c>CELL_NEXT_HOST</c> names its program.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class UpgradeFactAttribute : FactAttribute
{
    public UpgradeFactAttribute() => Skip = NextHost is null ? "CELL_NEXT_HOST names no build of the release after this one." : null;

    public static string? NextHost => Environment.GetEnvironmentVariable("CELL_NEXT_HOST");
}
