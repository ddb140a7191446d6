using System.Reflection;

namespace Orleans.Serialization.Invocation;

/// <summary>A method call as an object: what filters and interleave predicates look at.</summary>
public interface IInvokable : IDisposable
{
    bool IsCancellable => false;

    object? GetTarget();

    void SetTarget(ITargetHolder holder);

    ValueTask<Response> Invoke();

    int GetArgumentCount();

    object? GetArgument(int index);

    void SetArgument(int index, object value);

    string GetMethodName();

    string GetInterfaceName();

    string GetActivityName();

    MethodInfo GetMethod();

    Type GetInterfaceType();

    TimeSpan? GetDefaultResponseTimeout() => null;

    CancellationToken GetCancellationToken() => default;

    bool TryCancel() => false;
}
