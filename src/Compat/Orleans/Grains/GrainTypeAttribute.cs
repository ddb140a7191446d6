using Orleans.Runtime;

namespace Orleans;

/// <summary>Fixes the name of a grain class, so that renaming the class does not orphan its states.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false)]
public sealed class GrainTypeAttribute : Attribute
{
    private readonly GrainType _grainType;

    public GrainTypeAttribute(string grainType) => _grainType = GrainType.Create(grainType);

    public GrainType GetGrainType(IServiceProvider services, Type type) => _grainType;
}
