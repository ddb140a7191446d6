using System.ComponentModel;
using System.Reflection;
using Orleans.Runtime;
using Orleans.Serialization;
using Orleans.Serialization.Invocation;

namespace CxBridge.Compat.Generation;

/// <summary>A method and its arguments: what the generator derives from, one class an interface method.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class MethodCall : IInvokable
{
    public abstract RequestDescriptor Descriptor { get; }

    public virtual bool IsCancellable => false;

    public virtual int GetArgumentCount() => 0;

    public virtual object? GetArgument(int index) => throw new ArgumentOutOfRangeException(nameof(index));

    public virtual void SetArgument(int index, object value) => throw new ArgumentOutOfRangeException(nameof(index));

    public virtual CancellationToken GetCancellationToken() => default;

    public abstract object? GetTarget();

    public string GetMethodName() => Descriptor.MethodName;

    public string GetInterfaceName() => Descriptor.InterfaceName;

    public string GetActivityName() => Descriptor.ActivityName;

    public MethodInfo GetMethod() => Descriptor.Method;

    public Type GetInterfaceType() => Descriptor.InterfaceType;

    public TimeSpan? GetDefaultResponseTimeout() => Descriptor.ResponseTimeout;

    public void SetTarget(ITargetHolder holder) => BindTarget(holder.GetTarget() ?? throw new InvalidOperationException("There is no target."));

    public virtual bool TryCancel() => false;

    public abstract ValueTask<Response> Invoke();

    public void Dispose() => GC.SuppressFinalize(this);

    /// <summary>Gives the call the object whose method it calls.</summary>
    protected abstract void BindTarget(object target);

    protected virtual void SetCancellationToken(CancellationToken token)
    {
    }

    /// <summary>Writes the arguments; with <see cref="ReadArguments"/> the whole of a message that a wire would carry.</summary>
    protected virtual void WriteArguments(MessageWriter writer)
    {
    }

    protected virtual void ReadArguments(MessageReader reader)
    {
    }

    internal void Bind(object target) => BindTarget(target);

    internal void Bind(CancellationToken token) => SetCancellationToken(token);

    internal void RoundTripArguments()
    {
        using var writer = new MessageWriter();
        WriteArguments(writer);
        using var reader = writer.ToReader();
        ReadArguments(reader);
    }
}
