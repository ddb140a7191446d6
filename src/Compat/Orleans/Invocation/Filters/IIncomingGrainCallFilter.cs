namespace Orleans;

/// <summary>Sees every call that arrives at a grain. A grain class may implement it for itself.</summary>
public interface IIncomingGrainCallFilter
{
    Task Invoke(IIncomingGrainCallContext context);
}
