namespace Orleans;

/// <summary>Sees every call that leaves a grain or the host.</summary>
public interface IOutgoingGrainCallFilter
{
    Task Invoke(IOutgoingGrainCallContext context);
}
