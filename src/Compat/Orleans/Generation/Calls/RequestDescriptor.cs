using System.ComponentModel;
using System.Reflection;
using Orleans.Runtime;
using Orleans.Serialization;

namespace CxBridge.Compat.Generation;

/// <summary>What is the same for every call of one interface method. One static instance a method, made by the generator.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class RequestDescriptor(
    Type interfaceType, string interfaceName, string methodName, Type[] parameterTypes, int genericArity, RequestFlags flags, long timeoutTicks)
{
    private MethodInfo? _method;

    public Type InterfaceType { get; } = interfaceType;

    public string InterfaceName { get; } = interfaceName;

    public string MethodName { get; } = methodName;

    public string ActivityName { get; } = $"{interfaceName}/{methodName}";

    public RequestFlags Flags { get; } = flags;

    /// <summary>From [ResponseTimeout]; null leaves the silo's default.</summary>
    public TimeSpan? ResponseTimeout { get; } = timeoutTicks == 0 ? null : TimeSpan.FromTicks(timeoutTicks);

    public MethodInfo Method => _method ??= Find();

    private MethodInfo Find()
    {
        var candidates = InterfaceType.GetInterfaces().Prepend(InterfaceType).SelectMany(static type => type.GetMethods());
        return candidates.First(method =>
            method.Name == MethodName
            && method.GetGenericArguments().Length == genericArity
            && (genericArity > 0
                ? method.GetParameters().Length == parameterTypes.Length
                : method.GetParameters().Select(static parameter => parameter.ParameterType).SequenceEqual(parameterTypes)));
    }
}
