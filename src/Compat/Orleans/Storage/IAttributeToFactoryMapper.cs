using System.Reflection;

namespace Orleans.Runtime;

/// <summary>Makes the value of a constructor parameter that carries <typeparamref name="TMetadata"/>.</summary>
public interface IAttributeToFactoryMapper<in TMetadata>
    where TMetadata : IFacetMetadata
{
    Factory<IGrainContext, object> GetFactory(ParameterInfo parameter, TMetadata metadata);
}
