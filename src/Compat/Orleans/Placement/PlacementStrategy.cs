using Orleans.Metadata;

namespace Orleans.Runtime;

public abstract class PlacementStrategy
{
    /// <summary>Whether the grain is looked up in the directory; a pinned grain says no, so that no other silo's exit ends it.</summary>
    public virtual bool IsUsingGrainDirectory => true;

    /// <summary>Takes from the properties of the grain class what <see cref="PopulateGrainProperties"/> put there.</summary>
    public virtual void Initialize(GrainProperties properties)
    {
    }

    public virtual void PopulateGrainProperties(
        IServiceProvider services, Type grainClass, GrainType grainType, Dictionary<string, string> properties) =>
        properties["placement-strategy"] = GetType().Name;
}
