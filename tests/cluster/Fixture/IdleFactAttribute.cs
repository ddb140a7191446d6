namespace CxBridge.Tests.Cluster.Fixture;

/// <summary>A case in which a grain idles for minutes: skipped, with the reason, on an engine whose idleness does not follow virtual time.</summary>
public sealed class IdleFactAttribute : FactAttribute
{
    public IdleFactAttribute() => Skip = Engine.WhyIdlenessCannotPass;
}
