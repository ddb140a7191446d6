namespace Orleans.Concurrency;

/// <summary>Names a <c>bool Predicate(IInvokable)</c> of the grain class which decides, request by request, what interleaves.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class MayInterleaveAttribute(string callbackMethodName) : Attribute
{
    internal string CallbackMethodName { get; } = callbackMethodName;
}
