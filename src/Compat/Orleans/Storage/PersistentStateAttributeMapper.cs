using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;

namespace Orleans;

public class PersistentStateAttributeMapper : IAttributeToFactoryMapper<PersistentStateAttribute>
{
    private static readonly MethodInfo s_create = typeof(IPersistentStateFactory).GetMethod(nameof(IPersistentStateFactory.Create))!;

    public Factory<IGrainContext, object> GetFactory(ParameterInfo parameter, PersistentStateAttribute attribute)
    {
        if (!parameter.ParameterType.IsGenericType || parameter.ParameterType.GetGenericTypeDefinition() != typeof(IPersistentState<>))
        {
            throw new ArgumentException($"[PersistentState] is for IPersistentState<T>, not {parameter.ParameterType}.", nameof(parameter));
        }

        IPersistentStateConfiguration configuration = string.IsNullOrEmpty(attribute.StateName)
            ? new PersistentStateAttribute(parameter.Name!, attribute.StorageName)
            : attribute;
        var create = s_create.MakeGenericMethod(parameter.ParameterType.GetGenericArguments());
        return context => create.Invoke(
            context.ActivationServices.GetRequiredService<IPersistentStateFactory>(),
            BindingFlags.DoNotWrapExceptions,
            binder: null,
            [context, configuration],
            culture: null)!;
    }
}
