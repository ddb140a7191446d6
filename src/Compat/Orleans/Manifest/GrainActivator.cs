using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace Orleans.Runtime;

/// <summary>Constructs grains of one class: facets and the context are given, the rest comes from the services of the activation.</summary>
internal sealed class GrainActivator
{
    private readonly ObjectFactory _create;
    private readonly Factory<IGrainContext, object>[] _given;

    public GrainActivator(Type grainClass, IServiceProvider services)
    {
        var types = new List<Type>();
        var given = new List<Factory<IGrainContext, object>>();
        var constructors = grainClass.GetConstructors();
        foreach (var parameter in constructors.Length == 1 ? constructors[0].GetParameters() : [])
        {
            if (parameter.ParameterType == typeof(IGrainContext))
            {
                types.Add(parameter.ParameterType);
                given.Add(static context => context);
            }
            else if (parameter.GetCustomAttributes().FirstOrDefault(static attribute => attribute is IFacetMetadata) is { } facet)
            {
                types.Add(parameter.ParameterType);
                given.Add(FactoryOf(parameter, facet, services));
            }
        }

        _create = ActivatorUtilities.CreateFactory(grainClass, [.. types]);
        _given = [.. given];
    }

    public object Create(Activation activation)
    {
        var arguments = _given.Length == 0 ? [] : new object[_given.Length];
        for (var i = 0; i < arguments.Length; i++)
        {
            arguments[i] = _given[i](activation);
        }

        return _create(activation.ActivationServices, arguments);
    }

    private static Factory<IGrainContext, object> FactoryOf(ParameterInfo parameter, Attribute facet, IServiceProvider services)
    {
        var mapperType = typeof(IAttributeToFactoryMapper<>).MakeGenericType(facet.GetType());
        var mapper = services.GetService(mapperType)
            ?? throw new InvalidOperationException($"Nothing registered makes parameters with [{facet.GetType().Name}].");
        return (Factory<IGrainContext, object>)mapperType.GetMethod(nameof(IAttributeToFactoryMapper<>.GetFactory))!
            .Invoke(mapper, BindingFlags.DoNotWrapExceptions, null, [parameter, facet], null)!;
    }
}
