using System.Reflection;
using Orleans.Runtime;
using Orleans.Serialization.Invocation;

namespace Orleans;

public interface IGrainCallContext
{
    IInvokable Request { get; }

    object Grain { get; }

    MethodInfo InterfaceMethod { get; }

    GrainId? SourceId { get; }

    GrainId TargetId { get; }

    GrainInterfaceType InterfaceType { get; }

    string InterfaceName { get; }

    string MethodName { get; }

    object? Result { get; set; }

    Response? Response { get; set; }

    /// <summary>Calls the next filter, or the method after the last one.</summary>
    Task Invoke();
}
