namespace CxBridge.Practice.Callees;

/// <summary>Told what a callee does and hears.</summary>
public interface ICalleeWitness
{
    /// <summary>Something happened. Called on the callee's own thread, a few times a second at most.</summary>
    void Saw(CalleeEvent seen);
}
